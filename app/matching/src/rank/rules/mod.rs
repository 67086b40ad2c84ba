//! The rules, one a file. Each says its outcomes in its doc comment, and its tests open with its laws.

mod area;
mod impact;
mod language;
mod mission_type;
mod nearness;
mod offered;
mod orientation;
mod place;
mod proof;
mod rate;
mod refusals;
mod rhythm;
mod sector;
mod stack;
mod stage;
mod start;
mod wished;
mod words;

pub(super) use nearness::NEAR_FROM as LABEL_NEAR_FROM;
pub(super) use stack::NEAR_FROM as TECHNOLOGY_NEAR_FROM;

use super::rule::{Rule, RuleId};

/// The rule behind a name.
pub(super) fn of(id: RuleId) -> &'static dyn Rule {
    match id {
        RuleId::Stack => &stack::Stack,
        RuleId::Sector => &sector::Sector,
        RuleId::Impact => &impact::Impact,
        RuleId::MissionType => &mission_type::MissionType,
        RuleId::Area => &area::Area,
        RuleId::Stage => &stage::Stage,
        RuleId::Orientation => &orientation::Orientation,
        RuleId::Rhythm => &rhythm::Rhythm,
        RuleId::Rate => &rate::Rate,
        RuleId::Place => &place::Place,
        RuleId::Language => &language::Language,
        RuleId::Start => &start::Start,
        RuleId::Words => &words::Words,
        RuleId::Proof => &proof::Proof,
        RuleId::WishedSector => &wished::sector::WishedSector,
        RuleId::WishedImpact => &wished::impact::WishedImpact,
        RuleId::WishedMissionType => &wished::mission_type::WishedMissionType,
        RuleId::WishedStage => &wished::stage::WishedStage,
        RuleId::OfferedRate => &offered::rate::OfferedRate,
        RuleId::OfferedRhythm => &offered::rhythm::OfferedRhythm,
        RuleId::OfferedPlace => &offered::place::OfferedPlace,
        RuleId::Refusals => &refusals::Refusals,
    }
}
