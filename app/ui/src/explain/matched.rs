//! A whole match: what ties both sides, what is missing, and both word by word.

use std::cmp::Reverse;

use domain::{Criterion, Origin};
use matching::rank::{Fact, Match, Outcome, Part, Reason, RuleId, Side, Verdict};

use super::{Reader, block_line, change::remedy, question_line, reason_line, rule::part_points, what_would_change};
use crate::components::{Line, Mark, TieState, excerpt};
use crate::{Locale, criterion_value, format, t};

/// How many characters of the need's text are shown on each side of the words that were read.
const AROUND: usize = 60;

/// The parts of a side, those that give most first.
fn by_contribution(found: &Match, side: Side) -> Vec<&Part> {
    let mut parts: Vec<&Part> = found.side(side).collect();
    parts.sort_by_key(|part| (Reverse(part.contribution()), part.rule));
    parts
}

/// Terms that each side asks of the other. Met in part, they tie nobody to a mission: to a CTO they are what stands in the way.
const TERMS: [RuleId; 7] =
    [RuleId::Start, RuleId::Rhythm, RuleId::Rate, RuleId::Place, RuleId::OfferedRate, RuleId::OfferedRhythm, RuleId::OfferedPlace];

fn is_snag(reader: Reader, part: &Part) -> bool {
    reader == Reader::Cto && TERMS.contains(&part.rule)
}

/// Rules whose facts stand on a CEO's page under what holds in practice.
const PRACTICAL: [RuleId; 5] = [RuleId::Rhythm, RuleId::Rate, RuleId::Place, RuleId::Language, RuleId::Start];

/// Whether the reader is told a reason here. A CEO reads what holds in practice once, and not that other words are used: what was meant stands in
/// the other lines.
fn is_told(reader: Reader, part: &Part, reason: &Reason) -> bool {
    let said_elsewhere = reason.verdict == Verdict::Holds && PRACTICAL.contains(&part.rule);
    reader != Reader::Ceo || !(said_elsewhere || matches!(reason.fact, Fact::WordsApart))
}

/// The lines of the reasons with this verdict.
fn lines<'a>(locale: Locale, reader: Reader, parts: impl Iterator<Item = &'a Part>, verdict: Verdict) -> impl Iterator<Item = Line> {
    let reasons = parts.flat_map(|part| part.reasons().iter().map(move |reason| (part, reason)));
    reasons
        .filter(move |(part, reason)| reason.verdict == verdict && is_told(reader, part, reason))
        .map(move |(part, reason)| counted(locale, reader, part, reason_line(locale, reader, reason)))
}

/// Adds the points to a line, for staff.
fn counted(locale: Locale, reader: Reader, part: &Part, mut line: Line) -> Line {
    if reader == Reader::Staff {
        let points = part_points(locale, part);
        line.detail = Some(line.detail.map_or_else(|| points.clone(), |detail| format!("{detail} · {points}")));
    }
    line
}

/// What holds, then what holds in part; within each, what gives most first. A CTO reads terms met in part among the [`gaps`].
pub fn ties(locale: Locale, reader: Reader, found: &Match, side: Side) -> Vec<Line> {
    let parts = by_contribution(found, side);
    let partly = parts.iter().copied().filter(|part| !is_snag(reader, part));
    lines(locale, reader, parts.iter().copied(), Verdict::Holds).chain(lines(locale, reader, partly, Verdict::Partial)).collect()
}

/// Terms met in part, for a CTO; what is unknown; then what is known not to be there. Within each, what weighs most first.
pub fn gaps(locale: Locale, reader: Reader, found: &Match, side: Side) -> Vec<Line> {
    let mut parts: Vec<&Part> = found.side(side).collect();
    parts.sort_by_key(|part| (Reverse(part.weight), part.rule));
    let partly = parts.iter().copied().filter(|part| is_snag(reader, part));
    let unknown = parts
        .iter()
        .flat_map(|part| part.questions().iter().map(|question| counted(locale, reader, part, question_line(locale, reader, question))));
    let missing = lines(locale, reader, parts.iter().copied(), Verdict::Gap);
    lines(locale, reader, partly, Verdict::Partial).chain(unknown).chain(missing).collect()
}

/// What stands most in a CTO's way, and what would change it: what blocks; else, of what is known not to suit and can be changed, what costs most;
/// else what is not said yet. Nothing where no more is known than that little is shared.
pub fn obstacle(locale: Locale, found: &Match) -> Option<(String, String)> {
    use t::explain::change as say;
    let reader = Reader::Cto;
    if let Some(block) = found.blocked_by.first() {
        return Some((block_line(locale, reader, block).text, what_would_change(locale, block)));
    }
    let mut parts: Vec<&Part> = found.parts.iter().collect();
    parts.sort_by_key(|part| (Reverse(part.weight.saturating_sub(part.contribution())), part.rule));
    let missed: Vec<&Reason> =
        parts.iter().copied().flat_map(|part| part.reasons().iter().filter(move |reason| is_missed(reader, part, reason))).collect();
    let told = |reason: &Reason| reason_line(locale, reader, reason).text;
    let changed = missed.iter().find_map(|reason| Some((told(reason), remedy(locale, &reason.fact, reason.criterion.as_ref())?)));
    let asked = || {
        let question = parts.iter().find_map(|part| part.questions().first())?;
        Some((question_line(locale, reader, question).text, say::answers(locale).to_owned()))
    };
    let fixed = || missed.first().map(|reason| (told(reason), say::nothing(locale).to_owned()));
    changed.or_else(asked).or_else(fixed)
}

/// Whether a reason tells of something that is not there, or of a term that is met in part only.
fn is_missed(reader: Reader, part: &Part, reason: &Reason) -> bool {
    match reason.verdict {
        Verdict::Gap => true,
        Verdict::Partial => is_snag(reader, part),
        Verdict::Holds => false,
    }
}

/// One crossing in words, as `Crossing` takes it.
#[derive(Debug, Clone, PartialEq)]
pub struct CrossingWords {
    /// The clause of the need around the words that were read, or the wish in our words where nothing was read.
    pub words: String,
    pub marks: Vec<Mark>,
    pub state: TieState,
    pub proof: String,
    pub note: Option<String>,
}

impl CrossingWords {
    /// Takes up the next crossing, which starts from the same clause and stands the same way.
    fn join(&mut self, next: Self) {
        let new = next.marks.into_iter().filter(|mark| !self.marks.contains(mark)).collect::<Vec<_>>();
        self.marks.extend(new);
        self.proof = [self.proof.as_str(), next.proof.as_str()].join(format::BETWEEN);
        let notes: Vec<String> = self.note.take().into_iter().chain(next.note).collect();
        self.note = (!notes.is_empty()).then(|| notes.join(format::BETWEEN));
    }
}

/// The match word by word, for the CEO's side: every reason that answers a wish, in the order of the words, then those without words, then
/// what is unknown.
pub fn crossings(locale: Locale, reader: Reader, text: &str, found: &Match) -> Vec<CrossingWords> {
    let mut answered: Vec<(u32, CrossingWords)> = Vec::new();
    let mut open = Vec::new();
    for part in found.side(Side::Ceo) {
        match &part.outcome {
            Outcome::Known { reasons, .. } => answered.extend(reasons.iter().filter_map(|reason| {
                let criterion = reason.criterion.as_ref()?;
                let line = reason_line(locale, reader, reason);
                let (words, marks) = need_side(locale, text, criterion);
                let at = criterion.evidence.map_or(u32::MAX, |evidence| evidence.start);
                Some((at, CrossingWords { words, marks, state: reason.verdict.into(), proof: line.text, note: line.detail }))
            })),
            Outcome::Unknown { questions } => open.extend(questions.iter().map(|question| CrossingWords {
                words: super::rule_name(locale, part.rule).to_owned(),
                marks: Vec::new(),
                state: TieState::Unknown,
                proof: question_line(locale, reader, question).text,
                note: None,
            })),
        }
    }
    answered.sort_by_key(|(at, _)| *at);
    let mut together: Vec<CrossingWords> = Vec::new();
    for (_, crossing) in answered {
        match together.last_mut().filter(|before| before.words == crossing.words && before.state == crossing.state) {
            Some(before) => before.join(crossing),
            None => together.push(crossing),
        }
    }
    together.into_iter().chain(open).collect()
}

fn need_side(locale: Locale, text: &str, criterion: &Criterion) -> (String, Vec<Mark>) {
    match criterion.evidence.and_then(|evidence| excerpt(text, evidence, AROUND)) {
        Some((clause, evidence)) => (clause, vec![evidence.into()]),
        None if criterion.origin == Origin::Supposed => {
            (t::explain::supposed(locale, criterion_value(locale, &criterion.value)), Vec::new())
        }
        None => (criterion_value(locale, &criterion.value), Vec::new()),
    }
}
