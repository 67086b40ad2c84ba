//! Profiles as staff searches them: facts, and with them the names of people and employers.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::{ProfileId, lifecycle::ProfileState};
use matching::Profile;
use sqlx::{PgConnection, PgPool};

use super::{super::ProfileSummary, facts::features_on, uuids};
use crate::Problem;

/// A profile as it is indexed for staff.
#[derive(Debug, Clone)]
pub(crate) struct SearchableProfile {
    pub facts: Profile,
    pub state: ProfileState,
    pub name: String,
    /// Former and present employers, latest first.
    pub employers: String,
    pub updated_at: DateTime<Utc>,
}

impl SearchableProfile {
    /// Whether missions are matched with it: accepted, and not paused.
    pub(crate) fn is_in_community(&self) -> bool {
        self.state == ProfileState::Accepted
    }

    /// Everything that was written, beside name and headline.
    pub(crate) fn text(&self) -> String {
        format!("{}\n{}", self.facts.text, self.employers)
    }
}

/// Those of `ids` that staff may search: all but drafts, in any order.
pub(crate) async fn searchable(snapshot: &mut PgConnection, ids: &[ProfileId]) -> Result<Vec<SearchableProfile>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT p.id AS "id: ProfileId", p.state AS "state: ProfileState", p.updated_at, a.name,
                  (SELECT COALESCE(string_agg(e.company, ', ' ORDER BY e.started DESC, e.id), '')
                     FROM experiences e WHERE e.profile_id = p.id) AS "employers!"
           FROM profiles p JOIN accounts a ON a.id = p.account_id WHERE p.id = ANY($1) AND p.state <> 'draft'"#,
        &uuids(ids)
    )
    .fetch_all(&mut *snapshot)
    .await?;
    let shown: Vec<ProfileId> = rows.iter().map(|row| row.id).collect();
    let facts = features_on(snapshot, &shown).await?;
    let mut facts: HashMap<ProfileId, Profile> = facts.into_iter().map(|profile| (profile.id, profile)).collect();
    let found = rows.into_iter().filter_map(|row| {
        let facts = facts.remove(&row.id)?;
        Some(SearchableProfile { facts, state: row.state, name: row.name, employers: row.employers, updated_at: row.updated_at })
    });
    Ok(found.collect())
}

/// The same with what a list shows, as it is now.
pub(crate) async fn searched(pool: &PgPool, ids: &[ProfileId]) -> Result<Vec<(SearchableProfile, ProfileSummary)>, Problem> {
    let mut connection = pool.acquire().await?;
    let found = searchable(&mut connection, ids).await?.into_iter().map(|profile| {
        let facts = &profile.facts;
        let summary = ProfileSummary {
            id: facts.id,
            name: profile.name.clone(),
            headline: facts.headline.clone(),
            state: profile.state,
            rhythm: facts.rhythm,
            rate: facts.rate,
            available_from: facts.available_from,
            start_unconfirmed: facts.start_unconfirmed,
        };
        (profile, summary)
    });
    Ok(found.collect())
}
