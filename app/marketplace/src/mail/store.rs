//! Mails, refusals, links and the outbox as rows.

use chrono::{DateTime, Utc};
use domain::{AccountId, MailId, MailPace, MailTopic, WrittenLanguage};
use sqlx::{PgConnection, PgPool};

use super::{
    Mail,
    letter::Addressee,
    links::{Link, Purpose},
    outbox::{Kept, Written},
};
use crate::Problem;

pub(super) async fn insert(tx: &mut PgConnection, id: MailId, mail: &Mail, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO mails (id, kind, about, account_id, created_at) VALUES ($1, $2, $3, $4, $5)",
        id.0,
        mail.kind().code(),
        serde_json::to_value(mail)?,
        mail.account().map(|account| account.0),
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(super) async fn was_sent(tx: &mut PgConnection, mail: &Mail, since: DateTime<Utc>) -> Result<bool, Problem> {
    Ok(sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT FROM mails WHERE account_id = $1 AND created_at >= $2 AND about = $3) AS "sent!""#,
        mail.account().map(|account| account.0),
        since,
        serde_json::to_value(mail)?
    )
    .fetch_one(tx)
    .await?)
}

/// A mail that has not gone yet.
pub(super) struct Waiting {
    pub id: MailId,
    /// Whose it is; nobody's while it is not known whether the address has an account.
    pub account: Option<AccountId>,
    pub mail: Mail,
    /// A mail server was spoken to about it: it may have arrived.
    pub was_tried: bool,
}

pub(super) async fn waiting(tx: &mut PgConnection, id: MailId) -> Result<Option<Waiting>, Problem> {
    let row = sqlx::query!(
        r#"SELECT account_id AS "account: AccountId", about, tried_at IS NOT NULL AS "was_tried!" FROM mails
           WHERE id = $1 AND settled_at IS NULL FOR UPDATE"#,
        id.0
    )
    .fetch_optional(tx)
    .await?;
    let waiting =
        row.map(|row| Ok(Waiting { id, account: row.account, mail: serde_json::from_value(row.about)?, was_tried: row.was_tried }));
    waiting.transpose()
}

/// A mail server is about to be spoken to about it.
pub(super) async fn note_try(tx: &mut PgConnection, id: MailId, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!("UPDATE mails SET tried_at = COALESCE(tried_at, $2) WHERE id = $1", id.0, now).execute(tx).await?;
    Ok(())
}

pub(super) async fn settle(tx: &mut PgConnection, id: MailId, outcome: &str, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!("UPDATE mails SET outcome = $2, settled_at = $3 WHERE id = $1 AND settled_at IS NULL", id.0, outcome, now)
        .execute(tx)
        .await?;
    Ok(())
}

/// Takes back what waits for an address and is no account's.
pub(super) async fn forget(tx: &mut PgConnection, address: &str) -> Result<(), Problem> {
    sqlx::query!(
        "DELETE FROM mails m WHERE m.account_id IS NULL AND (m.about ->> 'address' = $1
             OR m.about ->> 'sign_up' IN (SELECT id::text FROM sign_ups WHERE email = $1)
             OR EXISTS (SELECT FROM outbox o WHERE o.id = m.id AND o.address = $1))",
        address
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Whose address it is.
pub(super) async fn account_at(tx: &mut PgConnection, address: &str) -> Result<Option<AccountId>, Problem> {
    Ok(sqlx::query_scalar!(r#"SELECT id AS "id: AccountId" FROM accounts WHERE email = $1"#, address).fetch_optional(tx).await?)
}

/// Whom to write to; nobody where the account is suspended.
pub(super) async fn reader(tx: &mut PgConnection, account: AccountId) -> Result<Option<Addressee>, Problem> {
    Ok(sqlx::query_as!(
        Addressee,
        r#"SELECT name, email AS address, language AS "language: WrittenLanguage" FROM accounts WHERE id = $1 AND state = 'active'"#,
        account.0
    )
    .fetch_optional(tx)
    .await?)
}

/// What somebody has chosen. A refusal goes before the rest: nodes of before this choice know only refusals.
pub(super) async fn chosen(connection: &mut PgConnection, account: AccountId) -> Result<Vec<(MailTopic, MailPace)>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT topic AS "topic!: MailTopic", 'never' AS "pace!: MailPace" FROM mail_refusals WHERE account_id = $1
           UNION ALL SELECT topic, 'daily' FROM mail_daily WHERE account_id = $1 AND topic NOT IN (SELECT topic FROM mail_refusals WHERE account_id = $1)"#,
        account.0
    );
    Ok(rows.fetch_all(connection).await?.into_iter().map(|row| (row.topic, row.pace)).collect())
}

pub(super) async fn set_pace(
    tx: &mut PgConnection,
    account: AccountId,
    topic: MailTopic,
    pace: MailPace,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    if pace != MailPace::Never {
        accept(tx, account, topic).await?;
    }
    if pace != MailPace::Daily {
        sqlx::query!("DELETE FROM mail_daily WHERE account_id = $1 AND topic = $2", account.0, topic.code()).execute(&mut *tx).await?;
    }
    let chosen = match pace {
        MailPace::AtOnce => return Ok(()),
        MailPace::Daily => sqlx::query!(
            "INSERT INTO mail_daily (account_id, topic, chosen_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            account.0,
            topic.code(),
            now
        ),
        MailPace::Never => sqlx::query!(
            "INSERT INTO mail_refusals (account_id, topic, refused_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            account.0,
            topic.code(),
            now
        ),
    };
    chosen.execute(tx).await?;
    Ok(())
}

pub(super) async fn accept(tx: &mut PgConnection, account: AccountId, topic: MailTopic) -> Result<(), Problem> {
    sqlx::query!("DELETE FROM mail_refusals WHERE account_id = $1 AND topic = $2", account.0, topic.code()).execute(tx).await?;
    Ok(())
}

/// Turns everything off that is gathered in somebody's daily mail.
pub(super) async fn refuse_daily(tx: &mut PgConnection, account: AccountId, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!(
        "WITH gathered AS (DELETE FROM mail_daily WHERE account_id = $1 RETURNING topic)
         INSERT INTO mail_refusals (account_id, topic, refused_at) SELECT $1, topic, $2 FROM gathered ON CONFLICT DO NOTHING",
        account.0,
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(super) async fn insert_link(
    tx: &mut PgConnection,
    key_hash: &[u8],
    purpose: Purpose,
    link: &Link,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO mail_links (key_hash, purpose, account_id, about, drawn_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)",
        key_hash,
        purpose.code(),
        link.account.0,
        link.about,
        now,
        expires_at
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// A suspended account's links open nothing.
pub(super) async fn link(pool: &PgPool, key_hash: &[u8], purpose: Purpose, now: DateTime<Utc>) -> Result<Option<Link>, Problem> {
    Ok(sqlx::query_as!(
        Link,
        r#"SELECT l.account_id AS "account: AccountId", l.about FROM mail_links l JOIN accounts a ON a.id = l.account_id AND a.state = 'active'
           WHERE l.key_hash = $1 AND l.purpose = $2 AND l.expires_at > $3 AND l.used_at IS NULL"#,
        key_hash,
        purpose.code(),
        now
    )
    .fetch_optional(pool)
    .await?)
}

pub(super) async fn use_link(
    tx: &mut PgConnection,
    key_hash: &[u8],
    purpose: Purpose,
    now: DateTime<Utc>,
) -> Result<Option<Link>, Problem> {
    Ok(sqlx::query_as!(
        Link,
        r#"UPDATE mail_links l SET used_at = $3 FROM accounts a
           WHERE l.key_hash = $1 AND l.purpose = $2 AND l.expires_at > $3 AND l.used_at IS NULL AND a.id = l.account_id AND a.state = 'active'
           RETURNING l.account_id AS "account: AccountId", l.about"#,
        key_hash,
        purpose.code(),
        now
    )
    .fetch_optional(tx)
    .await?)
}

pub(super) async fn end_links(tx: &mut PgConnection, account: AccountId, purpose: Purpose, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE mail_links SET used_at = $3 WHERE account_id = $1 AND purpose = $2 AND used_at IS NULL",
        account.0,
        purpose.code(),
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(super) async fn end_links_about(
    tx: &mut PgConnection,
    account: AccountId,
    purpose: Purpose,
    about: &str,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE mail_links SET used_at = $4 WHERE account_id = $1 AND purpose = $2 AND about = $3 AND used_at IS NULL",
        account.0,
        purpose.code(),
        about,
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Whatever became of it, and whether it was used or ended.
pub(super) async fn known_link(pool: &PgPool, key_hash: &[u8], purpose: Purpose) -> Result<Option<(Link, bool)>, Problem> {
    let row = sqlx::query!(
        r#"SELECT l.account_id AS "account: AccountId", l.about, l.used_at IS NOT NULL AS "used!"
           FROM mail_links l WHERE l.key_hash = $1 AND l.purpose = $2"#,
        key_hash,
        purpose.code()
    )
    .fetch_optional(pool)
    .await?;
    Ok(row.map(|row| (Link { account: row.account, about: row.about }, row.used)))
}

/// A second try writes over the first: it is the same mail.
pub(super) async fn keep(pool: &PgPool, id: MailId, address: &str, written: &Written, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO outbox (id, address, subject, text_body, html_body, put_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (id) DO UPDATE SET address = $2, subject = $3, text_body = $4, html_body = $5, put_at = $6",
        id.0,
        address,
        written.subject,
        written.text,
        written.html,
        now
    )
    .execute(pool)
    .await?;
    Ok(())
}

pub(super) async fn kept(pool: &PgPool, limit: i64) -> Result<Vec<Kept>, Problem> {
    Ok(sqlx::query_as!(
        Kept,
        r#"SELECT id AS "id: MailId", address, subject, text_body AS text, html_body AS html, put_at FROM outbox ORDER BY put_at DESC, id DESC LIMIT $1"#,
        limit
    )
    .fetch_all(pool)
    .await?)
}

pub(super) async fn kept_one(pool: &PgPool, id: MailId) -> Result<Option<Kept>, Problem> {
    Ok(sqlx::query_as!(
        Kept,
        r#"SELECT id AS "id: MailId", address, subject, text_body AS text, html_body AS html, put_at FROM outbox WHERE id = $1"#,
        id.0
    )
    .fetch_optional(pool)
    .await?)
}

/// Removes what nobody needs any more: settled mails, links that have run out, old mail of the outbox.
pub(super) async fn sweep(
    pool: &PgPool,
    settled_before: DateTime<Utc>,
    put_before: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!("DELETE FROM mails WHERE settled_at < $1", settled_before).execute(pool).await?;
    sqlx::query!("DELETE FROM outbox WHERE put_at < $1", put_before).execute(pool).await?;
    sqlx::query!("DELETE FROM mail_links WHERE expires_at < $1", now).execute(pool).await?;
    Ok(())
}
