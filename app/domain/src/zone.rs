//! The time zone of a person: an IANA name, and what a clock on the wall shows there. What is kept is UTC; a wall is for people.

use chrono::{DateTime, MappedLocalTime, NaiveDateTime, TimeZone, Utc};
use chrono_tz::{TZ_VARIANTS, Tz};

use crate::{
    UnknownCode,
    code::text_form,
    forms::{Complaint, Refused},
};

/// The regions whose places are offered; `Etc`, `US` and the like hold other names of the same.
const REGIONS: [&str; 10] = ["Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"];

/// A time zone of the IANA database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zone(Tz);

/// When a wall shows an hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wall {
    Once(DateTime<Utc>),
    /// Clocks went back meanwhile: the earlier moment, the later one.
    Twice(DateTime<Utc>, DateTime<Utc>),
    /// Clocks went forward past it.
    Never,
}

impl Zone {
    /// Where the community is at home.
    pub const PARIS: Self = Self(Tz::Europe__Paris);

    /// Reads a name from a form.
    pub fn read(text: &str) -> Result<Self, Refused> {
        let complaint = if text.trim().is_empty() { Complaint::Missing } else { Complaint::Unknown };
        text.trim().parse().map_err(|_| Refused { complaint, limit: None })
    }

    /// The name: `Europe/Paris`.
    pub fn code(self) -> &'static str {
        self.0.name()
    }

    /// The zones that a person chooses among, by name.
    pub fn choices() -> Vec<Self> {
        let offered = TZ_VARIANTS.iter().filter(|zone| zone.name().split_once('/').is_some_and(|(region, _)| REGIONS.contains(&region)));
        let mut zones: Vec<Self> = offered.map(|zone| Self(*zone)).collect();
        zones.sort_by_key(|zone| zone.code());
        zones
    }

    /// What people call it: its place, `New York`.
    pub fn place(self) -> String {
        self.code().rsplit('/').next().unwrap_or_default().replace('_', " ")
    }

    /// What the wall shows at a moment.
    pub fn local(self, instant: DateTime<Utc>) -> NaiveDateTime {
        instant.with_timezone(&self.0).naive_local()
    }

    /// When the wall shows this.
    pub fn instant(self, wall: NaiveDateTime) -> Wall {
        match self.0.from_local_datetime(&wall) {
            MappedLocalTime::Single(moment) => Wall::Once(moment.to_utc()),
            MappedLocalTime::Ambiguous(first, second) => {
                Wall::Twice(first.to_utc().min(second.to_utc()), first.to_utc().max(second.to_utc()))
            }
            MappedLocalTime::None => Wall::Never,
        }
    }
}

impl std::str::FromStr for Zone {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self).map_err(|_| UnknownCode::new("time zone", text))
    }
}

text_form!(Zone, |zone| zone.code());

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(name: &str) -> Zone {
        name.parse().expect("a zone")
    }

    fn wall(text: &str) -> NaiveDateTime {
        text.parse().expect("a wall")
    }

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("a moment")
    }

    #[test]
    fn ten_in_paris_across_the_change_of_autumn() {
        // Europe changes on 25 October 2026, America on 1 November, India never.
        let read = |day: &str| {
            let Wall::Once(moment) = Zone::PARIS.instant(wall(&format!("{day}T10:00:00"))) else { panic!("ten is there once a day") };
            ["America/New_York", "Asia/Kolkata"].map(|name| zone(name).local(moment).format("%H:%M").to_string())
        };
        assert_eq!(read("2026-10-24"), ["04:00", "13:30"]);
        assert_eq!(read("2026-10-26"), ["05:00", "14:30"], "a week in which New York is an hour nearer");
        assert_eq!(read("2026-11-02"), ["04:00", "14:30"]);
        assert_eq!(read("2026-03-29"), ["04:00", "13:30"], "spring");
    }

    #[test]
    fn an_hour_that_is_not_there_and_one_that_is_there_twice() {
        assert_eq!(Zone::PARIS.instant(wall("2026-03-29T02:30:00")), Wall::Never);
        assert_eq!(Zone::PARIS.instant(wall("2026-10-25T02:30:00")), Wall::Twice(at("2026-10-25T00:30:00Z"), at("2026-10-25T01:30:00Z")));
        let new_york = zone("America/New_York");
        assert_eq!(new_york.instant(wall("2026-03-08T02:30:00")), Wall::Never);
        assert_eq!(new_york.instant(wall("2026-11-01T01:30:00")), Wall::Twice(at("2026-11-01T05:30:00Z"), at("2026-11-01T06:30:00Z")));
        assert_eq!(zone("Asia/Kolkata").instant(wall("2026-03-29T02:30:00")), Wall::Once(at("2026-03-28T21:00:00Z")));
    }

    #[test]
    fn a_zone_is_one_of_the_database() {
        assert_eq!(Zone::read(" America/New_York ").map(Zone::place).as_deref(), Ok("New York"));
        for unknown in ["Paris", "europe/paris", "+02:00", "Europe/Paris; DROP"] {
            assert_eq!(Zone::read(unknown), Err(Refused { complaint: Complaint::Unknown, limit: None }), "{unknown}");
        }
        assert_eq!(Zone::read(""), Err(Refused { complaint: Complaint::Missing, limit: None }));
        let offered = Zone::choices();
        assert!(offered.len() > 300 && offered.contains(&Zone::PARIS) && offered.contains(&zone("Asia/Kolkata")));
    }
}
