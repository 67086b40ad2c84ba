//! Case studies and their parts, as rows.

mod public;

use chrono::{DateTime, Utc};
use domain::{CasePart, CaseStudyId, EngagementId, Role, WrittenLanguage, lifecycle::CaseStudyState};
use sqlx::PgConnection;

use super::WrittenPart;
use crate::Problem;

pub(super) use public::{Labels, Row, labels, offered, published, row, rows, total, words};

/// A case study, without its words.
#[derive(Debug, Clone)]
pub(crate) struct Study {
    pub id: CaseStudyId,
    pub state: CaseStudyState,
    pub language: WrittenLanguage,
    pub revision: i32,
    pub names_company: bool,
    pub names_cto: bool,
    pub shows_objectives: bool,
    pub ceo_agreed: Option<i32>,
    pub cto_agreed: Option<i32>,
    pub published_at: Option<DateTime<Utc>>,
    pub first_published_at: Option<DateTime<Utc>>,
    pub taken_down_reason: Option<String>,
}

impl Study {
    /// Whether this side has agreed to the text as it stands.
    pub fn is_agreed_by(&self, role: Role) -> bool {
        let agreed = match role {
            Role::Ceo => self.ceo_agreed,
            Role::Cto => self.cto_agreed,
            Role::Staff | Role::System => None,
        };
        agreed == Some(self.revision)
    }
}

/// The case study of an engagement.
pub(crate) async fn study_of(connection: &mut PgConnection, engagement: EngagementId) -> Result<Option<Study>, Problem> {
    Ok(sqlx::query_as!(
        Study,
        r#"SELECT id AS "id: CaseStudyId", state AS "state: CaseStudyState", language AS "language: WrittenLanguage", revision, names_company,
                  names_cto, shows_objectives, ceo_agreed, cto_agreed, published_at, first_published_at, taken_down_reason
           FROM case_studies WHERE engagement_id = $1"#,
        engagement.0
    )
    .fetch_optional(connection)
    .await?)
}

/// What is written, in the order in which it is read.
pub(super) async fn parts(connection: &mut PgConnection, study: CaseStudyId) -> Result<Vec<WrittenPart>, Problem> {
    let mut parts = sqlx::query_as!(
        WrittenPart,
        r#"SELECT part AS "part: CasePart", version, words, changed_by AS "changed_by: Role", changed_at
           FROM case_study_parts WHERE case_study_id = $1"#,
        study.0
    )
    .fetch_all(connection)
    .await?;
    parts.sort_by_key(|one| one.part);
    Ok(parts)
}

pub(super) async fn insert(
    tx: &mut PgConnection,
    id: CaseStudyId,
    engagement: EngagementId,
    state: CaseStudyState,
    language: WrittenLanguage,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO case_studies (id, engagement_id, state, since, language, begun_at) VALUES ($1, $2, $3, $4, $5, $4)",
        id.0,
        engagement.0,
        state.code(),
        now,
        language.code()
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Writes a part, as a new version of it.
pub(super) async fn put_part(
    tx: &mut PgConnection,
    study: CaseStudyId,
    (part, words): (CasePart, &str),
    role: Role,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO case_study_parts (case_study_id, part, words, changed_by, changed_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (case_study_id, part) DO UPDATE SET words = excluded.words, version = case_study_parts.version + 1,
             changed_by = excluded.changed_by, changed_at = excluded.changed_at",
        study.0,
        part.code(),
        words,
        role.code(),
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Another revision: what anybody agreed to before counts for nothing.
pub(super) async fn revise(tx: &mut PgConnection, study: CaseStudyId, state: CaseStudyState, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE case_studies SET state = $2, since = $3, revision = revision + 1, published_at = NULL, taken_down_reason = NULL,
             ceo_agreed = NULL, cto_agreed = NULL
         WHERE id = $1",
        study.0,
        state.code(),
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// What was chosen of a case study, beside its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Chosen {
    pub names_company: bool,
    pub names_cto: bool,
    pub shows_objectives: bool,
    pub language: WrittenLanguage,
}

impl Study {
    /// What is chosen now.
    pub(super) fn chosen(&self) -> Chosen {
        let Self { names_company, names_cto, shows_objectives, language, .. } = *self;
        Chosen { names_company, names_cto, shows_objectives, language }
    }
}

pub(super) async fn choose(tx: &mut PgConnection, study: CaseStudyId, chosen: Chosen) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE case_studies SET names_company = $2, names_cto = $3, shows_objectives = $4, language = $5 WHERE id = $1",
        study.0,
        chosen.names_company,
        chosen.names_cto,
        chosen.shows_objectives,
        chosen.language.code()
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// One side agrees to this revision; with the state that follows.
pub(super) async fn agree(
    tx: &mut PgConnection,
    study: CaseStudyId,
    role: Role,
    state: CaseStudyState,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE case_studies SET state = $2, since = $3,
             ceo_agreed = CASE WHEN $4 = 'ceo' THEN revision ELSE ceo_agreed END,
             cto_agreed = CASE WHEN $4 = 'cto' THEN revision ELSE cto_agreed END,
             published_at = CASE WHEN $2 = 'published' THEN $3::timestamptz END,
             first_published_at = CASE WHEN $2 = 'published' THEN COALESCE(first_published_at, $3::timestamptz) ELSE first_published_at END
         WHERE id = $1",
        study.0,
        state.code(),
        now,
        role.code()
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// One side took its consent back: until both agree again, neither does.
pub(super) async fn withdraw(tx: &mut PgConnection, study: CaseStudyId, state: CaseStudyState, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE case_studies SET state = $2, since = $3, published_at = NULL, ceo_agreed = NULL, cto_agreed = NULL WHERE id = $1",
        study.0,
        state.code(),
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Staff took it down.
pub(super) async fn take_down(
    tx: &mut PgConnection,
    study: CaseStudyId,
    state: CaseStudyState,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE case_studies SET state = $2, since = $3, published_at = NULL, taken_down_reason = $4, ceo_agreed = NULL, cto_agreed = NULL
         WHERE id = $1",
        study.0,
        state.code(),
        now,
        reason
    )
    .execute(tx)
    .await?;
    Ok(())
}
