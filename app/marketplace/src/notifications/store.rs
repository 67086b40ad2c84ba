//! Notifications as rows.

use chrono::{DateTime, Utc};
use domain::{AccountId, CandidacyId, CommunityEventId, EngagementId, MailId, MailKind, MissionId, NotificationId, Role};
use sqlx::{PgConnection, PgPool};

use super::About;
use crate::Problem;

/// One to write.
pub(super) struct New {
    pub id: NotificationId,
    pub account: AccountId,
    pub kind: MailKind,
    pub about: About,
    pub mail: MailId,
}

/// Writes it under the line of the log that this transaction wrote about the same thing; a reminder under the last line there is. Whoever wrote
/// the line of this transaction is not told of it.
pub(super) async fn insert(tx: &mut PgConnection, new: &New, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!(
        "WITH about AS (
             SELECT c.id AS candidacy, m.id AS mission, g.id AS engagement, asked.event, p.id AS profile, b.id AS page,
                    o.id AS posting
             FROM (SELECT $4::uuid AS candidacy, $5::uuid AS mission, $10::uuid AS engagement, $11::uuid AS event) asked
             LEFT JOIN engagements g ON g.id = asked.engagement
             LEFT JOIN candidacies c ON c.id = COALESCE(asked.candidacy, g.candidacy_id) LEFT JOIN missions m ON m.id = COALESCE(c.mission_id, asked.mission)
             LEFT JOIN profiles p ON $6 AND p.account_id = $2 LEFT JOIN public_pages b ON b.profile_id = p.id
             LEFT JOIN postings o ON $12 AND o.mission_id = m.id
         ), cause AS (
             SELECT e.id, e.actor_id, e.xmin = pg_current_xact_id()::xid AS is_own FROM about
             JOIN audit_events e ON e.subject_id IN (about.candidacy, about.mission, about.profile, about.page, about.posting, about.engagement,
                                                    about.event)
             WHERE e.xmin = pg_current_xact_id()::xid OR $7 ORDER BY is_own DESC, e.id DESC LIMIT 1
         )
         INSERT INTO notifications (id, account_id, kind, mission_id, candidacy_id, event_id, line, mail_id, created_at, reminds)
         SELECT $1, $2, $3, about.mission, about.candidacy, about.event, cause.id, $8, $9, $7 FROM about LEFT JOIN cause ON true
         WHERE NOT COALESCE(cause.is_own AND cause.actor_id = $2, false)
         ON CONFLICT DO NOTHING",
        new.id.0,
        new.account.0,
        new.kind.code(),
        new.about.candidacy.map(|id| id.0),
        new.about.mission.map(|id| id.0),
        new.about.own_profile,
        new.about.reminds,
        new.mail.0,
        now,
        new.about.engagement.map(|id| id.0),
        new.about.event.map(|id| id.0),
        new.about.posting
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// A row, with the title of a CEO's own mission.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub id: NotificationId,
    pub kind: MailKind,
    pub mission: Option<MissionId>,
    pub candidacy: Option<CandidacyId>,
    /// That of the candidacy, once it has one.
    pub engagement: Option<EngagementId>,
    pub event: Option<CommunityEventId>,
    pub own_title: Option<String>,
    pub created_at: DateTime<Utc>,
    pub read_at: Option<DateTime<Utc>>,
}

/// The latest first, at most `limit`, before one of them where one is named.
pub(super) async fn page(pool: &PgPool, account: AccountId, before: Option<NotificationId>, limit: usize) -> Result<Vec<Row>, Problem> {
    Ok(sqlx::query_as!(
        Row,
        r#"SELECT n.id AS "id: NotificationId", n.kind AS "kind: MailKind", n.mission_id AS "mission: MissionId",
                  n.candidacy_id AS "candidacy: CandidacyId", g.id AS "engagement?: EngagementId", n.event_id AS "event: CommunityEventId", m.title AS "own_title?", n.created_at, n.read_at
           FROM notifications n LEFT JOIN missions m ON m.id = n.mission_id AND m.owner_id = n.account_id
           LEFT JOIN engagements g ON g.candidacy_id = n.candidacy_id WHERE n.account_id = $1
             AND ($2::uuid IS NULL OR (n.created_at, n.id) < (SELECT b.created_at, b.id FROM notifications b WHERE b.id = $2 AND b.account_id = $1))
           ORDER BY n.created_at DESC, n.id DESC LIMIT $3"#,
        account.0,
        before.map(|id| id.0),
        i64::try_from(limit).unwrap_or(i64::MAX)
    )
    .fetch_all(pool)
    .await?)
}

pub(super) async fn one(pool: &PgPool, account: AccountId, id: NotificationId) -> Result<Option<Row>, Problem> {
    Ok(sqlx::query_as!(
        Row,
        r#"SELECT n.id AS "id: NotificationId", n.kind AS "kind: MailKind", n.mission_id AS "mission: MissionId",
                  n.candidacy_id AS "candidacy: CandidacyId", g.id AS "engagement?: EngagementId", n.event_id AS "event: CommunityEventId", m.title AS "own_title?", n.created_at, n.read_at
           FROM notifications n LEFT JOIN missions m ON m.id = n.mission_id AND m.owner_id = n.account_id
           LEFT JOIN engagements g ON g.candidacy_id = n.candidacy_id WHERE n.account_id = $1 AND n.id = $2"#,
        account.0,
        id.0
    )
    .fetch_optional(pool)
    .await?)
}

/// At most so many are counted among what a daily mail tells.
const GATHERED: i64 = 500;

/// What a daily mail tells and is not read yet, but for these kinds, the first first.
pub(super) async fn gathered(pool: &PgPool, account: AccountId, daily: MailId, but: &[MailKind]) -> Result<Vec<Row>, Problem> {
    let but: Vec<String> = but.iter().map(|kind| kind.code().to_owned()).collect();
    Ok(sqlx::query_as!(
        Row,
        r#"SELECT n.id AS "id: NotificationId", n.kind AS "kind: MailKind", n.mission_id AS "mission: MissionId",
                  n.candidacy_id AS "candidacy: CandidacyId", g.id AS "engagement?: EngagementId", n.event_id AS "event: CommunityEventId", m.title AS "own_title?", n.created_at, n.read_at
           FROM mails t JOIN notifications n ON n.mail_id = t.id AND n.account_id = $1
           LEFT JOIN missions m ON m.id = n.mission_id AND m.owner_id = n.account_id
           LEFT JOIN engagements g ON g.candidacy_id = n.candidacy_id
           WHERE t.told_in = $2 AND n.read_at IS NULL AND n.kind <> ALL($3) ORDER BY n.created_at, n.id LIMIT $4"#,
        account.0,
        daily.0,
        &but,
        GATHERED
    )
    .fetch_all(pool)
    .await?)
}

/// Whether the site tells what this mail does.
pub(crate) async fn tells(connection: &mut PgConnection, mail: MailId) -> Result<bool, Problem> {
    let tells = sqlx::query_scalar!(r#"SELECT EXISTS (SELECT FROM notifications WHERE mail_id = $1) AS "tells!""#, mail.0);
    Ok(tells.fetch_one(connection).await?)
}

/// This one, and what came before it about the same candidacy, about the same mission where it is about no candidacy, or about the same event.
pub(super) async fn set_read(pool: &PgPool, account: AccountId, id: NotificationId, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE notifications n SET read_at = $3 FROM notifications o
         WHERE o.id = $2 AND o.account_id = $1 AND n.account_id = $1 AND n.read_at IS NULL
           AND (n.id = o.id OR n.created_at <= o.created_at AND n.mission_id = o.mission_id AND n.candidacy_id IS NOT DISTINCT FROM o.candidacy_id
             OR n.created_at <= o.created_at AND n.event_id = o.event_id)",
        account.0,
        id.0,
        now
    )
    .execute(pool)
    .await?;
    Ok(())
}

pub(super) async fn set_all_read(pool: &PgPool, account: AccountId, latest: NotificationId, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE notifications SET read_at = $3 WHERE account_id = $1 AND read_at IS NULL
           AND (created_at, id) <= (SELECT l.created_at, l.id FROM notifications l WHERE l.id = $2 AND l.account_id = $1)",
        account.0,
        latest.0,
        now
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// What tells of this candidacy, of this mission alone, or of neither.
pub(super) async fn set_subject_read(
    tx: &mut PgConnection,
    account: AccountId,
    mission: Option<MissionId>,
    candidacy: Option<CandidacyId>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE notifications SET read_at = $4 WHERE account_id = $1 AND read_at IS NULL AND kind <> 'new_messages'
           AND mission_id IS NOT DISTINCT FROM $2 AND candidacy_id IS NOT DISTINCT FROM $3
           AND event_id IS NULL AND ($2::uuid IS NOT NULL OR kind NOT IN ('saved_searches', 'staff_digest', 'company_left'))",
        account.0,
        mission.map(|id| id.0),
        candidacy.map(|id| id.0),
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// What tells of this engagement, of these kinds.
pub(super) async fn set_engagement_read(
    tx: &mut PgConnection,
    account: AccountId,
    engagement: EngagementId,
    kinds: &[MailKind],
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let kinds: Vec<String> = kinds.iter().map(|kind| kind.code().to_owned()).collect();
    sqlx::query!(
        "UPDATE notifications SET read_at = $3 WHERE account_id = $1 AND read_at IS NULL AND kind = ANY($4)
           AND candidacy_id = (SELECT candidacy_id FROM engagements WHERE id = $2)",
        account.0,
        engagement.0,
        now,
        &kinds
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// What tells of this event.
pub(super) async fn set_event_read(
    tx: &mut PgConnection,
    account: AccountId,
    event: CommunityEventId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE notifications SET read_at = $3 WHERE account_id = $1 AND event_id = $2 AND read_at IS NULL",
        account.0,
        event.0,
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// What tells of messages in this conversation, once this side has read as far as it was told.
pub(super) async fn set_messages_read(
    connection: &mut PgConnection,
    account: AccountId,
    (candidacy, role): (CandidacyId, Role),
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE notifications SET read_at = $4 WHERE account_id = $1 AND candidacy_id = $2 AND kind = 'new_messages' AND read_at IS NULL
           AND EXISTS (SELECT FROM message_marks k WHERE k.candidacy_id = $2 AND k.role = $3 AND k.last_read >= k.told)",
        account.0,
        candidacy.0,
        role.code(),
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

pub(super) async fn sweep(pool: &PgPool, before: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!("DELETE FROM notifications WHERE created_at < $1", before).execute(pool).await?;
    Ok(())
}
