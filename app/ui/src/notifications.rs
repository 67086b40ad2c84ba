//! What somebody is told on the site, in words, and the page where they act upon it. The names are those that the reader may know; see
//! `marketplace::notifications`.

use domain::{MailKind, Role};
use marketplace::notifications::Notification;

use crate::{
    Locale, Nav,
    agenda::event_address,
    engagement::Section,
    format,
    messages::{address, called},
    site::nav::PUBLIC_PAGE,
    t,
};

/// The page of all of them.
pub const NOTIFICATIONS: &str = Nav::Notifications.path();

/// One sentence.
pub fn sentence(locale: Locale, reader: Role, told: &Notification) -> String {
    use t::notifications::about as say;
    let title = told.names.title.as_deref().unwrap_or_else(|| t::messages::page::untitled(locale));
    let title = format::quoted(locale, title);
    match told.kind {
        MailKind::NewMessages => say::new_messages(locale, title),
        MailKind::SavedSearches => say::saved_searches(locale).to_owned(),
        MailKind::StaffDigest => say::staff_digest(locale).to_owned(),
        kind => of_mission(locale, kind, &title)
            .or_else(|| of_candidacy(locale, kind, &title))
            .or_else(|| of_meeting(locale, kind, &title, &other(locale, reader, told)))
            .or_else(|| of_engagement(locale, kind, &title))
            .or_else(|| of_outcome(locale, kind, &title))
            .or_else(|| of_event(locale, told))
            .or_else(|| of_profile(locale, kind).map(str::to_owned))
            .unwrap_or_else(|| say::account(locale).to_owned()),
    }
}

/// How the other side of the candidacy is called.
fn other(locale: Locale, reader: Role, told: &Notification) -> String {
    called(locale, &told.names, if reader == Role::Cto { Role::Ceo } else { Role::Cto }, None)
}

fn of_mission(locale: Locale, kind: MailKind, title: &str) -> Option<String> {
    use t::notifications::about as say;
    Some(match kind {
        MailKind::CompanyLeft => say::company_left(locale).to_owned(),
        MailKind::CtoLeft => say::cto_left(locale, title),
        MailKind::NeedReceived => say::need_received(locale, title),
        MailKind::SignOffAsked => say::sign_off_asked(locale, title),
        MailKind::MissionOpened => say::mission_opened(locale, title),
        MailKind::NobodyFits => say::nobody_fits(locale, title),
        MailKind::ShortlistReady => say::shortlist_ready(locale, title),
        MailKind::MissionClosed => say::mission_closed(locale, title),
        MailKind::PostingTakenDown => t::posting::mail::told_taken_down(locale, title),
        MailKind::PostingAllowed => t::posting::mail::told_allowed(locale, title),
        _ => return None,
    })
}

fn of_candidacy(locale: Locale, kind: MailKind, title: &str) -> Option<String> {
    use t::notifications::about as say;
    Some(match kind {
        MailKind::Invited => say::invited(locale, title),
        MailKind::InvitationReminder => say::invitation_reminder(locale, title),
        MailKind::InvitationExpired => say::invitation_expired(locale, title),
        MailKind::CandidacyReceived => say::candidacy_received(locale, title),
        MailKind::CandidacyShortlisted => say::candidacy_shortlisted(locale, title),
        MailKind::CandidacyDeclined => say::candidacy_declined(locale, title),
        MailKind::CandidacySelected => say::candidacy_selected(locale, title),
        MailKind::CandidacyClosed => say::candidacy_closed(locale, title),
        _ => return None,
    })
}

fn of_meeting(locale: Locale, kind: MailKind, title: &str, who: &str) -> Option<String> {
    use t::notifications::about as say;
    Some(match kind {
        MailKind::MeetingAsked => say::meeting_asked(locale, title),
        MailKind::MeetingAgreed => say::meeting_agreed(locale, title),
        MailKind::MeetingAnswered => format::capital(&say::meeting_answered(locale, title, who)),
        MailKind::MeetingSlots => say::meeting_slots(locale, who),
        MailKind::MeetingSlotsRefused => say::meeting_slots_refused(locale, who),
        MailKind::MeetingDate => say::meeting_date(locale, who),
        MailKind::MeetingDateKept => say::meeting_date_kept(locale, who),
        MailKind::MeetingCancelled => say::meeting_cancelled(locale, who),
        MailKind::MeetingConfirm => say::meeting_confirm(locale, who),
        MailKind::MeetingReminder => say::meeting_reminder(locale, who),
        _ => return None,
    })
}

fn of_engagement(locale: Locale, kind: MailKind, title: &str) -> Option<String> {
    use t::notifications::about as say;
    Some(match kind {
        MailKind::EngagementEnded => say::engagement_ended(locale, title),
        MailKind::EngagementGoesOn => say::engagement_goes_on(locale, title),
        MailKind::ActivityStatement => say::activity_statement(locale, title),
        MailKind::Handover => say::handover(locale, title),
        MailKind::TermsProposed => say::terms_proposed(locale, title),
        MailKind::TermsSigned => say::terms_signed(locale, title),
        MailKind::TermsInForce => say::terms_in_force(locale, title),
        MailKind::TermsRefused => say::terms_refused(locale, title),
        MailKind::TermsWithdrawn => say::terms_withdrawn(locale, title),
        MailKind::TermsReminder => say::terms_reminder(locale, title),
        MailKind::ReportPublished => say::report_published(locale, title),
        MailKind::ReportDue => say::report_due(locale, title),
        MailKind::QuestionAsked => say::question_asked(locale, title),
        MailKind::QuestionAnswered => say::question_answered(locale, title),
        MailKind::CheckupAsked => say::checkup_asked(locale, title),
        MailKind::RenewalAsked => say::renewal_asked(locale, title),
        MailKind::RenewalAnswered => say::renewal_answered(locale, title),
        MailKind::PapersAsked => say::papers_asked(locale, title),
        MailKind::PapersMissing => say::papers_missing(locale, title),
        _ => return None,
    })
}

/// What follows an engagement.
fn of_outcome(locale: Locale, kind: MailKind, title: &str) -> Option<String> {
    use t::{case_studies::told as study, outcome_reviews::told as review};
    Some(match kind {
        MailKind::OutcomeReviewAsked => review::asked(locale, title),
        MailKind::OutcomeReviewReminder => review::reminder(locale, title),
        MailKind::CaseStudyBegun => study::begun(locale, title),
        MailKind::CaseStudyChanged => study::changed(locale, title),
        MailKind::CaseStudyAgreed => study::agreed(locale, title),
        MailKind::CaseStudyPublished => study::published(locale, title),
        MailKind::CaseStudyWithdrawn => study::withdrawn(locale, title),
        MailKind::CaseStudyTakenDown => study::taken_down(locale, title),
        _ => return None,
    })
}

/// News of an event of the community.
fn of_event(locale: Locale, told: &Notification) -> Option<String> {
    use t::agenda::notified as say;
    let title = told.event.as_ref().map_or_else(|| say::untitled(locale).to_owned(), |(_, title)| format::quoted(locale, title));
    Some(match told.kind {
        MailKind::EventSignedUp => say::signed_up(locale, title),
        MailKind::EventWaiting => say::waiting(locale, title),
        MailKind::EventSeat => say::seat(locale, title),
        MailKind::EventChanged => say::changed(locale, title),
        MailKind::EventCancelled => say::cancelled(locale, title),
        MailKind::EventReminder => say::reminder(locale, title),
        _ => return None,
    })
}

/// The page of an engagement on which its news are acted upon, after its own address.
fn page_of_engagement(kind: MailKind) -> Option<Section> {
    match kind {
        MailKind::EngagementEnded | MailKind::EngagementGoesOn => Some(Section::Overview),
        MailKind::ActivityStatement => Some(Section::Activity),
        MailKind::Handover => Some(Section::Handover),
        MailKind::TermsProposed
        | MailKind::TermsSigned
        | MailKind::TermsInForce
        | MailKind::TermsRefused
        | MailKind::TermsWithdrawn
        | MailKind::TermsReminder => Some(Section::Terms),
        MailKind::ReportPublished | MailKind::ReportDue => Some(Section::Reports),
        MailKind::OutcomeReviewAsked | MailKind::OutcomeReviewReminder => Some(Section::OutcomeReview),
        MailKind::CaseStudyBegun
        | MailKind::CaseStudyChanged
        | MailKind::CaseStudyAgreed
        | MailKind::CaseStudyPublished
        | MailKind::CaseStudyWithdrawn
        | MailKind::CaseStudyTakenDown => Some(Section::CaseStudy),
        MailKind::QuestionAsked | MailKind::QuestionAnswered => Some(Section::Briefing),
        MailKind::CheckupAsked => Some(Section::Checkup),
        MailKind::RenewalAsked | MailKind::RenewalAnswered => Some(Section::Renewal),
        MailKind::PapersAsked | MailKind::PapersMissing => Some(Section::Papers),
        _ => None,
    }
}

fn of_profile(locale: Locale, kind: MailKind) -> Option<&'static str> {
    use t::notifications::about as say;
    Some(match kind {
        MailKind::ApplicationReceived => say::application_received(locale),
        MailKind::InterviewInvited => say::interview_invited(locale),
        MailKind::ReferencesAsked => say::references_asked(locale),
        MailKind::ApplicationAccepted => say::application_accepted(locale),
        MailKind::ApplicationRefused => say::application_refused(locale),
        MailKind::ApplicationReopened => say::application_reopened(locale),
        MailKind::MembershipPaused => say::membership_paused(locale),
        MailKind::MembershipResumed => say::membership_resumed(locale),
        MailKind::AskAvailability => say::ask_availability(locale),
        MailKind::AvailabilityLapsed => say::availability_lapsed(locale),
        MailKind::PublicPageTakenDown => t::public_page::mail::told_taken_down(locale),
        MailKind::PublicPageAllowed => t::public_page::mail::told_allowed(locale),
        _ => return None,
    })
}

/// Where its reader acts upon it, without the prefix of a language.
pub fn way(reader: Role, told: &Notification) -> String {
    if let (Some(page), Some(engagement)) = (page_of_engagement(told.kind), told.engagement) {
        return page.address(engagement);
    }
    if let Some((event, _)) = told.event {
        return event_address(event);
    }
    match (told.kind, told.mission, told.candidacy) {
        (MailKind::SavedSearches, ..) if reader == Role::Staff => Nav::Profiles.path().to_owned(),
        (MailKind::SavedSearches, ..) => "/offers/search".to_owned(),
        (MailKind::NewMessages, Some(mission), Some(candidacy)) => address(reader, mission, candidacy),
        (MailKind::PostingTakenDown | MailKind::PostingAllowed, Some(mission), _) if reader == Role::Ceo => {
            format!("/needs/{mission}/posting")
        }
        (MailKind::ShortlistReady, Some(mission), _) => format!("/needs/{mission}/shortlist"),
        (_, Some(mission), candidacy) => match (reader, candidacy) {
            (Role::Ceo, Some(candidacy)) => format!("/needs/{mission}/candidates/{candidacy}"),
            (Role::Ceo, None) => format!("/needs/{mission}"),
            (Role::Cto, _) => format!("/offers/{mission}"),
            (Role::Staff | Role::System, _) => format!("/staff/missions/{mission}"),
        },
        (kind, None, _) => match reader {
            Role::Ceo => Nav::Needs.path().to_owned(),
            Role::Cto if kind == MailKind::CompanyLeft => Nav::Offers.path().to_owned(),
            Role::Cto if matches!(kind, MailKind::PublicPageTakenDown | MailKind::PublicPageAllowed) => PUBLIC_PAGE.to_owned(),
            Role::Cto => Nav::Profile.path().to_owned(),
            Role::Staff | Role::System => Nav::Today.path().to_owned(),
        },
    }
}

#[cfg(test)]
mod tests {
    //! Laws: 1. each kind that is told on the site has a sentence of its own, in both languages; 2. each leads somewhere, for whoever may be told.

    use std::collections::BTreeSet;

    use domain::{CandidacyId, EngagementId, MissionId, NotificationId};
    use marketplace::messages::read::Names;

    use super::*;

    /// Letters alone, see `Mail::noted`.
    const LETTERS: [MailKind; 10] = [
        MailKind::VerifyAddress,
        MailKind::AddressTaken,
        MailKind::ResetPassword,
        MailKind::PasswordChanged,
        MailKind::ConfirmAddress,
        MailKind::AddressChangeAsked,
        MailKind::AddressChanged,
        MailKind::ReferenceRequest,
        MailKind::ReferenceReminder,
        MailKind::DailyDigest,
    ];

    fn told(kind: MailKind, names: Names) -> Notification {
        let (mission, candidacy) = (Some(MissionId::NIL), Some(CandidacyId::NIL));
        let created_at = chrono::DateTime::UNIX_EPOCH;
        Notification {
            id: NotificationId::NIL,
            kind,
            mission,
            candidacy,
            engagement: Some(EngagementId::NIL),
            event: None,
            names,
            created_at,
            read_at: None,
        }
    }

    #[test]
    fn each_kind_has_a_sentence_of_its_own() {
        for locale in Locale::ALL {
            let kinds = MailKind::ALL.iter().filter(|kind| !LETTERS.contains(kind));
            let sentences: Vec<String> = kinds.map(|kind| sentence(*locale, Role::Cto, &told(*kind, Names::default()))).collect();
            let different: BTreeSet<&String> = sentences.iter().collect();
            assert_eq!(different.len(), sentences.len(), "{sentences:#?}");
            let fallback = t::notifications::about::account(*locale);
            assert!(!sentences.iter().any(|one| one == fallback), "a kind of mail has no words here: {sentences:#?}");
        }
    }

    #[test]
    fn nobody_is_named_whom_the_reader_may_not_know() {
        let unmet = told(MailKind::MeetingAnswered, Names { title: Some("Reprendre".to_owned()), position: Some(2), ..Names::default() });
        assert!(sentence(Locale::En, Role::Ceo, &unmet).starts_with("Balise has answered"), "{}", sentence(Locale::En, Role::Ceo, &unmet));
        let company = told(MailKind::MeetingDate, Names::default());
        assert_eq!(sentence(Locale::Fr, Role::Cto, &company), "La rencontre avec l’entreprise a une date.");
    }

    #[test]
    fn each_leads_to_where_its_reader_acts() {
        let at = |kind, reader| way(reader, &told(kind, Names::default()));
        let nil = MissionId::NIL;
        assert_eq!(at(MailKind::ShortlistReady, Role::Ceo), format!("/needs/{nil}/shortlist"));
        assert_eq!(at(MailKind::MeetingDate, Role::Ceo), format!("/needs/{nil}/candidates/{nil}"));
        assert_eq!(at(MailKind::MeetingDate, Role::Cto), format!("/offers/{nil}"));
        assert_eq!(at(MailKind::NewMessages, Role::Cto), format!("/offers/{nil}/messages"));
        assert_eq!(at(MailKind::TermsProposed, Role::Cto), format!("/engagements/{nil}/terms"));
        let gone = Notification { mission: None, candidacy: None, ..told(MailKind::CompanyLeft, Names::default()) };
        assert_eq!((way(Role::Cto, &gone).as_str(), way(Role::Ceo, &gone).as_str()), ("/offers", "/needs"));
    }
}
