//! What staff invites the community to: of which kind, for whom, when, how many seats; and what follows from these.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};

use crate::{
    Role, Zone,
    availability::{day_of, morning},
    code::codes,
    forms::{Complaint, FieldError, FieldErrors, Refused},
    lifecycle::ProfileState,
    zone::Wall,
};

codes! {
    /// What people come together for.
    pub enum EventKind as "kind of event" {
        /// To meet each other.
        Meetup = "meetup",
        /// To work on something together.
        Workshop = "workshop",
        /// To listen to somebody.
        Talk = "talk",
        /// The same, with a link in place of a place.
        Online = "online",
    }
}

codes! {
    /// Who may read of an event and sign up, from the few to the many.
    pub enum Audience as "audience" {
        /// The CTOs of the community.
        Ctos = "ctos",
        /// They and the CEOs.
        Community = "community",
        /// Everybody may read it; whoever has an account may come.
        Public = "public",
    }
}

impl Audience {
    /// What somebody reads: a stranger what is public, a CTO what is the community's once they are of it.
    pub fn of(role: Option<Role>, profile: Option<ProfileState>) -> &'static [Self] {
        let is_member = matches!(profile, Some(ProfileState::Accepted | ProfileState::Paused));
        match role {
            Some(Role::Staff | Role::System) => Self::ALL,
            Some(Role::Cto) if is_member => Self::ALL,
            Some(Role::Ceo) => &[Self::Community, Self::Public],
            Some(Role::Cto) | None => &[Self::Public],
        }
    }
}

/// An event has so many seats at most; where none are counted it takes as many, and as many wait.
pub const MOST_SEATS: u16 = 500;

/// How long the seat of whoever withdraws is kept for them: an undo finds it.
pub const UNDO: TimeDelta = TimeDelta::minutes(5);

/// An event begins no later than this from now, in days.
const LATEST_DAYS: i64 = 400;

/// An event lasts no longer than this.
const LONGEST: TimeDelta = TimeDelta::days(4);

/// How the seats of an event are taken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Seats {
    /// How many there are.
    pub all: u16,
    /// How many come.
    pub going: u32,
    /// How many are kept for somebody who has just withdrawn; without the one who asks.
    pub kept: u32,
    /// How many wait.
    pub waiting: u32,
}

impl Seats {
    /// How many nobody has, and nobody is waited for.
    pub fn left(self) -> u32 {
        u32::from(self.all).saturating_sub(self.going + self.kept)
    }

    /// Whether somebody who comes now has a seat: nobody overtakes those who wait, but whoever comes back to a seat that was kept.
    pub fn is_free(self, was_kept: bool) -> bool {
        self.left() > 0 && (was_kept || self.waiting == 0)
    }
}

/// When those who come are reminded: at nine in the morning in Paris, on the day before.
pub fn remind_at(starts: DateTime<Utc>) -> DateTime<Utc> {
    morning(day_of(starts).checked_sub_days(Days::new(1)).unwrap_or(NaiveDate::MIN))
}

/// From when to when, as it is typed: days and hours on the wall of a zone, and which of two where the hour is there twice.
#[derive(Debug, Clone, Copy, Default)]
pub struct TypedTime<'a> {
    pub day: &'a str,
    pub starts: &'a str,
    /// The day of the end; that of the beginning where it is empty.
    pub last_day: &'a str,
    pub ends: &'a str,
}

/// Reads when it begins and ends. The fields are `day`, `starts`, `last_day`, `ends`.
///
/// # Errors
/// Notes every complaint under the name of its field; an hour that clocks pass over, or show twice, is said and not guessed.
pub fn read_time(
    errors: &mut FieldErrors,
    typed: &TypedTime<'_>,
    zone: Zone,
    now: DateTime<Utc>,
) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
    let last_day = if typed.last_day.trim().is_empty() { typed.day } else { typed.last_day };
    let first = errors.take("day", day(typed.day));
    let last = if last_day == typed.day { first } else { errors.take("last_day", day(last_day)) };
    let starts_at = errors.take("starts", hour(typed.starts));
    let ends_at = errors.take("ends", hour(typed.ends));
    let (first, last, starts_at, ends_at) = (first?, last?, starts_at?, ends_at?);
    // A calendar of other centuries is nobody's, and arithmetic upon it has an end.
    for (field, day) in [("day", first), ("last_day", last)] {
        if (day - now.date_naive()).num_days().abs() > LATEST_DAYS {
            errors.push(FieldError::new(field, Complaint::OutOfRange));
            return None;
        }
    }
    let starts = errors.take("starts", moment(zone, first, starts_at));
    let ends = errors.take("ends", moment(zone, last, ends_at));
    let (starts, ends) = (starts?, ends?);
    if starts <= now {
        errors.push(FieldError::new("day", Complaint::AlreadyPast));
        return None;
    }
    if ends <= starts || ends - starts > LONGEST {
        errors.push(FieldError::new("ends", if ends <= starts { Complaint::EndsBeforeItBegins } else { Complaint::OutOfRange }));
        return None;
    }
    Some((starts, ends))
}

fn day(text: &str) -> Result<NaiveDate, Refused> {
    read(text, |text| text.parse().ok())
}

fn hour(text: &str) -> Result<NaiveTime, Refused> {
    read(text, |text| NaiveTime::parse_from_str(text, "%H:%M").ok())
}

fn read<T>(text: &str, parse: impl Fn(&str) -> Option<T>) -> Result<T, Refused> {
    let refused = |complaint| Refused { complaint, limit: None };
    match text.trim() {
        "" => Err(refused(Complaint::Missing)),
        text => parse(text).ok_or(refused(Complaint::Malformed)),
    }
}

fn moment(zone: Zone, day: NaiveDate, hour: NaiveTime) -> Result<DateTime<Utc>, Refused> {
    match zone.instant(day.and_time(hour)) {
        Wall::Once(moment) => Ok(moment),
        Wall::Twice(..) => Err(Refused { complaint: Complaint::AmbiguousHour, limit: None }),
        Wall::Never => Err(Refused { complaint: Complaint::SkippedHour, limit: None }),
    }
}

/// How many seats there are, where they are counted.
pub fn read_seats(text: &str) -> Result<Option<u16>, Refused> {
    let refused = |complaint, limit| Refused { complaint, limit };
    match text.trim() {
        "" => Ok(None),
        text => match text.parse::<i64>() {
            Ok(seats) if (1..=i64::from(MOST_SEATS)).contains(&seats) => Ok(u16::try_from(seats).ok()),
            Ok(_) => Err(refused(Complaint::OutOfRange, None)),
            Err(_) => Err(refused(Complaint::Malformed, None)),
        },
    }
}

#[cfg(test)]
mod tests {
    //! Laws: 1. ten o'clock is ten on the wall, before and after clocks change; 2. an hour that is not there, or there twice, is said and not
    //! guessed; 3. an event ends after it began, and not in the past; 4. nobody overtakes those who wait, and a seat that is kept is nobody else's;
    //! 5. whoever is not of the community reads what is public; 6. people are reminded on the morning before.

    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("a moment")
    }

    type Told = Vec<(String, Complaint)>;

    fn read(now: &str, day: &str, starts: &str, ends: &str) -> Result<(DateTime<Utc>, DateTime<Utc>), Told> {
        let mut errors = FieldErrors::default();
        let typed = TypedTime { day, starts, last_day: "", ends };
        read_time(&mut errors, &typed, Zone::PARIS, at(now))
            .ok_or(errors.0.into_iter().map(|error| (error.field, error.complaint)).collect())
    }

    #[test]
    fn law_1_ten_is_ten_across_the_change_of_clocks() {
        let now = "2026-10-01T09:00:00Z";
        assert_eq!(read(now, "2026-10-24", "10:00", "11:30"), Ok((at("2026-10-24T08:00:00Z"), at("2026-10-24T09:30:00Z"))));
        assert_eq!(read(now, "2026-10-26", "10:00", "11:30"), Ok((at("2026-10-26T09:00:00Z"), at("2026-10-26T10:30:00Z"))));
        assert_eq!(read(now, "2026-10-25", "01:30", "04:00"), Ok((at("2026-10-24T23:30:00Z"), at("2026-10-25T03:00:00Z"))), "an hour more");
    }

    #[test]
    fn law_2_hours_that_are_not_there_or_there_twice() {
        let of = |field: &str, complaint| Err(vec![(field.to_owned(), complaint)]);
        assert_eq!(read("2026-03-01T09:00:00Z", "2026-03-29", "02:30", "04:00"), of("starts", Complaint::SkippedHour));
        assert_eq!(read("2026-03-01T09:00:00Z", "2026-03-29", "01:30", "02:30"), of("ends", Complaint::SkippedHour));
        assert_eq!(read("2026-10-01T09:00:00Z", "2026-10-25", "02:30", "04:00"), of("starts", Complaint::AmbiguousHour));
    }

    #[test]
    fn law_3_it_ends_after_it_began_and_is_ahead() {
        let now = "2026-11-17T09:00:00Z";
        let of = |field: &str, complaint| Err(vec![(field.to_owned(), complaint)]);
        assert_eq!(read(now, "2026-11-20", "19:00", "18:00"), of("ends", Complaint::EndsBeforeItBegins));
        assert_eq!(read(now, "2026-11-16", "18:00", "19:00"), of("day", Complaint::AlreadyPast));
        assert_eq!(read(now, "9999-01-01", "18:00", "19:00"), of("day", Complaint::OutOfRange));
        assert_eq!(read(now, "demain", "", "x").map_err(|all| all.len()), Err(3));
        let mut errors = FieldErrors::default();
        let night = TypedTime { day: "2026-11-20", starts: "22:00", last_day: "2026-11-21", ends: "01:00" };
        assert!(read_time(&mut errors, &night, Zone::PARIS, at(now)).is_some());
        assert_eq!((read_seats(""), read_seats(" 12 ")), (Ok(None), Ok(Some(12))));
        assert!([read_seats("0"), read_seats("501"), read_seats("douze")].iter().all(Result::is_err));
    }

    #[test]
    fn law_4_seats() {
        let seats = Seats { all: 2, going: 1, kept: 0, waiting: 0 };
        assert!(seats.is_free(false));
        assert!(!Seats { waiting: 1, ..seats }.is_free(false), "somebody waits");
        assert!(!Seats { kept: 1, ..seats }.is_free(false), "somebody may come back");
        assert!(Seats { waiting: 3, ..seats }.is_free(true), "who comes back has their seat");
        assert!(!Seats { going: 2, ..seats }.is_free(true));
    }

    #[test]
    fn law_5_audiences() {
        assert_eq!(Audience::of(None, None), [Audience::Public]);
        assert_eq!(Audience::of(Some(Role::Cto), Some(ProfileState::Applied)), [Audience::Public]);
        assert!(Audience::of(Some(Role::Cto), Some(ProfileState::Paused)).contains(&Audience::Ctos));
        assert!(!Audience::of(Some(Role::Ceo), None).contains(&Audience::Ctos));
    }

    #[test]
    fn law_6_the_morning_before() {
        assert_eq!(remind_at(at("2026-11-20T17:30:00Z")), at("2026-11-19T08:00:00Z"));
        assert_eq!(remind_at(at("2026-10-25T17:30:00Z")), at("2026-10-24T07:00:00Z"), "over the change of the hour");
    }
}
