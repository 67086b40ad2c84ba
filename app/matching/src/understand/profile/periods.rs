//! When work was done: dated entries ("2018–2022", "since March 2019", "janv. 2015 – aujourd’hui") and durations ("5 years", "31 months").

use chrono::{Datelike, NaiveDate};

use crate::understand::lexicon::Span;
use crate::understand::quantities::Quantities;

const MONTHS: [(&str, i32); 44] = [
    ("january", 1),
    ("janvier", 1),
    ("jan", 1),
    ("janv", 1),
    ("february", 2),
    ("fevrier", 2),
    ("feb", 2),
    ("fev", 2),
    ("fevr", 2),
    ("march", 3),
    ("mars", 3),
    ("mar", 3),
    ("april", 4),
    ("avril", 4),
    ("apr", 4),
    ("avr", 4),
    ("may", 5),
    ("mai", 5),
    ("june", 6),
    ("juin", 6),
    ("jun", 6),
    ("july", 7),
    ("juillet", 7),
    ("jul", 7),
    ("juil", 7),
    ("august", 8),
    ("aout", 8),
    ("aug", 8),
    ("september", 9),
    ("septembre", 9),
    ("sep", 9),
    ("sept", 9),
    ("october", 10),
    ("octobre", 10),
    ("oct", 10),
    ("november", 11),
    ("novembre", 11),
    ("nov", 11),
    ("december", 12),
    ("decembre", 12),
    ("dec", 12),
    ("spring", 4),
    ("summer", 7),
    ("autumn", 10),
];
const UNTIL: [&str; 8] = ["to", "a", "au", "until", "till", "jusqu", "jusque", "en"];
const NOW: [&str; 12] =
    ["present", "now", "today", "current", "currently", "actuel", "actuellement", "aujourd", "jour", "date", "ongoing", "maintenant"];
const SINCE: [&str; 3] = ["since", "depuis", "from"];
const YEARS: [&str; 8] = ["year", "years", "yr", "yrs", "an", "ans", "annee", "annees"];
const MONTHS_LONG: [&str; 3] = ["month", "months", "mois"];
/// The years that a career may touch.
const BELIEVED: std::ops::RangeInclusive<i32> = 1965..=2100;

/// A stretch of time and the words that say it, in folded offsets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// Months since the year 0; `to` is exclusive.
    pub from: i32,
    pub to: i32,
    /// It lasts until today.
    pub open: bool,
    pub span: Span,
}

/// How long something was done and the words that say it, in folded offsets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Duration {
    pub months: u32,
    pub span: Span,
}

/// A point in time: its first and last month, and the tokens that it takes.
struct Point {
    first: i32,
    last: i32,
    next: usize,
}

/// The periods of a text, by place.
pub fn periods(tokens: &Quantities<'_>, today: NaiveDate) -> Vec<Period> {
    let this_month = today.year() * 12 + today.month0() as i32;
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match period(tokens, at, this_month) {
            Some((period, next)) => {
                found.push(period);
                at = next;
            }
            None => at += 1,
        }
    }
    found
}

fn period(tokens: &Quantities<'_>, at: usize, this_month: i32) -> Option<(Period, usize)> {
    if let Some((from, to)) = glued(tokens, at) {
        return Some((Period { from: from * 12, to: (to + 1) * 12, open: false, span: tokens.span(at, at)? }, at + 1))
            .filter(|_| from <= to);
    }
    let since = tokens.is_word(at, &SINCE);
    let start = point(tokens, at + usize::from(since))?;
    let mut next = start.next;
    while tokens.is_mark(next, &['-', '/', '>'])
        || tokens.is_word(next, &UNTIL)
        || tokens.is_mark(next, &['\''])
        || tokens.is_word(next, &["ce", "d"])
    {
        next += 1;
        if next > start.next + 3 {
            return None;
        }
    }
    let joined = next > start.next;
    if tokens.is_word(next, &NOW) {
        let period = Period { from: start.first, to: this_month + 1, open: true, span: tokens.span(at, next)? };
        return (start.first <= this_month).then_some((period, next + 1));
    }
    if let Some(end) = point(tokens, next).filter(|end| joined && end.last >= start.first) {
        let period = Period { from: start.first, to: end.last + 1, open: end.last >= this_month, span: tokens.span(at, end.next - 1)? };
        return Some((period, end.next));
    }
    let period = Period { from: start.first, to: this_month + 1, open: true, span: tokens.span(at, start.next - 1)? };
    (since && !tokens.is_word(at, &["from"]) && start.first <= this_month).then_some((period, start.next))
}

/// Two years that lost the dash between them: `20182020`.
fn glued(tokens: &Quantities<'_>, at: usize) -> Option<(i32, i32)> {
    let number = tokens.number(at).filter(|number| number.fract() == 0.0 && (19_000_000.0..21_000_000.0).contains(number))? as i32;
    let (from, to) = (number / 10_000, number % 10_000);
    (BELIEVED.contains(&from) && BELIEVED.contains(&to)).then_some((from, to))
}

/// A month of a year, or a whole year.
fn point(tokens: &Quantities<'_>, at: usize) -> Option<Point> {
    let whole = |at: usize| tokens.number(at).filter(|number| number.fract() == 0.0).map(|number| number as i32);
    let year = |at: usize| whole(at).filter(|year| BELIEVED.contains(year));
    let month_word = MONTHS.iter().find(|(name, _)| tokens.is_word(at, &[name])).map(|(_, month)| *month);
    let month_of = |year: i32, month: i32, next: usize| {
        let month = year * 12 + month - 1;
        Some(Point { first: month, last: month, next })
    };
    if let Some(month) = month_word {
        let next = at + 1 + usize::from(tokens.is_mark(at + 1, &['.', ',', '\'', '-']));
        let short = || {
            whole(next)
                .filter(|short| (0..100).contains(short) && tokens.is_mark(next - 1, &['\'', '-']))
                .map(|short| if short > 65 { 1900 + short } else { 2000 + short })
        };
        return month_of(year(next).or_else(short)?, month, next + 1);
    }
    if let Some(month) = whole(at).filter(|month| (1..=12).contains(month))
        && tokens.is_mark(at + 1, &['/', '.', '-'])
        && let Some(year) = year(at + 2)
    {
        return month_of(year, month, at + 3);
    }
    let year = year(at)?;
    let month_after = whole(at + 2).filter(|month| (1..=12).contains(month) && tokens.is_mark(at + 1, &['/', '-']));
    match month_after {
        Some(month) if !tokens.is_mark(at + 3, &['/']) => month_of(year, month, at + 3),
        _ => Some(Point { first: year * 12, last: year * 12 + 11, next: at + 1 }),
    }
}

/// The durations of a text, by place: "5 years", "3+ ans", "31 months", "less than 1 year" (none).
pub fn durations(tokens: &Quantities<'_>) -> Vec<Duration> {
    (0..tokens.len()).filter_map(|at| duration(tokens, at)).collect()
}

fn duration(tokens: &Quantities<'_>, at: usize) -> Option<Duration> {
    let number = tokens.number(at).filter(|number| (0.0..=60.0).contains(number) || number.fract() == 0.0 && *number <= 600.0)?;
    let unit = at + 1 + usize::from(tokens.is_mark(at + 1, &['+']));
    let months = if tokens.is_word(unit, &YEARS) {
        number * 12.0
    } else if tokens.is_word(unit, &MONTHS_LONG) {
        number
    } else {
        return None;
    };
    let less = at.checked_sub(2).is_some_and(|before| tokens.is_word(before, &["less", "moins"]));
    let months = if less { 0 } else { months as u32 };
    (months <= 60 * 12).then_some(Duration { months, span: tokens.span(at, unit)? })
}

/// How many months the periods cover together.
pub fn months_covered(periods: impl Iterator<Item = Period>) -> u32 {
    let mut spans: Vec<(i32, i32)> = periods.map(|period| (period.from, period.to)).collect();
    spans.sort_unstable();
    let (mut covered, mut reached) = (0, i32::MIN);
    for (from, to) in spans {
        covered += (to - from.max(reached)).max(0);
        reached = reached.max(to);
    }
    u32::try_from(covered).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::understand::fold::fold;

    // 1. A period is read however people write it, with its months.
    // 2. A number, a version or a single year is none.
    // 3. Overlapping periods count once.
    // 4. A duration is read in years and months.

    fn read(text: &str) -> Vec<(i32, i32, bool)> {
        let folded = fold(text);
        let today = NaiveDate::from_ymd_opt(2026, 9, 14).expect("a day");
        periods(&Quantities::new(&folded), today).into_iter().map(|period| (period.from, period.to - period.from, period.open)).collect()
    }

    #[test]
    fn law_1_periods_as_people_write_them() {
        let of = |year: i32, month: i32| year * 12 + month - 1;
        for (text, from, months, open) in [
            ("2018–2022", of(2018, 1), 60, false),
            ("20182020", of(2018, 1), 36, false),
            ("janv. 2019 – mars 2021", of(2019, 1), 27, false),
            ("02/2019 - 03/2021", of(2019, 2), 26, false),
            ("January 2013 to January 2016", of(2013, 1), 37, false),
            ("February 2017 Present", of(2017, 2), 116, true),
            ("mars 2020 à aujourd’hui", of(2020, 3), 79, true),
            ("depuis 2024", of(2024, 1), 33, true),
            ("2020 - now", of(2020, 1), 81, true),
        ] {
            assert_eq!(read(text), [(from, months, open)], "{text:?}");
        }
    }

    #[test]
    fn law_2_other_numbers_are_none() {
        for text in ["2019", "Python 3.10", "2000 users", "en 2018, 12 personnes", "2022-2018", "from 2018"] {
            assert_eq!(read(text), [], "{text:?}");
        }
    }

    #[test]
    fn law_3_overlaps_count_once() {
        let period = |from, to| Period { from, to, open: false, span: Span { start: 0, end: 1 } };
        assert_eq!(months_covered([period(12, 36), period(24, 48), period(60, 72)].into_iter()), 48);
    }

    #[test]
    fn law_4_durations() {
        let months = |text: &str| durations(&Quantities::new(&fold(text))).into_iter().map(|one| one.months).collect::<Vec<_>>();
        assert_eq!(months("Python (5 years), 3+ ans de Go, 31 months, less than 1 year"), [60, 36, 31, 0]);
    }
}
