//! What a profile holds beside the facts that rules compare.

use std::collections::BTreeMap;

use domain::{
    ExperienceId, ProfileId, TechnologyId,
    forms::WebAddress,
    profile::{CompanyNumber, LegalStatus, Level, LinkKind},
};
use sqlx::PgPool;
use uuid::Uuid;

use super::super::{Experience, Particulars, edit::Link};
use crate::{Problem, conflicts};

pub(crate) async fn particulars(pool: &PgPool, id: ProfileId) -> Result<Option<Particulars>, Problem> {
    let row = sqlx::query!(
        r#"SELECT version, looks_for, refuses, legal_status AS "legal_status: LegalStatus",
                  company_number AS "company_number: CompanyNumber", availability_confirmed_on, updated_at
           FROM profiles WHERE id = $1"#,
        id.0
    )
    .fetch_optional(pool)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let levels = sqlx::query!(
        r#"SELECT technology AS "technology: TechnologyId", level AS "level!: Level"
           FROM profile_technologies WHERE profile_id = $1 AND level IS NOT NULL"#,
        id.0
    )
    .fetch_all(pool)
    .await?;
    Ok(Some(Particulars {
        version: row.version,
        looks_for: row.looks_for,
        refuses: row.refuses,
        legal_status: row.legal_status,
        company_number: row.company_number,
        availability_confirmed_on: row.availability_confirmed_on,
        updated_at: row.updated_at,
        clients: conflicts::clients(pool, id).await?,
        levels: levels.into_iter().map(|row| (row.technology, row.level)).collect::<BTreeMap<_, _>>(),
    }))
}

/// The links of these profiles, each with whose it is, in their order.
pub(crate) async fn links(pool: &PgPool, ids: &[Uuid]) -> Result<Vec<(ProfileId, Link)>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT profile_id AS "profile: ProfileId", kind AS "kind: LinkKind", title, address AS "address: WebAddress", year
           FROM profile_links WHERE profile_id = ANY($1) ORDER BY profile_id, position"#,
        ids
    )
    .fetch_all(pool)
    .await?;
    Ok(rows.into_iter().map(|row| (row.profile, Link { kind: row.kind, title: row.title, address: row.address, year: row.year })).collect())
}

pub(crate) async fn experience(pool: &PgPool, profile: ProfileId, id: ExperienceId) -> Result<Option<Experience>, Problem> {
    Ok(sqlx::query_as!(
        Experience,
        r#"SELECT id AS "id: ExperienceId", company, title, description, started, ended, confirmed
           FROM experiences WHERE id = $1 AND profile_id = $2"#,
        id.0,
        profile.0
    )
    .fetch_optional(pool)
    .await?)
}
