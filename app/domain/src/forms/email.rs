//! Addresses.

use std::str::FromStr;

use super::{Complaint, Refused};
use crate::{UnknownCode, code::text_form};

/// An e-mail address, trimmed and in lower case: one `@`, something before it, a dot in the domain, no blanks, at most 254 bytes (RFC 5321).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(Box<str>);

impl Email {
    /// The longest address, in bytes.
    pub const MAX: u32 = 254;

    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Reads an address from a form.
    pub fn read(text: &str) -> Result<Self, Refused> {
        let text = text.trim().to_lowercase();
        if text.is_empty() {
            return Err(Refused { complaint: Complaint::Missing, limit: None });
        }
        if text.len() > Self::MAX as usize {
            return Err(Refused { complaint: Complaint::TooLong, limit: Some(Self::MAX) });
        }
        let well_formed = text.split_once('@').is_some_and(|(local, domain)| {
            !local.is_empty() && !domain.contains('@') && domain.split('.').count() > 1 && domain.split('.').all(|label| !label.is_empty())
        }) && !text.contains(|c: char| c.is_whitespace() || c.is_control());
        if well_formed { Ok(Self(text.into())) } else { Err(Refused { complaint: Complaint::MalformedEmail, limit: None }) }
    }
}

impl FromStr for Email {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        Self::read(text).map_err(|_| UnknownCode::new("e-mail address", text))
    }
}

text_form!(Email, |email| email.0);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_trimmed_and_lowered() {
        assert_eq!(Email::read("  Camille@LaTablee.example ").map(|email| email.to_string()).as_deref(), Ok("camille@latablee.example"));
    }

    #[test]
    fn what_is_no_address_says_so() {
        for text in ["camille", "@b.example", "a@b", "a@@b.example", "a b@c.example", "a@.example", "a@b.example\n@c"] {
            assert_eq!(Email::read(text).map_err(|refused| refused.complaint), Err(Complaint::MalformedEmail), "{text:?}");
        }
    }
}
