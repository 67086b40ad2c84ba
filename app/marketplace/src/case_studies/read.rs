//! A case study as those who write it, and staff, see it.

use chrono::{DateTime, Utc};
use domain::{CasePart, CaseStudyId, EngagementId, Role, WrittenLanguage, lifecycle::CaseStudyState};

use super::{
    public::{self, Told},
    store,
};
use crate::{Marketplace, Problem, engagements::Party};

/// A part that is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenPart {
    pub part: CasePart,
    /// From 1; a change of another version than the present one is refused.
    pub version: i32,
    pub words: String,
    /// Who changed it last.
    pub changed_by: Role,
    pub changed_at: DateTime<Utc>,
}

/// The case study of an engagement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseStudySheet {
    pub id: CaseStudyId,
    pub engagement: EngagementId,
    pub reader: Role,
    pub state: CaseStudyState,
    pub revision: i32,
    pub language: WrittenLanguage,
    pub names_company: bool,
    pub names_cto: bool,
    pub shows_objectives: bool,
    /// Whether each has agreed to the text as it stands.
    pub is_agreed_by_ceo: bool,
    pub is_agreed_by_cto: bool,
    pub published_at: Option<DateTime<Utc>>,
    pub taken_down_reason: Option<String>,
    /// Those that are written, in the order in which they are read.
    pub parts: Vec<WrittenPart>,
    /// As everybody would read it.
    pub told: Told,
}

impl CaseStudySheet {
    /// A part, where it is written.
    pub fn part(&self, part: CasePart) -> Option<&WrittenPart> {
        self.parts.iter().find(|one| one.part == part)
    }

    /// Whether every part is written.
    pub fn is_complete(&self) -> bool {
        self.parts.len() == CasePart::ALL.len()
    }

    /// Whether the reader has agreed to the text as it stands.
    pub fn is_agreed_by_reader(&self) -> bool {
        match self.reader {
            Role::Ceo => self.is_agreed_by_ceo,
            Role::Cto => self.is_agreed_by_cto,
            Role::Staff | Role::System => false,
        }
    }
}

/// Where the case study stands; nothing while nobody has begun one.
pub async fn standing(market: &Marketplace, by: &Party) -> Result<Option<CaseStudyState>, Problem> {
    Ok(store::study_of(&mut *market.pool.acquire().await?, by.engagement()).await?.map(|study| study.state))
}

/// The case study as this party sees it; nothing where nobody has begun. To staff it is there while it is public, and after they took it down: a text that
/// is not to be read yet, or not any more, is theirs who write it.
pub async fn sheet(market: &Marketplace, by: &Party) -> Result<Option<CaseStudySheet>, Problem> {
    let mut connection = market.pool.acquire().await?;
    let Some(study) = store::study_of(&mut connection, by.engagement()).await? else { return Ok(None) };
    if by.role() == Role::Staff && !matches!(study.state, CaseStudyState::Published | CaseStudyState::TakenDown) {
        return Ok(None);
    }
    let parts = store::parts(&mut connection, study.id).await?;
    drop(connection);
    let told = public::as_told(market, study.id).await?.ok_or(Problem::NotFound)?;
    Ok(Some(CaseStudySheet {
        id: study.id,
        engagement: by.engagement(),
        reader: by.role(),
        state: study.state,
        revision: study.revision,
        language: study.language,
        names_company: study.names_company,
        names_cto: study.names_cto,
        shows_objectives: study.shows_objectives,
        is_agreed_by_ceo: study.is_agreed_by(Role::Ceo),
        is_agreed_by_cto: study.is_agreed_by(Role::Cto),
        published_at: study.published_at,
        taken_down_reason: study.taken_down_reason,
        parts,
        told,
    }))
}
