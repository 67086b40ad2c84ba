//! How many developers there are already. Those whom the company wants to hire are not counted.

use super::lexicon::Span;
use super::quantities::Quantities;
use super::{Fact, Reading};

const DEVELOPERS: [&str; 19] = [
    "developpeur",
    "developpeurs",
    "developpeuse",
    "developpeuses",
    "dev",
    "devs",
    "developer",
    "developers",
    "engineer",
    "engineers",
    "ingenieur",
    "ingenieurs",
    "ingenieure",
    "ingenieures",
    "programmer",
    "programmers",
    "programmeur",
    "programmeurs",
    "coders",
];
/// Words that say what sort of developers.
const SORTS: [&str; 44] = [
    "junior",
    "juniors",
    "senior",
    "seniors",
    "full",
    "fullstack",
    "stack",
    "back",
    "backend",
    "end",
    "front",
    "frontend",
    "web",
    "mobile",
    "php",
    "react",
    "freelance",
    "freelances",
    "interne",
    "internes",
    "externe",
    "externes",
    "software",
    "jeune",
    "jeunes",
    "bons",
    "excellents",
    "talented",
    "good",
    "great",
    "young",
    "experienced",
    "house",
    "time",
    "part",
    "remote",
    "offshore",
    "in",
    "seul",
    "seule",
    "tech",
    "web",
    "application",
    "internal",
];
/// Before a number of developers: they are yet to come, or are not the company's.
const WANTED: [&str; 37] = [
    "recruter",
    "recrute",
    "recrutons",
    "recrutement",
    "recruterons",
    "embaucher",
    "embauche",
    "embauchons",
    "cherche",
    "cherchons",
    "recherche",
    "recherchons",
    "chercher",
    "besoin",
    "trouver",
    "ajouter",
    "hire",
    "hiring",
    "hires",
    "recruit",
    "recruiting",
    "looking",
    "need",
    "seeking",
    "find",
    "add",
    "want",
    "voudrais",
    "voudrions",
    "aimerais",
    "pour",
    "for",
    "jusqu",
    "vers",
    "objectif",
    "plan",
    "used",
];
const PEOPLE: [&str; 8] = ["personnes", "personne", "people", "person", "membres", "members", "collaborateurs", "salaries"];
const TEAM: [&str; 3] = ["equipe", "team", "squad"];
const TECHNICAL: [&str; 10] =
    ["technique", "tech", "dev", "developpement", "development", "engineering", "technical", "developpeurs", "it", "informatique"];
/// A company with more would not look for a part-time CTO; such numbers are readers and users.
const MOST: f64 = 200.0;
/// How many pieces before a number may make it a wish.
const REACH: usize = 5;

/// Reads how many developers there are: numbers first, then "our only developer".
pub fn read(reading: &Reading<'_>) -> Option<Fact<u16>> {
    let tokens = reading.quantities;
    let counted = || (0..tokens.len()).find_map(|at| counted(tokens, at).or_else(|| team_of(tokens, at)));
    let single = || (0..tokens.len()).find_map(|at| alone(tokens, at));
    let (value, span) = counted().or_else(single)?;
    Some(Fact { value, span })
}

/// "Deux développeurs", "3 backend engineers and one frontend developer".
fn counted(tokens: &Quantities<'_>, at: usize) -> Option<(u16, Span)> {
    let mut total = 0.0;
    let (mut next, mut last) = (at, None);
    while let Some((number, noun)) = group(tokens, next) {
        if last.is_none() && is_wanted(tokens, at) {
            return None;
        }
        total += number;
        last = Some(noun);
        let joined = tokens.is_word(noun + 1, &["et", "and", "plus"]) || tokens.is_mark(noun + 1, &[',', '+', '&']);
        if !joined {
            break;
        }
        next = noun + 2;
    }
    Some((headcount(total)?, tokens.span(at, last?)?))
}

/// A number, words for the sort, and a word for developers: the number and the position of the last word.
fn group(tokens: &Quantities<'_>, at: usize) -> Option<(f64, usize)> {
    let number = tokens.number(at).filter(|number| number.fract() == 0.0)?;
    let noun =
        (at + 1..at + 6).take_while(|next| *next == at + 1 || sorts(tokens, next - 1)).find(|next| tokens.is_word(*next, &DEVELOPERS))?;
    Some((number, noun))
}

fn sorts(tokens: &Quantities<'_>, at: usize) -> bool {
    tokens.is_word(at, &SORTS) || tokens.is_mark(at, &['-'])
}

/// "A team of five engineers" is [`counted`]; this is "une équipe technique de cinq personnes", "a five-person engineering team".
fn team_of(tokens: &Quantities<'_>, at: usize) -> Option<(u16, Span)> {
    if tokens.is_word(at, &TEAM) {
        let technical = (at + 1..at + 4)
            .find(|next| tokens.is_word(*next, &TECHNICAL))
            .or(at.checked_sub(1).filter(|before| tokens.is_word(*before, &TECHNICAL)))?;
        let number = (at + 1..at + 7).find(|next| tokens.number(*next).is_some()).filter(|number| *number > technical)?;
        let fills = |at: usize| {
            tokens.is_word(at, &["de", "d", "of", "est", "composee", "compte", "comprend", "is", "has"])
                || tokens.is_word(at, &TECHNICAL)
                || tokens.is_mark(at, &[':', '('])
        };
        if !(at + 1..number).all(fills) || is_wanted(tokens, at) {
            return None;
        }
        let last = if tokens.is_word(number + 1, &PEOPLE) { number + 1 } else { number };
        return Some((headcount(tokens.number(number)?)?, tokens.span(at, last)?));
    }
    let number = tokens.number(at)?;
    let mut next = at + 1 + usize::from(tokens.is_mark(at + 1, &['-']));
    next += usize::from(tokens.is_word(next, &PEOPLE) || tokens.is_word(next, &["man", "engineer", "developer", "dev"]));
    let team = (next..next + 3)
        .find(|at| tokens.is_word(*at, &TEAM))
        .filter(|team| (next..*team).all(|at| tokens.is_word(at, &TECHNICAL)) && *team > at + 2)?;
    (!is_wanted(tokens, at)).then_some((headcount(number)?, tokens.span(at, team)?))
}

/// "Notre développeur", "our only developer", "solo dev".
fn alone(tokens: &Quantities<'_>, at: usize) -> Option<(u16, Span)> {
    if !tokens.is_word(at, &["notre", "mon", "ma", "our", "my", "solo", "single", "seul", "unique"]) {
        return None;
    }
    let singular = ["developpeur", "developpeuse", "dev", "developer", "engineer", "ingenieur", "programmer"];
    let fills = |at: usize| sorts(tokens, at) || tokens.is_word(at, &["only", "sole", "single", "unique", "lone", "current"]);
    let noun = (at + 1..at + 4).take_while(|next| *next == at + 1 || fills(next - 1)).find(|next| tokens.is_word(*next, &singular))?;
    (!is_wanted(tokens, at)).then_some((1, tokens.span(at, noun)?))
}

fn headcount(number: f64) -> Option<u16> {
    (1.0..=MOST).contains(&number).then_some(number as u16)
}

fn is_wanted(tokens: &Quantities<'_>, at: usize) -> bool {
    tokens.word_before(at, REACH, &WANTED).is_some()
}
