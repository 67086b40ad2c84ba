//! An engagement as those who work on it and staff see it.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{CandidacyId, EngagementId, EngagementOutcome, MissionId, Role, lifecycle::EngagementState};

use super::{Party, store};
use crate::{Marketplace, Problem, accounts::Visitor};

/// Who works with whom, on what, since when. Both sides know each other's name by now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EngagementSheet {
    pub id: EngagementId,
    pub mission: MissionId,
    pub candidacy: CandidacyId,
    pub reader: Role,
    pub state: EngagementState,
    pub began_at: DateTime<Utc>,
    pub ended_at: Option<DateTime<Utc>>,
    /// How it ended.
    pub outcome: Option<EngagementOutcome>,
    /// The last day of work, where somebody said it.
    pub last_day: Option<NaiveDate>,
    /// Why it ended, for both to read.
    pub ended_reason: Option<String>,
    pub title: Option<String>,
    pub company: Option<String>,
    pub cto: String,
    pub ceo: String,
}

/// The engagement as this party sees it.
pub fn sheet(by: &Party) -> EngagementSheet {
    let engagement = by.engagement.clone();
    EngagementSheet {
        id: engagement.id,
        mission: engagement.mission,
        candidacy: engagement.candidacy,
        reader: by.role(),
        state: engagement.state,
        began_at: engagement.began_at,
        ended_at: engagement.ended_at,
        outcome: engagement.outcome,
        last_day: engagement.last_day,
        ended_reason: engagement.ended_reason,
        title: engagement.title,
        company: engagement.company,
        cto: engagement.cto_name,
        ceo: engagement.ceo_name,
    }
}

/// The latest engagement of a mission to which the visitor is a party.
pub async fn of_mission(market: &Marketplace, visitor: &Visitor, mission: MissionId) -> Result<Option<EngagementId>, Problem> {
    let found = store::of_mission(&mut *market.pool.acquire().await?, mission).await?;
    for engagement in found {
        match super::party(market, visitor, engagement).await {
            Ok(party) => return Ok(Some(party.engagement())),
            Err(Problem::NotFound) => {}
            Err(problem) => return Err(problem),
        }
    }
    Ok(None)
}
