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
        MailKind::AskAvailability => t::checks::mail::kind_ask(locale),
        MailKind::AvailabilityLapsed => t::checks::mail::kind_lapsed(locale),
        MailKind::PublicPageTakenDown => t::public_page::mail::kind_taken_down(locale),
        MailKind::PublicPageAllowed => t::public_page::mail::kind_allowed(locale),
        kind => of_engagement(locale, kind).unwrap_or(kind.code()),
    }
}

/// A mail about an engagement.
fn of_engagement(locale: Locale, kind: MailKind) -> Option<&'static str> {
    Some(match kind {
        MailKind::EngagementEnded => t::handover::mail::kind_ended(locale),
        MailKind::EngagementGoesOn => t::handover::mail::kind_goes_on(locale),
        MailKind::ActivityStatement => t::activity::mail::kind(locale),
        MailKind::TermsProposed => t::terms::kind::proposed(locale),
        MailKind::TermsSigned => t::terms::kind::signed(locale),
        MailKind::TermsInForce => t::terms::kind::in_force(locale),
        MailKind::TermsRefused => t::terms::kind::refused(locale),
        MailKind::TermsWithdrawn => t::terms::kind::withdrawn(locale),
        MailKind::ReportPublished => t::report::mail::kind::published(locale),
        MailKind::ReportDue => t::report::mail::kind::due(locale),
        MailKind::TermsReminder => t::terms::kind::reminder(locale),
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
