//! What exists on the server only: the document, the map, the public pages.

mod home;
mod missing;
mod privacy;
mod ranking;
mod routes;
mod shell;
mod sign_in;

pub use routes::App;
pub use shell::shell;
