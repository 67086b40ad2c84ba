//! What a file says of a career: stations, links and a summary where the file keeps them apart, and the whole as a text to read further.

use std::fmt::Write as _;

/// How many stations and links are taken from a file.
pub(crate) const MOST_STATIONS: usize = 60;
pub(crate) const MOST_LINKS: usize = 20;
/// The longest line and the longest passage that are taken over, in bytes.
pub(crate) const LONGEST_LINE: usize = 200;
pub(crate) const LONGEST_PASSAGE: usize = 4_000;

/// A career as a file tells it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Resume {
    /// What somebody calls themselves, in a line.
    pub headline: Option<String>,
    /// What they tell of themselves.
    pub summary: String,
    /// Everything, as a CV would say it: for a reader of texts.
    pub text: String,
    /// Latest first, as the file has them.
    pub stations: Vec<Station>,
    pub links: Vec<Link>,
}

/// One station of a career.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Station {
    pub company: String,
    pub title: String,
    pub description: String,
    /// The year it began, where it was said.
    pub started: Option<i16>,
    /// The year it ended; `None` while it lasts.
    pub ended: Option<i16>,
}

/// What a link leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkSort {
    Writing,
    Community,
}

/// A page about or by the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub sort: LinkSort,
    pub title: String,
    pub address: String,
    /// The year it is of, where it was said.
    pub year: Option<i16>,
}

impl Resume {
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && self.stations.is_empty() && self.headline.is_none()
    }
}

/// A text of a CV in the making: parts under headings that a reader of CVs knows.
#[derive(Debug, Default)]
pub(crate) struct Draft(String);

impl Draft {
    /// A part, where there is something in it.
    pub fn part(&mut self, heading: &str, body: &str) {
        let body = body.trim();
        if !body.is_empty() {
            if !heading.is_empty() {
                self.0.push_str(heading);
                self.0.push('\n');
            }
            self.0.push_str(body);
            self.0.push_str("\n\n");
        }
    }

    /// The stations, each with its dates first.
    pub fn stations(&mut self, stations: &[(String, &Station)]) {
        let mut body = String::new();
        for (dates, station) in stations {
            // Writing into a string cannot fail.
            let _ = writeln!(body, "{dates} {}, {}\n{}\n", station.title, station.company, station.description);
        }
        self.part("Experience", &body);
    }

    /// The text, as long as one may be.
    pub fn finish(self) -> String {
        clipped(self.0.trim_end(), crate::MOST_TEXT)
    }
}

/// The beginning of a text, at most so many bytes, cut between characters.
pub(crate) fn clipped(text: &str, most: usize) -> String {
    text.get(..text.floor_char_boundary(most)).unwrap_or_default().to_owned()
}

/// A text without what its writer is called, whole or by their first name: who is called like a technology does not say that they know it.
pub(crate) fn without_name(text: &str, name: &str) -> String {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let first = name.split(' ').next().unwrap_or_default();
    without_words(&without_words(text, &name), first)
}

/// A text without some words, wherever they stand as a whole. One letter is none.
fn without_words(text: &str, words: &str) -> String {
    if words.chars().count() < 2 {
        return text.to_owned();
    }
    let mut rest = String::with_capacity(text.len());
    let mut from = 0;
    for (at, found) in text.match_indices(words) {
        let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + found.len()..).unwrap_or_default());
        if !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric) {
            rest.push_str(text.get(from..at).unwrap_or_default());
            from = at + found.len();
        }
    }
    rest.push_str(text.get(from..).unwrap_or_default());
    rest
}

/// The first year that a date names: `2019-03-01`, `Mar 2019`, `03/2019`.
pub(crate) fn year(date: &str) -> Option<i16> {
    let digits = date.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4);
    digits.filter_map(|digits| digits.parse().ok()).find(|year| (1950..=2100).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_found_however_a_date_is_written() {
        for date in ["2019", "2019-03-01", "Mar 2019", "03/2019", "mars 2019"] {
            assert_eq!(year(date), Some(2019), "{date}");
        }
        for date in ["", "Present", "0019", "20190301", "９９９９"] {
            assert_eq!(year(date), None, "{date}");
        }
    }

    #[test]
    fn a_name_is_taken_out_of_a_text_where_it_stands_as_a_whole() {
        for (text, name, without) in [
            ("Julia Martin — Python", "Julia Martin", " — Python"),
            ("Julia builds Julian’s site", "Julia  Martin", " builds Julian’s site"),
            ("Élise, d’Élise", "Élise Ba", ", d’"),
            ("A plan", "A", "A plan"),
            ("Nobody", "", "Nobody"),
        ] {
            assert_eq!(without_name(text, name), without, "{text}");
        }
    }

    #[test]
    fn a_text_is_cut_between_characters() {
        assert_eq!(clipped("éé", 3), "é");
        assert_eq!(clipped("éé", 9), "éé");
    }
}
