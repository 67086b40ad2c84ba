//! What was read from CVs and waits, and what of it is added to a profile.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{CriterionKind, DailyRate, ImportId, ProfileId, Rhythm};
use sqlx::{PgConnection, PgPool};

use super::{
    super::{
        edit::{Link, MOST_LINKS, Technology},
        imports::{Found, Relation},
    },
    edit::{ExperienceRow, LabelRow},
};
use crate::Problem;

pub(crate) async fn put_import(pool: &PgPool, id: ImportId, profile: ProfileId, found: &Found, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO profile_imports (id, profile_id, found, created_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT ON CONSTRAINT profile_imports_profile_key DO UPDATE SET id = $1, found = $3, created_at = $4",
        id.0,
        profile.0,
        serde_json::to_value(found)?,
        now
    )
    .execute(pool)
    .await?;
    Ok(())
}

pub(crate) async fn import(pool: &PgPool, profile: ProfileId, id: ImportId) -> Result<Option<Found>, Problem> {
    let found = sqlx::query_scalar!("SELECT found FROM profile_imports WHERE id = $1 AND profile_id = $2", id.0, profile.0)
        .fetch_optional(pool)
        .await?;
    Ok(found.map(serde_json::from_value).transpose()?)
}

pub(crate) async fn waiting_import(pool: &PgPool, profile: ProfileId) -> Result<Option<ImportId>, Problem> {
    Ok(sqlx::query_scalar!(r#"SELECT id AS "id: ImportId" FROM profile_imports WHERE profile_id = $1"#, profile.0)
        .fetch_optional(pool)
        .await?)
}

pub(crate) async fn remove_import(tx: &mut PgConnection, profile: ProfileId, id: ImportId) -> Result<(), Problem> {
    let removed = sqlx::query!("DELETE FROM profile_imports WHERE id = $1 AND profile_id = $2", id.0, profile.0).execute(tx).await?;
    if removed.rows_affected() == 0 { Err(Problem::NotFound) } else { Ok(()) }
}

pub(crate) async fn sweep_imports(pool: &PgPool, before: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!("DELETE FROM profile_imports WHERE created_at < $1", before).execute(pool).await?;
    Ok(())
}

/// What is absent stays as it is.
pub(crate) async fn set_words(
    tx: &mut PgConnection,
    id: ProfileId,
    headline: Option<&str>,
    story: Option<&str>,
    years: Option<i16>,
) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE profiles SET headline = COALESCE($2, headline), about = COALESCE($3, about), years = COALESCE($4, years) WHERE id = $1",
        id.0,
        headline,
        story,
        years
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Adds technologies; one that is there keeps its years where it has some.
pub(crate) async fn add_technologies(tx: &mut PgConnection, id: ProfileId, stack: &[Technology]) -> Result<(), Problem> {
    let technologies: Vec<String> = stack.iter().map(|one| one.technology.to_string()).collect();
    let years: Vec<Option<i16>> = stack.iter().map(|one| one.years).collect();
    let current: Vec<bool> = stack.iter().map(|one| one.current).collect();
    sqlx::query!(
        "INSERT INTO profile_technologies (profile_id, technology, years, current)
         SELECT $1, * FROM unnest($2::text[], $3::smallint[], $4::boolean[])
         ON CONFLICT (profile_id, technology) DO UPDATE SET years = COALESCE(profile_technologies.years, EXCLUDED.years)",
        id.0,
        &technologies,
        &years as &[Option<i16>],
        &current
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Adds labels of any relation and kind; those that are there stay as they are.
pub(crate) async fn add_mixed_labels(
    tx: &mut PgConnection,
    id: ProfileId,
    labels: &[(Relation, CriterionKind, LabelRow)],
) -> Result<(), Problem> {
    let relations: Vec<String> = labels.iter().map(|(relation, _, _)| relation.code().to_owned()).collect();
    let kinds: Vec<String> = labels.iter().map(|(_, kind, _)| kind.to_string()).collect();
    let codes: Vec<String> = labels.iter().map(|(_, _, row)| row.code.clone()).collect();
    let amounts: Vec<Option<i16>> = labels.iter().map(|(_, _, row)| row.amount).collect();
    sqlx::query!(
        "INSERT INTO profile_labels (profile_id, relation, kind, code, amount)
         SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[], $5::smallint[]) ON CONFLICT DO NOTHING",
        id.0,
        &relations,
        &kinds,
        &codes,
        &amounts as &[Option<i16>]
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Days, rate and first free day (with the day on which that was said); what is absent stays as it is.
pub(crate) async fn set_found_terms(
    tx: &mut PgConnection,
    id: ProfileId,
    rhythm: Option<Rhythm>,
    rate: Option<DailyRate>,
    available: Option<(NaiveDate, NaiveDate)>,
) -> Result<(), Problem> {
    let (from, confirmed) = available.unzip();
    sqlx::query!(
        "UPDATE profiles SET rhythm = COALESCE($2, rhythm), rate = COALESCE($3, rate), available_from = COALESCE($4, available_from),
             availability_confirmed_on = COALESCE($5, availability_confirmed_on) WHERE id = $1",
        id.0,
        rhythm.map(|rhythm| rhythm.to_string()),
        rate.and_then(|rate| i16::try_from(rate.euros()).ok()),
        from,
        confirmed
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(crate) async fn insert_experiences(tx: &mut PgConnection, id: ProfileId, rows: &[ExperienceRow<'_>]) -> Result<(), Problem> {
    let ids: Vec<uuid::Uuid> = rows.iter().map(|row| row.id.0).collect();
    let companies: Vec<String> = rows.iter().map(|row| row.company.to_owned()).collect();
    let titles: Vec<String> = rows.iter().map(|row| row.title.to_owned()).collect();
    let descriptions: Vec<String> = rows.iter().map(|row| row.description.to_owned()).collect();
    let started: Vec<i16> = rows.iter().map(|row| row.started).collect();
    let ended: Vec<Option<i16>> = rows.iter().map(|row| row.ended).collect();
    sqlx::query!(
        "INSERT INTO experiences (id, profile_id, company, title, description, started, ended)
         SELECT station.id, $1, station.company, station.title, station.description, station.started, station.ended
         FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::smallint[], $7::smallint[])
              AS station (id, company, title, description, started, ended)",
        id.0,
        &ids,
        &companies,
        &titles,
        &descriptions,
        &started,
        &ended as &[Option<i16>]
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Adds links after those that are there, as many as a profile holds.
pub(crate) async fn add_links(tx: &mut PgConnection, id: ProfileId, links: &[Link]) -> Result<(), Problem> {
    let positions: Vec<i16> = (0..).take(links.len()).collect();
    let kinds: Vec<String> = links.iter().map(|link| link.kind.to_string()).collect();
    let titles: Vec<String> = links.iter().map(|link| link.title.clone()).collect();
    let addresses: Vec<String> = links.iter().map(|link| link.address.to_string()).collect();
    let years: Vec<Option<i16>> = links.iter().map(|link| link.year).collect();
    sqlx::query!(
        "INSERT INTO profile_links (profile_id, position, kind, title, address, year)
         SELECT $1, link.position + last.position, link.kind, link.title, link.address, link.year
         FROM unnest($2::smallint[], $3::text[], $4::text[], $5::text[], $6::smallint[]) AS link (position, kind, title, address, year),
              (SELECT COALESCE(max(position), -1) + 1 AS position FROM profile_links WHERE profile_id = $1) AS last
         WHERE link.position + last.position < $7",
        id.0,
        &positions,
        &kinds,
        &titles,
        &addresses,
        &years as &[Option<i16>],
        i32::try_from(MOST_LINKS).unwrap_or(i32::MAX)
    )
    .execute(tx)
    .await?;
    Ok(())
}
