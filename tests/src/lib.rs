//! What the tests of the whole site stand on: a database for each test, the site on it, people who browse it without
//! JavaScript, and builders that play the services.
//!
//! - [`TestDatabase`]: a clone of a migrated template, dropped with the test.
//! - [`Site`]: the router as the program serves it, on such a database, at a clock that a test moves.
//! - [`Browser`]: cookies, links, real forms. What cannot be done here cannot be done without JavaScript.
//! - [`startup`], [`cto`], [`staff`], [`mission`]: people and missions in any state, through the services.
//! - [`browsers`]: real browsers, for what needs JavaScript or a style sheet.
//! - [`sights`]: every page worth looking at, and who sees it.
//! - [`Postbox`]: a mail server that speaks SMTP, for mail that leaves.
//! - [`Node`]: the program itself, as a process with a private PostgreSQL, for what only a process can show.
//!
//! `cargo xtask test` gives the tests what they need; see `xtask/src/test_environment.rs` for the variables.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop at what it did not expect")]

mod browser;
pub mod browsers;
mod builders;
mod community_events;
mod database;
mod engagement;
mod folder;
mod form;
mod meetings;
mod node;
mod outcomes;
mod page;
mod papers;
mod postbox;
mod sent;
mod showing;
pub mod sights;
mod site;
mod stream;
mod talking;
mod terms;
mod vetting;
mod workspace;

pub use browser::{Answer, Browser, Part};
pub use builders::{Member, Mission, PASSWORD, cto, mission, staff, startup};
pub use community_events::evening;
pub use database::{Contents, TestDatabase};
pub use engagement::{AtWork, typed_entry};
pub use folder::Folder;
pub use form::Form;
pub use node::Node;
pub use outcomes::{Completed, study_text};
pub use page::{Page, says};
pub use papers::paper;
pub use postbox::{Arrived, Postbox, Temper, links, plain_blanks};
pub use sent::{pdf, portrait};
pub use site::{START, Site, market_on};
pub use stream::Stream;
pub use terms::TERMS;
pub use vetting::MOTIVATION;
pub use workspace::{files, read, root};
