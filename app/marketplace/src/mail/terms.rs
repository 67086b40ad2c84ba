//! Mails about terms: to the two who work together. What is no longer so is not told; no amount stands in a mailbox, which more people read than its
//! owner.

use chrono::{DateTime, Utc};
use domain::{
    AccountId, EngagementId, MailKind, Role,
    lifecycle::{EngagementState, TermsState},
};
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;

use super::Content;
use crate::{Problem, meetings::is_waited_for, terms};

/// What is told of terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TermsNews {
    /// A version to read and to sign.
    Proposed,
    /// The other side has signed.
    Signed,
    /// Both have.
    InForce,
    /// The other side said no.
    Refused,
    /// The other side took it back.
    Withdrawn,
    /// It is still one's turn.
    Reminder,
}

impl TermsNews {
    /// Its kind of mail.
    pub const fn kind(self) -> MailKind {
        match self {
            Self::Proposed => MailKind::TermsProposed,
            Self::Signed => MailKind::TermsSigned,
            Self::InForce => MailKind::TermsInForce,
            Self::Refused => MailKind::TermsRefused,
            Self::Withdrawn => MailKind::TermsWithdrawn,
            Self::Reminder => MailKind::TermsReminder,
        }
    }
}

/// A version of the terms, as a mail tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboutTerms {
    pub news: TermsNews,
    pub engagement: EngagementId,
    /// 0 where there is none yet.
    pub version: u16,
    /// The title of the mission.
    pub title: String,
    /// The other side's name.
    pub other: String,
    /// Whether other terms hold meanwhile.
    pub is_amendment: bool,
    pub reason: Option<String>,
    /// Until when the reader acts.
    pub by: Option<DateTime<Utc>>,
}

/// What one of the two is told, or nothing where it is no longer so.
pub(super) async fn of_terms(
    tx: &mut PgConnection,
    account: AccountId,
    engagement: EngagementId,
    version: u16,
    news: TermsNews,
) -> Result<Option<Content>, Problem> {
    let Some(told) = terms::about(tx, engagement, version).await? else { return Ok(None) };
    let reader = told.engagement.role_of(account).unwrap_or(Role::Cto);
    let state = told.version.as_ref().map(|(state, _)| *state);
    let is_turn = told.wait.is_some_and(|wait| is_waited_for(wait.turn, reader));
    let is_so = told.engagement.state != EngagementState::Ended
        && match news {
            TermsNews::Proposed => state.is_some_and(TermsState::is_open) && is_turn,
            TermsNews::Signed => state == Some(TermsState::HalfSigned) && is_turn,
            TermsNews::InForce => state == Some(TermsState::InForce),
            TermsNews::Refused => state == Some(TermsState::Refused),
            TermsNews::Withdrawn => state == Some(TermsState::Withdrawn),
            TermsNews::Reminder => is_turn && if version == 0 { !told.is_waiting } else { state.is_some_and(TermsState::is_open) },
        };
    if !is_so {
        return Ok(None);
    }
    let other = if reader == Role::Ceo { told.engagement.cto_name } else { told.engagement.ceo_name };
    Ok(Some(Content::OfTerms(Box::new(AboutTerms {
        news,
        engagement,
        version,
        title: told.engagement.title.unwrap_or_default(),
        other,
        is_amendment: told.engagement.state == EngagementState::Running && news != TermsNews::InForce,
        reason: told.version.and_then(|(_, reason)| reason),
        by: told.wait.filter(|_| is_turn).map(|wait| wait.by),
    }))))
}
