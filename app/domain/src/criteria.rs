//! A criterion: one wish of a mission, how much it counts, and the words it was read from.

use serde::{Deserialize, Serialize};

use crate::{
    Area, Impact, Language, MissionType, Orientation, Place, RateRange, Rhythm, Sector, Stage, Start, TechnologyId, UnknownCode,
    code::codes,
};

codes! {
    /// What a criterion is about.
    pub enum CriterionKind as "kind of criterion" {
        /// A technology that the CTO should know.
        Stack = "stack",
        /// What the company does.
        Sector = "sector",
        /// What the company does for others.
        Impact = "impact",
        /// What the CTO is asked to do.
        MissionType = "mission_type",
        /// A part of the technical remit.
        Area = "area",
        /// How far the company has come.
        Stage = "stage",
        /// Where the CTO's strength should lie.
        Orientation = "orientation",
        /// Days a week.
        Rhythm = "rhythm",
        /// What the company can pay a day.
        Rate = "rate",
        /// Where.
        Place = "place",
        /// In which language.
        Language = "language",
        /// From when.
        Start = "start",
    }
}

impl CriterionKind {
    /// Whether a mission may hold several values of this kind at once (three technologies, but one rhythm).
    pub fn holds_several(self) -> bool {
        !matches!(self, Self::Stage | Self::Rhythm | Self::Rate | Self::Start)
    }
}

codes! {
    /// How much a criterion counts. A `must` that is known not to hold blocks a match; `indifferent` is kept but counts nothing.
    pub enum Importance as "importance" {
        /// Nothing goes without it.
        Must = "must",
        /// It weighs much.
        Important = "important",
        /// It would be a plus.
        Nice = "nice",
        /// It was read or asked, and does not matter.
        Indifferent = "indifferent",
    }
}

codes! {
    /// Who a criterion comes from. Only `text` has words of the need as its evidence.
    pub enum Origin as "origin" {
        /// Read from the CEO's own text.
        Text = "text",
        /// Added or corrected by the CEO.
        Ceo = "ceo",
        /// Added or corrected by staff.
        Staff = "staff",
        /// Answered by the agency that builds the product.
        Agency = "agency",
        /// Said by nobody: what goes without saying when a need is ranked. Never stored with a mission.
        Supposed = "supposed",
    }
}

/// The value of a criterion; its kind is the variant.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CriterionValue {
    Stack(TechnologyId),
    Sector(Sector),
    Impact(Impact),
    MissionType(MissionType),
    Area(Area),
    Stage(Stage),
    Orientation(Orientation),
    Rhythm(Rhythm),
    Rate(RateRange),
    Place(Place),
    Language(Language),
    Start(Start),
}

impl CriterionValue {
    /// Reads the value's code for its kind. Whether a technology or a city is known is the vocabulary's to say.
    pub fn parse(kind: CriterionKind, code: &str) -> Result<Self, UnknownCode> {
        Ok(match kind {
            CriterionKind::Stack => Self::Stack(code.parse()?),
            CriterionKind::Sector => Self::Sector(code.parse()?),
            CriterionKind::Impact => Self::Impact(code.parse()?),
            CriterionKind::MissionType => Self::MissionType(code.parse()?),
            CriterionKind::Area => Self::Area(code.parse()?),
            CriterionKind::Stage => Self::Stage(code.parse()?),
            CriterionKind::Orientation => Self::Orientation(code.parse()?),
            CriterionKind::Rhythm => Self::Rhythm(code.parse()?),
            CriterionKind::Rate => Self::Rate(code.parse()?),
            CriterionKind::Place => Self::Place(code.parse()?),
            CriterionKind::Language => Self::Language(code.parse()?),
            CriterionKind::Start => Self::Start(code.parse()?),
        })
    }

    /// What the value is about.
    pub fn kind(&self) -> CriterionKind {
        match self {
            Self::Stack(_) => CriterionKind::Stack,
            Self::Sector(_) => CriterionKind::Sector,
            Self::Impact(_) => CriterionKind::Impact,
            Self::MissionType(_) => CriterionKind::MissionType,
            Self::Area(_) => CriterionKind::Area,
            Self::Stage(_) => CriterionKind::Stage,
            Self::Orientation(_) => CriterionKind::Orientation,
            Self::Rhythm(_) => CriterionKind::Rhythm,
            Self::Rate(_) => CriterionKind::Rate,
            Self::Place(_) => CriterionKind::Place,
            Self::Language(_) => CriterionKind::Language,
            Self::Start(_) => CriterionKind::Start,
        }
    }

    /// The value's code, which [`Self::parse`] reads back.
    pub fn code(&self) -> String {
        match self {
            Self::Stack(value) => value.to_string(),
            Self::Sector(value) => value.to_string(),
            Self::Impact(value) => value.to_string(),
            Self::MissionType(value) => value.to_string(),
            Self::Area(value) => value.to_string(),
            Self::Stage(value) => value.to_string(),
            Self::Orientation(value) => value.to_string(),
            Self::Rhythm(value) => value.to_string(),
            Self::Rate(value) => value.to_string(),
            Self::Place(value) => value.to_string(),
            Self::Language(value) => value.to_string(),
            Self::Start(value) => value.to_string(),
        }
    }
}

/// A span of the need's text: UTF-8 byte offsets, end exclusive, on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Evidence {
    pub start: u32,
    pub end: u32,
}

impl Evidence {
    /// The words themselves; `None` when the span does not lie on character boundaries of this text.
    pub fn words(self, text: &str) -> Option<&str> {
        text.get(self.start as usize..self.end as usize)
    }
}

/// One wish of a mission. On the wire: `{"kind","value","importance","origin","start","end"}`, without `start` and `end` where no words caused it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "WireCriterion", into = "WireCriterion")]
pub struct Criterion {
    pub value: CriterionValue,
    pub importance: Importance,
    pub origin: Origin,
    /// The words it was read from; only for [`Origin::Text`].
    pub evidence: Option<Evidence>,
}

#[derive(Serialize, Deserialize)]
struct WireCriterion {
    kind: CriterionKind,
    value: String,
    importance: Importance,
    #[serde(default = "read_from_text")]
    origin: Origin,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    start: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    end: Option<u32>,
}

fn read_from_text() -> Origin {
    Origin::Text
}

impl TryFrom<WireCriterion> for Criterion {
    type Error = UnknownCode;
    fn try_from(wire: WireCriterion) -> Result<Self, UnknownCode> {
        Ok(Self {
            value: CriterionValue::parse(wire.kind, &wire.value)?,
            importance: wire.importance,
            origin: wire.origin,
            evidence: wire.start.zip(wire.end).map(|(start, end)| Evidence { start, end }),
        })
    }
}

impl From<Criterion> for WireCriterion {
    fn from(criterion: Criterion) -> Self {
        Self {
            kind: criterion.value.kind(),
            value: criterion.value.code(),
            importance: criterion.importance,
            origin: criterion.origin,
            start: criterion.evidence.map(|evidence| evidence.start),
            end: criterion.evidence.map(|evidence| evidence.end),
        }
    }
}
