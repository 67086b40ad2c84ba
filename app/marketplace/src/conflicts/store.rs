//! Clients, rivals and statements as rows.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{CandidacyId, MissionId, ProfileId, Sector};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::{Asked, Client, Present, Source};
use crate::{
    Problem,
    profiles::{fold_company, store::uuids},
};

/// How many clients a CTO may list.
pub const MOST_CLIENTS: usize = 12;

/// The clients as the CTO listed them, those whose last day is over too.
pub(crate) async fn clients(pool: &PgPool, profile: ProfileId) -> Result<Vec<Client>, Problem> {
    Ok(sqlx::query_as!(
        Client,
        r#"SELECT name, sector AS "sector: Sector", until FROM current_clients WHERE profile_id = $1 ORDER BY position"#,
        profile.0
    )
    .fetch_all(pool)
    .await?)
}

pub(crate) async fn replace_clients(tx: &mut PgConnection, profile: ProfileId, clients: &[Client]) -> Result<(), Problem> {
    let positions: Vec<i16> = (0..).take(clients.len()).collect();
    let names: Vec<String> = clients.iter().map(|client| client.name.clone()).collect();
    let companies: Vec<String> = clients.iter().map(|client| fold_company(&client.name)).collect();
    let sectors: Vec<Option<String>> = clients.iter().map(|client| client.sector.map(|sector| sector.to_string())).collect();
    let until: Vec<Option<NaiveDate>> = clients.iter().map(|client| client.until).collect();
    sqlx::query!("DELETE FROM current_clients WHERE profile_id = $1", profile.0).execute(&mut *tx).await?;
    sqlx::query!(
        "INSERT INTO current_clients (profile_id, position, name, company, sector, until)
         SELECT $1, * FROM unnest($2::smallint[], $3::text[], $4::text[], $5::text[], $6::date[])",
        profile.0,
        &positions,
        &names,
        &companies,
        &sectors as &[Option<String>],
        &until as &[Option<NaiveDate>]
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// What a mission asks about.
pub(super) async fn asked(pool: &PgPool, mission: MissionId) -> Result<Option<Asked>, Problem> {
    let row = sqlx::query!(
        r#"SELECT m.company, ARRAY(SELECT r.company FROM mission_rivals r WHERE r.mission_id = m.id ORDER BY r.company) AS "rivals!"
           FROM missions m WHERE m.id = $1"#,
        mission.0
    )
    .fetch_optional(pool)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let sectors = sectors_of(pool, &[mission.0]).await?.remove(&mission).unwrap_or_default();
    Ok(Some(Asked { mission, company: row.company.map(|company| fold_company(&company)), rivals: row.rivals, sectors }))
}

/// The sectors that count for these missions.
async fn sectors_of(pool: &PgPool, missions: &[Uuid]) -> Result<HashMap<MissionId, Vec<Sector>>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT mission_id AS "mission: MissionId", value AS "sector: Sector" FROM criteria
           WHERE mission_id = ANY($1) AND kind = 'sector' AND NOT removed AND importance <> 'indifferent' ORDER BY id"#,
        missions
    )
    .fetch_all(pool)
    .await?;
    let mut sectors: HashMap<MissionId, Vec<Sector>> = HashMap::new();
    for row in rows {
        sectors.entry(row.mission).or_default().push(row.sector);
    }
    Ok(sectors)
}

/// Whom these CTOs work for on a day: listed clients, stations that last, and missions that run here, other than the one asked about.
pub(super) async fn present(
    pool: &PgPool,
    profiles: &[ProfileId],
    asked: MissionId,
    today: NaiveDate,
) -> Result<HashMap<ProfileId, Vec<Present>>, Problem> {
    let ids = uuids(profiles);
    let mut present: HashMap<ProfileId, Vec<Present>> = HashMap::new();
    let listed = sqlx::query!(
        r#"SELECT profile_id AS "profile: ProfileId", name, company, sector AS "sector: Sector" FROM current_clients
           WHERE profile_id = ANY($1) AND (until IS NULL OR until >= $2) ORDER BY profile_id, position"#,
        &ids,
        today
    )
    .fetch_all(pool)
    .await?;
    for row in listed {
        let client = Present { source: Source::Client, name: row.name, company: row.company, sectors: row.sector.into_iter().collect() };
        present.entry(row.profile).or_default().push(client);
    }
    let stations = sqlx::query!(
        r#"SELECT profile_id AS "profile: ProfileId", company FROM experiences WHERE profile_id = ANY($1) AND ended IS NULL ORDER BY id"#,
        &ids
    )
    .fetch_all(pool)
    .await?;
    for row in stations {
        let company = fold_company(&row.company);
        present.entry(row.profile).or_default().push(Present { source: Source::Career, name: row.company, company, sectors: Vec::new() });
    }
    let running = running(pool, &ids, asked).await?;
    let missions: Vec<Uuid> = running.iter().map(|(_, mission, _)| mission.0).collect();
    let sectors = sectors_of(pool, &missions).await?;
    for (profile, mission, name) in running {
        let sectors = sectors.get(&mission).cloned().unwrap_or_default();
        let company = fold_company(&name);
        present.entry(profile).or_default().push(Present { source: Source::Mission(mission), name, company, sectors });
    }
    Ok(present)
}

/// Missions of these CTOs that run: a handful, since each takes days of a week.
async fn running(pool: &PgPool, profiles: &[Uuid], other_than: MissionId) -> Result<Vec<(ProfileId, MissionId, String)>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT c.profile_id AS "profile: ProfileId", m.id AS "mission: MissionId", COALESCE(m.company, '') AS "company!"
           FROM candidacies c JOIN missions m ON m.id = c.mission_id
           WHERE c.profile_id = ANY($1) AND c.state = 'selected' AND m.state = 'engaged' AND m.id <> $2 ORDER BY m.id"#,
        profiles,
        other_than.0
    )
    .fetch_all(pool)
    .await?;
    Ok(rows.into_iter().map(|row| (row.profile, row.mission, row.company)).collect())
}

/// What CTOs said of keeping things apart, for a mission.
pub(super) async fn statements(pool: &PgPool, mission: MissionId) -> Result<HashMap<ProfileId, String>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT profile_id AS "profile: ProfileId", conflict_statement AS "words!" FROM candidacies
           WHERE mission_id = $1 AND conflict_statement IS NOT NULL AND state <> 'suggested'"#,
        mission.0
    )
    .fetch_all(pool)
    .await?;
    Ok(rows.into_iter().map(|row| (row.profile, row.words)).collect())
}

pub(super) async fn set_statement(tx: &mut PgConnection, candidacy: CandidacyId, words: &str) -> Result<(), Problem> {
    sqlx::query!("UPDATE candidacies SET conflict_statement = $2 WHERE id = $1", candidacy.0, words).execute(tx).await?;
    Ok(())
}

/// The rivals as the CEOs named them, each with whose need it is.
pub(crate) async fn rivals(pool: &PgPool, missions: &[MissionId]) -> Result<Vec<(MissionId, String)>, Problem> {
    let ids: Vec<Uuid> = missions.iter().map(|id| id.0).collect();
    let rows = sqlx::query!(
        r#"SELECT mission_id AS "mission: MissionId", name FROM mission_rivals WHERE mission_id = ANY($1) ORDER BY mission_id, company"#,
        &ids
    )
    .fetch_all(pool)
    .await?;
    Ok(rows.into_iter().map(|row| (row.mission, row.name)).collect())
}

pub(super) async fn replace_rivals(tx: &mut PgConnection, mission: MissionId, names: &[String]) -> Result<(), Problem> {
    let companies: Vec<String> = names.iter().map(|name| fold_company(name)).collect();
    sqlx::query!("DELETE FROM mission_rivals WHERE mission_id = $1", mission.0).execute(&mut *tx).await?;
    sqlx::query!(
        "INSERT INTO mission_rivals (mission_id, company, name) SELECT $1, * FROM unnest($2::text[], $3::text[]) ON CONFLICT DO NOTHING",
        mission.0,
        &companies,
        names
    )
    .execute(tx)
    .await?;
    Ok(())
}
