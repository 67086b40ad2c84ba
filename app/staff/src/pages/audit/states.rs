//! The states of the log in words: what the subject of a line came from, and into.

use domain::lifecycle::{
    AccountState, ActivityEvent, BriefingLinkEvent, CandidacyState, CaseStudyEvent, CheckupEvent, EndingEvent, EngagementState,
    HandoverEvent, HandoverItemEvent, MeetingEvent, MeetingState, MessageEvent, MessageState, MissionState, OutcomeReviewEvent, PaperEvent,
    ProfileState, QuestionEvent, RenewalEvent, TermsEvent,
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
        "engagement" if event.parse::<ActivityEvent>().is_ok() => code.parse().ok().map(|state| labels::activity_state(locale, state)),
        "engagement" if event.parse::<HandoverItemEvent>().is_ok() => {
            code.parse().ok().map(|state| labels::handover_item_state(locale, state))
        }
        "engagement" if event.parse::<HandoverEvent>().is_ok() => code.parse().ok().map(|state| labels::handover_state(locale, state)),
        "engagement" if event.parse::<EndingEvent>().is_ok() => code.parse().ok().map(|state| labels::ending_state(locale, state)),
        "engagement" if event.parse::<OutcomeReviewEvent>().is_ok() => {
            code.parse().ok().map(|state| labels::outcome_review_state(locale, state))
        }
        "engagement" if event.parse::<CaseStudyEvent>().is_ok() => code.parse().ok().map(|state| labels::case_study_state(locale, state)),
        "engagement" if event.parse::<CheckupEvent>().is_ok() => code.parse().ok().map(|state| labels::checkup_state(locale, state)),
        "engagement" if event.parse::<RenewalEvent>().is_ok() => code.parse().ok().map(|state| labels::renewal_state(locale, state)),
        "engagement" if event.parse::<QuestionEvent>().is_ok() => code.parse().ok().map(|state| labels::question_state(locale, state)),
        "engagement" if event.parse::<BriefingLinkEvent>().is_ok() => {
            code.parse().ok().map(|state| labels::briefing_link_state(locale, state))
        }
        "engagement" if event.parse::<PaperEvent>().is_ok() => code.parse().ok().map(|state| labels::paper_state(locale, state)),
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
        "posting" => code.parse().ok().map(|state| labels::posting_state(locale, state)),
        "public_page" => code.parse().ok().map(|state| labels::public_page_state(locale, state)),
        "document" => code.parse().ok().map(|state| labels::document_state(locale, state)),
        "account" => code.parse().ok().map(|state| account_state(locale, state)),
        _ => None,
    };
    words.unwrap_or(code).to_owned()
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

#[cfg(test)]
mod tests {
    use domain::{Code, lifecycle::*};

    use super::*;

    /// Each state that a step of this table leads to or comes from, with the event that says it.
    fn steps<S: Code, E: Code, G>(subject: &'static str, table: &Table<S, E, G>) -> Vec<(&'static str, &'static str, &'static str)> {
        let states = |step: &Transition<S, E, G>| step.from.iter().flatten().copied().chain([step.to]).collect::<Vec<_>>();
        table.0.iter().flat_map(|step| states(step).into_iter().map(|state| (subject, step.event.code(), state.code()))).collect()
    }

    #[test]
    fn every_state_of_a_life_has_its_words() {
        let lives = [
            steps("mission", &MISSION),
            steps("candidacy", &CANDIDACY),
            steps("candidacy", &MEETING),
            steps("candidacy", &MESSAGE),
            steps("engagement", &ENGAGEMENT),
            steps("engagement", &TERMS),
            steps("engagement", &ACTIVITY),
            steps("engagement", &HANDOVER),
            steps("engagement", &HANDOVER_ITEM),
            steps("engagement", &ENDING),
            steps("engagement", &CHECKUP),
            steps("engagement", &RENEWAL),
            steps("engagement", &QUESTION),
            steps("engagement", &BRIEFING_LINK),
            steps("engagement", &OUTCOME_REVIEW),
            steps("engagement", &CASE_STUDY),
            steps("engagement", &PAPER),
            steps("public_page", &PUBLIC_PAGE),
            steps("posting", &POSTING),
            steps("profile", &PROFILE),
            steps("reference", &REFERENCE_REQUEST),
            steps("document", &DOCUMENT),
            steps("community_event", &COMMUNITY_EVENT),
            steps("community_event", &ATTENDANCE),
            steps("account", &ACCOUNT),
        ];
        for (subject, event, code) in lives.into_iter().flatten() {
            // English words may be those of the codes.
            assert_ne!(state(Locale::Fr, subject, event, code), code, "{subject}: {event} {code}");
        }
    }
}
