//! Those who want an account.

use chrono::{DateTime, Utc};
use domain::{Role, SignUpId};
use sqlx::{PgConnection, PgPool};

use crate::Problem;

pub(in crate::accounts) struct NewSignUp<'a> {
    pub id: SignUpId,
    pub role: Role,
    pub email: &'a str,
    pub name: &'a str,
    pub company: Option<&'a str>,
    /// `fr` or `en`.
    pub language: &'a str,
    pub browser_hash: Option<&'a [u8]>,
    pub expires_at: DateTime<Utc>,
}

pub(in crate::accounts) async fn insert_sign_up(tx: &mut PgConnection, new: &NewSignUp<'_>, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO sign_ups (id, role, email, name, company, language, browser_hash, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        new.id.0,
        new.role.code(),
        new.email,
        new.name,
        new.company,
        new.language,
        new.browser_hash,
        now,
        new.expires_at
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Somebody who wants an account.
#[derive(Debug, Clone)]
pub(crate) struct SignUp {
    pub role: Role,
    pub email: String,
    pub name: String,
    pub company: Option<String>,
    pub language: String,
    pub browser_hash: Option<Vec<u8>>,
}

/// For the letter that answers.
pub(crate) async fn sign_up(tx: &mut PgConnection, id: SignUpId, now: DateTime<Utc>) -> Result<Option<SignUp>, Problem> {
    Ok(sqlx::query_as!(
        SignUp,
        r#"SELECT role AS "role: Role", email, name, company, language, browser_hash FROM sign_ups WHERE id = $1 AND expires_at > $2"#,
        id.0,
        now
    )
    .fetch_optional(tx)
    .await?)
}

/// Notes the key that the letter carries. A letter that is written again carries another one, and both open.
pub(crate) async fn key_sign_up(tx: &mut PgConnection, id: SignUpId, key_hash: &[u8]) -> Result<(), Problem> {
    sqlx::query!("INSERT INTO sign_up_keys (key_hash, sign_up_id) VALUES ($2, $1)", id.0, key_hash).execute(tx).await?;
    Ok(())
}

pub(in crate::accounts) async fn sign_up_by_key(pool: &PgPool, key_hash: &[u8], now: DateTime<Utc>) -> Result<Option<SignUp>, Problem> {
    Ok(sqlx::query_as!(
        SignUp,
        r#"SELECT role AS "role: Role", email, name, company, language, browser_hash
           FROM sign_ups s JOIN sign_up_keys k ON k.sign_up_id = s.id WHERE k.key_hash = $1 AND s.expires_at > $2"#,
        key_hash,
        now
    )
    .fetch_optional(pool)
    .await?)
}

/// Takes it, once: of two who come at the same moment, one gets it.
pub(in crate::accounts) async fn take_sign_up(
    tx: &mut PgConnection,
    key_hash: &[u8],
    now: DateTime<Utc>,
) -> Result<Option<SignUp>, Problem> {
    Ok(sqlx::query_as!(
        SignUp,
        r#"DELETE FROM sign_ups s USING sign_up_keys k WHERE k.sign_up_id = s.id AND k.key_hash = $1 AND s.expires_at > $2
           RETURNING role AS "role: Role", email, name, company, language, browser_hash"#,
        key_hash,
        now
    )
    .fetch_optional(tx)
    .await?)
}

/// The address has an account now, or its owner wants none.
pub(in crate::accounts) async fn end_sign_ups(tx: &mut PgConnection, email: &str) -> Result<(), Problem> {
    sqlx::query!("DELETE FROM sign_ups WHERE email = $1", email).execute(tx).await?;
    Ok(())
}

pub(super) async fn sweep(pool: &PgPool, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!("DELETE FROM sign_ups WHERE expires_at < $1", now).execute(pool).await?;
    Ok(())
}
