//! Mails about the end of an engagement, to the two who worked together and know each other. What is no longer so is not told.

use chrono::NaiveDate;
use domain::{AccountId, EngagementId, EngagementOutcome, MailKind, MissionId, Role, lifecycle::EngagementState};
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;

use super::Content;
use crate::{Problem, endings, engagements};

/// What is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndingNews {
    /// It has ended.
    Ended,
    /// It goes on, whatever the reader asked for.
    GoesOn,
}

impl EndingNews {
    /// Its kind of mail.
    pub const fn kind(self) -> MailKind {
        match self {
            Self::Ended => MailKind::EngagementEnded,
            Self::GoesOn => MailKind::EngagementGoesOn,
        }
    }
}

/// An engagement, as a mail tells of its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboutEnding {
    pub reader: Role,
    pub engagement: EngagementId,
    pub mission: MissionId,
    pub title: String,
    /// The other side's name.
    pub other: String,
    /// How it ended; nothing while it goes on.
    pub outcome: Option<EngagementOutcome>,
    /// Its last day.
    pub last_day: Option<NaiveDate>,
    /// Why it ended, or why it goes on.
    pub reason: Option<String>,
}

/// What the reader is told, or nothing where it is no longer so or is gone.
pub(super) async fn of_ending(
    tx: &mut PgConnection,
    account: AccountId,
    engagement: EngagementId,
    news: EndingNews,
) -> Result<Option<Content>, Problem> {
    let Some(found) = engagements::engagement(tx, engagement).await? else { return Ok(None) };
    let has_ended = found.state == EngagementState::Ended;
    let last_day = found.ends_on();
    let reader = found.role_of(account).unwrap_or(Role::Ceo);
    let reason = match news {
        EndingNews::Ended if has_ended => found.ended_reason,
        EndingNews::GoesOn if !has_ended => endings::answer(tx, engagement, reader).await?,
        EndingNews::Ended | EndingNews::GoesOn => return Ok(None),
    };
    let other = if reader == Role::Cto { found.company.unwrap_or(found.ceo_name) } else { found.cto_name };
    Ok(Some(Content::OfEnding(Box::new(AboutEnding {
        reader,
        engagement,
        mission: found.mission,
        title: found.title.unwrap_or_default(),
        other,
        outcome: found.outcome,
        last_day,
        reason,
    }))))
}
