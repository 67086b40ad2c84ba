//! The rules by name, and what each gives.

use matching::rank::{Outcome, Part, RuleId};

use crate::{Locale, format, t};

/// A function from a rule to the text under its code.
macro_rules! by_rule {
    ($(#[$meta:meta])* $name:ident, $group:ident) => {
        $(#[$meta])*
        pub fn $name(locale: Locale, rule: RuleId) -> &'static str {
            use t::explain::$group as say;
            match rule {
                RuleId::Stack => say::stack(locale),
                RuleId::Sector => say::sector(locale),
                RuleId::Impact => say::impact(locale),
                RuleId::MissionType => say::mission_type(locale),
                RuleId::Area => say::area(locale),
                RuleId::Stage => say::stage(locale),
                RuleId::Orientation => say::orientation(locale),
                RuleId::Rhythm => say::rhythm(locale),
                RuleId::Rate => say::rate(locale),
                RuleId::Place => say::place(locale),
                RuleId::Language => say::language(locale),
                RuleId::Start => say::start(locale),
                RuleId::Words => say::words(locale),
                RuleId::Proof => say::proof(locale),
                RuleId::WishedSector => say::wished_sector(locale),
                RuleId::WishedImpact => say::wished_impact(locale),
                RuleId::WishedMissionType => say::wished_mission_type(locale),
                RuleId::WishedStage => say::wished_stage(locale),
                RuleId::OfferedRate => say::offered_rate(locale),
                RuleId::OfferedRhythm => say::offered_rhythm(locale),
                RuleId::OfferedPlace => say::offered_place(locale),
                RuleId::Refusals => say::refusals(locale),
            }
        }
    };
}

by_rule! {
    /// What a rule is called: `Technologies`, `Missions menées`.
    rule_name, rule
}

by_rule! {
    /// What a rule looks at, in one sentence.
    rule_says, rule_says
}

/// A rule's share in points, for staff: `Technologies (10,5 sur 15,0)`, or what is open while it is unknown.
pub fn part_points(locale: Locale, part: &Part) -> String {
    let whole = format::percent(locale, part.weight);
    let name = rule_name(locale, part.rule);
    match part.outcome {
        Outcome::Known { .. } => t::explain::points(locale, format::percent(locale, part.contribution()), name, whole),
        Outcome::Unknown { .. } => t::explain::points_open(locale, name, whole),
    }
}
