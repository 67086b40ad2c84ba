//! Missions as rows.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::{
    AccountId, CriterionKind, MissionId,
    lifecycle::{MissionEvent, MissionState},
};
use sqlx::{PgConnection, PgExecutor, PgPool};
use uuid::Uuid;

use super::super::read::{MissionSheet, MissionSummary, PAGE};
use crate::{Problem, discretion::Identity};

pub(crate) struct NewMission<'a> {
    pub id: MissionId,
    pub owner: Option<AccountId>,
    pub draft_key_hash: Option<&'a [u8]>,
    pub company: Option<String>,
    pub words: &'a str,
    pub language: &'a str,
}

/// Answers whether it was kept: an id that is taken already is left alone.
pub(crate) async fn insert(tx: &mut PgConnection, new: &NewMission<'_>, now: DateTime<Utc>) -> Result<bool, Problem> {
    let kept = sqlx::query!(
        "INSERT INTO missions (id, owner_id, draft_key_hash, company, words, language, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $7)
         ON CONFLICT (id) DO NOTHING",
        new.id.0,
        new.owner.map(|id| id.0),
        new.draft_key_hash,
        new.company,
        new.words,
        new.language,
        now
    )
    .execute(tx)
    .await?;
    Ok(kept.rows_affected() > 0)
}

/// Whether the need of this id is the same person's draft of the same words.
pub(crate) async fn is_begun(tx: &mut PgConnection, new: &NewMission<'_>) -> Result<bool, Problem> {
    let is_begun = sqlx::query_scalar!(
        r#"SELECT state = 'draft' AND words = $2 AND owner_id IS NOT DISTINCT FROM $3 AND draft_key_hash IS NOT DISTINCT FROM $4 AS "is_begun!"
           FROM missions WHERE id = $1"#,
        new.id.0,
        new.words,
        new.owner.map(|id| id.0),
        new.draft_key_hash
    );
    Ok(is_begun.fetch_optional(tx).await?.unwrap_or(false))
}

pub(crate) struct Held {
    pub owner: Option<AccountId>,
    pub draft_key_hash: Option<Vec<u8>>,
}

pub(crate) async fn held_by(executor: impl PgExecutor<'_>, mission: MissionId) -> Result<Option<Held>, Problem> {
    Ok(sqlx::query_as!(Held, r#"SELECT owner_id AS "owner: AccountId", draft_key_hash FROM missions WHERE id = $1"#, mission.0)
        .fetch_optional(executor)
        .await?)
}

/// What the guards of a mission ask about, read under its lock.
pub(crate) struct Facts {
    pub state: MissionState,
    pub version: i32,
    pub sign_off_asked: bool,
    pub signed_off: bool,
    pub criteria: i64,
    pub shortlisted: i64,
    pub chosen: bool,
}

pub(crate) async fn lock(tx: &mut PgConnection, mission: MissionId) -> Result<Option<Facts>, Problem> {
    Ok(sqlx::query_as!(
        Facts,
        r#"SELECT state AS "state: MissionState", version, sign_off_asked_at IS NOT NULL AS "sign_off_asked!", signed_off_at IS NOT NULL AS "signed_off!",
                  (SELECT count(*) FROM criteria c WHERE c.mission_id = m.id AND NOT c.removed AND c.importance <> 'indifferent') AS "criteria!",
                  (SELECT count(*) FROM candidacies c WHERE c.mission_id = m.id AND c.state IN ('shortlisted', 'introduced')) AS "shortlisted!",
                  EXISTS (SELECT FROM candidacies c WHERE c.mission_id = m.id AND c.state = 'selected') AS "chosen!"
           FROM missions m WHERE id = $1 FOR UPDATE OF m"#,
        mission.0
    )
    .fetch_optional(tx)
    .await?)
}

/// The state of a mission, which stays so until the transaction ends.
pub(crate) async fn lock_state(tx: &mut PgConnection, mission: MissionId) -> Result<Option<MissionState>, Problem> {
    Ok(sqlx::query_scalar!(r#"SELECT state AS "state: MissionState" FROM missions WHERE id = $1 FOR UPDATE"#, mission.0)
        .fetch_optional(tx)
        .await?)
}

/// The state of a mission that is there.
pub(crate) async fn state_of(tx: &mut PgConnection, mission: MissionId) -> Result<MissionState, Problem> {
    Ok(sqlx::query_scalar!(r#"SELECT state AS "state: MissionState" FROM missions WHERE id = $1"#, mission.0).fetch_one(tx).await?)
}

pub(crate) async fn set_state(
    tx: &mut PgConnection,
    mission: MissionId,
    event: MissionEvent,
    state: MissionState,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE missions SET state = $2, version = version + 1, updated_at = $4,
            submitted_at = CASE WHEN $3 = 'submit' THEN $4 ELSE submitted_at END,
            sign_off_asked_at = CASE WHEN $3 = 'ask_sign_off' THEN $4 ELSE sign_off_asked_at END,
            signed_off_at = CASE WHEN $3 = 'sign_off' THEN $4 WHEN $3 = 'ask_sign_off' THEN NULL ELSE signed_off_at END,
            opened_at = CASE WHEN $3 IN ('open', 'search_on', 'rematch') THEN $4 ELSE opened_at END,
            shortlisted_at = CASE WHEN $3 = 'shortlist' THEN $4 ELSE shortlisted_at END,
            engaged_at = CASE WHEN $3 = 'engage' THEN $4 WHEN $3 = 'rematch' THEN NULL ELSE engaged_at END,
            ended_at = CASE WHEN $3 IN ('complete', 'cancel') THEN $4 ELSE ended_at END
         WHERE id = $1",
        mission.0,
        state.code(),
        event.code(),
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Whether these are the mission's words.
pub(crate) async fn says(tx: &mut PgConnection, mission: MissionId, words: &str) -> Result<bool, Problem> {
    Ok(sqlx::query_scalar!(r#"SELECT words = $2 AS "says!" FROM missions WHERE id = $1"#, mission.0, words).fetch_one(tx).await?)
}

pub(crate) async fn set_words(tx: &mut PgConnection, mission: MissionId, words: &str, now: DateTime<Utc>) -> Result<i32, Problem> {
    Ok(sqlx::query_scalar!(
        "UPDATE missions SET words = $2, version = version + 1, updated_at = $3 WHERE id = $1 RETURNING version",
        mission.0,
        words,
        now
    )
    .fetch_one(tx)
    .await?)
}

pub(crate) async fn set_names(tx: &mut PgConnection, mission: MissionId, company: &str, title: &str) -> Result<(), Problem> {
    sqlx::query!("UPDATE missions SET company = $2, title = $3 WHERE id = $1", mission.0, company, title).execute(tx).await?;
    Ok(())
}

/// Whether this browser holds drafts that are nobody's.
pub(crate) async fn has_drafts(pool: &PgPool, browser: &[u8]) -> Result<bool, Problem> {
    Ok(sqlx::query_scalar!(r#"SELECT EXISTS (SELECT FROM missions WHERE draft_key_hash = $1 AND owner_id IS NULL) AS "has!""#, browser)
        .fetch_one(pool)
        .await?)
}

/// Gives the drafts held by this browser to the account, if it is a CEO's. Answers the one that was begun last.
pub(crate) async fn claim_drafts(
    tx: &mut PgConnection,
    browser: &[u8],
    account: AccountId,
    now: DateTime<Utc>,
) -> Result<Option<MissionId>, Problem> {
    let claimed = sqlx::query_scalar!(
        r#"UPDATE missions SET owner_id = a.id, draft_key_hash = NULL, updated_at = $3, company = COALESCE(missions.company, a.company)
           FROM accounts a WHERE missions.draft_key_hash = $1 AND missions.owner_id IS NULL AND a.id = $2 AND a.role = 'ceo'
           RETURNING missions.id AS "id: MissionId""#,
        browser,
        account.0,
        now
    )
    .fetch_all(tx)
    .await?;
    // Ids are in the order of their making.
    Ok(claimed.into_iter().max())
}

/// The columns of [`MissionSummary`], once: each query adds its own condition, with at most three parameters.
macro_rules! summaries {
    ($rest:literal $(, $argument:expr)*) => {
        sqlx::query_as!(
            MissionSummary,
            r#"SELECT m.id AS "id: MissionId", m.state AS "state: MissionState", m.company, m.title, m.language, a.name AS "ceo?", m.version,
                      m.created_at, m.updated_at, m.submitted_at, m.sign_off_asked_at, m.signed_off_at, m.opened_at, m.shortlisted_at, m.engaged_at,
                      EXISTS (SELECT FROM candidacies c JOIN introductions i ON i.candidacy_id = c.id
                              WHERE c.mission_id = m.id AND c.state IN ('shortlisted', 'introduced')) AS "is_meeting!",
                      (SELECT count(*) FROM candidacies c WHERE c.mission_id = m.id AND c.state NOT IN ('expired', 'ended', 'declined', 'withdrawn')) AS "candidacies!"
               FROM missions m LEFT JOIN accounts a ON a.id = m.owner_id "# + $rest
            $(, $argument)*
        )
    };
}

pub(crate) async fn of_owner(pool: &PgPool, owner: AccountId) -> Result<Vec<MissionSummary>, Problem> {
    Ok(summaries!("WHERE m.owner_id = $1 ORDER BY m.updated_at DESC LIMIT 50", owner.0).fetch_all(pool).await?)
}

pub(crate) async fn queue(pool: &PgPool) -> Result<Vec<MissionSummary>, Problem> {
    Ok(summaries!("WHERE m.state = 'submitted' ORDER BY m.submitted_at LIMIT 100").fetch_all(pool).await?)
}

pub(crate) async fn awaiting_shortlist(pool: &PgPool) -> Result<Vec<MissionSummary>, Problem> {
    Ok(summaries!("WHERE m.state = 'open' ORDER BY m.opened_at LIMIT 100").fetch_all(pool).await?)
}

pub(crate) async fn page(pool: &PgPool, state: Option<MissionState>, page: i64) -> Result<Vec<MissionSummary>, Problem> {
    Ok(summaries!(
        "WHERE m.state <> 'draft' AND ($1::text IS NULL OR m.state = $1)
         ORDER BY CASE m.state WHEN 'submitted' THEN 0 WHEN 'open' THEN 1 WHEN 'shortlisted' THEN 2 WHEN 'engaged' THEN 3 ELSE 4 END,
                  COALESCE(CASE WHEN m.state = 'submitted' THEN m.submitted_at WHEN m.state = 'open' THEN m.opened_at END, m.updated_at), m.id
         LIMIT $2 OFFSET $3",
        state.map(MissionState::code),
        PAGE,
        page * PAGE
    )
    .fetch_all(pool)
    .await?)
}

pub(crate) async fn counts(pool: &PgPool) -> Result<Vec<(MissionState, i64)>, Problem> {
    let rows =
        sqlx::query!(r#"SELECT state AS "state: MissionState", count(*) AS "count!" FROM missions WHERE state <> 'draft' GROUP BY state"#)
            .fetch_all(pool)
            .await?;
    Ok(rows.into_iter().map(|row| (row.state, row.count)).collect())
}

pub(crate) async fn sheet(pool: &PgPool, mission: MissionId) -> Result<Option<MissionSheet>, Problem> {
    Ok(sheets(pool, &[mission]).await?.pop())
}

/// Whole needs: four queries, however many missions.
pub(crate) async fn sheets(pool: &PgPool, missions: &[MissionId]) -> Result<Vec<MissionSheet>, Problem> {
    let mut connection = pool.acquire().await?;
    sheets_on(&mut connection, missions).await
}

/// The same, on a connection that holds a snapshot.
async fn sheets_on(tx: &mut PgConnection, missions: &[MissionId]) -> Result<Vec<MissionSheet>, Problem> {
    let ids: Vec<Uuid> = missions.iter().map(|id| id.0).collect();
    let summaries = summaries!("WHERE m.id = ANY($1) ORDER BY m.id", &ids).fetch_all(&mut *tx).await?;
    let mut words: HashMap<MissionId, String> =
        sqlx::query!(r#"SELECT id AS "id: MissionId", words FROM missions WHERE id = ANY($1)"#, &ids)
            .fetch_all(&mut *tx)
            .await?
            .into_iter()
            .map(|row| (row.id, row.words))
            .collect();
    let mut criteria = super::criteria::of_missions(tx, &ids).await?;
    let unknown = sqlx::query!(
        r#"SELECT mission_id AS "mission: MissionId", kind AS "kind: CriterionKind" FROM unknown_kinds WHERE mission_id = ANY($1) ORDER BY kind"#,
        &ids
    )
    .fetch_all(&mut *tx)
    .await?;
    Ok(summaries
        .into_iter()
        .map(|summary| {
            let (removed, standing) = criteria.remove(&summary.id).unwrap_or_default().into_iter().partition(|row| row.removed);
            MissionSheet {
                words: words.remove(&summary.id).unwrap_or_default(),
                criteria: standing,
                removed,
                dont_know: unknown.iter().filter(|row| row.mission == summary.id).map(|row| row.kind).collect(),
                summary,
            }
        })
        .collect())
}

/// What the mission is called.
pub(crate) async fn title_of(tx: &mut PgConnection, mission: MissionId) -> Result<Option<String>, Problem> {
    Ok(sqlx::query_scalar!("SELECT title FROM missions WHERE id = $1", mission.0).fetch_optional(tx).await?.flatten())
}

/// What tells a CTO whose mission it is, who was not invited.
pub(crate) async fn identity_of(tx: &mut PgConnection, mission: MissionId) -> Result<Identity, Problem> {
    let row = sqlx::query!(
        r#"SELECT m.company, a.name AS "ceo?" FROM missions m LEFT JOIN accounts a ON a.id = m.owner_id WHERE m.id = $1"#,
        mission.0
    )
    .fetch_optional(tx)
    .await?;
    Ok(row.map(|row| Identity::of_company(row.ceo.as_deref(), row.company.as_deref())).unwrap_or_default())
}

/// What the mission is called, in a mail: without what tells whose it is, also where an invitation has told the company.
pub(crate) async fn unnamed_title_of(tx: &mut PgConnection, mission: MissionId) -> Result<String, Problem> {
    let who = identity_of(tx, mission).await?;
    Ok(who.veil(&title_of(tx, mission).await?.unwrap_or_default()))
}

/// The CEO's name and address. The caller has proof that they may be shown.
pub(crate) async fn ceo_of(pool: &PgPool, mission: MissionId) -> Result<Option<(String, String)>, Problem> {
    let row = sqlx::query!("SELECT a.name, a.email FROM missions m JOIN accounts a ON a.id = m.owner_id WHERE m.id = $1", mission.0)
        .fetch_optional(pool)
        .await?;
    Ok(row.map(|row| (row.name, row.email)))
}

/// Those of `ids` that belong in the index: open to CTOs.
pub(crate) async fn indexable(snapshot: &mut PgConnection, ids: &[MissionId]) -> Result<Vec<MissionSheet>, Problem> {
    let open = |sheet: &MissionSheet| matches!(sheet.summary.state, MissionState::Open | MissionState::Shortlisted);
    Ok(sheets_on(snapshot, ids).await?.into_iter().filter(open).collect())
}
