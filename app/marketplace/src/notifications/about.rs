//! Which mails are told on the site too, and what each is about.

use domain::EngagementId;

use super::About;
use crate::mail::{
    ActivityNews, CandidacyNews, CheckupNews, EventNews, Mail, MeetingNews, MissionNews, OutcomeReviewNews, RenewalNews, ReportNews,
    TermsNews,
};

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
            Self::OfPosting { mission, .. } => About { mission: Some(*mission), posting: true, ..About::default() },
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
            | Self::OfHandover { engagement, .. }
            | Self::OfCaseStudy { engagement, .. }
            | Self::OfQuestion { engagement, .. } => of_engagement(*engagement, false),
            Self::OfActivity { engagement, news, .. } => of_engagement(*engagement, *news == ActivityNews::Reminder),
            Self::OfReport { engagement, news, .. } => of_engagement(*engagement, matches!(news, ReportNews::Due | ReportNews::DueAgain)),
            Self::OfTerms { engagement, news, .. } => of_engagement(*engagement, *news == TermsNews::Reminder),
            Self::OfCheckup { engagement, news, .. } => of_engagement(*engagement, *news == CheckupNews::Reminder),
            Self::OfRenewal { engagement, news, .. } => of_engagement(*engagement, *news == RenewalNews::Reminder),
            Self::OfOutcomeReview { engagement, news, .. } => of_engagement(*engagement, *news == OutcomeReviewNews::Reminder),
            // Time alone brings it: it comes back to the last step that the two took.
            Self::OfPapers { engagement, .. } => of_engagement(*engagement, true),
            Self::OfEvent { event, news, .. } => About { event: Some(*event), reminds: *news == EventNews::Reminder, ..About::default() },
            Self::MeetingCalledOff { told, .. } => About { mission: Some(told.mission), candidacy: told.candidacy, ..About::default() },
        };
        Some(about)
    }
}

/// About an engagement.
fn of_engagement(engagement: EngagementId, reminds: bool) -> About {
    About { engagement: Some(engagement), reminds, ..About::default() }
}
