//! How far the work may be done at a distance.
//!
//! | said | read |
//! |---|---|
//! | "fully remote" | yes |
//! | "hybrid", "two days on site" beside work at a distance, "not fully remote" | partly |
//! | distance and site as alternatives: "Lyon or remote", "onsite/remote" | yes |
//! | distance and site in different sentences | partly |
//! | distance alone | yes |
//! | site alone, "no remote" | no |

use super::lexicon::{Cue, Span};
use super::quantities::Quantities;
use super::situation::Remote;
use super::{Fact, Reading};

const DAYS: [&str; 8] = ["jour", "jours", "j", "journee", "journees", "day", "days", "d"];
/// Words that may stand between some days and where they are spent.
const BETWEEN: [&str; 17] =
    ["de", "d", "en", "of", "the", "a", "par", "per", "semaine", "sem", "week", "mois", "month", "possible", "possibles", "work", "in"];
/// Words that take some days out of others.
const AMONG: [&str; 6] = ["dont", "including", "incl", "with", "avec", "which"];
/// How many pieces may stand between some days and where they are spent.
const REACH: usize = 6;
/// Between two ways to work that are alternatives, in bytes.
const ALTERNATIVE: usize = 24;

/// Where a text speaks of work at a distance or on site.
#[derive(Default)]
struct Said {
    distance: Vec<Span>,
    no_distance: Option<Span>,
    site: Vec<Span>,
    no_site: Option<Span>,
}

/// Reads how far the work may be done at a distance.
pub fn read(reading: &Reading<'_>) -> Option<Fact<Remote>> {
    let said = said(reading);
    let fact = |value: Remote| move |span: Span| Fact { value, span };
    let (mut fully, mut not_fully) = (None, None);
    for span in reading.cues_outside(Cue::FullyRemote, Cue::NeverPlace) {
        let found = if reading.is_refused(span) { &mut not_fully } else { &mut fully };
        found.get_or_insert(span);
    }
    let partly = || reading.cues_outside(Cue::PartlyRemote, Cue::NeverPlace).find(|span| !reading.is_refused(*span));
    fully
        .map(fact(Remote::Yes))
        .or_else(|| partly().or(not_fully).map(fact(Remote::Partly)))
        .or_else(|| some_days(reading, &said).map(fact(Remote::Partly)))
        .or_else(|| both(reading, &said))
        .or_else(|| said.no_distance.filter(|_| said.distance.is_empty()).map(fact(Remote::No)))
        .or_else(|| longest(&said.distance).map(fact(Remote::Yes)))
        .or_else(|| longest(&said.site).map(fact(Remote::No)))
        .or_else(|| said.no_site.map(fact(Remote::Yes)))
}

fn said(reading: &Reading<'_>) -> Said {
    let mut said = Said::default();
    for span in reading.cues_outside(Cue::Remote, Cue::NeverPlace) {
        if reading.is_refused(span) {
            said.no_distance.get_or_insert(span);
        } else {
            said.distance.push(span);
        }
    }
    for span in reading.cues_outside(Cue::OnSite, Cue::NeverPlace) {
        if reading.is_refused(span) {
            said.no_site.get_or_insert(span);
        } else {
            said.site.push(span);
        }
    }
    said
}

fn longest(spans: &[Span]) -> Option<Span> {
    spans.iter().copied().max_by_key(|span| (span.len(), std::cmp::Reverse(span.start)))
}

/// Distance and site, both wanted: alternatives, or a part of each.
fn both(reading: &Reading<'_>, said: &Said) -> Option<Fact<Remote>> {
    let (distance, site) = (said.distance.first()?, said.site.first()?);
    let near = |one: &Span| {
        let after = said.site.partition_point(|other| other.start < one.start);
        let around = [after.checked_sub(1), Some(after)];
        around.into_iter().flatten().filter_map(|at| said.site.get(at)).any(|other| are_alternatives(reading, *one, *other))
    };
    match said.distance.iter().find(|one| near(one)) {
        Some(span) => Some(Fact { value: Remote::Yes, span: *span }),
        None => Some(Fact { value: Remote::Partly, span: *distance.min(site) }),
    }
}

fn are_alternatives(reading: &Reading<'_>, one: Span, other: Span) -> bool {
    let (first, second) = if one.start <= other.start { (one, other) } else { (other, one) };
    let between = reading.text().get(first.end..second.start).unwrap_or_default();
    let glue = ["or", "ou", "and", "et", "bien", "as", "you", "prefer"];
    between.len() <= ALTERNATIVE
        && between.split(|character: char| !character.is_alphanumeric()).all(|word| word.is_empty() || glue.contains(&word))
}

/// "Two days of remote work", "one day a week on site, the rest from home": some of the days, and not the others.
fn some_days(reading: &Reading<'_>, said: &Said) -> Option<Span> {
    let tokens = reading.quantities;
    let distance = said.distance.iter().filter_map(|span| days_of(tokens, *span).map(|days| (days, *span))).next();
    let site = said.site.iter().filter_map(|span| days_of(tokens, *span).map(|days| (days, *span))).collect::<Vec<_>>();
    let shared = site.iter().find(|(days, _)| !said.distance.is_empty() || is_among(tokens, *days));
    let (days, span) = distance.filter(|(days, _)| !is_whole_rhythm(tokens, *days)).or(shared.copied())?;
    tokens.span(days, days).map(|days| Span { start: days.start.min(span.start), end: days.end.max(span.end) })
}

/// The number of days that stands before a way to work, or right after it: its position.
pub(super) fn days_of(tokens: &Quantities<'_>, span: Span) -> Option<usize> {
    let first = tokens.position(span.start);
    let fills = |at: usize| tokens.is_word(at, &BETWEEN) || tokens.is_mark(at, &['/', '\'']);
    let days = (first.saturating_sub(REACH)..first).rev().find(|at| tokens.is_word(*at, &DAYS) || !fills(*at));
    let before = days.filter(|at| tokens.is_word(*at, &DAYS)).and_then(|at| at.checked_sub(1)).filter(|at| tokens.number(*at).is_some());
    let next = tokens.position(span.end);
    let after = (next..next + 3).take_while(|at| *at == next || fills(at - 1)).find(|at| tokens.number(*at).is_some());
    let after = after.filter(|at| tokens.range(*at).is_some_and(|(_, _, next)| tokens.is_word(next, &DAYS)));
    before.or(after)
}

/// "Of which one", "with two": days taken out of others.
fn is_among(tokens: &Quantities<'_>, days: usize) -> bool {
    days.checked_sub(1).is_some_and(|before| tokens.is_word(before, &AMONG))
}

/// "Two days a week remote": what is counted is the whole rhythm. "Two days of remote work" is a part of it.
fn is_whole_rhythm(tokens: &Quantities<'_>, days: usize) -> bool {
    let Some((_, _, next)) = tokens.range(days) else { return false };
    !is_among(tokens, days) && !tokens.is_word(next + 1, &["de", "of"]) && !tokens.is_word(next, &["remote"])
}
