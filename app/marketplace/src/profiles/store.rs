//! Profiles as rows.

mod edit;
mod facts;
mod imports;
mod particulars;
mod photos;
mod searchable;

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::{AccountId, DailyRate, ExperienceId, MissionId, ProfileId, Rhythm, Role, lifecycle::ProfileState};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::{Contact, Experience, ProfileSummary, read::PAGE};
use crate::Problem;

pub(crate) use edit::*;
pub(crate) use facts::features;
pub(crate) use imports::*;
pub(crate) use particulars::{experience, links, particulars};
pub(crate) use photos::*;
pub(crate) use searchable::{SearchableProfile, searchable, searched};

pub(crate) fn uuids(ids: &[ProfileId]) -> Vec<Uuid> {
    ids.iter().map(|id| id.0).collect()
}

pub(super) async fn company_of(pool: &PgPool, mission: MissionId) -> Result<Option<String>, Problem> {
    Ok(sqlx::query_scalar!("SELECT company FROM missions WHERE id = $1", mission.0).fetch_optional(pool).await?.flatten())
}

pub(super) async fn visible(pool: &PgPool, company: Option<&str>, ids: &[ProfileId]) -> Result<Vec<ProfileId>, Problem> {
    Ok(sqlx::query_scalar!(
        r#"SELECT p.id AS "id: ProfileId" FROM profiles p JOIN accounts a ON a.id = p.account_id
           WHERE p.id = ANY($1) AND p.state = 'accepted' AND a.state = 'active'
             AND NOT EXISTS (SELECT FROM profile_exclusions e WHERE e.profile_id = p.id AND e.company = $2)"#,
        &uuids(ids),
        company
    )
    .fetch_all(pool)
    .await?)
}

/// Whether a company stands among those that this CTO excluded.
pub(super) async fn excludes(pool: &PgPool, profile: ProfileId, company: &str) -> Result<bool, Problem> {
    let query = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT FROM profile_exclusions WHERE profile_id = $1 AND company = $2) AS "excludes!""#,
        profile.0,
        company
    );
    Ok(query.fetch_one(pool).await?)
}

/// Those of `ids` that are proposed at all, before any company's exclusion.
pub(crate) async fn visible_to_all(pool: &PgPool, ids: &[ProfileId]) -> Result<Vec<ProfileId>, Problem> {
    visible(pool, None, ids).await
}

/// An empty draft.
pub(super) async fn insert(tx: &mut PgConnection, id: ProfileId, account: AccountId, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO profiles (id, account_id, state, headline, created_at, updated_at) VALUES ($1, $2, $3, '', $4, $4)",
        id.0,
        account.0,
        ProfileState::Draft.code(),
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(super) async fn state(pool: &PgPool, id: ProfileId) -> Result<Option<ProfileState>, Problem> {
    Ok(sqlx::query_scalar!(r#"SELECT state AS "state: ProfileState" FROM profiles WHERE id = $1"#, id.0).fetch_optional(pool).await?)
}

pub(super) async fn lock(tx: &mut PgConnection, id: ProfileId) -> Result<Option<ProfileState>, Problem> {
    Ok(sqlx::query_scalar!(r#"SELECT state AS "state: ProfileState" FROM profiles WHERE id = $1 FOR UPDATE"#, id.0)
        .fetch_optional(tx)
        .await?)
}

/// Whose profile it is.
pub(crate) async fn account_of(tx: &mut PgConnection, id: ProfileId) -> Result<Option<AccountId>, Problem> {
    Ok(sqlx::query_scalar!(r#"SELECT account_id AS "account: AccountId" FROM profiles WHERE id = $1"#, id.0).fetch_optional(tx).await?)
}

pub(super) async fn set_state(tx: &mut PgConnection, id: ProfileId, state: ProfileState, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!("UPDATE profiles SET state = $2, updated_at = $3 WHERE id = $1", id.0, state.code(), now).execute(tx).await?;
    Ok(())
}

/// Who stopped proposals, and why where staff did; nothing once they begin again.
pub(super) async fn set_pause(tx: &mut PgConnection, id: ProfileId, by: Option<Role>, reason: Option<&str>) -> Result<(), Problem> {
    sqlx::query!("UPDATE profiles SET paused_by = $2, pause_reason = $3 WHERE id = $1", id.0, by.map(Role::code), reason)
        .execute(tx)
        .await?;
    Ok(())
}

pub(super) async fn paused_by(tx: &mut PgConnection, id: ProfileId) -> Result<Option<Role>, Problem> {
    Ok(sqlx::query_scalar!(r#"SELECT paused_by AS "by: Role" FROM profiles WHERE id = $1"#, id.0).fetch_optional(tx).await?.flatten())
}

pub(super) async fn exclusions(pool: &PgPool, id: ProfileId) -> Result<Vec<String>, Problem> {
    Ok(sqlx::query_scalar!(
        r#"SELECT COALESCE(name, company) AS "name!" FROM profile_exclusions WHERE profile_id = $1 ORDER BY company"#,
        id.0
    )
    .fetch_all(pool)
    .await?)
}

pub(super) async fn contacts(pool: &PgPool, ids: &[ProfileId]) -> Result<Vec<Contact>, Problem> {
    let people = sqlx::query!(
        r#"SELECT p.id AS "id: ProfileId", a.name, a.email, p.about FROM profiles p JOIN accounts a ON a.id = p.account_id WHERE p.id = ANY($1)"#,
        &uuids(ids)
    )
    .fetch_all(pool)
    .await?;
    let careers = sqlx::query!(
        r#"SELECT id AS "id: ExperienceId", profile_id AS "profile: ProfileId", company, title, description, started, ended, confirmed
           FROM experiences WHERE profile_id = ANY($1) ORDER BY started DESC, id"#,
        &uuids(ids)
    )
    .fetch_all(pool)
    .await?;
    let links = links(pool, &uuids(ids)).await?;
    let mut photos = photos(pool, ids).await?;
    let own_links = |id: ProfileId| links.iter().filter(|(profile, _)| *profile == id).map(|(_, link)| link.clone()).collect();
    let career = |id: ProfileId| {
        let own = careers.iter().filter(|row| row.profile == id);
        own.map(|row| Experience {
            id: row.id,
            company: row.company.clone(),
            title: row.title.clone(),
            description: row.description.clone(),
            started: row.started,
            ended: row.ended,
            confirmed: row.confirmed,
        })
        .collect()
    };
    Ok(people
        .into_iter()
        .map(|row| Contact {
            profile: row.id,
            name: row.name,
            email: row.email,
            about: row.about,
            experiences: career(row.id),
            links: own_links(row.id),
            photo: photos.remove(&row.id),
        })
        .collect())
}

pub(super) async fn names(pool: &PgPool, ids: &[ProfileId]) -> Result<HashMap<ProfileId, String>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT p.id AS "id: ProfileId", a.name FROM profiles p JOIN accounts a ON a.id = p.account_id WHERE p.id = ANY($1)"#,
        &uuids(ids)
    )
    .fetch_all(pool)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

pub(super) async fn page(pool: &PgPool, page: i64) -> Result<Vec<ProfileSummary>, Problem> {
    // Two lists one after the other, each in the order of an index: one order of both would sort everybody for a page of fifty.
    let rows = sqlx::query!(
        r#"SELECT id AS "id!: ProfileId", name AS "name!", headline AS "headline!", state AS "state!: ProfileState", rhythm AS "rhythm: Rhythm", rate,
                  available_from, start_unconfirmed AS "start_unconfirmed!"
           FROM (
             (SELECT 0 AS part, a.id AS account, p.id, a.name, p.headline, p.state, p.rhythm, p.rate, p.available_from,
                     p.availability_asked_on IS NOT NULL AND p.available_from IS NOT NULL AS start_unconfirmed
              FROM accounts a JOIN profiles p ON p.account_id = a.id WHERE p.state IN ('applied', 'interview', 'references')
              ORDER BY a.name, a.id LIMIT $3)
             UNION ALL
             (SELECT 1, a.id, p.id, a.name, p.headline, p.state, p.rhythm, p.rate, p.available_from,
                     p.availability_asked_on IS NOT NULL AND p.available_from IS NOT NULL
              FROM accounts a JOIN profiles p ON p.account_id = a.id WHERE p.state NOT IN ('draft', 'applied', 'interview', 'references')
              ORDER BY a.name, a.id LIMIT $3)
           ) listed ORDER BY part, name, account LIMIT $1 OFFSET $2"#,
        PAGE,
        page * PAGE,
        (page + 1) * PAGE
    )
    .fetch_all(pool)
    .await?;
    let summary = rows.into_iter().map(|row| ProfileSummary {
        id: row.id,
        name: row.name,
        headline: row.headline,
        state: row.state,
        rhythm: row.rhythm,
        rate: row.rate.and_then(|euros| DailyRate::new(euros.unsigned_abs())),
        available_from: row.available_from,
        start_unconfirmed: row.start_unconfirmed,
    });
    Ok(summary.collect())
}

pub(super) async fn count(pool: &PgPool) -> Result<i64, Problem> {
    Ok(sqlx::query_scalar!(r#"SELECT count(*) AS "count!" FROM profiles WHERE state <> 'draft'"#).fetch_one(pool).await?)
}
