//! Reference requests, their answers, and the addresses that are never written to again, as rows.

use chrono::{DateTime, Utc};
use domain::{
    AccountId, Area, Bond, PeriodAnswer, ProfileId, ReferenceRequestId, WorkAgain, WrittenLanguage, lifecycle::ReferenceRequestState,
};
use sqlx::PgConnection;

use super::{Referee, ReferenceAnswer, ReferenceLetter, ReferenceRequest, guest::Asked};
use crate::{Problem, secret::digest};

pub(super) async fn count(tx: &mut PgConnection, profile: ProfileId) -> Result<i64, Problem> {
    Ok(sqlx::query_scalar!(r#"SELECT count(*) AS "count!" FROM reference_requests WHERE profile_id = $1"#, profile.0).fetch_one(tx).await?)
}

/// How many referees of a CTO are waited for, beside this one.
pub(super) async fn count_waiting(
    tx: &mut PgConnection,
    profile: ProfileId,
    beside: ReferenceRequestId,
    now: DateTime<Utc>,
) -> Result<i64, Problem> {
    Ok(sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!" FROM reference_requests WHERE profile_id = $1 AND id <> $2 AND state = 'waiting' AND expires_at > $3"#,
        profile.0,
        beside.0,
        now
    )
    .fetch_one(tx)
    .await?)
}

pub(super) async fn insert(
    tx: &mut PgConnection,
    id: ReferenceRequestId,
    profile: ProfileId,
    referee: &Referee,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO reference_requests (id, profile_id, state, name, post, company, email, bond, shared_work, started, ended, language, consented_at)
         VALUES ($1, $2, 'named', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        id.0,
        profile.0,
        referee.name,
        referee.post,
        referee.company,
        referee.email,
        referee.bond.code(),
        referee.shared_work,
        referee.started,
        referee.ended,
        referee.language.code(),
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Writes what the CTO now says; the request begins anew.
pub(super) async fn correct(tx: &mut PgConnection, id: ReferenceRequestId, referee: &Referee, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE reference_requests SET state = 'named', version = version + 1, name = $2, post = $3, company = $4, email = $5, bond = $6,
             shared_work = $7, started = $8, ended = $9, language = $10, consented_at = $11, asked_at = NULL, expires_at = NULL,
             reminded_at = NULL, closed_at = NULL
         WHERE id = $1",
        id.0,
        referee.name,
        referee.post,
        referee.company,
        referee.email,
        referee.bond.code(),
        referee.shared_work,
        referee.started,
        referee.ended,
        referee.language.code(),
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// The referee is waited for from now on.
pub(super) async fn wait(tx: &mut PgConnection, id: ReferenceRequestId, now: DateTime<Utc>, until: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE reference_requests SET state = 'waiting', version = version + 1, asked_at = $2, expires_at = $3, reminded_at = NULL WHERE id = $1",
        id.0,
        now,
        until
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(super) async fn reminded(tx: &mut PgConnection, id: ReferenceRequestId, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!("UPDATE reference_requests SET reminded_at = $2 WHERE id = $1", id.0, now).execute(tx).await?;
    Ok(())
}

pub(super) async fn close(
    tx: &mut PgConnection,
    id: ReferenceRequestId,
    state: ReferenceRequestState,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!("UPDATE reference_requests SET state = $2, version = version + 1, closed_at = $3 WHERE id = $1", id.0, state.code(), now)
        .execute(tx)
        .await?;
    Ok(())
}

pub(super) async fn remove(tx: &mut PgConnection, id: ReferenceRequestId) -> Result<(), Problem> {
    sqlx::query!("DELETE FROM reference_requests WHERE id = $1", id.0).execute(tx).await?;
    Ok(())
}

/// A request whose row is locked.
pub(super) struct Locked {
    pub profile: ProfileId,
    /// The CTO's.
    pub account: AccountId,
    pub state: ReferenceRequestState,
    pub version: i32,
    pub email: String,
    pub asked_at: Option<DateTime<Utc>>,
    pub expires_at: Option<DateTime<Utc>>,
    pub reminded_at: Option<DateTime<Utc>>,
}

pub(super) async fn lock(tx: &mut PgConnection, id: ReferenceRequestId) -> Result<Option<Locked>, Problem> {
    Ok(sqlx::query_as!(
        Locked,
        r#"SELECT r.profile_id AS "profile: ProfileId", p.account_id AS "account: AccountId", r.state AS "state: ReferenceRequestState",
                  r.version, r.email, r.asked_at, r.expires_at, r.reminded_at
           FROM reference_requests r JOIN profiles p ON p.id = r.profile_id WHERE r.id = $1 FOR UPDATE OF r"#,
        id.0
    )
    .fetch_optional(tx)
    .await?)
}

pub(super) async fn name_of(tx: &mut PgConnection, profile: ProfileId) -> Result<Option<String>, Problem> {
    Ok(sqlx::query_scalar!("SELECT a.name FROM profiles p JOIN accounts a ON a.id = p.account_id WHERE p.id = $1", profile.0)
        .fetch_optional(tx)
        .await?)
}

/// A referee whom nobody has written to.
pub(super) struct Named {
    pub profile: ProfileId,
    pub cto: String,
    pub referee: String,
    pub email: String,
    /// Since when; named before the stage of references, since that began.
    pub since: DateTime<Utc>,
}

/// Those whom staff is to write to (`ProfileState::asks_referees`), who waits longest first; where as many are waited for as may be, nobody.
pub(super) async fn named(tx: &mut PgConnection, now: DateTime<Utc>) -> Result<Vec<Named>, Problem> {
    Ok(sqlx::query_as!(
        Named,
        r#"SELECT p.id AS "profile: ProfileId", a.name AS cto, r.name AS referee, r.email,
                  GREATEST(r.consented_at, (SELECT max(v.stage_since) FROM applications v WHERE v.profile_id = p.id)) AS "since!"
           FROM reference_requests r JOIN profiles p ON p.id = r.profile_id JOIN accounts a ON a.id = p.account_id
           WHERE r.state = 'named' AND p.state IN ('references', 'accepted', 'paused') AND a.state = 'active'
             AND (SELECT count(*) FROM reference_requests w WHERE w.profile_id = p.id AND w.state = 'waiting' AND w.expires_at > $1) < $2
           ORDER BY 5, r.id"#,
        now,
        super::MOST_WAITING
    )
    .fetch_all(tx)
    .await?)
}

pub(super) async fn requests(tx: &mut PgConnection, profile: ProfileId) -> Result<Vec<ReferenceRequest>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT id AS "id: ReferenceRequestId", state AS "state: ReferenceRequestState", version, name, post, company, email,
                  bond AS "bond: Bond", shared_work, started, ended, language AS "language: WrittenLanguage",
                  consented_at, asked_at, expires_at, reminded_at, closed_at
           FROM reference_requests WHERE profile_id = $1 ORDER BY id"#,
        profile.0
    )
    .fetch_all(tx)
    .await?;
    let mut requests = Vec::with_capacity(rows.len());
    for row in rows {
        let referee = Referee {
            name: row.name,
            post: row.post,
            company: row.company,
            email: row.email,
            bond: row.bond,
            shared_work: row.shared_work,
            started: row.started,
            ended: row.ended,
            language: row.language,
        };
        requests.push(ReferenceRequest {
            id: row.id,
            state: row.state,
            version: row.version,
            referee,
            consented_at: row.consented_at,
            asked_at: row.asked_at,
            expires_at: row.expires_at,
            reminded_at: row.reminded_at,
            closed_at: row.closed_at,
            answer: None,
        });
    }
    Ok(requests)
}

/// What the link of a letter leads to; nothing while the CTO is suspended, has not asked to join, or was refused: nobody decides upon a word then.
pub(super) async fn asked(tx: &mut PgConnection, id: ReferenceRequestId) -> Result<Option<Asked>, Problem> {
    let row = sqlx::query!(
        r#"SELECT r.profile_id AS "profile: ProfileId", a.id AS "account: AccountId", r.state AS "state: ReferenceRequestState", r.expires_at, r.name, r.post, r.company,
                  r.email, r.bond AS "bond: Bond", r.shared_work, r.started, r.ended, r.language AS "language: WrittenLanguage", a.name AS cto
           FROM reference_requests r JOIN profiles p ON p.id = r.profile_id JOIN accounts a ON a.id = p.account_id
           WHERE r.id = $1 AND a.state = 'active' AND p.state NOT IN ('draft', 'refused')"#,
        id.0
    )
    .fetch_optional(tx)
    .await?;
    Ok(row.map(|row| {
        let referee = Referee {
            name: row.name,
            post: row.post,
            company: row.company,
            email: row.email,
            bond: row.bond,
            shared_work: row.shared_work,
            started: row.started,
            ended: row.ended,
            language: row.language,
        };
        let letter = ReferenceLetter { referee, cto: row.cto, until: row.expires_at.unwrap_or(DateTime::<Utc>::MIN_UTC) };
        Asked { request: id, profile: row.profile, account: row.account, state: row.state, expires_at: row.expires_at, letter }
    }))
}

pub(super) async fn insert_answer(tx: &mut PgConnection, id: ReferenceRequestId, answer: &ReferenceAnswer) -> Result<(), Problem> {
    let areas: Vec<String> = answer.areas.iter().map(ToString::to_string).collect();
    sqlx::query!(
        "INSERT INTO reference_answers (request_id, period, work_again, areas, strengths, watch, readable) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        id.0,
        answer.period.code(),
        answer.work_again.code(),
        &areas,
        answer.strengths,
        answer.watch,
        answer.readable
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// The answers to a CTO's requests.
pub(super) async fn answers(tx: &mut PgConnection, profile: ProfileId) -> Result<Vec<(ReferenceRequestId, ReferenceAnswer)>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT a.request_id AS "request: ReferenceRequestId", a.period AS "period: PeriodAnswer", a.work_again AS "work_again: WorkAgain",
                  a.areas AS "areas: Vec<Area>", a.strengths, a.watch, a.readable
           FROM reference_answers a JOIN reference_requests r ON r.id = a.request_id WHERE r.profile_id = $1"#,
        profile.0
    )
    .fetch_all(tx)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let (period, work_again, areas) = (row.period, row.work_again, row.areas);
            let answer = ReferenceAnswer { period, work_again, areas, strengths: row.strengths, watch: row.watch, readable: row.readable };
            (row.request, answer)
        })
        .collect())
}

/// Keeps an address, as a hash, among those that are never written to again.
pub(super) async fn suppress(tx: &mut PgConnection, address: &str, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO suppressed_addresses (address_hash, suppressed_at) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        digest(address),
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(super) async fn is_suppressed(tx: &mut PgConnection, address: &str) -> Result<bool, Problem> {
    Ok(suppressed_among(tx, &[address]).await? == [true])
}

/// Of each address, in their order, whether it is never written to again.
pub(super) async fn suppressed_among(tx: &mut PgConnection, addresses: &[&str]) -> Result<Vec<bool>, Problem> {
    let hashes: Vec<Vec<u8>> = addresses.iter().map(|address| digest(address)).collect();
    let kept =
        sqlx::query_scalar!("SELECT address_hash FROM suppressed_addresses WHERE address_hash = ANY($1)", &hashes).fetch_all(tx).await?;
    Ok(hashes.iter().map(|hash| kept.contains(hash)).collect())
}
