//! The feed of changes, as rows and snapshots.

use chrono::{DateTime, Utc};
use domain::{MissionId, ProfileId};
use serde::{Deserialize, Serialize};
use sqlx::{PgConnection, PgPool, Postgres, Transaction};
use uuid::Uuid;

use crate::Problem;

/// The channel of hints.
pub(super) const CHANNEL: &str = "passerelle_index";

/// Which history of which database a cursor belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    pub system_identifier: i64,
    pub timeline: i32,
    pub database: String,
    pub epoch: Uuid,
}

/// A row of the feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Changed {
    pub xid: u64,
    pub subject: String,
    pub subject_id: Uuid,
}

pub(super) async fn changed(tx: &mut PgConnection, subject: &str, id: Uuid) -> Result<(), Problem> {
    sqlx::query!("INSERT INTO index_changes (subject, subject_id) VALUES ($1, $2) ON CONFLICT DO NOTHING", subject, id).execute(tx).await?;
    Ok(())
}

/// Many at once, for bulk writers.
pub(crate) async fn changed_all(tx: &mut PgConnection, subject: &str, ids: &[Uuid]) -> Result<(), Problem> {
    sqlx::query!("INSERT INTO index_changes (subject, subject_id) SELECT $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING", subject, ids)
        .execute(tx)
        .await?;
    Ok(())
}

/// A transaction that reads one snapshot and writes nothing.
pub(super) async fn snapshot(pool: &PgPool) -> Result<Transaction<'static, Postgres>, Problem> {
    Ok(pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?)
}

/// What a look at the feed sees, in one query: nearly every look finds nothing new, and should cost nearly nothing.
pub(super) struct Look {
    /// Below this id every transaction of the cluster had ended.
    pub xmin: u64,
    /// Rows of transactions below this one have been pruned.
    pub pruned_below: u64,
    /// Whose history this is; `None` where it has yet to begin: see [`identity`].
    pub identity: Option<Identity>,
}

pub(super) async fn look(snapshot: &mut PgConnection) -> Result<Look, Problem> {
    let row = sqlx::query!(
        r#"SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS "xmin!", system.system_identifier AS "system_identifier!",
                  checkpoint.timeline_id AS "timeline!", current_database()::text AS "database!", feed.epoch AS "epoch?",
                  feed.system_identifier AS "known?", feed.pruned_below::text::bigint AS "pruned_below?"
           FROM pg_control_system() system, pg_control_checkpoint() checkpoint LEFT JOIN index_feed feed ON true"#
    )
    .fetch_one(snapshot)
    .await?;
    let epoch = row.epoch.filter(|_| row.known == Some(row.system_identifier));
    let identity = epoch.map(|epoch| Identity {
        system_identifier: row.system_identifier,
        timeline: row.timeline,
        database: row.database.clone(),
        epoch,
    });
    Ok(Look { xmin: row.xmin.unsigned_abs(), pruned_below: row.pruned_below.unwrap_or(0).unsigned_abs(), identity })
}

/// Below this id every transaction of the cluster had ended when the snapshot was taken.
pub(super) async fn xmin(snapshot: &mut PgConnection) -> Result<u64, Problem> {
    let xmin =
        sqlx::query_scalar!(r#"SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS "xmin!""#).fetch_one(snapshot).await?;
    Ok(xmin.unsigned_abs())
}

pub(super) async fn changes_since(snapshot: &mut PgConnection, cursor: u64) -> Result<Vec<Changed>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT xid::text::bigint AS "xid!", subject, subject_id FROM index_changes WHERE xid >= $1::text::xid8"#,
        cursor.to_string()
    )
    .fetch_all(snapshot)
    .await?;
    Ok(rows.into_iter().map(|row| Changed { xid: row.xid.unsigned_abs(), subject: row.subject, subject_id: row.subject_id }).collect())
}

/// Whose history this is. In another cluster than the one that wrote the epoch, transaction ids began anew: the epoch is replaced.
pub(super) async fn identity(pool: &PgPool) -> Result<Identity, Problem> {
    let here = sqlx::query!(
        r#"SELECT (SELECT system_identifier FROM pg_control_system()) AS "system_identifier!",
                  (SELECT timeline_id FROM pg_control_checkpoint()) AS "timeline!", current_database()::text AS "database!""#
    )
    .fetch_one(pool)
    .await?;
    let known = sqlx::query!("SELECT epoch, system_identifier FROM index_feed").fetch_optional(pool).await?;
    let epoch = match known {
        Some(row) if row.system_identifier == here.system_identifier => row.epoch,
        _ => new_epoch(pool, here.system_identifier).await?,
    };
    Ok(Identity { system_identifier: here.system_identifier, timeline: here.timeline, database: here.database, epoch })
}

/// Begins a history: the rows of the former one mean nothing here. Two nodes that come at once agree on one epoch.
async fn new_epoch(pool: &PgPool, system_identifier: i64) -> Result<Uuid, Problem> {
    let mut tx = pool.begin().await?;
    let written = sqlx::query_scalar!(
        "INSERT INTO index_feed (epoch, system_identifier, pruned_below) VALUES ($1, $2, '0'::xid8)
         ON CONFLICT (only_row) DO UPDATE SET epoch = EXCLUDED.epoch, system_identifier = EXCLUDED.system_identifier, pruned_below = '0'::xid8
         WHERE index_feed.system_identifier <> EXCLUDED.system_identifier RETURNING epoch",
        Uuid::new_v4(),
        system_identifier
    )
    .fetch_optional(&mut *tx)
    .await?;
    let epoch = match written {
        Some(epoch) => {
            sqlx::query!("DELETE FROM index_changes").execute(&mut *tx).await?;
            sqlx::query!("DELETE FROM index_feed_marks").execute(&mut *tx).await?;
            epoch
        }
        None => sqlx::query_scalar!("SELECT epoch FROM index_feed").fetch_one(&mut *tx).await?,
    };
    tx.commit().await?;
    Ok(epoch)
}

/// A database that was put back holds an older truth under the same name: no index of the one before may follow it.
pub(crate) async fn forget_history(pool: &PgPool) -> Result<(), Problem> {
    sqlx::query!("DELETE FROM index_feed").execute(pool).await?;
    Ok(())
}

pub(super) async fn pruned_below(pool: &PgPool) -> Result<u64, Problem> {
    let below = sqlx::query_scalar!(r#"SELECT pruned_below::text::bigint AS "below!" FROM index_feed"#).fetch_optional(pool).await?;
    Ok(below.unwrap_or(0).unsigned_abs())
}

/// Sets this hour's mark, and removes the rows below the newest mark that is older than `keep_since`. A node that was away longer finds its
/// cursor below what was pruned and makes its index anew. Answers how many rows went.
pub(super) async fn prune(pool: &PgPool, now: DateTime<Utc>, keep_since: DateTime<Utc>) -> Result<u64, Problem> {
    let mut tx = pool.begin().await?;
    sqlx::query!(
        "INSERT INTO index_feed_marks (at, below) SELECT date_trunc('hour', $1::timestamptz), pg_snapshot_xmin(pg_current_snapshot()) ON CONFLICT DO NOTHING",
        now
    )
    .execute(&mut *tx)
    .await?;
    sqlx::query!(
        "UPDATE index_feed SET pruned_below = GREATEST(pruned_below, (SELECT below FROM index_feed_marks WHERE at <= $1 ORDER BY at DESC LIMIT 1))",
        keep_since
    )
    .execute(&mut *tx)
    .await?;
    sqlx::query!("DELETE FROM index_feed_marks WHERE at < $1 AND at < (SELECT max(at) FROM index_feed_marks WHERE at <= $1)", keep_since)
        .execute(&mut *tx)
        .await?;
    let gone = sqlx::query!("DELETE FROM index_changes WHERE xid < (SELECT pruned_below FROM index_feed)").execute(&mut *tx).await?;
    tx.commit().await?;
    Ok(gone.rows_affected())
}

pub(super) async fn notify(pool: &PgPool) -> Result<(), Problem> {
    sqlx::query!("SELECT pg_notify($1, '')", CHANNEL).execute(pool).await?;
    Ok(())
}

pub(super) async fn profile_ids(snapshot: &mut PgConnection, after: Uuid, limit: usize) -> Result<Vec<ProfileId>, Problem> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    Ok(sqlx::query_scalar!(r#"SELECT id AS "id: ProfileId" FROM profiles WHERE id > $1 ORDER BY id LIMIT $2"#, after, limit)
        .fetch_all(snapshot)
        .await?)
}

pub(super) async fn mission_ids(snapshot: &mut PgConnection, after: Uuid, limit: usize) -> Result<Vec<MissionId>, Problem> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    Ok(sqlx::query_scalar!(
        r#"SELECT id AS "id: MissionId" FROM missions WHERE id > $1 AND state IN ('open', 'shortlisted') ORDER BY id LIMIT $2"#,
        after,
        limit
    )
    .fetch_all(snapshot)
    .await?)
}
