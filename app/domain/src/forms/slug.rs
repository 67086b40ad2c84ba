//! The last part of the address of a public page.

use super::{Complaint, Refused};

/// 3 to 60 letters `a` to `z`, digits and hyphens between them: what every browser, mail and person writes alike.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Slug(String);

impl Slug {
    /// The fewest characters.
    pub const MIN: u32 = 3;
    /// The most characters.
    pub const MAX: u32 = 60;

    /// Reads it from a form, in any case, with blanks for hyphens.
    pub fn read(text: &str) -> Result<Self, Refused> {
        let slug = text.split_whitespace().collect::<Vec<_>>().join("-").to_ascii_lowercase();
        let length = u32::try_from(slug.chars().count()).unwrap_or(u32::MAX);
        let is_plain =
            slug.split('-').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()));
        match length {
            0 => Err(Refused { complaint: Complaint::Missing, limit: None }),
            _ if length > Self::MAX => Err(Refused { complaint: Complaint::TooLong, limit: Some(Self::MAX) }),
            _ if !is_plain => Err(Refused { complaint: Complaint::MalformedSlug, limit: None }),
            _ if length < Self::MIN => Err(Refused { complaint: Complaint::TooShort, limit: Some(Self::MIN) }),
            _ => Ok(Self(slug)),
        }
    }

    /// As it stands in the address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_plain() {
        assert_eq!(Slug::read("  Salome Garnier ").map(|slug| slug.as_str().to_owned()).as_deref(), Ok("salome-garnier"));
        for text in ["salomé", "a--b", "-ab", "ab-", "a/b", "a.b", "..", "a%20b", "ＡＢＣ"] {
            assert_eq!(Slug::read(text).map_err(|refused| refused.complaint), Err(Complaint::MalformedSlug), "{text}");
        }
        assert_eq!(Slug::read("ab").map_err(|refused| refused.complaint), Err(Complaint::TooShort));
        assert_eq!(Slug::read(&"a".repeat(61)).map_err(|refused| refused.complaint), Err(Complaint::TooLong));
        assert_eq!(Slug::read(" ").map_err(|refused| refused.complaint), Err(Complaint::Missing));
    }
}
