//! How far the work may be done at a distance.
//!
//! | said | read |
//! |---|---|
//! | "fully remote" | yes |
//! | "hybrid", "not fully remote", "two days of remote work a week" | partly |
//! | distance and site as alternatives: "Lyon or remote", "onsite/remote" | yes |
//! | distance, and now and then a visit | yes |
//! | distance, and presence every week, or "the rest at a distance" | partly |
//! | presence on fewer days than are worked | partly |
//! | distance alone | yes |
//! | site alone, "no remote" | no |

use domain::{CriterionKind, CriterionValue, Rhythm};

use super::days::{DAYS, counted};
use super::lexicon::{Cue, Span};
use super::situation::Remote;
use super::{Fact, Finding, Reading};

/// Between two ways to work that are alternatives, in bytes.
const ALTERNATIVE: usize = 24;
/// How far from presence its frequency is looked for, in pieces.
const REACH: usize = 12;
const WEEKDAYS: [&str; 20] = [
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
    "tuesdays",
    "wednesdays",
    "thursdays",
    "fridays",
];
const WEEKS: [&str; 4] = ["semaine", "semaines", "week", "weeks"];
const MONTHS: [&str; 4] = ["mois", "month", "trimestre", "quarter"];
const RARELY: [&str; 18] = [
    "monthly",
    "mensuel",
    "mensuelle",
    "quarterly",
    "trimestriel",
    "ponctuel",
    "ponctuelle",
    "ponctuels",
    "ponctuellement",
    "occasionnel",
    "occasionnelle",
    "occasionnellement",
    "occasional",
    "occasionally",
    "parfois",
    "sometimes",
    "besoin",
    "needed",
];
/// Words of a visit, which say something with their frequency only.
const VISITS: [&str; 13] =
    ["visit", "visits", "visite", "visites", "venue", "passage", "venir", "rencontre", "rencontrer", "bureaux", "voir", "see", "meet"];

/// How often somebody has to be there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Presence {
    /// So many half days a week, where they are counted.
    Weekly(Option<u8>),
    Rarely,
    Unsaid,
}

/// Where a text speaks of work at a distance or on site.
#[derive(Default)]
struct Said {
    distance: Vec<Span>,
    no_distance: Option<Span>,
    site: Vec<(Span, Presence)>,
    no_site: Option<Span>,
}

/// Reads how far the work may be done at a distance.
pub fn read(reading: &Reading<'_>, rhythm: Option<&Finding>) -> Option<Fact<Remote>> {
    let said = said(reading);
    let fact = |value: Remote| move |span: Span| Fact { value, span };
    let (mut fully, mut not_fully) = (None, None);
    for span in reading.cues_outside(Cue::FullyRemote, Cue::NeverPlace) {
        let found = if reading.is_refused(span) || is_never(reading, span) { &mut not_fully } else { &mut fully };
        found.get_or_insert(span);
    }
    let partly = || reading.cues_outside(Cue::PartlyRemote, Cue::NeverPlace).find(|span| !reading.is_refused(*span));
    fully
        .map(fact(Remote::Yes))
        .or_else(|| partly().or(not_fully).map(fact(Remote::Partly)))
        .or_else(|| said.distance.iter().find(|span| is_some_days(reading, **span)).copied().map(fact(Remote::Partly)))
        .or_else(|| both(reading, &said))
        .or_else(|| said.no_distance.filter(|_| said.distance.is_empty()).map(fact(Remote::No)))
        .or_else(|| longest(&said.distance).map(fact(Remote::Yes)))
        .or_else(|| on_site(reading, &said, rhythm))
        .or_else(|| said.no_site.map(fact(Remote::Yes)))
}

fn said(reading: &Reading<'_>) -> Said {
    let mut said = Said::default();
    let distance = reading.matches.signals(CriterionKind::Place).iter().map(|signal| signal.span);
    for span in distance.filter(|span| !reading.matches.cue_covers(Cue::NeverPlace, *span)) {
        if reading.is_refused(span) || is_never(reading, span) {
            said.no_distance.get_or_insert(span);
        } else {
            said.distance.push(span);
        }
    }
    for span in reading.cues_outside(Cue::OnSite, Cue::NeverPlace) {
        if reading.is_refused(span) || is_never(reading, span) {
            said.no_site.get_or_insert(span);
        } else {
            said.site.push((span, presence(reading, span)));
        }
    }
    visits(reading, &mut said);
    said.site.sort_by_key(|(span, _)| *span);
    said
}

/// "Zéro télétravail", "jamais à distance", "pas 100 % remote".
fn is_never(reading: &Reading<'_>, span: Span) -> bool {
    let tokens = reading.quantities;
    let at = tokens.position(span.start);
    at.checked_sub(1).is_some_and(|before| tokens.is_word(before, &["jamais", "never", "pas", "not"]) || tokens.number(before) == Some(0.0))
}

/// Visits that are said with how often: "a visit every two weeks", "bureaux à Tours, présence le mardi".
fn visits(reading: &Reading<'_>, said: &mut Said) {
    let tokens = reading.quantities;
    for at in (0..tokens.len()).filter(|at| tokens.is_word(*at, &VISITS)) {
        let Some(span) = tokens.span(at, at) else { continue };
        let how_often = presence(reading, span);
        if how_often != Presence::Unsaid {
            said.site.push((span, how_often));
        }
    }
}

/// How often, from the words of the same sentence around.
fn presence(reading: &Reading<'_>, span: Span) -> Presence {
    let tokens = reading.quantities;
    let (at, end) = (tokens.position(span.start), tokens.position(span.end));
    // "Dont un sur place", "one of them on site".
    let among = at.checked_sub(2).filter(|before| tokens.is_word(*before, &["dont", "including", "with", "avec"]));
    if let Some(days) = among.and_then(|before| tokens.number(before + 1)).filter(|days| (0.5..=5.0).contains(days)) {
        return Presence::Weekly(Some((days * 2.0) as u8));
    }
    let stops = |at: usize| tokens.is_mark(at, &['.', '\n', ';', '!', '?', '(', ')']);
    let from = (at.saturating_sub(REACH)..at).rev().find(|before| stops(*before)).map_or(at.saturating_sub(REACH), |stop| stop + 1);
    let to = (end..end + REACH).find(|after| stops(*after) || *after >= tokens.len()).unwrap_or(end + REACH);
    let counted = (end..to).chain(from..at).find_map(|at| counted(tokens, at).filter(|days| days.last < to.max(end)));
    if let Some(days) = counted {
        let monthly = tokens.is_word(days.last, &["mois", "month"]);
        let half_days = (days.high * 2.0).round().clamp(1.0, 10.0) as u8;
        return if monthly && days.high < 0.5 { Presence::Rarely } else { Presence::Weekly(Some(half_days)) };
    }
    // "Trois jours sur place": a week's, since no other time is said.
    let bare = at.checked_sub(2).filter(|before| tokens.is_word(before + 1, &DAYS)).and_then(|before| tokens.number(before));
    if let Some(days) = bare.filter(|days| (0.5..=5.0).contains(days)) {
        return Presence::Weekly(Some((days * 2.0) as u8));
    }
    let weekdays = (from..to).filter(|at| tokens.is_word(*at, &WEEKDAYS)).count();
    if weekdays > 0 {
        return Presence::Weekly(Some((weekdays * 2).min(10) as u8));
    }
    let a_month = |at: usize| {
        tokens.is_word(at, &MONTHS)
            && at > 0
            && (tokens.is_word(at - 1, &["par", "per", "chaque", "every", "each", "a"]) || tokens.is_mark(at - 1, &['/']))
    };
    if (from..to).any(|at| tokens.is_word(at, &RARELY) || a_month(at)) {
        return Presence::Rarely;
    }
    let weekly = (from..to).any(|at| {
        tokens.is_word(at, &WEEKS)
            && ((at.saturating_sub(2)..at).any(|before| tokens.number(before).is_some())
                || at.checked_sub(1).is_some_and(|before| tokens.is_word(before, &["chaque", "every", "la"])))
    });
    if weekly || (from..to).any(|at| tokens.is_word(at, &["hebdomadaire", "weekly"])) { Presence::Weekly(None) } else { Presence::Unsaid }
}

fn longest(spans: &[Span]) -> Option<Span> {
    spans.iter().copied().max_by_key(|span| (span.len(), std::cmp::Reverse(span.start)))
}

/// Distance and presence, both wanted: alternatives, a part of each, or a visit now and then.
fn both(reading: &Reading<'_>, said: &Said) -> Option<Fact<Remote>> {
    let distance = longest(&said.distance)?;
    let (site, _) = said.site.first()?;
    let near = |one: &Span| {
        let after = said.site.partition_point(|(other, _)| other.start < one.start);
        let around = [after.checked_sub(1), Some(after)];
        around.into_iter().flatten().filter_map(|at| said.site.get(at)).any(|(other, _)| are_alternatives(reading, *one, *other))
    };
    if let Some(span) = said.distance.iter().find(|one| near(one)) {
        return Some(Fact { value: Remote::Yes, span: *span });
    }
    if said.site.iter().all(|(_, presence)| *presence == Presence::Rarely) {
        return Some(Fact { value: Remote::Yes, span: distance });
    }
    Some(Fact { value: Remote::Partly, span: distance.min(*site) })
}

fn are_alternatives(reading: &Reading<'_>, one: Span, other: Span) -> bool {
    let (first, second) = if one.start <= other.start { (one, other) } else { (other, one) };
    let between = reading.text().get(first.end..second.start).unwrap_or_default();
    let glue = ["or", "ou", "and", "et", "bien", "as", "you", "prefer"];
    between.len() <= ALTERNATIVE
        && between.split(|character: char| !character.is_alphanumeric()).all(|word| word.is_empty() || glue.contains(&word))
}

/// "Télétravail deux jours par semaine", "télétravail 2 jours sur 3", "two days of remote work".
fn is_some_days(reading: &Reading<'_>, span: Span) -> bool {
    let tokens = reading.quantities;
    let (at, end) = (tokens.position(span.start), tokens.position(span.end));
    let fills =
        |at: usize| tokens.is_word(at, &["possible", "jusqu", "a", "autorise", "ok", "max", "de"]) || tokens.is_mark(at, &[':', '(', '\'']);
    let number = (end..end + 5).take_while(|next| *next == end || fills(next - 1)).find(|next| tokens.number(*next).is_some());
    let unit = number.and_then(|number| tokens.range(number)).map(|(_, _, next)| next);
    let is_telework = reading.text().get(span.start..span.end).is_some_and(|words| words.starts_with("tele") || words.starts_with("dist"));
    let after = is_telework && unit.is_some_and(|unit| tokens.is_word(unit, &DAYS));
    let of = at.checked_sub(1).filter(|before| tokens.is_word(*before, &["de", "of"]));
    let weekly = |at: usize| (at.saturating_sub(4)..at).any(|at| tokens.is_word(at, &DAYS) && at > 0 && tokens.number(at - 1).is_some());
    after || of.is_some_and(weekly) || tokens.is_word(end, &["days"]) && at > 0 && tokens.number(at - 1).is_some()
}

/// On site only, and at a distance on the days when nobody has to be there.
fn on_site(reading: &Reading<'_>, said: &Said, rhythm: Option<&Finding>) -> Option<Fact<Remote>> {
    let worked = rhythm.and_then(|finding| if let CriterionValue::Rhythm(rhythm) = finding.value { Some(rhythm) } else { None });
    let some = |(_, presence): &&(Span, Presence)| match presence {
        Presence::Weekly(Some(half_days)) => worked.map(Rhythm::max_half_days).is_none_or(|worked| *half_days < worked),
        Presence::Weekly(None) | Presence::Rarely => true,
        Presence::Unsaid => false,
    };
    let partly = said.site.iter().find(some).map(|(span, _)| Fact { value: Remote::Partly, span: *span });
    partly.or_else(|| {
        let spans: Vec<Span> = said.site.iter().map(|(span, _)| *span).filter(|span| !is_bare_presence(reading, *span)).collect();
        longest(&spans).map(|span| Fact { value: Remote::No, span })
    })
}

/// "Une présence légère" says nothing of where.
fn is_bare_presence(reading: &Reading<'_>, span: Span) -> bool {
    reading.text().get(span.start..span.end).is_some_and(|words| words == "presence" || VISITS.contains(&words))
}
