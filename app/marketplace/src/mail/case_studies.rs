//! What is told of a case study, to the two who write it. What is no longer so is not told.

use domain::{AccountId, CaseStudyId, EngagementId, MailKind, Role, lifecycle::CaseStudyState};
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;

use super::Content;
use crate::{Problem, case_studies, engagements};

/// What is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseStudyNews {
    Begun,
    Changed,
    Agreed,
    Published,
    Withdrawn,
    TakenDown,
}

impl CaseStudyNews {
    /// Its kind of mail.
    pub const fn kind(self) -> MailKind {
        match self {
            Self::Begun => MailKind::CaseStudyBegun,
            Self::Changed => MailKind::CaseStudyChanged,
            Self::Agreed => MailKind::CaseStudyAgreed,
            Self::Published => MailKind::CaseStudyPublished,
            Self::Withdrawn => MailKind::CaseStudyWithdrawn,
            Self::TakenDown => MailKind::CaseStudyTakenDown,
        }
    }

    /// Whether it is still so.
    const fn is_so(self, state: CaseStudyState) -> bool {
        match self {
            Self::Begun => true,
            Self::Changed => matches!(state, CaseStudyState::Draft | CaseStudyState::HalfAgreed),
            Self::Agreed => matches!(state, CaseStudyState::HalfAgreed),
            Self::Published => matches!(state, CaseStudyState::Published),
            Self::Withdrawn => !matches!(state, CaseStudyState::Published),
            Self::TakenDown => matches!(state, CaseStudyState::TakenDown),
        }
    }
}

/// A case study, as a mail tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboutCaseStudy {
    pub news: CaseStudyNews,
    pub engagement: EngagementId,
    pub study: CaseStudyId,
    /// Of the mission.
    pub title: String,
    /// The other side's name.
    pub other: String,
    /// It was public before, and is not now.
    pub was_public: bool,
    /// Why staff took it down.
    pub reason: Option<String>,
}

/// What the reader is told, or nothing where it is no longer so.
pub(super) async fn of_case_study(
    tx: &mut PgConnection,
    account: AccountId,
    engagement: EngagementId,
    news: CaseStudyNews,
) -> Result<Option<Content>, Problem> {
    let Some(found) = engagements::engagement(tx, engagement).await? else { return Ok(None) };
    let Some(study) = case_studies::study_of(tx, engagement).await?.filter(|study| news.is_so(study.state)) else { return Ok(None) };
    let reader = if found.cto == account { Role::Cto } else { Role::Ceo };
    let other = if reader == Role::Cto { found.ceo_name } else { found.cto_name };
    Ok(Some(Content::OfCaseStudy(AboutCaseStudy {
        news,
        engagement,
        study: study.id,
        title: found.title.unwrap_or_default(),
        other,
        was_public: study.first_published_at.is_some() && study.state != CaseStudyState::Published,
        reason: study.taken_down_reason,
    })))
}
