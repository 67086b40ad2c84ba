//! The dates that somebody has agreed on.

use chrono::{DateTime, Utc};
use domain::{AccountId, CandidacyId, MissionId, Role, meeting::Slot};
use sqlx::PgPool;

use super::super::Invitation;
use crate::Problem;

/// Those that end after a moment, in the order of time; a hundred at most.
pub(in super::super) async fn dates_of(pool: &PgPool, account: AccountId, since: DateTime<Utc>) -> Result<Vec<Invitation>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT g.uid, g.sequence, g.since, g.starts_at AS "starts!", g.ends_at AS "ends!", g.place, m.title, m.id AS "mission: MissionId",
                  c.id AS "candidacy: CandidacyId", ceo.name AS ceo_name, ceo.email AS ceo_email, cto.name AS cto_name, cto.email AS cto_email,
                  cto.id = $1 AS "is_cto!"
           FROM meetings g JOIN candidacies c ON c.id = g.candidacy_id JOIN missions m ON m.id = c.mission_id JOIN profiles p ON p.id = c.profile_id
           JOIN accounts cto ON cto.id = p.account_id JOIN accounts ceo ON ceo.id = m.owner_id
           WHERE (cto.id = $1 OR ceo.id = $1) AND g.state IN ('agreed', 'asked', 'held') AND c.state IN ('introduced', 'selected') AND g.ends_at > $2
           ORDER BY g.starts_at, c.id LIMIT 100"#,
        account.0,
        since
    )
    .fetch_all(pool)
    .await?;
    let dates = rows.into_iter().map(|row| Invitation {
        uid: row.uid,
        sequence: row.sequence,
        stamp: row.since,
        slot: Slot { starts: row.starts, ends: row.ends },
        place: row.place,
        title: row.title.unwrap_or_default(),
        mission: row.mission,
        candidacy: row.candidacy,
        reader: if row.is_cto { Role::Cto } else { Role::Ceo },
        people: vec![(row.ceo_name, row.ceo_email), (row.cto_name, row.cto_email)],
    });
    Ok(dates.collect())
}
