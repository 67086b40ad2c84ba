//! Accounts, sessions and tries.

use chrono::{DateTime, Utc};
use domain::{AccountId, ProfileId, Role, WrittenLanguage};
use sqlx::{PgConnection, PgPool};

use super::SignedIn;
use crate::Problem;

pub(crate) struct NewAccount<'a> {
    pub id: AccountId,
    pub role: Role,
    pub email: &'a str,
    pub name: &'a str,
    pub company: Option<&'a str>,
    pub password_hash: &'a str,
}

pub(crate) async fn insert_account(tx: &mut PgConnection, new: &NewAccount<'_>, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO accounts (id, role, email, name, company, password_hash, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        new.id.0,
        new.role.code(),
        new.email,
        new.name,
        new.company,
        new.password_hash,
        now,
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(super) struct Found {
    pub account: AccountId,
    pub password_hash: String,
    pub active: bool,
}

pub(super) async fn credentials(pool: &PgPool, email: &str) -> Result<Option<Found>, Problem> {
    Ok(sqlx::query_as!(
        Found,
        r#"SELECT id AS "account: AccountId", password_hash, state = 'active' AS "active!" FROM accounts WHERE email = $1"#,
        email
    )
    .fetch_optional(pool)
    .await?)
}

pub(super) async fn insert_session(
    tx: &mut PgConnection,
    token_hash: &[u8],
    account: AccountId,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO sessions (token_hash, account_id, created_at, expires_at) VALUES ($1, $2, $3, $4)",
        token_hash,
        account.0,
        now,
        expires_at
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(super) async fn session(pool: &PgPool, token_hash: &[u8], now: DateTime<Utc>) -> Result<Option<SignedIn>, Problem> {
    Ok(sqlx::query_as!(
        SignedIn,
        r#"SELECT a.id AS "account: AccountId", a.role AS "role: Role", a.name, a.email, a.company, p.id AS "profile?: ProfileId"
           FROM sessions s JOIN accounts a ON a.id = s.account_id LEFT JOIN profiles p ON p.account_id = a.id
           WHERE s.token_hash = $1 AND s.expires_at > $2 AND a.state = 'active'"#,
        token_hash,
        now
    )
    .fetch_optional(pool)
    .await?)
}

pub(super) async fn active(pool: &PgPool, account: AccountId) -> Result<Option<SignedIn>, Problem> {
    Ok(sqlx::query_as!(
        SignedIn,
        r#"SELECT a.id AS "account: AccountId", a.role AS "role: Role", a.name, a.email, a.company, p.id AS "profile?: ProfileId"
           FROM accounts a LEFT JOIN profiles p ON p.account_id = a.id WHERE a.id = $1 AND a.state = 'active'"#,
        account.0
    )
    .fetch_optional(pool)
    .await?)
}

pub(super) async fn set_language(pool: &PgPool, account: AccountId, language: WrittenLanguage) -> Result<(), Problem> {
    sqlx::query!("UPDATE accounts SET language = $2 WHERE id = $1 AND language <> $2", account.0, language.code()).execute(pool).await?;
    Ok(())
}

pub(super) async fn delete_session(pool: &PgPool, token_hash: &[u8]) -> Result<(), Problem> {
    sqlx::query!("DELETE FROM sessions WHERE token_hash = $1", token_hash).execute(pool).await?;
    Ok(())
}

/// Writes one try and counts those since `since`, this one included. The advisory lock makes simultaneous tries count one after the other.
pub(super) async fn count_try(tx: &mut PgConnection, key: &[u8], now: DateTime<Utc>, since: DateTime<Utc>) -> Result<i64, Problem> {
    sqlx::query!("SELECT pg_advisory_xact_lock(hashtextextended(encode($1, 'hex'), 0))", key).execute(&mut *tx).await?;
    sqlx::query!("INSERT INTO sign_in_tries (key_hash, at) VALUES ($1, $2)", key, now).execute(&mut *tx).await?;
    Ok(sqlx::query_scalar!(r#"SELECT count(*) AS "count!" FROM sign_in_tries WHERE key_hash = $1 AND at > $2"#, key, since)
        .fetch_one(tx)
        .await?)
}

pub(super) async fn forget_tries(tx: &mut PgConnection, key: &[u8]) -> Result<(), Problem> {
    sqlx::query!("DELETE FROM sign_in_tries WHERE key_hash = $1", key).execute(tx).await?;
    Ok(())
}

/// Removes tries and sessions that no longer count.
pub(crate) async fn sweep(pool: &PgPool, tries_before: DateTime<Utc>, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!("DELETE FROM sign_in_tries WHERE at < $1", tries_before).execute(pool).await?;
    sqlx::query!("DELETE FROM sessions WHERE expires_at < $1", now).execute(pool).await?;
    Ok(())
}
