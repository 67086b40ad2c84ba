//! Sessions.

use chrono::{DateTime, Utc};
use domain::{AccountId, BrowserKind, Device, ProfileId, Role, SessionId, SystemKind};
use sqlx::{PgConnection, PgPool};

use super::super::{OwnSession, SignedIn};
use crate::Problem;

pub(in crate::accounts) struct NewSession<'a> {
    pub token_hash: &'a [u8],
    pub account: AccountId,
    pub device: Device,
    pub expires_at: DateTime<Utc>,
}

pub(in crate::accounts) async fn insert_session(tx: &mut PgConnection, new: &NewSession<'_>, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO sessions (token_hash, account_id, created_at, seen_at, expires_at, browser, system) VALUES ($1, $2, $3, $3, $4, $5, $6)",
        new.token_hash,
        new.account.0,
        now,
        new.expires_at,
        new.device.browser.code(),
        new.device.system.code()
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Whose session the token opens, by what the account is at this moment, and when it was last noted as used.
pub(in crate::accounts) async fn session(
    pool: &PgPool,
    token_hash: &[u8],
    now: DateTime<Utc>,
) -> Result<Option<(SignedIn, DateTime<Utc>)>, Problem> {
    let row = sqlx::query!(
        r#"SELECT a.id AS "account: AccountId", s.id AS "session: SessionId", a.role AS "role: Role", a.name, a.email, a.company,
                  p.id AS "profile?: ProfileId", COALESCE(s.seen_at, s.created_at) AS "seen_at!"
           FROM sessions s JOIN accounts a ON a.id = s.account_id LEFT JOIN profiles p ON p.account_id = a.id
           WHERE s.token_hash = $1 AND s.expires_at > $2 AND a.state = 'active'"#,
        token_hash,
        now
    )
    .fetch_optional(pool)
    .await?;
    let signed_in = row.map(|row| {
        let who = SignedIn {
            account: row.account,
            session: row.session,
            role: row.role,
            name: row.name,
            email: row.email,
            company: row.company,
            profile: row.profile,
        };
        (who, row.seen_at)
    });
    Ok(signed_in)
}

/// Somebody who is not here, as what the account is at this moment.
pub(in crate::accounts) async fn active(pool: &PgPool, account: AccountId) -> Result<Option<SignedIn>, Problem> {
    let row = sqlx::query!(
        r#"SELECT a.id AS "account: AccountId", a.role AS "role: Role", a.name, a.email, a.company, p.id AS "profile?: ProfileId"
           FROM accounts a LEFT JOIN profiles p ON p.account_id = a.id WHERE a.id = $1 AND a.state = 'active'"#,
        account.0
    )
    .fetch_optional(pool)
    .await?;
    Ok(row.map(|row| SignedIn {
        account: row.account,
        session: SessionId::NIL,
        role: row.role,
        name: row.name,
        email: row.email,
        company: row.company,
        profile: row.profile,
    }))
}

/// Notes that the session was used.
pub(in crate::accounts) async fn see(pool: &PgPool, session: SessionId, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!("UPDATE sessions SET seen_at = $2 WHERE id = $1", session.0, now).execute(pool).await?;
    Ok(())
}

pub(in crate::accounts) async fn sessions_of(pool: &PgPool, who: &SignedIn, now: DateTime<Utc>) -> Result<Vec<OwnSession>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT id AS "id: SessionId", browser AS "browser: BrowserKind", system AS "system: SystemKind", created_at,
                  COALESCE(seen_at, created_at) AS "seen_at!"
           FROM sessions WHERE account_id = $1 AND expires_at > $2
           ORDER BY id = $3 DESC, COALESCE(seen_at, created_at) DESC, id LIMIT 100"#,
        who.account.0,
        now,
        who.session.0
    )
    .fetch_all(pool)
    .await?;
    let own = rows.into_iter().map(|row| OwnSession {
        id: row.id,
        device: Device { browser: row.browser, system: row.system },
        opened_at: row.created_at,
        seen_at: row.seen_at,
        is_this_one: row.id == who.session,
    });
    Ok(own.collect())
}

pub(in crate::accounts) async fn delete_session(pool: &PgPool, token_hash: &[u8]) -> Result<(), Problem> {
    sqlx::query!("DELETE FROM sessions WHERE token_hash = $1", token_hash).execute(pool).await?;
    Ok(())
}

/// Answers whether there was one.
pub(in crate::accounts) async fn revoke(tx: &mut PgConnection, who: &SignedIn, session: SessionId) -> Result<bool, Problem> {
    let done = sqlx::query!("DELETE FROM sessions WHERE id = $1 AND account_id = $2", session.0, who.account.0).execute(tx).await?;
    Ok(done.rows_affected() > 0)
}

/// Answers how many there were.
pub(in crate::accounts) async fn revoke_others(tx: &mut PgConnection, who: &SignedIn) -> Result<u64, Problem> {
    let done = sqlx::query!("DELETE FROM sessions WHERE account_id = $1 AND id <> $2", who.account.0, who.session.0).execute(tx).await?;
    Ok(done.rows_affected())
}

pub(in crate::accounts) async fn revoke_all(tx: &mut PgConnection, account: AccountId) -> Result<(), Problem> {
    sqlx::query!("DELETE FROM sessions WHERE account_id = $1", account.0).execute(tx).await?;
    Ok(())
}

pub(super) async fn sweep(pool: &PgPool, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!("DELETE FROM sessions WHERE expires_at < $1", now).execute(pool).await?;
    Ok(())
}
