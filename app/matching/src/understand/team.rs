//! Whether an agency builds the product, and whether the CTO has left.

use super::lexicon::{Cue, Span};
use super::{Fact, Reading, developers};

/// How far the words for leaving may stand from who leaves, in bytes.
const REACH: usize = 48;
/// The same where a pronoun stands for who leaves: "notre CTO, Paul, faisait le lien : il est parti".
const REACH_OF_PRONOUN: usize = 120;
const PRONOUNS: [&str; 8] = [" il ", " elle ", " he ", " she ", " qui ", " who ", " et ", " and "];

/// What a text tells of the technical side.
pub struct Facts {
    pub developers: Option<Fact<u16>>,
    pub agency: Option<Fact<bool>>,
    pub cto_left: Option<Fact<bool>>,
}

/// Reads the team, once for all who ask.
pub fn read(reading: &Reading<'_>) -> Facts {
    Facts { developers: developers::read(reading), agency: agency(reading), cto_left: cto_left(reading) }
}

/// Whether another company builds the product. What is said last of "no agency" and "an agency" holds: "no agency any more".
fn agency(reading: &Reading<'_>) -> Option<Fact<bool>> {
    let refused = |span: Span| reading.is_refused(span) || reading.matches.cue_covers(Cue::NoAgency, span);
    let (mut one, mut last, mut none) = (None, 0, None);
    for span in reading.cues_outside(Cue::Agency, Cue::NeverAgency) {
        if refused(span) {
            none = Some(span);
        } else {
            one = one.or(Some(span));
            last = span.start;
        }
    }
    let none = none.max(reading.matches.cues(Cue::NoAgency).last().copied());
    match (one, none) {
        (Some(span), Some(none)) if none.start < last => Some(Fact { value: true, span }),
        (Some(span), None) => Some(Fact { value: true, span }),
        (_, Some(span)) => Some(Fact { value: false, span }),
        (None, None) => None,
    }
}

/// Whether the CTO has left. That there never was one, or that they stay, is `false`; of both, what is said last holds.
fn cto_left(reading: &Reading<'_>) -> Option<Fact<bool>> {
    let mut said: Option<Fact<bool>> = None;
    let mut accompanied = None;
    for cto in reading.matches.cues(Cue::Cto).iter().copied() {
        let left = has_left(reading, cto).map(|span| Fact { value: true, span });
        let stays = stays(reading, cto).map(|span| Fact { value: false, span });
        said = [said, left, stays].into_iter().flatten().max_by_key(|fact| fact.span.end);
        accompanied = accompanied.or_else(|| before(reading, Cue::StaysBefore, cto));
    }
    said.or_else(|| accompanied.map(|span| Fact { value: false, span }))
}

fn has_left(reading: &Reading<'_>, cto: Span) -> Option<Span> {
    let since = || reading.matches.cue_after(Cue::LeftSince, cto.end, 12).is_some();
    let words = |span: Span| reading.text().get(span.start..span.end).unwrap_or_default();
    let missed = before(reading, Cue::LeftBefore, cto).filter(|span| !words(*span).starts_with("sans") || since());
    let there_was = || {
        let had = words(Span { start: cto.start.saturating_sub(10), end: cto.start }).ends_with("had a ")
            || words(Span { start: cto.start.saturating_sub(12), end: cto.start }).contains("avions un");
        reading.matches.cue_after(Cue::Until, cto.end, 4).filter(|_| had).map(|until| Span { start: cto.start, end: until.end })
    };
    after(reading, Cue::LeftAfter, cto).or(missed).or_else(there_was).or_else(|| none_since(reading, cto))
}

/// "0 CTO depuis mars", "no CTO since June".
fn none_since(reading: &Reading<'_>, cto: Span) -> Option<Span> {
    let tokens = reading.quantities;
    let before = tokens.position(cto.start).checked_sub(1).filter(|before| tokens.number(*before) == Some(0.0))?;
    let since = reading.matches.cue_after(Cue::LeftSince, cto.end, 4).filter(|_| never(reading, cto).is_none())?;
    Some(Span { start: tokens.span(before, before)?.start, end: since.end })
}

fn stays(reading: &Reading<'_>, cto: Span) -> Option<Span> {
    after(reading, Cue::StaysAfter, cto).or_else(|| before(reading, Cue::NeverBefore, cto)).or_else(|| never(reading, cto))
}

/// "Pas de CTO depuis toujours", "no CTO before you".
fn never(reading: &Reading<'_>, cto: Span) -> Option<Span> {
    let never = reading.matches.cue_after(Cue::NeverAfter, cto.end, 2)?;
    let tokens = reading.quantities;
    let none =
        tokens.position(cto.start).checked_sub(1).is_some_and(|before| tokens.number(before) == Some(0.0)) || reading.is_refused(cto);
    none.then_some(Span { start: cto.start, end: never.end })
}

fn before(reading: &Reading<'_>, cue: Cue, cto: Span) -> Option<Span> {
    reading.matches.cue_before(cue, cto.start, 1).map(|before| Span { start: before.start, end: cto.end })
}

/// The nearest cue after the CTO, in the same sentence; farther away only after a pronoun.
fn after(reading: &Reading<'_>, cue: Cue, cto: Span) -> Option<Span> {
    let found = reading.matches.cue_after(cue, cto.end, REACH_OF_PRONOUN)?;
    let between = reading.text().get(cto.end..found.start)?;
    let same = reading.sentences.sentence(found.start) == reading.sentences.sentence(cto.start);
    let near = between.len() <= REACH || PRONOUNS.iter().any(|pronoun| between.ends_with(pronoun));
    (same && near).then_some(Span { start: cto.start, end: found.end })
}
