//! The dated entries of a CV: which stretch of the text tells of which stretch of time.

use std::ops::Range;

use chrono::NaiveDate;

use super::periods::{Period, months_covered, periods};
use super::sections::{Section, Sections};
use super::{placed, reach_after, reach_before};
use crate::understand::Reading;

/// How far before its dates an entry may begin, where no line ends, in characters.
const TITLE_REACH: usize = 120;
/// How long ago, in months before the latest work, something ended that is no longer practised.
const PAST_AFTER: i32 = 48;
/// Words, folded, that make a dated line one of studies.
const STUDIES: [&str; 22] = [
    "university",
    "universite",
    "school",
    "ecole",
    "college",
    "bachelor",
    "master",
    "diplome",
    "diploma",
    "degree",
    "licence",
    "lycee",
    "faculty",
    "b.sc",
    "m.sc",
    "bsc",
    "msc",
    "mba",
    "phd",
    "doctorat",
    "institut",
    "academy",
];

/// One dated entry.
#[derive(Debug, Clone)]
pub struct Entry {
    pub period: Period,
    /// Where its dates stand; offsets into the text, end exclusive, as the two below.
    pub dates: Range<usize>,
    pub start: usize,
    pub end: usize,
}

/// The dated entries of the work; studies, certificates and what is done for nothing are left out.
#[derive(Debug, Default)]
pub struct Entries {
    entries: Vec<Entry>,
}

impl Entries {
    /// Finds the entries of a text.
    pub fn new(reading: &Reading<'_>, sections: &Sections, today: NaiveDate) -> Self {
        let text = reading.given;
        let found = periods(reading.quantities, today).into_iter().filter_map(|period| {
            let dates = placed(reading, period.span)?;
            Some((period, dates.start, dates.end))
        });
        let found: Vec<(Period, usize, usize)> = found.collect();
        let mut entries: Vec<(Entry, bool)> = Vec::with_capacity(found.len());
        let mut reached = 0;
        for (period, first, last) in found {
            let start = entry_start(text, first, last).max(reached);
            let title = [text.get(start..last).unwrap_or_default(), reach_after(text, last, TITLE_REACH)].concat().to_lowercase();
            let line = title.lines().take(2).collect::<Vec<_>>().join(" ");
            let beside = matches!(sections.at(first), Section::Education | Section::Merits | Section::Interests);
            let studies = beside || STUDIES.iter().any(|word| line.contains(word));
            if let Some((previous, _)) = entries.last_mut() {
                previous.end = previous.end.min(start);
            }
            entries.push((Entry { period, dates: first..last, start, end: sections.next_start(last) }, studies));
            reached = last;
        }
        Self { entries: entries.into_iter().filter(|(_, studies)| !studies).map(|(entry, _)| entry).collect() }
    }

    /// Each, in the order of the text.
    pub fn all(&self) -> &[Entry] {
        &self.entries
    }

    /// Whole months of all the work together; `None` where nothing is dated.
    pub fn months(&self) -> Option<u32> {
        (!self.entries.is_empty()).then(|| months_covered(self.entries.iter().map(|entry| entry.period)))
    }

    /// Whole months of the entries in which something stands at these offsets; `None` where none of them lies in an entry.
    pub fn months_of(&self, offsets: &[usize]) -> Option<u32> {
        let mut holding = self.holding(offsets).peekable();
        holding.peek()?;
        Some(months_covered(holding.map(|entry| entry.period)))
    }

    /// In how many entries something stands at these offsets.
    pub fn count_of(&self, offsets: &[usize]) -> usize {
        self.holding(offsets).count()
    }

    /// Whether what stands at these offsets belongs to the past alone: each of them lies in an entry, and all those ended long before the latest.
    pub fn is_past(&self, offsets: &[usize]) -> bool {
        let Some(latest) = self.entries.iter().map(|entry| entry.period.to).max() else { return false };
        let inside = |offset: &usize| {
            let at = self.entries.partition_point(|entry| entry.start <= *offset).checked_sub(1)?;
            self.entries.get(at).filter(|entry| *offset < entry.end)
        };
        offsets.iter().all(|offset| inside(offset).is_some_and(|entry| entry.period.to + PAST_AFTER < latest))
    }

    fn holding<'a>(&'a self, offsets: &[usize]) -> impl Iterator<Item = &'a Entry> + use<'a> {
        let mut offsets = offsets.to_vec();
        offsets.sort_unstable();
        self.entries.iter().filter(move |entry| {
            let first = offsets.partition_point(|offset| *offset < entry.start);
            offsets.get(first).is_some_and(|offset| *offset < entry.end)
        })
    }
}

/// An entry begins with the line of its dates, or with the line before where the dates stand alone.
fn entry_start(text: &str, first: usize, last: usize) -> usize {
    let line_start = |at: usize| text[..at].rfind('\n').map_or(0, |at| at + 1);
    let start = line_start(first);
    let line_end = text[last..].find('\n').map_or(text.len(), |at| last + at);
    let alone = text[start..first].chars().chain(text[last..line_end].chars()).filter(|letter| letter.is_alphabetic()).count() < 3;
    let start = if alone && start > 0 { line_start(start - 1) } else { start };
    start.max(first - reach_before(text, first, TITLE_REACH).len())
}
