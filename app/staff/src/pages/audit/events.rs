//! The codes of the log in words. A code without words is shown as it is: the log hides nothing.

mod asked;
mod community;
mod engagements;
mod postings;
mod public_pages;

use domain::{
    lifecycle::{MessageEvent, TermsEvent},
    mandate::EntryKind,
};
use ui::{Locale, t, terms};

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
        "engagement" => engagement_event(locale, code).or_else(|| terms_event(locale, code)).or_else(|| outcome_event(locale, code)),
        "community_event" => community::community_event(locale, code),
        "profile" => profile_event(locale, code),
        "reference" | "document" => proof_event(locale, code),
        "public_page" => public_pages::public_page_event(locale, code),
        "posting" => postings::posting_event(locale, code),
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
            release,
            withdraw,
        ]
    )
}

/// What happened between two people who work together.
fn engagement_event(locale: Locale, code: &str) -> Option<&'static str> {
    use t::{activity::event as activity, engagements::event as say, handover::event as ending};
    Some(match code {
        "note_days" => activity::note_days(locale),
        "send_month" => activity::send_month(locale),
        "approve_month" => activity::approve_month(locale),
        "return_month" => activity::return_month(locale),
        "ask_correction" => activity::ask_correction(locale),
        "decline_correction" => activity::decline_correction(locale),
        "reopen_month" => activity::reopen_month(locale),
        "begin_handover" => ending::begin_handover(locale),
        "confirm_handover" => ending::confirm_handover(locale),
        "reopen_handover" => ending::reopen_handover(locale),
        "add_handover_item" => ending::add_handover_item(locale),
        "tick_handover_item" => ending::tick_handover_item(locale),
        "set_aside_handover_item" => ending::set_aside_handover_item(locale),
        "take_up_handover_item" => ending::take_up_handover_item(locale),
        "ask_ending" => ending::ask_ending(locale),
        "grant_ending" => ending::grant_ending(locale),
        "refuse_ending" => ending::refuse_ending(locale),
        "begin" => say::begin(locale),
        "start" => say::start(locale),
        "end" => say::end(locale),
        _ => return briefing_event(locale, code),
    })
}

/// What happened to the developers' page.
fn briefing_event(locale: Locale, code: &str) -> Option<&'static str> {
    use t::briefing::event as briefing;
    Some(match code {
        "keep_aim" => briefing::keep_aim(locale),
        "remove_aim" => briefing::remove_aim(locale),
        "move_aim" => briefing::move_aim(locale),
        "open_briefing" => briefing::open_briefing(locale),
        "renew_briefing" => briefing::renew_briefing(locale),
        "revoke_briefing" => briefing::revoke_briefing(locale),
        "ask_question" => briefing::ask_question(locale),
        "answer_question" => briefing::answer_question(locale),
        "hand_question" => briefing::hand_question(locale),
        "remove_question" => briefing::remove_question(locale),
        _ => return asked::asked_event(locale, code),
    })
}

/// What happened after two people worked together.
fn outcome_event(locale: Locale, code: &str) -> Option<&'static str> {
    use t::{case_studies::event as study, outcome_reviews::event as review};
    Some(match code {
        "ask_outcome_review" => review::ask_outcome_review(locale),
        "keep_outcome_review" => review::keep_outcome_review(locale),
        "send_outcome_review" => review::send_outcome_review(locale),
        "change_outcome_review" => review::change_outcome_review(locale),
        "begin_case_study" => study::begin_case_study(locale),
        "edit_case_study" => study::edit_case_study(locale),
        "agree_case_study" => study::agree_case_study(locale),
        "publish_case_study" => study::publish_case_study(locale),
        "withdraw_case_study" => study::withdraw_case_study(locale),
        "take_down_case_study" => study::take_down_case_study(locale),
        _ => return None,
    })
}

/// What happened to the mandate of two people who work together.
fn mandate_event(locale: Locale, code: &str) -> Option<&'static str> {
    use t::mandate::event as say;
    Some(match code {
        "add_entry" => say::add_entry(locale),
        "change_entry" => say::change_entry(locale),
        "remove_entry" => say::remove_entry(locale),
        _ => return report_event(locale, code),
    })
}

/// What happened to the health reports of two people who work together.
fn report_event(locale: Locale, code: &str) -> Option<&'static str> {
    use t::report::event as say;
    Some(match code {
        "keep_accesses" => say::keep_accesses(locale),
        "keep_report" => say::keep_report(locale),
        "publish_report" => say::publish_report(locale),
        "comment_report" => say::comment_report(locale),
        "correct_report" => say::correct_report(locale),
        _ => return None,
    })
}

/// What happened to the terms of an engagement.
fn terms_event(locale: Locale, code: &str) -> Option<&'static str> {
    use t::terms::event as say;
    Some(match code.parse().ok()? {
        TermsEvent::Propose => say::propose_terms(locale),
        TermsEvent::Sign => say::sign_terms(locale),
        TermsEvent::Complete => say::complete_terms(locale),
        TermsEvent::Replace => say::replace_terms(locale),
        TermsEvent::Supersede => say::supersede_terms(locale),
        TermsEvent::Withdraw => say::withdraw_terms(locale),
        TermsEvent::Refuse => say::refuse_terms(locale),
    })
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

/// A field that changed.
pub(super) fn field(locale: Locale, code: &str) -> String {
    let words: Option<&'static str> = by_code!(
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
            names_company,
            names_cto,
            shows_objectives,
            shows_rate,
            photo,
        ]
    );
    let words = words
        .or_else(|| code.parse().ok().map(|field| terms::terms_field(locale, field)))
        .or_else(|| (code == "message").then(|| t::messages::field(locale)))
        .or_else(|| mandate_field(locale, code))
        .or_else(|| community::community_event_field(locale, code));
    words.map(str::to_owned).or_else(|| engagements::engagement_field(locale, code)).unwrap_or_else(|| code.to_owned())
}

/// A part of a mandate.
fn mandate_field(locale: Locale, code: &str) -> Option<&'static str> {
    use t::mandate::field as say;
    let kind: EntryKind = code.parse().ok()?;
    Some(match kind {
        EntryKind::Objective => say::objective(locale),
        EntryKind::Milestone => say::milestone(locale),
        EntryKind::Decision => say::decision(locale),
        EntryKind::Risk => say::risk(locale),
    })
}

#[cfg(test)]
mod tests;
