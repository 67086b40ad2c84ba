//! Days and hours on the wall of somebody's own zone, and beside it the wall of somebody else's.

use chrono::{DateTime, Datelike as _, Utc};
use domain::{Zone, meeting::Slot};

use super::date::{wall_day, wall_time};
use crate::{Locale, t};

/// `mardi 24 novembre, 10 h à 10 h 45` on the wall of this zone.
pub fn slot(locale: Locale, slot: Slot, zone: Zone) -> String {
    let (from, to) = (zone.local(slot.starts), zone.local(slot.ends));
    t::meetings::slot(locale, wall_day(locale, from.date()), wall_time(locale, from), wall_time(locale, to))
}

/// The same with the zone's name.
pub fn slot_in(locale: Locale, of: Slot, zone: Zone) -> String {
    format!("{} ({})", slot(locale, of, zone), t::meetings::zone::of(locale, zone.place()))
}

/// What the wall of another zone shows meanwhile, where it is another hour: `soit 4 h à 4 h 45, heure de New York`; with the day where that differs too.
pub fn elsewhere(locale: Locale, of: Slot, reader: Zone, other: Zone) -> Option<String> {
    let (here, there) = (reader.local(of.starts), other.local(of.starts));
    if here == there {
        return None;
    }
    let when = if here.date() == there.date() {
        t::meetings::hours(locale, wall_time(locale, there), wall_time(locale, other.local(of.ends)))
    } else {
        slot(locale, of, other)
    };
    Some(t::meetings::zone::elsewhere(locale, other.place(), when))
}

/// `mercredi 2 décembre 2026, 18 h 30 à 20 h 30` on the wall of this zone: with the year, for what one reads long before or after.
pub fn occasion(locale: Locale, starts: DateTime<Utc>, ends: DateTime<Utc>, zone: Zone) -> String {
    let (from, to) = (zone.local(starts), zone.local(ends));
    let day = |wall: chrono::NaiveDateTime| format!("{} {}", wall_day(locale, wall.date()), wall.year());
    if from.date() == to.date() {
        t::agenda::when(locale, day(from), wall_time(locale, from), wall_time(locale, to))
    } else {
        t::agenda::when_days(locale, day(from), wall_time(locale, from), day(to), wall_time(locale, to))
    }
}

/// A moment on the wall of this zone: `mardi 24 novembre, 10 h`.
pub fn day_hour_in(locale: Locale, instant: DateTime<Utc>, zone: Zone) -> String {
    let wall = zone.local(instant);
    format!("{}, {}", wall_day(locale, wall.date()), wall_time(locale, wall))
}

/// The hour on the wall of this zone: `10 h 42`.
pub fn time_in(locale: Locale, instant: DateTime<Utc>, zone: Zone) -> String {
    wall_time(locale, zone.local(instant))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Slot {
        let starts: DateTime<Utc> = text.parse().unwrap();
        Slot { starts, ends: starts + chrono::TimeDelta::minutes(45) }
    }

    #[test]
    fn an_occasion_has_its_year_and_says_where_it_ends_on_another_day() {
        let (starts, ends): (DateTime<Utc>, DateTime<Utc>) =
            ("2026-12-01T17:30:00Z".parse().unwrap(), "2026-12-01T19:00:00Z".parse().unwrap());
        assert_eq!(occasion(Locale::Fr, starts, ends, Zone::PARIS), "mardi 1ᵉʳ\u{a0}décembre 2026, 18\u{a0}h\u{a0}30 à 20\u{a0}h");
        let night = ends + chrono::TimeDelta::hours(5);
        assert_eq!(
            occasion(Locale::En, starts, night, Zone::PARIS),
            "Tuesday 1\u{a0}December 2026, 18:30, to Wednesday 2\u{a0}December 2026, 1:00"
        );
    }

    #[test]
    fn each_reads_it_on_their_own_wall() {
        let [new_york, kolkata]: [Zone; 2] = ["America/New_York", "Asia/Kolkata"].map(|name| name.parse().unwrap());
        // A week in which Europe has changed its clocks and America has not.
        let morning = at("2026-10-27T09:00:00Z");
        assert_eq!(slot_in(Locale::Fr, morning, Zone::PARIS), "mardi 27\u{a0}octobre, 10\u{a0}h à 10\u{a0}h\u{a0}45 (heure de Paris)");
        assert_eq!(elsewhere(Locale::En, morning, new_york, Zone::PARIS).as_deref(), Some("that is 10:00 to 10:45, Paris time"));
        assert_eq!(slot(Locale::En, morning, new_york), "Tuesday 27\u{a0}October, 5:00 to 5:45");
        assert_eq!(slot(Locale::En, at("2026-11-03T09:00:00Z"), new_york), "Tuesday 3\u{a0}November, 4:00 to 4:45");
        assert_eq!(slot(Locale::En, morning, kolkata), "Tuesday 27\u{a0}October, 14:30 to 15:15");
        assert_eq!(elsewhere(Locale::En, morning, Zone::PARIS, Zone::PARIS), None);
        let evening = at("2026-10-27T20:00:00Z");
        assert_eq!(
            elsewhere(Locale::Fr, evening, Zone::PARIS, kolkata).as_deref(),
            Some("soit mercredi 28\u{a0}octobre, 1\u{a0}h\u{a0}30 à 2\u{a0}h\u{a0}15, heure de Kolkata")
        );
    }
}
