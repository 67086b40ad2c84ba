//! The parts of a CV, by their headings: what stands under "Education" or "References" says nothing of the work done.

use std::ops::Range;

use crate::understand::fold::Folded;

/// A part of a CV.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// Before the first heading: name, title, address, summary.
    Head,
    Experience,
    Skills,
    Education,
    Languages,
    /// Referees and what they say.
    References,
    Interests,
}

/// Headings, folded. A longer one that holds a shorter one stands before it.
const HEADINGS: [(&str, Section); 48] = [
    ("experience professionnelle", Section::Experience),
    ("experiences professionnelles", Section::Experience),
    ("professional experience", Section::Experience),
    ("work experience", Section::Experience),
    ("work history", Section::Experience),
    ("employment history", Section::Experience),
    ("employment", Section::Experience),
    ("company details", Section::Experience),
    ("parcours professionnel", Section::Experience),
    ("parcours", Section::Experience),
    ("missions", Section::Experience),
    ("references clients", Section::Experience),
    ("projects", Section::Experience),
    ("projets", Section::Experience),
    ("realisations", Section::Experience),
    ("experiences", Section::Experience),
    ("experience", Section::Experience),
    ("technical skills", Section::Skills),
    ("skills summary", Section::Skills),
    ("professional skills", Section::Skills),
    ("skill details", Section::Skills),
    ("key skills", Section::Skills),
    ("skills", Section::Skills),
    ("competences techniques", Section::Skills),
    ("competences", Section::Skills),
    ("technologies", Section::Skills),
    ("expertise", Section::Skills),
    ("education details", Section::Education),
    ("education and training", Section::Education),
    ("education", Section::Education),
    ("formation initiale", Section::Education),
    ("formations", Section::Education),
    ("formation", Section::Education),
    ("etudes", Section::Education),
    ("diplomes", Section::Education),
    ("academic background", Section::Education),
    ("qualifications", Section::Education),
    ("language skills", Section::Languages),
    ("languages knowledge", Section::Languages),
    ("languages", Section::Languages),
    ("langues", Section::Languages),
    ("references", Section::References),
    ("referees", Section::References),
    ("recommendations", Section::References),
    ("recommandations", Section::References),
    ("hobbies", Section::Interests),
    ("centres d'interet", Section::Interests),
    ("interests", Section::Interests),
];
/// What may stand before a heading on its line.
const BULLETS: [char; 9] = [' ', '\t', '•', '*', '-', '#', '–', '■', '▪'];
/// A heading in capitals within a line has at least so many letters.
const SHORTEST_IN_CAPITALS: usize = 6;

/// Where each part begins.
#[derive(Debug, Default)]
pub struct Sections {
    /// Offsets into the text, ascending.
    starts: Vec<(usize, Section)>,
}

impl Sections {
    /// Finds the headings of a text. A heading stands on a line of its own, before a colon, or in capitals.
    pub fn new(text: &str, folded: &Folded) -> Self {
        let mut starts: Vec<(usize, usize, Section)> = Vec::new();
        for (heading, section) in HEADINGS {
            for (at, _) in folded.as_str().match_indices(heading) {
                let Some(evidence) = folded.original(at..at + heading.len()) else { continue };
                let span = evidence.start as usize..evidence.end as usize;
                if is_heading(text, span.clone()) {
                    starts.push((span.start, span.end, section));
                }
            }
        }
        starts.sort_by_key(|(start, end, _)| (*start, std::cmp::Reverse(*end)));
        let mut kept: Vec<(usize, usize, Section)> = Vec::new();
        for one in starts {
            if kept.last().is_none_or(|last| last.1 <= one.0) {
                kept.push(one);
            }
        }
        Self { starts: kept.into_iter().map(|(start, _, section)| (start, section)).collect() }
    }

    /// The part that an offset lies in.
    pub fn at(&self, offset: usize) -> Section {
        let before = self.starts.partition_point(|(start, _)| *start <= offset);
        before.checked_sub(1).and_then(|last| self.starts.get(last)).map_or(Section::Head, |(_, section)| *section)
    }

    /// Where the part that begins after an offset begins; the end of the text where none does.
    pub fn next_start(&self, offset: usize) -> usize {
        self.starts.get(self.starts.partition_point(|(start, _)| *start <= offset)).map_or(usize::MAX, |(start, _)| *start)
    }
}

fn is_heading(text: &str, span: Range<usize>) -> bool {
    let (Some(words), Some(before), Some(after)) = (text.get(span.clone()), text.get(..span.start), text.get(span.end..)) else {
        return false;
    };
    if before.ends_with(char::is_alphabetic) && !words.starts_with(char::is_uppercase) {
        return false;
    }
    let in_capitals = words.chars().filter(|letter| letter.is_alphabetic()).all(char::is_uppercase);
    let opens_line = before.trim_end_matches(BULLETS).chars().next_back().is_none_or(|last| last == '\n');
    let rest = after.trim_start_matches([' ', '\t']);
    let closes = rest.is_empty() || rest.starts_with([':', '\n', '\r']);
    let long_enough = words.chars().count() >= SHORTEST_IN_CAPITALS;
    let capital = words.starts_with(char::is_uppercase);
    opens_line && closes
        || in_capitals && long_enough && !after.starts_with(char::is_lowercase)
        || closes && capital && !rest.starts_with(':') && words.contains(' ')
        || closes && capital && rest.starts_with(':') && before.trim_end().ends_with(['.', ';', '\n'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_stand_alone_or_in_capitals() {
        let text = "Jane, développeuse avec une expérience de la formation\n\nExpérience professionnelle\nActe\n\nFormation :\nLyon\nLANGUES Français";
        let sections = Sections::new(text, &Folded::new(text));
        let at = |words: &str| sections.at(text.find(words).expect("there"));
        assert_eq!(at("une expérience"), Section::Head);
        assert_eq!(at("de la formation"), Section::Head);
        assert_eq!(at("Acte"), Section::Experience);
        assert_eq!(at("Lyon"), Section::Education);
        assert_eq!(at("Français"), Section::Languages);
    }
}
