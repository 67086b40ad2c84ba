//! What a file is, by its content.

use crate::Unreadable;

/// A kind of file that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Text of a CV, in UTF-8.
    Text,
    /// A JSON Resume.
    JsonResume,
    /// A LinkedIn export, or another archive.
    Zip,
    /// A PDF.
    Pdf,
}

/// How much of a file is looked at, in bytes.
const LOOKED_AT: usize = 1024;

impl Kind {
    /// The kind of a file.
    pub(crate) fn of(bytes: &[u8]) -> Result<Self, Unreadable> {
        let bytes = without_mark(bytes);
        let head = bytes.get(..LOOKED_AT.min(bytes.len())).unwrap_or_default();
        if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
            return Ok(Self::Zip);
        }
        if head.windows(5).any(|at| at == b"%PDF-") {
            return Ok(Self::Pdf);
        }
        let Some(first) = head.iter().find(|byte| !byte.is_ascii_whitespace()) else { return Err(Unreadable::Empty) };
        if *first == b'{' {
            return Ok(Self::JsonResume);
        }
        match std::str::from_utf8(bytes) {
            Ok(text) if !text.chars().any(is_never_text) => Ok(Self::Text),
            _ => Err(Unreadable::UnknownKind),
        }
    }
}

/// The bytes without the mark that some programs write before UTF-8.
pub(crate) fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

/// Control characters that no text holds; a form feed parts the pages of one.
fn is_never_text(letter: char) -> bool {
    letter.is_control() && !matches!(letter, '\n' | '\r' | '\t' | '\u{c}' | '\u{85}')
}
