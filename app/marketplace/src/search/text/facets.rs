//! Facets: under which values a mission or a profile falls, and how many results fall under each.

use std::{collections::BTreeMap, sync::Arc};

use chrono::NaiveDate;
use domain::{CriterionValue, Rhythm, Start};
use matching::{Need, Profile};
use tantivy::{
    DocId, Score, SegmentOrdinal, SegmentReader,
    collector::{Collector, SegmentCollector},
    columnar::{Column, StrColumn},
};

use super::{
    asked::{BEGINNINGS, Facet, RATE_BANDS, RHYTHMS},
    fields::{DAY, FACETS},
};

/// How many results fall under each value of each facet.
pub(crate) type Counts = BTreeMap<Facet, BTreeMap<String, u64>>;

/// A value as it stands in the index.
pub(crate) fn written(facet: Facet, value: &str) -> String {
    format!("{}={value}", facet.code())
}

/// A day as a number, from 1970.
pub(crate) fn day_number(day: NaiveDate) -> i64 {
    day.signed_duration_since(NaiveDate::default()).num_days()
}

/// Under what a mission falls. When it begins is a number of its own, because "this month" moves.
pub(crate) fn of_need(need: &Need) -> Vec<String> {
    let counted = need.criteria.iter().filter(|criterion| criterion.importance != domain::Importance::Indifferent);
    let mut found: Vec<String> = counted.flat_map(|criterion| of_value(&criterion.value)).collect();
    found.sort();
    found.dedup();
    found
}

fn of_value(value: &CriterionValue) -> Vec<String> {
    let one = |facet: Facet| vec![written(facet, &value.code())];
    match value {
        CriterionValue::Stack(_) => one(Facet::Stack),
        CriterionValue::Sector(_) => one(Facet::Sector),
        CriterionValue::Impact(_) => one(Facet::Impact),
        CriterionValue::MissionType(_) => one(Facet::MissionType),
        CriterionValue::Area(_) => one(Facet::Area),
        CriterionValue::Stage(_) => one(Facet::Stage),
        CriterionValue::Orientation(_) => one(Facet::Orientation),
        CriterionValue::Place(_) => one(Facet::Place),
        CriterionValue::Language(_) => one(Facet::Language),
        CriterionValue::Rhythm(rhythm) => of_rhythm(*rhythm),
        CriterionValue::Rate(range) => {
            let low = range.low().or(range.high()).map_or(0, domain::DailyRate::euros);
            of_rates(low, range.high().map_or(low, domain::DailyRate::euros))
        }
        CriterionValue::Start(_) => Vec::new(),
    }
}

/// Under what a profile falls.
pub(crate) fn of_profile(profile: &Profile) -> Vec<String> {
    let mut found = Vec::new();
    found.extend(profile.stack.iter().map(|known| written(Facet::Stack, known.technology.as_str())));
    found.extend(profile.sectors.iter().map(|known| written(Facet::Sector, known.sector.code())));
    found.extend(profile.impacts.iter().map(|known| written(Facet::Impact, known.impact.code())));
    found.extend(profile.mission_types.iter().map(|done| written(Facet::MissionType, done.mission_type.code())));
    found.extend(profile.areas.iter().map(|area| written(Facet::Area, area.code())));
    found.extend(profile.stages.iter().map(|stage| written(Facet::Stage, stage.code())));
    found.extend(profile.orientations.iter().map(|orientation| written(Facet::Orientation, orientation.code())));
    found.extend(profile.places.iter().map(|place| written(Facet::Place, &place.to_string())));
    found.extend(profile.languages.iter().map(|language| written(Facet::Language, language.code())));
    found.extend(profile.rhythm.into_iter().flat_map(of_rhythm));
    found.extend(profile.rate.into_iter().flat_map(|rate| of_rates(rate.euros(), rate.euros())));
    found.sort();
    found.dedup();
    found
}

/// When a mission begins; "as soon as possible" has begun.
pub(crate) fn beginning_of(need: &Need) -> Option<i64> {
    need.values(domain::CriterionKind::Start).find_map(|value| match value {
        CriterionValue::Start(Start::Asap) => Some(0),
        CriterionValue::Start(Start::On(day)) => Some(day_number(*day)),
        _ => None,
    })
}

fn of_rhythm(rhythm: Rhythm) -> Vec<String> {
    let days = rhythm.min_half_days().div_ceil(2)..=rhythm.max_half_days().div_ceil(2);
    RHYTHMS.iter().zip(1..).filter(|(_, day)| days.contains(day)).map(|(code, _)| written(Facet::Rhythm, code)).collect()
}

/// The bands that a range of rates touches.
fn of_rates(low: u16, high: u16) -> Vec<String> {
    let touches = |from: u16, below: u16| low < below && from <= high;
    RATE_BANDS.iter().filter(|(_, from, below)| touches(*from, *below)).map(|(code, ..)| written(Facet::Rate, code)).collect()
}

/// Under which of [`BEGINNINGS`] a day falls, today; under none where nobody named one.
fn begins_under(day: i64, today: i64) -> [bool; BEGINNINGS.len()] {
    let ahead = day.checked_sub(today);
    BEGINNINGS.map(|(_, after, upto)| ahead.is_some_and(|ahead| after < ahead && ahead <= upto))
}

/// Counts results by facet.
pub(crate) struct Counting {
    /// Days since 1970.
    pub today: i64,
}

pub(crate) struct CountingSegment {
    today: i64,
    facets: Option<StrColumn>,
    days: Option<Column<i64>>,
    by_ordinal: Vec<u64>,
    by_beginning: [u64; BEGINNINGS.len()],
}

impl Collector for Counting {
    type Fruit = Arc<Counts>;
    type Child = CountingSegment;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<CountingSegment> {
        let facets = segment.fast_fields().str(FACETS)?;
        let values = facets.as_ref().map_or(0, |column| column.dictionary().num_terms());
        Ok(CountingSegment {
            today: self.today,
            by_ordinal: vec![0; values],
            facets,
            days: segment.fast_fields().column_opt(DAY)?,
            by_beginning: [0; BEGINNINGS.len()],
        })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, fruits: Vec<Arc<Counts>>) -> tantivy::Result<Arc<Counts>> {
        let mut all = Counts::new();
        for (facet, values) in fruits.iter().flat_map(|counts| counts.iter()) {
            let of_facet = all.entry(*facet).or_default();
            values.iter().for_each(|(value, count)| *of_facet.entry(value.clone()).or_default() += count);
        }
        Ok(Arc::new(all))
    }
}

impl SegmentCollector for CountingSegment {
    type Fruit = Arc<Counts>;

    fn collect(&mut self, document: DocId, _: Score) {
        if let Some(facets) = &self.facets {
            for ordinal in facets.term_ords(document) {
                if let Some(count) = usize::try_from(ordinal).ok().and_then(|at| self.by_ordinal.get_mut(at)) {
                    *count += 1;
                }
            }
        }
        let day = self.days.as_ref().and_then(|days| days.first(document));
        if let Some(day) = day {
            let falls = begins_under(day, self.today);
            self.by_beginning.iter_mut().zip(falls).for_each(|(count, falls)| *count += u64::from(falls));
        }
    }

    fn harvest(self) -> Arc<Counts> {
        let mut counts = Counts::new();
        let counted = self.by_ordinal.iter().zip(0_u64..).filter(|(count, _)| **count > 0);
        let mut text = String::new();
        for (count, ordinal) in counted {
            let is_read = self.facets.as_ref().is_some_and(|facets| facets.ord_to_str(ordinal, &mut text).unwrap_or(false));
            let named = text.split_once('=').filter(|_| is_read);
            let facet = |code: &str| super::asked::Scope::Profiles.facets().iter().find(|facet| facet.code() == code);
            if let Some((facet, value)) = named.and_then(|(code, value)| Some((*facet(code)?, value))) {
                counts.entry(facet).or_default().insert(value.to_owned(), *count);
            }
        }
        let begin = BEGINNINGS.into_iter().zip(self.by_beginning).filter(|(_, count)| *count > 0);
        let begin: BTreeMap<String, u64> = begin.map(|((code, ..), count)| (code.to_owned(), count)).collect();
        if !begin.is_empty() {
            counts.insert(Facet::Beginning, begin);
        }
        Arc::new(counts)
    }
}

#[cfg(test)]
mod tests {
    //! Laws: a range of rates falls under every band that it touches, a rate under one; a rhythm under each of its days; a day under every
    //! beginning up to which it comes, and a day that nobody named under none; every label under its facet, asked for or known.

    use domain::{Area, Impact, Orientation, ProfileId};
    use matching::profile::KnownImpact;

    use super::*;

    #[test]
    fn rates_fall_under_the_bands_they_touch() {
        assert_eq!(of_rates(700, 950), ["rate=600-750", "rate=750-900", "rate=900-1100"]);
        assert_eq!(of_rates(600, 600), ["rate=600-750"]);
        assert_eq!(of_rates(5_000, 5_000), ["rate=1100"]);
    }

    #[test]
    fn a_rhythm_falls_under_each_of_its_days() {
        let codes = |text: &str| text.parse().map(of_rhythm).unwrap_or_default();
        assert_eq!(codes("2-3"), ["rhythm=2", "rhythm=3"]);
        assert_eq!(codes("0.5"), ["rhythm=1"]);
        assert_eq!(codes("1.5-2.5"), ["rhythm=2", "rhythm=3"]);
    }

    #[test]
    fn a_day_falls_under_every_beginning_up_to_which_it_comes() {
        let under = |day: i64| -> Vec<&str> {
            BEGINNINGS.into_iter().zip(begins_under(day, 20_000)).filter(|(_, falls)| *falls).map(|((code, ..), _)| code).collect()
        };
        let of = |ahead: i64| under(20_000 + ahead);
        for ahead in [-400, 0] {
            assert_eq!(of(ahead), ["now", "month", "quarter"], "{ahead}");
        }
        for ahead in [1, 31] {
            assert_eq!(of(ahead), ["month", "quarter"], "{ahead}");
        }
        for ahead in [32, 92] {
            assert_eq!(of(ahead), ["quarter"], "{ahead}");
        }
        assert_eq!(of(93), ["later"]);
        assert_eq!(under(0), ["now", "month", "quarter"], "as soon as possible");
        assert!(under(i64::MAX).is_empty());
    }

    #[test]
    fn every_label_falls_under_its_facet() {
        let labels = ["area=hosting", "impact=b-corp", "orientation=tech"];
        let asked =
            [CriterionValue::Area(Area::Hosting), CriterionValue::Impact(Impact::BCorp), CriterionValue::Orientation(Orientation::Tech)];
        assert_eq!(asked.iter().flat_map(of_value).collect::<Vec<_>>(), labels);
        let mut profile = Profile::unknown(ProfileId(uuid::Uuid::nil()));
        profile.impacts.push(KnownImpact { impact: Impact::BCorp, evidence: None });
        profile.areas.push(Area::Hosting);
        profile.orientations.push(Orientation::Tech);
        assert_eq!(of_profile(&profile), labels);
    }
}
