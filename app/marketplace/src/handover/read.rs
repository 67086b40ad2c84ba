//! The list as the two who work together and staff see it.

use chrono::{DateTime, Utc};
use domain::{
    EngagementId, HandoverItemId, HandoverTopic, Role, Wait, handover,
    lifecycle::{HandoverItemState, HandoverState},
};
use sqlx::PgConnection;

use super::store;
use crate::{Marketplace, Problem, accounts::CurrentStaff, engagements::Party};

/// A thing to hand over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoverItem {
    pub id: HandoverItemId,
    /// A subject of every handover; nothing for a thing that one of the two wrote, which has a title.
    pub topic: Option<HandoverTopic>,
    pub title: Option<String>,
    pub state: HandoverItemState,
    /// Where it is now, or why there is no such thing.
    pub words: String,
    /// Who settled it, and when.
    pub by: Option<Role>,
    pub settled_at: Option<DateTime<Utc>>,
}

/// The whole list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoverSheet {
    pub state: HandoverState,
    /// When it came into its state.
    pub since: DateTime<Utc>,
    pub items: Vec<HandoverItem>,
}

impl HandoverSheet {
    /// How many things are left to do.
    pub fn to_do(&self) -> usize {
        self.items.iter().filter(|item| item.state == HandoverItemState::ToDo).count()
    }

    /// Who is waited for.
    pub fn wait(&self) -> Option<Wait> {
        let settled = self.items.iter().filter_map(|item| item.settled_at).max();
        handover::wait(self.state, self.to_do(), settled.map(|settled| settled.max(self.since)))
    }
}

/// The list; nothing before somebody has begun it.
pub async fn sheet(market: &Marketplace, by: &Party) -> Result<Option<HandoverSheet>, Problem> {
    store::sheet(&mut *market.pool.acquire().await?, by.engagement()).await
}

/// Where a handover stands, and how many things are left to do: for a mail.
pub(crate) async fn told(connection: &mut PgConnection, engagement: EngagementId) -> Result<Option<(HandoverState, i64)>, Problem> {
    let Some(state) = store::state(connection, engagement).await? else { return Ok(None) };
    Ok(Some((state, store::to_do(connection, engagement).await?)))
}

/// What is still open, for whoever completes the mission; nothing where nobody has begun the list.
pub async fn still_open(market: &Marketplace, _staff: &CurrentStaff, engagement: EngagementId) -> Result<Option<HandoverSheet>, Problem> {
    let sheet = store::sheet(&mut *market.pool.acquire().await?, engagement).await?;
    Ok(sheet.map(|mut sheet| {
        sheet.items.retain(|item| item.state == HandoverItemState::ToDo);
        sheet
    }))
}
