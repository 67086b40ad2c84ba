//! How many days a week.

use domain::{CriterionValue, Rhythm};

use super::lexicon::{Cue, Span};
use super::{Finding, Reading};

const DAYS: [&str; 8] = ["jour", "jours", "j", "journee", "journees", "day", "days", "d"];
const PER: [&str; 8] = ["par", "per", "a", "chaque", "each", "every", "la", "the"];
const WEEK: [&str; 5] = ["semaine", "semaines", "sem", "week", "hebdo"];
const WEEKLY: [&str; 3] = ["hebdomadaire", "hebdomadaires", "weekly"];
const MONTH: [&str; 3] = ["mois", "month", "mensuels"];
const HALF: [&str; 2] = ["demi", "half"];
/// A month has a little over four weeks; people who say "eight days a month" mean two a week.
const WEEKS_A_MONTH: f64 = 4.0;
/// Half time, in half days a week.
const HALF_TIME: u8 = 5;

/// Reads the first rhythm of a text.
pub fn read(reading: &Reading<'_>) -> Option<Finding> {
    let counted = (0..reading.quantities.len()).find_map(|at| counted(reading, at));
    let (rhythm, span) = counted.or_else(|| part_of_full_time(reading))?;
    Some(Finding { value: CriterionValue::Rhythm(rhythm), span, importance: reading.weights.said_of(span) })
}

/// "Deux jours par semaine", "2 à 3 j/sem", "half a day a week", "8 days a month".
fn counted(reading: &Reading<'_>, at: usize) -> Option<(Rhythm, Span)> {
    let tokens = reading.quantities;
    let half_alone = tokens.is_word(at, &HALF) && at.checked_sub(1).is_none_or(|before| tokens.number(before).is_none());
    let (low, high, mut next) = if half_alone { (0.5, 0.5, at + 1) } else { tokens.range(at)? };
    let mut scale = 1.0;
    if half_alone && tokens.is_word(next, &["a"]) {
        next += 1;
    } else if tokens.is_word(next, &HALF) {
        scale = 0.5;
        next += 1;
    }
    if !tokens.is_word(next, &DAYS) {
        return None;
    }
    next += 1;
    if !tokens.is_word(next, &WEEKLY) {
        let joined = tokens.is_mark(next, &['/']) || tokens.is_word(next, &PER);
        if !joined {
            return None;
        }
        next += 1;
    }
    if tokens.is_word(next, &MONTH) {
        scale /= WEEKS_A_MONTH;
    } else if !tokens.is_word(next, &WEEK) && !tokens.is_word(next, &WEEKLY) {
        return None;
    }
    let half_days = |days: f64| Some((days * scale * 2.0).round()).filter(|half| (1.0..=10.0).contains(half)).map(|half| half as u8);
    let rhythm = Rhythm::from_half_days(half_days(low)?, half_days(high)?)?;
    Some((rhythm, tokens.span(at, next)?))
}

/// "À mi-temps", "full time"; nothing where a text speaks of both, or says that it is not wanted.
fn part_of_full_time(reading: &Reading<'_>) -> Option<(Rhythm, Span)> {
    let text = reading.text();
    let find = |words: &[&str]| {
        let found = words.iter().filter_map(|word| text.find(word).map(|start| Span { start, end: start + word.len() })).min();
        found.filter(|span| reading.matches.cue_before(Cue::Without, span.start, 6).is_none())
    };
    let half = find(&["mi temps", "half time", "half-time"]);
    let full = find(&["temps plein", "full time", "plein temps", "fulltime"]);
    let part = find(&["temps partiel", "part time", "temps partage"]);
    match (half, full, part) {
        (Some(span), None, _) => Rhythm::from_half_days(HALF_TIME, HALF_TIME).map(|rhythm| (rhythm, span)),
        (None, Some(span), None) if !is_regretted(reading, span) => Rhythm::days(5, 5).map(|rhythm| (rhythm, span)),
        _ => None,
    }
}

/// "A full-time CTO is too expensive", "pas besoin d’un temps plein".
fn is_regretted(reading: &Reading<'_>, span: Span) -> bool {
    let sentence = reading.sentences.sentence(span.start);
    let regrets = ["trop", "too", "pas besoin", "don't need", "not need", "pas les moyens", "cannot afford", "can't afford", "ne cherch"];
    let text = reading.text();
    let from = text[..span.start].char_indices().rev().map(|(at, _)| at).take(120).last().unwrap_or(span.start);
    let to = text[span.end..].char_indices().map(|(at, _)| span.end + at).take(120).last().unwrap_or(span.end);
    let around = &text[from..to];
    regrets.iter().flat_map(|regret| around.match_indices(regret)).any(|(at, _)| reading.sentences.sentence(from + at) == sentence)
}
