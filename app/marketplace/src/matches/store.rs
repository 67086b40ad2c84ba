//! Rows that matches read and write.

mod records;

use chrono::{DateTime, Utc};
use domain::{MissionId, ProfileId};
use sqlx::PgPool;
use uuid::Uuid;

pub(super) use records::{departures, insert_log, logs};

use crate::{
    Marketplace, Problem,
    missions::{self, MissionSheet},
    profiles,
};

/// The sheets of those missions that this CTO may see: for a member of the community the open ones whose company they did not exclude, and for
/// everybody those they have a part in.
pub(super) async fn visible_sheets(market: &Marketplace, profile: ProfileId, ids: &[MissionId]) -> Result<Vec<MissionSheet>, Problem> {
    let uuids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
    let rows = sqlx::query!(
        r#"SELECT m.id AS "id: MissionId", m.company,
                  EXISTS (SELECT FROM candidacies c WHERE c.mission_id = m.id AND c.profile_id = $2 AND c.state <> 'suggested') AS "has_part!"
           FROM missions m WHERE m.id = ANY($1) AND (m.state IN ('open', 'shortlisted')
               AND EXISTS (SELECT FROM profiles p WHERE p.id = $2 AND p.state IN ('accepted', 'paused'))
             OR EXISTS (SELECT FROM candidacies c WHERE c.mission_id = m.id AND c.profile_id = $2 AND c.state <> 'suggested'))"#,
        &uuids,
        profile.0
    )
    .fetch_all(&market.pool)
    .await?;
    let excluded =
        sqlx::query_scalar!("SELECT company FROM profile_exclusions WHERE profile_id = $1", profile.0).fetch_all(&market.pool).await?;
    let visible: Vec<MissionId> = rows
        .into_iter()
        .filter(|row| row.has_part || row.company.as_ref().is_none_or(|company| !excluded.contains(&profiles::fold_company(company))))
        .map(|row| row.id)
        .collect();
    missions::sheets(&market.pool, &visible).await
}

/// A mission that is open to a CTO.
pub(crate) struct OpenMission {
    pub mission: MissionId,
    /// In seconds since 1970: when it opened.
    pub since: i64,
}

/// The open missions whose company this CTO did not exclude; none for a CTO who is not of the community.
pub(super) async fn open_to(pool: &PgPool, profile: ProfileId) -> Result<Vec<OpenMission>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT m.id AS "id: MissionId", m.company, m.opened_at FROM missions m WHERE m.state IN ('open', 'shortlisted')
             AND EXISTS (SELECT FROM profiles p WHERE p.id = $1 AND p.state IN ('accepted', 'paused'))"#,
        profile.0
    )
    .fetch_all(pool)
    .await?;
    let excluded = sqlx::query_scalar!("SELECT company FROM profile_exclusions WHERE profile_id = $1", profile.0).fetch_all(pool).await?;
    let is_shown = |company: &Option<String>| company.as_ref().is_none_or(|company| !excluded.contains(&profiles::fold_company(company)));
    let shown = rows.into_iter().filter(|row| is_shown(&row.company));
    Ok(shown.map(|row| OpenMission { mission: row.id, since: row.opened_at.map_or(0, |at| at.timestamp()) }).collect())
}

/// Those who joined after a moment and were on no shortlist yet.
pub(super) async fn newcomers(pool: &PgPool, profiles: &[ProfileId], joined_after: DateTime<Utc>) -> Result<Vec<ProfileId>, Problem> {
    let ids: Vec<Uuid> = profiles.iter().map(|id| id.0).collect();
    Ok(sqlx::query_scalar!(
        r#"SELECT p.id AS "id: ProfileId" FROM profiles p WHERE p.id = ANY($1) AND p.created_at > $2
             AND NOT EXISTS (SELECT FROM candidacies c WHERE c.profile_id = p.id AND c.position IS NOT NULL)"#,
        &ids,
        joined_after
    )
    .fetch_all(pool)
    .await?)
}

/// Those who were asked for a mission, or answered.
pub(super) async fn taken(pool: &PgPool, mission: MissionId) -> Result<Vec<ProfileId>, Problem> {
    Ok(sqlx::query_scalar!(
        r#"SELECT profile_id AS "id: ProfileId" FROM candidacies WHERE mission_id = $1 AND state <> 'suggested'"#,
        mission.0
    )
    .fetch_all(pool)
    .await?)
}
