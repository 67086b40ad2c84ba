//! What the community promises, as deadlines. A promise has an owner and a moment; what is past it is late.

use chrono::{DateTime, Duration, TimeZone, Utc};
use chrono_tz::Europe::Paris;

use crate::business_days::is_business_day;

/// How many unanswered invitations one CTO has at most, where whoever runs the program says nothing else.
pub const OPEN_INVITATIONS: u32 = 3;

/// So many days before the last day of the terms both are asked whether they go on.
pub const RENEWAL_ASKED_BEFORE: u64 = 30;

/// Terms without a last day are asked about every so many months.
pub const RENEWED_EVERY: u32 = 3;

/// So many days after the first day of work each of the two is asked how it goes.
pub const CHECKUP_AFTER: u64 = 14;

/// A need is read within so many business days.
pub const READ_DAYS: u8 = 1;

/// A CEO signs off, or corrects, within so many business days.
pub const SIGN_OFF_DAYS: u8 = 2;

/// People are proposed within so many hours of opening.
pub const SHORTLIST_HOURS: i64 = 48;

/// An invitation is answered within so many hours, by the clock.
pub const ANSWER_HOURS: i64 = 48;

/// Whoever has not answered one is reminded after so many hours: half of the time is left then.
pub const REMIND_HOURS: i64 = 24;

/// Staff decides on an application within so many business days.
pub const DECIDE_DAYS: u8 = 2;

/// A CEO says whom to meet within so many business days.
pub const CHOOSE_DAYS: u8 = 5;

/// A CTO says whether to meet, and a CEO proposes slots, within so many business days each.
pub const MEET_DAYS: u8 = 2;

/// Terms are proposed, and signed, within so many business days each.
pub const AGREE_DAYS: u8 = 5;

/// Staff calls whoever is worried within so many business days.
pub const CALL_DAYS: u8 = 1;

/// A need is read within one business day: the same hour on the next business day in France.
pub fn read_by(submitted: DateTime<Utc>) -> DateTime<Utc> {
    business_days_after(submitted, READ_DAYS)
}

/// The same hour so many business days later, by the clocks of Paris; Saturdays, Sundays and public holidays do not count.
pub fn business_days_after(moment: DateTime<Utc>, days: u8) -> DateTime<Utc> {
    let mut due = moment.with_timezone(&Paris).naive_local();
    for _ in 0..days {
        due += Duration::days(1);
        while !is_business_day(due.date()) {
            due += Duration::days(1);
        }
    }
    match days {
        0 => moment,
        // Clocks are changed on Sundays: on a business day every hour is there once.
        _ => Paris.from_local_datetime(&due).earliest().map_or_else(|| Utc.from_utc_datetime(&due), |due| due.to_utc()),
    }
}

/// A CEO is asked to sign off, or to correct, within two business days.
pub fn sign_off_by(asked: DateTime<Utc>) -> DateTime<Utc> {
    business_days_after(asked, SIGN_OFF_DAYS)
}

/// About three people are proposed within 48 hours of opening.
pub fn shortlist_by(opened: DateTime<Utc>) -> DateTime<Utc> {
    opened + Duration::hours(SHORTLIST_HOURS)
}

/// An invitation is answered within 48 hours, by the clock: whoever is asked on a Friday is told so when they are asked.
pub fn answer_by(invited: DateTime<Utc>) -> DateTime<Utc> {
    invited + Duration::hours(ANSWER_HOURS)
}

/// When whoever has not answered an invitation is reminded: half of the time is left then.
pub fn remind_at(invited: DateTime<Utc>) -> DateTime<Utc> {
    invited + Duration::hours(REMIND_HOURS)
}

/// Staff decides on an application within two business days.
pub fn decide_by(applied: DateTime<Utc>) -> DateTime<Utc> {
    business_days_after(applied, DECIDE_DAYS)
}

/// A CEO says whom to meet within five business days.
pub fn choose_by(shortlisted: DateTime<Utc>) -> DateTime<Utc> {
    business_days_after(shortlisted, CHOOSE_DAYS)
}

/// A CTO says whether to meet within two business days.
pub fn meet_by(asked: DateTime<Utc>) -> DateTime<Utc> {
    business_days_after(asked, MEET_DAYS)
}

/// A CEO proposes slots to somebody who accepted to meet within two business days.
pub fn slots_by(accepted: DateTime<Utc>) -> DateTime<Utc> {
    business_days_after(accepted, MEET_DAYS)
}

/// Both have met, and say whether to go on, within ten business days.
pub fn verdict_by(accepted: DateTime<Utc>) -> DateTime<Utc> {
    business_days_after(accepted, 10)
}

/// Terms are proposed, and signed, within five business days each.
pub fn agree_by(since: DateTime<Utc>) -> DateTime<Utc> {
    business_days_after(since, AGREE_DAYS)
}

/// A question on the developers' page is answered within three business days.
pub fn answer_question_by(asked: DateTime<Utc>) -> DateTime<Utc> {
    business_days_after(asked, 3)
}

/// Each of the two says how it goes within five business days.
pub fn checkup_by(asked: DateTime<Utc>) -> DateTime<Utc> {
    business_days_after(asked, 5)
}

/// Staff calls whoever is worried within one business day.
pub fn call_by(raised: DateTime<Utc>) -> DateTime<Utc> {
    business_days_after(raised, CALL_DAYS)
}

/// Both say whether they go on within ten business days.
pub fn renewal_by(asked: DateTime<Utc>) -> DateTime<Utc> {
    business_days_after(asked, 10)
}

/// Staff talks with two who do not want the same within two business days.
pub fn reconcile_by(differing: DateTime<Utc>) -> DateTime<Utc> {
    business_days_after(differing, 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("a moment")
    }

    #[test]
    fn friday_noon_is_due_monday_noon() {
        assert_eq!(read_by(at("2026-11-20T11:00:00Z")), at("2026-11-23T11:00:00Z"));
        assert_eq!(read_by(at("2026-11-17T09:10:00Z")), at("2026-11-18T09:10:00Z"));
    }

    #[test]
    fn public_holidays_do_not_count() {
        assert_eq!(read_by(at("2026-12-24T09:00:00Z")), at("2026-12-28T09:00:00Z"), "Christmas is a Friday");
        assert_eq!(business_days_after(at("2026-05-12T09:00:00Z"), 2), at("2026-05-15T09:00:00Z"), "Ascension Day");
    }

    #[test]
    fn three_business_days_pass_over_a_weekend() {
        assert_eq!(business_days_after(at("2026-11-19T09:00:00Z"), 3), at("2026-11-24T09:00:00Z"), "Thursday to Tuesday");
        assert_eq!(business_days_after(at("2026-11-21T09:00:00Z"), 1), at("2026-11-23T09:00:00Z"), "what comes on Saturday");
        assert_eq!(business_days_after(at("2026-11-17T09:00:00Z"), 0), at("2026-11-17T09:00:00Z"));
    }

    #[test]
    fn weekends_do_not_count_as_business_days_and_do_on_the_clock() {
        assert_eq!(choose_by(at("2026-11-18T09:00:00Z")), at("2026-11-25T09:00:00Z"), "Wednesday to Wednesday");
        assert_eq!(answer_by(at("2026-11-20T11:00:00Z")), at("2026-11-22T11:00:00Z"), "Friday to Sunday");
    }

    #[test]
    fn the_hour_stays_where_clocks_are_changed_over_the_weekend() {
        assert_eq!(read_by(at("2026-10-23T09:00:00Z")), at("2026-10-26T10:00:00Z"), "eleven o'clock in Paris, in summer and in winter");
        assert_eq!(choose_by(at("2027-03-25T10:00:00Z")), at("2027-04-02T09:00:00Z"), "and the other way round, past Easter Monday");
        assert_eq!(read_by(at("2026-10-24T22:30:00Z")), at("2026-10-25T23:30:00Z"), "Sunday half past midnight, Monday half past midnight");
    }

    #[test]
    fn late_thursday_evening_in_utc_is_already_friday_in_paris() {
        assert_eq!(read_by(at("2026-11-19T23:30:00Z")), at("2026-11-22T23:30:00Z"), "due Monday 0:30 in Paris");
    }
}
