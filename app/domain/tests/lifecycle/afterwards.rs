//! Laws 20 to 24 of [`super`]: what is told of work that has ended, events of the community, and what everybody may read of a mission.

use domain::{Role, lifecycle::*};

#[test]
fn law_20_a_case_study_is_public_with_both_consents_alone() {
    let publishing: Vec<_> = CASE_STUDY.0.iter().filter(|step| step.to == CaseStudyState::Published).collect();
    assert_eq!(publishing.len(), 1, "there is one door");
    for guard in [CaseStudyGuard::Complete, CaseStudyGuard::NotAgreed, CaseStudyGuard::OtherAgreed] {
        assert!(publishing[0].needs.contains(&guard) && publishing[0].from == [Some(CaseStudyState::HalfAgreed)], "{guard}");
    }
    for state in CaseStudyState::ALL {
        let edited = |role| CASE_STUDY.apply(Some(*state), CaseStudyEvent::Edit, role, |_| false);
        assert_eq!((edited(Role::Ceo), edited(Role::Cto)), (Ok(CaseStudyState::Draft), Ok(CaseStudyState::Draft)), "{state}");
        assert!(edited(Role::Staff).is_err());
    }
    for role in [Role::Ceo, Role::Cto] {
        let withdrawn = CASE_STUDY.apply(Some(CaseStudyState::Published), CaseStudyEvent::Withdraw, role, |_| false);
        assert_eq!(withdrawn, Ok(CaseStudyState::Withdrawn), "nothing need hold");
        for event in [CaseStudyEvent::Agree, CaseStudyEvent::Publish] {
            assert!(CASE_STUDY.apply(Some(CaseStudyState::TakenDown), event, role, |_| true).is_err(), "the same text does not come back");
        }
    }
    let down = CASE_STUDY.apply(Some(CaseStudyState::Published), CaseStudyEvent::TakeDown, Role::Staff, |_| false);
    assert_eq!(down, Err(Refusal::Needs(CaseStudyGuard::HasReason)));
}

#[test]
fn law_21_an_outcome_review_is_its_authors() {
    for step in OUTCOME_REVIEW.0.iter().filter(|step| step.event != OutcomeReviewEvent::Ask) {
        assert_eq!(step.by, [Role::Ceo, Role::Cto], "{:?}", step.event);
    }
    let leaving: Vec<_> = OUTCOME_REVIEW.0.iter().filter(|step| step.from.contains(&Some(OutcomeReviewState::Sent))).collect();
    assert!(leaving.iter().all(|step| step.to == OutcomeReviewState::Sent && step.needs == [OutcomeReviewGuard::Changeable]));
}

#[test]
fn law_22_an_event_that_is_cancelled_or_over_stands() {
    use CommunityEventState as S;
    assert!(COMMUNITY_EVENT.0.iter().all(|step| !step.from.contains(&Some(S::Cancelled))), "an end");
    assert!(COMMUNITY_EVENT.0.iter().filter(|step| step.from.contains(&Some(S::Past))).all(|step| step.to == S::Past));
    assert!(
        COMMUNITY_EVENT.0.iter().filter(|step| step.to == S::Cancelled).all(|step| step.needs.contains(&CommunityEventGuard::HasReason))
    );
    assert!(COMMUNITY_EVENT.0.iter().all(|step| step.by == [Role::Staff] || step.event == CommunityEventEvent::Finish));
}

#[test]
fn law_23_seats_are_given_where_they_are_free() {
    use AttendanceState as S;
    for step in ATTENDANCE.0 {
        assert_eq!(step.to == S::Going, step.needs.contains(&AttendanceGuard::SeatFree), "{:?}", step.event);
        assert_eq!(step.to == S::Waiting, step.needs.contains(&AttendanceGuard::Full), "{:?}", step.event);
        assert!(step.needs.contains(&AttendanceGuard::Open), "nothing moves once it has begun");
    }
    for role in [Role::Ceo, Role::Cto, Role::Staff] {
        assert!(
            ATTENDANCE.offers(S::Withdrawn, AttendanceEvent::SignUp, role)
                && ATTENDANCE.offers(S::Waiting, AttendanceEvent::Withdraw, role)
        );
        assert!(!ATTENDANCE.offers(S::Waiting, AttendanceEvent::Promote, role), "nobody gives themselves a seat");
    }
}

#[test]
fn law_24_a_posting_is_its_ceos_to_publish() {
    use PostingState as S;
    for step in POSTING.0.iter().filter(|step| step.to == S::Published) {
        assert_eq!((step.by, step.needs), (&[Role::Ceo][..], &[PostingGuard::MissionOpen][..]), "{:?}", step.event);
    }
    assert_eq!(POSTING.apply(Some(S::Published), PostingEvent::Withdraw, Role::Ceo, |_| false), Ok(S::Withdrawn), "nothing need hold");
    let down = POSTING.apply(Some(S::Published), PostingEvent::TakeDown, Role::Staff, |_| false);
    assert_eq!(down, Err(Refusal::Needs(PostingGuard::HasReason)));
    let leaving: Vec<_> = POSTING.0.iter().filter(|step| step.from.contains(&Some(S::TakenDown))).collect();
    assert!(leaving.iter().all(|step| step.by == [Role::Staff] && step.to == S::Withdrawn) && leaving.len() == 1);
}
