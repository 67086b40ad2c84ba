//! What each kind of job does.

use chrono::{DateTime, Utc};

use super::Job;
use crate::{
    Marketplace, Problem, activity, availability, briefing, candidacies, checkups, community_events, digests, endings,
    mail::{self, Courier, Undelivered},
    meetings, missions, outcome_reviews, papers, references, renewals, reports, saved_searches, terms, vetting,
};

/// How a job ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ended {
    /// There is nothing left to do.
    Done,
    /// Its time comes later.
    Later(DateTime<Utc>),
}

/// Why a job could not be done this time.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    #[error(transparent)]
    Problem(#[from] Problem),
    #[error(transparent)]
    Undelivered(#[from] Undelivered),
    #[error("it took too long")]
    TooLong,
    #[error("nobody knows this kind of job any more")]
    Unknown,
}

impl Failure {
    /// What staff reads of it: a code, without anything that a person or another server wrote.
    pub fn code(&self) -> String {
        match self {
            Self::Problem(_) => "broken".to_owned(),
            Self::Undelivered(why) => why.code(),
            Self::TooLong => "too_long".to_owned(),
            Self::Unknown => "unknown".to_owned(),
        }
    }
}

pub(super) async fn perform(market: &Marketplace, courier: &impl Courier, job: &Job) -> Result<Ended, Failure> {
    match job {
        Job::DeliverMail { mail } => mail::deliver(market, courier, *mail).await,
        Job::TellSearchers { scope } => Ok(saved_searches::tell_all(market, *scope).await?),
        Job::TellSearcher { account } => Ok(saved_searches::tell(market, *account).await?),
        Job::ForgetApplication { profile } => Ok(vetting::forget(market, *profile).await?),
        Job::RemindReferee { request } => Ok(references::remind(market, *request).await?),
        Job::RemindInvitation { candidacy } => Ok(candidacies::invite::remind(market, *candidacy).await?),
        Job::ExpireInvitation { candidacy } => Ok(candidacies::invite::expire(market, *candidacy).await?),
        Job::NoteLate { mission } => Ok(missions::promises::note_late(market, *mission).await?),
        Job::NoteLateApplication { profile } => Ok(vetting::note_late(market, *profile).await?),
        Job::TellStaff => Ok(digests::tell_all(market).await?),
        Job::TellStaffMember { account } => Ok(digests::tell(market, *account).await?),
        Job::TellDaily { account, day } => Ok(digests::daily::tell(market, *account, *day).await?),
        Job::WatchMeeting { candidacy } => Ok(meetings::watch(market, *candidacy).await?),
        Job::WatchEnding { engagement } => Ok(endings::watch(market, *engagement).await?),
        Job::WatchActivity { engagement } => Ok(activity::watch(market, *engagement).await?),
        Job::WatchTerms { engagement } => Ok(terms::watch(market, *engagement).await?),
        Job::WatchAvailability { profile } => Ok(availability::watch(market, *profile).await?),
        Job::WatchReports { engagement } => Ok(reports::watch(market, *engagement).await?),
        Job::WatchOutcomeReviews { engagement } => Ok(outcome_reviews::watch(market, *engagement).await?),
        Job::WatchCommunityEvent { event } => Ok(community_events::watch(market, *event).await?),
        Job::WatchBriefing { engagement } => Ok(briefing::watch(market, *engagement).await?),
        Job::WatchCheckups { engagement } => Ok(checkups::watch(market, *engagement).await?),
        Job::WatchRenewals { engagement } => Ok(renewals::watch(market, *engagement).await?),
        Job::WatchPapers { engagement } => Ok(papers::watch(market, *engagement).await?),
    }
}
