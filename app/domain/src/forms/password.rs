//! New passwords: their length, and nothing else that a person would have to remember.

use super::{Complaint, Refused};

/// A password that somebody chooses: 8 to 128 characters, of any kind, kept to the last one. Not `Debug`: it must not reach a log.
///
/// Whether it is among the most common is asked where it is hashed: the list is long, and the browser needs none.
#[derive(Clone, PartialEq, Eq)]
pub struct NewPassword(String);

impl NewPassword {
    /// The fewest characters.
    pub const MIN: u32 = 8;
    /// The most characters.
    pub const MAX: u32 = 128;

    /// Reads a password from a form. Nothing is trimmed and nothing is cut off.
    pub fn read(text: &str) -> Result<Self, Refused> {
        let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        match length {
            0 => Err(Refused { complaint: Complaint::Missing, limit: None }),
            _ if length < Self::MIN => Err(Refused { complaint: Complaint::TooShort, limit: Some(Self::MIN) }),
            _ if length > Self::MAX => Err(Refused { complaint: Complaint::TooLong, limit: Some(Self::MAX) }),
            _ => Ok(Self(text.to_owned())),
        }
    }

    /// The password itself, for whoever hashes it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaint(text: &str) -> Option<Complaint> {
        NewPassword::read(text).err().map(|refused| refused.complaint)
    }

    #[test]
    fn length_is_counted_in_characters_and_nothing_is_cut_off() {
        assert_eq!(complaint(""), Some(Complaint::Missing));
        assert_eq!(complaint("sept-77"), Some(Complaint::TooShort));
        assert_eq!(complaint("éééééééé"), None, "eight characters, sixteen bytes");
        let long = "é".repeat(128);
        assert_eq!(NewPassword::read(&long).map(|password| password.reveal().to_owned()).ok(), Some(long.clone()));
        assert_eq!(complaint(&format!("{long}x")), Some(Complaint::TooLong));
    }

    #[test]
    fn blanks_are_part_of_it() {
        assert_eq!(NewPassword::read("  un pont  ").map(|password| password.reveal().to_owned()).ok().as_deref(), Some("  un pont  "));
    }
}
