//! Writing a profile, section by section. The caller holds the profile's lock.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    ExperienceId, ProfileId, Rhythm,
    lifecycle::ProfileState,
    profile::{CompanyNumber, LegalStatus},
};
use sqlx::PgConnection;

use super::super::edit::{Link, Technology};
use crate::Problem;

/// A label of a profile: its code, years or times, and what shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct LabelRow {
    pub code: String,
    pub amount: Option<i16>,
    pub evidence: Option<String>,
}

/// A station of a career, as it is written.
pub(crate) struct ExperienceRow<'a> {
    pub id: ExperienceId,
    pub company: &'a str,
    pub title: &'a str,
    pub description: &'a str,
    pub started: i16,
    pub ended: Option<i16>,
}

/// Locks the profile; its state and its version.
pub(crate) async fn lock_version(tx: &mut PgConnection, id: ProfileId) -> Result<Option<(ProfileState, i32)>, Problem> {
    let row = sqlx::query!(r#"SELECT state AS "state: ProfileState", version FROM profiles WHERE id = $1 FOR UPDATE"#, id.0)
        .fetch_optional(tx)
        .await?;
    Ok(row.map(|row| (row.state, row.version)))
}

pub(crate) async fn edited(tx: &mut PgConnection, id: ProfileId, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!("UPDATE profiles SET version = version + 1, updated_at = $2 WHERE id = $1", id.0, now).execute(tx).await?;
    Ok(())
}

pub(crate) async fn set_presentation(
    tx: &mut PgConnection,
    id: ProfileId,
    headline: &str,
    about: &str,
    years: Option<i16>,
) -> Result<(), Problem> {
    sqlx::query!("UPDATE profiles SET headline = $2, about = $3, years = $4 WHERE id = $1", id.0, headline, about, years)
        .execute(tx)
        .await?;
    Ok(())
}

pub(crate) async fn replace_technologies(tx: &mut PgConnection, id: ProfileId, stack: &[Technology]) -> Result<(), Problem> {
    let technologies: Vec<String> = stack.iter().map(|one| one.technology.to_string()).collect();
    let levels: Vec<Option<String>> = stack.iter().map(|one| one.level.map(|level| level.to_string())).collect();
    let years: Vec<Option<i16>> = stack.iter().map(|one| one.years).collect();
    let current: Vec<bool> = stack.iter().map(|one| one.current).collect();
    sqlx::query!("DELETE FROM profile_technologies WHERE profile_id = $1", id.0).execute(&mut *tx).await?;
    sqlx::query!(
        "INSERT INTO profile_technologies (profile_id, technology, level, years, current)
         SELECT $1, * FROM unnest($2::text[], $3::text[], $4::smallint[], $5::boolean[]) ON CONFLICT DO NOTHING",
        id.0,
        &technologies,
        &levels as &[Option<String>],
        &years as &[Option<i16>],
        &current
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Puts these labels in the place of all of this relation and kind.
pub(crate) async fn replace_labels(
    tx: &mut PgConnection,
    id: ProfileId,
    relation: &str,
    kind: &str,
    rows: &[LabelRow],
) -> Result<(), Problem> {
    sqlx::query!("DELETE FROM profile_labels WHERE profile_id = $1 AND relation = $2 AND kind = $3", id.0, relation, kind)
        .execute(&mut *tx)
        .await?;
    add_labels(tx, id, relation, kind, rows).await
}

/// Adds labels; those that are there already stay as they are.
pub(crate) async fn add_labels(tx: &mut PgConnection, id: ProfileId, relation: &str, kind: &str, rows: &[LabelRow]) -> Result<(), Problem> {
    let codes: Vec<String> = rows.iter().map(|row| row.code.clone()).collect();
    let amounts: Vec<Option<i16>> = rows.iter().map(|row| row.amount).collect();
    let evidence: Vec<Option<String>> = rows.iter().map(|row| row.evidence.clone()).collect();
    sqlx::query!(
        "INSERT INTO profile_labels (profile_id, relation, kind, code, amount, evidence)
         SELECT $1, $2, $3, * FROM unnest($4::text[], $5::smallint[], $6::text[]) ON CONFLICT DO NOTHING",
        id.0,
        relation,
        kind,
        &codes,
        &amounts as &[Option<i16>],
        &evidence as &[Option<String>]
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(crate) async fn set_terms(
    tx: &mut PgConnection,
    id: ProfileId,
    rhythm: Option<Rhythm>,
    rate: Option<u16>,
    available_from: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE profiles SET rhythm = $2, rate = $3, available_from = $4, availability_confirmed_on = $5 WHERE id = $1",
        id.0,
        rhythm.map(|rhythm| rhythm.to_string()),
        rate.and_then(|rate| i16::try_from(rate).ok()),
        available_from,
        available_from.map(|_| today)
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(crate) async fn set_wish_words(tx: &mut PgConnection, id: ProfileId, looks_for: &str, refuses: &str) -> Result<(), Problem> {
    sqlx::query!("UPDATE profiles SET looks_for = $2, refuses = $3 WHERE id = $1", id.0, looks_for, refuses).execute(tx).await?;
    Ok(())
}

pub(crate) async fn set_status(
    tx: &mut PgConnection,
    id: ProfileId,
    legal: Option<LegalStatus>,
    number: Option<&CompanyNumber>,
) -> Result<(), Problem> {
    let (legal, number) = (legal.map(|legal| legal.to_string()), number.map(|number| number.as_str().to_owned()));
    sqlx::query!("UPDATE profiles SET legal_status = $2, company_number = $3 WHERE id = $1", id.0, legal, number).execute(tx).await?;
    Ok(())
}

pub(crate) async fn replace_links(tx: &mut PgConnection, id: ProfileId, links: &[Link]) -> Result<(), Problem> {
    let positions: Vec<i16> = (0..).take(links.len()).collect();
    let kinds: Vec<String> = links.iter().map(|link| link.kind.to_string()).collect();
    let titles: Vec<String> = links.iter().map(|link| link.title.clone()).collect();
    let addresses: Vec<String> = links.iter().map(|link| link.address.to_string()).collect();
    let years: Vec<Option<i16>> = links.iter().map(|link| link.year).collect();
    sqlx::query!("DELETE FROM profile_links WHERE profile_id = $1", id.0).execute(&mut *tx).await?;
    sqlx::query!(
        "INSERT INTO profile_links (profile_id, position, kind, title, address, year)
         SELECT $1, * FROM unnest($2::smallint[], $3::text[], $4::text[], $5::text[], $6::smallint[])",
        id.0,
        &positions,
        &kinds,
        &titles,
        &addresses,
        &years as &[Option<i16>]
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// `folded` is compared, `names` are shown; one for one.
pub(crate) async fn replace_exclusions(tx: &mut PgConnection, id: ProfileId, folded: &[String], names: &[String]) -> Result<(), Problem> {
    sqlx::query!("DELETE FROM profile_exclusions WHERE profile_id = $1", id.0).execute(&mut *tx).await?;
    sqlx::query!(
        "INSERT INTO profile_exclusions (profile_id, company, name) SELECT $1, * FROM unnest($2::text[], $3::text[]) ON CONFLICT DO NOTHING",
        id.0,
        folded,
        names
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(crate) async fn exclude(tx: &mut PgConnection, id: ProfileId, folded: &str, name: &str) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO profile_exclusions (profile_id, company, name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        id.0,
        folded,
        name
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(crate) async fn include(tx: &mut PgConnection, id: ProfileId, folded: &str) -> Result<(), Problem> {
    sqlx::query!("DELETE FROM profile_exclusions WHERE profile_id = $1 AND company = $2", id.0, folded).execute(tx).await?;
    Ok(())
}

pub(crate) async fn count_experiences(tx: &mut PgConnection, id: ProfileId) -> Result<i64, Problem> {
    Ok(sqlx::query_scalar!(r#"SELECT count(*) AS "count!" FROM experiences WHERE profile_id = $1"#, id.0).fetch_one(tx).await?)
}

/// What was confirmed stays so only while it says the same.
pub(crate) async fn update_experience(tx: &mut PgConnection, id: ProfileId, row: &ExperienceRow<'_>) -> Result<(), Problem> {
    let updated = sqlx::query!(
        "UPDATE experiences SET company = $3, title = $4, description = $5, started = $6, ended = $7,
             confirmed = confirmed AND (company, title, description, started) = ($3, $4, $5, $6) AND ended IS NOT DISTINCT FROM $7
         WHERE id = $1 AND profile_id = $2",
        row.id.0,
        id.0,
        row.company,
        row.title,
        row.description,
        row.started,
        row.ended
    )
    .execute(tx)
    .await?;
    if updated.rows_affected() == 0 { Err(Problem::NotFound) } else { Ok(()) }
}

pub(crate) async fn delete_experience(tx: &mut PgConnection, id: ProfileId, experience: ExperienceId) -> Result<(), Problem> {
    let deleted = sqlx::query!("DELETE FROM experiences WHERE id = $1 AND profile_id = $2", experience.0, id.0).execute(tx).await?;
    if deleted.rows_affected() == 0 { Err(Problem::NotFound) } else { Ok(()) }
}
