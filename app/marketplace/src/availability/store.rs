//! The columns of a profile that say how sure its availability is.

use chrono::NaiveDate;
use domain::{AccountId, ProfileId, Rhythm, Role, lifecycle::ProfileState};
use sqlx::PgConnection;

use super::Standing;
use crate::Problem;

/// What the watch needs to know of somebody who can answer, read under the profile's lock.
pub(super) struct Word {
    pub account: AccountId,
    pub state: ProfileState,
    /// When the CTO last answered for it; for somebody who never did, when they came.
    pub since: NaiveDate,
    pub asked_on: Option<NaiveDate>,
}

pub(super) async fn lock(tx: &mut PgConnection, profile: ProfileId) -> Result<Option<Word>, Problem> {
    Ok(sqlx::query_as!(
        Word,
        r#"SELECT p.account_id AS "account: AccountId", p.state AS "state: ProfileState",
                  COALESCE(p.availability_since, p.availability_confirmed_on, (p.created_at AT TIME ZONE 'Europe/Paris')::date) AS "since!",
                  p.availability_asked_on AS asked_on
           FROM profiles p JOIN accounts a ON a.id = p.account_id WHERE p.id = $1 AND a.state = 'active' FOR UPDATE OF p"#,
        profile.0
    )
    .fetch_optional(tx)
    .await?)
}

pub(super) async fn standing(tx: &mut PgConnection, profile: ProfileId) -> Result<Option<Standing>, Problem> {
    Ok(sqlx::query_as!(
        Standing,
        r#"SELECT state AS "state: ProfileState", available_from, rhythm AS "rhythm: Rhythm", availability_confirmed_on AS confirmed_on,
                  CASE WHEN availability_asked_on IS NOT NULL AND state = 'accepted'
                       THEN COALESCE(availability_since, availability_confirmed_on, (created_at AT TIME ZONE 'Europe/Paris')::date) END
                      AS unconfirmed_since,
                  CASE WHEN state = 'paused' THEN availability_lapsed_on END AS lapsed_on,
                  CASE WHEN state = 'paused' THEN COALESCE(paused_by, 'cto') END AS "paused_by: Role",
                  CASE WHEN state = 'paused' THEN pause_reason END AS pause_reason
           FROM profiles WHERE id = $1"#,
        profile.0
    )
    .fetch_optional(tx)
    .await?)
}

/// The CTO's word counts from this day.
pub(crate) async fn renew(tx: &mut PgConnection, profile: ProfileId, today: NaiveDate) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE profiles SET availability_since = $2, availability_asked_on = NULL, availability_lapsed_on = NULL WHERE id = $1",
        profile.0,
        today
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// From now on the first free day is unconfirmed, until it is answered for.
pub(super) async fn ask(tx: &mut PgConnection, profile: ProfileId, today: NaiveDate) -> Result<(), Problem> {
    sqlx::query!("UPDATE profiles SET availability_asked_on = $2 WHERE id = $1", profile.0, today).execute(tx).await?;
    Ok(())
}

pub(super) async fn lapse(tx: &mut PgConnection, profile: ProfileId, today: NaiveDate) -> Result<(), Problem> {
    sqlx::query!("UPDATE profiles SET availability_lapsed_on = $2 WHERE id = $1", profile.0, today).execute(tx).await?;
    Ok(())
}

/// Another first free day.
pub(super) async fn set_first_day(tx: &mut PgConnection, profile: ProfileId, day: NaiveDate) -> Result<(), Problem> {
    sqlx::query!("UPDATE profiles SET available_from = $2 WHERE id = $1", profile.0, day).execute(tx).await?;
    Ok(())
}

/// The first free day is right as of this day; whether one was said, so that there was something to confirm.
pub(crate) async fn confirm(tx: &mut PgConnection, profile: ProfileId, today: NaiveDate) -> Result<bool, Problem> {
    let confirm =
        sqlx::query!("UPDATE profiles SET availability_confirmed_on = $2 WHERE id = $1 AND available_from IS NOT NULL", profile.0, today);
    Ok(confirm.execute(tx).await?.rows_affected() > 0)
}

/// The profile of an account, with its state, locked.
pub(super) async fn lock_of(tx: &mut PgConnection, account: AccountId) -> Result<Option<(ProfileId, ProfileState)>, Problem> {
    let row = sqlx::query!(
        r#"SELECT id AS "id: ProfileId", state AS "state: ProfileState" FROM profiles WHERE account_id = $1 FOR UPDATE"#,
        account.0
    )
    .fetch_optional(tx)
    .await?;
    Ok(row.map(|row| (row.id, row.state)))
}

pub(crate) async fn standing_of(tx: &mut PgConnection, account: AccountId) -> Result<Option<Standing>, Problem> {
    let profile = sqlx::query_scalar!(r#"SELECT id AS "id: ProfileId" FROM profiles WHERE account_id = $1"#, account.0)
        .fetch_optional(&mut *tx)
        .await?;
    match profile {
        Some(profile) => standing(tx, profile).await,
        None => Ok(None),
    }
}
