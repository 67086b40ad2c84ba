//! What was found in a text: names, terms of labels, and the words that say how others count, each with its span.

use std::collections::BTreeMap;

use domain::CriterionKind;

use crate::vocabulary::Grade;

/// A span of folded text, end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    /// Its length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether two spans share a byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// Words that say how other words count; see [`crate::vocabulary::load::Cues`] and [`crate::vocabulary::load::Passages`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cue {
    Without,
    Refusing,
    Leaving,
    LeavingBack,
    RefusedAfter,
    Moving,
    WrittenIn,
    Nice,
    NiceAhead,
    Must,
    TechnicalBefore,
    TechnicalAfter,
    NeverTechnical,
    Office,
    PlaceBefore,
    StartBefore,
    StartNow,
    FullyRemote,
    PartlyRemote,
    OnSite,
    NeverPlace,
    Agency,
    NoAgency,
    NeverAgency,
    Cto,
    LeftAfter,
    LeftBefore,
    LeftSince,
    StaysAfter,
    StaysBefore,
    NeverBefore,
    NeverAfter,
    Until,
    Telling,
    Aside,
    AsideHeading,
    TellingHeading,
    Denied,
    Theirs,
    Speaking,
    Asking,
    AskingHeading,
    /// The last one: they are counted by it.
    Posting,
}

/// How many sorts of cues there are.
const CUES: usize = Cue::Posting as usize + 1;

/// A technology or a city that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    /// Its position in the vocabulary.
    pub at: usize,
    pub span: Span,
    /// It may also be an ordinary word.
    pub ambiguous: bool,
    /// It stands for several technologies, one of which is this; in capitals only.
    pub bundle: bool,
}

/// A term of a label that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signal {
    /// The label's position among its kind.
    pub label: usize,
    /// Which term of the lexicon: two spellings of one term count once.
    pub term: usize,
    pub grade: Grade,
    pub span: Span,
}

/// Everything that was found in one text, by place.
#[derive(Debug, PartialEq, Eq)]
pub struct Matches {
    pub technologies: Vec<Named>,
    pub cities: Vec<Named>,
    pub(super) signals: BTreeMap<CriterionKind, Vec<Signal>>,
    /// By sort.
    pub(super) cues: [Vec<Span>; CUES],
}

impl Default for Matches {
    fn default() -> Self {
        Self { technologies: Vec::new(), cities: Vec::new(), signals: BTreeMap::new(), cues: [const { Vec::new() }; CUES] }
    }
}

impl Matches {
    /// With what was found behind all of this.
    pub(super) fn followed_by(mut self, rest: Self) -> Self {
        self.technologies.extend(rest.technologies);
        self.cities.extend(rest.cities);
        rest.signals.into_iter().for_each(|(kind, signals)| self.signals.entry(kind).or_default().extend(signals));
        self.cues.iter_mut().zip(rest.cues).for_each(|(cues, more)| cues.extend(more));
        self
    }

    /// The terms of one kind's labels.
    pub fn signals(&self, kind: CriterionKind) -> &[Signal] {
        self.signals.get(&kind).map(Vec::as_slice).unwrap_or_default()
    }

    /// The technology whose name a span lies within.
    pub fn technology_at(&self, span: Span) -> Option<Named> {
        around(&self.technologies, span)
    }

    /// The city whose name a span lies within.
    pub fn city_at(&self, span: Span) -> Option<Named> {
        around(&self.cities, span)
    }

    /// Takes out the terms of labels whose spans are not words of the text.
    pub fn forget_signals(&mut self, is_no_word: impl Fn(Span) -> bool) {
        for signals in self.signals.values_mut() {
            signals.retain(|signal| !is_no_word(signal.span));
        }
    }

    /// The cues of one sort, by their end.
    pub fn cues(&self, cue: Cue) -> &[Span] {
        &self.cues[cue as usize]
    }

    /// The last cue that ends at or before an offset, at most `gap` bytes away.
    pub fn cue_before(&self, cue: Cue, at: usize, gap: usize) -> Option<Span> {
        let spans = self.cues(cue);
        let last = spans.partition_point(|span| span.end <= at).checked_sub(1)?;
        spans.get(last).copied().filter(|span| at - span.end <= gap)
    }

    /// Whether a cue covers a part of a span. Cues are short, so few ends need a look.
    pub fn cue_covers(&self, cue: Cue, span: Span) -> bool {
        let spans = self.cues(cue);
        let from = spans.partition_point(|known| known.end <= span.start);
        spans.iter().skip(from).take(4).any(|known| known.overlaps(span))
    }

    /// A cue that begins at or after an offset, at most `gap` bytes away. Cues are short, so few ends need a look.
    pub fn cue_after(&self, cue: Cue, at: usize, gap: usize) -> Option<Span> {
        let spans = self.cues(cue);
        let from = spans.partition_point(|span| span.end <= at);
        spans.iter().skip(from).take(4).copied().find(|span| span.start >= at && span.start - at <= gap)
    }
}

/// The name that a span lies within. They are sorted by place, and do not overlap but for the parts of a bundle.
fn around(names: &[Named], span: Span) -> Option<Named> {
    let at = names.partition_point(|named| named.span.end <= span.start);
    names.get(at).copied().filter(|named| named.span.start <= span.start && span.end <= named.span.end)
}
