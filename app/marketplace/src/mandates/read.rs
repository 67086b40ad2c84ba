//! A mandate as those who work on it and staff see it.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    EngagementId, EntryId, MissionType, Role,
    lifecycle::EngagementState,
    mandate::{Decision, Entry, EntryKind, Milestone, Objective, Risk},
};
use sqlx::PgConnection;

use super::store;
use crate::{Marketplace, Problem, engagements::Party};

/// A part of a mandate, with who wrote it last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed<T> {
    pub id: EntryId,
    /// From 1; a change of another version than the present one is refused.
    pub version: i32,
    pub role: Role,
    /// The full name.
    pub by: String,
    pub at: DateTime<Utc>,
    pub entry: T,
}

impl<T> Signed<T> {
    pub(super) fn map<U>(self, of: impl FnOnce(T) -> U) -> Signed<U> {
        let Self { id, version, role, by, at, entry } = self;
        Signed { id, version, role, by, at, entry: of(entry) }
    }
}

/// A milestone, with the day that was said first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedMilestone {
    pub milestone: Milestone,
    pub first: NaiveDate,
}

/// Everything that was agreed on, decided and feared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MandateSheet {
    pub engagement: EngagementId,
    /// Whether the reader may change it.
    pub is_writable: bool,
    /// The kinds of mission that the need asks for, to propose objectives.
    pub types: Vec<MissionType>,
    /// By the day on which they are due.
    pub objectives: Vec<Signed<Objective>>,
    pub milestones: Vec<Signed<DatedMilestone>>,
    /// The latest first.
    pub decisions: Vec<Signed<Decision>>,
    /// Those that stand first, and the weightiest of them.
    pub risks: Vec<Signed<Risk>>,
}

/// The mandate as this party sees it.
pub async fn sheet(market: &Marketplace, by: &Party) -> Result<MandateSheet, Problem> {
    let mut connection = market.pool.acquire().await?;
    let engagement = by.engagement();
    let mut risks = store::risks(&mut connection, engagement).await?;
    risks.sort_by_key(|risk| (risk.entry.state, std::cmp::Reverse(risk.entry.weight()), risk.id));
    Ok(MandateSheet {
        engagement,
        is_writable: matches!(by.role(), Role::Ceo | Role::Cto) && by.engagement.state != EngagementState::Ended,
        types: store::mission_types(&mut connection, by.mission()).await?,
        objectives: store::objectives(&mut connection, engagement).await?,
        milestones: store::milestones(&mut connection, engagement).await?,
        decisions: store::decisions(&mut connection, engagement).await?,
        risks,
    })
}

/// A mandate without who wrote it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Mandate {
    pub objectives: Vec<Objective>,
    /// With the day that was said first.
    pub milestones: Vec<(Milestone, NaiveDate)>,
    pub decisions: Vec<Decision>,
    pub risks: Vec<Risk>,
}

/// Everything that the mandate of an engagement says.
pub(crate) async fn known(connection: &mut PgConnection, engagement: EngagementId) -> Result<Mandate, Problem> {
    let milestones = store::milestones(connection, engagement).await?;
    Ok(Mandate {
        objectives: store::objectives(connection, engagement).await?.into_iter().map(|signed| signed.entry).collect(),
        milestones: milestones.into_iter().map(|signed| (signed.entry.milestone, signed.entry.first)).collect(),
        decisions: store::decisions(connection, engagement).await?.into_iter().map(|signed| signed.entry).collect(),
        risks: store::risks(connection, engagement).await?.into_iter().map(|signed| signed.entry).collect(),
    })
}

/// Every part of one kind.
pub(super) async fn entries(
    connection: &mut PgConnection,
    engagement: EngagementId,
    kind: EntryKind,
) -> Result<Vec<Signed<Entry>>, Problem> {
    fn all<T>(found: Vec<Signed<T>>, of: fn(T) -> Entry) -> Vec<Signed<Entry>> {
        found.into_iter().map(|signed| signed.map(of)).collect()
    }
    Ok(match kind {
        EntryKind::Objective => all(store::objectives(connection, engagement).await?, Entry::Objective),
        EntryKind::Milestone => all(store::milestones(connection, engagement).await?, |dated| Entry::Milestone(dated.milestone)),
        EntryKind::Decision => all(store::decisions(connection, engagement).await?, Entry::Decision),
        EntryKind::Risk => all(store::risks(connection, engagement).await?, Entry::Risk),
    })
}
