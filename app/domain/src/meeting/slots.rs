//! Slots, as somebody types them on the clock of their own wall.

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};

use crate::{
    forms::{Complaint, FieldError, FieldErrors, MeetingPlace, Refused},
    zone::{Wall, Zone},
};

/// A meeting of so many minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Minutes(i16);

impl Minutes {
    /// The shortest.
    pub const MIN: i16 = 15;
    /// The longest.
    pub const MAX: i16 = 120;

    /// So many, where a meeting may be as long.
    pub fn new(minutes: i16) -> Option<Self> {
        (Self::MIN..=Self::MAX).contains(&minutes).then_some(Self(minutes))
    }

    /// Reads it from a form.
    pub fn read(text: &str) -> Result<Self, Refused> {
        let refused = |complaint| Refused { complaint, limit: None };
        let text = text.trim();
        if text.is_empty() {
            return Err(refused(Complaint::Missing));
        }
        let minutes: i64 = text.parse().map_err(|_| refused(Complaint::Malformed))?;
        i16::try_from(minutes).ok().and_then(Self::new).ok_or(refused(Complaint::OutOfRange))
    }

    /// The number.
    pub const fn get(self) -> i16 {
        self.0
    }
}

/// From when to when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slot {
    pub starts: DateTime<Utc>,
    pub ends: DateTime<Utc>,
}

/// What somebody proposes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// In the order of time; at least one, at most [`Proposal::MOST`].
    pub slots: Vec<Slot>,
    pub minutes: Minutes,
    /// The zone in which they were typed.
    pub zone: Zone,
    /// Where, if that was said: an address, or a link.
    pub place: Option<MeetingPlace>,
}

impl Proposal {
    /// So many slots at most.
    pub const MOST: usize = 6;
    /// A slot begins so long from now, at least.
    pub const SOONEST: Duration = Duration::hours(1);
    /// And so long at most.
    pub const LATEST: Duration = Duration::days(60);
}

/// One row of the form: a day, an hour, and which of two where the hour is there twice.
#[derive(Debug, Clone, Copy, Default)]
pub struct TypedSlot<'a> {
    pub day: &'a str,
    pub time: &'a str,
    /// `first` or `second`.
    pub pass: &'a str,
}

impl TypedSlot<'_> {
    fn is_empty(&self) -> bool {
        self.day.trim().is_empty() && self.time.trim().is_empty()
    }
}

/// Reads a proposal. Rows are fields `day-0`, `time-0`, `pass-0` and so on; empty ones are passed over.
///
/// # Errors
/// Every complaint at once, each under the name of its field.
pub fn read_proposal(rows: &[TypedSlot<'_>], minutes: &str, place: &str, zone: Zone, now: DateTime<Utc>) -> Result<Proposal, FieldErrors> {
    let mut errors = FieldErrors::default();
    let minutes = errors.take("minutes", Minutes::read(minutes));
    let place = if place.trim().is_empty() { Some(None) } else { errors.take("place", MeetingPlace::read(place)).map(Some) };
    let mut starts: Vec<DateTime<Utc>> = Vec::new();
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| !row.is_empty()) {
        let Some(start) = read_start(&mut errors, at, row, zone, now) else { continue };
        if starts.contains(&start) {
            errors.push(FieldError::new(&format!("day-{at}"), Complaint::Duplicate));
        }
        starts.push(start);
    }
    if starts.is_empty() && errors.is_empty() {
        errors.push(FieldError::new("day-0", Complaint::Missing));
    }
    if starts.len() > Proposal::MOST {
        errors.push(FieldError::with_limit("day-0", Complaint::Full, u32::try_from(Proposal::MOST).unwrap_or(u32::MAX)));
    }
    let (Some(minutes), Some(place), true) = (minutes, place, errors.is_empty()) else { return Err(errors) };
    starts.sort_unstable();
    let length = Duration::minutes(i64::from(minutes.get()));
    let slots = starts.into_iter().map(|starts| Slot { starts, ends: starts + length }).collect();
    Ok(Proposal { slots, minutes, zone, place })
}

fn read_start(errors: &mut FieldErrors, at: usize, row: &TypedSlot<'_>, zone: Zone, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let (day_field, time_field) = (format!("day-{at}"), format!("time-{at}"));
    let refused = |complaint| Refused { complaint, limit: None };
    let day = match row.day.trim() {
        "" => Err(refused(Complaint::Missing)),
        text => text.parse::<NaiveDate>().map_err(|_| refused(Complaint::Malformed)),
    };
    let time = match row.time.trim() {
        "" => Err(refused(Complaint::Missing)),
        text => NaiveTime::parse_from_str(text, "%H:%M").map_err(|_| refused(Complaint::Malformed)),
    };
    let (day, time) = (errors.take(&day_field, day), errors.take(&time_field, time));
    let (day, time) = (day?, time?);
    // A calendar of other centuries is nobody's, and arithmetic upon it has an end.
    if (day - now.date_naive()).num_days().abs() > 366 {
        errors.push(FieldError::new(&day_field, Complaint::OutOfRange));
        return None;
    }
    let start = match (zone.instant(day.and_time(time)), row.pass) {
        (Wall::Once(start), _) | (Wall::Twice(start, _), "first") | (Wall::Twice(_, start), "second") => start,
        (Wall::Twice(..), _) => {
            errors.push(FieldError::new(&time_field, Complaint::RepeatedHour));
            return None;
        }
        (Wall::Never, _) => {
            errors.push(FieldError::new(&time_field, Complaint::SkippedHour));
            return None;
        }
    };
    if start < now + Proposal::SOONEST || start > now + Proposal::LATEST {
        errors.push(FieldError::new(&day_field, Complaint::OutOfRange));
        return None;
    }
    Some(start)
}

#[cfg(test)]
mod tests {
    //! Laws: 1. what is typed on a wall is kept as the moment at which that wall shows it; 2. an hour that is not there, or there twice, is said
    //! and not guessed; 3. one to six slots, each an hour to sixty days ahead, none twice; 4. every complaint names its field.

    use proptest::prelude::*;

    use super::*;

    const NOW: &str = "2026-10-20T09:00:00Z";

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("a moment")
    }

    fn row<'a>(day: &'a str, time: &'a str) -> TypedSlot<'a> {
        TypedSlot { day, time, pass: "" }
    }

    fn read(zone: &str, rows: &[TypedSlot<'_>]) -> Result<Vec<String>, Vec<(String, Complaint)>> {
        let read = read_proposal(rows, "45", "", zone.parse().expect("a zone"), at(NOW));
        read.map(|proposal| proposal.slots.iter().map(|slot| slot.starts.to_rfc3339()).collect())
            .map_err(|errors| errors.0.into_iter().map(|error| (error.field, error.complaint)).collect())
    }

    #[test]
    fn law_1_ten_o_clock_is_ten_on_the_wall_of_whoever_types() {
        for (zone, before, after) in [
            ("Europe/Paris", "2026-10-24T08:00:00+00:00", "2026-10-26T09:00:00+00:00"),
            ("America/New_York", "2026-10-24T14:00:00+00:00", "2026-10-26T14:00:00+00:00"),
            ("Asia/Kolkata", "2026-10-24T04:30:00+00:00", "2026-10-26T04:30:00+00:00"),
        ] {
            assert_eq!(
                read(zone, &[row("2026-10-26", "10:00"), row("2026-10-24", "10:00")]),
                Ok(vec![before.to_owned(), after.to_owned()])
            );
        }
    }

    #[test]
    fn law_2_an_hour_that_is_there_twice_is_asked_about() {
        let twice = row("2026-10-25", "02:30");
        assert_eq!(read("Europe/Paris", &[twice]), Err(vec![("time-0".to_owned(), Complaint::RepeatedHour)]));
        let of = |pass| read("Europe/Paris", &[TypedSlot { pass, ..twice }]);
        assert_eq!(of("first"), Ok(vec!["2026-10-25T00:30:00+00:00".to_owned()]));
        assert_eq!(of("second"), Ok(vec!["2026-10-25T01:30:00+00:00".to_owned()]));
        let rows = [row("2026-03-29", "02:30")];
        let skipped = read_proposal(&rows, "45", "", Zone::PARIS, at("2026-03-20T09:00:00Z"));
        assert_eq!(skipped, Err(FieldError::new("time-0", Complaint::SkippedHour).into()));
    }

    #[test]
    fn law_3_and_4_bounds_and_names() {
        let complaint = |rows: &[TypedSlot<'_>]| read("Europe/Paris", rows).expect_err("a complaint");
        assert_eq!(complaint(&[]), [("day-0".to_owned(), Complaint::Missing)]);
        assert_eq!(complaint(&[row("", ""), row("2026-10-22", "")]), [("time-1".to_owned(), Complaint::Missing)]);
        assert_eq!(complaint(&[row("", "10:00")]), [("day-0".to_owned(), Complaint::Missing)]);
        assert_eq!(
            complaint(&[row("demain", "dix")]),
            [("day-0".to_owned(), Complaint::Malformed), ("time-0".to_owned(), Complaint::Malformed)]
        );
        assert_eq!(complaint(&[row("2026-10-20", "11:30")]), [("day-0".to_owned(), Complaint::OutOfRange)], "half an hour from now");
        assert!(read("Europe/Paris", &[row("2026-10-20", "12:00")]).is_ok(), "an hour from now");
        assert_eq!(complaint(&[row("2026-12-19", "12:00")]), [("day-0".to_owned(), Complaint::OutOfRange)], "more than sixty days");
        assert_eq!(complaint(&[row("+262142-12-31", "12:00")]), [("day-0".to_owned(), Complaint::OutOfRange)], "the end of all calendars");
        let same = row("2026-10-22", "10:00");
        assert_eq!(complaint(&[same, same]), [("day-1".to_owned(), Complaint::Duplicate)]);
        let days: Vec<String> = (1..=7).map(|day| format!("2026-11-0{day}")).collect();
        let rows: Vec<TypedSlot<'_>> = days.iter().map(|day| row(day, "10:00")).collect();
        assert_eq!(complaint(&rows), [("day-0".to_owned(), Complaint::Full)]);
        for (minutes, wrong) in
            [("", Complaint::Missing), ("14", Complaint::OutOfRange), ("121", Complaint::OutOfRange), ("une heure", Complaint::Malformed)]
        {
            let read = read_proposal(&[same], minutes, "", Zone::PARIS, at(NOW));
            assert_eq!(read, Err(FieldError::new("minutes", wrong).into()), "{minutes}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_read_or_complained_about(day in "\\PC{0,12}", time in "\\PC{0,8}", pass in "\\PC{0,6}", minutes in "\\PC{0,4}", place in "\\PC{0,300}") {
            let typed = [TypedSlot { day: &day, time: &time, pass: &pass }];
            match read_proposal(&typed, &minutes, &place, Zone::PARIS, at(NOW)) {
                Ok(proposal) => prop_assert!(!proposal.slots.is_empty()),
                Err(errors) => prop_assert!(!errors.is_empty()),
            }
        }

        #[test]
        fn law_1_what_is_read_shows_on_the_wall(hour in 0u32..24, minute in 0u32..60, day in 0u64..50, zone in 0usize..400) {
            let zones = Zone::choices();
            let zone = zones[zone % zones.len()];
            let date = NaiveDate::from_ymd_opt(2026, 10, 23).expect("a day") + chrono::Days::new(day);
            let (day, time) = (date.to_string(), format!("{hour:02}:{minute:02}"));
            if let Ok(proposal) = read_proposal(&[row(&day, &time)], "30", "", zone, at(NOW)) {
                prop_assert_eq!(zone.local(proposal.slots[0].starts).format("%Y-%m-%d %H:%M").to_string(), format!("{day} {time}"));
            }
        }
    }
}
