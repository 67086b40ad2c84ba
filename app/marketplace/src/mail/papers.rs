//! Mails about papers: the CTO is asked for them, and the company told what is still missing.

use chrono::{DateTime, Utc};
use domain::{
    AccountId, EngagementId, MailKind, PaperKind, Role,
    availability::day_of,
    lifecycle::EngagementState,
    paper::{PaperGiver, Standing},
};
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;

use super::Content;
use crate::{Problem, engagements, papers};

/// What is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PapersNews {
    /// The CTO is asked for papers that are missing, end or have ended.
    Asked,
    /// The company is told what has been missing for long.
    Missing,
}

impl PapersNews {
    /// Its kind of mail.
    pub const fn kind(self) -> MailKind {
        match self {
            Self::Asked => MailKind::PapersAsked,
            Self::Missing => MailKind::PapersMissing,
        }
    }
}

/// Papers, as a mail tells of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboutPapers {
    pub news: PapersNews,
    pub engagement: EngagementId,
    /// The other side's name.
    pub other: String,
    pub giver: PaperGiver,
    pub papers: Vec<(PaperKind, Standing)>,
}

/// What the reader is told, or nothing where it is no longer so.
pub(super) async fn of_papers(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    account: AccountId,
    engagement: EngagementId,
    news: PapersNews,
) -> Result<Option<Content>, Problem> {
    let Some(found) = engagements::engagement(tx, engagement).await?.filter(|found| found.state != EngagementState::Ended) else {
        return Ok(None);
    };
    let Some(told) = papers::told_of(tx, &found, day_of(now)).await? else { return Ok(None) };
    let is_told = |standing: &Standing| news == PapersNews::Asked || standing.is_missing();
    let papers: Vec<_> = told.asked.into_iter().filter(|(_, standing)| is_told(standing)).collect();
    if papers.is_empty() {
        return Ok(None);
    }
    let other = if found.role_of(account) == Some(Role::Cto) { found.company.unwrap_or(found.ceo_name) } else { found.cto_name };
    Ok(Some(Content::OfPapers(Box::new(AboutPapers { news, engagement, other, giver: told.duty.giver, papers }))))
}
