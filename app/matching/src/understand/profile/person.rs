//! Whose CV it is. Somebody may be called like a technology or a city: "Julia Martin — Python, Django" says nothing of Julia, the language.
//!
//! A name is two to four capitalised words at the beginning of the first line, or what follows "Nom :" on one of the first lines. Words that are
//! all known to the vocabulary ("Python Django AWS"), or that name a trade, are none.

use super::sections;
use super::stations::ROLES;
use crate::understand::fold::{Folded, whole};
use crate::understand::lexicon::{Matches, Span};
use crate::understand::names::{CRAFTS, Names};

/// How many lines may hold a name behind its label.
const LINES: usize = 12;
/// How many words a name has at most.
const MOST_WORDS: usize = 4;
/// An abbreviated word is no longer, in bytes: "J. Martin".
const ABBREVIATED: usize = 4;
/// What stands above a name and is none, folded.
const COVERS: [&str; 4] = ["cv", "curriculum vitae", "resume", "mon cv"];
/// What stands before a name and a colon, folded.
const LABELS: [&str; 13] = [
    "name",
    "full name",
    "first name",
    "last name",
    "surname",
    "candidate",
    "nom",
    "prenom",
    "nom complet",
    "nom et prenom",
    "prenom et nom",
    "nom prenom",
    "candidat",
];
/// What stands before a name and is no part of it, folded.
const COURTESIES: [&str; 8] = ["m", "mr", "mrs", "ms", "mme", "mlle", "dr", "prof"];
/// Small words of names, folded.
const PARTICLES: [&str; 12] = ["de", "du", "des", "la", "le", "van", "von", "der", "den", "di", "da", "ben"];
/// Words of trades beside [`ROLES`] and [`CRAFTS`], folded: a name ends before them.
const TRADES: [&str; 98] = [
    "senior",
    "confirme",
    "confirmee",
    "independant",
    "independante",
    "expert",
    "experte",
    "experts",
    "specialist",
    "specialiste",
    "professional",
    "passionne",
    "passionnee",
    "enthusiast",
    "certified",
    "certifie",
    "certifiee",
    "fullstack",
    "full",
    "stack",
    "backend",
    "back",
    "end",
    "frontend",
    "front",
    "data",
    "scientist",
    "machine",
    "learning",
    "software",
    "logiciel",
    "web",
    "mobile",
    "ios",
    "android",
    "cloud",
    "platform",
    "plateforme",
    "system",
    "systems",
    "systeme",
    "systemes",
    "solution",
    "solutions",
    "functional",
    "fonctionnel",
    "technical",
    "technique",
    "tech",
    "technology",
    "officer",
    "infrastructure",
    "infra",
    "site",
    "reliability",
    "security",
    "securite",
    "api",
    "application",
    "applications",
    "embedded",
    "embarque",
    "game",
    "games",
    "product",
    "produit",
    "project",
    "projet",
    "program",
    "programme",
    "digital",
    "numerique",
    "business",
    "staff",
    "principal",
    "quality",
    "qa",
    "test",
    "network",
    "reseau",
    "database",
    "ux",
    "ui",
    "design",
    "designer",
    "scrum",
    "master",
    "agile",
    "coach",
    "owner",
    "services",
    "consulting",
    "engineering",
    "interim",
    "and",
    "et",
    "for",
    "on",
];

/// Where the name of whoever wrote a text stands.
pub fn names(given: &str, folded: &Folded, matches: &Matches) -> Names {
    let text = folded.as_str();
    let lines: Vec<Span> = lines(folded).take(LINES).collect();
    let mut silent: Vec<Span> = Vec::new();
    for line in &lines {
        let words = labelled(text, *line).map(|start| name(given, folded, Span { start, end: line.end })).unwrap_or_default();
        if let (Some(first), Some(last)) = (words.first(), words.last()) {
            silent.push(Span { start: first.start, end: last.end });
        }
    }
    let first = lines.iter().find(|line| text.get(line.start..line.end).is_some_and(|line| !COVERS.contains(&line)));
    let words = first.map(|line| name(given, folded, *line)).filter(|words| is_name(text, matches, words)).unwrap_or_default();
    if let (Some(first), Some(last)) = (words.first(), words.last()) {
        // It stands on every page.
        let places = whole(text, &text[first.start..last.end]);
        silent.extend(places.map(|place| Span { start: place.start, end: place.start + first.len() }));
    }
    Names::at(silent)
}

/// The lines of a text that say something, in folded offsets.
fn lines(folded: &Folded) -> impl Iterator<Item = Span> {
    let mut start = 0;
    folded.line_breaks().iter().copied().chain([folded.as_str().len()]).map(move |end| {
        let line = Span { start, end };
        start = end + 1;
        line
    })
}

/// Where a line goes on behind the label of a name.
fn labelled(text: &str, line: Span) -> Option<usize> {
    let words = text.get(line.start..line.end)?.trim_start_matches(|c: char| !c.is_alphanumeric());
    let rest = LABELS.iter().find_map(|label| words.strip_prefix(*label)?.trim_start().strip_prefix(':'))?;
    Some(line.end - rest.len())
}

/// The words of the name that begins a stretch of text; none where it begins with no name, or the name goes on in small letters.
fn name(given: &str, folded: &Folded, line: Span) -> Vec<Span> {
    let Some(text) = folded.as_str().get(..line.end) else { return Vec::new() };
    let mut rest = text.get(line.start..).unwrap_or_default().trim_start_matches(|c: char| !c.is_alphanumeric());
    let mut words: Vec<Span> = Vec::new();
    loop {
        let length = rest.find(|c: char| !c.is_alphabetic() && c != '\'').unwrap_or(rest.len());
        let (word, after) = rest.split_at(length);
        if word.is_empty() || ROLES.contains(&word) || CRAFTS.contains(&word) || TRADES.contains(&word) {
            break;
        }
        let start = text.len() - rest.len();
        let span = Span { start, end: start + length };
        // "C" alone is no initial.
        let is_letter = length == 1 && !after.starts_with('.');
        let is_courtesy = words.is_empty() && COURTESIES.contains(&word);
        let is_particle = !words.is_empty() && (PARTICLES.contains(&word) || word.starts_with("d'"));
        if is_capital(given, folded, span) && !is_courtesy && !is_letter {
            words.push(span);
        } else if !is_courtesy && !is_particle {
            return Vec::new();
        }
        let abbreviated = after.strip_prefix(". ").filter(|_| length <= ABBREVIATED);
        let Some(next) = abbreviated.or_else(|| after.strip_prefix(' ')) else { break };
        rest = next;
    }
    if words.len() > MOST_WORDS { Vec::new() } else { words }
}

/// Whether capitalised words that nothing announces are a name.
fn is_name(text: &str, matches: &Matches, words: &[Span]) -> bool {
    let [first, .., last] = words else { return false };
    let is_known = |word: &Span| matches.technology_at(*word).is_some() || matches.city_at(*word).is_some();
    !words.iter().all(is_known) && text.get(first.start..last.end).is_some_and(|words| sections::named(words).is_none())
}

/// Whether a word as given begins with a capital.
fn is_capital(given: &str, folded: &Folded, word: Span) -> bool {
    let words = folded.original(word.start..word.end).and_then(|evidence| evidence.words(given));
    words.is_some_and(|words| words.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    //! Laws: 1. what the person is called is no technology, wherever their name stands; 2. a technology is one, also on the first line; 3. one that
    //! somebody is called like is still read where it is one.

    use chrono::NaiveDate;
    use domain::ProfileId;

    use super::super::read_profile;

    fn stack(text: &str) -> Vec<String> {
        let read = read_profile(ProfileId::NIL, "", text, NaiveDate::from_ymd_opt(2026, 9, 14).expect("a day"));
        read.profile.stack.into_iter().map(|one| one.technology.to_string()).collect()
    }

    #[test]
    fn law_1_a_name_is_no_technology() {
        for text in [
            "Julia Martin — Python, Django, AWS",
            "JULIA MARTIN\nPython, Django, AWS",
            "Julia Martin, développeuse Python, Django, AWS",
            "Julia Martin Développeuse Python, Django, AWS",
            "Julia Martin Dev Python, Django, AWS",
            "Ruby de la Tour\nPython, Django, AWS",
            "Dr. Jade R. Martin-Petit | Python, Django, AWS",
            "Curriculum vitae\nDart Martin\nPython, Django, AWS",
            "Développeuse\nNom : Julia Martin\nPython, Django, AWS",
            "Développeuse\nPrénom : Crystal\nPython, Django, AWS",
            "Name: Ruby Martin, Python, Django, AWS",
            "Julia Martin\nPython, Django, AWS\n\nJulia Martin, page 2",
        ] {
            assert_eq!(stack(text), ["python", "django", "aws"], "{text}");
        }
    }

    #[test]
    fn law_1_a_name_is_no_city() {
        let places = |text: &str| {
            let read = read_profile(ProfileId::NIL, "", text, NaiveDate::from_ymd_opt(2026, 9, 14).expect("a day"));
            read.profile.places.iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(places("Lille Martin\nCTO à Lyon"), ["lyon"]);
    }

    #[test]
    fn law_2_a_technology_on_the_first_line_is_one() {
        assert_eq!(stack("Python Django AWS"), ["python", "django", "aws"]);
        assert_eq!(stack("Python Django Developer, AWS"), ["python", "django", "aws"]);
        assert_eq!(stack("Ruby on Rails developer, PostgreSQL"), ["rails", "postgresql"]);
        assert_eq!(stack("Rust Developer — PostgreSQL, Docker"), ["rust", "postgresql", "docker"]);
        assert_eq!(stack("Senior Rust Engineer\nPostgreSQL, Docker"), ["rust", "postgresql", "docker"]);
    }

    #[test]
    fn law_3_a_technology_somebody_is_called_like_is_still_read() {
        assert_eq!(stack("Julia Martin\n\nSkills: Julia, Python, Django, AWS"), ["julia", "python", "django", "aws"]);
    }
}
