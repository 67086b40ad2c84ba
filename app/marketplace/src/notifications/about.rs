//! Which mails are told on the site too, and what each is about.

use super::About;
use crate::mail::{CandidacyNews, EventNews, Mail, MeetingNews, MissionNews, OutcomeReviewNews};

impl Mail {
    /// What the notification is about; nothing for letters that are mails alone: about the safety of an account, and to people without one.
    pub(crate) fn noted(&self) -> Option<About> {
        let about = match self {
            Self::VerifyAddress { .. }
            | Self::ResetPassword { .. }
            | Self::PasswordChanged { .. }
            | Self::ConfirmAddress { .. }
            | Self::AddressChangeAsked { .. }
            | Self::AddressChanged { .. }
            | Self::ReferenceRequest { .. }
            | Self::ReferenceReminder { .. }
            // What it tells was told on the site already.
            | Self::DailyDigest { .. } => return None,
            // The mission goes with the account of its company.
            Self::CompanyLeft { .. } | Self::SavedSearches { .. } | Self::StaffDigest { .. } => About::default(),
            Self::CtoLeft { mission, .. } => About { mission: Some(*mission), ..About::default() },
            Self::Vetting { .. } | Self::AskAvailability { .. } | Self::AvailabilityLapsed { .. } | Self::OfPublicPage { .. } => {
                About { own_profile: true, ..About::default() }
            }
            Self::OfMission { mission, news, .. } => {
                About { mission: Some(*mission), reminds: *news == MissionNews::NobodyFits, ..About::default() }
            }
            Self::OfCandidacy { candidacy, news, .. } => {
                About { candidacy: Some(*candidacy), reminds: *news == CandidacyNews::Reminder, ..About::default() }
            }
            Self::OfConversation { candidacy, .. } => About { candidacy: Some(*candidacy), ..About::default() },
            Self::OfMeeting { candidacy, news, .. } => {
                let reminds = matches!(news, MeetingNews::Reminder | MeetingNews::Confirm);
                About { candidacy: Some(*candidacy), reminds, ..About::default() }
            }
            Self::OfEnding { engagement, .. }
            | Self::OfActivity { engagement, .. }
            | Self::OfHandover { engagement, .. }
            | Self::OfReport { engagement, .. }
            | Self::OfCaseStudy { engagement, .. }
            | Self::OfTerms { engagement, .. }
            | Self::OfQuestion { engagement, .. }
            | Self::OfCheckup { engagement, .. }
            | Self::OfRenewal { engagement, .. } => About { engagement: Some(*engagement), ..About::default() },
            Self::OfOutcomeReview { engagement, news, .. } => {
                About { engagement: Some(*engagement), reminds: *news == OutcomeReviewNews::Reminder, ..About::default() }
            }
            Self::OfEvent { event, news, .. } => About { event: Some(*event), reminds: *news == EventNews::Reminder, ..About::default() },
            Self::MeetingCalledOff { told, .. } => About { mission: Some(told.mission), candidacy: told.candidacy, ..About::default() },
        };
        Some(about)
    }
}
