//! What exists on the server only: the document, the map, the public pages.

mod account;
mod agency;
mod agenda;
mod availability;
mod briefing;
mod case_studies;
pub(crate) mod ctos;
mod doorway;
pub(crate) mod engagement;
mod glossary;
mod guest;
mod home;
mod invitation;
mod messages;
mod missing;
mod notifications;
mod outbox;
pub(crate) mod postings;
mod preview;
mod privacy;
mod ranking;
mod reference;
mod routes;
mod shell;
mod sign_in;
mod unsubscribe;

pub use routes::App;
pub use shell::shell;
