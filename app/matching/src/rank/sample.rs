//! Plain cases, judged by the rules themselves, for the page "How ranking works": a rule that changes changes what is said of it.
//!
//! Each value is asked of a rule with a need of one criterion and a profile of one fact.

use std::str::FromStr;

use domain::{Criterion, CriterionKind, CriterionValue, Importance, Origin, ProfileId, TechnologyId, place::CityId};

use super::{Candidate, Comparison, Knowledge, Outcome, RuleId, WHOLE, Weights, fixed::decay, rules};
use crate::{
    Need, Profile,
    profile::{KnownImpact, KnownSector, KnownTechnology, MissionTypeDone},
};

/// What rules give in plain cases, in micro-points unless a field says otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Samples {
    /// A technology practised for 0, 1, 2 and 3 years.
    pub technology_years: [u32; 4],
    /// A technology practised for three years, and no longer.
    pub technology_past: u32,
    /// From which value on a neighbour among technologies counts.
    pub technology_near_from: u32,
    /// A sector with 0, 1 and 2 years.
    pub sector_years: [u32; 3],
    /// From which value on a neighbour among labels counts.
    pub label_near_from: u32,
    /// An engagement that something shows, and one that is only said.
    pub impact: [u32; 2],
    /// A kind of mission done once, twice, three times.
    pub mission_times: [u32; 3],
    /// Two days a week free where four are asked for.
    pub half_the_days: u32,
    /// A rate above the most by up to 10, 20, 30 and 40 percent.
    pub rate_above: [u32; 4],
    /// Another city, at 15, 30, 60 and 120 kilometres.
    pub city_km: [u32; 4],
    /// At a distance only, where a city is wanted.
    pub remote_for_city: u32,
    /// As many days late still are on time.
    pub days_soon: u32,
    /// As many days late earn nothing.
    pub days_too_late: u32,
    /// One, two, three and four confirmed claims.
    pub proofs: [u32; 4],
    /// A neighbour at a quarter, a half, three quarters of a step, and a whole one.
    pub neighbours: [u32; 4],
}

impl Samples {
    /// Asks the rules.
    pub fn of(weights: &Weights) -> Self {
        let asked = Asked { weights, km: 0.0 };
        let late = |days: u64| asked.late(days);
        Self {
            technology_years: [0, 1, 2, 3].map(|years| asked.technology(years, true)),
            technology_past: asked.technology(3, false),
            technology_near_from: rules::TECHNOLOGY_NEAR_FROM,
            sector_years: [0, 1, 2].map(|years| asked.sector(years)),
            label_near_from: rules::LABEL_NEAR_FROM,
            impact: [Some(String::new()), None].map(|evidence| asked.impact(&evidence)),
            mission_times: [1, 2, 3].map(|times| asked.mission(times)),
            half_the_days: asked.value(RuleId::Rhythm, "4", |cto| cto.rhythm = code("2")),
            rate_above: ["1100", "1200", "1300", "1400"].map(|rate| asked.value(RuleId::Rate, "-1000", |cto| cto.rate = code(rate))),
            city_km: [15.0, 30.0, 60.0, 120.0].map(|km| Asked { km, ..asked }.place("paris")),
            remote_for_city: asked.place("remote"),
            days_soon: days_while(|days| late(days + 1) == WHOLE),
            days_too_late: days_while(|days| late(days) > 0),
            proofs: [1, 2, 3, 4].map(|proofs| asked.value(RuleId::Proof, "", |cto| cto.proofs = proofs)),
            neighbours: [250, 500, 750, 1_000].map(decay),
        }
    }
}

/// One question to the rules; cities are so many kilometres apart, and nothing else is near anything.
#[derive(Clone, Copy)]
struct Asked<'w> {
    weights: &'w Weights,
    km: f32,
}

impl Asked<'_> {
    /// What a rule gives for a wish of its kind and somebody of whom one thing is known; 0 while it does not know.
    fn value(self, rule: RuleId, wish: &str, know: impl FnOnce(&mut Profile)) -> u32 {
        let value = rule.reads().and_then(|kind| CriterionValue::parse(kind, wish).ok());
        let criterion = |value| Criterion { value, importance: Importance::Important, origin: Origin::Ceo, evidence: None };
        let need = Need { criteria: value.map(criterion).into_iter().collect(), ..Need::default() };
        let mut profile = Profile::unknown(ProfileId::NIL);
        know(&mut profile);
        let found = Comparison::new(&need, self.weights, &self).with(&Candidate::new(&profile, &need));
        let outcome = found.parts.into_iter().find(|part| part.rule == rule).map(|part| part.outcome);
        if let Some(Outcome::Known { value, .. }) = outcome { value } else { 0 }
    }

    fn technology(self, years: u8, current: bool) -> u32 {
        let known = code("rust").map(|technology| KnownTechnology { technology, years: Some(years), current });
        self.value(RuleId::Stack, "rust", |cto| cto.stack.extend(known))
    }

    fn sector(self, years: u8) -> u32 {
        let known = code("health").map(|sector| KnownSector { sector, years: Some(years) });
        self.value(RuleId::Sector, "health", |cto| cto.sectors.extend(known))
    }

    fn impact(self, evidence: &Option<String>) -> u32 {
        let known = code("ess").map(|impact| KnownImpact { impact, evidence: evidence.clone() });
        self.value(RuleId::Impact, "ess", |cto| cto.impacts.extend(known))
    }

    fn mission(self, times: u8) -> u32 {
        let done = code("audit").map(|mission_type| MissionTypeDone { mission_type, times });
        self.value(RuleId::MissionType, "audit", |cto| cto.mission_types.extend(done))
    }

    fn place(self, place: &str) -> u32 {
        self.value(RuleId::Place, "lyon", |cto| cto.places.extend(code(place)))
    }

    fn late(self, days: u64) -> u32 {
        let free = code::<chrono::NaiveDate>("2026-01-01").and_then(|day| day.checked_add_days(chrono::Days::new(days)));
        self.value(RuleId::Start, "2026-01-01", |cto| cto.available_from = free)
    }
}

impl Knowledge for Asked<'_> {
    fn technology_distance(&self, _: &TechnologyId, _: &TechnologyId) -> Option<f32> {
        None
    }

    fn label_distance(&self, _: CriterionKind, _: &str, _: &str) -> Option<f32> {
        None
    }

    fn city_distance_km(&self, wanted: &CityId, known: &CityId) -> Option<f32> {
        Some(if wanted == known { 0.0 } else { self.km })
    }
}

fn code<T: FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}

/// The first day, within a year, from which something no longer holds.
fn days_while(holds: impl Fn(u64) -> bool) -> u32 {
    (0..366_u32).find(|days| !holds(u64::from(*days))).unwrap_or(366)
}

#[cfg(test)]
mod tests {
    use super::*;

    // 1. Every case is known to its rule: it earns something, and the best of its kind all.
    // 2. More never gives less, and further never gives more.

    #[test]
    fn law_1_every_case_is_known() {
        let found = Samples::of(Weights::current());
        let best = [found.technology_years[3], found.sector_years[2], found.impact[0], found.mission_times[2], found.proofs[3]];
        assert_eq!(best, [WHOLE; 5]);
        let least = [found.technology_years[0], found.technology_past, found.sector_years[0], found.impact[1], found.mission_times[0]];
        let others = [found.proofs[0], found.half_the_days, found.remote_for_city, found.technology_near_from, found.label_near_from];
        assert!(least.iter().chain(&others).all(|value| (1..WHOLE).contains(value)), "{found:?}");
        assert!(0 < found.days_soon && found.days_soon < found.days_too_late && found.days_too_late < 366, "{found:?}");
    }

    #[test]
    fn law_2_in_order() {
        let found = Samples::of(Weights::current());
        assert!(found.technology_years.is_sorted() && found.sector_years.is_sorted() && found.mission_times.is_sorted());
        assert!(found.proofs.is_sorted() && found.impact.is_sorted_by(|one, other| one >= other));
        for falling in [found.rate_above, found.city_km, found.neighbours] {
            assert!(falling.is_sorted_by(|one, other| one > other) && falling.iter().all(|value| *value > 0), "{falling:?}");
        }
    }
}
