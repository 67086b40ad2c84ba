//! What pages read of events.

use chrono::{DateTime, Utc};
use domain::{
    AccountId, Audience, CommunityEventId, EventKind, ProfileId, Role, WrittenLanguage, Zone,
    lifecycle::{AttendanceState, CommunityEventState},
};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::super::{
    Reader,
    read::{Attendee, EventCard, ListedPerson, MOST_LISTED, PAGE, Speaker, StaffRow, When},
};
use crate::Problem;

/// After the first moment it ends, where there is one, and no later than the second.
fn bounds(when: When, now: DateTime<Utc>) -> (Option<DateTime<Utc>>, Option<DateTime<Utc>>) {
    match when {
        When::Coming => (Some(now), None),
        When::Past => (None, Some(now)),
    }
}

/// A page of the agenda. What was cancelled is in it until its day is over.
pub(in super::super) async fn cards(
    pool: &PgPool,
    reader: &Reader,
    when: When,
    now: DateTime<Utc>,
    offset: i64,
) -> Result<Vec<EventCard>, Problem> {
    let (after, until) = bounds(when, now);
    Ok(sqlx::query_as!(
        EventCard,
        r#"SELECT e.id AS "id: CommunityEventId", e.state AS "state: CommunityEventState", e.title, e.kind AS "kind: EventKind",
                  e.audience AS "audience: Audience", e.language AS "language: WrittenLanguage", e.zone AS "zone: Zone", e.starts_at, e.ends_at,
                  e.place, e.link IS NOT NULL AS "has_link!", e.recap IS NOT NULL AS "has_recap!", e.seats, c.taken AS "taken!", c.going AS "going!",
                  c.waiting AS "waiting!", my.state AS "mine?: AttendanceState"
           FROM community_events e LEFT JOIN attendances my ON my.event_id = e.id AND my.account_id = $1,
           LATERAL (SELECT count(*) FILTER (WHERE t.state = 'going' OR t.kept_until > $3) AS taken, count(*) FILTER (WHERE t.state = 'going') AS going,
                           count(*) FILTER (WHERE t.state = 'waiting') AS waiting FROM attendances t WHERE t.event_id = e.id) c
           WHERE e.published_at IS NOT NULL AND (e.audience = ANY($2) OR my.state IN ('going', 'waiting'))
             AND ($4::timestamptz IS NULL OR e.ends_at > $4) AND ($5::timestamptz IS NULL OR e.ends_at <= $5) AND (e.state <> 'cancelled' OR e.ends_at > $3)
           ORDER BY CASE WHEN $6 AND my.state IN ('going', 'waiting') THEN 0 ELSE 1 END, CASE WHEN $6 THEN e.starts_at END, e.starts_at DESC, e.id
           LIMIT $7 OFFSET $8"#,
        reader.account.map(|id| id.0),
        &reader.audience_codes(),
        now,
        after,
        until,
        when == When::Coming,
        PAGE,
        offset
    )
    .fetch_all(pool)
    .await?)
}

/// How many stand on all pages.
pub(in super::super) async fn count(pool: &PgPool, reader: &Reader, when: When, now: DateTime<Utc>) -> Result<i64, Problem> {
    let (after, until) = bounds(when, now);
    let count = sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!" FROM community_events e LEFT JOIN attendances my ON my.event_id = e.id AND my.account_id = $1
           WHERE e.published_at IS NOT NULL AND (e.audience = ANY($2) OR my.state IN ('going', 'waiting'))
             AND ($4::timestamptz IS NULL OR e.ends_at > $4) AND ($5::timestamptz IS NULL OR e.ends_at <= $5) AND (e.state <> 'cancelled' OR e.ends_at > $3)"#,
        reader.account.map(|id| id.0),
        &reader.audience_codes(),
        now,
        after,
        until
    );
    Ok(count.fetch_one(pool).await?)
}

/// One event, where it is for this reader.
pub(in super::super) async fn card(
    connection: &mut PgConnection,
    reader: &Reader,
    id: CommunityEventId,
    now: DateTime<Utc>,
) -> Result<Option<EventCard>, Problem> {
    Ok(sqlx::query_as!(
        EventCard,
        r#"SELECT e.id AS "id: CommunityEventId", e.state AS "state: CommunityEventState", e.title, e.kind AS "kind: EventKind",
                  e.audience AS "audience: Audience", e.language AS "language: WrittenLanguage", e.zone AS "zone: Zone", e.starts_at, e.ends_at,
                  e.place, e.link IS NOT NULL AS "has_link!", e.recap IS NOT NULL AS "has_recap!", e.seats, c.taken AS "taken!", c.going AS "going!",
                  c.waiting AS "waiting!", my.state AS "mine?: AttendanceState"
           FROM community_events e LEFT JOIN attendances my ON my.event_id = e.id AND my.account_id = $1,
           LATERAL (SELECT count(*) FILTER (WHERE t.state = 'going' OR t.kept_until > $3) AS taken, count(*) FILTER (WHERE t.state = 'going') AS going,
                           count(*) FILTER (WHERE t.state = 'waiting') AS waiting FROM attendances t WHERE t.event_id = e.id) c
           WHERE e.id = $4 AND e.published_at IS NOT NULL AND (e.audience = ANY($2) OR my.state IN ('going', 'waiting'))"#,
        reader.account.map(|id| id.0),
        &reader.audience_codes(),
        now,
        id.0
    )
    .fetch_optional(connection)
    .await?)
}

/// Those who come and agreed to be named, without CTOs who excluded this company.
pub(in super::super) async fn listed(
    connection: &mut PgConnection,
    id: CommunityEventId,
    company: Option<&str>,
) -> Result<Vec<ListedPerson>, Problem> {
    Ok(sqlx::query_as!(
        ListedPerson,
        r#"SELECT a.name, a.role AS "role: Role" FROM attendances t JOIN accounts a ON a.id = t.account_id LEFT JOIN profiles p ON p.account_id = a.id
           WHERE t.event_id = $1 AND t.state = 'going' AND t.listed AND a.state = 'active'
             AND NOT EXISTS (SELECT FROM profile_exclusions x WHERE x.profile_id = p.id AND x.company = $2)
           ORDER BY t.since, a.id LIMIT $3"#,
        id.0,
        company,
        MOST_LISTED
    )
    .fetch_all(connection)
    .await?)
}

/// How many wait longer than somebody.
pub(in super::super) async fn waiting_before(
    connection: &mut PgConnection,
    id: CommunityEventId,
    since: DateTime<Utc>,
    account: AccountId,
) -> Result<i64, Problem> {
    let count = sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!" FROM attendances WHERE event_id = $1 AND state = 'waiting' AND (since, account_id) < ($2, $3)"#,
        id.0,
        since,
        account.0
    );
    Ok(count.fetch_one(connection).await?)
}

pub(in super::super) async fn speaker(connection: &mut PgConnection, profile: ProfileId) -> Result<Option<Speaker>, Problem> {
    Ok(sqlx::query_as!(
        Speaker,
        r#"SELECT p.id AS "profile: ProfileId", a.name, a.email FROM profiles p JOIN accounts a ON a.id = p.account_id WHERE p.id = $1"#,
        profile.0
    )
    .fetch_optional(connection)
    .await?)
}

/// A page of all events, the latest first.
pub(in super::super) async fn staff_rows(pool: &PgPool, offset: i64) -> Result<Vec<StaffRow>, Problem> {
    Ok(sqlx::query_as!(
        StaffRow,
        r#"SELECT e.id AS "id: CommunityEventId", e.state AS "state: CommunityEventState", e.title, e.kind AS "kind: EventKind",
                  e.audience AS "audience: Audience", e.zone AS "zone: Zone", e.starts_at, e.ends_at, e.seats,
                  (SELECT count(*) FROM attendances t WHERE t.event_id = e.id AND t.state = 'going') AS "going!",
                  (SELECT count(*) FROM attendances t WHERE t.event_id = e.id AND t.state = 'waiting') AS "waiting!"
           FROM community_events e ORDER BY e.starts_at DESC, e.id LIMIT $1 OFFSET $2"#,
        PAGE,
        offset
    )
    .fetch_all(pool)
    .await?)
}

pub(in super::super) async fn count_all(pool: &PgPool) -> Result<i64, Problem> {
    Ok(sqlx::query_scalar!(r#"SELECT count(*) AS "count!" FROM community_events"#).fetch_one(pool).await?)
}

/// Everybody who signed up: there are seats for five hundred at most, and as many wait; of those who withdrew, the latest.
pub(in super::super) async fn attendees(connection: &mut PgConnection, id: CommunityEventId) -> Result<Vec<Attendee>, Problem> {
    Ok(sqlx::query_as!(
        Attendee,
        r#"SELECT a.name, a.email, a.role AS "role: Role", a.company, t.state AS "state: AttendanceState", t.since, t.listed
           FROM attendances t JOIN accounts a ON a.id = t.account_id WHERE t.event_id = $1
           ORDER BY array_position(ARRAY['going', 'waiting', 'withdrawn'], t.state), CASE WHEN t.state <> 'withdrawn' THEN t.since END, t.since DESC, a.id
           LIMIT 1200"#,
        id.0
    )
    .fetch_all(connection)
    .await?)
}

pub(in super::super) async fn named(
    connection: &mut PgConnection,
    ids: &[CommunityEventId],
) -> Result<Vec<(CommunityEventId, String)>, Problem> {
    let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
    let rows = sqlx::query!(r#"SELECT id AS "id: CommunityEventId", title FROM community_events WHERE id = ANY($1)"#, &ids);
    Ok(rows.fetch_all(connection).await?.into_iter().map(|row| (row.id, row.title)).collect())
}
