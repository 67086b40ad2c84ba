//! Sectors, impact, mission types, areas, stage, orientation and languages: labels, read by weighing the terms that signal them.
//!
//! A term weighs what its [`Grade`] says, times what its [passage](super::passages) is worth for the kind; said again it adds a quarter, twice at
//! most. A label is read when its terms weigh enough together, and enough beside the heaviest label of its kind. What is denied ("pas de
//! blockchain") does not count, nor what is somebody else's ("ancienne infirmière"), nor what lies within a longer term, of its own label or, for
//! weak terms, of another. To the terms comes what is [implied] by other things that a text says.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use domain::{CriterionKind, CriterionValue, Importance};

use super::learned::Opinion;
use super::lexicon::{Cue, Signal, Span};
use super::passages::Passage;
use super::{Finding, Reading, Terms, WeighedLabel, implied, stage};
use crate::vocabulary::{Grade, vocabulary};

/// A span longer than this is not pleasant to read, in bytes.
const READABLE: usize = 120;
/// How far a label may stand from the word that denies it, or that says whose it is, in bytes.
const DENIED_REACH: usize = 12;
/// Words that deny what a company is, and name what it lacks.
const LACKS: [&str; 7] = ["never", "no", "without", "sans", "ni", "aucun", "aucune"];
/// How often a term said again still adds.
const REPEATS: u32 = 2;
/// However many hints there are, they say no more than this, in hundredths of one.
const HINTED: u32 = 200;
/// Below this an orientation is a guess from the subject rather than something asked of a person, and a sector a guess from one weak word, in
/// hundredths of a hint.
const CERTAIN: u32 = 400;
/// What little a text says of a kind of mission, as one signal does, is looked at again by the learned reader, in hundredths of a hint.
const LITTLE: u32 = 600;
/// What its proposal weighs, as a clue does.
const PROPOSED: u32 = 300;
/// With a smaller share of the heaviest label of its kind, a label stands beside it and does not count like it.
const BESIDE_PERCENT: u32 = 70;

/// What was read of labels.
pub struct Labels {
    pub findings: Vec<Finding>,
    /// By kind, the heaviest first.
    pub weighed: Vec<WeighedLabel>,
}

/// When a label of a kind is read. Weights are in hundredths of a hint.
struct Limits {
    most: usize,
    /// What a label weighs at least.
    least: u32,
    /// What share of the heaviest one's weight it needs.
    share_percent: u32,
    /// Whether hints alone say a label beside one that stronger terms say.
    by_hints: bool,
}

/// A text that asks for nobody, and in which nobody of the company speaks, only describes: all its words are about what is done for others, and the
/// weaker ones count too. Such a text names one purpose plainly and touches others in passing; they stand beside it as what would be nice.
fn limits(kind: CriterionKind, asks: bool) -> Option<Limits> {
    let limits = |most, least, share_percent| Some(Limits { most, least, share_percent, by_hints: kind == CriterionKind::Impact && !asks });
    match kind {
        CriterionKind::Sector => limits(3, 300, 45),
        CriterionKind::Impact if !asks => limits(4, 100, 15),
        CriterionKind::Impact => limits(4, 400, 40),
        CriterionKind::MissionType => limits(5, 300, 30),
        CriterionKind::Stage => limits(1, 400, 0),
        CriterionKind::Orientation => limits(2, 200, 30),
        CriterionKind::Area | CriterionKind::Language => limits(4, 300, 0),
        // Each has a reader of its own.
        CriterionKind::Stack | CriterionKind::Rhythm | CriterionKind::Rate | CriterionKind::Place | CriterionKind::Start => None,
    }
}

/// What an ordinary passage is worth, in hundredths.
const PLAIN: u32 = 100;

/// What a passage is worth for a kind, in hundredths. An advertisement asks for everything in the same breath.
fn worth(kind: CriterionKind, passage: Passage, advertised: bool) -> u32 {
    let of = |aside, opening, telling, asking| {
        let more = |is: bool, worth: u32| if is { worth - PLAIN } else { 0 };
        if passage.aside {
            aside
        } else {
            PLAIN + more(passage.opening, opening) + more(passage.telling, telling) + more(passage.asking, asking)
        }
    };
    match kind {
        CriterionKind::Sector => of(25, 150, 150, 100),
        CriterionKind::Impact => of(25, 150, 125, 100),
        CriterionKind::Stage => of(25, 125, 150, 100),
        CriterionKind::MissionType => of(25, 100, 100, if advertised { 100 } else { 150 }),
        CriterionKind::Orientation => of(75, 125, 100, 150),
        _ => PLAIN,
    }
}

/// Reads the labels of every kind. A text that says days or money is a need, in whatever words.
pub fn read(reading: &Reading<'_>, stated: &Terms, opinion: &Opinion) -> Labels {
    let mut labels = Labels { findings: Vec::new(), weighed: Vec::new() };
    let is_said = |cue| !reading.matches.cues(cue).is_empty();
    let asks = stated.are_said() || reading.passages.ask() || is_said(Cue::Cto) || is_said(Cue::Speaking);
    for (kind, limits) in CriterionKind::ALL.iter().filter_map(|kind| limits(*kind, asks).map(|limits| (*kind, limits))) {
        read_kind(reading, stated, opinion, kind, &limits, &mut labels);
    }
    labels
}

/// Where a term stands, each with what its passage is worth.
type Said = (Grade, Vec<(u32, Span)>);

/// What was found for one label.
#[derive(Default)]
struct Weight {
    /// In hundredths of a hint, without the hints.
    proven: u32,
    /// What the hints say, in hundredths of one.
    hinted: u32,
    best: Option<(u32, Span)>,
    /// In how many places anything but a hint stands.
    places: usize,
    /// The strongest term.
    grade: Option<Grade>,
}

impl Weight {
    /// In hundredths of a hint.
    fn total(&self) -> u32 {
        self.proven + self.hinted.min(HINTED)
    }

    /// Whether nothing but hints, or one word, once, says it, and none names the label itself.
    fn is_one_word(&self) -> bool {
        self.places < 2 && self.grade < Some(Grade::Surely)
    }

    /// Takes one term in, with all its places. The one that weighs most is shown, then the longest readable one, then the first.
    fn add(&mut self, grade: Grade, places: &[(u32, Span)]) {
        let heaviest = places.iter().map(|(worth, _)| *worth).max().unwrap_or(0);
        let again = u32::try_from(places.len()).unwrap_or(u32::MAX).saturating_sub(1).min(REPEATS);
        let said = grade.weight() * heaviest * (4 + again) / 4;
        if grade == Grade::Hint {
            self.hinted += said
        } else {
            self.proven += said;
            self.places += places.len();
        }
        self.grade = self.grade.max(Some(grade));
        let rank = |(weight, span): (u32, Span)| (weight, if span.len() > READABLE { 0 } else { span.len() }, Reverse(span.start));
        for (worth, span) in places {
            let here = (grade.weight() * worth, *span);
            if self.best.is_none_or(|best| rank(here) > rank(best)) {
                self.best = Some(here);
            }
        }
    }
}

/// The terms that speak of their label: not within a longer term of the same label, nor, for weak ones, of another.
pub(super) fn unmasked(reading: &Reading<'_>, kind: CriterionKind) -> Vec<Signal> {
    let mut sorted = reading.matches.signals(kind).to_vec();
    if kind == CriterionKind::Stage {
        sorted.extend(stage::signals(reading));
    }
    sorted.sort_by_key(|signal| (signal.span.start, Reverse(signal.span.end), signal.label, signal.grade));
    let mut furthest: BTreeMap<usize, usize> = BTreeMap::new();
    let mut covered = Span { start: 0, end: 0 };
    sorted.retain(|signal| {
        let own = furthest.entry(signal.label).or_default();
        let within =
            signal.span.end <= *own || signal.grade <= Grade::Clue && signal.span.end <= covered.end && signal.span.len() < covered.len();
        *own = signal.span.end.max(*own);
        if signal.span.end > covered.end {
            covered = signal.span;
        }
        !within && signal.grade > Grade::Never
    });
    sorted
}

/// Whether the words before a label say that it is not so. An area is asked about, a language is never denied that way, and what a company lacks is
/// what it asks for.
fn is_denied(reading: &Reading<'_>, kind: CriterionKind, span: Span) -> bool {
    let clause = |at| reading.sentences.clause(at);
    let is_lack = |cue: Span| reading.text().get(cue.start..cue.end).is_some_and(|words| LACKS.contains(&words));
    let denies = |cue: Span| clause(cue.end) == clause(span.start) && !(kind == CriterionKind::MissionType && is_lack(cue));
    !matches!(kind, CriterionKind::Area | CriterionKind::Language)
        && reading.matches.cue_before(Cue::Denied, span.start, DENIED_REACH).is_some_and(denies)
}

/// Whether the words before a label say that it is not the company's: "ancienne infirmière", "au-dessus d'une pharmacie".
fn is_theirs(reading: &Reading<'_>, kind: CriterionKind, span: Span) -> bool {
    let clause = |at| reading.sentences.clause(at);
    matches!(kind, CriterionKind::Sector | CriterionKind::Impact)
        && reading.matches.cue_before(Cue::Theirs, span.start, DENIED_REACH).is_some_and(|cue| clause(cue.end) == clause(span.start))
}

/// Has the learned reader look at kinds of mission again: it takes away what little was read where the sentences do not bear it out, and proposes
/// where nothing is left. What every advertisement asks for is not proposed.
fn read_again(reading: &Reading<'_>, opinion: &Opinion, terms: &BTreeMap<(usize, usize), Said>, read: &mut Vec<(usize, u32, Span)>) {
    let known = vocabulary().labels(CriterionKind::MissionType);
    read.retain(|(label, total, _)| {
        let places = terms.iter().filter(|((of, _), _)| of == label).flat_map(|(_, (_, places))| places.iter().map(|(_, span)| *span));
        let kind = known.get(*label).and_then(|label| label.code.parse().ok());
        *total > LITTLE || kind.is_none_or(|kind| opinion.bears_out(reading, kind, places))
    });
    if read.is_empty() && !reading.passages.advertise() {
        for (kind, span) in opinion.proposals(reading) {
            let label = known.iter().position(|label| label.code == kind.code());
            let said = label.filter(|_| !is_denied(reading, CriterionKind::MissionType, span));
            read.extend(said.map(|label| (label, PROPOSED, span)));
        }
    }
}

fn read_kind(reading: &Reading<'_>, stated: &Terms, opinion: &Opinion, kind: CriterionKind, limits: &Limits, labels: &mut Labels) {
    let mut terms: BTreeMap<(usize, usize), Said> = BTreeMap::new();
    let counts = |span| !is_denied(reading, kind, span) && !is_theirs(reading, kind, span);
    let mut signals: Vec<Signal> = unmasked(reading, kind).into_iter().filter(|signal| counts(signal.span)).collect();
    match kind {
        CriterionKind::MissionType => implied::of_situation(reading, &stated.team, &mut signals),
        CriterionKind::Orientation => implied::by_missions(&labels.findings, &mut signals),
        _ => {}
    }
    for signal in signals {
        let worth = reading.passages.of(signal.span.start).map_or(PLAIN, |passage| worth(kind, passage, reading.passages.advertise()));
        terms.entry((signal.label, signal.term)).or_insert((signal.grade, Vec::new())).1.push((worth, signal.span));
    }
    let mut weights: BTreeMap<usize, Weight> = BTreeMap::new();
    for ((label, _), (grade, places)) in &terms {
        weights.entry(*label).or_default().add(*grade, places);
    }
    let mut read: Vec<(usize, u32, Span)> =
        weights.iter().filter_map(|(label, weight)| Some((*label, weight.total(), weight.best?.1))).collect();
    read.sort_by_key(|(label, total, span)| (Reverse(*total), span.start, *label));
    let mut heaviest = read.first().map_or(0, |(_, total, _)| *total);
    let by_hints = limits.by_hints && weights.values().any(|weight| weight.proven > 0);
    let is_said = |label: &usize| weights.get(label).is_some_and(|weight| weight.proven > 0 || by_hints && weight.hinted >= HINTED);
    let known = vocabulary().labels(kind);
    let value = |label: usize| CriterionValue::parse(kind, &known.get(label)?.code).ok();
    let mut weighed: Vec<(usize, u32)> = read.iter().map(|(label, total, _)| (*label, *total)).collect();
    read.retain(|(label, total, _)| {
        *total >= limits.least && total * 100 >= heaviest * limits.share_percent && (limits.least > HINTED || is_said(label))
    });
    read.truncate(limits.most);
    if kind == CriterionKind::MissionType {
        read_again(reading, opinion, &terms, &mut read);
        heaviest = read.first().map_or(0, |(_, total, _)| *total);
        weighed.retain(|(label, _)| read.iter().all(|(known, ..)| known != label));
        weighed.extend(read.iter().map(|(label, total, _)| (*label, *total)));
        weighed.sort_by_key(|(label, total)| (Reverse(*total), *label));
    }
    labels.weighed.extend(weighed.into_iter().filter_map(|(label, weight)| Some(WeighedLabel { value: value(label)?, weight })));
    let alone = read.len() == 1;
    labels.findings.extend(read.into_iter().filter_map(|(label, total, span)| {
        let usual = match kind {
            CriterionKind::Language if alone => Some(Importance::Must),
            CriterionKind::Orientation | CriterionKind::Sector if total < CERTAIN => Some(Importance::Nice),
            CriterionKind::Impact if weights.get(&label).is_some_and(Weight::is_one_word) => Some(Importance::Nice),
            CriterionKind::Sector | CriterionKind::Impact | CriterionKind::Area | CriterionKind::MissionType
                if total * 100 < heaviest * BESIDE_PERCENT =>
            {
                Some(Importance::Nice)
            }
            _ => None,
        };
        let said = if kind == CriterionKind::Language { reading.weights.said_of(span) } else { reading.weights.said_of_label(span) };
        Some(Finding { value: value(label)?, span, importance: said.or(usual) })
    }));
}
