//! What a reason and a question say, as codes and values; the interface puts them into French and English.
//!
//! Nothing here identifies a person: no name, no employer, no exact rate. A city, a technology and a number of years may be shown
//! before an introduction.

use chrono::NaiveDate;
use domain::place::CityId;
use domain::{Area, Criterion, Impact, Language, MissionType, Orientation, Rhythm, Sector, Stage, TechnologyId};
use serde::{Deserialize, Serialize};

use super::Side;

/// How a fact stands to what was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// What was asked is there.
    Holds,
    /// Something near it is there.
    Partial,
    /// It is known not to be there.
    Gap,
}

/// Why a rule gave its value.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Reason {
    pub verdict: Verdict,
    /// The wish of the mission that is answered, with the words it was read from; `None` where no single wish is (words, proof, a CTO's wish).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub criterion: Option<Criterion>,
    pub fact: Fact,
}

/// One thing that is known of a pair.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "snake_case")]
pub enum Fact {
    /// The wanted technology is known. `years` in whole years, where they were said; `current` when still practised.
    TechnologyKnown { technology: TechnologyId, years: Option<u8>, current: bool },
    /// A neighbour of the wanted technology is known; where the wanted one is known too, less well than that it would earn more.
    TechnologyNear { wanted: TechnologyId, known: TechnologyId },
    /// Neither the wanted technology nor a neighbour is in the stack.
    TechnologyMissing { technology: TechnologyId },

    /// Has worked in the wanted sector; whole years, where they were said.
    SectorKnown { sector: Sector, years: Option<u8> },
    /// Has worked in a neighbouring sector; where they have worked in the wanted one too, too little for that to earn more.
    SectorNear { wanted: Sector, known: Sector },
    /// Has worked in other sectors only.
    SectorOther { wanted: Sector },

    /// The wanted engagement is there; `evidence` when something shows it.
    ImpactShown { impact: Impact, evidence: bool },
    /// A neighbouring engagement is there.
    ImpactNear { wanted: Impact, known: Impact },
    /// Only other engagements are there.
    ImpactOther { wanted: Impact },

    /// Has done this kind of mission, so many times (at least 1).
    MissionTypeDone { mission_type: MissionType, times: u8 },
    /// Has done a neighbouring kind of mission.
    MissionTypeNear { wanted: MissionType, done: MissionType },
    /// Has done other kinds of mission only.
    MissionTypeOther { wanted: MissionType },

    /// Covers this part of the remit.
    AreaCovered { area: Area },
    /// Covers other parts only.
    AreaOther { area: Area },

    /// Has worked at this stage.
    StageKnown { stage: Stage },
    /// Has worked at a neighbouring stage.
    StageNear { wanted: Stage, known: Stage },
    /// Has worked at other stages only.
    StageOther { wanted: Stage },

    /// The strength lies where it is wanted.
    OrientationShared { orientation: Orientation },
    /// The strength lies elsewhere.
    OrientationOther { orientation: Orientation },

    /// The days asked for and the days that are free meet.
    RhythmFits { wanted: Rhythm, free: Rhythm },
    /// Fewer days are free than the mission asks for.
    RhythmShort { wanted: Rhythm, free: Rhythm },
    /// The CTO wants more days than the mission offers.
    RhythmLong { wanted: Rhythm, free: Rhythm },

    /// The rate lies within what the company can pay; how far within is not said.
    RateWithin,
    /// The rate lies above what the company can pay, by at most so many percent: a step of ten, up to 40; 50 stands for anything above 40.
    RateAbove { percent: u8 },

    /// Works on site in the wanted city.
    PlaceOnSite { city: CityId },
    /// Works at a distance, as wanted.
    PlaceRemote,
    /// Works on site in `known`, so many kilometres from the wanted city (as the crow flies, rounded up to tens).
    PlaceFar { wanted: CityId, known: CityId, km: u32 },
    /// Works on site in other cities, at a distance that is not known.
    PlaceOther { wanted: CityId },
    /// Works at a distance only, where a city is wanted.
    PlaceRemoteOnly { wanted: CityId },
    /// Works on site only, where distance is wanted.
    PlaceNoRemote,

    /// Works in this language.
    LanguageSpoken { language: Language },
    /// Works in other languages only.
    LanguageMissing { language: Language },

    /// Free on the wanted day, or soon enough after it.
    StartFits { wanted: NaiveDate, free: NaiveDate },
    /// Free so many days after the wanted one.
    StartLate { wanted: NaiveDate, free: NaiveDate, days: u32 },

    /// Words that the need and the profile share, folded (no accents, lower case), the most telling first; at most eight.
    WordsShared { words: Vec<String> },
    /// No word of weight is shared.
    WordsApart,

    /// So many claims were confirmed by a third party; at least 1.
    ProofsConfirmed { count: u8 },
    /// No claim was confirmed yet.
    ProofsNone,

    /// The mission is of the kind that the CTO looks for.
    WishMet { wish: Wish },
    /// The mission is near what the CTO looks for.
    WishNear { wish: Wish, given: Wish },
    /// The mission is not of the kind that the CTO looks for.
    WishUnmet { wish: Wish },
    /// The mission is of a kind that the CTO refuses.
    Refused { refusal: Wish },
}

/// What a CTO looks for or refuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Wish {
    Sector(Sector),
    Impact(Impact),
    MissionType(MissionType),
    Stage(Stage),
}

/// What to ask so that a range becomes narrower. [`Question::asked_of`] says whom.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "question", rename_all = "snake_case")]
pub enum Question {
    /// Of the CTO: do you know this technology?
    AskTechnology { technology: TechnologyId },
    /// Of the CTO: have you worked in this sector?
    AskSector { sector: Sector },
    /// Of the CTO: have you worked for this?
    AskImpact { impact: Impact },
    /// Of the CTO: have you done this?
    AskMissionType { mission_type: MissionType },
    /// Of the CTO: do you cover this?
    AskArea { area: Area },
    /// Of the CTO: have you worked at this stage?
    AskStage { stage: Stage },
    /// Of the CTO: is this your strength?
    AskOrientation { orientation: Orientation },
    /// Of the CTO: how many days a week are free?
    AskRhythm,
    /// Of the CTO: what does a day cost?
    AskRate,
    /// Of the CTO: where do you work?
    AskPlace,
    /// Of the CTO: do you work in this language?
    AskLanguage { language: Language },
    /// Of the CTO: from when are you free?
    AskStart,
    /// Of the CTO: are you still free from this day? It was said a while ago.
    ConfirmStart { said: NaiveDate },
    /// Of the CTO: what have you done, in your own words?
    AskStory,
    /// Of the CEO: what is the most that a day may cost?
    AskBudget,
    /// Of the CEO: how many days a week?
    AskDays,
    /// Of the CEO: where?
    AskWhere,
    /// Of the CEO: from which day? (`asap` was not put into a date yet.)
    AskWhen,
    /// Of the CEO: in which sector is the company?
    AskCompanySector,
    /// Of the CEO: what does the company do for others?
    AskCompanyImpact,
    /// Of the CEO: what is the CTO asked to do?
    AskTask,
    /// Of the CEO: how far has the company come?
    AskCompanyStage,
}

impl Question {
    /// Who can answer.
    pub fn asked_of(&self) -> Side {
        use Question::*;
        match self {
            AskTechnology { .. } | AskSector { .. } | AskImpact { .. } | AskMissionType { .. } | AskArea { .. } | AskStage { .. } => {
                Side::Cto
            }
            AskOrientation { .. } | AskRhythm | AskRate | AskPlace | AskLanguage { .. } | AskStart | ConfirmStart { .. } | AskStory => {
                Side::Cto
            }
            AskBudget | AskDays | AskWhere | AskWhen | AskCompanySector | AskCompanyImpact | AskTask | AskCompanyStage => Side::Ceo,
        }
    }
}
