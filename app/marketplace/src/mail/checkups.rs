//! Mails of the fortnight check: one question with a button, to each of the two for themselves.

use domain::{AccountId, EngagementId, Role, lifecycle::EngagementState};
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;

use super::Content;
use crate::{Problem, checkups, engagements};

/// What is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckupNews {
    /// A fortnight is over.
    Asked,
    /// Nobody has answered.
    Reminder,
}

/// A check, as a mail tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboutCheckup {
    pub news: CheckupNews,
    pub engagement: EngagementId,
    /// The other side's name.
    pub other: String,
}

/// What the reader is told, or nothing where they have answered, or the engagement has ended.
pub(super) async fn of_checkup(
    tx: &mut PgConnection,
    account: AccountId,
    engagement: EngagementId,
    news: CheckupNews,
) -> Result<Option<Content>, Problem> {
    let Some(found) = engagements::engagement(tx, engagement).await? else { return Ok(None) };
    let reader = if found.cto == account { Role::Cto } else { Role::Ceo };
    if found.state == EngagementState::Ended || !checkups::is_asked(tx, engagement, reader).await? {
        return Ok(None);
    }
    let other = if reader == Role::Cto { found.company.unwrap_or(found.ceo_name) } else { found.cto_name };
    Ok(Some(Content::OfCheckup(AboutCheckup { news, engagement, other })))
}
