//! Free text: trimmed, without control characters but line breaks, within its length.

use super::{Complaint, Refused};

macro_rules! texts {
    ($($(#[$meta:meta])* $name:ident: $min:literal..=$max:literal),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub struct $name(String);

        impl $name {
            /// The fewest characters.
            pub const MIN: u32 = $min;
            /// The most characters.
            pub const MAX: u32 = $max;

            /// Reads the text from a form.
            pub fn read(text: &str) -> Result<Self, Refused> {
                clean(text, Self::MIN, Self::MAX).map(Self)
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The text, owned.
            pub fn into_string(self) -> String {
                self.0
            }
        }
    )+};
}

texts! {
    /// What a CEO writes about a need. Trailing blanks go; everything else stays, so that spans keep their place.
    NeedText: 1..=20_000,
    /// Why somebody decided something; read by the person concerned.
    Reason: 3..=1_000,
    /// A message from one person to another.
    Message: 1..=4_000,
    /// The name of a mission or a headline.
    Title: 3..=140,
    /// What a CTO does best, in a sentence that names nobody.
    Headline: 3..=200,
    /// What a CTO tells of their work.
    Story: 1..=12_000,
    /// What shows an engagement; names nobody.
    Proof: 1..=300,
    /// What a CTO looks for or refuses, in their own words.
    Wish: 1..=1_000,
    /// What a company or an employer is called.
    CompanyName: 1..=120,
    /// What a picture shows, for whom cannot see it.
    AltText: 1..=200,
    /// What somebody calls a search of theirs.
    SearchName: 1..=80,
}

/// Line ends become `\n`, control characters go, leading blank lines and trailing blanks go; then the length is checked, in characters.
pub(super) fn clean(text: &str, min: u32, max: u32) -> Result<String, Refused> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text: String = text.trim().chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    match length {
        0 => Err(Refused { complaint: Complaint::Missing, limit: None }),
        _ if length < min => Err(Refused { complaint: Complaint::TooShort, limit: Some(min) }),
        _ if length > max => Err(Refused { complaint: Complaint::TooLong, limit: Some(max) }),
        _ => Ok(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_become_one_and_control_characters_go() {
        assert_eq!(Message::read("Bonjour\r\nà\u{7} vous\r").map(Message::into_string).as_deref(), Ok("Bonjour\nà vous"));
    }

    #[test]
    fn length_is_counted_in_characters() {
        let text = "é".repeat(1_000);
        assert!(Reason::read(&text).is_ok());
        assert_eq!(Reason::read(&format!("{text}é")), Err(Refused { complaint: Complaint::TooLong, limit: Some(1_000) }));
        assert_eq!(Reason::read(" \n "), Err(Refused { complaint: Complaint::Missing, limit: None }));
    }
}
