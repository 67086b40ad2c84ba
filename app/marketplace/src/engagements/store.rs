//! Engagements, as rows.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{AccountId, CandidacyId, EngagementId, EngagementOutcome, MissionId, Role, lifecycle::EngagementState};
use sqlx::PgConnection;

use crate::{Problem, audit::Subject};

/// An engagement, with whom it binds: it goes with the account of either.
#[derive(Debug, Clone)]
pub(crate) struct Engagement {
    pub id: EngagementId,
    pub mission: MissionId,
    pub candidacy: CandidacyId,
    pub state: EngagementState,
    pub began_at: DateTime<Utc>,
    pub ended_at: Option<DateTime<Utc>>,
    pub outcome: Option<EngagementOutcome>,
    pub last_day: Option<NaiveDate>,
    pub ended_reason: Option<String>,
    pub title: Option<String>,
    pub company: Option<String>,
    pub cto: AccountId,
    pub cto_name: String,
    pub ceo: AccountId,
    pub ceo_name: String,
}

impl Engagement {
    /// Its last day, as somebody said it, or else the day in Paris on which it ended; nothing while it has not.
    pub fn ends_on(&self) -> Option<NaiveDate> {
        self.last_day.or(self.ended_at.map(domain::availability::day_of))
    }

    /// What the lines of its parts are about.
    pub(crate) fn subject(&self) -> Subject {
        Subject::Engagement(self.id, self.mission)
    }

    /// The two whom it binds.
    pub fn people(&self) -> impl Iterator<Item = (Role, AccountId)> {
        [(Role::Ceo, self.ceo), (Role::Cto, self.cto)].into_iter()
    }

    /// Whose account is that of this side.
    pub fn account_of(&self, role: Role) -> Option<AccountId> {
        self.people().find(|(of, _)| *of == role).map(|(_, account)| account)
    }

    /// On which side this account is, of the two.
    pub fn role_of(&self, account: AccountId) -> Option<Role> {
        self.people().find(|(_, of)| *of == account).map(|(role, _)| role)
    }

    /// The full name of this side's person.
    pub fn name_of(&self, role: Role) -> Option<&str> {
        match role {
            Role::Ceo => Some(&self.ceo_name),
            Role::Cto => Some(&self.cto_name),
            Role::Staff | Role::System => None,
        }
    }
}

pub(crate) async fn engagement(connection: &mut PgConnection, id: EngagementId) -> Result<Option<Engagement>, Problem> {
    Ok(sqlx::query_as!(
        Engagement,
        r#"SELECT e.id AS "id: EngagementId", e.mission_id AS "mission: MissionId", e.candidacy_id AS "candidacy: CandidacyId",
                  e.state AS "state: EngagementState", e.began_at, e.ended_at, e.outcome AS "outcome: EngagementOutcome", e.last_day,
                  e.ended_reason, m.title, m.company,
                  cto.id AS "cto: AccountId", cto.name AS cto_name, ceo.id AS "ceo: AccountId", ceo.name AS ceo_name
           FROM engagements e JOIN missions m ON m.id = e.mission_id JOIN candidacies c ON c.id = e.candidacy_id
           JOIN profiles p ON p.id = c.profile_id JOIN accounts cto ON cto.id = p.account_id JOIN accounts ceo ON ceo.id = m.owner_id
           WHERE e.id = $1"#,
        id.0
    )
    .fetch_optional(connection)
    .await?)
}

/// The engagements of a mission, the latest first.
pub(super) async fn of_mission(connection: &mut PgConnection, mission: MissionId) -> Result<Vec<EngagementId>, Problem> {
    let found = sqlx::query_scalar!(
        r#"SELECT id AS "id: EngagementId" FROM engagements WHERE mission_id = $1 ORDER BY began_at DESC, id DESC"#,
        mission.0
    );
    Ok(found.fetch_all(connection).await?)
}

/// The engagement of a mission that has not ended, with its state, locked until the transaction ends.
pub(super) async fn lock_open_of(tx: &mut PgConnection, mission: MissionId) -> Result<Option<(EngagementId, EngagementState)>, Problem> {
    let open = sqlx::query!(
        r#"SELECT id AS "id: EngagementId", state AS "state: EngagementState" FROM engagements WHERE mission_id = $1 AND state <> 'ended' FOR UPDATE"#,
        mission.0
    );
    Ok(open.fetch_optional(tx).await?.map(|row| (row.id, row.state)))
}

/// The engagement, locked until the transaction ends: two acts on it follow each other, and the steps of its mission, whose row is the lock.
///
/// # Errors
/// [`Problem::NotFound`] where it is gone.
pub(crate) async fn lock(tx: &mut PgConnection, id: EngagementId) -> Result<Engagement, Problem> {
    lock_if_there(tx, id).await?.ok_or(Problem::NotFound)
}

/// The same, for a job, which may come after it has gone.
pub(crate) async fn lock_if_there(tx: &mut PgConnection, id: EngagementId) -> Result<Option<Engagement>, Problem> {
    sqlx::query!("SELECT m.id FROM missions m JOIN engagements e ON e.mission_id = m.id WHERE e.id = $1 FOR UPDATE OF m", id.0)
        .fetch_optional(&mut *tx)
        .await?;
    engagement(tx, id).await
}

/// The same, for what only an engagement that has not ended bears.
///
/// # Errors
/// [`Problem::NotNow`] where it has ended.
pub(crate) async fn lock_open(tx: &mut PgConnection, id: EngagementId) -> Result<Engagement, Problem> {
    let found = lock(tx, id).await?;
    if found.state == EngagementState::Ended { Err(Problem::NotNow("ended")) } else { Ok(found) }
}

/// An engagement with whomever the CEO of the mission chose; nothing where nobody is chosen.
pub(super) async fn insert(
    tx: &mut PgConnection,
    id: EngagementId,
    mission: MissionId,
    state: EngagementState,
    now: DateTime<Utc>,
) -> Result<bool, Problem> {
    let made = sqlx::query!(
        "INSERT INTO engagements (id, candidacy_id, mission_id, state, since, began_at)
         SELECT $1, c.id, c.mission_id, $3, $4, $4 FROM candidacies c WHERE c.mission_id = $2 AND c.state = 'selected'",
        id.0,
        mission.0,
        state.code(),
        now
    );
    Ok(made.execute(tx).await?.rows_affected() == 1)
}

/// Whether both have signed the version of the terms that holds.
pub(super) async fn is_signed(tx: &mut PgConnection, id: EngagementId) -> Result<bool, Problem> {
    Ok(sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT FROM terms t WHERE t.engagement_id = $1 AND t.state = 'in_force'
             AND 2 = (SELECT count(*) FROM terms_signatures s WHERE s.terms_id = t.id AND s.content_hash = t.content_hash)) AS "signed!""#,
        id.0
    )
    .fetch_one(tx)
    .await?)
}

pub(super) async fn set_state(tx: &mut PgConnection, id: EngagementId, state: EngagementState, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE engagements SET state = $2, since = $3, ended_at = CASE WHEN $2 = 'ended' THEN $3::timestamptz END WHERE id = $1",
        id.0,
        state.code(),
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// How it ended, and why.
pub(super) async fn set_outcome(
    tx: &mut PgConnection,
    id: EngagementId,
    outcome: EngagementOutcome,
    reason: Option<&str>,
) -> Result<(), Problem> {
    sqlx::query!("UPDATE engagements SET outcome = $2, ended_reason = $3 WHERE id = $1", id.0, outcome.code(), reason).execute(tx).await?;
    Ok(())
}

/// The last day of work, as somebody said it.
pub(crate) async fn set_last_day(tx: &mut PgConnection, id: EngagementId, day: NaiveDate) -> Result<(), Problem> {
    sqlx::query!("UPDATE engagements SET last_day = $2 WHERE id = $1", id.0, day).execute(tx).await?;
    Ok(())
}
