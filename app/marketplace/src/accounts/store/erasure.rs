//! What erasing an account takes with it.

use domain::{
    AccountId, CandidacyId, MissionId, ProfileId,
    lifecycle::{CandidacyState, MissionState},
};
use sqlx::PgConnection;

use crate::Problem;

/// What anybody wrote into the log about this person's account, profile, missions and candidacies, and what the person wrote about others'.
/// The lines stay; they hold ids and codes.
pub(in crate::accounts) async fn forget_words(tx: &mut PgConnection, account: AccountId) -> Result<(), Problem> {
    sqlx::query!(
        "DELETE FROM audit_words w USING audit_events e
         WHERE e.id = w.event_id AND (e.actor_id = $1 OR e.subject_id = $1
             OR e.subject_id IN (SELECT id FROM profiles WHERE account_id = $1)
             OR e.subject_id IN (SELECT pp.id FROM public_pages pp JOIN profiles p ON p.id = pp.profile_id WHERE p.account_id = $1)
             OR e.subject_id IN (SELECT c.id FROM candidacies c JOIN profiles p ON p.id = c.profile_id WHERE p.account_id = $1)
             OR e.subject_id IN (SELECT g.id FROM engagements g JOIN candidacies c ON c.id = g.candidacy_id JOIN profiles p ON p.id = c.profile_id WHERE p.account_id = $1)
             OR e.mission_id IN (SELECT id FROM missions WHERE owner_id = $1))",
        account.0
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// The needs of a CEO, locked, in an order that two erasures share.
pub(in crate::accounts) async fn needs_of(tx: &mut PgConnection, account: AccountId) -> Result<Vec<(MissionId, MissionState)>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT id AS "id: MissionId", state AS "state: MissionState" FROM missions WHERE owner_id = $1 ORDER BY id FOR UPDATE"#,
        account.0
    )
    .fetch_all(tx)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.state)).collect())
}

/// A candidacy that has not ended, or that was chosen.
pub(in crate::accounts) struct RunningCandidacy {
    pub id: CandidacyId,
    pub mission: MissionId,
    pub state: CandidacyState,
    pub mission_state: MissionState,
    /// Whose mission it is.
    pub ceo: Option<AccountId>,
}

/// The candidacies of a CTO that others wait for; their missions are locked.
pub(in crate::accounts) async fn running_of(tx: &mut PgConnection, profile: ProfileId) -> Result<Vec<RunningCandidacy>, Problem> {
    Ok(sqlx::query_as!(
        RunningCandidacy,
        r#"SELECT c.id AS "id: CandidacyId", m.id AS "mission: MissionId", c.state AS "state: CandidacyState", m.state AS "mission_state: MissionState", m.owner_id AS "ceo: AccountId"
           FROM candidacies c JOIN missions m ON m.id = c.mission_id
           WHERE c.profile_id = $1 AND c.state NOT IN ('expired', 'ended', 'declined', 'withdrawn') ORDER BY m.id FOR UPDATE OF m"#,
        profile.0
    )
    .fetch_all(tx)
    .await?)
}

/// The CTOs who have a running part in a mission, or were chosen, and know of it.
pub(in crate::accounts) async fn concerned_by(tx: &mut PgConnection, mission: MissionId) -> Result<Vec<AccountId>, Problem> {
    Ok(sqlx::query_scalar!(
        r#"SELECT p.account_id AS "account: AccountId" FROM candidacies c JOIN profiles p ON p.id = c.profile_id
           WHERE c.mission_id = $1 AND c.state NOT IN ('suggested', 'expired', 'ended', 'declined', 'withdrawn') ORDER BY p.account_id"#,
        mission.0
    )
    .fetch_all(tx)
    .await?)
}

/// The needs, with criteria, candidacies and logged rankings.
pub(in crate::accounts) async fn delete_needs(tx: &mut PgConnection, account: AccountId) -> Result<(), Problem> {
    sqlx::query!("DELETE FROM missions WHERE owner_id = $1", account.0).execute(tx).await?;
    Ok(())
}

/// The profile, with everything that it says and every candidacy; logged rankings keep the place and forget whose it was.
pub(in crate::accounts) async fn delete_profile(tx: &mut PgConnection, profile: ProfileId) -> Result<(), Problem> {
    sqlx::query!("DELETE FROM profiles WHERE id = $1", profile.0).execute(tx).await?;
    Ok(())
}

/// The address of an account.
pub(in crate::accounts) async fn email(tx: &mut PgConnection, account: AccountId) -> Result<Option<String>, Problem> {
    Ok(sqlx::query_scalar!("SELECT email FROM accounts WHERE id = $1", account.0).fetch_optional(tx).await?)
}

/// The account, with sessions, saved searches and whatever else hangs on it.
pub(in crate::accounts) async fn delete_account(tx: &mut PgConnection, account: AccountId) -> Result<(), Problem> {
    sqlx::query!("DELETE FROM accounts WHERE id = $1", account.0).execute(tx).await?;
    Ok(())
}
