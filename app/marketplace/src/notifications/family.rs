//! Which mails tell of the same part of an engagement as a step of it does: whoever takes the step has read them.

use domain::{
    MailKind,
    lifecycle::{
        ActivityEvent, CaseStudyEvent, CheckupEvent, EndingEvent, EngagementEvent, HandoverEvent, HandoverItemEvent, OutcomeReviewEvent,
        PaperEvent, QuestionEvent, RenewalEvent, TermsEvent,
    },
};

/// The terms; that somebody was chosen asks for them.
const TERMS: &[MailKind] = &[
    MailKind::CandidacySelected,
    MailKind::TermsProposed,
    MailKind::TermsSigned,
    MailKind::TermsInForce,
    MailKind::TermsRefused,
    MailKind::TermsWithdrawn,
    MailKind::TermsReminder,
];
const ACTIVITY: &[MailKind] = &[MailKind::ActivityStatement];
const REPORTS: &[MailKind] = &[MailKind::ReportPublished, MailKind::ReportDue];
const HANDOVER: &[MailKind] = &[MailKind::Handover];
const ENDING: &[MailKind] = &[MailKind::EngagementEnded, MailKind::EngagementGoesOn];
const BRIEFING: &[MailKind] = &[MailKind::QuestionAsked, MailKind::QuestionAnswered];
const CHECKUP: &[MailKind] = &[MailKind::CheckupAsked];
const RENEWAL: &[MailKind] = &[MailKind::RenewalAsked, MailKind::RenewalAnswered];
const PAPERS: &[MailKind] = &[MailKind::PapersAsked, MailKind::PapersMissing];
const OUTCOME_REVIEW: &[MailKind] = &[MailKind::OutcomeReviewAsked, MailKind::OutcomeReviewReminder];
const CASE_STUDY: &[MailKind] = &[
    MailKind::CaseStudyBegun,
    MailKind::CaseStudyChanged,
    MailKind::CaseStudyAgreed,
    MailKind::CaseStudyPublished,
    MailKind::CaseStudyWithdrawn,
    MailKind::CaseStudyTakenDown,
];

/// The kinds of mail about the same part as this event in the log of an engagement; none for a part that no mail tells of, as the mandate.
pub(super) fn of(event: &str) -> &'static [MailKind] {
    let is = |codes: &[&str]| codes.contains(&event);
    match event {
        _ if event.parse::<TermsEvent>().is_ok() => TERMS,
        _ if event.parse::<ActivityEvent>().is_ok() => ACTIVITY,
        _ if event.parse::<HandoverEvent>().is_ok() || event.parse::<HandoverItemEvent>().is_ok() => HANDOVER,
        _ if event.parse::<EndingEvent>().is_ok() || event.parse::<EngagementEvent>().is_ok() => ENDING,
        _ if event.parse::<QuestionEvent>().is_ok() => BRIEFING,
        _ if event.parse::<CheckupEvent>().is_ok() => CHECKUP,
        _ if event.parse::<RenewalEvent>().is_ok() => RENEWAL,
        _ if event.parse::<PaperEvent>().is_ok() => PAPERS,
        _ if event.parse::<OutcomeReviewEvent>().is_ok() => OUTCOME_REVIEW,
        _ if event.parse::<CaseStudyEvent>().is_ok() => CASE_STUDY,
        _ if is(&["keep_report", "publish_report", "comment_report", "correct_report"]) => REPORTS,
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_of_one_part() {
        assert_eq!(of("sign_terms"), TERMS);
        assert_eq!(of("approve_month"), ACTIVITY);
        assert_eq!((of("confirm_handover"), of("tick_handover_item")), (HANDOVER, HANDOVER));
        assert_eq!((of("ask_ending"), of("end")), (ENDING, ENDING));
        assert_eq!(of("comment_report"), REPORTS);
        assert_eq!((of("answer_question"), of("answer_checkup"), of("answer_renewal")), (BRIEFING, CHECKUP, RENEWAL));
        assert_eq!((of("send_outcome_review"), of("agree_case_study")), (OUTCOME_REVIEW, CASE_STUDY));
        assert_eq!((of("add_entry"), of("keep_accesses")), (&[][..], &[][..]));
    }
}
