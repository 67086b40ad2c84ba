//! How far a company has come, from what it counts: money raised, money earned, people, users.

use domain::{CriterionKind, Stage};

use super::Reading;
use super::lexicon::{Signal, Span};
use crate::vocabulary::{Grade, vocabulary};

const FUNDING: [&str; 22] = [
    "raised",
    "raise",
    "raising",
    "funding",
    "funded",
    "financing",
    "backed",
    "investment",
    "capital",
    "vc",
    "investors",
    "leve",
    "levee",
    "levees",
    "lever",
    "levons",
    "financement",
    "investisseurs",
    "tour",
    "fonds",
    "closed",
    "boucle",
];
const EARNING: [&str; 9] = ["revenue", "revenues", "arr", "mrr", "sales", "turnover", "affaires", "recurrents", "revenus"];
const PEOPLE: [&str; 12] = [
    "employees",
    "staff",
    "people",
    "salaries",
    "salariees",
    "collaborateurs",
    "collaboratrices",
    "employes",
    "person",
    "personnes",
    "team",
    "persons",
];
const USERS: [&str; 9] = ["users", "customers", "utilisateurs", "clients", "members", "membres", "visitors", "visiteurs", "inscrits"];
const MILLION: [&str; 8] = ["m", "mm", "mio", "million", "millions", "mn", "meur", "musd"];
const BILLION: [&str; 5] = ["b", "bn", "billion", "milliard", "milliards"];
/// How far the word that says what is counted may stand, in pieces of the text.
const REACH: usize = 7;

/// What the numbers of a text say. Their terms are numbered after those of the lexicon.
pub fn signals(reading: &Reading<'_>) -> Vec<Signal> {
    let found =
        reading.quantities.numbers().filter_map(|at| money(reading, at).or_else(|| people(reading, at)).or_else(|| users(reading, at)));
    let signal = |(stage, grade, span): (Stage, Grade, Span)| {
        let label = vocabulary().labels(CriterionKind::Stage).iter().position(|label| label.code == stage.code())?;
        Some(Signal { label, term: usize::MAX - label, grade, span })
    };
    found.filter_map(signal).collect()
}

type Found = (Stage, Grade, Span);

/// Money raised or earned, in any of the large currencies. Its size is compared, not its exact worth.
fn money(reading: &Reading<'_>, at: usize) -> Option<Found> {
    let tokens = reading.quantities;
    let sign_before = at.checked_sub(1).filter(|before| tokens.is_mark(*before, &['$', '€', '£']));
    let (millions, next) = millions(reading, at)?;
    let sign_after = tokens.is_mark(next, &['$', '€', '£']) || tokens.is_word(next, &["euros", "euro", "dollars", "d", "usd", "eur"]);
    if sign_before.is_none() && !sign_after {
        return None;
    }
    let first = sign_before.unwrap_or(at);
    let last = next - 1 + usize::from(sign_after && !tokens.is_word(next, &["d"]));
    let said = |words: &[&str]| {
        tokens
            .word_before(first, REACH, words)
            .or_else(|| (next..next + REACH).take_while(|at| !tokens.is_mark(*at, &['.', '\n'])).find(|at| tokens.is_word(*at, words)))
    };
    let (stage, word) = if let Some(word) = said(&EARNING) {
        let stage = if millions < 1.0 {
            Stage::Seed
        } else if millions < 10.0 {
            Stage::SeriesA
        } else if millions < 100.0 {
            Stage::Growth
        } else {
            Stage::Established
        };
        (stage, word)
    } else {
        let word = said(&FUNDING)?;
        let stage = if millions < 4.0 {
            Stage::Seed
        } else if millions < 20.0 {
            Stage::SeriesA
        } else {
            Stage::Growth
        };
        (stage, word)
    };
    Some((stage, Grade::Signal, tokens.span(first.min(word), last.max(word))?))
}

/// A number of millions and the position after it; smaller amounts count from ten thousand.
fn millions(reading: &Reading<'_>, at: usize) -> Option<(f64, usize)> {
    let tokens = reading.quantities;
    let value = tokens.number(at)?;
    if tokens.is_word(at + 1, &MILLION) {
        return Some((value, at + 2));
    }
    if tokens.is_word(at + 1, &BILLION) {
        return Some((value * 1000.0, at + 2));
    }
    (value >= 10_000.0).then_some((value / 1_000_000.0, at + 1))
}

/// How many people the company is. A small number is a hint only: it may count a part of it.
fn people(reading: &Reading<'_>, at: usize) -> Option<Found> {
    let tokens = reading.quantities;
    let count = tokens.number(at)?;
    let joined = usize::from(tokens.is_mark(at + 1, &['+', '-']));
    let after = tokens.is_word(at + 1 + joined, &PEOPLE).then_some(at + 1 + joined);
    let team = at.checked_sub(2).filter(|before| tokens.is_word(*before, &["team", "equipe"]) && tokens.is_word(at - 1, &["of", "de"]));
    let (first, last) = (team.unwrap_or(at), after.unwrap_or(at));
    if first == last {
        return None;
    }
    let (stage, grade) = match count {
        2.0..=10.0 => (Stage::Seed, Grade::Hint),
        10.5..=50.0 => (Stage::SeriesA, Grade::Hint),
        50.5..=300.0 => (Stage::Growth, Grade::Clue),
        300.5..=1_000_000.0 => (Stage::Established, Grade::Clue),
        _ => return None,
    };
    Some((stage, grade, tokens.span(first, last)?))
}

/// Users by the million.
fn users(reading: &Reading<'_>, at: usize) -> Option<Found> {
    let tokens = reading.quantities;
    let (millions, next) = millions(reading, at)?;
    let word = (next..next + 4).find(|at| tokens.is_word(*at, &USERS))?;
    (millions >= 1.0).then_some((Stage::Growth, Grade::Clue, tokens.span(at, word)?))
}
