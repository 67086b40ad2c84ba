//! What stands, for many at once, and the rings that Postgres carries from node to node.

use chrono::{DateTime, Utc};
use sqlx::{
    PgPool,
    postgres::{PgListener, PgPoolOptions},
};
use uuid::Uuid;

use super::{Hub, Standing, Watched};
use crate::Problem;

/// What the rings are called.
const CHANNEL: &str = "passerelle_live";

/// What stands for each, by its key; nothing for those whose session has ended.
pub(super) async fn look(pool: &PgPool, watched: &[(i64, Watched)], now: DateTime<Utc>) -> Result<Vec<(i64, Option<Standing>)>, Problem> {
    let keys: Vec<i64> = watched.iter().map(|(key, _)| *key).collect();
    let accounts: Vec<Uuid> = watched.iter().map(|(_, one)| one.account.0).collect();
    let roles: Vec<String> = watched.iter().map(|(_, one)| one.role.code().to_owned()).collect();
    let sessions: Vec<Uuid> = watched.iter().map(|(_, one)| one.session.0).collect();
    let missions: Vec<Option<Uuid>> = watched.iter().map(|(_, one)| one.mission.map(|id| id.0)).collect();
    let candidacies: Vec<Option<Uuid>> = watched.iter().map(|(_, one)| one.candidacy.map(|id| id.0)).collect();
    let engagements: Vec<Option<Uuid>> = watched.iter().map(|(_, one)| one.engagement.map(|id| id.0)).collect();
    // What waits for staff is the same for all of them, and counted once; each of the others has an index of their own.
    let rows = sqlx::query!(
        r#"WITH for_staff AS MATERIALIZED (
               SELECT count(*) AS count FROM conversations v LEFT JOIN message_marks k ON k.candidacy_id = v.candidacy_id AND k.role = 'staff'
               JOIN messages m ON m.candidacy_id = v.candidacy_id AND m.number > COALESCE(k.last_read, 0)
               WHERE v.last_number > COALESCE(k.last_read, 0) AND m.state = 'sent' AND m.author_role <> 'staff'
           )
           SELECT w.key AS "key!", EXISTS (SELECT FROM sessions s JOIN accounts a ON a.id = s.account_id
                      WHERE s.id = w.session AND s.account_id = w.account AND s.expires_at > $7 AND a.state = 'active') AS "is_open!",
                  (SELECT count(*) FROM notifications n WHERE n.account_id = w.account AND n.read_at IS NULL) AS "notifications!",
                  CASE w.role
                       WHEN 'staff' THEN (SELECT count FROM for_staff)
                       WHEN 'cto' THEN (SELECT count(*) FROM conversations v LEFT JOIN message_marks k ON k.candidacy_id = v.candidacy_id AND k.role = 'cto'
                           JOIN messages m ON m.candidacy_id = v.candidacy_id AND m.number > COALESCE(k.last_read, 0)
                           WHERE v.cto_id = w.account AND v.last_number > COALESCE(k.last_read, 0) AND m.state = 'sent' AND m.author_role <> 'cto')
                       WHEN 'ceo' THEN (SELECT count(*) FROM conversations v LEFT JOIN candidacies c ON c.id = v.candidacy_id
                           LEFT JOIN message_marks k ON k.candidacy_id = v.candidacy_id AND k.role = 'ceo'
                           JOIN messages m ON m.candidacy_id = v.candidacy_id AND m.number > COALESCE(k.last_read, 0)
                           WHERE v.ceo_id = w.account AND v.last_number > COALESCE(k.last_read, 0) AND m.state = 'sent' AND m.author_role <> 'ceo' AND m.ceo_reads
                             AND (c.id IS NULL OR c.position IS NOT NULL AND c.shown_at IS NOT NULL
                               AND c.state NOT IN ('suggested', 'invited', 'expired', 'applied')))
                       ELSE 0 END AS "messages!",
                  CASE WHEN w.engagement IS NOT NULL THEN (SELECT count(*) FROM audit_events e WHERE e.subject_id = w.engagement
                           AND e.actor_id IS DISTINCT FROM w.account AND e.event <> 'keep_report'
                           AND (w.role = 'staff' OR e.event NOT IN ('ask_ending', 'refuse_ending')))
                       WHEN w.mission IS NULL THEN 0
                       WHEN w.role = 'staff' THEN (SELECT count(*) FROM audit_events e WHERE e.mission_id = w.mission
                           AND (w.candidacy IS NULL OR e.subject_id = w.candidacy) AND e.actor_id IS DISTINCT FROM w.account)
                       ELSE (SELECT count(*) FROM notifications n WHERE n.account_id = w.account AND n.mission_id = w.mission
                           AND (w.candidacy IS NULL OR n.candidacy_id = w.candidacy OR n.candidacy_id IS NULL)) END AS "version!"
           FROM unnest($1::bigint[], $2::uuid[], $3::text[], $4::uuid[], $5::uuid[], $6::uuid[], $8::uuid[])
               AS w (key, account, role, session, mission, candidacy, engagement)"#,
        &keys,
        &accounts,
        &roles,
        &sessions,
        &missions as &[Option<Uuid>],
        &candidacies as &[Option<Uuid>],
        now,
        &engagements as &[Option<Uuid>]
    )
    .fetch_all(pool)
    .await?;
    let whole = |count: i64| u32::try_from(count).unwrap_or(u32::MAX);
    let found = rows.into_iter().map(|row| {
        let standing = Standing { messages: whole(row.messages), notifications: whole(row.notifications), version: row.version };
        (row.key, row.is_open.then_some(standing))
    });
    Ok(found.collect())
}

/// Tells all nodes that something changed.
pub(super) async fn ring(pool: &PgPool) -> Result<(), Problem> {
    sqlx::query!("SELECT pg_notify($1, '')", CHANNEL).execute(pool).await?;
    Ok(())
}

/// Hears the rings of all nodes until the connection breaks: one beside the pool, which may be small.
pub(super) async fn hear(pool: &PgPool, hub: &Hub) -> Result<(), Problem> {
    let own = PgPoolOptions::new().max_connections(1).connect_with(pool.connect_options().as_ref().clone()).await?;
    let mut listener = PgListener::connect_with(&own).await?;
    listener.listen(CHANNEL).await?;
    // What rang before.
    hub.hear();
    loop {
        // Nothing came: the connection was lost, and with it whatever rang meanwhile.
        if listener.try_recv().await?.is_none() {
            return Ok(());
        }
        hub.hear();
    }
}
