//! What the CEO, the CTO and staff write to each other about one candidacy: one conversation each, which everybody of them reads, from the moment
//! at which they are part of it.
//!
//! [`permission`] proves who is part of it; [`write()`] and [`withdraw()`] are its author's, [`report()`] and [`settle()`] show a message to staff;
//! [`mark()`] says how far a side has read; [`read`] shows it to each, [`discreet`] without what they may not know yet; [`file()`] hands out what was
//! sent along. Mail tells that something was written, once until it is read, and never what.

mod discreet;
mod file;
mod mark;
mod notice;
pub mod permission;
pub mod read;
mod report;
mod store;
mod transition;
mod withdraw;
mod write;

use domain::{
    CandidacyId, DocumentType, MessageId, Role,
    forms::{Complaint, FieldError},
};
use uuid::Uuid;

use crate::{Marketplace, Problem};

pub use file::{File, file};
pub use mark::mark;
pub use notice::AboutConversation;
pub use permission::Member;
pub use report::{OpenReport, open_reports, report, settle};
pub use withdraw::withdraw;
pub use write::{Sent, write};

pub(crate) use notice::notice;
pub(crate) use store::forget_empty;

/// The field of the form that holds the words.
pub const WORDS: &str = "words";
/// The field of the form that holds a file.
pub const FILE: &str = "document";
/// The largest file that is taken, in bytes; as a proof document.
pub const MOST_BYTES: usize = crate::documents::MOST_BYTES;

/// A file that was sent with a message, without its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentFile {
    pub name: String,
    pub kind: DocumentType,
    /// The size of the content, in bytes.
    pub byte_count: i32,
}

/// How a reader calls the missions and the people of these candidacies, written in or not: as a mail would, see [`AboutConversation`].
pub(crate) async fn names_of(
    market: &Marketplace,
    reader: Role,
    candidacies: &[CandidacyId],
) -> Result<Vec<(CandidacyId, read::Names)>, Problem> {
    let places = store::places(&market.pool, candidacies).await?;
    Ok(places.into_iter().map(|place| (place.candidacy, read::Names::in_a_mailbox(place, reader))).collect())
}

/// The id of a message that a page gave, or one that nobody has. A malformed one names nothing.
pub fn next(given: &str) -> Result<MessageId, Problem> {
    if given.is_empty() { Ok(MessageId(Uuid::now_v7())) } else { given.parse().map_err(|_| Problem::NotFound) }
}

/// The complaint about a file that is too large, with the limit in megabytes.
pub fn too_large() -> FieldError {
    FieldError::with_limit(FILE, Complaint::TooLarge, u32::try_from(MOST_BYTES / (1024 * 1024)).unwrap_or(u32::MAX))
}
