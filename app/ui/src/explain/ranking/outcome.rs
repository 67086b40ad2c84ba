//! What each rule gives, with the numbers that the rule itself gave in plain cases.

use matching::{
    Weights,
    rank::{RuleId, Samples},
};

use super::share;
use crate::{Locale, t::ranking::outcome as say};

/// One or more sentences.
pub(super) fn outcome(locale: Locale, rule: RuleId, weights: &Weights, samples: &Samples) -> String {
    let share = |value| share(locale, value);
    match rule {
        RuleId::Stack => {
            let [y0, y1, y2, y3] = samples.technology_years.map(share);
            say::stack(locale, share(samples.technology_past), y0, y1, y2, y3)
        }
        RuleId::Sector => {
            let [y0, y1, y2] = samples.sector_years.map(share);
            say::sector(locale, y0, y1, y2)
        }
        RuleId::Impact => {
            let [shown, said] = samples.impact.map(share);
            say::impact(locale, shown, said)
        }
        RuleId::MissionType => {
            let [t1, t2, t3] = samples.mission_times.map(share);
            say::mission_type(locale, t1, t2, t3)
        }
        RuleId::Area | RuleId::Orientation | RuleId::Language => say::listed(locale).to_owned(),
        RuleId::Stage => say::stage(locale).to_owned(),
        RuleId::Rhythm => say::rhythm(locale, share(samples.half_the_days)),
        RuleId::Rate => {
            let [r1, r2, r3, r4] = samples.rate_above.map(share);
            say::rate(locale, r1, r2, r3, r4)
        }
        RuleId::Place => say::place(locale, share(samples.remote_for_city)),
        RuleId::Start => say::start(locale, samples.days_soon, samples.days_too_late),
        // Thousandths of a word.
        RuleId::Words => say::words(locale, f64::from(weights.words_half) / 1_000.0),
        RuleId::Proof => {
            let [p1, p2, p3, p4] = samples.proofs.map(share);
            say::proof(locale, p1, p2, p3, p4)
        }
        RuleId::WishedSector | RuleId::WishedImpact | RuleId::WishedMissionType | RuleId::WishedStage => say::wished(locale).to_owned(),
        RuleId::OfferedRate | RuleId::OfferedRhythm | RuleId::OfferedPlace => say::offered(locale).to_owned(),
        RuleId::Refusals => say::refusals(locale).to_owned(),
    }
}
