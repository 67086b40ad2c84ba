//! The name by which the vocabulary knows a technology.

use std::str::FromStr;

use crate::{UnknownCode, code::text_form};

/// The id of a technology in the vocabulary: lower-case letters, digits, `-`, `+`, `#` and `.`, at most 40 (`symfony`, `c++`, `c#`).
/// Whether the vocabulary holds it is the vocabulary's to say.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TechnologyId(Box<str>);

impl TechnologyId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for TechnologyId {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        if is_slug(text, b"-+#.") { Ok(Self(text.into())) } else { Err(UnknownCode::new("technology", text)) }
    }
}

text_form!(TechnologyId, |technology| technology.0);

/// Lower-case ASCII letters and digits, and the given marks; 1 to 40 bytes.
pub(crate) fn is_slug(text: &str, marks: &[u8]) -> bool {
    (1..=40).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || marks.contains(&byte))
}
