//! The states of the log in words: what the subject of a line came from, and into.

use domain::lifecycle::{
    AccountState, ActivityEvent, ActivityState, CandidacyState, CaseStudyEvent, CaseStudyState, EndingEvent, EndingState, EngagementState,
    HandoverEvent, HandoverItemState, HandoverState, MeetingEvent, MeetingState, MessageEvent, MessageState, MissionState,
    OutcomeReviewEvent, OutcomeReviewState, ProfileState, TermsEvent,
};
use ui::{Locale, labels, t, terms};

/// A state of the thing that the line is about.
pub(super) fn state(locale: Locale, subject: &str, event: &str, code: &str) -> String {
    let words = match subject {
        "mission" => code.parse::<MissionState>().ok().map(|state| labels::mission_state(locale, state)),
        // What hangs on a candidacy has states of its own, some of the same name.
        "candidacy" if event.parse::<MessageEvent>().is_ok() => code.parse().ok().map(|state| message_state(locale, state)),
        "candidacy" if event.parse::<MeetingEvent>().is_ok() => code.parse().ok().map(|state| meeting_state(locale, state)),
        "candidacy" => code.parse::<CandidacyState>().ok().map(|state| labels::candidacy_state(locale, state)),
        "engagement" if event.parse::<ActivityEvent>().is_ok() => code.parse().ok().map(|state| activity_state(locale, state)),
        "engagement" if event.ends_with("handover_item") => code.parse().ok().map(|state| handover_item_state(locale, state)),
        "engagement" if event.parse::<HandoverEvent>().is_ok() => code.parse().ok().map(|state| handover_state(locale, state)),
        "engagement" if event.parse::<EndingEvent>().is_ok() => code.parse().ok().map(|state| ending_state(locale, state)),
        "engagement" if event.parse::<OutcomeReviewEvent>().is_ok() => code.parse().ok().map(|state| outcome_review_state(locale, state)),
        "engagement" if event.parse::<CaseStudyEvent>().is_ok() => code.parse().ok().map(|state| case_study_state(locale, state)),
        "engagement" if event.parse::<TermsEvent>().is_ok() => code.parse().ok().map(|state| terms::terms_state(locale, state)),
        "engagement" => code.parse::<EngagementState>().ok().map(|state| labels::engagement_state(locale, state)),
        "profile" => code
            .parse::<ProfileState>()
            .map(|state| labels::profile_state(locale, state))
            .or_else(|_| code.parse().map(|state| labels::reference_state(locale, state)))
            .or_else(|_| code.parse().map(|state| labels::document_state(locale, state)))
            .ok(),
        "community_event" => code
            .parse()
            .map(|state| labels::community_event_state(locale, state))
            .or_else(|_| code.parse().map(|state| labels::attendance_state(locale, state)))
            .ok(),
        "reference" => code.parse().ok().map(|state| labels::reference_state(locale, state)),
        "public_page" => code.parse().ok().map(|state| labels::public_page_state(locale, state)),
        "document" => code.parse().ok().map(|state| labels::document_state(locale, state)),
        "account" => code.parse().ok().map(|state| account_state(locale, state)),
        _ => None,
    };
    words.unwrap_or(code).to_owned()
}

/// Where the statement of a month stands.
fn activity_state(locale: Locale, state: ActivityState) -> &'static str {
    match state {
        ActivityState::Open => t::activity::state::open(locale),
        ActivityState::Sent => t::activity::state::sent(locale),
        ActivityState::Returned => t::activity::state::returned(locale),
        ActivityState::Approved => t::activity::state::approved(locale),
    }
}

/// Where an outcome review stands.
fn outcome_review_state(locale: Locale, state: OutcomeReviewState) -> &'static str {
    match state {
        OutcomeReviewState::Asked => t::outcome_reviews::state::asked(locale),
        OutcomeReviewState::Draft => t::outcome_reviews::state::draft(locale),
        OutcomeReviewState::Sent => t::outcome_reviews::state::sent(locale),
    }
}

/// Where a case study stands.
fn case_study_state(locale: Locale, state: CaseStudyState) -> &'static str {
    match state {
        CaseStudyState::Draft => t::case_studies::state::draft(locale),
        CaseStudyState::HalfAgreed => t::case_studies::state::half_agreed(locale),
        CaseStudyState::Published => t::case_studies::state::published(locale),
        CaseStudyState::Withdrawn => t::case_studies::state::withdrawn(locale),
        CaseStudyState::TakenDown => t::case_studies::state::taken_down(locale),
    }
}

/// Where a handover stands.
fn handover_state(locale: Locale, state: HandoverState) -> &'static str {
    match state {
        HandoverState::Open => t::handover::list::open(locale),
        HandoverState::Confirmed => t::handover::list::is_confirmed(locale),
    }
}

/// Where a thing to hand over stands.
fn handover_item_state(locale: Locale, state: HandoverItemState) -> &'static str {
    match state {
        HandoverItemState::ToDo => t::handover::list::to_do(locale),
        HandoverItemState::Done => t::handover::list::done(locale),
        HandoverItemState::NotApplicable => t::handover::list::not_applicable(locale),
    }
}

/// Where the wish to end an engagement stands.
fn ending_state(locale: Locale, state: EndingState) -> &'static str {
    match state {
        EndingState::Open => t::handover::state::open(locale),
        EndingState::Granted => t::handover::state::granted(locale),
        EndingState::Refused => t::handover::state::refused(locale),
    }
}

/// A state of a meeting.
fn meeting_state(locale: Locale, state: MeetingState) -> &'static str {
    use t::meetings::state as say;
    match state {
        MeetingState::Proposed => say::proposed(locale),
        MeetingState::Unfit => say::unfit(locale),
        MeetingState::Agreed => say::agreed(locale),
        MeetingState::Asked => say::asked(locale),
        MeetingState::Held => say::held(locale),
        MeetingState::Disputed => say::disputed(locale),
        MeetingState::Cancelled => say::cancelled(locale),
    }
}

/// Where a message stands.
fn message_state(locale: Locale, state: MessageState) -> &'static str {
    match state {
        MessageState::Sent => t::messages::state::sent(locale),
        MessageState::Withdrawn => t::messages::state::withdrawn(locale),
    }
}

/// Where an account stands.
fn account_state(locale: Locale, state: AccountState) -> &'static str {
    use t::staff::event::account_state as say;
    match state {
        AccountState::Active => say::active(locale),
        AccountState::Suspended => say::suspended(locale),
        AccountState::Erased => say::erased(locale),
    }
}
