//! Mails about renewals: both are asked, reminded, and told what the other wants once they may know.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    AccountId, EngagementId, MailKind, RenewalAnswer, RenewalId, Role,
    lifecycle::{EngagementState, RenewalState},
};
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;

use super::Content;
use crate::{Problem, engagements, renewals};

/// What is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RenewalNews {
    /// The day comes near.
    Asked,
    /// The reader has not answered.
    Reminder,
    /// The other side's answer, or both.
    Answered,
}

impl RenewalNews {
    /// Its kind of mail.
    pub const fn kind(self) -> MailKind {
        match self {
            Self::Asked | Self::Reminder => MailKind::RenewalAsked,
            Self::Answered => MailKind::RenewalAnswered,
        }
    }
}

/// A renewal, as a mail tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboutRenewal {
    pub news: RenewalNews,
    pub engagement: EngagementId,
    /// The other side's name.
    pub other: String,
    /// The day that is asked about.
    pub due: NaiveDate,
    pub state: RenewalState,
    /// Until when the reader answers.
    pub by: Option<DateTime<Utc>>,
    /// What the other side wants, where that is what is told.
    pub answer: Option<(RenewalAnswer, Option<String>)>,
}

/// What the reader is told, or nothing where it is no longer so.
pub(super) async fn of_renewal(
    tx: &mut PgConnection,
    account: AccountId,
    (engagement, renewal): (EngagementId, RenewalId),
    news: RenewalNews,
) -> Result<Option<Content>, Problem> {
    let Some(found) = engagements::engagement(tx, engagement).await? else { return Ok(None) };
    let reader = if found.cto == account { Role::Cto } else { Role::Ceo };
    let Some(told) = renewals::told_of(tx, engagement, renewal, reader).await? else { return Ok(None) };
    let is_so = found.state != EngagementState::Ended
        && match news {
            RenewalNews::Asked | RenewalNews::Reminder => told.state == RenewalState::Asked && !told.answered,
            RenewalNews::Answered => told.other.is_some() && told.state != RenewalState::Overtaken,
        };
    if !is_so {
        return Ok(None);
    }
    let other = if reader == Role::Cto { found.company.unwrap_or(found.ceo_name) } else { found.cto_name };
    let answer = told.other.filter(|_| news == RenewalNews::Answered);
    let about = AboutRenewal { news, engagement, other, due: told.due, state: told.state, by: told.by, answer };
    Ok(Some(Content::OfRenewal(Box::new(about))))
}
