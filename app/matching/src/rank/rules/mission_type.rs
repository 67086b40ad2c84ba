//! A rule for the CEO: kinds of mission.

use domain::{Criterion, CriterionKind, CriterionValue, MissionType as Kind};

use crate::Need;
use crate::profile::Wishes;
use crate::rank::outcome::share;
use crate::rank::rule::{Assessed, Judgement, Pair, Pull, Rule, pull_of};
use crate::rank::rules::nearness::nearest;
use crate::rank::{Fact, Question, WHOLE};

/// Kinds of mission: each wanted one, weighted by its importance.
///
/// - Done: 800 000 once, 900 000 twice, 1 000 000 from three times on. Satisfies a `must`.
/// - A neighbouring kind was done: `exp(−distance)` × 800 000; does not satisfy a `must`.
/// - Other kinds only: 0; blocks a `must`.
/// - None said: unknown; asks for each.
pub(in crate::rank) struct MissionType;

/// Done once.
const ONCE: u32 = 800_000;

impl Rule for MissionType {
    fn pull(&self, need: &Need, _: &Wishes) -> Pull {
        pull_of(need, CriterionKind::MissionType)
    }

    fn judge(&self, pair: &Pair<'_>) -> Judgement {
        let wanted = pair.need.of(CriterionKind::MissionType).filter_map(|criterion| match criterion.value {
            CriterionValue::MissionType(kind) => Some((criterion, kind)),
            _ => None,
        });
        if pair.profile.mission_types.is_empty() {
            return Judgement::unknown(wanted.map(|(_, mission_type)| Question::AskMissionType { mission_type }));
        }
        Judgement::mean(wanted.map(|(criterion, kind)| assess(pair, criterion, kind)).collect(), pair.weights)
    }
}

fn assess<'a>(pair: &Pair<'a>, criterion: &'a Criterion, wanted: Kind) -> Assessed<'a> {
    let done = &pair.profile.mission_types;
    if let Some(times) = done.iter().filter(|one| one.mission_type == wanted).map(|one| one.times).max() {
        let value = match times {
            0 | 1 => ONCE,
            2 => 900_000,
            _ => WHOLE,
        };
        return Assessed::held(criterion, value, Fact::MissionTypeDone { mission_type: wanted, times: times.max(1) });
    }
    match nearest(pair.knowledge, wanted, done.iter().map(|one| one.mission_type)) {
        Some((near, done)) => Assessed::short(criterion, share(ONCE, near), Fact::MissionTypeNear { wanted, done }),
        None => Assessed::gap(criterion, Fact::MissionTypeOther { wanted }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Profile;
    use crate::profile::MissionTypeDone;
    use crate::rank::RuleId;
    use crate::rank::tests::{asking, blocks, cto, value};

    // 1. Done more often never earns less; a neighbouring kind earns less than the kind itself.
    // 2. None said is unknown; a must needs the very kind.

    fn having_done(mission_type: Kind, times: u8) -> Profile {
        Profile { mission_types: vec![MissionTypeDone { mission_type, times }], ..cto() }
    }

    #[test]
    fn law_1_often_once_nearly() {
        let need = asking(&["important mission_type audit"]);
        let earned = |kind, times| value(RuleId::MissionType, &need, &having_done(kind, times));
        assert!((1..9).all(|times| earned(Kind::Audit, times) <= earned(Kind::Audit, times + 1)));
        assert_eq!(
            [earned(Kind::Audit, 1), earned(Kind::DueDiligence, 9), earned(Kind::Mentoring, 9)],
            [Some(800_000), Some(536_256), Some(0)]
        );
    }

    #[test]
    fn law_2_a_must_needs_the_very_one() {
        let need = asking(&["must mission_type audit"]);
        assert_eq!(value(RuleId::MissionType, &need, &cto()), None);
        assert_eq!(blocks(RuleId::MissionType, &need, &having_done(Kind::DueDiligence, 3)).len(), 1);
        assert!(blocks(RuleId::MissionType, &need, &having_done(Kind::Audit, 1)).is_empty());
    }
}
