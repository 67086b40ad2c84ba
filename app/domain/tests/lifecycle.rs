//! Laws of the transition tables.
//!
//! 1. A mission opens only after the CEO has signed the criteria off.
//! 2. From every state that is not an end, an end can be reached.
//! 3. Nothing leads out of an end.
//! 4. Every event of a set stands in its table.
//! 5. A "no" needs a reason, whoever says it.
//! 6. Whatever is tried, in whatever order, the state is one that the table leads to.
//! 7. A referee is written to only where the CTO says that they agree, and never again after a no.

use domain::{Role, lifecycle::*};
use proptest::prelude::*;

const ROLES: &[Role] = Role::ALL;

#[test]
fn law_1_no_mission_opens_unsigned() {
    let opened = MISSION.apply(Some(MissionState::Submitted), MissionEvent::Open, Role::Staff, |_| false);
    assert_eq!(opened, Err(Refusal::Needs(MissionGuard::SignedOff)));
    let leading_to_open: Vec<_> =
        MISSION.0.iter().filter(|step| step.to == MissionState::Open && step.from.contains(&Some(MissionState::Submitted))).collect();
    assert_eq!(leading_to_open.len(), 1, "there is one door, and it is guarded");
}

#[test]
fn law_2_and_3_ends_can_be_reached_and_not_left() {
    let ends = [MissionState::Completed, MissionState::Cancelled];
    for state in MissionState::ALL {
        let mut reached = vec![*state];
        let mut at = 0;
        while at < reached.len() {
            let from = reached[at];
            reached.extend(
                MISSION
                    .0
                    .iter()
                    .filter(|step| step.from.contains(&Some(from)))
                    .map(|step| step.to)
                    .filter(|to| *to != from)
                    .collect::<Vec<_>>(),
            );
            reached.dedup();
            at += 1;
            if at > 100 {
                break;
            }
        }
        assert!(reached.iter().any(|state| ends.contains(state)), "{state} reaches an end");
    }
    for end in ends {
        assert!(MISSION.0.iter().all(|step| !step.from.contains(&Some(end))), "{end} is an end");
    }
    for end in [CandidacyState::Selected, CandidacyState::Declined, CandidacyState::Withdrawn] {
        assert!(CANDIDACY.0.iter().all(|step| !step.from.contains(&Some(end))), "{end} is an end");
    }
}

#[test]
fn law_4_every_event_is_in_its_table() {
    assert!(MissionEvent::ALL.iter().all(|event| MISSION.0.iter().any(|step| step.event == *event)));
    assert!(CandidacyEvent::ALL.iter().all(|event| CANDIDACY.0.iter().any(|step| step.event == *event)));
    assert!(ProfileEvent::ALL.iter().all(|event| PROFILE.0.iter().any(|step| step.event == *event)));
    assert!(ReferenceRequestEvent::ALL.iter().all(|event| REFERENCE_REQUEST.0.iter().any(|step| step.event == *event)));
    assert!(DocumentEvent::ALL.iter().all(|event| DOCUMENT.0.iter().any(|step| step.event == *event)));
    assert!(AccountEvent::ALL.iter().all(|event| ACCOUNT.0.iter().any(|step| step.event == *event)));
}

#[test]
fn law_5_every_no_has_a_reason() {
    for step in CANDIDACY.0.iter().filter(|step| matches!(step.to, CandidacyState::Declined | CandidacyState::Withdrawn)) {
        assert!(step.needs.contains(&CandidacyGuard::HasReason), "{:?}", step.event);
    }
    for step in DOCUMENT.0.iter().filter(|step| step.to == DocumentState::Refused) {
        assert!(step.needs.contains(&DocumentGuard::HasReason), "{:?}", step.event);
    }
}

#[test]
fn law_7_a_referee_is_written_to_by_consent_and_not_after_a_no() {
    for step in REFERENCE_REQUEST.0.iter().filter(|step| step.to == ReferenceRequestState::Named) {
        assert!(step.needs.contains(&ReferenceRequestGuard::Consent), "{:?}", step.event);
    }
    for state in [ReferenceRequestState::Answered, ReferenceRequestState::Declined] {
        assert!(!REFERENCE_REQUEST.offers(state, ReferenceRequestEvent::Ask, Role::Staff));
        assert!(!REFERENCE_REQUEST.offers(state, ReferenceRequestEvent::Correct, Role::Cto), "nor by way of a correction");
        assert!(
            !REFERENCE_REQUEST.offers(state, ReferenceRequestEvent::Withdraw, Role::Cto),
            "what was said is not taken away by whom it is about"
        );
    }
}

#[test]
fn a_step_of_another_role_says_so() {
    assert_eq!(MISSION.apply(Some(MissionState::Draft), MissionEvent::Submit, Role::Staff, |_| true), Err(Refusal::NotBy));
    assert_eq!(MISSION.apply(Some(MissionState::Open), MissionEvent::Submit, Role::Ceo, |_| true), Err(Refusal::NotFrom));
}

proptest! {
    #[test]
    fn law_6_any_sequence_stays_inside_the_table(tries in prop::collection::vec((0..CandidacyEvent::ALL.len(), 0..ROLES.len(), any::<bool>()), 0..60)) {
        let mut state = None;
        for (event, role, holds) in tries {
            let event = CandidacyEvent::ALL[event];
            if let Ok(next) = CANDIDACY.apply(state, event, ROLES[role], |_| holds) {
                let legal = CANDIDACY.0.iter().any(|step| step.event == event && step.from.contains(&state) && step.to == next);
                prop_assert!(legal);
                state = Some(next);
            }
        }
    }
}
