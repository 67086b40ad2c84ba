//! How many days a week are asked of the CTO.
//!
//! A need may name several rhythms. What is counted a week or a month is believed before a share of full time ("à 60 %"), that before "half time",
//! and that before the days when somebody has to be there. Days of work at a distance, and the hours of others, are none. Of two that are
//! counted, the first holds, because a mission begins with it ("three days a week, then one"), unless the later one corrects it ("or rather two").

use domain::{CriterionValue, Rhythm};

use super::days::{DAYS, Days, counted};
use super::lexicon::{Cue, Span};
use super::{Finding, Reading};

/// Somebody whose days are not the CTO's.
const OTHERS: [&str; 23] = [
    "developpeur",
    "developpeuse",
    "developpeurs",
    "dev",
    "devs",
    "developer",
    "developers",
    "ingenieur",
    "engineer",
    "data",
    "freelance",
    "stagiaire",
    "alternant",
    "alternante",
    "apprenti",
    "salaries",
    "employees",
    "designer",
    "ouvert",
    "ouverts",
    "open",
    "comptable",
    "contractor",
];
const DISTANCE: [&str; 5] = ["teletravail", "remote", "distanciel", "distance", "home"];
const PRESENCE: [&str; 8] = ["presence", "presentiel", "presents", "bureau", "bureaux", "locaux", "office", "onsite"];
/// A later rhythm after one of these corrects the one before.
const CORRECTIONS: [&str; 10] =
    ["finalement", "plutot", "disons", "actually", "rather", "instead", "ouverts", "correction", "final", "fait"];
const AT_MOST: [&str; 7] = ["plus", "most", "max", "maximum", "maxi", "over", "than"];
const AT_LEAST: [&str; 5] = ["moins", "least", "minimum", "mini", "min"];
const LABELS: [&str; 9] = ["rythme", "rhythm", "temps", "disponibilite", "availability", "cadence", "volume", "frequence", "quotite"];
/// Before a share, and it is one of full time.
const WORKERS: [&str; 8] = ["cto", "poste", "renfort", "rythme", "mission", "temps", "technique", "quotite"];
const WEEKDAYS: [&str; 17] = [
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "lundis",
    "mardis",
    "mercredis",
    "jeudis",
    "vendredis",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "mondays",
    "fridays",
];
const MEETINGS: [&str; 10] = ["reunion", "reunions", "point", "meeting", "call", "comite", "standup", "sync", "dimanche", "presence"];
/// Half time, in half days a week.
const HALF_TIME: u8 = 5;
/// How far around a rhythm what it is about is looked for, in pieces.
const REACH: usize = 4;

/// Reads the rhythm of a text.
pub fn read(reading: &Reading<'_>) -> Option<Finding> {
    let mut attended = None;
    let (rhythm, span) = asked(reading, &mut attended)
        .or_else(|| first(reading, share))
        .or_else(|| part_of_full_time(reading))
        .or_else(|| first(reading, labelled))
        .or_else(|| first(reading, weekdays))
        .or(attended)?;
    Some(Finding { value: CriterionValue::Rhythm(rhythm), span, importance: reading.weights.said_of(span) })
}

type Found = (Rhythm, Span);

fn first(reading: &Reading<'_>, find: impl Fn(&Reading<'_>, usize) -> Option<Found>) -> Option<Found> {
    (0..reading.quantities.len()).find_map(|at| find(reading, at))
}

/// The first rhythm that is counted, or a later one that corrects it. Days of presence go to `attended`.
fn asked(reading: &Reading<'_>, attended: &mut Option<Found>) -> Option<Found> {
    let tokens = reading.quantities;
    let (mut asked, mut at) = (None, 0);
    while at < tokens.len() {
        let Some(days) = counted(tokens, at) else {
            at += 1;
            continue;
        };
        at = days.last + 1;
        let corrects = asked.is_some() && tokens.word_before(days.first, REACH, &CORRECTIONS).is_some();
        let Some(found) = rhythm(&days).and_then(|rhythm| Some((rhythm, tokens.span(days.first, days.last)?))) else { continue };
        if asked.is_some() && !corrects || is_of_others(reading, &days) || is_at_distance(reading, &days) {
            continue;
        }
        if is_attendance(reading, &days) {
            attended.get_or_insert(found);
        } else {
            asked = Some(bounded(reading, &days).unwrap_or(found));
        }
    }
    asked
}

/// Days in half days, when they are between half a day and five days.
fn rhythm(days: &Days) -> Option<Rhythm> {
    let half_days = |days: f64| Some((days * 2.0).round()).filter(|half| (1.0..=10.0).contains(half)).map(|half| half as u8);
    Rhythm::from_half_days(half_days(days.low)?, half_days(days.high)?)
}

/// "No more than two days a week, no less than one".
fn bounded(reading: &Reading<'_>, days: &Days) -> Option<Found> {
    let tokens = reading.quantities;
    let bound = |words: &[&str]| tokens.word_before(days.first, 3, words).is_some();
    let (other, low, high) = if bound(&AT_MOST) {
        let least = tokens.word_after(days.last + 1, 6, &AT_LEAST)?;
        let other = (least + 1..least + 4).find(|at| tokens.number(*at).is_some())?;
        (other, tokens.number(other)?, days.high)
    } else if bound(&AT_LEAST) {
        let most = tokens.word_after(days.last + 1, 6, &AT_MOST)?;
        let other = (most.saturating_sub(3)..most + 4).find(|at| *at > days.last && tokens.number(*at).is_some())?;
        (other, days.low, tokens.number(other)?)
    } else {
        return None;
    };
    Some((rhythm(&Days { low, high, ..*days })?, tokens.span(days.first, other.max(days.last))?))
}

fn is_of_others(reading: &Reading<'_>, days: &Days) -> bool {
    let tokens = reading.quantities;
    let before = tokens
        .word_before(days.first, 3, &OTHERS)
        .is_some_and(|other| tokens.word_before(days.first, 6, &["cto"]).is_none_or(|cto| cto < other));
    before || tokens.word_after(days.last + 1, REACH, &["salaries", "employees", "equipes"]).is_some()
}

/// "Télétravail deux jours par semaine", "two remote days a week"; not "two days a week, remote".
fn is_at_distance(reading: &Reading<'_>, days: &Days) -> bool {
    let tokens = reading.quantities;
    let of = days.unit + 1 + usize::from(tokens.is_word(days.unit + 1, &["de", "of"]));
    let of = of > days.unit + 1 && tokens.is_word(of, &DISTANCE);
    let opens = |at: usize| {
        tokens.is_word(at, &["possible", "partiel", "jusqu", "a", "de", "autorise", "ok", "max"]) || tokens.is_mark(at, &[':', '(', '\''])
    };
    let before = (days.first.saturating_sub(REACH)..days.first).rev().find(|at| !opens(*at));
    let after = days.last + 1 + usize::from(tokens.is_word(days.last + 1, &["de", "of"]));
    of || before.is_some_and(|at| tokens.is_word(at, &["teletravail", "distanciel"]))
        || after > days.last + 1 && tokens.is_word(after, &DISTANCE)
}

/// "Deux jours de présence par semaine", "on site in Toulouse one day a week".
fn is_attendance(reading: &Reading<'_>, days: &Days) -> bool {
    let tokens = reading.quantities;
    let Some(span) = tokens.span(days.first, days.last) else { return false };
    let clause = |at: usize| reading.sentences.clause(at);
    let site = |cue: Option<Span>| cue.is_some_and(|cue| clause(cue.start) == clause(span.start));
    let inside = tokens.word_after(days.first, days.last - days.first, &PRESENCE).is_some();
    inside
        || site(tokens.word_before(days.first, REACH, &PRESENCE).and_then(|at| tokens.span(at, at)))
        || site(reading.matches.cue_before(Cue::OnSite, span.start, 24))
        || site(reading.matches.cue_after(Cue::OnSite, span.end, 4))
}

/// "À 60 %", "20 % d'un temps plein", "0.4 FTE".
fn share(reading: &Reading<'_>, at: usize) -> Option<Found> {
    let tokens = reading.quantities;
    let (low, high, next) = tokens.range(at)?;
    let (days_of_one, last) = if tokens.is_mark(next, &['%']) {
        let counted = tokens.is_mark(next + 1, &['(']) && tokens.number(next + 2).is_some() && tokens.is_word(next + 3, &DAYS);
        let of_yours = tokens.is_word(next + 1, &["of", "de"]) && tokens.is_word(next + 2, &["your", "votre", "full", "a", "an"]);
        let of_time = of_yours || tokens.word_after(next + 1, 5, &["etp", "fte", "plein", "complet"]).is_some();
        let before = at.checked_sub(1).filter(|before| tokens.is_word(*before, &["a", "at"]) || tokens.is_mark(*before, &[':']));
        let of_worker = before.is_some_and(|before| tokens.word_before(before, 3, &WORKERS).is_some());
        if !counted && !of_time && !of_worker || high > 100.0 {
            return None;
        }
        (0.05, next)
    } else if tokens.is_word(next, &["fte", "etp"]) && high <= 1.0 {
        (5.0, next)
    } else {
        return None;
    };
    if tokens.word_after(last + 1, 2, &DISTANCE).is_some() {
        return None;
    }
    let days = Days { low: low * days_of_one, high: high * days_of_one, first: at, last, unit: last };
    Some((rhythm(&days)?, tokens.span(at, last)?))
}

/// "Rythme : 2 à 3 jours".
fn labelled(reading: &Reading<'_>, at: usize) -> Option<Found> {
    let tokens = reading.quantities;
    let (low, high, next) = tokens.range(at)?;
    let before = at.checked_sub(1)?;
    let is_labelled = tokens.is_mark(before, &[':', '=']) && tokens.word_before(before, 3, &LABELS).is_some();
    let days = Days { low, high, first: at, last: next, unit: next };
    (is_labelled && tokens.is_word(next, &DAYS)).then_some((rhythm(&days)?, tokens.span(at, next)?))
}

/// "Tous les lundis et jeudis", "every Tuesday".
fn weekdays(reading: &Reading<'_>, at: usize) -> Option<Found> {
    let tokens = reading.quantities;
    if !tokens.is_word(at, &["tous", "every", "chaque"]) || tokens.word_before(at, REACH, &MEETINGS).is_some() {
        return None;
    }
    let mut next = at + 1 + usize::from(tokens.is_word(at + 1, &["les"]));
    let (mut count, mut last) = (0_u8, None);
    while tokens.is_word(next, &WEEKDAYS) {
        // A list may name more days than a week has, and more than can be counted here: such a one is no rhythm.
        count = count.saturating_add(1);
        last = Some(next);
        next += 1;
        if !tokens.is_mark(next, &[',']) && !tokens.is_word(next, &["et", "and"]) {
            break;
        }
        next += 1 + usize::from(tokens.is_word(next + 1, &["les"]));
    }
    Some((Rhythm::days(count, count)?, tokens.span(at, last?)?))
}

/// "À mi-temps", "full time"; nothing where a text speaks of both full and part time, says that it is not wanted, or speaks of somebody else.
fn part_of_full_time(reading: &Reading<'_>) -> Option<Found> {
    let text = reading.text();
    let find = |words: &[&str], whose: bool| {
        let spans = words.iter().filter_map(|word| {
            let spans = text.match_indices(word).map(|(start, word)| Span { start, end: start + word.len() });
            spans.take(MENTIONS).find(|span| !whose || !is_somebody_elses(reading, *span))
        });
        spans.min().filter(|span| reading.matches.cue_before(Cue::Without, span.start, 6).is_none())
    };
    let half = find(&["mi temps", "half time", "half-time"], true);
    let full = find(&["temps plein", "full time", "plein temps", "fulltime", "temps complet"], false);
    let part = find(&["temps partiel", "part time", "temps partage"], false);
    match (half, full, part) {
        (Some(span), None, _) => Rhythm::from_half_days(HALF_TIME, HALF_TIME).map(|rhythm| (rhythm, span)),
        (None, Some(span), None) if !is_regretted(reading, span) => Rhythm::days(5, 5).map(|rhythm| (rhythm, span)),
        _ => None,
    }
}

/// How many mentions of "half time" are looked at for one that is the CTO's.
const MENTIONS: usize = 16;

/// "Un ingénieur à mi-temps".
fn is_somebody_elses(reading: &Reading<'_>, span: Span) -> bool {
    let tokens = reading.quantities;
    let at = tokens.position(span.start);
    tokens.word_before(at, REACH, &OTHERS).is_some() && tokens.word_before(at, REACH, &["cto", "technique"]).is_none()
}

/// "A full-time CTO is too expensive", "pas besoin d’un temps plein".
fn is_regretted(reading: &Reading<'_>, span: Span) -> bool {
    let sentence = reading.sentences.sentence(span.start);
    let regrets =
        ["trop", "too", "pas besoin", "don't need", "not need", "pas les moyens", "cannot afford", "can't afford", "ne cherch", "salaire"];
    let text = reading.text();
    let from = text[..span.start].char_indices().rev().map(|(at, _)| at).take(120).last().unwrap_or(span.start);
    let to = text[span.end..].char_indices().map(|(at, _)| span.end + at).take(120).last().unwrap_or(span.end);
    let around = &text[from..to];
    regrets.iter().flat_map(|regret| around.match_indices(regret)).any(|(at, _)| reading.sentences.sentence(from + at) == sentence)
}
