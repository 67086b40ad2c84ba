//! Reads what a CTO brings along: the text of a CV, a [JSON Resume](https://jsonresume.org/schema), a LinkedIn export (a zip of CSV files), or
//! a PDF that holds its text. Pure: bytes in, a [`Resume`] or a reason out.
//!
//! What a file is follows from its content, never from its name. Every reader is bounded in bytes, pages, entries and what is unpacked, so that
//! no file costs more than a fraction of a second or a few tens of megabytes; and none panics, whatever it is given. Reading is still work for a
//! thread of its own: see [`read`].
//!
//! It knows no vocabulary: what the words mean is for `matching` to say, which reads [`Resume::text`].

mod json_resume;
mod kind;
mod linkedin;
mod pdf;
mod plain;
mod resume;

use thiserror::Error;

pub use kind::Kind;
pub use resume::{Link, LinkSort, Resume, Station};

/// The largest file that is read, in bytes.
pub const MOST_BYTES: usize = 8 * 1024 * 1024;
/// The longest text that a file may come to, in bytes; what is longer is read up to here.
pub const MOST_TEXT: usize = 200_000;

/// Why nothing could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Error)]
pub enum Unreadable {
    #[error("nothing was sent")]
    Empty,
    #[error("the file, or what it holds, is too large")]
    TooLarge,
    #[error("not a kind of file that is read here")]
    UnknownKind,
    #[error("the file is of its kind, but broken")]
    Broken,
    #[error("the file is locked by a password")]
    Locked,
    #[error("the file holds no text: it is probably a picture of one")]
    NoText,
    #[error("the file holds nothing about a career")]
    NothingInside,
}

/// Reads a file. It works the processor for up to a second: call it on a thread that may block.
///
/// # Errors
/// Every [`Unreadable`].
pub fn read(bytes: &[u8]) -> Result<Resume, Unreadable> {
    if bytes.len() > MOST_BYTES {
        return Err(Unreadable::TooLarge);
    }
    let resume = match Kind::of(bytes)? {
        Kind::Text => plain::read(bytes),
        Kind::JsonResume => json_resume::read(bytes),
        Kind::Zip => linkedin::read(bytes),
        Kind::Pdf => pdf::read(bytes),
    }?;
    if resume.is_empty() { Err(Unreadable::NothingInside) } else { Ok(resume) }
}
