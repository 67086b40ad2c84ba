//! Days a week, as people count them: "deux jours par semaine", "8 jours par mois", "20 h/week", "every other day".

use super::quantities::Quantities;

pub const DAYS: [&str; 8] = ["jour", "jours", "j", "journee", "journees", "day", "days", "d"];
const HALF: [&str; 2] = ["demi", "half"];
const HALF_DAYS: [&str; 10] =
    ["matin", "matins", "matinee", "matinees", "morning", "mornings", "afternoon", "afternoons", "demies", "midi"];
const HOURS: [&str; 6] = ["h", "heure", "heures", "hour", "hours", "hrs"];
/// What may stand between the days and the week.
const FILLERS: [&str; 24] = [
    "ouvre",
    "ouvres",
    "ouvrables",
    "plein",
    "pleins",
    "entier",
    "entiers",
    "complets",
    "full",
    "de",
    "d",
    "of",
    "travail",
    "votre",
    "your",
    "work",
    "temps",
    "time",
    "presence",
    "max",
    "maximum",
    "minimum",
    "environ",
    "fixes",
];
const PER: [&str; 9] = ["par", "per", "a", "chaque", "each", "every", "la", "the", "p"];
const WEEK: [&str; 6] = ["semaine", "semaines", "sem", "week", "wk", "w"];
const WEEKLY: [&str; 5] = ["hebdomadaire", "hebdomadaires", "hebdo", "hebdos", "weekly"];
const MONTH: [&str; 3] = ["mois", "month", "mo"];
const MONTHLY: [&str; 5] = ["mensuel", "mensuels", "mensuelle", "mensuelles", "monthly"];
/// A month has a little over four weeks; people who say "eight days a month" mean two a week.
const WEEKS_A_MONTH: f64 = 4.0;
/// From so many hours on, a week is a full one.
const FULL_WEEK_HOURS: f64 = 35.0;

/// Days a week and the pieces that say so, both ends included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Days {
    pub low: f64,
    pub high: f64,
    pub first: usize,
    pub last: usize,
    /// Where the words for the days stand, before "a week".
    pub unit: usize,
}

/// The days a week that are counted from a position on.
pub fn counted(tokens: &Quantities<'_>, at: usize) -> Option<Days> {
    let (low, high, unit, factor) = quantity(tokens, at)?;
    let is_hours = tokens.is_word(unit, &HOURS);
    let (more, next) = half_more(tokens, unit + 1);
    let next = (next..next + 5).find(|at| !tokens.is_word(*at, &FILLERS))?;
    let (weeks, last) = period(tokens, next, low)?;
    let days = |count: f64| {
        let count = (count + more) * factor / weeks;
        if is_hours { days_of_hours(count) } else { count }
    };
    Some(Days { low: days(low), high: days(high), first: at, last, unit })
}

/// How many, the position of the unit, and how many days one of it is.
pub fn quantity(tokens: &Quantities<'_>, at: usize) -> Option<(f64, f64, usize, f64)> {
    let alone = at.checked_sub(1).is_none_or(|before| tokens.number(before).is_none());
    let (low, high, mut next) = if tokens.is_word(at, &HALF) && alone {
        (0.5, 0.5, at + 1 + usize::from(tokens.is_word(at + 1, &["a"])))
    } else if tokens.is_word(at, &["a", "an"]) && tokens.is_word(at + 1, &["day", "half", "full"]) {
        (1.0, 1.0, at + 1)
    } else {
        tokens.range(at)?
    };
    let mut factor = 1.0;
    // "One and a half days": the half counts, the days follow.
    let (more, after) = half_more(tokens, next);
    next = after;
    if more == 0.0 && tokens.is_word(next, &HALF) {
        factor = 0.5;
        next += 1;
    }
    next += usize::from(tokens.is_word(next, &["full", "good", "bons", "bonnes", "petites", "petits", "whole", "apres"]));
    let is_half_day = tokens.is_word(next, &HALF_DAYS);
    if !is_half_day && !tokens.is_word(next, &DAYS) && !tokens.is_word(next, &HOURS) {
        return None;
    }
    Some((low + more, high + more, next, if is_half_day { 0.5 } else { factor }))
}

/// "Et demi", "and a half": what it adds, and the position after it.
fn half_more(tokens: &Quantities<'_>, at: usize) -> (f64, usize) {
    if tokens.is_word(at, &["et"]) && tokens.is_word(at + 1, &["demi", "demie"]) {
        (0.5, at + 2)
    } else if tokens.is_word(at, &["and"]) && tokens.is_word(at + 1, &["a"]) && tokens.is_word(at + 2, &["half"]) {
        (0.5, at + 3)
    } else {
        (0.0, at)
    }
}

/// How many weeks the days are spread over, and the last position of the words that say so. `count` is how many there are, for "one day out of two".
fn period(tokens: &Quantities<'_>, at: usize, count: f64) -> Option<(f64, usize)> {
    if tokens.is_word(at, &WEEKLY) {
        return Some((1.0, at));
    }
    if tokens.is_word(at, &MONTHLY) {
        return Some((WEEKS_A_MONTH, at));
    }
    if let Some(weeks) = one_in_two(tokens, at, count) {
        return Some(weeks);
    }
    let mut next = at;
    if tokens.is_mark(next, &['/']) || tokens.is_word(next, &PER) {
        next += 1 + usize::from(tokens.is_word(next, &["a"]) && tokens.is_word(next + 1, &["la"]));
    } else if tokens.is_word(next, &["toutes", "tous"]) && tokens.is_word(next + 1, &["les"]) {
        next += 2;
    } else {
        return None;
    }
    if tokens.is_word(next, &WEEK) {
        Some((1.0, next))
    } else if tokens.is_word(next, &MONTH) {
        Some((WEEKS_A_MONTH, next))
    } else if tokens.is_word(next, &["quinzaine", "fortnight"]) {
        Some((2.0, next))
    } else if tokens.is_word(next, &["other", "second"]) && tokens.is_word(next + 1, &WEEK) {
        Some((2.0, next + 1))
    } else {
        let weeks = tokens.number(next)?;
        let is_two =
            weeks == 2.0 && tokens.is_word(next + 1, &["semaines", "weeks"]) || weeks == 15.0 && tokens.is_word(next + 1, &["jours"]);
        is_two.then_some((2.0, next + 1))
    }
}

/// "Un jour sur deux", "two days out of five", "deux jours une semaine sur deux".
fn one_in_two(tokens: &Quantities<'_>, at: usize, count: f64) -> Option<(f64, usize)> {
    if tokens.number(at) == Some(1.0)
        && tokens.is_word(at + 1, &["semaine"])
        && tokens.is_word(at + 2, &["sur"])
        && tokens.number(at + 3) == Some(2.0)
    {
        return Some((2.0, at + 3));
    }
    let out = if tokens.is_word(at, &["sur"]) {
        at + 1
    } else if tokens.is_word(at, &["out"]) && tokens.is_word(at + 1, &["of"]) {
        at + 2
    } else {
        return None;
    };
    let of = tokens.number(out)?;
    (of == 5.0 || of == 2.0 && count == 1.0).then_some((of / 5.0, out))
}

fn days_of_hours(hours: f64) -> f64 {
    if hours >= FULL_WEEK_HOURS {
        5.0
    } else if hours % 7.0 == 0.0 {
        hours / 7.0
    } else {
        hours / 8.0
    }
}
