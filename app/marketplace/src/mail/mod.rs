//! Writing to people. A service says, in its own transaction, **what** somebody is to be told: [`send`] and a [`Mail`]. What the mail says
//! is read when it goes, so that nobody is told what is no longer true, and its words come from `ui`, which speaks languages.
//!
//! # To send a mail of a new kind
//! 1. A kind in `domain::mail::MailKind`, with the topic under which people turn it off, if they may.
//! 2. A variant of [`Mail`] with the ids that it is about, and one of [`Content`] with what the reader is told.
//! 3. An arm in `compose.rs` that reads the one from the other, or finds that there is nothing to tell any more. A link that opens
//!    something draws its key there ([`links::draw`]): the database holds only its hash.
//! 4. The words in `app/ui/src/mail.rs` and `locales/{fr,en}/mail.json`.
//!
//! A mail is sent at least once; each try carries the same Message-ID.

mod activity;
mod briefing;
mod case_studies;
mod checkups;
mod clock;
mod community_events;
mod compose;
mod courier;
mod deliver;
mod endings;
mod handovers;
mod journey;
mod letter;
pub mod links;
mod meetings;
pub mod outbox;
mod outcome_reviews;
mod papers;
mod renewals;
mod reports;
mod store;
mod terms;
mod wishes;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::{
    AccountId, CandidacyId, CommunityEventId, EngagementId, MailId, MailKind, MissionId, Month, QuestionAnswerId, QuestionId,
    ReferenceRequestId, RenewalId, SignUpId, forms::Email,
};
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;
use uuid::Uuid;

pub use activity::{AboutActivity, ActivityNews};
pub use briefing::AboutQuestion;
pub use case_studies::{AboutCaseStudy, CaseStudyNews};
pub use checkups::{AboutCheckup, CheckupNews};
pub use community_events::{AboutEvent, EventNews};
pub use courier::{Courier, Undelivered};
pub use endings::{AboutEnding, EndingNews};
pub use handovers::{AboutHandover, HandoverNews};
pub use journey::{AboutCandidacy, AboutInvitation, AboutMission, CandidacyNews, MissionNews};
pub use letter::{Addressee, Content, Letter};
pub use meetings::{AboutMeeting, CalledOff, MeetingNews};
pub use outcome_reviews::{AboutOutcomeReview, OutcomeReviewNews};
pub use papers::{AboutPapers, PapersNews};
pub use renewals::{AboutRenewal, RenewalNews};
pub use reports::{AboutReport, ReportNews};
pub use terms::{AboutTerms, TermsNews};
pub use wishes::{TurnedOff, choose, is_wanted, paces, refuse_by_link, refused_by_link, set_wanted};

pub(crate) use deliver::deliver;
pub(crate) use wishes::{refused_kinds, wants};

use crate::{
    Marketplace, Problem,
    jobs::{self, Job},
    notifications,
    postings::PostingNews,
    public_pages::PageNews,
    vetting::News,
};

/// What somebody is told, by the ids that it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Mail {
    /// Asks whoever signs up to show that the address is theirs; where it has an account, tells its owner of that instead.
    VerifyAddress { sign_up: SignUpId },
    /// Lets whoever has an account at this address choose a new password; nobody else is written to.
    ResetPassword { address: Email },
    /// Tells that the password was changed.
    PasswordChanged { account: AccountId },
    /// Asks at the new address whether it is theirs; where it has an account, tells its owner of that instead.
    ConfirmAddress { account: AccountId, address: Email },
    /// Tells the address in use that another one was asked for.
    AddressChangeAsked { account: AccountId },
    /// Tells the old address that another one is in use now.
    AddressChanged { account: AccountId, old: Email },
    /// Tells a CTO that a company has closed its account, and why: the mission is gone when the letter is written.
    CompanyLeft { account: AccountId, title: String, reason: String },
    /// Tells a CEO that a CTO has closed their account, and why.
    CtoLeft { account: AccountId, mission: MissionId, reason: String },
    /// Tells what saved searches have found since their owner was last told.
    SavedSearches { account: AccountId, since: Option<DateTime<Utc>> },
    /// Tells a CTO what became of their request to join, or of their membership.
    Vetting { account: AccountId, news: News },
    /// Asks somebody whom a CTO has named for a reference; the account is the CTO's, with which the letter goes.
    ReferenceRequest { account: AccountId, request: ReferenceRequestId },
    /// The same, once more.
    ReferenceReminder { account: AccountId, request: ReferenceRequestId },
    /// Tells a CEO how their mission goes on.
    OfMission { account: AccountId, mission: MissionId, news: MissionNews },
    /// Tells a CTO, or the CEO who wants to meet them, what became of a candidacy.
    OfCandidacy { account: AccountId, candidacy: CandidacyId, news: CandidacyNews },
    /// Tells somebody that something was written in a conversation of theirs.
    OfConversation { account: AccountId, candidacy: CandidacyId },
    /// Tells one of two who meet what became of their meeting.
    OfMeeting { account: AccountId, candidacy: CandidacyId, news: MeetingNews },
    /// Tells one of two that their meeting is called off.
    MeetingCalledOff { account: AccountId, told: Box<CalledOff> },
    /// Tells one of two who work together that it ends, or that it goes on.
    OfEnding { account: AccountId, engagement: EngagementId, news: EndingNews },
    /// Tells one of two who work together of the days worked in a month.
    OfActivity { account: AccountId, engagement: EngagementId, month: Month, news: ActivityNews },
    /// Tells one of two who work together how far the handover has come.
    OfHandover { account: AccountId, engagement: EngagementId, news: HandoverNews },
    /// Tells one of two who work together what became of their terms; `version` is 0 where there is none yet.
    OfTerms { account: AccountId, engagement: EngagementId, version: u16, news: TermsNews },
    /// Tells a member of staff what came between two moments, and what became late.
    StaffDigest { account: AccountId, since: DateTime<Utc>, until: DateTime<Utc> },
    /// Tells what was gathered for somebody until the morning of a day.
    DailyDigest { account: AccountId, day: NaiveDate },
    /// Asks a CTO whether they are still available as they said.
    AskAvailability { account: AccountId },
    /// Tells a CTO that their profile is paused, since nobody answered.
    AvailabilityLapsed { account: AccountId },
    /// Tells a CTO what staff decided about their public page.
    OfPublicPage { account: AccountId, news: PageNews },
    /// Tells a CEO what staff decided about what everybody could read of their mission.
    OfPosting { account: AccountId, mission: MissionId, news: PostingNews },
    /// Tells a CEO that the report of a month is there, or a CTO that it is missing.
    OfReport { account: AccountId, engagement: EngagementId, month: Month, news: ReportNews },
    /// Asks one of two who worked together how it went, or reminds of it.
    OfOutcomeReview { account: AccountId, engagement: EngagementId, news: OutcomeReviewNews },
    /// Tells one of two who worked together what became of their case study.
    OfCaseStudy { account: AccountId, engagement: EngagementId, news: CaseStudyNews },
    /// Tells somebody who signed up for an event of the community what became of it, or of their seat.
    OfEvent { account: AccountId, event: CommunityEventId, news: EventNews },
    /// Tells one of two who work together what is asked on the developers' page, or answered.
    OfQuestion { account: AccountId, engagement: EngagementId, question: QuestionId, answer: Option<QuestionAnswerId> },
    /// Asks one of two who work together how it goes.
    OfCheckup { account: AccountId, engagement: EngagementId, news: CheckupNews },
    /// Asks one of two who work together whether they go on, or tells what the other wants.
    OfRenewal { account: AccountId, engagement: EngagementId, renewal: RenewalId, news: RenewalNews },
    /// Asks the CTO for papers, or tells the company what is missing, on a day.
    OfPapers { account: AccountId, engagement: EngagementId, day: NaiveDate, news: PapersNews },
}

impl Mail {
    /// Its kind.
    pub const fn kind(&self) -> MailKind {
        match self {
            Self::VerifyAddress { .. } => MailKind::VerifyAddress,
            Self::ResetPassword { .. } => MailKind::ResetPassword,
            Self::PasswordChanged { .. } => MailKind::PasswordChanged,
            Self::ConfirmAddress { .. } => MailKind::ConfirmAddress,
            Self::AddressChangeAsked { .. } => MailKind::AddressChangeAsked,
            Self::AddressChanged { .. } => MailKind::AddressChanged,
            Self::CompanyLeft { .. } => MailKind::CompanyLeft,
            Self::CtoLeft { .. } => MailKind::CtoLeft,
            Self::SavedSearches { .. } => MailKind::SavedSearches,
            Self::Vetting { news, .. } => news.kind(),
            Self::ReferenceRequest { .. } => MailKind::ReferenceRequest,
            Self::ReferenceReminder { .. } => MailKind::ReferenceReminder,
            Self::OfMission { news, .. } => news.kind(),
            Self::OfCandidacy { news, .. } => news.kind(),
            Self::OfConversation { .. } => MailKind::NewMessages,
            Self::OfMeeting { news, .. } => news.kind(),
            Self::MeetingCalledOff { .. } => MailKind::MeetingCancelled,
            Self::OfEnding { news, .. } => news.kind(),
            Self::OfActivity { news, .. } => news.kind(),
            Self::OfHandover { news, .. } => news.kind(),
            Self::OfTerms { news, .. } => news.kind(),
            Self::StaffDigest { .. } => MailKind::StaffDigest,
            Self::DailyDigest { .. } => MailKind::DailyDigest,
            Self::AskAvailability { .. } => MailKind::AskAvailability,
            Self::AvailabilityLapsed { .. } => MailKind::AvailabilityLapsed,
            Self::OfPublicPage { news, .. } => news.kind(),
            Self::OfPosting { news, .. } => news.kind(),
            Self::OfReport { news, .. } => news.kind(),
            Self::OfOutcomeReview { news, .. } => news.kind(),
            Self::OfCaseStudy { news, .. } => news.kind(),
            Self::OfEvent { news, .. } => news.kind(),
            Self::OfQuestion { answer: None, .. } => MailKind::QuestionAsked,
            Self::OfQuestion { answer: Some(_), .. } => MailKind::QuestionAnswered,
            Self::OfCheckup { .. } => MailKind::CheckupAsked,
            Self::OfRenewal { news, .. } => news.kind(),
            Self::OfPapers { news, .. } => news.kind(),
        }
    }

    /// Whose mail it is; nobody's while it is not known whether the address has an account.
    pub(crate) const fn account(&self) -> Option<AccountId> {
        match self {
            Self::VerifyAddress { .. } | Self::ResetPassword { .. } => None,
            Self::PasswordChanged { account }
            | Self::ConfirmAddress { account, .. }
            | Self::AddressChangeAsked { account }
            | Self::AddressChanged { account, .. }
            | Self::CompanyLeft { account, .. }
            | Self::CtoLeft { account, .. }
            | Self::SavedSearches { account, .. }
            | Self::Vetting { account, .. }
            | Self::ReferenceRequest { account, .. }
            | Self::ReferenceReminder { account, .. }
            | Self::OfMission { account, .. }
            | Self::OfCandidacy { account, .. }
            | Self::OfConversation { account, .. }
            | Self::OfMeeting { account, .. }
            | Self::MeetingCalledOff { account, .. }
            | Self::OfEnding { account, .. }
            | Self::OfActivity { account, .. }
            | Self::OfHandover { account, .. }
            | Self::OfTerms { account, .. }
            | Self::StaffDigest { account, .. }
            | Self::DailyDigest { account, .. }
            | Self::AskAvailability { account }
            | Self::AvailabilityLapsed { account }
            | Self::OfPublicPage { account, .. }
            | Self::OfPosting { account, .. }
            | Self::OfReport { account, .. }
            | Self::OfOutcomeReview { account, .. }
            | Self::OfCaseStudy { account, .. }
            | Self::OfEvent { account, .. }
            | Self::OfQuestion { account, .. }
            | Self::OfCheckup { account, .. }
            | Self::OfRenewal { account, .. }
            | Self::OfPapers { account, .. } => Some(*account),
        }
    }
}

/// Sends a mail once the caller's transaction commits; a transaction that is rolled back sends nothing. What it tells is told on the site too
/// ([`notifications`]), from that moment: call it after the line of the log was written.
///
/// # Errors
/// [`Problem::Broken`] when the database fails.
pub async fn send(tx: &mut PgConnection, now: DateTime<Utc>, mail: Mail) -> Result<MailId, Problem> {
    send_at(tx, now, mail, now).await
}

/// The same, not before a moment: what its reader has learned until then is not told.
pub(crate) async fn send_at(tx: &mut PgConnection, now: DateTime<Utc>, mail: Mail, moment: DateTime<Utc>) -> Result<MailId, Problem> {
    let id = MailId(Uuid::now_v7());
    store::insert(tx, id, &mail, now).await?;
    notifications::note(tx, now, id, &mail).await?;
    jobs::enqueue(tx, now, &Job::DeliverMail { mail: id }, moment).await?;
    Ok(id)
}

/// Whether this very mail was asked for since a moment.
pub(crate) async fn was_sent(tx: &mut PgConnection, mail: &Mail, since: DateTime<Utc>) -> Result<bool, Problem> {
    store::was_sent(tx, mail, since).await
}

/// Days that a mail's row is kept after it was settled.
pub const SETTLED_DAYS: i64 = 30;
/// Days that mail lies in the outbox.
const OUTBOX_DAYS: i64 = 7;

/// Removes what nobody needs any more.
pub(crate) async fn sweep(market: &Marketplace) -> Result<(), Problem> {
    let now = market.now();
    store::sweep(&market.pool, now - Duration::days(SETTLED_DAYS), now - Duration::days(OUTBOX_DAYS), now).await
}

/// Takes back what waits to be written to an address that is nobody's any more.
pub(crate) async fn forget(tx: &mut PgConnection, address: &str) -> Result<(), Problem> {
    store::forget(tx, address).await
}
