//! How much waits, for whoever watches the nodes: a job that is due waits for a second; one that waits for minutes tells that nobody works.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::PgPool;

use super::store;
use crate::Problem;

/// The jobs of all nodes, as they are now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Backlog {
    /// Asked for, to be done on a later day.
    pub scheduled: i64,
    /// To be done now, or being done.
    pub due: i64,
    /// Given up after the last try: they wait for a person.
    pub given_up: i64,
    /// How long the one that was due first has waited.
    pub oldest_due: TimeDelta,
}

/// What waits at this moment.
pub async fn backlog(pool: &PgPool, now: DateTime<Utc>) -> Result<Backlog, Problem> {
    store::backlog(pool, now).await
}
