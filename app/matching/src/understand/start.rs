//! From when: as soon as possible, or from a day that is said or counted from today.

use chrono::{Datelike, Days, Months, NaiveDate};
use domain::{CriterionValue, Start};

use super::lexicon::{Cue, Span};
use super::quantities::Token;
use super::{Finding, Reading};

const MONTHS: [(&str, u32); 24] = [
    ("janvier", 1),
    ("fevrier", 2),
    ("mars", 3),
    ("avril", 4),
    ("mai", 5),
    ("juin", 6),
    ("juillet", 7),
    ("aout", 8),
    ("septembre", 9),
    ("octobre", 10),
    ("novembre", 11),
    ("decembre", 12),
    ("january", 1),
    ("february", 2),
    ("march", 3),
    ("april", 4),
    ("may", 5),
    ("june", 6),
    ("july", 7),
    ("august", 8),
    ("september", 9),
    ("october", 10),
    ("november", 11),
    ("december", 12),
];
/// How far a date may stand from the words that make it a start, in bytes.
const REACH: usize = 12;
/// The middle and the end of a month, as days of it.
const MIDDLE: u32 = 15;
const END: u32 = 28;

/// Reads when the work should begin: a day where one is said, or else whether it presses.
pub fn read(reading: &Reading<'_>) -> Option<Finding> {
    let dated = (0..reading.quantities.len()).find_map(|at| on_day(reading, at).or_else(|| counted_from_today(reading, at)));
    let now = || {
        reading
            .matches
            .cues(Cue::StartNow)
            .iter()
            .max_by_key(|span| (span.len(), std::cmp::Reverse(span.start)))
            .map(|span| (Start::Asap, *span))
    };
    let (start, span) = dated.or_else(now)?;
    Some(Finding { value: CriterionValue::Start(start), span, importance: reading.weights.said_of(span) })
}

/// Widens a date to the words that make it a start; `None` when there are none.
fn introduced(reading: &Reading<'_>, span: Span) -> Option<Span> {
    let cue = reading.matches.cue_before(Cue::StartBefore, span.start, REACH)?;
    (reading.sentences.sentence(cue.start) == reading.sentences.sentence(span.start)).then_some(Span { start: cue.start, end: span.end })
}

/// "À partir du 1er décembre", "from March 2027", "starting 3 January", "dès le 01/12/2026".
fn on_day(reading: &Reading<'_>, at: usize) -> Option<(Start, Span)> {
    let tokens = reading.quantities;
    if let Some((date, last)) = in_digits(reading, at) {
        return Some((Start::On(date), introduced(reading, tokens.span(at, last)?)?));
    }
    let Some(Token::Word(word)) = tokens.get(at) else { return None };
    let month = MONTHS.iter().find(|(name, _)| *name == word).map(|(_, month)| *month)?;
    let whole = |number: Option<f64>, low: f64, high: f64| number.filter(|number| number.fract() == 0.0 && (low..=high).contains(number));
    let ordinal = |at: usize| usize::from(tokens.is_word(at, &["er", "st", "nd", "rd", "th"]));
    let before = at.checked_sub(1).map(|before| before.saturating_sub(ordinal(before))).unwrap_or(at);
    let day_before = whole(tokens.number(before), 1.0, 31.0).filter(|_| before < at);
    let day_after = whole(tokens.number(at + 1), 1.0, 31.0).filter(|_| day_before.is_none());
    let after_day = if day_after.is_some() { at + 2 + ordinal(at + 2) } else { at + 1 };
    let comma = usize::from(day_after.is_some() && tokens.is_mark(after_day, &[',']));
    let year = whole(tokens.number(after_day + comma), 2000.0, 2100.0).map(|year| year as i32);
    let part = at.checked_sub(1).and_then(|word| {
        if tokens.is_word(word, &["mi", "mid"]) { Some(MIDDLE) } else { tokens.is_word(word, &["fin", "late"]).then_some(END) }
    });
    let day = day_before.or(day_after).map(|day| day as u32).or(part);
    let last = if year.is_some() { after_day + comma } else { after_day - 1 };
    let first = if day_before.is_some() { before } else { at };
    let date = next_date(reading.today, year, month, day)?;
    Some((Start::On(date), introduced(reading, tokens.span(first, last)?)?))
}

/// `01/12/2026`, day first; `2026-12-01`.
fn in_digits(reading: &Reading<'_>, at: usize) -> Option<(NaiveDate, usize)> {
    let tokens = reading.quantities;
    let joined = [at + 1, at + 3].iter().all(|mark| tokens.is_mark(*mark, &['/', '-']));
    let numbers = (tokens.number(at)?, tokens.number(at + 2)?, tokens.number(at + 4)?);
    let (year, month, day) = if numbers.0 > 31.0 { numbers } else { (numbers.2, numbers.1, numbers.0) };
    let date = (joined && (2000.0..=2100.0).contains(&year)).then(|| NaiveDate::from_ymd_opt(year as i32, month as u32, day as u32))??;
    Some((date, at + 4))
}

/// The day that is meant when no year is said: the next one, and today where the month is this one.
fn next_date(today: NaiveDate, year: Option<i32>, month: u32, day: Option<u32>) -> Option<NaiveDate> {
    if let Some(year) = year {
        return NaiveDate::from_ymd_opt(year, month, day.unwrap_or(1));
    }
    if day.is_none() && month == today.month() {
        return Some(today);
    }
    let this_year = NaiveDate::from_ymd_opt(today.year(), month, day.unwrap_or(1))?;
    if this_year >= today { Some(this_year) } else { NaiveDate::from_ymd_opt(today.year() + 1, month, day.unwrap_or(1)) }
}

/// "Démarrage dans deux semaines", "start next month".
fn counted_from_today(reading: &Reading<'_>, at: usize) -> Option<(Start, Span)> {
    let tokens = reading.quantities;
    let (date, first, last) = if tokens.is_word(at, &["dans", "in"]) {
        let count = tokens.number(at + 1).filter(|count| count.fract() == 0.0 && (1.0..=24.0).contains(count))? as u32;
        (later(reading, at + 2, count)?, at, at + 2)
    } else if tokens.is_word(at, &["prochain", "prochaine"]) {
        let unit = at.checked_sub(1)?;
        (later(reading, unit, 1)?, unit, at)
    } else if tokens.is_word(at, &["next"]) {
        (later(reading, at + 1, 1)?, at, at + 1)
    } else {
        return None;
    };
    Some((Start::On(date), introduced(reading, tokens.span(first, last)?)?))
}

/// Today and so many of the unit at a position.
fn later(reading: &Reading<'_>, unit: usize, count: u32) -> Option<NaiveDate> {
    let tokens = reading.quantities;
    if tokens.is_word(unit, &["semaine", "semaines", "week", "weeks"]) {
        reading.today.checked_add_days(Days::new(u64::from(count) * 7))
    } else if tokens.is_word(unit, &["mois", "month", "months"]) {
        reading.today.checked_add_months(Months::new(count))
    } else {
        None
    }
}
