//! When promises were given, and when they were kept.

use chrono::{DateTime, Utc};
use sqlx::PgPool;

use crate::Problem;

/// A promise, and when what was promised happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Promised {
    pub given: DateTime<Utc>,
    pub done: Option<DateTime<Utc>>,
}

/// Needs sent since then, and when staff first answered. A later correction asks anew and moves the mission's own date, so the log is asked.
pub(crate) async fn reads(pool: &PgPool, since: DateTime<Utc>) -> Result<Vec<Promised>, Problem> {
    Ok(sqlx::query_as!(
        Promised,
        r#"SELECT m.submitted_at AS "given!",
                  LEAST((SELECT min(e.at) FROM audit_events e WHERE e.mission_id = m.id AND e.subject = 'mission'
                           AND e.event IN ('ask_sign_off', 'open', 'cancel') AND e.at >= m.submitted_at),
                        m.sign_off_asked_at, m.signed_off_at, m.opened_at) AS "done?"
           FROM missions m WHERE m.submitted_at > $1"#,
        since
    )
    .fetch_all(pool)
    .await?)
}

/// Missions opened since then, and when people were first proposed.
pub(crate) async fn shortlists(pool: &PgPool, since: DateTime<Utc>) -> Result<Vec<Promised>, Problem> {
    Ok(sqlx::query_as!(
        Promised,
        r#"SELECT m.opened_at AS "given!",
                  LEAST((SELECT min(e.at) FROM audit_events e WHERE e.mission_id = m.id AND e.subject = 'mission'
                           AND e.event IN ('shortlist', 'cancel') AND e.at >= m.opened_at),
                        CASE WHEN m.shortlisted_at >= m.opened_at THEN m.shortlisted_at END) AS "done?"
           FROM missions m WHERE m.opened_at > $1"#,
        since
    )
    .fetch_all(pool)
    .await?)
}

/// Since when needs wait to be read or opened, and since when open missions wait for a shortlist.
pub(crate) async fn overdue(pool: &PgPool) -> Result<(Vec<DateTime<Utc>>, Vec<DateTime<Utc>>), Problem> {
    let submitted = sqlx::query_scalar!(
        r#"SELECT submitted_at AS "since!" FROM missions
           WHERE state = 'submitted' AND submitted_at IS NOT NULL AND (signed_off_at IS NOT NULL OR sign_off_asked_at IS NULL)"#
    )
    .fetch_all(pool)
    .await?;
    let opened = sqlx::query_scalar!(r#"SELECT opened_at AS "since!" FROM missions WHERE state = 'open' AND opened_at IS NOT NULL"#)
        .fetch_all(pool)
        .await?;
    Ok((submitted, opened))
}
