//! Addresses of pages on the web.

use std::str::FromStr;

use super::{Complaint, Refused};
use crate::{UnknownCode, code::text_form};

/// The address of a page: `http` or `https`, a host with a dot, no blanks, no name and password before the host; at most 500 characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WebAddress(Box<str>);

impl WebAddress {
    /// The longest address, in characters.
    pub const MAX: u32 = 500;

    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Reads an address from a form. Without its beginning, `https` is meant.
    pub fn read(text: &str) -> Result<Self, Refused> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Refused { complaint: Complaint::Missing, limit: None });
        }
        let address = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
        if address.chars().count() > Self::MAX as usize {
            return Err(Refused { complaint: Complaint::TooLong, limit: Some(Self::MAX) });
        }
        let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
        let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next());
        let well_formed = host
            .is_some_and(|host| host.split('.').count() > 1 && host.split('.').all(|label| !label.is_empty()) && !host.contains('@'))
            && !address.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '\\'));
        if well_formed { Ok(Self(address.into())) } else { Err(Refused { complaint: Complaint::MalformedAddress, limit: None }) }
    }
}

impl FromStr for WebAddress {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        Self::read(text).map_err(|_| UnknownCode::new("web address", text))
    }
}

text_form!(WebAddress, |address| address.0);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn https_is_meant_where_nothing_is_said() {
        assert_eq!(
            WebAddress::read(" salome.example/conf ").map(|address| address.to_string()).as_deref(),
            Ok("https://salome.example/conf")
        );
        assert!(WebAddress::read("http://salome.example").is_ok());
    }

    #[test]
    fn what_is_no_page_is_refused() {
        for text in [
            "javascript:alert(1)",
            "ftp://a.example",
            "https://",
            "salome",
            "https://a b.example",
            "https://u:p@a.example",
            "https://a..example",
            "data://a.b",
        ] {
            assert_eq!(WebAddress::read(text).map_err(|refused| refused.complaint), Err(Complaint::MalformedAddress), "{text}");
        }
    }
}
