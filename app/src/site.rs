//! What exists on the server only: the document, the map, the public pages.

mod account;
mod agency;
mod doorway;
mod glossary;
mod home;
mod missing;
mod outbox;
mod preview;
mod privacy;
mod ranking;
mod routes;
mod shell;
mod sign_in;
mod unsubscribe;

pub use routes::App;
pub use shell::shell;
