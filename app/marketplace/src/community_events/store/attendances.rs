//! Who signed up for an event, as rows.

use chrono::{DateTime, Utc};
use domain::{
    AccountId, Audience, CommunityEventId, EventKind, ProfileId, WrittenLanguage, Zone,
    community_event::{MOST_SEATS, Seats},
    lifecycle::{AttendanceState, CommunityEventState},
};
use sqlx::PgConnection;

use super::Event;
use crate::Problem;

/// Where somebody stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mine {
    pub state: AttendanceState,
    pub since: DateTime<Utc>,
    pub listed: bool,
    pub kept_until: Option<DateTime<Utc>>,
}

pub(crate) async fn mine(connection: &mut PgConnection, id: CommunityEventId, account: AccountId) -> Result<Option<Mine>, Problem> {
    Ok(sqlx::query_as!(
        Mine,
        r#"SELECT state AS "state: AttendanceState", since, listed, kept_until FROM attendances WHERE event_id = $1 AND account_id = $2"#,
        id.0,
        account.0
    )
    .fetch_optional(connection)
    .await?)
}

/// How its seats are taken; the seat that is kept for `but` is not counted.
pub(in super::super) async fn seats(
    connection: &mut PgConnection,
    event: &Event,
    but: Option<AccountId>,
    now: DateTime<Utc>,
) -> Result<Seats, Problem> {
    let row = sqlx::query!(
        r#"SELECT count(*) FILTER (WHERE state = 'going') AS "going!", count(*) FILTER (WHERE state = 'waiting') AS "waiting!",
                  count(*) FILTER (WHERE kept_until > $2 AND account_id IS DISTINCT FROM $3) AS "kept!"
           FROM attendances WHERE event_id = $1"#,
        event.id.0,
        now,
        but.map(|id| id.0)
    )
    .fetch_one(connection)
    .await?;
    let small = |count: i64| u32::try_from(count).unwrap_or(u32::MAX);
    let all = event.seats.map_or(MOST_SEATS, i16::unsigned_abs);
    Ok(Seats { all, going: small(row.going), kept: small(row.kept), waiting: small(row.waiting) })
}

pub(in super::super) async fn put(tx: &mut PgConnection, id: CommunityEventId, account: AccountId, mine: &Mine) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO attendances (event_id, account_id, state, since, listed, kept_until) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (event_id, account_id) DO UPDATE SET state = EXCLUDED.state, since = EXCLUDED.since, listed = EXCLUDED.listed,
             kept_until = EXCLUDED.kept_until",
        id.0,
        account.0,
        mine.state.code(),
        mine.since,
        mine.listed,
        mine.kept_until
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(in super::super) async fn set_listed(
    tx: &mut PgConnection,
    id: CommunityEventId,
    account: AccountId,
    listed: bool,
) -> Result<(), Problem> {
    sqlx::query!("UPDATE attendances SET listed = $3 WHERE event_id = $1 AND account_id = $2", id.0, account.0, listed).execute(tx).await?;
    Ok(())
}

/// So many of those who wait, the longest first, and whether the others may read their name.
pub(in super::super) async fn next(tx: &mut PgConnection, id: CommunityEventId, free: u32) -> Result<Vec<(AccountId, bool)>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT t.account_id AS "account: AccountId", t.listed FROM attendances t JOIN accounts a ON a.id = t.account_id
           WHERE t.event_id = $1 AND t.state = 'waiting' AND a.state = 'active' ORDER BY t.since, t.account_id LIMIT $2"#,
        id.0,
        i64::from(free)
    );
    Ok(rows.fetch_all(tx).await?.into_iter().map(|row| (row.account, row.listed)).collect())
}

/// Until when the next seat is kept that somebody waits for.
pub(in super::super) async fn next_kept(
    tx: &mut PgConnection,
    id: CommunityEventId,
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>, Problem> {
    let next = sqlx::query_scalar!(
        "SELECT min(kept_until) FROM attendances WHERE event_id = $1 AND kept_until > $2
             AND EXISTS (SELECT FROM attendances w WHERE w.event_id = $1 AND w.state = 'waiting')",
        id.0,
        now
    );
    Ok(next.fetch_one(tx).await?)
}

/// Everybody who comes or waits.
pub(in super::super) async fn signed_up(tx: &mut PgConnection, id: CommunityEventId) -> Result<Vec<AccountId>, Problem> {
    Ok(sqlx::query_scalar!(
        r#"SELECT account_id AS "account: AccountId" FROM attendances WHERE event_id = $1 AND state <> 'withdrawn' ORDER BY since, account_id"#,
        id.0
    )
    .fetch_all(tx)
    .await?)
}

/// Those who come, and have known it since before a moment.
pub(in super::super) async fn going_since(
    tx: &mut PgConnection,
    id: CommunityEventId,
    before: DateTime<Utc>,
) -> Result<Vec<AccountId>, Problem> {
    Ok(sqlx::query_scalar!(
        r#"SELECT account_id AS "account: AccountId" FROM attendances WHERE event_id = $1 AND state = 'going' AND since < $2
           ORDER BY since, account_id"#,
        id.0,
        before
    )
    .fetch_all(tx)
    .await?)
}

/// What somebody signed up for and has not begun; locked, in an order that two who leave share.
pub(in super::super) async fn coming_of(tx: &mut PgConnection, account: AccountId, now: DateTime<Utc>) -> Result<Vec<Event>, Problem> {
    Ok(sqlx::query_as!(
        Event,
        r#"SELECT e.id AS "id: CommunityEventId", e.state AS "state: CommunityEventState", e.version, e.sequence, e.changed_at, e.title, e.description,
                  e.kind AS "kind: EventKind", e.audience AS "audience: Audience", e.language AS "language: WrittenLanguage", e.zone AS "zone: Zone",
                  e.starts_at, e.ends_at, e.place, e.link, e.seats, e.speaker_id AS "speaker: ProfileId", e.cancelled_reason, e.recap, e.reminded_of,
                  e.published_at
           FROM community_events e JOIN attendances t ON t.event_id = e.id
           WHERE t.account_id = $1 AND t.state <> 'withdrawn' AND e.state = 'published' AND e.starts_at > $2 ORDER BY e.id FOR UPDATE OF e"#,
        account.0,
        now
    )
    .fetch_all(tx)
    .await?)
}
