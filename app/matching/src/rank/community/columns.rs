//! Facts of few different values, each different one kept once: a profile holds their numbers.
//!
//! Two thousand rates and fifty rhythms are a short list beside a million profiles, so a rule is asked once for each different fact, and
//! the answer is looked up for everybody.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::Hash;

use chrono::NaiveDate;
use domain::{Area, DailyRate, Impact, Language, MissionType, Orientation, Place, Rhythm, Sector, Stage};

use crate::Profile;
use crate::rank::RuleId;

/// How many columns there are.
pub(super) const COLUMNS: usize = 14;

/// Which rules read a column, in the order of [`facets`]. No rule reads two.
pub(super) const RULES: [&[RuleId]; COLUMNS] = [
    &[RuleId::Rhythm, RuleId::OfferedRhythm],
    &[RuleId::Rate, RuleId::OfferedRate],
    &[RuleId::Place, RuleId::OfferedPlace],
    &[RuleId::Language],
    &[RuleId::Start],
    &[RuleId::Stage],
    &[RuleId::Area],
    &[RuleId::Orientation],
    &[RuleId::Proof],
    &[RuleId::WishedSector],
    &[RuleId::WishedImpact],
    &[RuleId::WishedMissionType],
    &[RuleId::WishedStage],
    &[RuleId::Refusals],
];

/// One column's fact.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Facet {
    Rhythm(Option<Rhythm>),
    Rate(Option<DailyRate>),
    Places(Vec<Place>),
    Languages(Vec<Language>),
    Start(Option<NaiveDate>, bool),
    Stages(Vec<Stage>),
    Areas(Vec<Area>),
    Orientations(Vec<Orientation>),
    Proofs(u8),
    WishedSectors(Vec<Sector>),
    WishedImpacts(Vec<Impact>),
    WishedMissionTypes(Vec<MissionType>),
    WishedStages(Vec<Stage>),
    Refused(Vec<Sector>, Vec<MissionType>),
}

/// A profile's facts, a column each.
pub(super) fn facets(profile: &Profile) -> [Facet; COLUMNS] {
    let wishes = &profile.wishes;
    [
        Facet::Rhythm(profile.rhythm),
        Facet::Rate(profile.rate),
        Facet::Places(profile.places.clone()),
        Facet::Languages(profile.languages.clone()),
        Facet::Start(profile.available_from, profile.start_unconfirmed),
        Facet::Stages(profile.stages.clone()),
        Facet::Areas(profile.areas.clone()),
        Facet::Orientations(profile.orientations.clone()),
        Facet::Proofs(profile.proofs),
        Facet::WishedSectors(wishes.sectors.clone()),
        Facet::WishedImpacts(wishes.impacts.clone()),
        Facet::WishedMissionTypes(wishes.mission_types.clone()),
        Facet::WishedStages(wishes.stages.clone()),
        Facet::Refused(wishes.refused_sectors.clone(), wishes.refused_mission_types.clone()),
    ]
}

impl Facet {
    /// Gives the fact to a profile.
    pub(super) fn put_into(&self, profile: &mut Profile) {
        match self.clone() {
            Self::Rhythm(rhythm) => profile.rhythm = rhythm,
            Self::Rate(rate) => profile.rate = rate,
            Self::Places(places) => profile.places = places,
            Self::Languages(languages) => profile.languages = languages,
            Self::Start(day, unconfirmed) => (profile.available_from, profile.start_unconfirmed) = (day, unconfirmed),
            Self::Stages(stages) => profile.stages = stages,
            Self::Areas(areas) => profile.areas = areas,
            Self::Orientations(orientations) => profile.orientations = orientations,
            Self::Proofs(count) => profile.proofs = count,
            Self::WishedSectors(sectors) => profile.wishes.sectors = sectors,
            Self::WishedImpacts(impacts) => profile.wishes.impacts = impacts,
            Self::WishedMissionTypes(kinds) => profile.wishes.mission_types = kinds,
            Self::WishedStages(stages) => profile.wishes.stages = stages,
            Self::Refused(sectors, kinds) => (profile.wishes.refused_sectors, profile.wishes.refused_mission_types) = (sectors, kinds),
        }
    }

    /// The same column when nothing is known.
    pub(super) fn nothing(&self) -> Self {
        match self {
            Self::Rhythm(_) => Self::Rhythm(None),
            Self::Rate(_) => Self::Rate(None),
            Self::Places(_) => Self::Places(Vec::new()),
            Self::Languages(_) => Self::Languages(Vec::new()),
            Self::Start(..) => Self::Start(None, false),
            Self::Stages(_) => Self::Stages(Vec::new()),
            Self::Areas(_) => Self::Areas(Vec::new()),
            Self::Orientations(_) => Self::Orientations(Vec::new()),
            Self::Proofs(_) => Self::Proofs(0),
            Self::WishedSectors(_) => Self::WishedSectors(Vec::new()),
            Self::WishedImpacts(_) => Self::WishedImpacts(Vec::new()),
            Self::WishedMissionTypes(_) => Self::WishedMissionTypes(Vec::new()),
            Self::WishedStages(_) => Self::WishedStages(Vec::new()),
            Self::Refused(..) => Self::Refused(Vec::new(), Vec::new()),
        }
    }

    /// Which of the four lists of wishes this fills, as a bit; 0 for an empty list and for what is no list of wishes.
    pub(super) fn wish(&self) -> u8 {
        match self {
            Self::WishedSectors(list) if !list.is_empty() => 1,
            Self::WishedImpacts(list) if !list.is_empty() => 2,
            Self::WishedMissionTypes(list) if !list.is_empty() => 4,
            Self::WishedStages(list) if !list.is_empty() => 8,
            _ => 0,
        }
    }
}

/// A column: its different facts, and the number of each place's.
#[derive(Debug, Clone, Default)]
pub(super) struct Column {
    pub facets: Numbered<Facet>,
    /// By place.
    pub numbers: Vec<u32>,
}

impl Column {
    /// Writes a fact down at a place, which may be the one after the last.
    pub(super) fn put(&mut self, place: usize, facet: Facet) {
        let number = self.facets.number(facet);
        if place >= self.numbers.len() {
            self.numbers.resize(place + 1, number);
        }
        if let Some(known) = self.numbers.get_mut(place) {
            *known = number;
        }
    }

    /// The fact at a place.
    pub(super) fn at(&self, place: usize) -> Option<&Facet> {
        self.facets.get(*self.numbers.get(place)?)
    }
}

/// Different values, each with a number.
#[derive(Debug, Clone)]
pub(super) struct Numbered<T> {
    values: Vec<T>,
    numbers: HashMap<T, u32>,
}

impl<T> Default for Numbered<T> {
    fn default() -> Self {
        Self { values: Vec::new(), numbers: HashMap::new() }
    }
}

impl<T: Clone + Eq + Hash> Numbered<T> {
    /// The number of a value, a new one where it was not known.
    pub(super) fn number(&mut self, value: T) -> u32 {
        if let Some(known) = self.numbers.get(&value) {
            return *known;
        }
        let number = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        self.values.push(value.clone());
        self.numbers.insert(value, number);
        number
    }

    pub(super) fn known<K: Eq + Hash + ?Sized>(&self, value: &K) -> Option<u32>
    where
        T: Borrow<K>,
    {
        self.numbers.get(value).copied()
    }

    pub(super) fn get(&self, number: u32) -> Option<&T> {
        self.values.get(number as usize)
    }

    pub(super) fn len(&self) -> usize {
        self.values.len()
    }
}
