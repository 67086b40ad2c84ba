//! Case studies as rows for everybody: with whom they name, or veil.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{CasePart, CaseStudyId, CriterionKind, EngagementId, MissionId, MissionType, ProfileId, Rhythm, Sector, WrittenLanguage};
use sqlx::{PgConnection, PgPool};

use super::super::Filter;
use crate::Problem;

/// A case study with the engagement that it tells of.
#[derive(Debug, Clone)]
pub(in crate::case_studies) struct Row {
    pub id: CaseStudyId,
    pub engagement: EngagementId,
    pub mission: MissionId,
    pub profile: ProfileId,
    pub language: WrittenLanguage,
    pub names_company: bool,
    pub names_cto: bool,
    pub shows_objectives: bool,
    pub company: Option<String>,
    pub ceo: Option<String>,
    pub cto: String,
    pub rhythm: Option<Rhythm>,
    /// The first day of the terms, else that of the choice.
    pub began_on: NaiveDate,
    pub ended_on: Option<NaiveDate>,
    pub published_at: Option<DateTime<Utc>>,
    pub first_published_at: Option<DateTime<Utc>>,
}

/// One of them, public or not.
pub(in crate::case_studies) async fn row(pool: &PgPool, id: CaseStudyId) -> Result<Option<Row>, Problem> {
    Ok(sqlx::query_as!(
        Row,
        r#"SELECT s.id AS "id: CaseStudyId", e.id AS "engagement: EngagementId", e.mission_id AS "mission: MissionId",
                  c.profile_id AS "profile: ProfileId", s.language AS "language: WrittenLanguage", s.names_company, s.names_cto, s.shows_objectives, m.company,
                  ceo.name AS "ceo?", cto.name AS cto, t.rhythm AS "rhythm?: Rhythm",
                  COALESCE(t.starts_on, (e.began_at AT TIME ZONE 'Europe/Paris')::date) AS "began_on!",
                  COALESCE(e.last_day, (e.ended_at AT TIME ZONE 'Europe/Paris')::date) AS ended_on, s.published_at, s.first_published_at
           FROM case_studies s JOIN engagements e ON e.id = s.engagement_id JOIN missions m ON m.id = e.mission_id
           JOIN candidacies c ON c.id = e.candidacy_id JOIN profiles p ON p.id = c.profile_id JOIN accounts cto ON cto.id = p.account_id
           LEFT JOIN accounts ceo ON ceo.id = m.owner_id LEFT JOIN terms t ON t.engagement_id = e.id AND t.state = 'in_force'
           WHERE s.id = $1"#,
        id.0
    )
    .fetch_optional(pool)
    .await?)
}

/// A page of those that are public, the latest first.
pub(in crate::case_studies) async fn rows(pool: &PgPool, filter: &Filter, limit: i64, offset: i64) -> Result<Vec<Row>, Problem> {
    Ok(sqlx::query_as!(
        Row,
        r#"SELECT s.id AS "id: CaseStudyId", e.id AS "engagement: EngagementId", e.mission_id AS "mission: MissionId",
                  c.profile_id AS "profile: ProfileId", s.language AS "language: WrittenLanguage", s.names_company, s.names_cto, s.shows_objectives, m.company,
                  ceo.name AS "ceo?", cto.name AS cto, t.rhythm AS "rhythm?: Rhythm",
                  COALESCE(t.starts_on, (e.began_at AT TIME ZONE 'Europe/Paris')::date) AS "began_on!",
                  COALESCE(e.last_day, (e.ended_at AT TIME ZONE 'Europe/Paris')::date) AS ended_on, s.published_at, s.first_published_at
           FROM case_studies s JOIN engagements e ON e.id = s.engagement_id JOIN missions m ON m.id = e.mission_id
           JOIN candidacies c ON c.id = e.candidacy_id JOIN profiles p ON p.id = c.profile_id JOIN accounts cto ON cto.id = p.account_id
           LEFT JOIN accounts ceo ON ceo.id = m.owner_id LEFT JOIN terms t ON t.engagement_id = e.id AND t.state = 'in_force'
           WHERE s.state = 'published'
             AND ($1::text IS NULL OR EXISTS (SELECT FROM criteria k WHERE k.mission_id = m.id AND k.kind = 'mission_type' AND k.value = $1
                                              AND NOT k.removed AND k.importance <> 'indifferent'))
             AND ($2::text IS NULL OR EXISTS (SELECT FROM criteria k WHERE k.mission_id = m.id AND k.kind = 'sector' AND k.value = $2
                                              AND NOT k.removed AND k.importance <> 'indifferent'))
           ORDER BY s.published_at DESC, s.id LIMIT $3 OFFSET $4"#,
        filter.mission_type.map(MissionType::code),
        filter.sector.map(Sector::code),
        limit,
        offset
    )
    .fetch_all(pool)
    .await?)
}

/// How many of them there are.
pub(in crate::case_studies) async fn total(pool: &PgPool, filter: &Filter) -> Result<i64, Problem> {
    Ok(sqlx::query_scalar!(
        r#"SELECT count(*) AS "total!" FROM case_studies s JOIN engagements e ON e.id = s.engagement_id
           WHERE s.state = 'published'
             AND ($1::text IS NULL OR EXISTS (SELECT FROM criteria k WHERE k.mission_id = e.mission_id AND k.kind = 'mission_type' AND k.value = $1
                                              AND NOT k.removed AND k.importance <> 'indifferent'))
             AND ($2::text IS NULL OR EXISTS (SELECT FROM criteria k WHERE k.mission_id = e.mission_id AND k.kind = 'sector' AND k.value = $2
                                              AND NOT k.removed AND k.importance <> 'indifferent'))"#,
        filter.mission_type.map(MissionType::code),
        filter.sector.map(Sector::code)
    )
    .fetch_one(pool)
    .await?)
}

/// What the need of a mission is about: a kind and a code.
pub(in crate::case_studies) struct Labels {
    pub mission: MissionId,
    pub kind: CriterionKind,
    pub value: String,
}

/// Sectors and kinds of mission of these missions, what must be first.
pub(in crate::case_studies) async fn labels(pool: &PgPool, missions: &[MissionId]) -> Result<Vec<Labels>, Problem> {
    let ids: Vec<uuid::Uuid> = missions.iter().map(|id| id.0).collect();
    Ok(sqlx::query_as!(
        Labels,
        r#"SELECT mission_id AS "mission: MissionId", kind AS "kind: CriterionKind", value FROM criteria
           WHERE mission_id = ANY($1) AND kind IN ('mission_type', 'sector') AND NOT removed AND importance <> 'indifferent'
           ORDER BY mission_id, array_position(ARRAY['must', 'important', 'nice'], importance), kind, value"#,
        &ids
    )
    .fetch_all(pool)
    .await?)
}

/// What those that are public are about, each once.
pub(in crate::case_studies) async fn offered(pool: &PgPool) -> Result<Vec<(CriterionKind, String)>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT DISTINCT k.kind AS "kind: CriterionKind", k.value FROM case_studies s JOIN engagements e ON e.id = s.engagement_id
           JOIN criteria k ON k.mission_id = e.mission_id
           WHERE s.state = 'published' AND k.kind IN ('mission_type', 'sector') AND NOT k.removed AND k.importance <> 'indifferent'
           ORDER BY 1, 2"#
    );
    Ok(rows.fetch_all(pool).await?.into_iter().map(|row| (row.kind, row.value)).collect())
}

/// The words of these case studies; all parts, or only those of a list.
pub(in crate::case_studies) async fn words(
    connection: &mut PgConnection,
    studies: &[CaseStudyId],
    of_list: bool,
) -> Result<Vec<(CaseStudyId, CasePart, String)>, Problem> {
    let ids: Vec<uuid::Uuid> = studies.iter().map(|id| id.0).collect();
    let rows = sqlx::query!(
        r#"SELECT case_study_id AS "study: CaseStudyId", part AS "part: CasePart", words FROM case_study_parts
           WHERE case_study_id = ANY($1) AND (NOT $2 OR part IN ('title', 'summary'))"#,
        &ids,
        of_list
    )
    .fetch_all(connection)
    .await?;
    let mut words: Vec<_> = rows.into_iter().map(|row| (row.study, row.part, row.words)).collect();
    words.sort_by_key(|(_, part, _)| *part);
    Ok(words)
}

/// Which are public, in the order in which they came first.
pub(in crate::case_studies) async fn published(
    pool: &PgPool,
    limit: i64,
    offset: i64,
) -> Result<Vec<(CaseStudyId, DateTime<Utc>)>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT id AS "id: CaseStudyId", published_at AS "published_at!" FROM case_studies
           WHERE state = 'published' ORDER BY first_published_at, id LIMIT $1 OFFSET $2"#,
        limit,
        offset
    );
    Ok(rows.fetch_all(pool).await?.into_iter().map(|row| (row.id, row.published_at)).collect())
}
