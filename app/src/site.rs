//! What exists on the server only: the document, the map, the public pages.

mod accessibility;
mod account;
mod agency;
mod agenda;
mod availability;
mod briefing;
mod case_studies;
mod chapters;
pub(crate) mod ctos;
mod described;
mod doorway;
pub(crate) mod engagement;
mod glossary;
mod guest;
mod home;
mod how_it_works;
mod invitation;
mod legal;
mod messages;
mod missing;
mod notifications;
mod outbox;
pub(crate) mod postings;
mod prefetch;
mod preview;
mod privacy;
mod ranking;
mod reference;
mod routes;
mod shell;
mod sign_in;
mod spans;
pub(crate) mod taste;
mod unsubscribe;

pub use routes::App;
pub use shell::shell;
