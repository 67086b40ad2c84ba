//! Accounts.

use chrono::{DateTime, Utc};
use domain::{AccountId, ProfileId, Role, WrittenLanguage, Zone, lifecycle::AccountState};
use sqlx::{PgConnection, PgPool};

use crate::{Problem, audit::Actor};

pub(crate) struct NewAccount<'a> {
    pub id: AccountId,
    pub role: Role,
    pub email: &'a str,
    pub name: &'a str,
    pub company: Option<&'a str>,
    pub password_hash: &'a str,
    /// `fr` or `en`.
    pub language: &'a str,
}

pub(crate) async fn insert_account(tx: &mut PgConnection, new: &NewAccount<'_>, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO accounts (id, role, email, name, company, password_hash, language, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        new.id.0,
        new.role.code(),
        new.email,
        new.name,
        new.company,
        new.password_hash,
        new.language,
        now,
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(in crate::accounts) struct Found {
    pub account: AccountId,
    pub password_hash: String,
    pub active: bool,
}

pub(in crate::accounts) async fn credentials(pool: &PgPool, email: &str) -> Result<Option<Found>, Problem> {
    Ok(sqlx::query_as!(
        Found,
        r#"SELECT id AS "account: AccountId", password_hash, state = 'active' AS "active!" FROM accounts WHERE email = $1"#,
        email
    )
    .fetch_optional(pool)
    .await?)
}

pub(in crate::accounts) async fn password_hash(pool: &PgPool, account: AccountId) -> Result<Option<String>, Problem> {
    Ok(sqlx::query_scalar!("SELECT password_hash FROM accounts WHERE id = $1", account.0).fetch_optional(pool).await?)
}

/// What the person is called: address, name, and company where there is one.
pub(in crate::accounts) async fn names(pool: &PgPool, account: AccountId) -> Result<Option<Vec<String>>, Problem> {
    let row = sqlx::query!("SELECT email, name, company FROM accounts WHERE id = $1", account.0).fetch_optional(pool).await?;
    Ok(row.map(|row| [Some(row.email), Some(row.name), row.company].into_iter().flatten().collect()))
}

/// The person as whoever acts.
pub(in crate::accounts) async fn actor(tx: &mut PgConnection, account: AccountId) -> Result<Option<Actor>, Problem> {
    let role = sqlx::query_scalar!(r#"SELECT role AS "role: Role" FROM accounts WHERE id = $1"#, account.0).fetch_optional(tx).await?;
    Ok(role.map(|role| Actor { account: Some(account), role }))
}

/// The account of an address, with its profile if it has one.
pub(in crate::accounts) async fn by_email(tx: &mut PgConnection, email: &str) -> Result<Option<(AccountId, Option<ProfileId>)>, Problem> {
    let row = sqlx::query!(
        r#"SELECT a.id AS "account: AccountId", p.id AS "profile?: ProfileId" FROM accounts a LEFT JOIN profiles p ON p.account_id = a.id WHERE a.email = $1"#,
        email
    )
    .fetch_optional(tx)
    .await?;
    Ok(row.map(|row| (row.account, row.profile)))
}

pub(in crate::accounts) async fn lock(tx: &mut PgConnection, account: AccountId) -> Result<Option<AccountState>, Problem> {
    Ok(sqlx::query_scalar!(r#"SELECT state AS "state: AccountState" FROM accounts WHERE id = $1 FOR UPDATE"#, account.0)
        .fetch_optional(tx)
        .await?)
}

pub(in crate::accounts) async fn set_state(tx: &mut PgConnection, account: AccountId, state: AccountState) -> Result<(), Problem> {
    sqlx::query!("UPDATE accounts SET state = $2 WHERE id = $1", account.0, state.code()).execute(tx).await?;
    Ok(())
}

pub(in crate::accounts) async fn rename(
    tx: &mut PgConnection,
    account: AccountId,
    name: &str,
    company: Option<&str>,
) -> Result<(), Problem> {
    sqlx::query!("UPDATE accounts SET name = $2, company = $3 WHERE id = $1", account.0, name, company).execute(tx).await?;
    Ok(())
}

pub(in crate::accounts) async fn set_password_hash(tx: &mut PgConnection, account: AccountId, hash: &str) -> Result<(), Problem> {
    sqlx::query!("UPDATE accounts SET password_hash = $2 WHERE id = $1", account.0, hash).execute(tx).await?;
    Ok(())
}

/// The same password at another cost. One that was chosen meanwhile is left alone.
pub(in crate::accounts) async fn renew_hash(tx: &mut PgConnection, account: AccountId, old: &str, new: &str) -> Result<(), Problem> {
    sqlx::query!("UPDATE accounts SET password_hash = $3 WHERE id = $1 AND password_hash = $2", account.0, old, new).execute(tx).await?;
    Ok(())
}

/// The language in which the person is written to.
pub(in crate::accounts) async fn set_language(pool: &PgPool, account: AccountId, language: WrittenLanguage) -> Result<(), Problem> {
    sqlx::query!("UPDATE accounts SET language = $2 WHERE id = $1 AND language <> $2", account.0, language.code()).execute(pool).await?;
    Ok(())
}

/// Answers the address it replaces.
pub(in crate::accounts) async fn set_email(tx: &mut PgConnection, account: AccountId, email: &str) -> Result<Option<String>, Problem> {
    Ok(sqlx::query_scalar!(
        r#"UPDATE accounts a SET email = $2 FROM (SELECT id, email FROM accounts WHERE id = $1 FOR UPDATE) before
           WHERE a.id = before.id RETURNING before.email AS "old!""#,
        account.0,
        email
    )
    .fetch_optional(tx)
    .await?)
}

pub(in crate::accounts) async fn email_is_taken(tx: &mut PgConnection, email: &str) -> Result<bool, Problem> {
    Ok(sqlx::query_scalar!(r#"SELECT EXISTS (SELECT FROM accounts WHERE email = $1) AS "taken!""#, email).fetch_one(tx).await?)
}

/// The zone of a person's clock.
pub(crate) async fn time_zone(connection: &mut PgConnection, account: AccountId) -> Result<Option<Zone>, Problem> {
    Ok(sqlx::query_scalar!(r#"SELECT time_zone AS "zone: Zone" FROM accounts WHERE id = $1"#, account.0).fetch_optional(connection).await?)
}

pub(in crate::accounts) async fn set_time_zone(pool: &PgPool, account: AccountId, zone: Zone) -> Result<(), Problem> {
    sqlx::query!("UPDATE accounts SET time_zone = $2 WHERE id = $1", account.0, zone.code()).execute(pool).await?;
    Ok(())
}
