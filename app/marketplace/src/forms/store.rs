//! The rows of form memories.

use chrono::{DateTime, Utc};
use domain::FormId;
use sqlx::PgPool;

use super::Memory;
use crate::Problem;

pub(super) async fn insert(pool: &PgPool, id: FormId, browser: &[u8], memory: &Memory, expires_at: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO form_memories (id, browser_hash, form, typed, errors, expires_at) VALUES ($1, $2, $3, $4, $5, $6)",
        id.0,
        browser,
        memory.form,
        serde_json::to_value(&memory.typed)?,
        serde_json::to_value(&memory.errors)?,
        expires_at
    )
    .execute(pool)
    .await?;
    Ok(())
}

pub(super) async fn get(pool: &PgPool, id: FormId, browser: &[u8], now: DateTime<Utc>) -> Result<Option<Memory>, Problem> {
    let row = sqlx::query!(
        "SELECT form, typed, errors FROM form_memories WHERE id = $1 AND browser_hash = $2 AND expires_at > $3",
        id.0,
        browser,
        now
    )
    .fetch_optional(pool)
    .await?;
    row.map(|row| Ok(Memory { form: row.form, typed: serde_json::from_value(row.typed)?, errors: serde_json::from_value(row.errors)? }))
        .transpose()
}

pub(super) async fn sweep(pool: &PgPool, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!("DELETE FROM form_memories WHERE expires_at < $1", now).execute(pool).await?;
    Ok(())
}
