//! A mail as it is about to go: to whom, in which language, and what it tells, in values. `ui` puts it into words.

use chrono::NaiveDate;
use domain::{MailId, MailKind, MissionId, WrittenLanguage, Zone};

use super::{
    AboutActivity, AboutCandidacy, AboutCaseStudy, AboutCheckup, AboutEnding, AboutEvent, AboutHandover, AboutInvitation, AboutMeeting,
    AboutMission, AboutOutcomeReview, AboutPapers, AboutQuestion, AboutRenewal, AboutReport, AboutTerms, CalledOff,
};
use crate::{
    Secret,
    digests::{Digest, daily::Gathered},
    messages::AboutConversation,
    postings::AboutPosting,
    public_pages::PageNews,
    references::ReferenceLetter,
    saved_searches::FoundBySearch,
    vetting::{News, Standing},
};

/// Who gets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addressee {
    /// How the person is called.
    pub name: String,
    pub address: String,
    pub language: WrittenLanguage,
}

/// A mail that is due. Not `Debug`: its links are keys.
#[derive(Clone)]
pub struct Letter {
    pub id: MailId,
    pub kind: MailKind,
    pub to: Addressee,
    pub content: Content,
    /// The key of the link that turns this kind off, where it can be; of a daily mail, all that is gathered in it.
    pub unsubscribe: Option<Secret>,
}

/// What the reader is told.
#[derive(Clone)]
pub enum Content {
    /// The key opens `/verify-address`, once, for so many hours.
    VerifyAddress {
        key: Secret,
        hours: u32,
    },
    /// Nothing to open: somebody who has an account signs in.
    AddressTaken,
    /// The key opens `/reset-password`, once, for so many hours.
    ResetPassword {
        key: Secret,
        hours: u32,
    },
    PasswordChanged,
    /// The key opens `/confirm-address`, once, for so many hours.
    ConfirmAddress {
        key: Secret,
        hours: u32,
    },
    /// Somebody at an open session asked for another address.
    AddressChangeAsked,
    /// The first letter and the domain of the new address: enough to recognise it.
    AddressChanged {
        new: String,
    },
    /// The company of a mission has closed its account.
    CompanyLeft {
        title: String,
        reason: String,
    },
    /// A CTO who had a part in this mission has closed their account.
    CtoLeft {
        mission: MissionId,
        title: String,
        reason: String,
    },
    /// Searches that found something, by name.
    SavedSearches {
        found: Vec<FoundBySearch>,
    },
    /// What happened to a CTO's request or membership, and where they stand when the letter goes.
    Vetting {
        news: News,
        standing: Standing,
    },
    /// The key opens `/reference`, once. The reader has no account.
    Reference {
        key: Secret,
        letter: ReferenceLetter,
        /// They were asked before.
        again: bool,
    },
    /// How a CEO's mission goes on.
    OfMission(AboutMission),
    /// An invitation, or its reminder.
    Invitation(Box<AboutInvitation>),
    /// What became of a candidacy.
    OfCandidacy(AboutCandidacy),
    /// Something was written in a conversation; what, is not told.
    NewMessages(AboutConversation),
    /// What became of a meeting.
    OfMeeting(Box<AboutMeeting>),
    /// A meeting that was called off, for a reader in this zone.
    MeetingCalledOff {
        told: Box<CalledOff>,
        zone: Zone,
    },
    /// What staff decided about a CTO's public page, and why.
    OfPublicPage {
        news: PageNews,
        reason: Option<String>,
    },
    /// What staff decided about what everybody could read of a mission, and why.
    OfPosting(AboutPosting),
    /// A health report that is there, or missing.
    OfReport(AboutReport),
    /// How it went is asked.
    OfOutcomeReview(AboutOutcomeReview),
    /// What became of a case study.
    OfCaseStudy(AboutCaseStudy),
    OfHandover(AboutHandover),
    /// An event that the reader signed up for.
    OfEvent(Box<AboutEvent>),
    /// What is asked on the developers' page, or answered.
    OfQuestion(Box<AboutQuestion>),
    /// How does it go?
    OfCheckup(AboutCheckup),
    /// Whether both go on.
    OfRenewal(Box<AboutRenewal>),
    OfPapers(Box<AboutPapers>),
    /// An engagement has ended, or goes on.
    OfEnding(Box<AboutEnding>),
    /// The days worked in a month.
    OfActivity(AboutActivity),
    /// What became of terms.
    OfTerms(Box<AboutTerms>),
    /// What came for staff.
    StaffDigest(Digest),
    /// What was gathered for somebody until a morning.
    DailyDigest(Gathered),
    /// The key opens `/availability`, once. The first free day, where one was said; the day of the pause, if nobody answers.
    AskAvailability {
        key: Secret,
        from: Option<NaiveDate>,
        pause_on: NaiveDate,
    },
    /// The key opens `/availability`, once. Since when the profile is paused.
    AvailabilityLapsed {
        key: Secret,
        since: NaiveDate,
    },
}
