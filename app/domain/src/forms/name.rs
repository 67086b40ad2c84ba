//! What people are called: one line, single blanks.

use super::{Refused, text::line};

/// What somebody is called: 1 to 80 characters on one line.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PersonName(String);

impl PersonName {
    /// The fewest characters.
    pub const MIN: u32 = 1;
    /// The most characters.
    pub const MAX: u32 = 80;

    /// Reads the name from a form.
    pub fn read(text: &str) -> Result<Self, Refused> {
        line(text, Self::MIN, Self::MAX).map(Self)
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::Complaint;

    #[test]
    fn a_name_is_one_line() {
        assert_eq!(PersonName::read("  Camille\n\tAubry ").map(|name| name.as_str().to_owned()).as_deref(), Ok("Camille Aubry"));
        assert_eq!(PersonName::read(" \n "), Err(Refused { complaint: Complaint::Missing, limit: None }));
        assert_eq!(PersonName::read(&"x".repeat(81)), Err(Refused { complaint: Complaint::TooLong, limit: Some(80) }));
    }
}
