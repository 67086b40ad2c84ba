//! Reads a profile out of a CV or of what a CTO wrote, French, English or both, each fact with the words it was read from.
//!
//! It shares the vocabulary and the readers of needs. What differs is the context: technologies stand in lists without a verb, work is
//! [dated](periods), studies, referees and hobbies are [parts](sections) that tell nothing of the work, the words of a PDF are [torn or
//! glued](tidy), the first line is often [a name](person), and leaving a technology behind means to know it. What the text does not say stays
//! unknown.

mod attitudes;
mod entries;
mod labels;
mod offer;
mod periods;
mod person;
mod sections;
mod stack;
mod stations;
mod tidy;
mod titles;

#[cfg(test)]
mod laws;

use std::ops::Range;

use chrono::NaiveDate;
use domain::{CriterionKind, CriterionValue, Evidence, ProfileId, RateRange, Start};

use super::Reading;
use super::fold::Folded;
use super::importance::Weights;
use super::lexicon::{Lexicon, Span};
use super::passages::Passages;
use super::quantities::Quantities;
use super::sentences::Sentences;
use crate::Profile;
use crate::profile::{KnownImpact, KnownSector, MissionTypeDone};
pub use attitudes::Told;
use entries::Entries;
use labels::Said;
use sections::Sections;
use tidy::Tidied;

/// A longer text is read up to here, in bytes: no CV is.
pub const LONGEST: usize = 200_000;
/// More years than this nobody has practised.
const MOST_YEARS: u32 = 60;

/// So many stations are read at most: no career has more.
pub const MOST_STATIONS: usize = 60;
/// The longest that is taken over of what a text tells of a station, in bytes.
const LONGEST_STORY: usize = 4_000;

/// A profile as a text tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadProfile {
    /// What was read; its `text` and `headline` are those given.
    pub profile: Profile,
    /// Which words say what, by place in the text. A value that only follows from another one (the language that a text is in) has none.
    pub facts: Vec<ReadFact>,
    /// Stations of the career that the text tells plainly, in its order.
    pub stations: Vec<ReadStation>,
}

/// One station of a career and the words that say it. Evidence points into the same text as that of a [`ReadFact`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadStation {
    pub title: String,
    pub company: String,
    /// The year it began.
    pub started: i16,
    /// The year it ended; `None` while it lasts.
    pub ended: Option<i16>,
    /// What the text goes on to tell of it.
    pub description: String,
    /// The lines of dates, title and company.
    pub evidence: Evidence,
}

/// One fact and the words that say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadFact {
    /// A rate is a range whose low end is the least a day costs; a start is the first free day.
    pub value: CriterionValue,
    /// A wish or a refusal, rather than work done.
    pub told: Told,
    /// Bytes of the headline followed by a line break and the text, or of the text alone where the headline is empty.
    pub evidence: Evidence,
}

/// The text that the evidence of [`read_profile`] points into.
pub fn source(headline: &str, text: &str) -> String {
    if headline.trim().is_empty() { text.to_owned() } else { format!("{headline}\n{text}") }
}

/// Reads a profile. `today` ends what lasts until now. Deterministic and total: no text makes it fail.
pub fn read_profile(id: ProfileId, headline: &str, text: &str, today: NaiveDate) -> ReadProfile {
    let given = source(headline, text);
    let readable = &given[..given.floor_char_boundary(LONGEST)];
    let tidied = Tidied::new(readable);
    let folded = Folded::new(tidied.as_str());
    let sentences = Sentences::new(&folded);
    let mut matches = Lexicon::shared().matches(&folded, &sentences);
    let names = person::names(tidied.as_str(), &folded, &matches);
    names.take_out_of(tidied.as_str(), &folded, &mut matches);
    let quantities = Quantities::new(folded.as_str());
    let weights = Weights::new(folded.as_str(), &matches, &sentences);
    let passages = Passages::new(&folded, &sentences, &matches);
    let reading = Reading {
        given: tidied.as_str(),
        folded: &folded,
        sentences: &sentences,
        matches: &matches,
        quantities: &quantities,
        weights: &weights,
        passages: &passages,
        names: &names,
        today,
    };
    let sections = Sections::new(tidied.as_str(), &folded);
    let entries = Entries::new(&reading, &sections, today);
    let mut draft = Draft { profile: unknown(id, headline, text), spans: Vec::new() };
    draft.take_stack(&reading, &sections, &entries);
    draft.take_labels(labels::read(&reading, &sections), &reading, &entries);
    draft.take_offer(&reading, &sections);
    draft.profile.years = years(&reading, &entries);
    let facts = draft.spans.into_iter().filter_map(|(value, told, span)| {
        let evidence = folded.original(span.start..span.end).and_then(|words| tidied.original(words.start as usize..words.end as usize))?;
        Some(ReadFact { value, told, evidence })
    });
    let mut facts: Vec<ReadFact> = facts.collect();
    facts.sort_by(|one, other| (one.evidence.start, &one.value).cmp(&(other.evidence.start, &other.value)));
    let stations = entries.all().iter().filter_map(|entry| read_station(&tidied, entry)).take(MOST_STATIONS).collect();
    ReadProfile { profile: draft.profile, facts, stations }
}

fn read_station(tidied: &Tidied, entry: &entries::Entry) -> Option<ReadStation> {
    let text = tidied.as_str();
    let found = stations::station(text, entry)?;
    let words = |place: &Range<usize>| text.get(place.clone()).map(|words| words.split_whitespace().collect::<Vec<_>>().join(" "));
    let rest = text.get(found.rest.clone()).unwrap_or_default().trim();
    Some(ReadStation {
        title: words(&found.title)?,
        company: words(&found.company)?,
        started: found.started,
        ended: found.ended,
        description: rest.get(..rest.floor_char_boundary(LONGEST_STORY)).unwrap_or_default().trim_end().to_owned(),
        evidence: tidied.original(found.heading)?,
    })
}

/// Where a span of the folded text stands in the text as mended.
fn placed(reading: &Reading<'_>, span: Span) -> Option<Range<usize>> {
    let evidence = reading.folded.original(span.start..span.end)?;
    Some(evidence.start as usize..evidence.end as usize)
}

/// The text after an offset, at most so many characters.
fn reach_after(text: &str, from: usize, reach: usize) -> &str {
    let end = text[from..].char_indices().map(|(at, letter)| from + at + letter.len_utf8()).take(reach).last().unwrap_or(from);
    &text[from..end]
}

/// The text before an offset, at most so many characters.
fn reach_before(text: &str, to: usize, reach: usize) -> &str {
    let start = text[..to].char_indices().rev().map(|(at, _)| at).take(reach).last().unwrap_or(to);
    &text[start..to]
}

/// Somebody of whom nothing is known but the words.
fn unknown(id: ProfileId, headline: &str, text: &str) -> Profile {
    Profile { headline: headline.to_owned(), text: text.to_owned(), unconfirmed: true, ..Profile::unknown(id) }
}

/// A profile while it is being read.
struct Draft {
    profile: Profile,
    spans: Vec<(CriterionValue, Told, Span)>,
}

impl Draft {
    fn note(&mut self, value: CriterionValue, told: Told, span: Span) {
        self.spans.push((value, told, span));
    }

    fn take_stack(&mut self, reading: &Reading<'_>, sections: &Sections, entries: &Entries) {
        for one in stack::read(reading, sections, entries) {
            self.note(CriterionValue::Stack(one.known.technology.clone()), Told::Done, one.span);
            self.profile.stack.push(one.known);
        }
    }

    fn take_labels(&mut self, said: Vec<Said>, reading: &Reading<'_>, entries: &Entries) {
        for Said { value, told, spans } in said {
            let Some(first) = spans.first().copied() else { continue };
            let offsets: Vec<usize> = spans.iter().filter_map(|span| placed(reading, *span)).map(|words| words.start).collect();
            let years = entries.months_of(&offsets).map(|months| u8::try_from(months / 12).unwrap_or(u8::MAX));
            let times = u8::try_from(entries.count_of(&offsets)).unwrap_or(u8::MAX).max(1);
            let words = reading.folded.original(first.start..first.end).and_then(|words| words.words(reading.given));
            match told {
                Told::Done => self.take_done(&value, years, times, words),
                Told::Wished => self.take_wish(&value),
                Told::Refused => self.take_refusal(&value),
            }
            self.note(value, told, first);
        }
    }

    fn take_done(&mut self, value: &CriterionValue, years: Option<u8>, times: u8, words: Option<&str>) {
        let profile = &mut self.profile;
        match value {
            CriterionValue::Sector(sector) => profile.sectors.push(KnownSector { sector: *sector, years }),
            CriterionValue::Impact(impact) => profile.impacts.push(KnownImpact { impact: *impact, evidence: words.map(str::to_owned) }),
            CriterionValue::MissionType(mission_type) => {
                profile.mission_types.push(MissionTypeDone { mission_type: *mission_type, times });
            }
            CriterionValue::Area(area) => profile.areas.push(*area),
            CriterionValue::Stage(stage) => profile.stages.push(*stage),
            CriterionValue::Orientation(orientation) => profile.orientations.push(*orientation),
            _ => {}
        }
    }

    fn take_wish(&mut self, value: &CriterionValue) {
        let wishes = &mut self.profile.wishes;
        match value {
            CriterionValue::Sector(sector) => wishes.sectors.push(*sector),
            CriterionValue::Impact(impact) => wishes.impacts.push(*impact),
            CriterionValue::MissionType(mission_type) => wishes.mission_types.push(*mission_type),
            CriterionValue::Stage(stage) => wishes.stages.push(*stage),
            _ => {}
        }
    }

    fn take_refusal(&mut self, value: &CriterionValue) {
        let wishes = &mut self.profile.wishes;
        match value {
            CriterionValue::Sector(sector) => wishes.refused_sectors.push(*sector),
            CriterionValue::MissionType(mission_type) => wishes.refused_mission_types.push(*mission_type),
            _ => {}
        }
    }

    fn take_offer(&mut self, reading: &Reading<'_>, sections: &Sections) {
        for (language, span) in offer::languages(reading, sections) {
            self.profile.languages.push(language);
            self.note(CriterionValue::Language(language), Told::Done, span);
        }
        if let Some(found) = offer::rhythm(reading)
            && let CriterionValue::Rhythm(rhythm) = found.value
        {
            self.profile.rhythm = Some(rhythm);
            self.note(found.value, Told::Done, found.span);
        }
        if let Some((rate, span)) = offer::rate(reading)
            && let Some(range) = RateRange::new(Some(rate), None)
        {
            self.profile.rate = Some(rate);
            self.note(CriterionValue::Rate(range), Told::Done, span);
        }
        for (place, span) in offer::places(reading, sections) {
            if !self.profile.places.contains(&place) {
                self.note(CriterionValue::Place(place.clone()), Told::Done, span);
                self.profile.places.push(place);
            }
        }
        if let Some((day, span)) = offer::available_from(reading, reading.today) {
            self.profile.available_from = Some(day);
            self.note(CriterionValue::Start(Start::On(day)), Told::Done, span);
        }
    }
}

/// Whole years of practice: what the text says of its experience, or else what its entries cover.
fn years(reading: &Reading<'_>, entries: &Entries) -> Option<u8> {
    /// How far the word may stand from the number, in bytes.
    const REACH: usize = 48;
    let text = reading.text();
    let of_experience = |span: Span| {
        let (before, after) = (reach_before(text, span.start, REACH / 2), reach_after(text, span.end, REACH));
        let stops = |stop: char| matches!(stop, '.' | ';' | '\n' | ',' | ')' | '(' | '-' | ':');
        let after = after.split(stops).next().unwrap_or_default();
        let before = before.rsplit(stops).next().unwrap_or_default();
        let within = |words: &str| ["experience", "pratique", "metier", "career", "carriere"].iter().any(|word| words.contains(word));
        within(after) || within(before) || ["for more than", "depuis plus de", "for over"].iter().any(|words| before.contains(words))
    };
    let said = periods::durations(reading.quantities).into_iter().filter(|one| one.months >= 12 && of_experience(one.span));
    let names = &reading.matches.technologies;
    let of_technology = |span: Span| {
        let next = names.partition_point(|name| name.span.start < span.end);
        let clause = reading.sentences.clause(span.end);
        names.get(next).is_some_and(|name| name.span.start - span.end < REACH / 2 && reading.sentences.clause(name.span.start) == clause)
    };
    let months = said.filter(|one| !of_technology(one.span)).map(|one| one.months).max().or_else(|| entries.months())?;
    u8::try_from((months / 12).min(MOST_YEARS)).ok()
}

/// The kinds of labels that a profile holds.
pub(super) const LABELLED: [CriterionKind; 6] = [
    CriterionKind::Sector,
    CriterionKind::Impact,
    CriterionKind::MissionType,
    CriterionKind::Area,
    CriterionKind::Stage,
    CriterionKind::Orientation,
];
