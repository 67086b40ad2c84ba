//! Where one stands, and who waits for staff.

use chrono::{DateTime, Utc};
use domain::{
    ProfileId, Wait,
    lifecycle::ProfileState,
    wait::{ApplicationMoments, of_application},
};
use sqlx::PgConnection;

use super::{Standing, store};
use crate::{
    Marketplace, Problem,
    accounts::{CurrentCto, CurrentStaff},
};

/// So many requests are read at most; nobody vets more at once.
pub(super) const MOST: i64 = 1_000;

/// Somebody whose request runs, in staff's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    pub profile: ProfileId,
    pub name: String,
    pub headline: String,
    /// One of [`ProfileState::VETTING`].
    pub stage: ProfileState,
    pub applied_at: DateTime<Utc>,
    pub interview_at: Option<DateTime<Utc>>,
    /// How many notes staff has made.
    pub notes: i64,
    pub at: ApplicationMoments,
}

impl Waiting {
    /// Whose turn it is, and until when.
    pub fn wait(&self, now: DateTime<Utc>) -> Option<Wait> {
        of_application(self.stage, &self.at, now)
    }

    /// Whether it waits longer than was promised.
    pub fn is_late(&self, now: DateTime<Utc>) -> bool {
        self.wait(now).is_some_and(|wait| wait.is_late(now))
    }
}

/// Everybody whose request runs: who is due first comes first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Queue(pub Vec<Waiting>);

impl Queue {
    /// How many are in a stage, and how many of them wait longer than was promised.
    pub fn count(&self, stage: ProfileState, now: DateTime<Utc>) -> (usize, usize) {
        let here = self.0.iter().filter(|one| one.stage == stage);
        (here.clone().count(), here.filter(|one| one.is_late(now)).count())
    }
}

/// Everybody whose request runs.
pub async fn queue(market: &Marketplace, _staff: &CurrentStaff) -> Result<Queue, Problem> {
    let now = market.now();
    let mut waiting = store::waiting(&market.pool, now, MOST).await?;
    waiting.sort_by_key(|one| (one.wait(now).map(|wait| wait.by), one.applied_at, one.profile));
    Ok(Queue(waiting))
}

/// Where the CTO stands.
pub async fn standing(market: &Marketplace, cto: &CurrentCto) -> Result<Standing, Problem> {
    load(&mut *market.pool.acquire().await?, cto.profile(), market.now()).await
}

/// Where somebody stands, for staff. A profile that its CTO still writes is not staff's to see.
pub async fn dossier(market: &Marketplace, _staff: &CurrentStaff, profile: ProfileId) -> Result<Standing, Problem> {
    let mut connection = market.pool.acquire().await?;
    shown(&mut connection, profile).await?;
    load(&mut connection, profile, market.now()).await
}

/// The state of a profile that staff may see, with everything that hangs on it; one whose CTO has not asked to join is not there.
pub(crate) async fn shown(connection: &mut PgConnection, profile: ProfileId) -> Result<ProfileState, Problem> {
    store::state(connection, profile).await?.filter(|state| *state != ProfileState::Draft).ok_or(Problem::NotFound)
}

pub(super) async fn load(connection: &mut PgConnection, profile: ProfileId, now: DateTime<Utc>) -> Result<Standing, Problem> {
    let state = store::state(connection, profile).await?.ok_or(Problem::NotFound)?;
    Ok(Standing {
        state,
        missing: store::missing(connection, profile).await?,
        applications: store::applications(connection, profile).await?,
        referees: store::referees(connection, profile, now).await?,
        pause: store::pause(connection, profile).await?,
    })
}
