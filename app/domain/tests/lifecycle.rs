//! Laws of the transition tables.
//!
//! 1. A mission opens only after the CEO has signed the criteria off.
//! 2. From every state that is not an end, an end can be reached.
//! 3. Nothing leads out of an end.
//! 4. Every event of a set stands in its table.
//! 5. A "no" needs a reason, whoever says it.
//! 6. Whatever is tried, in whatever order, the state is one that the table leads to.
//! 7. Nobody comes into the community without having asked, been met and been asked about, in this order; staff alone decides.
//! 8. Every "no" to a CTO has a reason, and what staff stopped the CTO does not start.
//! 9. From every stage of a vetting its CTO can take the request back.
//! 10. A referee is written to only where the CTO says that they agree, and never again after a no.
//! 11. An invitation expires by the clock alone, once its time is over; then staff may invite again and the CTO may still apply, and nobody else
//!     can do anything.
//! 12. A message is taken back by its author alone, and not once it was reported; nothing brings it back.
//! 13. A meeting has a date only by a slot of the other side that still stands, or by the one that it had; nobody but both sides can say that they
//!     met, and staff only where they differ; after both did, nothing changes it.
//! 14. Work runs only after both have signed the terms, and nothing leads back from its end.
//! 15. Whoever was chosen is let go by a new search alone, with its reason; one of the two may ask for an end, and staff alone says no.
//! 16. Of a wish to end, whatever is tried, one at a time is open, and a granted one stays so.
//! 17. A month is closed by the CEO alone, as it was read, and opened again by two who agree or by staff, with a reason; nobody but the CTO notes
//!     days, and none in a month that was sent.
//! 18. A handover is confirmed by the CEO, once nothing is left to do; what there is not is set aside with a reason; a confirmed list stands.
//! 19. Staff signs no terms, a no to them has a reason, and what was closed does not wait for signatures again.
//! 20. A case study is public by the second consent alone, given by the other side to a whole text; any change takes it back to the draft, either side
//!     withdraws alone, and what staff took down comes back only as another text.
//! 21. An outcome review is its author's: staff and the system write none, nothing brings it back once it is sent, and it is changed only for a while.
//! 22. What was cancelled or is over is not changed again, and a "no" to those who signed up has a reason; staff alone writes events.
//! 23. Nobody sits on a seat that is not free, nobody waits for one that is, and whoever withdraws can come back.
//! 24. What everybody may read of a mission is published by its CEO alone, while it is open, and taken back at any time; what staff took down, with a reason,
//!     is public again only by the CEO, once staff allows it.

#[path = "lifecycle/afterwards.rs"]
mod afterwards;

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
    for end in [CandidacyState::Ended, CandidacyState::Declined, CandidacyState::Withdrawn] {
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
    assert!(MessageEvent::ALL.iter().all(|event| MESSAGE.0.iter().any(|step| step.event == *event)));
    assert!(MeetingEvent::ALL.iter().all(|event| MEETING.0.iter().any(|step| step.event == *event)));
    assert!(HandoverEvent::ALL.iter().all(|event| HANDOVER.0.iter().any(|step| step.event == *event)));
    assert!(HandoverItemEvent::ALL.iter().all(|event| HANDOVER_ITEM.0.iter().any(|step| step.event == *event)));
    assert!(ActivityEvent::ALL.iter().all(|event| ACTIVITY.0.iter().any(|step| step.event == *event)));
    assert!(EndingEvent::ALL.iter().all(|event| ENDING.0.iter().any(|step| step.event == *event)));
    assert!(EngagementEvent::ALL.iter().all(|event| ENGAGEMENT.0.iter().any(|step| step.event == *event)));
    assert!(TermsEvent::ALL.iter().all(|event| TERMS.0.iter().any(|step| step.event == *event)));
    assert!(CaseStudyEvent::ALL.iter().all(|event| CASE_STUDY.0.iter().any(|step| step.event == *event)));
    assert!(OutcomeReviewEvent::ALL.iter().all(|event| OUTCOME_REVIEW.0.iter().any(|step| step.event == *event)));
    assert!(CommunityEventEvent::ALL.iter().all(|event| COMMUNITY_EVENT.0.iter().any(|step| step.event == *event)));
    assert!(AttendanceEvent::ALL.iter().all(|event| ATTENDANCE.0.iter().any(|step| step.event == *event)));
    assert!(BriefingLinkEvent::ALL.iter().all(|event| BRIEFING_LINK.0.iter().any(|step| step.event == *event)));
    assert!(QuestionEvent::ALL.iter().all(|event| QUESTION.0.iter().any(|step| step.event == *event)));
    assert!(CheckupEvent::ALL.iter().all(|event| CHECKUP.0.iter().any(|step| step.event == *event)));
    assert!(RenewalEvent::ALL.iter().all(|event| RENEWAL.0.iter().any(|step| step.event == *event)));
    assert!(PublicPageEvent::ALL.iter().all(|event| PUBLIC_PAGE.0.iter().any(|step| step.event == *event)));
    assert!(PostingEvent::ALL.iter().all(|event| POSTING.0.iter().any(|step| step.event == *event)));
    assert!(PaperEvent::ALL.iter().all(|event| PAPER.0.iter().any(|step| step.event == *event)));
    assert!(AccountEvent::ALL.iter().all(|event| ACCOUNT.0.iter().any(|step| step.event == *event)));
}

#[test]
fn law_5_every_no_has_a_reason() {
    for step in
        CANDIDACY.0.iter().filter(|step| matches!(step.to, CandidacyState::Ended | CandidacyState::Declined | CandidacyState::Withdrawn))
    {
        assert!(step.needs.contains(&CandidacyGuard::HasReason), "{:?}", step.event);
    }
    for step in DOCUMENT.0.iter().filter(|step| step.to == DocumentState::Refused) {
        assert!(step.needs.contains(&DocumentGuard::HasReason), "{:?}", step.event);
    }
}

#[test]
fn law_10_a_referee_is_written_to_by_consent_and_not_after_a_no() {
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
fn law_7_nobody_joins_unmet() {
    let doors: Vec<_> = PROFILE.0.iter().filter(|step| step.to == ProfileState::Accepted && step.event != ProfileEvent::Resume).collect();
    assert_eq!(doors.len(), 1, "there is one door");
    assert_eq!((doors[0].from, doors[0].by), ([Some(ProfileState::References)].as_slice(), [Role::Staff].as_slice()));
    for (event, from) in [(ProfileEvent::Interview, ProfileState::Applied), (ProfileEvent::AskReferences, ProfileState::Interview)] {
        for state in ProfileState::ALL {
            assert_eq!(PROFILE.offers(*state, event, Role::Staff), *state == from, "{event} from {state}");
        }
    }
    for step in PROFILE.0.iter().filter(|step| step.event == ProfileEvent::Apply) {
        assert!(step.needs.contains(&ProfileGuard::Complete) && step.by == [Role::Cto]);
    }
}

#[test]
fn law_8_a_no_is_explained_and_stays() {
    for step in PROFILE.0.iter().filter(|step| step.to == ProfileState::Refused) {
        assert!(step.needs.contains(&ProfileGuard::HasReason) && step.by == [Role::Staff], "{:?}", step.event);
    }
    let staff_pauses = PROFILE.apply(Some(ProfileState::Accepted), ProfileEvent::Pause, Role::Staff, |_| false);
    assert_eq!(staff_pauses, Err(Refusal::Needs(ProfileGuard::HasReason)));
    let own = |guard| guard == ProfileGuard::OwnPause;
    let resume = |role, holds: &dyn Fn(ProfileGuard) -> bool| PROFILE.apply(Some(ProfileState::Paused), ProfileEvent::Resume, role, holds);
    assert_eq!(resume(Role::Cto, &own), Ok(ProfileState::Accepted));
    assert_eq!(resume(Role::Cto, &|guard| !own(guard)), Err(Refusal::Needs(ProfileGuard::OwnPause)));
    assert_eq!(resume(Role::Staff, &own), Err(Refusal::Needs(ProfileGuard::StaffPause)), "a break of one's own is one's own");
}

#[test]
fn law_9_a_request_can_be_taken_back() {
    for stage in ProfileState::VETTING {
        assert_eq!(PROFILE.apply(Some(stage), ProfileEvent::Withdraw, Role::Cto, |_| false), Ok(ProfileState::Draft));
    }
}

#[test]
fn law_11_an_invitation_expires_by_the_clock_and_closes_no_door() {
    use CandidacyEvent as E;
    use CandidacyState as S;
    let expire = |by, is_over| CANDIDACY.apply(Some(S::Invited), E::Expire, by, |_| is_over);
    assert_eq!(expire(Role::System, true), Ok(S::Expired));
    assert_eq!(expire(Role::System, false), Err(Refusal::Needs(CandidacyGuard::TimeIsOver)));
    for by in [Role::Ceo, Role::Cto, Role::Staff] {
        assert_eq!(expire(by, true), Err(Refusal::NotBy), "{by}");
    }
    for state in S::ALL.iter().filter(|state| **state != S::Invited) {
        assert_eq!(CANDIDACY.apply(Some(*state), E::Expire, Role::System, |_| true), Err(Refusal::NotFrom), "{state}");
    }
    let mut doors: Vec<_> =
        CANDIDACY.0.iter().filter(|step| step.from.contains(&Some(S::Expired))).map(|step| (step.event, step.by)).collect();
    doors.sort();
    assert_eq!(doors, [(E::Invite, &[Role::Staff][..]), (E::Apply, &[Role::Cto][..])]);
}

#[test]
fn law_12_a_date_is_agreed_by_both_and_a_meeting_told_by_both() {
    use MeetingEvent as E;
    use MeetingGuard as G;
    use MeetingState as S;
    for step in MEETING.0.iter().filter(|step| step.to == S::Agreed) {
        let by_slot = step.needs.contains(&G::FromOther) && step.needs.contains(&G::SlotStands);
        assert!(by_slot || (step.event == E::Keep && step.needs.contains(&G::DateStands)), "{:?}", step.event);
        assert!(step.by == [Role::Ceo, Role::Cto], "staff cannot agree for them");
    }
    for step in MEETING.0.iter().filter(|step| step.to == S::Held) {
        let differ = step.by == [Role::Staff] && step.from == [Some(S::Disputed)];
        assert!(differ || (step.by == [Role::System] && step.needs == [G::BothMet]), "{:?}", step.event);
    }
    assert!(MEETING.0.iter().all(|step| !step.from.contains(&Some(S::Held))), "held is an end");
    for step in MEETING.0.iter().filter(|step| step.event == E::Cancel) {
        assert!(step.needs.contains(&G::HasReason));
    }
    for state in S::ALL.iter().filter(|state| **state != S::Held) {
        let ways = MEETING.0.iter().filter(|step| step.from.contains(&Some(*state)));
        assert!(ways.clone().count() > 0, "{state} is no dead end");
    }
}

#[test]
fn law_14_work_runs_once_both_have_signed() {
    use EngagementState as S;
    for step in ENGAGEMENT.0.iter().filter(|step| step.to == S::Running) {
        assert!(step.needs == [EngagementGuard::TermsSigned] && step.by == [Role::System], "{:?}", step.event);
    }
    assert!(ENGAGEMENT.0.iter().all(|step| !step.from.contains(&Some(S::Ended))), "an end is an end");
    for state in S::ALL.iter().filter(|state| **state != S::Ended) {
        assert!(ENGAGEMENT.offers(*state, EngagementEvent::End, Role::Staff), "{state} reaches an end");
    }
}

#[test]
fn law_15_whoever_was_chosen_is_let_go_by_a_new_search_alone() {
    let ways: Vec<_> = CANDIDACY.0.iter().filter(|step| step.from.contains(&Some(CandidacyState::Selected))).collect();
    assert_eq!(ways.len(), 1, "there is one way out");
    assert_eq!(
        (ways[0].event, ways[0].by, ways[0].needs),
        (CandidacyEvent::Release, &[Role::System][..], &[CandidacyGuard::HasReason][..])
    );
    for step in ENDING.0.iter().filter(|step| step.event != EndingEvent::Grant) {
        assert!(step.needs.contains(&EndingGuard::HasReason), "{:?}", step.event);
    }
    for role in ROLES {
        let asks = ENDING.apply(None, EndingEvent::Ask, *role, |_| true).is_ok();
        assert_eq!(asks, matches!(role, Role::Ceo | Role::Cto), "{role}");
        assert_eq!(ENDING.offers(EndingState::Open, EndingEvent::Refuse, *role), *role == Role::Staff, "{role}");
    }
}

#[test]
fn law_18_a_handover_is_confirmed_by_the_ceo_once_nothing_is_left_to_do() {
    for step in HANDOVER.0.iter().filter(|step| step.to == HandoverState::Confirmed) {
        assert_eq!((step.by, step.needs), (&[Role::Ceo][..], &[HandoverGuard::NothingToDo][..]));
    }
    for step in HANDOVER_ITEM.0 {
        assert!(step.needs.contains(&HandoverItemGuard::HandoverOpen) && step.by == [Role::Ceo, Role::Cto], "{:?}", step.event);
        assert_eq!(step.to == HandoverItemState::NotApplicable, step.needs.contains(&HandoverItemGuard::HasReason), "{:?}", step.event);
    }
}

#[test]
fn law_17_a_month_is_closed_by_the_ceo_and_opened_by_two_or_by_staff() {
    use ActivityEvent as E;
    use ActivityState as S;
    for step in ACTIVITY.0.iter().filter(|step| step.to == S::Approved && step.from != [Some(S::Approved)]) {
        assert_eq!((step.event, step.by, step.needs), (E::Approve, &[Role::Ceo][..], &[ActivityGuard::AsRead][..]));
    }
    for step in ACTIVITY.0.iter().filter(|step| step.from == [Some(S::Approved)] && step.to != S::Approved) {
        let agreed = step.needs == [ActivityGuard::OtherAsked];
        assert!(agreed || (step.by == [Role::Staff] && step.needs == [ActivityGuard::HasReason]), "{:?}", step.by);
    }
    for state in S::ALL {
        for role in ROLES {
            let may = *role == Role::Cto && matches!(state, S::Open | S::Returned);
            assert_eq!(ACTIVITY.offers(*state, E::Note, *role), may, "{state} {role}");
        }
    }
}

#[test]
fn law_19_terms_are_signed_by_the_two_alone() {
    use TermsState as S;
    for step in TERMS.0.iter().filter(|step| matches!(step.to, S::HalfSigned | S::InForce)) {
        assert!(step.by == [Role::Ceo, Role::Cto] && step.needs.contains(&TermsGuard::NotSigned), "{:?}", step.event);
    }
    assert!(TERMS.0.iter().filter(|step| step.to == S::Refused).all(|step| step.needs.contains(&TermsGuard::HasReason)));
    for state in [S::Superseded, S::Replaced, S::Withdrawn, S::Refused] {
        assert!(TERMS.0.iter().all(|step| !step.from.contains(&Some(state))), "{state} is an end");
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

    #[test]
    fn law_17_whatever_is_tried_no_month_is_closed_that_was_not_sent(tries in prop::collection::vec((0..ActivityEvent::ALL.len(), 0..ROLES.len(), any::<bool>()), 0..80)) {
        let (mut state, mut sent) = (None, false);
        for (event, role, holds) in tries {
            let event = ActivityEvent::ALL[event];
            let Ok(next) = ACTIVITY.apply(state, event, ROLES[role], |_| holds) else { continue };
            prop_assert!(ACTIVITY.0.iter().any(|step| step.event == event && step.from.contains(&state) && step.to == next && step.by.contains(&ROLES[role])));
            sent = event == ActivityEvent::Send || (sent && next != ActivityState::Returned);
            prop_assert!(sent || !matches!(next, ActivityState::Sent | ActivityState::Approved));
            state = Some(next);
        }
    }

    #[test]
    fn law_16_whatever_is_tried_a_granted_wish_stays_granted(tries in prop::collection::vec((0..EndingEvent::ALL.len(), 0..ROLES.len(), any::<bool>()), 0..60)) {
        let mut state = None;
        for (event, role, holds) in tries {
            let event = EndingEvent::ALL[event];
            let Ok(next) = ENDING.apply(state, event, ROLES[role], |_| holds) else { continue };
            prop_assert!(state != Some(EndingState::Granted));
            prop_assert!(event != EndingEvent::Ask || state != Some(EndingState::Open));
            state = Some(next);
        }
    }

    #[test]
    fn law_12_whatever_is_tried_a_meeting_is_held_only_after_a_date(tries in prop::collection::vec((0..MeetingEvent::ALL.len(), 0..ROLES.len(), any::<bool>()), 0..80)) {
        let (mut state, mut dated) = (None, false);
        for (event, role, holds) in tries {
            let (event, role) = (MeetingEvent::ALL[event], ROLES[role]);
            let Ok(next) = MEETING.apply(state, event, role, |_| holds) else { continue };
            prop_assert!(MEETING.0.iter().any(|step| step.event == event && step.from.contains(&state) && step.to == next && step.by.contains(&role)));
            // A date that is being moved stands: there is one where it is time to ask.
            dated |= next == MeetingState::Agreed || event == MeetingEvent::Ask;
            prop_assert!(dated || !matches!(next, MeetingState::Asked | MeetingState::Held | MeetingState::Disputed));
            state = Some(next);
        }
    }

    #[test]
    fn law_7_whatever_is_tried_nobody_is_accepted_who_was_not_met(tries in prop::collection::vec((0..ProfileEvent::ALL.len(), 0..ROLES.len(), any::<bool>()), 0..80)) {
        let mut state = ProfileState::Draft;
        let mut passed = Vec::new();
        for (event, role, holds) in tries {
            let (event, role) = (ProfileEvent::ALL[event], ROLES[role]);
            let Ok(next) = PROFILE.apply(Some(state), event, role, |_| holds) else { continue };
            let legal = PROFILE.0.iter().any(|step| step.event == event && step.from.contains(&Some(state)) && step.to == next && step.by.contains(&role));
            prop_assert!(legal);
            if next == ProfileState::Applied {
                passed.clear();
            }
            if next == ProfileState::Accepted && state != ProfileState::Paused {
                prop_assert_eq!(&passed, &[ProfileState::Applied, ProfileState::Interview, ProfileState::References]);
            }
            if event == ProfileEvent::StepBack {
                passed.truncate(passed.iter().position(|stage| *stage == next).unwrap_or(0));
            }
            passed.push(next);
            state = next;
        }
    }
}

#[test]
fn law_12_a_message_is_taken_back_by_its_author_alone() {
    let without =
        |missing: MessageGuard| MESSAGE.apply(Some(MessageState::Sent), MessageEvent::Withdraw, Role::Cto, |guard| guard != missing);
    for guard in [MessageGuard::IsOwn, MessageGuard::NotReported, MessageGuard::IsFresh] {
        assert_eq!(without(guard), Err(Refusal::Needs(guard)));
    }
    assert!(MESSAGE.0.iter().all(|step| !step.from.contains(&Some(MessageState::Withdrawn))), "nothing brings it back");
    for role in ROLES {
        assert_eq!(MESSAGE.offers(MessageState::Sent, MessageEvent::Settle, *role), *role == Role::Staff);
    }
}
