//! The dates of the demo community: slots ahead of whoever looks, a date that is taken, and one that is just over.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, TimeZone as _, Utc};
use domain::{
    CandidacyId, Zone,
    availability::day_of,
    business_days::{is_business_day, next_business_day},
    meeting::{Slot, ask_at},
    zone::Wall,
};

use super::{script::Act, texts::Meets};
use crate::{
    Marketplace, Problem,
    accounts::{CurrentCto, Visitor},
    meetings::{self, propose},
};

/// How long they meet, in minutes.
const MINUTES: &str = "45";

/// When meetings begin, in Paris.
const HOURS: [&str; 3] = ["10:00", "14:30", "17:00"];

/// One act of a meeting. `now` is when the play ends.
pub(super) async fn play(
    market: &Marketplace,
    ceo: &Visitor,
    cto: &CurrentCto,
    candidacy: CandidacyId,
    act: Act,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    match act {
        Act::Propose(_, meets) => {
            let days = if meets == Meets::Asked { [just_over(now); 3] } else { ahead(now) };
            let rows = days.iter().zip(HOURS).enumerate();
            let slots =
                rows.flat_map(|(at, (day, hour))| [(format!("day-{at}"), day.to_string()), (format!("time-{at}"), hour.to_owned())]);
            let typed: Vec<(String, String)> = slots.chain([("minutes".to_owned(), MINUTES.to_owned())]).collect();
            propose::propose(market, &meetings::participant(market, ceo, candidacy).await?, &typed).await
        }
        Act::Agree(_) => {
            let visitor = Visitor { signed_in: Some(cto.who().clone()), browser: None };
            let by = meetings::participant(market, &visitor, candidacy).await?;
            let first =
                meetings::sheet(market, &by).await?.slots.first().map(|slot: &Slot| propose::slot_code(slot.starts)).unwrap_or_default();
            propose::accept(market, &by, &first).await
        }
        _ => meetings::watch(market, candidacy).await.map(drop),
    }
}

/// The next three business days.
fn ahead(now: DateTime<Utc>) -> [NaiveDate; 3] {
    let first = next_business_day(day_of(now) + Days::new(1));
    let second = next_business_day(first);
    [first, second, next_business_day(second)]
}

/// The last business day about whose morning both are asked by now.
fn just_over(now: DateTime<Utc>) -> NaiveDate {
    let mut day = day_of(now);
    loop {
        day = day.pred_opt().unwrap_or(NaiveDate::MIN);
        let noon = Utc.from_utc_datetime(&day.and_time(NaiveTime::MIN)) + TimeDelta::hours(12);
        let ends = match Zone::PARIS.instant(day.and_time(NaiveTime::MIN) + TimeDelta::hours(18)) {
            Wall::Once(moment) | Wall::Twice(moment, _) => moment,
            Wall::Never => noon,
        };
        if (is_business_day(day) && ask_at(ends) <= now) || day == NaiveDate::MIN {
            return day;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_lie_ahead_and_what_is_over_was_asked_about() {
        for now in ["2026-11-22T07:00:00Z", "2026-11-23T07:30:00Z", "2026-11-23T08:30:00Z", "2026-12-26T12:00:00Z", "2028-02-29T23:59:00Z"]
        {
            let now: DateTime<Utc> = now.parse().expect("a moment");
            let ahead = ahead(now);
            assert!(ahead[0] > day_of(now) && ahead.is_sorted() && ahead.iter().all(|day| is_business_day(*day)));
            let over = just_over(now);
            assert!(is_business_day(over) && over < day_of(now) && (day_of(now) - over).num_days() < 7, "{over} from {now}");
        }
    }
}
