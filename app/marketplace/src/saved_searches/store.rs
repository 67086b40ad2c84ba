//! Saved searches as rows. Every statement names the account, so that none reaches another person's.

use chrono::{DateTime, Utc};
use domain::{AccountId, SavedSearchId, forms::SearchName};
use sqlx::{PgConnection, PgPool};

use super::{MOST, SavedSearch, SavedSearchOwner, Searcher};
use crate::{
    Problem,
    search::text::{Asked, Scope},
};

pub(super) async fn is_of(pool: &PgPool, searcher: &Searcher, search: SavedSearchId) -> Result<bool, Problem> {
    let found = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT FROM saved_searches WHERE id = $1 AND account_id = $2 AND scope = $3) AS "found!""#,
        search.0,
        searcher.account.0,
        searcher.scope.code()
    );
    Ok(found.fetch_one(pool).await?)
}

/// Two that are saved at once are counted one after the other.
pub(super) async fn lock_account(tx: &mut PgConnection, searcher: &Searcher) -> Result<(), Problem> {
    sqlx::query!("SELECT FROM accounts WHERE id = $1 FOR NO KEY UPDATE", searcher.account.0).execute(tx).await?;
    Ok(())
}

pub(super) async fn count(tx: &mut PgConnection, searcher: &Searcher) -> Result<usize, Problem> {
    let count = sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!" FROM saved_searches WHERE account_id = $1 AND scope = $2"#,
        searcher.account.0,
        searcher.scope.code()
    );
    Ok(usize::try_from(count.fetch_one(tx).await?).unwrap_or(usize::MAX))
}

pub(super) async fn insert(
    tx: &mut PgConnection,
    searcher: &Searcher,
    id: SavedSearchId,
    name: &SearchName,
    query: &str,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO saved_searches (id, account_id, scope, name, query, created_at, looked_at) VALUES ($1, $2, $3, $4, $5, $6, $6)",
        id.0,
        searcher.account.0,
        searcher.scope.code(),
        name.as_str(),
        query,
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(super) async fn rename(pool: &PgPool, owner: &SavedSearchOwner, name: &SearchName) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE saved_searches SET name = $3 WHERE id = $1 AND account_id = $2",
        owner.search.0,
        owner.searcher.account.0,
        name.as_str()
    )
    .execute(pool)
    .await?;
    Ok(())
}

pub(super) async fn remove(pool: &PgPool, owner: &SavedSearchOwner) -> Result<(), Problem> {
    sqlx::query!("DELETE FROM saved_searches WHERE id = $1 AND account_id = $2", owner.search.0, owner.searcher.account.0)
        .execute(pool)
        .await?;
    Ok(())
}

/// Answers the query, and when its owner had looked before.
pub(super) async fn look(pool: &PgPool, owner: &SavedSearchOwner, now: DateTime<Utc>) -> Result<Option<(String, DateTime<Utc>)>, Problem> {
    let row = sqlx::query!(
        "UPDATE saved_searches s SET looked_at = $3 FROM (SELECT id, looked_at FROM saved_searches WHERE id = $1 FOR UPDATE) before
         WHERE s.id = before.id AND s.account_id = $2 RETURNING s.query, before.looked_at",
        owner.search.0,
        owner.searcher.account.0,
        now
    );
    Ok(row.fetch_optional(pool).await?.map(|row| (row.query, row.looked_at)))
}

pub(super) async fn list(pool: &PgPool, searcher: &Searcher) -> Result<Vec<SavedSearch>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT id AS "id: SavedSearchId", name, query, looked_at, told FROM saved_searches
           WHERE account_id = $1 AND scope = $2 ORDER BY name, id LIMIT $3"#,
        searcher.account.0,
        searcher.scope.code(),
        i64::try_from(MOST).unwrap_or(i64::MAX)
    )
    .fetch_all(pool)
    .await?;
    let scope = searcher.scope;
    let saved = rows.into_iter().map(|row| SavedSearch {
        id: row.id,
        name: row.name,
        asked: Asked::read(scope, &row.query),
        looked_at: row.looked_at,
        told: row.told,
        new: 0,
    });
    Ok(saved.collect())
}

pub(super) async fn set_told(pool: &PgPool, owner: &SavedSearchOwner, told: bool) -> Result<(), Problem> {
    sqlx::query!("UPDATE saved_searches SET told = $3 WHERE id = $1 AND account_id = $2", owner.search.0, owner.searcher.account.0, told)
        .execute(pool)
        .await?;
    Ok(())
}

/// Everybody who wants to hear of searches of this scope.
pub(super) async fn owners_told(tx: &mut PgConnection, scope: Scope) -> Result<Vec<AccountId>, Problem> {
    Ok(sqlx::query_scalar!(
        r#"SELECT DISTINCT s.account_id AS "account: AccountId" FROM saved_searches s JOIN accounts a ON a.id = s.account_id
           WHERE s.scope = $1 AND s.told AND a.state = 'active'
             AND NOT EXISTS (SELECT FROM mail_refusals r WHERE r.account_id = s.account_id AND r.topic = 'saved_searches')"#,
        scope.code()
    )
    .fetch_all(tx)
    .await?)
}

/// When its owner was last told; nothing for an account that is gone.
pub(super) async fn told_at(pool: &PgPool, account: AccountId) -> Result<Option<DateTime<Utc>>, Problem> {
    Ok(sqlx::query_scalar!("SELECT searches_told_at FROM accounts WHERE id = $1", account.0).fetch_optional(pool).await?.flatten())
}

/// The same, held until the transaction ends.
pub(super) async fn lock_told_at(tx: &mut PgConnection, account: AccountId) -> Result<Option<DateTime<Utc>>, Problem> {
    let told_at = sqlx::query_scalar!("SELECT searches_told_at FROM accounts WHERE id = $1 FOR NO KEY UPDATE", account.0);
    Ok(told_at.fetch_optional(tx).await?.flatten())
}

pub(super) async fn set_told_at(tx: &mut PgConnection, account: AccountId, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!("UPDATE accounts SET searches_told_at = $2 WHERE id = $1", account.0, now).execute(tx).await?;
    Ok(())
}
