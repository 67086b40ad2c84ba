//! What people said of a company's situation, as rows.

use domain::{MissionId, Origin, SituationFact, SituationValue};
use sqlx::{PgConnection, PgPool};

use crate::Problem;

/// What a person said of one fact.
pub(crate) struct SaidFact {
    pub fact: SituationFact,
    /// `None`: that it is to be left out.
    pub value: Option<SituationValue>,
    pub origin: Origin,
}

pub(crate) async fn situation_facts(pool: &PgPool, mission: MissionId) -> Result<Vec<SaidFact>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT fact AS "fact: SituationFact", value, origin AS "origin: Origin" FROM situation_facts WHERE mission_id = $1"#,
        mission.0
    )
    .fetch_all(pool)
    .await?;
    let said = rows.into_iter().map(|row| {
        let value = row.value.map(|code| SituationValue::parse(row.fact, &code)).transpose().map_err(Problem::broken)?;
        Ok(SaidFact { fact: row.fact, value, origin: row.origin })
    });
    said.collect()
}

pub(crate) async fn put_situation(
    tx: &mut PgConnection,
    mission: MissionId,
    fact: SituationFact,
    value: Option<SituationValue>,
    origin: Origin,
) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO situation_facts (mission_id, fact, value, origin) VALUES ($1, $2, $3, $4)
         ON CONFLICT (mission_id, fact) DO UPDATE SET value = EXCLUDED.value, origin = EXCLUDED.origin",
        mission.0,
        fact.code(),
        value.map(SituationValue::code),
        origin.code()
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(crate) async fn forget_situation(tx: &mut PgConnection, mission: MissionId, fact: SituationFact) -> Result<(), Problem> {
    sqlx::query!("DELETE FROM situation_facts WHERE mission_id = $1 AND fact = $2", mission.0, fact.code()).execute(tx).await?;
    Ok(())
}
