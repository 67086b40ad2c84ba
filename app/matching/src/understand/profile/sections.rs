//! The parts of a CV, by their headings: what stands under "Education" or "References" says nothing of the work done.

mod headings;

use std::cmp::Reverse;
use std::ops::Range;

use crate::understand::fold::{Folded, fold};
use headings::{ALONE, HEADINGS, IN_ENTRIES};

/// A part of a CV. Where one heading names two, the earlier one counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// Before the first heading: name, title, address, summary.
    Head,
    Experience,
    Skills,
    Education,
    /// Certificates, publications and prizes: they tell what somebody knows, and are no work.
    Merits,
    Languages,
    /// Referees and what they say.
    References,
    /// Hobbies, and what is done for nothing.
    Interests,
}

/// What may stand before a heading on its line.
const BULLETS: [char; 9] = [' ', '\t', '•', '*', '-', '#', '–', '■', '▪'];
/// What may stand between a heading and its colon.
const BLANKS: [char; 4] = [' ', '\t', '\u{a0}', '\u{202f}'];
/// What joins two headings on one line, beside "et" and "and".
const JOINTS: [char; 4] = [',', '&', '/', '+'];
/// A heading in capitals within a line has at least so many letters.
const SHORTEST_IN_CAPITALS: usize = 6;
/// What follows a heading on its line and is longer, in bytes, joins no other heading to it.
const LONGEST_JOINED: usize = 80;

/// Where each part begins.
#[derive(Debug, Default)]
pub struct Sections {
    /// Offsets into the text, ascending.
    starts: Vec<(usize, Section)>,
}

/// A heading that was found; offsets into the text.
struct Found {
    start: usize,
    end: usize,
    section: Section,
    /// Below a station it would be a line of that entry.
    in_entries: bool,
}

impl Sections {
    /// Finds the headings of a text. A heading stands on a line of its own, alone or joined to others, before a colon, or in capitals.
    pub fn new(text: &str, folded: &Folded) -> Self {
        let mut found: Vec<Found> = Vec::new();
        for (heading, section) in HEADINGS {
            let is_line = IN_ENTRIES.contains(&heading);
            let is_alone = is_line || ALONE.contains(&heading);
            for (at, _) in folded.as_str().match_indices(heading) {
                let Some(evidence) = folded.original(at..at + heading.len()) else { continue };
                let span = evidence.start as usize..evidence.end as usize;
                if let Some(opened) = opened(text, span.clone(), section, is_alone) {
                    let in_entries = is_line && opened.in_entries && says_more(text, opened.end);
                    found.push(Found { start: span.start, end: opened.end, section: opened.section, in_entries });
                }
            }
        }
        found.sort_by_key(|one| (one.start, Reverse(one.end)));
        let mut starts: Vec<(usize, Section)> = Vec::new();
        let mut reached = 0;
        for one in found {
            if one.start < reached {
                continue;
            }
            reached = one.end;
            let is_line = one.in_entries && starts.last().is_some_and(|(_, section)| *section == Section::Experience);
            if !is_line {
                starts.push((one.start, one.section));
            }
        }
        Self { starts }
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

/// The part that folded words open where they stand alone.
pub fn named(words: &str) -> Option<Section> {
    HEADINGS.iter().find(|(heading, _)| *heading == words).map(|(_, section)| *section)
}

/// What a heading opens with those that it is joined to.
struct Opened {
    section: Section,
    /// Where the last of them ends.
    end: usize,
    /// Those that it is joined to would be lines of an entry, too.
    in_entries: bool,
}

/// What a heading opens where it stands; `None` where its words are others'. `is_alone`: it opens a part on a line of its own only.
fn opened(text: &str, span: Range<usize>, section: Section, is_alone: bool) -> Option<Opened> {
    let (words, before, after) = (text.get(span.clone())?, text.get(..span.start)?, text.get(span.end..)?);
    if before.ends_with(char::is_alphabetic) && !words.starts_with(char::is_uppercase) {
        return None;
    }
    let in_capitals = words.chars().filter(|letter| letter.is_alphabetic()).all(char::is_uppercase);
    let opens_line = before.trim_end_matches(BULLETS).chars().next_back().is_none_or(|last| last == '\n');
    let rest = after.trim_start_matches(BLANKS);
    let closes = rest.is_empty() || rest.starts_with([':', '\n', '\r']);
    if opens_line
        && !closes
        && let Some(others) = joined(after)
    {
        return Some(Opened { section: section.min(others.section), end: span.end + others.end, ..others });
    }
    let alone = Opened { section, end: span.end, in_entries: true };
    if opens_line && closes || is_alone {
        return (opens_line && closes).then_some(alone);
    }
    let long_enough = words.chars().count() >= SHORTEST_IN_CAPITALS;
    let capital = words.starts_with(char::is_uppercase);
    // "INFORMATION" is no "FORMATION".
    let is_heading = in_capitals && long_enough && !after.starts_with(char::is_lowercase) && !before.ends_with(char::is_uppercase)
        || closes && capital && !rest.starts_with(':') && words.contains(' ')
        || closes && capital && rest.starts_with(':') && before.trim_end().ends_with(['.', ';', '\n']);
    is_heading.then_some(alone)
}

/// What the other headings open that the rest of a line joins to one: "Formation & diplômes", "Langues et loisirs". They end in bytes from here.
fn joined(after: &str) -> Option<Opened> {
    let line = after.split('\n').next().filter(|line| line.len() <= LONGEST_JOINED)?;
    let headings = line.split(':').next().unwrap_or_default();
    let words = format!(" {}", fold(headings));
    let parts = words.split(JOINTS).flat_map(|part| part.split(" et ")).flat_map(|part| part.split(" and "));
    let parts: Vec<&str> = parts.map(str::trim).collect();
    let (first, others) = parts.split_first()?;
    let sections: Option<Vec<Section>> = others.iter().map(|part| named(part)).collect();
    let section = sections.filter(|_| first.is_empty())?.into_iter().min()?;
    Some(Opened { section, end: headings.len(), in_entries: others.iter().all(|part| IN_ENTRIES.contains(part)) })
}

/// Whether words follow the colon of a heading on its line.
fn says_more(text: &str, end: usize) -> bool {
    let after = text.get(end..).and_then(|after| after.trim_start_matches(BLANKS).strip_prefix(':'));
    after.is_some_and(|after| after.split('\n').next().is_some_and(|line| !line.trim().is_empty()))
}

#[cfg(test)]
mod tests {
    //! Laws: 1. a heading stands alone or in capitals; 2. the headings of French and English CVs are known, in any capitalisation, with accents or
    //! without; 3. one line may join several, and the part that says more of the work counts; 4. a line of a station opens no part.

    use super::*;

    fn section(text: &str, words: &str) -> Section {
        Sections::new(text, &Folded::new(text)).at(text.find(words).expect("there"))
    }

    #[test]
    fn law_1_headings_stand_alone_or_in_capitals() {
        let text = "Jane, développeuse avec une expérience de la formation\n\nExpérience professionnelle\nActe\n\nFormation :\nLyon\nLANGUES Français";
        for (words, part) in [
            ("une expérience", Section::Head),
            ("de la formation", Section::Head),
            ("Acte", Section::Experience),
            ("Lyon", Section::Education),
            ("Français", Section::Languages),
        ] {
            assert_eq!(section(text, words), part, "{words}");
        }
        for text in ["SYSTÈMES D’INFORMATION\nActe", "CTO, PARC DE LOISIRS\nActe", "Administrateur Bases de données\nActe"] {
            assert_eq!(section(text, "Acte"), Section::Head, "{text}");
        }
    }

    #[test]
    fn law_2_the_headings_of_cvs_are_known() {
        for (part, headings) in [
            (
                Section::Interests,
                "Loisirs|Passions|Bénévolat|Centres d’intérêt|Centre d'intérêts|Hobbies|Volunteering|Engagement associatif",
            ),
            (Section::Education, "Formation académique|Diplômes et formations|Diplômes|Parcours scolaire|Education & training|Études"),
            (Section::Skills, "Compétences clés|Compétences techniques|Outils|Key skills|Technical skills|Stack technique|Savoir-faire"),
            (Section::Languages, "Langues|Languages|Langues étrangères"),
            (Section::Merits, "Certifications|Publications|Awards|Prix et distinctions"),
            (Section::References, "Références|References"),
            (Section::Head, "Profil|Professional summary"),
        ] {
            for heading in headings.split('|') {
                let forms =
                    [heading.to_owned(), heading.to_lowercase(), heading.to_uppercase(), fold(heading), format!("{heading}\u{a0}:")];
                for form in forms {
                    let text = format!("Jane\n\nSports\nTennis\n\n{form}\nActe");
                    assert_eq!(section(&text, "Acte"), part, "{form}");
                }
            }
        }
    }

    #[test]
    fn law_3_one_line_joins_several() {
        for (heading, part) in [
            ("Formation & diplômes", Section::Education),
            ("Langues et loisirs :", Section::Languages),
            ("Compétences et formation", Section::Skills),
            ("Formations, certifications", Section::Education),
            ("Hobbies and volunteering", Section::Interests),
            ("COMPÉTENCES ET FORMATION", Section::Skills),
            ("LANGUES ET LOISIRS", Section::Languages),
            ("Formation et un peu de tennis", Section::Head),
        ] {
            assert_eq!(section(&format!("Jane\n\n{heading}\nActe"), "Acte"), part, "{heading}");
        }
    }

    #[test]
    fn law_4_a_line_of_a_station_opens_no_part() {
        let text = "Expérience\n2018 – 2022 CTO, Acme\nOutils : Jira\nActe\n\nOutils\nGit";
        assert_eq!(section(text, "Acte"), Section::Experience);
        assert_eq!(section(text, "Git"), Section::Skills);
        assert_eq!(section("Formation\nLyon\nOutils : Jira", "Jira"), Section::Skills);
        let joined = "Expérience\n2018 – 2022 CTO, Acme\n\nDistinctions et formation : MBA\nLyon";
        assert_eq!(section(joined, "Lyon"), Section::Education, "one of both is no line of a station");
    }
}
