//! A CTO's profile as the rules see it: facts without a name. Whatever is absent is unknown, not "no".

use chrono::NaiveDate;
use domain::{Area, DailyRate, Impact, Language, MissionType, Orientation, Place, ProfileId, Rhythm, Sector, Stage, TechnologyId};
use serde::{Deserialize, Serialize};

/// What is known of a CTO.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    pub id: ProfileId,
    /// One line that names nobody.
    pub headline: String,
    /// Everything the CTO wrote about the work done; for affinity of words.
    pub text: String,
    pub stack: Vec<KnownTechnology>,
    pub sectors: Vec<KnownSector>,
    pub impacts: Vec<KnownImpact>,
    pub mission_types: Vec<MissionTypeDone>,
    pub areas: Vec<Area>,
    pub stages: Vec<Stage>,
    pub orientations: Vec<Orientation>,
    pub languages: Vec<Language>,
    /// Days a week that are free.
    pub rhythm: Option<Rhythm>,
    /// The least a day costs.
    pub rate: Option<DailyRate>,
    /// Where the CTO works: cities on site, `remote`, or both.
    pub places: Vec<Place>,
    /// The first free day.
    pub available_from: Option<NaiveDate>,
    /// The first free day was said so long ago that it is asked again before it counts.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub start_unconfirmed: bool,
    pub wishes: Wishes,
    /// How many of the claims a third party has confirmed.
    pub proofs: u8,
    /// Whole years of practice.
    pub years: Option<u8>,
    /// Read from a text, and not yet confirmed by the CTO: what it leaves out is unknown rather than "other". Saved profiles are confirmed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unconfirmed: bool,
}

impl Profile {
    /// A CTO of whom nothing is known.
    pub fn unknown(id: ProfileId) -> Self {
        Self {
            id,
            headline: String::new(),
            text: String::new(),
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
            start_unconfirmed: false,
            wishes: Wishes::default(),
            proofs: 0,
            years: None,
            unconfirmed: false,
        }
    }
}

/// A technology that a CTO works with.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct KnownTechnology {
    pub technology: TechnologyId,
    /// Whole years of practice.
    pub years: Option<u8>,
    /// Still practised today, as opposed to known from the past.
    pub current: bool,
}

/// A sector in which a CTO has worked.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct KnownSector {
    pub sector: Sector,
    /// Whole years there.
    pub years: Option<u8>,
}

/// An engagement for others, with or without something that shows it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct KnownImpact {
    pub impact: Impact,
    /// What shows it, in the CTO's words; names nobody.
    pub evidence: Option<String>,
}

/// A kind of mission that a CTO has done.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct MissionTypeDone {
    pub mission_type: MissionType,
    /// How often; at least 1.
    pub times: u8,
}

/// What a CTO looks for, and what they refuse. An empty list is "not said".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wishes {
    pub sectors: Vec<Sector>,
    pub impacts: Vec<Impact>,
    pub mission_types: Vec<MissionType>,
    pub stages: Vec<Stage>,
    /// Sectors that a mission must not be in.
    pub refused_sectors: Vec<Sector>,
    /// Missions that are never taken.
    pub refused_mission_types: Vec<MissionType>,
}
