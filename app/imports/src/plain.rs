//! The text of a CV, pasted or in a file.

use crate::{Resume, Unreadable, kind::without_mark, resume::clipped};

pub(crate) fn read(bytes: &[u8]) -> Result<Resume, Unreadable> {
    let text = std::str::from_utf8(without_mark(bytes)).map_err(|_| Unreadable::UnknownKind)?;
    Ok(Resume {
        text: clipped(&text.replace("\r\n", "\n").replace(['\r', '\u{c}', '\u{85}'], "\n"), crate::MOST_TEXT),
        ..Resume::default()
    })
}
