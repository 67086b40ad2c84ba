//! Community events as rows; who signed up, what pages read and the keys of calendars stand beside.

mod attendances;
mod feeds;
mod public;
mod read;

use chrono::{DateTime, Utc};
use domain::{
    AccountId, Audience, CommunityEventId, EventKind, ProfileId, WrittenLanguage, Zone,
    lifecycle::{CommunityEventState, ProfileState},
};
use sqlx::{PgConnection, PgPool};

pub(crate) use attendances::mine;
pub(super) use attendances::{Mine, coming_of, going_since, next, next_kept, put, seats, set_listed, signed_up};
pub(super) use feeds::{end_feed, feed, going_of, owner, put_feed};
pub(super) use public::{count_public, news, public_page};
pub(super) use read::{attendees, card, cards, count, count_all, listed, named, speaker, staff_rows, waiting_before};

use super::write::Content;
use crate::Problem;

/// An event.
#[derive(Debug, Clone)]
pub(crate) struct Event {
    pub id: CommunityEventId,
    pub state: CommunityEventState,
    pub version: i32,
    pub sequence: i32,
    pub changed_at: DateTime<Utc>,
    pub title: String,
    pub description: String,
    pub kind: EventKind,
    pub audience: Audience,
    pub language: WrittenLanguage,
    pub zone: Zone,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub place: Option<String>,
    pub link: Option<String>,
    pub seats: Option<i16>,
    pub speaker: Option<ProfileId>,
    pub cancelled_reason: Option<String>,
    pub recap: Option<String>,
    pub reminded_of: Option<DateTime<Utc>>,
    pub published_at: Option<DateTime<Utc>>,
}

/// The event as it stands.
pub(crate) async fn event(connection: &mut PgConnection, id: CommunityEventId) -> Result<Option<Event>, Problem> {
    Ok(sqlx::query_as!(
        Event,
        r#"SELECT id AS "id: CommunityEventId", state AS "state: CommunityEventState", version, sequence, changed_at, title, description,
                  kind AS "kind: EventKind", audience AS "audience: Audience", language AS "language: WrittenLanguage", zone AS "zone: Zone",
                  starts_at, ends_at, place, link, seats, speaker_id AS "speaker: ProfileId", cancelled_reason, recap, reminded_of, published_at
           FROM community_events WHERE id = $1"#,
        id.0
    )
    .fetch_optional(connection)
    .await?)
}

/// The same, and it stays so until the transaction ends: two who sign up follow each other.
pub(super) async fn lock(tx: &mut PgConnection, id: CommunityEventId) -> Result<Option<Event>, Problem> {
    sqlx::query!("SELECT id FROM community_events WHERE id = $1 FOR UPDATE", id.0).fetch_optional(&mut *tx).await?;
    event(tx, id).await
}

/// Keeps a draft; `false` where there is one of this id.
pub(super) async fn insert(
    tx: &mut PgConnection,
    id: CommunityEventId,
    content: &Content,
    by: AccountId,
    now: DateTime<Utc>,
) -> Result<bool, Problem> {
    let inserted = sqlx::query!(
        "INSERT INTO community_events (id, state, changed_at, title, description, kind, audience, language, zone, starts_at, ends_at, place, link,
             seats, speaker_id, created_by, created_at)
         VALUES ($1, 'draft', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $2) ON CONFLICT (id) DO NOTHING",
        id.0,
        now,
        content.title,
        content.description,
        content.kind.code(),
        content.audience.code(),
        content.language.code(),
        Zone::PARIS.code(),
        content.starts_at,
        content.ends_at,
        content.place,
        content.link,
        content.seats,
        content.speaker.map(|id| id.0),
        by.0
    )
    .execute(tx)
    .await?;
    Ok(inserted.rows_affected() == 1)
}

/// Another content; with another number for calendars where it concerns them.
pub(super) async fn change(
    tx: &mut PgConnection,
    id: CommunityEventId,
    content: &Content,
    moves: bool,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE community_events SET version = version + 1, sequence = sequence + CASE WHEN $2 THEN 1 ELSE 0 END, changed_at = $3, title = $4,
             description = $5, kind = $6, audience = $7, language = $8, starts_at = $9, ends_at = $10, place = $11, link = $12, seats = $13,
             speaker_id = $14 WHERE id = $1",
        id.0,
        moves,
        now,
        content.title,
        content.description,
        content.kind.code(),
        content.audience.code(),
        content.language.code(),
        content.starts_at,
        content.ends_at,
        content.place,
        content.link,
        content.seats,
        content.speaker.map(|id| id.0)
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(super) async fn publish(
    tx: &mut PgConnection,
    id: CommunityEventId,
    to: CommunityEventState,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE community_events SET state = $2, version = version + 1, published_at = $3, changed_at = $3 WHERE id = $1",
        id.0,
        to.code(),
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(super) async fn cancel(
    tx: &mut PgConnection,
    id: CommunityEventId,
    to: CommunityEventState,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE community_events SET state = $2, version = version + 1, sequence = sequence + 1, cancelled_reason = $3, changed_at = $4 WHERE id = $1",
        id.0,
        to.code(),
        reason,
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(super) async fn set_state(tx: &mut PgConnection, id: CommunityEventId, to: CommunityEventState) -> Result<(), Problem> {
    sqlx::query!("UPDATE community_events SET state = $2, version = version + 1 WHERE id = $1", id.0, to.code()).execute(tx).await?;
    Ok(())
}

pub(super) async fn set_recap(tx: &mut PgConnection, id: CommunityEventId, recap: &str) -> Result<(), Problem> {
    sqlx::query!("UPDATE community_events SET recap = $2, version = version + 1 WHERE id = $1", id.0, recap).execute(tx).await?;
    Ok(())
}

pub(super) async fn set_reminded(tx: &mut PgConnection, id: CommunityEventId, starts_at: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!("UPDATE community_events SET reminded_of = $2 WHERE id = $1", id.0, starts_at).execute(tx).await?;
    Ok(())
}

/// The CTOs of the community with this address, or this name; two at most, since more are as good as none.
pub(super) async fn speakers(pool: &PgPool, who: &str) -> Result<Vec<ProfileId>, Problem> {
    Ok(sqlx::query_scalar!(
        r#"SELECT p.id AS "id: ProfileId" FROM accounts a JOIN profiles p ON p.account_id = a.id
           WHERE (a.email = lower($1) OR lower(a.name) = lower($1)) AND a.state = 'active' AND p.state IN ('accepted', 'paused')
           ORDER BY p.id LIMIT 2"#,
        who
    )
    .fetch_all(pool)
    .await?)
}

pub(super) async fn profile_state(pool: &PgPool, profile: ProfileId) -> Result<Option<ProfileState>, Problem> {
    let state = sqlx::query_scalar!(r#"SELECT state AS "state: ProfileState" FROM profiles WHERE id = $1"#, profile.0);
    Ok(state.fetch_optional(pool).await?)
}
