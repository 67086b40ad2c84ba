//! What two people agree on before they work together: how much, for how much, from when, until when. What it costs is in [`cost`], and which
//! versions there are in [`versions`].

pub mod cost;
pub mod versions;

use std::fmt::Write as _;

use chrono::{Months, NaiveDate};

use crate::{
    DailyRate, Rhythm,
    code::codes,
    forms::{Clauses, Complaint, FieldErrors, Refused, WorkPlace, day, euros},
    profile::LegalStatus,
};

pub use cost::{Amount, Cost, Span};
pub use versions::{Act, Taken, Version, Versions};

codes! {
    /// Whether VAT comes on top of the rate, and who bills it.
    pub enum Vat as "VAT situation" {
        /// A company, or a sole trader who charges VAT: 20 % (CGI, article 278).
        Standard = "standard",
        /// A micro-enterprise under the franchise: none (CGI, article 293 B).
        Franchise = "franchise",
        /// The portage company bills, with 20 %.
        Portage = "portage",
        /// A group of employers bills, or nobody does: it depends on the group.
        Employment = "employment",
    }
}

impl Vat {
    /// What usually goes with a legal status.
    pub const fn of(status: LegalStatus) -> Self {
        match status {
            LegalStatus::Micro => Self::Franchise,
            LegalStatus::Company => Self::Standard,
            LegalStatus::Portage => Self::Portage,
            LegalStatus::SharedEmployment => Self::Employment,
        }
    }

    /// Per cent on top of an amount excluding VAT; nothing where it cannot be told.
    pub const fn percent(self) -> Option<u8> {
        match self {
            Self::Standard | Self::Portage => Some(20),
            Self::Franchise => Some(0),
            Self::Employment => None,
        }
    }
}

codes! {
    /// What the terms say, point by point.
    pub enum TermsField as "point of the terms" {
        Rhythm = "rhythm",
        Rate = "rate",
        Start = "start",
        Duration = "duration",
        Notice = "notice",
        Place = "place",
        Vat = "vat",
        Clauses = "clauses",
    }
}

/// How long it lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Duration {
    /// Until this day, included.
    Until(NaiveDate),
    /// It is renewed every so many months, unless one of the two gives notice.
    Renewed(u8),
}

/// The terms of an engagement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// Days a week; the least is the most.
    pub rhythm: Rhythm,
    pub rate: DailyRate,
    pub start: NaiveDate,
    pub duration: Duration,
    /// Days of notice, 0 to [`Terms::MOST_NOTICE`].
    pub notice: u16,
    pub place: WorkPlace,
    pub vat: Vat,
    /// What else was agreed.
    pub clauses: Option<Clauses>,
}

/// What somebody typed: half days a week, euros, days, `until` or `renewed`.
#[derive(Debug, Clone, Copy, Default)]
pub struct TypedTerms<'a> {
    /// As a [`Rhythm`] is written: `2.5`.
    pub rhythm: &'a str,
    pub rate: &'a str,
    pub start: &'a str,
    pub duration: &'a str,
    pub end: &'a str,
    pub months: &'a str,
    pub notice: &'a str,
    pub place: &'a str,
    pub vat: &'a str,
    pub clauses: &'a str,
}

codes! {
    /// The two ways to say how long it lasts.
    pub enum DurationKind as "kind of duration" {
        Until = "until",
        Renewed = "renewed",
    }
}

impl Duration {
    /// Which of the two ways it is.
    pub const fn kind(self) -> DurationKind {
        match self {
            Self::Until(_) => DurationKind::Until,
            Self::Renewed(_) => DurationKind::Renewed,
        }
    }
}

impl Terms {
    /// The longest notice, in days.
    pub const MOST_NOTICE: u16 = 180;
    /// The longest time between two renewals, in months.
    pub const MOST_MONTHS: u8 = 24;
    /// The longest time until an end, in months.
    pub const LONGEST: u32 = 60;

    /// Reads what was typed; every complaint at once, each under its field.
    pub fn read(typed: TypedTerms<'_>) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let rhythm = errors.take("rhythm", read_rhythm(typed.rhythm));
        let rate = errors.take("rate", read_rate(typed.rate));
        let start = errors.take("start", day(typed.start));
        let duration = match errors.code("duration", typed.duration) {
            Some(DurationKind::Until) => errors.take("end", read_end(typed.end, start)).map(Duration::Until),
            Some(DurationKind::Renewed) => errors
                .take("months", read_number(typed.months, 1, Self::MOST_MONTHS.into()))
                .map(|months| Duration::Renewed(narrow(months))),
            None => None,
        };
        let notice = errors.take("notice", read_number(typed.notice, 0, Self::MOST_NOTICE));
        let place = errors.take("place", WorkPlace::read(typed.place));
        let vat = errors.code("vat", typed.vat);
        let clauses =
            if typed.clauses.trim().is_empty() { Some(None) } else { errors.take("clauses", Clauses::read(typed.clauses)).map(Some) };
        let read = (|| {
            Some(Self {
                rhythm: rhythm?,
                rate: rate?,
                start: start?,
                duration: duration?,
                notice: notice?,
                place: place?,
                vat: vat?,
                clauses: clauses?,
            })
        })();
        read.filter(|_| errors.is_empty()).ok_or(errors)
    }

    /// Which points differ from `before`.
    pub fn changed(&self, before: &Self) -> Vec<TermsField> {
        let differs = |field: &TermsField| match field {
            TermsField::Rhythm => self.rhythm != before.rhythm,
            TermsField::Rate => self.rate != before.rate,
            TermsField::Start => self.start != before.start,
            TermsField::Duration => self.duration != before.duration,
            TermsField::Notice => self.notice != before.notice,
            TermsField::Place => self.place != before.place,
            TermsField::Vat => self.vat != before.vat,
            TermsField::Clauses => self.clauses != before.clauses,
        };
        TermsField::ALL.iter().copied().filter(differs).collect()
    }

    /// The whole content as one text, of which the hash is taken: a line for each point, in the order of [`TermsField`], and the clauses last, since
    /// they alone have several lines. Two contents have the same text only where they are the same.
    pub fn canonical(&self) -> String {
        let duration = match self.duration {
            Duration::Until(end) => format!("until {end}"),
            Duration::Renewed(months) => format!("renewed {months}"),
        };
        let mut text = String::from("passerelle terms 1\n");
        let points = [
            (TermsField::Rhythm, self.rhythm.to_string()),
            (TermsField::Rate, self.rate.to_string()),
            (TermsField::Start, self.start.to_string()),
            (TermsField::Duration, duration),
            (TermsField::Notice, self.notice.to_string()),
            (TermsField::Place, self.place.as_str().to_owned()),
            (TermsField::Vat, self.vat.to_string()),
            (TermsField::Clauses, self.clauses.as_ref().map(|clauses| clauses.as_str().to_owned()).unwrap_or_default()),
        ];
        for (field, value) in points {
            // Writing into a string cannot fail.
            let _ = writeln!(text, "{field} {value}");
        }
        text
    }

    /// What it costs the company.
    pub fn cost(&self) -> Cost {
        Cost::of(self)
    }
}

fn refused(complaint: Complaint) -> Refused {
    Refused { complaint, limit: None }
}

fn read_rhythm(text: &str) -> Result<Rhythm, Refused> {
    let text = text.trim().replace(',', ".");
    let complaint = if text.is_empty() { Complaint::Missing } else { Complaint::Unknown };
    let rhythm: Rhythm = text.parse().map_err(|_| refused(complaint))?;
    if rhythm.min_half_days() == rhythm.max_half_days() { Ok(rhythm) } else { Err(refused(Complaint::Unknown)) }
}

fn read_rate(text: &str) -> Result<DailyRate, Refused> {
    euros(text).and_then(|euros| u16::try_from(euros).ok().and_then(DailyRate::new).ok_or(refused(Complaint::OutOfRange)))
}

/// The last day: not before the first, and not further away than anybody binds themselves.
fn read_end(text: &str, start: Option<NaiveDate>) -> Result<NaiveDate, Refused> {
    let end = day(text)?;
    let last = start.and_then(|start| start.checked_add_months(Months::new(Terms::LONGEST)));
    let is_outside = start.zip(last).is_some_and(|(start, last)| end < start || last < end);
    if is_outside { Err(refused(Complaint::OutOfRange)) } else { Ok(end) }
}

fn read_number(text: &str, least: u16, most: u16) -> Result<u16, Refused> {
    let text = text.trim();
    if text.is_empty() {
        return Err(refused(Complaint::Missing));
    }
    if !text.bytes().all(|digit| digit.is_ascii_digit()) {
        return Err(refused(Complaint::Malformed));
    }
    text.parse().ok().filter(|number| (least..=most).contains(number)).ok_or(refused(Complaint::OutOfRange))
}

/// What was read within the bounds of a `u8`.
fn narrow(number: u16) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests;
