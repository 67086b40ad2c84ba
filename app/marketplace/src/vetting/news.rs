//! What a CTO is written about their request: read when the letter goes, so that nobody is told what a colleague has changed meanwhile.

use chrono::{DateTime, Utc};
use domain::{AccountId, MailKind, ProfileId, lifecycle::ProfileState};
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;

use super::{Standing, read, store};
use crate::{
    Problem,
    mail::{self, Mail},
};

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum News {
    Received,
    Interview,
    /// The date of the interview was noted, changed or taken away.
    InterviewDate,
    References,
    Accepted,
    Refused,
    Reopened,
    Paused,
    Resumed,
}

impl News {
    /// Its kind of mail.
    pub const fn kind(self) -> MailKind {
        match self {
            Self::Received => MailKind::ApplicationReceived,
            Self::Interview | Self::InterviewDate => MailKind::InterviewInvited,
            Self::References => MailKind::ReferencesAsked,
            Self::Accepted => MailKind::ApplicationAccepted,
            Self::Refused => MailKind::ApplicationRefused,
            Self::Reopened => MailKind::ApplicationReopened,
            Self::Paused => MailKind::MembershipPaused,
            Self::Resumed => MailKind::MembershipResumed,
        }
    }

    /// The state that it tells of.
    const fn state(self) -> ProfileState {
        match self {
            Self::Received | Self::Reopened => ProfileState::Applied,
            Self::Interview | Self::InterviewDate => ProfileState::Interview,
            Self::References => ProfileState::References,
            Self::Accepted | Self::Resumed => ProfileState::Accepted,
            Self::Refused => ProfileState::Refused,
            Self::Paused => ProfileState::Paused,
        }
    }
}

/// Writes to the CTO of a profile, in the transaction of what is told.
pub(super) async fn tell(tx: &mut PgConnection, now: DateTime<Utc>, profile: ProfileId, news: News) -> Result<(), Problem> {
    let account = store::account(tx, profile).await?.ok_or(Problem::NotFound)?;
    mail::send(tx, now, Mail::Vetting { account, news }).await.map(drop)
}

/// Where the person stands, where the news is still true; nothing where somebody has changed it since.
pub(crate) async fn read(tx: &mut PgConnection, now: DateTime<Utc>, account: AccountId, news: News) -> Result<Option<Standing>, Problem> {
    let Some(profile) = store::profile(tx, account).await? else { return Ok(None) };
    let standing = read::load(tx, profile, now).await?;
    Ok((standing.state == news.state()).then_some(standing))
}
