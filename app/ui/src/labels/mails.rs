//! The kinds of mail in words.

use domain::MailKind;

use crate::{Locale, t};

/// What a mail is for, as staff reads it.
pub fn mail_kind(locale: Locale, kind: MailKind) -> &'static str {
    use t::{invitations::kind as journey, mail::kind as words};
    match kind {
        MailKind::VerifyAddress => words::verify_address(locale),
        MailKind::AddressTaken => words::address_taken(locale),
        MailKind::ResetPassword => words::reset_password(locale),
        MailKind::PasswordChanged => words::password_changed(locale),
        MailKind::ConfirmAddress => words::confirm_address(locale),
        MailKind::AddressChangeAsked => words::address_change_asked(locale),
        MailKind::AddressChanged => words::address_changed(locale),
        MailKind::CompanyLeft => words::company_left(locale),
        MailKind::CtoLeft => words::cto_left(locale),
        MailKind::SavedSearches => words::saved_searches(locale),
        MailKind::ApplicationReceived => t::vetting::mail::kind::received(locale),
        MailKind::InterviewInvited => t::vetting::mail::kind::interview(locale),
        MailKind::ReferencesAsked => t::vetting::mail::kind::references(locale),
        MailKind::ApplicationAccepted => t::vetting::mail::kind::accepted(locale),
        MailKind::ApplicationRefused => t::vetting::mail::kind::refused(locale),
        MailKind::ApplicationReopened => t::vetting::mail::kind::reopened(locale),
        MailKind::MembershipPaused => t::vetting::mail::kind::paused(locale),
        MailKind::MembershipResumed => t::vetting::mail::kind::resumed(locale),
        MailKind::ReferenceRequest => words::reference_request(locale),
        MailKind::ReferenceReminder => words::reference_reminder(locale),
        MailKind::NeedReceived => journey::need_received(locale),
        MailKind::SignOffAsked => journey::sign_off_asked(locale),
        MailKind::MissionOpened => journey::mission_opened(locale),
        MailKind::NobodyFits => journey::nobody_fits(locale),
        MailKind::ShortlistReady => journey::shortlist_ready(locale),
        MailKind::MeetingAnswered => journey::meeting_answered(locale),
        MailKind::MissionClosed => journey::mission_closed(locale),
        MailKind::Invited => journey::invited(locale),
        MailKind::InvitationReminder => journey::invitation_reminder(locale),
        MailKind::InvitationExpired => journey::invitation_expired(locale),
        MailKind::CandidacyReceived => journey::candidacy_received(locale),
        MailKind::CandidacyShortlisted => journey::candidacy_shortlisted(locale),
        MailKind::CandidacyDeclined => journey::candidacy_declined(locale),
        MailKind::MeetingAsked => journey::meeting_asked(locale),
        MailKind::MeetingAgreed => journey::meeting_agreed(locale),
        MailKind::MeetingSlots => t::meetings::kind::slots(locale),
        MailKind::MeetingSlotsRefused => t::meetings::kind::slots_refused(locale),
        MailKind::MeetingDate => t::meetings::kind::date(locale),
        MailKind::MeetingDateKept => t::meetings::kind::date_kept(locale),
        MailKind::MeetingCancelled => t::meetings::kind::cancelled(locale),
        MailKind::MeetingConfirm => t::meetings::kind::confirm(locale),
        MailKind::MeetingReminder => t::meetings::kind::reminder(locale),
        MailKind::CandidacySelected => journey::candidacy_selected(locale),
        MailKind::CandidacyClosed => journey::candidacy_closed(locale),
        MailKind::NewMessages => t::messages::kind(locale),
        MailKind::StaffDigest => journey::staff_digest(locale),
        MailKind::DailyDigest => words::daily_digest(locale),
        MailKind::AskAvailability => t::checks::mail::kind_ask(locale),
        MailKind::AvailabilityLapsed => t::checks::mail::kind_lapsed(locale),
        MailKind::PublicPageTakenDown => t::public_page::mail::kind_taken_down(locale),
        MailKind::PublicPageAllowed => t::public_page::mail::kind_allowed(locale),
        MailKind::PostingTakenDown => t::posting::mail::kind_taken_down(locale),
        MailKind::PostingAllowed => t::posting::mail::kind_allowed(locale),
        kind => of_engagement(locale, kind).or_else(|| of_event(locale, kind)).unwrap_or(kind.code()),
    }
}

/// A mail about an engagement.
fn of_engagement(locale: Locale, kind: MailKind) -> Option<&'static str> {
    Some(match kind {
        MailKind::EngagementEnded => t::handover::mail::kind_ended(locale),
        MailKind::EngagementGoesOn => t::handover::mail::kind_goes_on(locale),
        MailKind::ActivityStatement => t::activity::mail::kind(locale),
        MailKind::Handover => t::handover::news::kind(locale),
        MailKind::TermsProposed => t::terms::kind::proposed(locale),
        MailKind::TermsSigned => t::terms::kind::signed(locale),
        MailKind::TermsInForce => t::terms::kind::in_force(locale),
        MailKind::TermsRefused => t::terms::kind::refused(locale),
        MailKind::TermsWithdrawn => t::terms::kind::withdrawn(locale),
        MailKind::ReportPublished => t::report::mail::kind::published(locale),
        MailKind::ReportDue => t::report::mail::kind::due(locale),
        MailKind::QuestionAsked => t::briefing::mail::kind::asked(locale),
        MailKind::QuestionAnswered => t::briefing::mail::kind::answered(locale),
        MailKind::CheckupAsked => t::checkups::mail::kind(locale),
        MailKind::RenewalAsked => t::renewals::mail::kind::asked(locale),
        MailKind::RenewalAnswered => t::renewals::mail::kind::answered(locale),
        MailKind::PapersAsked => t::papers::mail::kind::asked(locale),
        MailKind::PapersMissing => t::papers::mail::kind::missing(locale),
        MailKind::TermsReminder => t::terms::kind::reminder(locale),
        MailKind::OutcomeReviewAsked => t::outcome_reviews::mail::kind_asked(locale),
        MailKind::OutcomeReviewReminder => t::outcome_reviews::mail::kind_reminder(locale),
        MailKind::CaseStudyBegun => t::case_studies::mail::kind_begun(locale),
        MailKind::CaseStudyChanged => t::case_studies::mail::kind_changed(locale),
        MailKind::CaseStudyAgreed => t::case_studies::mail::kind_agreed(locale),
        MailKind::CaseStudyPublished => t::case_studies::mail::kind_published(locale),
        MailKind::CaseStudyWithdrawn => t::case_studies::mail::kind_withdrawn(locale),
        MailKind::CaseStudyTakenDown => t::case_studies::mail::kind_taken_down(locale),
        _ => return None,
    })
}

/// A mail about an event of the community.
fn of_event(locale: Locale, kind: MailKind) -> Option<&'static str> {
    use t::agenda::mail_kind as words;
    Some(match kind {
        MailKind::EventSignedUp => words::signed_up(locale),
        MailKind::EventWaiting => words::waiting(locale),
        MailKind::EventSeat => words::seat(locale),
        MailKind::EventChanged => words::changed(locale),
        MailKind::EventCancelled => words::cancelled(locale),
        MailKind::EventReminder => words::reminder(locale),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_words() {
        for locale in Locale::ALL {
            for kind in MailKind::ALL {
                assert_ne!(mail_kind(*locale, *kind), kind.code());
            }
        }
    }
}
