//! The log of rankings: inputs, versions, result and what the person decided, kept where erasure reaches it.

use chrono::{DateTime, Utc};
use domain::{MissionId, ProfileId};
use matching::{Match, Need, Weights, vocabulary::vocabulary};
use serde_json::{Value, json};
use sqlx::PgConnection;
use uuid::Uuid;

use super::{need_of, placed, store};
use crate::{Marketplace, Problem, search};

/// How many ranks of a result are kept.
const KEPT: usize = 50;

/// What a shortlist was made from.
#[derive(Debug, Clone)]
pub struct LogEntry {
    need: Need,
    matches: Vec<Match>,
}

/// One logged ranking.
#[derive(Debug, Clone)]
pub struct RankingLog {
    pub at: DateTime<Utc>,
    pub weights_version: String,
    /// Hexadecimal.
    pub vocabulary_fingerprint: String,
    pub inputs: Value,
    pub result: Value,
    pub decision: Value,
}

/// Takes down what the machine says at this moment.
pub(crate) async fn log_entry(market: &Marketplace, mission: MissionId) -> Result<LogEntry, Problem> {
    let need = need_of(market, mission).await?;
    let mut placed = placed(market, mission, &need).await?;
    placed.truncate(KEPT);
    let matches = search::explain(market, &need, placed.iter().map(|one| one.profile));
    Ok(LogEntry { need, matches })
}

/// Writes it, with the person's decision, in the transaction of the decision.
pub(crate) async fn write_log(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    mission: MissionId,
    entry: &LogEntry,
    decision: &[ProfileId],
) -> Result<(), Problem> {
    let log = RankingLog {
        at: now,
        weights_version: Weights::current().version.clone(),
        vocabulary_fingerprint: format!("{:016x}", vocabulary().fingerprint()),
        inputs: serde_json::to_value(&entry.need)?,
        result: serde_json::to_value(&entry.matches)?,
        decision: json!({ "shortlist": decision }),
    };
    store::insert_log(tx, Uuid::now_v7(), mission, &log).await
}
