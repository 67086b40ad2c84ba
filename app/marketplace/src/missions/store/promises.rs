//! When promises were given, and when they were kept.

use chrono::{DateTime, Utc};
use domain::{
    AccountId, MissionId,
    lifecycle::MissionState,
    wait::{self, MissionMoments},
};
use sqlx::{PgConnection, PgPool};

use crate::{
    Problem,
    digests::{About, Late},
};

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

/// Where a mission stands, whose it is, and when it came there.
pub(crate) struct Moments {
    pub state: MissionState,
    pub owner: Option<AccountId>,
    pub at: MissionMoments,
}

pub(crate) async fn moments(tx: &mut PgConnection, mission: MissionId) -> Result<Option<Moments>, Problem> {
    let row = sqlx::query!(
        r#"SELECT state AS "state: MissionState", owner_id AS "owner: AccountId", submitted_at, sign_off_asked_at, signed_off_at, opened_at, shortlisted_at,
                  EXISTS (SELECT FROM candidacies c JOIN introductions i ON i.candidacy_id = c.id WHERE c.mission_id = m.id AND c.state IN ('shortlisted', 'introduced'))
                      AS "is_meeting!"
           FROM missions m WHERE id = $1"#,
        mission.0
    )
    .fetch_optional(tx)
    .await?;
    Ok(row.map(|row| Moments {
        state: row.state,
        owner: row.owner,
        at: MissionMoments {
            submitted: row.submitted_at,
            sign_off_asked: row.sign_off_asked_at,
            signed_off: row.signed_off_at,
            opened: row.opened_at,
            shortlisted: row.shortlisted_at,
            is_meeting: row.is_meeting,
        },
    }))
}

/// Every mission for which somebody is waited for, the earliest moment first.
pub(crate) async fn waits(pool: &PgPool) -> Result<Vec<Late>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT id AS "mission: MissionId", company, state AS "state: MissionState", submitted_at, sign_off_asked_at, signed_off_at, opened_at, shortlisted_at,
                  EXISTS (SELECT FROM candidacies c JOIN introductions i ON i.candidacy_id = c.id WHERE c.mission_id = m.id AND c.state IN ('shortlisted', 'introduced'))
                      AS "is_meeting!"
           FROM missions m WHERE state IN ('submitted', 'open', 'shortlisted')"#
    )
    .fetch_all(pool)
    .await?;
    let mut waits: Vec<(MissionId, Late)> = rows
        .into_iter()
        .filter_map(|row| {
            let at = MissionMoments {
                submitted: row.submitted_at,
                sign_off_asked: row.sign_off_asked_at,
                signed_off: row.signed_off_at,
                opened: row.opened_at,
                shortlisted: row.shortlisted_at,
                is_meeting: row.is_meeting,
            };
            Some((row.mission, Late { wait: wait::of_mission(row.state, &at)?, about: About::Mission { company: row.company } }))
        })
        .collect();
    waits.sort_by_key(|(mission, one)| (one.wait.by, *mission));
    Ok(waits.into_iter().map(|(_, one)| one).collect())
}
