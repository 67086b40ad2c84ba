//! Mails about what passes from the CTO to the company at the end of an engagement. What is no longer so is not told.

use domain::{AccountId, EngagementId, MailKind, Role, lifecycle::HandoverState};
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;

use super::Content;
use crate::{Problem, engagements, handover};

/// What is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HandoverNews {
    /// The other one has begun the list.
    Begun,
    /// To the CEO: nothing is left to do, and the whole is to be confirmed.
    Settled,
    /// To the CTO: the CEO has everything.
    Confirmed,
    /// To the CTO: something was forgotten.
    Reopened,
}

impl HandoverNews {
    /// Its kind of mail.
    pub const fn kind(self) -> MailKind {
        MailKind::Handover
    }
}

/// A handover, as a mail tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboutHandover {
    pub news: HandoverNews,
    pub engagement: EngagementId,
    /// The title of the mission.
    pub title: String,
    /// The other side's name.
    pub other: String,
}

/// What the reader is told, or nothing where it is no longer so.
pub(super) async fn of_handover(
    tx: &mut PgConnection,
    account: AccountId,
    engagement: EngagementId,
    news: HandoverNews,
) -> Result<Option<Content>, Problem> {
    let Some(found) = engagements::engagement(tx, engagement).await? else { return Ok(None) };
    let Some((state, to_do)) = handover::told(tx, engagement).await? else { return Ok(None) };
    let is_so = match news {
        HandoverNews::Begun | HandoverNews::Reopened => state == HandoverState::Open,
        HandoverNews::Settled => state == HandoverState::Open && to_do == 0,
        HandoverNews::Confirmed => state == HandoverState::Confirmed,
    };
    let other = if found.role_of(account) == Some(Role::Cto) { found.company.unwrap_or(found.ceo_name) } else { found.cto_name };
    let about = AboutHandover { news, engagement, title: found.title.unwrap_or_default(), other };
    Ok(is_so.then_some(Content::OfHandover(about)))
}
