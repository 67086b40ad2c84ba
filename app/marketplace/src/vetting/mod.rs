//! How a CTO comes into the community. The CTO asks ([`apply`]); staff takes the request through its stages, refuses it with a reason, or
//! accepts it ([`review`]); what staff notes about a person on the way stands in [`notes`]. What led to nothing is forgotten after a stated
//! time. The stages are states of the profile: `domain::lifecycle::PROFILE` has their table.

mod apply;
mod forget;
mod late;
mod membership;
mod news;
pub mod notes;
mod read;
mod review;
mod store;

use chrono::{DateTime, Utc};
use domain::{
    ApplicationId, ProfileId, Role, Wait,
    lifecycle::ProfileState,
    vetting::{Missing, VettingRefusal, kept_until},
    wait::{ApplicationMoments, Referees, of_application},
};
use sqlx::PgConnection;

use crate::Problem;

pub use apply::{apply, withdraw};
pub use membership::{pause, resume};
pub use news::News;
pub use read::{Queue, Waiting, dossier, queue, standing};
pub use review::{Refusing, note_interview, refuse, step};

pub(crate) use forget::forget;
pub(crate) use late::{note_late, waits};
pub(crate) use news::read as news_of;
pub(crate) use read::shown;
pub(crate) use store::{answers, missing};

/// Why somebody was refused, as they read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    pub code: VettingRefusal,
    pub words: String,
    /// From when on they may ask again; nothing where never.
    pub again_from: Option<DateTime<Utc>>,
}

/// How a request ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    Withdrawn,
    Accepted,
    Refused(Refusal),
}

/// A request to join.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Application {
    pub id: ApplicationId,
    /// Counts up with each change.
    pub version: i32,
    pub motivation: String,
    pub applied_at: DateTime<Utc>,
    /// Since when it is in its stage.
    pub stage_since: DateTime<Utc>,
    pub interview_at: Option<DateTime<Utc>>,
    /// When and how it ended; nothing while it runs.
    pub ended: Option<(DateTime<Utc>, Outcome)>,
}

/// Why proposals are stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pause {
    pub by: Role,
    /// What staff wrote to the CTO.
    pub reason: Option<String>,
}

/// Where somebody stands on the way into the community.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    pub state: ProfileState,
    /// What the profile must say before one can ask.
    pub missing: Vec<Missing>,
    /// The latest request first.
    pub applications: Vec<Application>,
    /// What a request waits for among the CTO's referees.
    pub referees: Referees,
    pub pause: Option<Pause>,
}

impl Standing {
    /// The request that runs, or the last one.
    pub fn application(&self) -> Option<&Application> {
        self.applications.first()
    }

    /// Whose turn it is, and until when.
    pub fn wait(&self, now: DateTime<Utc>) -> Option<Wait> {
        let application = self.application().filter(|one| one.ended.is_none())?;
        let at = ApplicationMoments { stage_since: application.stage_since, interview: application.interview_at, referees: self.referees };
        of_application(self.state, &at, now)
    }

    /// Why the last request was refused, where it was and none followed.
    pub fn refusal(&self) -> Option<&Refusal> {
        match &self.application()?.ended {
            Some((_, Outcome::Refused(refusal))) if self.state == ProfileState::Refused => Some(refusal),
            _ => None,
        }
    }

    /// When what is kept of a refused request is erased.
    pub fn kept_until(&self) -> Option<DateTime<Utc>> {
        self.refusal()?;
        self.application()?.ended.as_ref().map(|(at, _)| kept_until(*at))
    }

    /// Whether the time to ask has come, or comes again; what is missing aside.
    pub fn may_ask(&self, now: DateTime<Utc>) -> bool {
        matches!(self.state, ProfileState::Draft | ProfileState::Refused) && time_to_ask_has_come(self.application(), now)
    }
}

/// Whether the time after a refusal of the latest request is over, or there was none.
pub(crate) async fn may_ask(tx: &mut PgConnection, profile: ProfileId, now: DateTime<Utc>) -> Result<bool, Problem> {
    Ok(time_to_ask_has_come(store::applications(tx, profile).await?.first(), now))
}

fn time_to_ask_has_come(latest: Option<&Application>, now: DateTime<Utc>) -> bool {
    match latest.and_then(|latest| latest.ended.as_ref()) {
        Some((_, Outcome::Refused(refusal))) => refusal.again_from.is_some_and(|from| from <= now),
        _ => true,
    }
}
