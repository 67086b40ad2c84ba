//! What the server draws of conversations.

mod address;
mod compose;
mod conversation;
mod inbox;
mod message;
mod people;
mod sheet;

pub use address::{address, file_address};
pub use compose::{FORM, SEND};
pub use conversation::before;
pub use inbox::Inbox;
pub use people::called;
pub use sheet::ConversationPage;
