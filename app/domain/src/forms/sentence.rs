//! A short sentence: its length is bounded in words too, so that a page of them stays a page.

use super::{Complaint, Refused, text::line};

/// One sentence of a report.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Sentence(String);

impl Sentence {
    /// The most characters.
    pub const MAX: u32 = 160;
    /// The most words.
    pub const MOST_WORDS: u32 = 20;

    /// Reads the sentence from a form.
    pub fn read(text: &str) -> Result<Self, Refused> {
        let text = line(text, 1, Self::MAX)?;
        if words(&text) > Self::MOST_WORDS {
            return Err(Refused { complaint: Complaint::TooManyWords, limit: Some(Self::MOST_WORDS) });
        }
        Ok(Self(text))
    }

    /// The sentence.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The sentence, owned.
    pub fn into_string(self) -> String {
        self.0
    }
}

/// How many words a text has: what stands between blanks of any kind.
pub fn words(text: &str) -> u32 {
    u32::try_from(text.split_whitespace().count()).unwrap_or(u32::MAX)
}

/// The first words of a text, with a sign of what was left out.
pub fn first_words(text: &str, most: usize) -> String {
    let mut words = text.split_whitespace();
    let first: Vec<&str> = words.by_ref().take(most).collect();
    if words.next().is_none() {
        return text.to_owned();
    }
    format!("{}…", first.join(" ").trim_end_matches([',', ';', ':', '.', '…']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_cut_says_so() {
        assert_eq!(first_words("un deux trois", 3), "un deux trois");
        assert_eq!(first_words("un deux trois", 2), "un deux…");
        assert_eq!(first_words("un deux, trois", 2), "un deux…");
        assert_eq!(words("un\u{a0}deux\u{202f}€ trois"), 4);
    }
}
