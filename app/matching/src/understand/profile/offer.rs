//! What a CTO offers and asks: languages, days, rate, places, the first free day; and what they look for or refuse.

use chrono::NaiveDate;
use domain::{CriterionKind, CriterionValue, DailyRate, Language, Place, Start};

use super::sections::{Section, Sections};
use super::{placed, reach_after, reach_before};
use crate::understand::fold::{fold, whole};
use crate::understand::lexicon::Span;
use crate::understand::situation::Remote;
use crate::understand::{Fact, Finding, Reading, place, rate, remote, rhythm, start};
use crate::vocabulary::vocabulary;

/// Words, folded, that make a sentence one about being free.
const FREE: [&str; 8] = ["disponib", "availab", "libre", "free ", "freelance", "notice", "preavis", "open to work"];
/// Words, folded, before a city where somebody lives.
const LIVES: [&str; 14] = [
    "base a",
    "basee a",
    "based in",
    "habite",
    "living in",
    "live in",
    "located in",
    "residant",
    "domicilie",
    "reside",
    "adresse",
    "address",
    "localisation",
    "location",
];
/// How far after those words the city may stand, in characters.
const LIVES_REACH: usize = 40;
/// A city this early in a CV is the writer's own, in bytes.
const HEADER: usize = 220;
/// Words, folded, that say how well a language is spoken.
const WELL: [&str; 26] = [
    "courant",
    "courante",
    "couramment",
    "natif",
    "native",
    "maternelle",
    "mother",
    "bilingue",
    "bilingual",
    "fluent",
    "fluently",
    "professionnel",
    "professional",
    "working",
    "proficient",
    "proficiency",
    "advanced",
    "avance",
    "intermediate",
    "intermediaire",
    "excellent",
    "good",
    "bon",
    "c1",
    "c2",
    "b2",
];
/// Words, folded, that say that it is hardly spoken.
const HARDLY: [&str; 12] =
    ["notions", "basic", "basics", "elementary", "debutant", "beginner", "scolaire", "a1", "a2", "rudiments", "learning", "elementaire"];
/// How far from the name of a language a word of level may stand, in characters.
const LEVEL_REACH: usize = 24;

/// The languages that somebody works in, each with its words.
pub fn languages(reading: &Reading<'_>, sections: &Sections) -> Vec<(Language, Span)> {
    let text = reading.text();
    let mut found: Vec<(Language, Span)> = Vec::new();
    for label in vocabulary().labels(CriterionKind::Language) {
        let Ok(CriterionValue::Language(language)) = CriterionValue::parse(CriterionKind::Language, &label.code) else { continue };
        let names = [fold(&label.name.fr), fold(&label.name.en)];
        let spoken = names.iter().flat_map(|name| whole(text, name)).map(|place| Span { start: place.start, end: place.end });
        let best = spoken.filter(|span| is_spoken(reading, sections, *span)).min();
        found.extend(best.map(|span| (language, span)));
    }
    found.sort_by_key(|(_, span)| *span);
    found
}

fn is_spoken(reading: &Reading<'_>, sections: &Sections, span: Span) -> bool {
    let text = reading.text();
    let clause = reading.sentences.clause(span.start);
    let after = reach_after(text, span.end, LEVEL_REACH);
    let before = reach_before(text, span.start, LEVEL_REACH);
    let has = |words: &[&str], around: &str| around.split(|letter: char| !letter.is_alphanumeric()).any(|word| words.contains(&word));
    let own = after.split([',', ';', '\n', '•']).next().unwrap_or_default();
    let own_before = before.rsplit([',', ';', '\n', '•', ')']).next().unwrap_or_default();
    if has(&HARDLY, own) || has(&HARDLY, own_before) {
        return false;
    }
    let offset = placed(reading, span).map_or(0, |span| span.start);
    let signalled = reading
        .matches
        .signals(CriterionKind::Language)
        .iter()
        .any(|signal| signal.span.overlaps(span) && reading.sentences.clause(signal.span.start) == clause);
    sections.at(offset) == Section::Languages || has(&WELL, own) || has(&WELL, own_before) || signalled
}

/// The sentence around an offset, at most so many bytes on either side.
fn sentence_around<'a>(reading: &Reading<'a>, at: usize) -> &'a str {
    const REACH: usize = 160;
    let text = reading.folded.as_str();
    let before = reach_before(text, at, REACH);
    let after = reach_after(text, at, REACH);
    let start = at - before.len();
    let number = reading.sentences.sentence(at);
    let from =
        before.char_indices().map(|(offset, _)| start + offset).find(|from| reading.sentences.sentence(*from) == number).unwrap_or(at);
    let to = after
        .char_indices()
        .map(|(offset, letter)| at + offset + letter.len_utf8())
        .take_while(|to| reading.sentences.sentence(*to) == number)
        .last()
        .unwrap_or(at);
    text.get(from..to).unwrap_or_default()
}

fn speaks_of_being_free(reading: &Reading<'_>, at: usize) -> bool {
    let sentence = sentence_around(reading, at);
    FREE.iter().any(|word| sentence.contains(word))
}

/// The days a week that are free; a full time is believed only where being free is spoken of, since every employer's is one.
pub fn rhythm(reading: &Reading<'_>) -> Option<Finding> {
    let found = rhythm::read(reading)?;
    let CriterionValue::Rhythm(days) = found.value else { return None };
    (days.min_half_days() < 10 || speaks_of_being_free(reading, found.span.start)).then_some(found)
}

/// The least that a day costs.
pub fn rate(reading: &Reading<'_>) -> Option<(DailyRate, Span)> {
    let found = rate::read(reading, None)?;
    let CriterionValue::Rate(range) = found.value else { return None };
    Some((range.low().or(range.high())?, found.span))
}

/// Where somebody works: the city of the address or of "based in", and at a distance where that is said of oneself.
pub fn places(reading: &Reading<'_>, sections: &Sections) -> Vec<(Place, Span)> {
    let lives = |span: Span| {
        let before = reach_before(reading.text(), span.start, LIVES_REACH);
        LIVES.iter().any(|words| before.contains(words))
    };
    let own = |span: Span| {
        let offset = placed(reading, span).map_or(usize::MAX, |span| span.start);
        lives(span) || offset < HEADER && sections.at(offset) == Section::Head || speaks_of_being_free(reading, span.start)
    };
    // Who works at a distance on some days can be asked to.
    let remote =
        remote::read(reading, None).map(|fact| if fact.value == Remote::Partly { Fact { value: Remote::Yes, ..fact } } else { fact });
    let found = place::read(reading, remote).into_iter().filter(|finding| own(finding.span));
    found.filter_map(|finding| if let CriterionValue::Place(place) = finding.value { Some((place, finding.span)) } else { None }).collect()
}

/// The first free day, where one is said.
pub fn available_from(reading: &Reading<'_>, today: NaiveDate) -> Option<(NaiveDate, Span)> {
    let found = start::read(reading)?;
    let CriterionValue::Start(start) = found.value else { return None };
    let day = match start {
        Start::Asap => today,
        Start::On(day) => day,
    };
    (day >= today && speaks_of_being_free(reading, found.span.start)).then_some((day, found.span))
}
