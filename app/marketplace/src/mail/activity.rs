//! Mails about the days worked in a month. What is no longer so is not told.

use domain::{AccountId, EngagementId, MailKind, Month, Role, lifecycle::ActivityState};
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;

use super::Content;
use crate::{Problem, activity, engagements};

/// What is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActivityNews {
    /// To the CTO, on the month's last business day: it is to be sent.
    Reminder,
    /// To the CEO: a month to approve.
    Sent,
    /// To the CTO: something is to be corrected.
    Returned,
    /// To the CTO: the month is closed.
    Approved,
    /// To the other one: a closed month is to be corrected, if they agree.
    CorrectionAsked,
    /// To whoever asked for it: the other one lets the closed month stand.
    CorrectionDeclined,
    /// To both: a closed month is open again.
    Reopened,
}

impl ActivityNews {
    /// Its kind of mail.
    pub const fn kind(self) -> MailKind {
        MailKind::ActivityStatement
    }
}

/// A month, as a mail tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboutActivity {
    pub news: ActivityNews,
    pub engagement: EngagementId,
    pub month: Month,
    /// The other side's name.
    pub other: String,
    /// In half days.
    pub halves: u32,
    /// Why it is to be corrected.
    pub reason: Option<String>,
}

/// What the reader is told, or nothing where it is no longer so.
pub(super) async fn of_activity(
    tx: &mut PgConnection,
    account: AccountId,
    engagement: EngagementId,
    month: Month,
    news: ActivityNews,
) -> Result<Option<Content>, Problem> {
    let Some(found) = engagements::engagement(tx, engagement).await? else { return Ok(None) };
    let (state, correction_by, reason, halves) = activity::told(tx, engagement, month).await?;
    let is_so = match news {
        ActivityNews::Reminder => matches!(state, None | Some(ActivityState::Open)),
        ActivityNews::Sent => state == Some(ActivityState::Sent),
        ActivityNews::Returned | ActivityNews::Reopened => state == Some(ActivityState::Returned),
        ActivityNews::Approved => state == Some(ActivityState::Approved),
        ActivityNews::CorrectionDeclined => state == Some(ActivityState::Approved) && correction_by.is_none(),
        ActivityNews::CorrectionAsked => correction_by.is_some(),
    };
    if !is_so {
        return Ok(None);
    }
    let reader = found.role_of(account).unwrap_or(Role::Ceo);
    let other = if reader == Role::Cto { found.company.unwrap_or(found.ceo_name) } else { found.cto_name };
    Ok(Some(Content::OfActivity(AboutActivity { news, engagement, month, other, halves, reason })))
}
