//! What the server draws of conversations.

mod address;
mod compose;
mod conversation;
mod inbox;
mod message;
mod people;

pub use address::{address, file_address};
pub use compose::{FORM, SEND};
pub use conversation::{ConversationView, before};
pub use inbox::Inbox;
pub use message::title;
pub use people::called;
