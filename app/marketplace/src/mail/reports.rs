//! What is told of a health report: to the CEO that it is there, to the CTO that a month has ended without one.

use domain::{AccountId, EngagementId, MailKind, Month};
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;

use super::Content;
use crate::{Problem, engagements, reports};

/// What is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportNews {
    Published,
    Due,
    DueAgain,
}

impl ReportNews {
    /// Its kind of mail.
    pub const fn kind(self) -> MailKind {
        match self {
            Self::Published => MailKind::ReportPublished,
            Self::Due | Self::DueAgain => MailKind::ReportDue,
        }
    }
}

/// A report, as a mail tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboutReport {
    pub news: ReportNews,
    pub engagement: EngagementId,
    pub month: Month,
    pub cto: String,
    /// The company's name, where it is said.
    pub company: Option<String>,
}

/// What the reader is told, or nothing where it is no longer so.
pub(super) async fn of_report(
    tx: &mut PgConnection,
    account: AccountId,
    (engagement, month): (EngagementId, Month),
    news: ReportNews,
) -> Result<Option<Content>, Problem> {
    let Some(found) = engagements::engagement(tx, engagement).await? else { return Ok(None) };
    let is_published = reports::is_published(tx, engagement, month).await?;
    let is_so = match news {
        ReportNews::Published => is_published && found.ceo == account,
        ReportNews::Due | ReportNews::DueAgain => !is_published && found.cto == account,
    };
    let about = AboutReport { news, engagement, month, cto: found.cto_name, company: found.company };
    Ok(is_so.then_some(Content::OfReport(about)))
}
