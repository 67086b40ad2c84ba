//! What whoever was asked sees, and what staff does. Nobody reads the answer of the other side.

use chrono::{DateTime, Utc};
use domain::{
    EngagementId, Role, Wait,
    checkup::CheckupAnswer,
    lifecycle::{CheckupState, EngagementState},
    wait,
};
use sqlx::PgConnection;

use super::store;
use crate::{Marketplace, Problem, accounts::CurrentStaff, engagements::Party};

/// The check of one of the two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckupSheet {
    pub engagement: EngagementId,
    /// Whose it is.
    pub role: Role,
    pub state: CheckupState,
    pub asked_at: DateTime<Utc>,
    pub answered_at: Option<DateTime<Utc>>,
    pub answer: Option<CheckupAnswer>,
    pub wait: Option<Wait>,
    /// Whether it can still be answered.
    pub is_open: bool,
    /// What staff notes, for staff.
    pub note: Option<String>,
}

/// Somebody is worried and waits for staff's call, or has not answered in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worry {
    pub engagement: EngagementId,
    /// Whose check it is.
    pub role: Role,
    pub state: CheckupState,
    pub company: Option<String>,
    /// The CTO's name.
    pub cto: String,
    pub wait: Wait,
}

/// One's own check, once it was asked; nothing for staff.
pub async fn sheet(market: &Marketplace, by: &Party) -> Result<Option<CheckupSheet>, Problem> {
    let Ok(role) = by.side() else { return Ok(None) };
    let found = store::checkup(&mut *market.pool.acquire().await?, by.engagement(), role).await?;
    Ok(found.map(|row| CheckupSheet { note: None, ..shown(by, role, row) }))
}

/// What both were asked, and answered, for staff.
pub async fn both(market: &Marketplace, _staff: &CurrentStaff, by: &Party) -> Result<Vec<CheckupSheet>, Problem> {
    let mut connection = market.pool.acquire().await?;
    let mut both = Vec::new();
    for role in [Role::Ceo, Role::Cto] {
        let found = store::checkup(&mut connection, by.engagement(), role).await?;
        both.extend(found.map(|row| shown(by, role, row)));
    }
    Ok(both)
}

fn shown(by: &Party, role: Role, row: store::Row) -> CheckupSheet {
    let runs = by.engagement.state != EngagementState::Ended;
    CheckupSheet {
        engagement: by.engagement(),
        role,
        state: row.state,
        asked_at: row.asked_at,
        answered_at: row.answered_at,
        answer: row.answer,
        wait: wait::of_checkup(row.state, role, row.since).filter(|_| runs || row.state == CheckupState::Raised),
        is_open: runs && row.state == CheckupState::Asked,
        note: row.note,
    }
}

/// Whoever is worried, and whoever has not answered in time, the longest first.
pub async fn worries(market: &Marketplace, _staff: &CurrentStaff) -> Result<Vec<Worry>, Problem> {
    let now = market.now();
    let waiting = store::waiting(&market.pool).await?.into_iter();
    Ok(waiting.filter(|one| one.state == CheckupState::Raised || one.wait.is_late(now)).collect())
}

/// Whether one of the two was asked and has not answered, for the mail.
pub(crate) async fn is_asked(connection: &mut PgConnection, engagement: EngagementId, role: Role) -> Result<bool, Problem> {
    Ok(store::checkup(connection, engagement, role).await?.is_some_and(|row| row.state == CheckupState::Asked))
}
