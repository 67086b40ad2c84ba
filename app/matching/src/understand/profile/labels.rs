//! Sectors, impact, kinds of mission, areas, stages and orientations of a profile, and whether they were done, are wished or are refused.
//!
//! The terms are those of needs, and so is the measure: a strong term or two different weak ones. A career touches more than a company does, so
//! more labels stay. A title says what somebody has done: a CTO has held the roadmap and a team.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use domain::{Area, CriterionKind, CriterionValue, MissionType, Orientation};

use super::sections::{Section, Sections};
use super::{LABELLED, placed, reach_before};
use crate::understand::Reading;
use crate::understand::labels::unmasked;
use crate::understand::lexicon::{Signal, Span};
use crate::vocabulary::{Grade, vocabulary};

/// Whether somebody did something, looks for it, or refuses it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Told {
    Done,
    Wished,
    Refused,
}

/// A label and every place that says it, in folded offsets; the best words first.
pub struct Said {
    pub value: CriterionValue,
    pub told: Told,
    pub spans: Vec<Span>,
}

/// Words, folded, after which a sentence tells what somebody looks for.
const WISHES: [&str; 17] = [
    "je cherche",
    "je recherche",
    "je souhaite",
    "j'aimerais",
    "envie de",
    "m'interesse",
    "je prefere",
    "souhaitees",
    "recherchees",
    "looking for",
    "i want",
    "i would like",
    "i'd like",
    "interested in",
    "keen to",
    "i prefer",
    "in search of",
];
/// Words, folded, after which a sentence tells what somebody refuses.
const REFUSALS: [&str; 20] = [
    "je refuse",
    "je ne prends pas",
    "je ne travaille pas",
    "je ne fais pas",
    "je n'accepte pas",
    "pas de mission",
    "jamais pour",
    "exclus",
    "je ne souhaite pas",
    "je decline",
    "i refuse",
    "i do not work",
    "i don't work",
    "i do not take",
    "i don't take",
    "no missions",
    "not interested in",
    "never for",
    "i decline",
    "i won't",
];
/// How far before a term those words may stand, in bytes.
const ATTITUDE_REACH: usize = 90;

/// What a title says of the work, by folded words that stand as a whole.
const TITLES: [(&str, &[CriterionValue]); 27] = [
    ("cto", &CHIEF),
    ("directeur technique", &CHIEF),
    ("directrice technique", &CHIEF),
    ("chief technology officer", &CHIEF),
    ("chief technical officer", &CHIEF),
    ("cpto", &CHIEF_OF_PRODUCT),
    ("vp engineering", &CHIEF),
    ("vp of engineering", &CHIEF),
    ("head of engineering", &CHIEF),
    ("director of engineering", &CHIEF),
    ("engineering manager", &MANAGER),
    ("development manager", &MANAGER),
    ("r&d manager", &MANAGER),
    ("team lead", &LEAD),
    ("team leader", &LEAD),
    ("tech lead", &LEAD),
    ("lead developer", &LEAD),
    ("lead dev", &LEAD),
    ("software architect", &ARCHITECT),
    ("solution architect", &ARCHITECT),
    ("architecte logiciel", &ARCHITECT),
    ("data scientist", &DATA),
    ("data engineer", &DATA),
    ("machine learning engineer", &DATA),
    ("devops engineer", &OPERATIONS),
    ("site reliability engineer", &OPERATIONS),
    ("product manager", &PRODUCT),
];
const CHIEF: [CriterionValue; 4] = [
    CriterionValue::MissionType(MissionType::Roadmap),
    CriterionValue::MissionType(MissionType::TeamStructuring),
    CriterionValue::Orientation(Orientation::People),
    CriterionValue::Orientation(Orientation::Tech),
];
const CHIEF_OF_PRODUCT: [CriterionValue; 3] = [
    CriterionValue::MissionType(MissionType::Roadmap),
    CriterionValue::Orientation(Orientation::Product),
    CriterionValue::Orientation(Orientation::People),
];
const MANAGER: [CriterionValue; 2] =
    [CriterionValue::MissionType(MissionType::TeamStructuring), CriterionValue::Orientation(Orientation::People)];
const LEAD: [CriterionValue; 2] = [CriterionValue::Orientation(Orientation::Tech), CriterionValue::Orientation(Orientation::People)];
const ARCHITECT: [CriterionValue; 2] =
    [CriterionValue::MissionType(MissionType::Architecture), CriterionValue::Orientation(Orientation::Tech)];
const DATA: [CriterionValue; 3] =
    [CriterionValue::MissionType(MissionType::DataAi), CriterionValue::Area(Area::Data), CriterionValue::Orientation(Orientation::Tech)];
const OPERATIONS: [CriterionValue; 3] =
    [CriterionValue::Area(Area::Hosting), CriterionValue::Area(Area::Availability), CriterionValue::Orientation(Orientation::Tech)];
const PRODUCT: [CriterionValue; 1] = [CriterionValue::Orientation(Orientation::Product)];

/// The share of the heaviest label's weight that a label of a kind needs, in percent, and how many of them stay.
fn limits(kind: CriterionKind) -> (u32, usize) {
    match kind {
        CriterionKind::Sector | CriterionKind::Impact => (34, 6),
        CriterionKind::Orientation => (25, 3),
        _ => (0, 8),
    }
}

/// What was found of one label in one attitude.
#[derive(Default)]
struct Weight {
    terms: BTreeSet<usize>,
    score: u32,
    strong: bool,
    signals: Vec<Signal>,
}

/// Reads the labels of a CV.
pub fn read(reading: &Reading<'_>, sections: &Sections) -> Vec<Said> {
    let mut said: Vec<Said> = LABELLED.iter().flat_map(|kind| read_kind(reading, sections, *kind)).collect();
    for (value, span) in titles(reading, sections) {
        match said.iter_mut().find(|one| one.value == value && one.told == Told::Done) {
            Some(one) => one.spans.push(span),
            None => said.push(Said { value, told: Told::Done, spans: vec![span] }),
        }
    }
    said
}

fn read_kind(reading: &Reading<'_>, sections: &Sections, kind: CriterionKind) -> Vec<Said> {
    let mut weights: BTreeMap<(Told, usize), Weight> = BTreeMap::new();
    for signal in unmasked(reading, kind) {
        let told = told(reading, signal.span);
        if told == Told::Done && !is_of_the_work(reading, sections, signal.span) {
            continue;
        }
        let weight = weights.entry((told, signal.label)).or_default();
        if weight.terms.insert(signal.term) {
            weight.score += if signal.grade >= Grade::Signal { 2 } else { 1 };
        }
        weight.strong |= signal.grade >= Grade::Signal;
        weight.signals.push(signal);
    }
    let (percent, most) = limits(kind);
    let heaviest = weights.iter().filter(|((told, _), _)| *told == Told::Done).map(|(_, weight)| weight.score).max().unwrap_or(0);
    let is_read = |told: Told, weight: &Weight| match told {
        Told::Done => (weight.strong || weight.terms.len() >= 2) && weight.score * 100 >= heaviest * percent,
        Told::Wished | Told::Refused => true,
    };
    let mut read: Vec<((Told, usize), Weight)> = weights.into_iter().filter(|((told, _), weight)| is_read(*told, weight)).collect();
    read.sort_by_key(|((told, label), weight)| (*told, Reverse(weight.score), *label));
    let mut kept = BTreeMap::new();
    read.retain(|((told, _), _)| {
        let count: &mut usize = kept.entry(*told).or_default();
        *count += 1;
        *count <= most
    });
    let labels = vocabulary().labels(kind);
    let value = |label: usize| CriterionValue::parse(kind, &labels.get(label)?.code).ok();
    read.into_iter()
        .filter_map(|((told, label), mut weight)| {
            weight.signals.sort_by_key(|signal| (Reverse(signal.grade), Reverse(signal.span.len()), signal.span.start));
            Some(Said { value: value(label)?, told, spans: weight.signals.into_iter().map(|signal| signal.span).collect() })
        })
        .collect()
}

/// Studies, languages, referees and hobbies say nothing of the work.
fn is_of_the_work(reading: &Reading<'_>, sections: &Sections, span: Span) -> bool {
    let offset = placed(reading, span).map_or(0, |span| span.start);
    matches!(sections.at(offset), Section::Head | Section::Experience | Section::Skills)
}

fn told(reading: &Reading<'_>, span: Span) -> Told {
    let text = reading.text();
    let start = span.start - reach_before(text, span.start, ATTITUDE_REACH).len();
    let sentence = reading.sentences.sentence(span.start);
    let last = |words: &[&str]| {
        let found = words.iter().filter_map(|words| text[start..span.start].rfind(words)).map(|at| start + at);
        found.filter(|at| reading.sentences.sentence(*at) == sentence).max()
    };
    match (last(&REFUSALS), last(&WISHES)) {
        (Some(refusal), wish) if wish.is_none_or(|wish| wish < refusal) => Told::Refused,
        (_, Some(_)) => Told::Wished,
        _ => Told::Done,
    }
}

fn titles(reading: &Reading<'_>, sections: &Sections) -> Vec<(CriterionValue, Span)> {
    let text = reading.text();
    let mut found = Vec::new();
    for (title, values) in &TITLES {
        for (at, _) in text.match_indices(title) {
            let span = Span { start: at, end: at + title.len() };
            let is_whole = !text[..at].ends_with(char::is_alphanumeric) && !text[span.end..].starts_with(char::is_alphanumeric);
            let is_own = is_of_the_work(reading, sections, span) && told(reading, span) == Told::Done;
            if is_whole && is_own {
                found.extend(values.iter().map(|value| (value.clone(), span)));
            }
        }
    }
    found
}
