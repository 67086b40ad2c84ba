//! What a page or a server function asks of its request: who is there, the services, what was typed, where to go next.
//!
//! - A page is `page(async move { … Ok(view) })`: a problem becomes its status and its sentence.
//! - The server function of a form ends with [`settle`]: it redirects, and a refusal brings the person back to what they typed.
//! - The server function of an island ends with [`answer`].
//!
//! [`meet`] runs before all of them and does what needs the database: the session, the browser's key, a form's memory.

mod cookies;
mod desk;
mod meet;
mod meeting;
mod page;
mod publisher;
mod request;
pub mod search;
mod settle;

pub use cookies::{BROWSER_DAYS, Cookies};
pub use meet::{Doors, KEY_FIELD, count_waiting, meet, remembers};
pub use page::{GonePage, discreet, if_there, page, page_number};
pub use publisher::Publisher;
pub use request::{Assets, Network, Origin, agent, device, market, network, outbox_shown, provide, typed, visitor, whole_address};
pub use settle::{answer, first_page, is_local, keep_link, kept_link, leave_session, mailto, open_session, settle};

pub(crate) use desk::{Desk, id};
pub(crate) use meeting::{meeting_of, page_of_meeting};
pub(crate) use settle::answer_malformed;
