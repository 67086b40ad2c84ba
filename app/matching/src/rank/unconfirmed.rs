//! What a rule may conclude from a profile that nobody has confirmed yet: see [`Profile::unconfirmed`](crate::Profile).
//!
//! A CV tells what somebody chose to tell. What it shows counts; what it leaves out is not "other", so it blocks nothing, and where it shows
//! nothing of what is wanted, the rule is unknown. Technologies are the exception that a CV sets out to list: a missing one earns nothing, yet it
//! does not block either.

use super::{Fact, Outcome, Question, RuleId, Side, rule::Judgement};

/// Takes back what a profile's silence does not say.
pub(super) fn softened(rule: RuleId, judgement: Judgement) -> Judgement {
    let Judgement { outcome, mut blocks } = judgement;
    if rule.side() == Side::Cto {
        return Judgement { outcome, blocks };
    }
    blocks.retain(|(_, fact)| question_of(fact).is_none() && !matches!(fact, Fact::TechnologyMissing { .. } | Fact::TechnologyNear { .. }));
    match outcome {
        Outcome::Known { value: 0, reasons } if reasons.iter().any(|reason| question_of(&reason.fact).is_some()) => {
            Judgement::unknown(reasons.iter().filter_map(|reason| question_of(&reason.fact)))
        }
        known => Judgement { outcome: known, blocks },
    }
}

/// What to ask where a label was not found.
fn question_of(fact: &Fact) -> Option<Question> {
    Some(match *fact {
        Fact::SectorOther { wanted } | Fact::SectorNear { wanted, .. } => Question::AskSector { sector: wanted },
        Fact::ImpactOther { wanted } | Fact::ImpactNear { wanted, .. } => Question::AskImpact { impact: wanted },
        Fact::MissionTypeOther { wanted } | Fact::MissionTypeNear { wanted, .. } => Question::AskMissionType { mission_type: wanted },
        Fact::AreaOther { area } => Question::AskArea { area },
        Fact::StageOther { wanted } | Fact::StageNear { wanted, .. } => Question::AskStage { stage: wanted },
        Fact::OrientationOther { orientation } => Question::AskOrientation { orientation },
        Fact::LanguageMissing { language } => Question::AskLanguage { language },
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use crate::Profile;
    use crate::profile::KnownSector;
    use crate::rank::RuleId;
    use crate::rank::tests::{asking, blocks, codes, cto, known, questions, value};

    // 1. What an unconfirmed profile shows counts as it does for a confirmed one.
    // 2. What it leaves out blocks nothing, and is asked.
    // 3. A missing technology earns nothing and does not block.

    fn unconfirmed() -> Profile {
        Profile { unconfirmed: true, ..cto() }
    }

    #[test]
    fn law_1_what_is_shown_counts() {
        let need = asking(&["must sector health", "must orientation tech"]);
        let sectors = vec![KnownSector { sector: domain::Sector::Health, years: Some(3) }];
        let profile = Profile { sectors, orientations: codes("tech"), ..unconfirmed() };
        for rule in [RuleId::Sector, RuleId::Orientation] {
            assert_eq!(value(rule, &need, &profile), value(rule, &need, &Profile { unconfirmed: false, ..profile.clone() }));
        }
    }

    #[test]
    fn law_2_silence_is_unknown() {
        let need = asking(&["must orientation tech", "must area hosting"]);
        let profile = Profile { orientations: codes("people"), areas: codes("data"), ..unconfirmed() };
        for rule in [RuleId::Orientation, RuleId::Area] {
            assert_eq!(value(rule, &need, &profile), None);
            assert!(blocks(rule, &need, &profile).is_empty());
            assert_eq!(questions(rule, &need, &profile).len(), 1);
            assert_eq!(blocks(rule, &need, &Profile { unconfirmed: false, ..profile.clone() }).len(), 1);
        }
    }

    #[test]
    fn law_3_a_missing_technology_earns_nothing() {
        let need = asking(&["must stack rust"]);
        let profile = Profile { stack: vec![known("php", 5)], ..unconfirmed() };
        assert_eq!(value(RuleId::Stack, &need, &profile), Some(0));
        assert!(blocks(RuleId::Stack, &need, &profile).is_empty());
    }
}
