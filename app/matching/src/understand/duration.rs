//! How long the mission lasts.

use super::lexicon::Span;
use super::quantities::Quantities;
use super::situation::{Duration, Unit};
use super::{Fact, Reading};

const DAYS: [&str; 4] = ["jour", "jours", "day", "days"];
const WEEKS: [&str; 4] = ["semaine", "semaines", "week", "weeks"];
const MONTHS: [&str; 3] = ["mois", "month", "months"];
const YEARS: [&str; 5] = ["an", "ans", "annee", "year", "years"];
/// Before a length of time: it is the mission's.
const BEFORE: [&str; 24] = [
    "mission",
    "contrat",
    "duree",
    "duration",
    "contract",
    "engagement",
    "freelance",
    "pendant",
    "sur",
    "for",
    "over",
    "pour",
    "during",
    "cdd",
    "interim",
    "least",
    "minimum",
    "initiale",
    "initial",
    "period",
    "periode",
    "accompagnement",
    "lasts",
    "last",
];
/// After a length of time: it is the mission's.
const AFTER: [&str; 11] = [
    "mission",
    "contract",
    "engagement",
    "contrat",
    "renouvelable",
    "renouvelables",
    "renewable",
    "extendable",
    "reconductible",
    "assignment",
    "minimum",
];
const RENEWABLE: [&str; 10] = [
    "renouvelable",
    "renouvelables",
    "renewable",
    "reconductible",
    "reconductibles",
    "extendable",
    "extensible",
    "prolongeable",
    "extension",
    "renouveler",
];
/// Before a length of time: it is past, or a delay, or comes again.
const OTHERWISE: [&str; 18] = [
    "depuis",
    "dans",
    "in",
    "within",
    "y",
    "since",
    "every",
    "chaque",
    "tous",
    "toutes",
    "ici",
    "past",
    "derniers",
    "dernieres",
    "previous",
    "after",
    "apres",
    "runway",
];
/// The longest mission that is believed, in months.
const MOST_MONTHS: f64 = 36.0;

/// Reads how long the mission lasts.
pub fn read(reading: &Reading<'_>) -> Option<Fact<Duration>> {
    (0..reading.quantities.len()).find_map(|at| lasting(reading.quantities, at)).map(|(value, span)| Fact { value, span })
}

fn lasting(tokens: &Quantities<'_>, at: usize) -> Option<(Duration, Span)> {
    let (low, high, mut next) = tokens.range(at)?;
    next += usize::from(tokens.is_mark(next, &['-']));
    let (unit, factor, months) = if tokens.is_word(next, &MONTHS) {
        (Unit::Months, 1.0, 1.0)
    } else if tokens.is_word(next, &YEARS) {
        (Unit::Months, 12.0, 12.0)
    } else if tokens.is_word(next, &WEEKS) {
        (Unit::Weeks, 1.0, 0.25)
    } else if tokens.is_word(next, &DAYS) {
        (Unit::Days, 1.0, 0.05)
    } else {
        return None;
    };
    let is_believed = low >= 1.0 && high * months <= MOST_MONTHS && [low, high].iter().all(|end| end.fract() == 0.0);
    let otherwise = tokens.word_before(at, 2, &OTHERWISE).is_some()
        || tokens.is_word(next + 1, &["ago", "plus", "later", "d", "par", "per", "a", "old"]);
    let of_mission = tokens.word_before(at, 4, &BEFORE).is_some() || (next + 1..next + 4).any(|at| tokens.is_word(at, &AFTER));
    if !is_believed || otherwise || !of_mission {
        return None;
    }
    let renewed = (next + 1..next + 6).find(|at| tokens.is_word(*at, &RENEWABLE));
    let duration = Duration { least: (low * factor) as u16, most: (high * factor) as u16, unit, renewable: renewed.is_some() };
    Some((duration, tokens.span(at, renewed.unwrap_or(next))?))
}
