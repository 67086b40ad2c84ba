//! Work that an act brings about later: written in the act's transaction, done by whichever node comes first.
//!
//! - A job carries **ids and a key**. It reads the truth again when it runs, so running it twice, or too late, does no harm.
//! - A node that takes a job **claims** it for a few minutes; one that dies leaves it to the others.
//! - A job that fails is tried again, later each time; after the last try it is **given up** and shown to staff.
//!
//! The time is the injected clock's, never the database's.

mod backlog;
mod given_up;
mod run;
mod store;
mod work;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::{AccountId, CandidacyId, CommunityEventId, EngagementId, JobId, MailId, MissionId, ProfileId, ReferenceRequestId};
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;
use uuid::Uuid;

pub use backlog::{Backlog, backlog};
pub use given_up::{GivenUp, given_up, try_again};
pub use run::{run_due, work};
pub(crate) use work::{Ended, Failure};

use crate::{Problem, search::text::Scope};

/// So often a job is tried before it is given up: over about a day and a half.
pub const MOST_TRIES: i16 = 12;

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Job {
    /// Send a mail.
    DeliverMail { mail: MailId },
    /// Something came that searches of this scope may find: look for whom to tell.
    TellSearchers { scope: Scope },
    /// Tell the owner of saved searches what is new.
    TellSearcher { account: AccountId },
    /// The time for which a request to join that led to nothing is kept may be over.
    ForgetApplication { profile: ProfileId },
    /// Write once more to a referee who has not answered.
    RemindReferee { request: ReferenceRequestId },
    /// Remind a CTO of an invitation.
    RemindInvitation { candidacy: CandidacyId },
    /// Let an invitation expire.
    ExpireInvitation { candidacy: CandidacyId },
    /// A promise about a mission falls due: look whether it was kept.
    NoteLate { mission: MissionId },
    /// A promise about a request to join falls due: the same.
    NoteLateApplication { profile: ProfileId },
    /// Something came for staff: one more job for each of them.
    TellStaff,
    /// Tell a member of staff what came.
    TellStaffMember { account: AccountId },
    /// Tell somebody what was gathered for them until the morning of a day.
    TellDaily { account: AccountId, day: NaiveDate },
    /// Look after an introduction: remind, ask whether they met, hand to staff what stands still.
    WatchMeeting { candidacy: CandidacyId },
    /// See whether staff has answered somebody who asks that their engagement end.
    WatchEnding { engagement: EngagementId },
    /// Look after the days worked in an engagement: remind, and tell staff who is late.
    WatchActivity { engagement: EngagementId },
    /// Look after terms: remind, hand to staff what stands still.
    WatchTerms { engagement: EngagementId },
    /// See whether a CTO's availability is to be asked about, or the profile to be paused.
    WatchAvailability { profile: ProfileId },
    /// Look whether the report of the last month is there, and remind of it.
    WatchReports { engagement: EngagementId },
    /// Look after outcome reviews: remind, and tell staff who is late.
    WatchOutcomeReviews { engagement: EngagementId },
    /// Look after an event of the community: give seats that came free, remind, end it.
    WatchCommunityEvent { event: CommunityEventId },
    /// See whether the questions on a developers' page were answered in time.
    WatchBriefing { engagement: EngagementId },
    /// Ask both how it goes a fortnight after the start, remind, tell staff who is late.
    WatchCheckups { engagement: EngagementId },
    /// Ask both in time whether they go on, remind, tell staff who is late or disagrees.
    WatchRenewals { engagement: EngagementId },
    /// Look every morning which papers about a CTO's status are missing or end.
    WatchPapers { engagement: EngagementId },
}

impl Job {
    /// Two jobs of one key are one.
    fn key(&self) -> String {
        match self {
            Self::DeliverMail { mail } => format!("deliver_mail:{mail}"),
            Self::TellSearchers { scope } => format!("tell_searchers:{}", scope.code()),
            Self::TellSearcher { account } => format!("tell_searcher:{account}"),
            Self::ForgetApplication { profile } => format!("forget_application:{profile}"),
            Self::RemindReferee { request } => format!("remind_referee:{request}"),
            Self::RemindInvitation { candidacy } => format!("remind_invitation:{candidacy}"),
            Self::ExpireInvitation { candidacy } => format!("expire_invitation:{candidacy}"),
            Self::NoteLate { mission } => format!("note_late:{mission}"),
            Self::NoteLateApplication { profile } => format!("note_late_application:{profile}"),
            Self::TellStaff => "tell_staff".to_owned(),
            Self::TellStaffMember { account } => format!("tell_staff_member:{account}"),
            Self::TellDaily { account, day } => format!("tell_daily:{account}:{day}"),
            Self::WatchMeeting { candidacy } => format!("watch_meeting:{candidacy}"),
            Self::WatchEnding { engagement } => format!("watch_ending:{engagement}"),
            Self::WatchActivity { engagement } => format!("watch_activity:{engagement}"),
            Self::WatchTerms { engagement } => format!("watch_terms:{engagement}"),
            Self::WatchAvailability { profile } => format!("watch_availability:{profile}"),
            Self::WatchReports { engagement } => format!("watch_reports:{engagement}"),
            Self::WatchOutcomeReviews { engagement } => format!("watch_outcome_reviews:{engagement}"),
            Self::WatchCommunityEvent { event } => format!("watch_community_event:{event}"),
            Self::WatchBriefing { engagement } => format!("watch_briefing:{engagement}"),
            Self::WatchCheckups { engagement } => format!("watch_checkups:{engagement}"),
            Self::WatchRenewals { engagement } => format!("watch_renewals:{engagement}"),
            Self::WatchPapers { engagement } => format!("watch_papers:{engagement}"),
        }
    }
}

/// Asks for a job, in the transaction of what it follows from. Where it waits already, it runs at the earlier moment.
pub(crate) async fn enqueue(tx: &mut PgConnection, now: DateTime<Utc>, job: &Job, run_at: DateTime<Utc>) -> Result<(), Problem> {
    store::put(tx, JobId(Uuid::now_v7()), &job.key(), &serde_json::to_value(job)?, run_at, now).await
}

/// Keeps every node from taking jobs until this transaction ends; another that asks for the same waits for its end.
pub(crate) async fn hold(tx: &mut PgConnection) -> Result<(), Problem> {
    store::hold(tx).await
}

/// How long after a failed try the next one comes: half a minute, then four times as long each time, six hours at most.
fn pause_after(tries: i16) -> Duration {
    let steps = u32::try_from(tries.clamp(1, 8) - 1).unwrap_or(0);
    Duration::seconds(30 * 4_i64.pow(steps)).min(Duration::hours(6))
}

#[cfg(test)]
mod tests;
