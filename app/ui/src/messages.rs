//! Conversations, the same for the CEO, the CTO and staff: a page of messages with the form that writes one, the list of one's conversations, and
//! how much waits. Each audience has its own pages around them.

pub mod api;
mod islands;
mod linked;
#[cfg(feature = "ssr")]
mod view;
mod waiting;

pub use islands::{MessageDraft, MessagesSeen};
pub use linked::{Piece, pieces, with_links};
#[cfg(feature = "ssr")]
pub use view::{ConversationPage, FORM, Inbox, SEND, address, before, called, file_address};
pub use waiting::WaitingNotice;
