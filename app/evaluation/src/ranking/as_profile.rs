//! A profile that is told in free words, as the rules see it.

use chrono::NaiveDate;
use domain::{CriterionValue, ProfileId};
use matching::profile::{KnownImpact, KnownSector, KnownTechnology, MissionTypeDone, Wishes};
use matching::{Profile, understand};
use uuid::Uuid;

use super::set::ProfileText;

/// What is known of somebody whose words are all there is. `place` is the profile's place by id, so that ties go by id.
pub fn as_profile(told: &ProfileText, place: usize, today: NaiveDate) -> Profile {
    let text = told.whole();
    let mut profile = Profile {
        id: ProfileId(Uuid::from_u128(place as u128 + 1)),
        headline: told.headline.clone(),
        text: text.clone(),
        stack: Vec::new(),
        sectors: Vec::new(),
        impacts: Vec::new(),
        mission_types: Vec::new(),
        areas: Vec::new(),
        stages: Vec::new(),
        orientations: Vec::new(),
        languages: Vec::new(),
        rhythm: None,
        rate: None,
        places: Vec::new(),
        available_from: None,
        wishes: Wishes::default(),
        proofs: 0,
        years: None,
    };
    for criterion in understand(&text, today).criteria {
        match criterion.value {
            CriterionValue::Stack(technology) => profile.stack.push(KnownTechnology { technology, years: None, current: true }),
            CriterionValue::Sector(sector) => profile.sectors.push(KnownSector { sector, years: None }),
            CriterionValue::Impact(impact) => profile.impacts.push(KnownImpact { impact, evidence: None }),
            CriterionValue::MissionType(mission_type) => profile.mission_types.push(MissionTypeDone { mission_type, times: 1 }),
            CriterionValue::Area(area) => profile.areas.push(area),
            CriterionValue::Stage(stage) => profile.stages.push(stage),
            CriterionValue::Orientation(orientation) => profile.orientations.push(orientation),
            CriterionValue::Language(language) => profile.languages.push(language),
            CriterionValue::Place(place) => profile.places.push(place),
            CriterionValue::Rhythm(_) | CriterionValue::Rate(_) | CriterionValue::Start(_) => {}
        }
    }
    profile
}
