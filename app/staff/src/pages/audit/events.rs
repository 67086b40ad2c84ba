//! The codes of the log in words. A code without words is shown as it is: the log hides nothing.

use domain::lifecycle::{CandidacyState, MeetingState, MessageEvent, MessageState, MissionState, ProfileState};
use ui::{Locale, labels, t};

/// A function from a code to the text under it in one group of the locale.
macro_rules! by_code {
    ($group:ident, $locale:expr, $code:expr, [$($known:ident),+ $(,)?]) => {
        match $code {
            $(stringify!($known) => Some(t::staff::event::$group::$known($locale)),)+
            _ => None,
        }
    };
}

/// What happened.
pub(super) fn event(locale: Locale, subject: &str, code: &str) -> String {
    let words = match subject {
        "mission" => mission_event(locale, code),
        "candidacy" => meeting_event(locale, code).or_else(|| message_event(locale, code)).or_else(|| candidacy_event(locale, code)),
        "profile" => profile_event(locale, code),
        "reference" | "document" => proof_event(locale, code),
        "account" => by_code!(
            account,
            locale,
            code,
            [
                sign_up,
                add,
                rename,
                change_password,
                reset_password,
                change_email,
                revoke_sessions,
                suspend,
                reinstate,
                erase,
                state_company,
                check_company
            ]
        ),
        _ => None,
    };
    words.unwrap_or(code).to_owned()
}

/// What happened between one mission and one CTO.
fn candidacy_event(locale: Locale, code: &str) -> Option<&'static str> {
    by_code!(
        candidacy,
        locale,
        code,
        [
            suggest,
            invite,
            apply,
            expire,
            refuse_invitation,
            shortlist,
            unlist,
            reorder,
            request_introduction,
            accept_introduction,
            refuse_introduction,
            give_verdict,
            select,
            decline,
            close,
            withdraw,
        ]
    )
}

/// What happened to the meeting of a candidacy.
fn meeting_event(locale: Locale, code: &str) -> Option<&'static str> {
    use t::meetings::event as say;
    Some(match code {
        "propose_slots" => say::propose_slots(locale),
        "pick_slot" => say::pick_slot(locale),
        "accept_slot" => say::accept_slot(locale),
        "refuse_slots" => say::refuse_slots(locale),
        "keep_date" => say::keep_date(locale),
        "ask_whether_met" => say::ask_whether_met(locale),
        "answer_whether_met" => say::answer_whether_met(locale),
        "hold_meeting" => say::hold_meeting(locale),
        "reopen_meeting" => say::reopen_meeting(locale),
        "dispute_meeting" => say::dispute_meeting(locale),
        "cancel_meeting" => say::cancel_meeting(locale),
        "close_meeting" => say::close_meeting(locale),
        "note_impression" => say::note_impression(locale),
        _ => return None,
    })
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

/// What happened to a profile. Lines from before references and documents had their own stand there too.
fn profile_event(locale: Locale, code: &str) -> Option<&'static str> {
    by_code!(
        profile,
        locale,
        code,
        [
            apply,
            withdraw,
            interview,
            ask_references,
            step_back,
            accept,
            refuse,
            reopen,
            pause,
            resume,
            edit,
            note_interview,
            note,
            remove_note,
            forget_application,
            ask_availability,
        ]
    )
    .or_else(|| proof_event(locale, code))
}

/// What happened to a mission, its criteria, its situation, or the question to its agency.
fn mission_event(locale: Locale, code: &str) -> Option<&'static str> {
    by_code!(
        mission,
        locale,
        code,
        [
            begin,
            submit,
            ask_sign_off,
            sign_off,
            open,
            shortlist,
            search_on,
            engage,
            rematch,
            complete,
            cancel,
            weigh,
            correct,
            remove,
            restore,
            add,
            dont_know,
            correct_situation,
            remove_situation,
            restore_situation,
            ask_agency,
            revoke_agency,
            answer_agency,
            confirm_agency,
            refuse_agency,
            name_rivals,
        ]
    )
}

/// What happened to a reference request or to a proof document of a profile.
fn proof_event(locale: Locale, code: &str) -> Option<&'static str> {
    by_code!(
        proof,
        locale,
        code,
        [
            name_reference,
            correct_reference,
            ask_reference,
            remind_reference,
            answer_reference,
            decline_reference,
            disown_reference,
            withdraw_reference,
            send_document,
            verify_document,
            refuse_document,
            remove_document,
        ]
    )
}

/// What happened to a message of a candidacy's conversation.
fn message_event(locale: Locale, code: &str) -> Option<&'static str> {
    use t::messages::event as say;
    Some(match code.parse().ok()? {
        MessageEvent::Write => say::write_message(locale),
        MessageEvent::Withdraw => say::withdraw_message(locale),
        MessageEvent::Report => say::report_message(locale),
        MessageEvent::Settle => say::settle_report(locale),
    })
}

/// Where a message stands.
fn message_state(locale: Locale, state: MessageState) -> &'static str {
    match state {
        MessageState::Sent => t::messages::state::sent(locale),
        MessageState::Withdrawn => t::messages::state::withdrawn(locale),
    }
}

/// A state of the thing that the line is about.
pub(super) fn state(locale: Locale, subject: &str, code: &str) -> String {
    let words = match subject {
        "mission" => code.parse::<MissionState>().ok().map(|state| labels::mission_state(locale, state)),
        "candidacy" => code
            .parse::<CandidacyState>()
            .map(|state| labels::candidacy_state(locale, state))
            .or_else(|_| code.parse().map(|state| message_state(locale, state)))
            .or_else(|_| code.parse().map(|state| meeting_state(locale, state)))
            .ok(),
        "profile" => code
            .parse::<ProfileState>()
            .map(|state| labels::profile_state(locale, state))
            .or_else(|_| code.parse().map(|state| labels::reference_state(locale, state)))
            .or_else(|_| code.parse().map(|state| labels::document_state(locale, state)))
            .ok(),
        "reference" => code.parse().ok().map(|state| labels::reference_state(locale, state)),
        "document" => code.parse().ok().map(|state| labels::document_state(locale, state)),
        "account" => by_code!(account_state, locale, code, [active, suspended, erased]),
        _ => None,
    };
    words.unwrap_or(code).to_owned()
}

/// A field that changed.
pub(super) fn field(locale: Locale, code: &str) -> &str {
    by_code!(
        field,
        locale,
        code,
        [
            words,
            criteria,
            position,
            situation,
            presentation,
            stack,
            sectors,
            impacts,
            missions,
            strengths,
            terms,
            wishes,
            exclusions,
            links,
            status,
            experience,
            availability,
            interview,
            note,
            import,
            name,
            company,
            password,
            email,
            company_website,
            company_number,
            clients,
            rivals,
        ]
    )
    .or_else(|| (code == "message").then(|| t::messages::field(locale)))
    .unwrap_or(code)
}

#[cfg(test)]
mod tests {
    use domain::lifecycle::{
        AccountEvent, CandidacyEvent, DocumentEvent, MeetingEvent, MessageEvent, MissionEvent, ProfileEvent, ReferenceRequestEvent,
    };

    use super::*;

    #[test]
    fn every_event_of_a_life_has_its_words() {
        let codes = |subject: &'static str, codes: Vec<&'static str>| codes.into_iter().map(move |code| (subject, code));
        let all = codes("mission", MissionEvent::ALL.iter().map(|event| event.code()).collect())
            .chain(codes("candidacy", CandidacyEvent::ALL.iter().map(|event| event.code()).collect()))
            .chain(codes("candidacy", MessageEvent::ALL.iter().map(|event| event.code()).collect()))
            .chain(codes("candidacy", MeetingEvent::ALL.iter().map(|event| event.code()).collect()))
            .chain(codes("candidacy", vec!["note_impression"]))
            .chain(codes("profile", ProfileEvent::ALL.iter().map(|event| event.code()).collect()))
            .chain(codes("profile", vec!["edit", "note_interview", "note", "remove_note", "forget_application"]))
            .chain(codes("reference", ReferenceRequestEvent::ALL.iter().map(|event| event.code()).collect()))
            .chain(codes("document", DocumentEvent::ALL.iter().map(|event| event.code()).collect()))
            .chain(codes("mission", vec!["weigh", "dont_know", "correct_situation", "answer_agency", "confirm_agency", "refuse_agency"]))
            .chain(codes("account", AccountEvent::ALL.iter().map(|event| event.code()).collect()));
        for (subject, code) in all {
            for locale in Locale::ALL {
                assert_ne!(event(*locale, subject, code), code, "{subject} {code}");
            }
        }
    }
}
