//! Free text: trimmed, without what nobody sees, within its length; on several lines, or on one.

use super::{Complaint, Refused};

macro_rules! texts {
    ($clean:ident: $($(#[$meta:meta])* $name:ident: $min:literal..=$max:literal),+ $(,)?) => {$(
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
                $clean(text, Self::MIN, Self::MAX).map(Self)
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
    lines:
    /// What a CEO writes about a need. Trailing blanks go; everything else stays, so that spans keep their place.
    NeedText: 1..=20_000,
    /// Why somebody decided something; read by the person concerned.
    Reason: 3..=1_000,
    /// A message from one person to another.
    Message: 1..=4_000,
    /// What a CTO tells of their work.
    Story: 1..=12_000,
    /// What shows an engagement; names nobody.
    Proof: 1..=300,
    /// What a CTO looks for or refuses, in their own words.
    Wish: 1..=1_000,
    /// What a company gains from a CTO, in the CTO's words.
    Contribution: 1..=1_000,
    /// What everybody may read of a mission, in the CEO's words.
    PostingSummary: 40..=1_200,
    /// What two people did together.
    SharedWork: 10..=600,
    /// Why a CTO wants to join the community.
    Motivation: 20..=2_000,
    /// What a member of staff notes about a CTO.
    Note: 1..=4_000,
    /// What an event of the community is about, or how it was.
    Programme: 20..=6_000,
    /// What else two people agree on, beside what every agreement says.
    Clauses: 1..=4_000,
    /// What somebody says of work that has ended, for staff alone.
    ReviewNote: 1..=2_000,
    /// A section of a case study.
    StudyText: 20..=4_000,
    /// What somebody asks on a developers' page.
    Question: 3..=600,
    /// What somebody answers there.
    QuestionAnswer: 1..=1_500,
}

texts! {
    line:
    /// The name of a mission or a headline.
    Title: 3..=140,
    /// What a CTO does best, in a sentence that names nobody.
    Headline: 3..=200,
    /// What a company or an employer is called.
    CompanyName: 1..=120,
    /// What somebody does in a company: a referee's post.
    Post: 1..=120,
    /// What a case study tells, for a list.
    Summary: 20..=300,
    /// What a picture shows, for whom cannot see it.
    AltText: 1..=200,
    /// Where people meet: an address, or a link.
    MeetingPlace: 1..=300,
    /// What was done on a day, in a few words.
    ActivityNote: 1..=200,
    /// A thing to hand over.
    HandoverTitle: 3..=140,
    /// Where a thing that was handed over is now, or why there is none.
    HandoverNote: 3..=200,
    /// Where the work is done, and how much of it at a distance.
    WorkPlace: 2..=200,
    /// What somebody calls a search of theirs.
    SearchName: 1..=80,
    /// A sentence or two about a part of a mandate: how it is measured, who answers for it, what is done about it.
    Remark: 1..=300,
}

/// Text on several lines: what nobody sees goes, and blanks and empty lines around it; then the length is checked, in characters.
pub(super) fn lines(text: &str, min: u32, max: u32) -> Result<String, Refused> {
    within(seen(text).trim().to_owned(), min, max)
}

/// Text on one line: the same, with a single blank between two words.
pub(super) fn line(text: &str, min: u32, max: u32) -> Result<String, Refused> {
    within(seen(text).split_whitespace().collect::<Vec<_>>().join(" "), min, max)
}

/// Every line end as `\n`, without control characters and without those that turn the direction in which the page around is read.
fn seen(text: &str) -> String {
    let ends_line = |c: char| matches!(c, '\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let goes = |c: char| (c.is_control() && !matches!(c, '\n' | '\t')) || turns_direction(c) || c == '\u{feff}';
    text.replace("\r\n", "\n").chars().map(|c| if ends_line(c) { '\n' } else { c }).filter(|c| !goes(*c)).collect()
}

/// Whether a character turns the direction in which what follows is read, beyond its own letters (Unicode, UAX 9: embeddings, overrides and
/// isolates).
pub(crate) fn turns_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character leaves nothing on a page: blanks, and signs that only join, part or vary their neighbours.
pub fn is_unseen(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}')
}

fn within(text: String, min: u32, max: u32) -> Result<String, Refused> {
    let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    match length {
        _ if text.chars().all(is_unseen) => Err(Refused { complaint: Complaint::Missing, limit: None }),
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
    fn what_nobody_sees_is_nothing() {
        for text in ["\0 \0", "\u{200b}", "\u{202e}\u{2066}", "\u{feff}", " \u{ad}\n\u{3164}"] {
            assert_eq!(Message::read(text), Err(Refused { complaint: Complaint::Missing, limit: None }), "{text:?}");
        }
        assert_eq!(Message::read("\u{7} oui \u{7}").map(Message::into_string).as_deref(), Ok("oui"));
        assert_eq!(Title::read("Reprendre\r\n\u{202e} le\tproduit").map(Title::into_string).as_deref(), Ok("Reprendre le produit"));
        assert_eq!(Message::read("👩\u{200d}💻").map(Message::into_string).as_deref(), Ok("👩\u{200d}💻"), "what joins two signs stays");
    }

    #[test]
    fn length_is_counted_in_characters() {
        let text = "é".repeat(1_000);
        assert!(Reason::read(&text).is_ok());
        assert_eq!(Reason::read(&format!("{text}é")), Err(Refused { complaint: Complaint::TooLong, limit: Some(1_000) }));
        assert_eq!(Reason::read(" \n "), Err(Refused { complaint: Complaint::Missing, limit: None }));
    }
}
