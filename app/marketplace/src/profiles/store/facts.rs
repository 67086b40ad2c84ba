//! The facts of profiles, as the rules compare them.

use std::collections::HashMap;

use domain::{DailyRate, ProfileId, Rhythm, TechnologyId, UnknownCode};
use matching::{
    Profile,
    profile::{KnownImpact, KnownSector, KnownTechnology, MissionTypeDone},
};
use sqlx::{PgConnection, PgPool};

use super::uuids;
use crate::Problem;

struct LabelRow {
    profile: ProfileId,
    relation: String,
    kind: String,
    code: String,
    amount: Option<i16>,
    evidence: Option<String>,
}

/// The facts of these profiles: three queries, whatever the number of ids.
pub(crate) async fn features(pool: &PgPool, ids: &[ProfileId]) -> Result<Vec<Profile>, Problem> {
    let mut connection = pool.acquire().await?;
    features_on(&mut connection, ids).await
}

/// The same, on a connection that holds a snapshot.
pub(super) async fn features_on(tx: &mut PgConnection, ids: &[ProfileId]) -> Result<Vec<Profile>, Problem> {
    let ids = uuids(ids);
    let rows = sqlx::query!(
        r#"SELECT p.id AS "id: ProfileId", p.headline, p.about, p.rhythm AS "rhythm: Rhythm", p.rate, p.available_from,
                  p.availability_asked_on IS NOT NULL AND p.available_from IS NOT NULL AS "start_unconfirmed!", p.years,
                  (SELECT count(*) FROM experiences e WHERE e.profile_id = p.id AND e.confirmed) AS "proofs!",
                  (SELECT COALESCE(string_agg(e.title || '. ' || e.description, E'\n' ORDER BY e.started DESC, e.id), '')
                     FROM experiences e WHERE e.profile_id = p.id) AS "career!"
           FROM profiles p WHERE p.id = ANY($1)"#,
        &ids
    )
    .fetch_all(&mut *tx)
    .await?;
    let technologies = sqlx::query!(
        r#"SELECT profile_id AS "profile: ProfileId", technology AS "technology: TechnologyId", years, current
           FROM profile_technologies WHERE profile_id = ANY($1) ORDER BY profile_id, years DESC NULLS LAST, technology"#,
        &ids
    )
    .fetch_all(&mut *tx)
    .await?;
    let labels = sqlx::query_as!(
        LabelRow,
        r#"SELECT profile_id AS "profile: ProfileId", relation, kind, code, amount, evidence
           FROM profile_labels WHERE profile_id = ANY($1) ORDER BY profile_id, relation, kind, amount DESC NULLS LAST, code"#,
        &ids
    )
    .fetch_all(&mut *tx)
    .await?;

    let mut profiles: HashMap<ProfileId, Profile> = HashMap::with_capacity(rows.len());
    for row in rows {
        let profile = Profile {
            headline: row.headline,
            text: format!("{}\n{}", row.about, row.career),
            rhythm: row.rhythm,
            rate: row.rate.and_then(|euros| DailyRate::new(euros.unsigned_abs())),
            available_from: row.available_from,
            start_unconfirmed: row.start_unconfirmed,
            proofs: u8::try_from(row.proofs).unwrap_or(u8::MAX),
            years: small(row.years),
            ..Profile::unknown(row.id)
        };
        profiles.insert(row.id, profile);
    }
    for row in technologies {
        if let Some(profile) = profiles.get_mut(&row.profile) {
            profile.stack.push(KnownTechnology { technology: row.technology, years: small(row.years), current: row.current });
        }
    }
    for row in labels {
        if let Some(profile) = profiles.get_mut(&row.profile) {
            add_label(profile, row).map_err(Problem::broken)?;
        }
    }
    let mut profiles: Vec<Profile> = profiles.into_values().collect();
    profiles.sort_by_key(|profile| profile.id);
    Ok(profiles)
}

fn add_label(profile: &mut Profile, row: LabelRow) -> Result<(), UnknownCode> {
    let LabelRow { relation, kind, code, amount, evidence, .. } = row;
    match (relation.as_str(), kind.as_str()) {
        ("has", "sector") => profile.sectors.push(KnownSector { sector: code.parse()?, years: small(amount) }),
        ("has", "impact") => profile.impacts.push(KnownImpact { impact: code.parse()?, evidence }),
        ("has", "mission_type") => {
            let times = small(amount).unwrap_or(1).max(1);
            profile.mission_types.push(MissionTypeDone { mission_type: code.parse()?, times });
        }
        ("has", "area") => profile.areas.push(code.parse()?),
        ("has", "stage") => profile.stages.push(code.parse()?),
        ("has", "orientation") => profile.orientations.push(code.parse()?),
        ("has", "language") => profile.languages.push(code.parse()?),
        ("has", "place") => profile.places.push(code.parse()?),
        ("wants", "sector") => profile.wishes.sectors.push(code.parse()?),
        ("wants", "impact") => profile.wishes.impacts.push(code.parse()?),
        ("wants", "mission_type") => profile.wishes.mission_types.push(code.parse()?),
        ("wants", "stage") => profile.wishes.stages.push(code.parse()?),
        ("refuses", "sector") => profile.wishes.refused_sectors.push(code.parse()?),
        ("refuses", "mission_type") => profile.wishes.refused_mission_types.push(code.parse()?),
        // Other pairs are accepted by the table and mean nothing to the rules yet.
        _ => {}
    }
    Ok(())
}

fn small(number: Option<i16>) -> Option<u8> {
    number.and_then(|number| u8::try_from(number).ok())
}
