//! Technologies of a profile. A CV lists them without a word around them, so company decides what an ambiguous name means.

use std::collections::BTreeMap;

use domain::TechnologyId;

use super::entries::Entries;
use super::periods::{Duration, durations};
use super::placed;
use super::sections::{Section, Sections};
use crate::profile::KnownTechnology;
use crate::understand::Reading;
use crate::understand::lexicon::{Cue, Named, Span};
use crate::vocabulary::vocabulary;

/// How far the certain technologies that vouch for an ambiguous name may stand, in bytes.
const COMPANY_REACH: usize = 90;
/// How many of them it takes.
const COMPANY: usize = 2;
/// How far a duration may stand from the technology that it is of, in bytes.
const DURATION_REACH: usize = 28;
/// Words that may stand between a technology and how long it was practised.
const OF: [&str; 22] = [
    "of",
    "de",
    "d",
    "with",
    "in",
    "en",
    "sur",
    "avec",
    "on",
    "the",
    "le",
    "la",
    "experience",
    "exprience",
    "exp",
    "hands",
    "over",
    "for",
    "pendant",
    "depuis",
    "less",
    "than",
];
/// Words between the names of one list.
const GLUE: [&str; 6] = ["and", "et", "or", "ou", "core", "plus"];

/// A technology, how it is known, and the words that say it best, in folded offsets.
pub struct Practised {
    pub known: KnownTechnology,
    pub span: Span,
}

/// Reads the technologies of a CV, in the order of the text.
pub fn read(reading: &Reading<'_>, sections: &Sections, entries: &Entries) -> Vec<Practised> {
    let names: Vec<Named> = reading.matches.technologies.iter().copied().filter(|name| is_technology(reading, *name)).collect();
    let said = durations_said(reading, &names);
    let mut by_technology: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (place, name) in names.iter().enumerate() {
        by_technology.entry(name.at).or_default().push(place);
    }
    let technologies = vocabulary().technologies();
    let mut read: Vec<Practised> = by_technology
        .into_iter()
        .filter_map(|(at, places)| {
            let id: &TechnologyId = &technologies.get(at)?.id;
            let offsets: Vec<usize> =
                places.iter().filter_map(|place| placed(reading, names[*place].span)).map(|span| span.start).collect();
            let outside_studies = |offset: &usize| !matches!(sections.at(*offset), Section::Education | Section::Interests);
            let practised: Vec<usize> = offsets.iter().copied().filter(outside_studies).collect();
            let longest = places.iter().filter_map(|place| said.get(place)).max().copied();
            let months = longest.or_else(|| if practised.is_empty() { Some(0) } else { entries.months_of(&practised) });
            let years = months.map(|months| u8::try_from(months / 12).unwrap_or(u8::MAX));
            let current = practised.is_empty() || !entries.is_past(&practised);
            let span = names[*places.first()?].span;
            Some(Practised { known: KnownTechnology { technology: id.clone(), years, current }, span })
        })
        .collect();
    read.sort_by_key(|one| one.span);
    read
}

fn words_of<'a>(reading: &Reading<'a>, span: Span) -> &'a str {
    reading.folded.original(span.start..span.end).and_then(|evidence| evidence.words(reading.given)).unwrap_or_default()
}

/// Whether a name stands for a technology here.
fn is_technology(reading: &Reading<'_>, name: Named) -> bool {
    let Span { start, end } = name.span;
    let matches = reading.matches;
    if matches.cue_before(Cue::Without, start, 4).is_some_and(|cue| !reading.text()[cue.end..start].contains(char::is_alphanumeric)) {
        return false;
    }
    let written = words_of(reading, name.span);
    if name.bundle {
        return written.chars().all(char::is_uppercase);
    }
    if !name.ambiguous {
        return true;
    }
    // "Less than a year" is no Less.
    if reading.text()[end..].starts_with(" than") {
        return false;
    }
    if matches.cue_covers(Cue::NeverTechnical, name.span) {
        return false;
    }
    let capitalised = written.starts_with(|first: char| first.is_uppercase() || first == '.');
    let listed = is_listed(reading.text(), name.span);
    if name.span.len() == 1 {
        return capitalised && listed && company(reading, name) >= COMPANY;
    }
    let of_the_trade =
        || matches.cue_before(Cue::TechnicalBefore, start, 2).is_some() || matches.cue_after(Cue::TechnicalAfter, end, 1).is_some();
    capitalised && (company(reading, name) >= COMPANY || of_the_trade()) || listed && company(reading, name) > COMPANY
}

/// Whether marks of a list, and no words, stand on both sides of a name.
fn is_listed(text: &str, span: Span) -> bool {
    let is_mark =
        |mark: char| matches!(mark, ',' | '/' | '|' | ':' | ';' | '(' | ')' | '[' | ']' | '•' | '\n' | '&' | '-' | '*' | '.' | '+');
    let before = text[..span.start].trim_end_matches(' ').chars().next_back().is_none_or(is_mark);
    let after = text[span.end..].trim_start_matches(' ').chars().next().is_none_or(is_mark);
    before && after
}

/// How many certain technologies stand near.
fn company(reading: &Reading<'_>, name: Named) -> usize {
    let names = &reading.matches.technologies;
    let from = names.partition_point(|other| other.span.end + COMPANY_REACH < name.span.start);
    let near = names.iter().skip(from).take_while(|other| other.span.start <= name.span.end + COMPANY_REACH);
    near.filter(|other| !other.ambiguous && !other.bundle && other.at != name.at).take(COMPANY + 1).count()
}

/// For each name (by its place) the months that the text says it was practised.
fn durations_said(reading: &Reading<'_>, names: &[Named]) -> BTreeMap<usize, u32> {
    let text = reading.text();
    let between_is_small = |from: usize, to: usize| {
        text.get(from..to).is_some_and(|between| {
            between.len() <= DURATION_REACH && !between.contains([';', '•', '|']) && words(between).all(|word| OF.contains(&word))
        })
    };
    let mut said = BTreeMap::new();
    for Duration { months, span } in durations(reading.quantities) {
        let next = names.partition_point(|name| name.span.start < span.end);
        let follows = names.get(next).filter(|name| !text[span.end..name.span.start].contains([',', '.', '\n', ')']));
        if follows.is_some_and(|name| between_is_small(span.end, name.span.start))
            && words(&text[span.end..names[next].span.start]).next().is_some()
        {
            for place in list_after(text, names, next) {
                said.entry(place).and_modify(|known: &mut u32| *known = months.max(*known)).or_insert(months);
            }
        } else if let Some(last) = next.checked_sub(1)
            && between_is_small(names[last].span.end, span.start)
            && !text[names[last].span.end..span.start].contains(',')
        {
            for place in list_before(text, names, last) {
                said.entry(place).and_modify(|known: &mut u32| *known = months.max(*known)).or_insert(months);
            }
        }
    }
    said
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn is_glue(between: &str) -> bool {
    between.len() <= 8
        && between.contains([',', '/', '&'])
        && !between.contains(['\n', '(', ')'])
        && words(between).all(|word| GLUE.contains(&word))
        || words(between).eq(["and"])
        || words(between).eq(["et"])
}

/// A name and those that a list joins to it from behind: "5 years of Java and Kotlin".
fn list_after(text: &str, names: &[Named], first: usize) -> std::ops::Range<usize> {
    let mut end = first + 1;
    while end < names.len() && text.get(names[end - 1].span.end..names[end].span.start).is_some_and(is_glue) {
        end += 1;
    }
    first..end
}

/// A name and those that a list joins to it from before: "JSP, Servlet, Spring - 6 months". A list whose names have durations of their own
/// ("Java (5 years), Go (2 years)") is parted by these.
fn list_before(text: &str, names: &[Named], last: usize) -> std::ops::Range<usize> {
    let mut start = last;
    while start > 0
        && text
            .get(names[start - 1].span.end..names[start].span.start)
            .is_some_and(|between| between.trim() == "," || between.trim() == "/")
    {
        start -= 1;
    }
    start..last + 1
}
