//! Changes of conversations.

use chrono::{DateTime, Utc};
use domain::{AccountId, CandidacyId, MessageId, Role, lifecycle::MessageState};
use sqlx::PgConnection;

use super::{Place, read::Found};
use crate::{Problem, messages::SentFile};

/// Begins the conversation, where nobody has.
pub(in crate::messages) async fn begin(tx: &mut PgConnection, candidacy: CandidacyId, place: &Place) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO conversations (candidacy_id, mission_id, ceo_id, cto_id) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
        candidacy.0,
        place.mission.0,
        place.ceo.map(|ceo| ceo.0),
        place.cto.map(|cto| cto.0)
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// The number of its last message; one who writes follows the other.
pub(in crate::messages) async fn lock(tx: &mut PgConnection, candidacy: CandidacyId) -> Result<Option<i32>, Problem> {
    Ok(sqlx::query_scalar!("SELECT last_number FROM conversations WHERE candidacy_id = $1 FOR UPDATE", candidacy.0)
        .fetch_optional(tx)
        .await?)
}

/// Lets what one person writes come one after the other; whether the account is there.
pub(in crate::messages) async fn lock_account(tx: &mut PgConnection, account: AccountId) -> Result<bool, Problem> {
    Ok(sqlx::query!("SELECT id FROM accounts WHERE id = $1 FOR NO KEY UPDATE", account.0).fetch_optional(tx).await?.is_some())
}

/// When this person wrote the message that is `n` back from now; nothing where they wrote fewer since then.
pub(in crate::messages) async fn nth_last(
    tx: &mut PgConnection,
    author: AccountId,
    since: DateTime<Utc>,
    n: i64,
) -> Result<Option<DateTime<Utc>>, Problem> {
    Ok(sqlx::query_scalar!(
        "SELECT sent_at FROM messages WHERE author_id = $1 AND sent_at > $2 ORDER BY sent_at DESC OFFSET $3 LIMIT 1",
        author.0,
        since,
        n - 1
    )
    .fetch_optional(tx)
    .await?)
}

pub(in crate::messages) async fn count_files(tx: &mut PgConnection, candidacy: CandidacyId) -> Result<i64, Problem> {
    Ok(sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!" FROM message_files f JOIN messages m ON m.id = f.message_id WHERE m.candidacy_id = $1"#,
        candidacy.0
    )
    .fetch_one(tx)
    .await?)
}

/// Where a message of this id stands already, and whose it is.
pub(in crate::messages) async fn author_of(
    tx: &mut PgConnection,
    id: MessageId,
) -> Result<Option<(CandidacyId, Option<AccountId>)>, Problem> {
    let row = sqlx::query!(
        r#"SELECT candidacy_id AS "candidacy: CandidacyId", author_id AS "author: AccountId" FROM messages WHERE id = $1"#,
        id.0
    )
    .fetch_optional(tx)
    .await?;
    Ok(row.map(|row| (row.candidacy, row.author)))
}

/// A message to keep.
pub(in crate::messages) struct NewMessage {
    pub id: MessageId,
    pub candidacy: CandidacyId,
    pub number: i32,
    pub state: MessageState,
    pub author: AccountId,
    pub role: Role,
    pub ceo_reads: bool,
}

pub(in crate::messages) async fn insert(tx: &mut PgConnection, new: &NewMessage, words: &str, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO messages (id, candidacy_id, number, state, author_id, author_role, ceo_reads, sent_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        new.id.0,
        new.candidacy.0,
        new.number,
        new.state.code(),
        new.author.0,
        new.role.code(),
        new.ceo_reads,
        now
    )
    .execute(&mut *tx)
    .await?;
    sqlx::query!("INSERT INTO message_words (message_id, author_id, words) VALUES ($1, $2, $3)", new.id.0, new.author.0, words)
        .execute(&mut *tx)
        .await?;
    sqlx::query!("UPDATE conversations SET last_number = $2 WHERE candidacy_id = $1", new.candidacy.0, new.number).execute(tx).await?;
    Ok(())
}

pub(in crate::messages) async fn insert_file(
    tx: &mut PgConnection,
    new: &NewMessage,
    file: &SentFile,
    content: &[u8],
) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO message_files (message_id, author_id, file_name, file_type, byte_count) VALUES ($1, $2, $3, $4, $5)",
        new.id.0,
        new.author.0,
        file.name,
        file.kind.code(),
        file.byte_count
    )
    .execute(&mut *tx)
    .await?;
    sqlx::query!("INSERT INTO message_file_contents (message_id, content) VALUES ($1, $2)", new.id.0, content).execute(tx).await?;
    Ok(())
}

/// The message, locked.
pub(in crate::messages) async fn lock_message(tx: &mut PgConnection, id: MessageId) -> Result<Option<Found>, Problem> {
    sqlx::query!("SELECT id FROM messages WHERE id = $1 FOR UPDATE", id.0).fetch_optional(&mut *tx).await?;
    super::read::found(tx, id).await
}

/// Its words and its file go.
pub(in crate::messages) async fn withdraw(tx: &mut PgConnection, id: MessageId, state: MessageState) -> Result<(), Problem> {
    sqlx::query!("UPDATE messages SET state = $2 WHERE id = $1", id.0, state.code()).execute(&mut *tx).await?;
    sqlx::query!("DELETE FROM message_words WHERE message_id = $1", id.0).execute(&mut *tx).await?;
    sqlx::query!("DELETE FROM message_files WHERE message_id = $1", id.0).execute(tx).await?;
    Ok(())
}

/// Notes how far a side has read: forward alone, and not beyond the last message that it can see.
pub(in crate::messages) async fn mark(
    tx: &mut PgConnection,
    candidacy: CandidacyId,
    role: Role,
    number: i32,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO message_marks (candidacy_id, role, last_read, read_at)
         SELECT $1, $2, max(m.number), $4 FROM messages m WHERE m.candidacy_id = $1 AND m.number <= $3 AND ($2 <> 'ceo' OR m.ceo_reads)
         HAVING max(m.number) IS NOT NULL
         ON CONFLICT (candidacy_id, role) DO UPDATE SET last_read = EXCLUDED.last_read, read_at = EXCLUDED.read_at
         WHERE message_marks.last_read < EXCLUDED.last_read",
        candidacy.0,
        role.code(),
        number,
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Whether a side is to be told of this message: it has followed every mail before.
pub(in crate::messages) async fn begin_telling(
    tx: &mut PgConnection,
    candidacy: CandidacyId,
    role: Role,
    number: i32,
) -> Result<bool, Problem> {
    let told = sqlx::query!(
        "INSERT INTO message_marks (candidacy_id, role, told) VALUES ($1, $2, $3)
         ON CONFLICT (candidacy_id, role) DO UPDATE SET told = EXCLUDED.told WHERE message_marks.told <= message_marks.last_read",
        candidacy.0,
        role.code(),
        number
    );
    Ok(told.execute(tx).await?.rows_affected() > 0)
}

/// What a side was to be told is nothing any more.
pub(in crate::messages) async fn stop_telling(tx: &mut PgConnection, candidacy: CandidacyId, role: Role) -> Result<(), Problem> {
    sqlx::query!("UPDATE message_marks SET told = LEAST(told, last_read) WHERE candidacy_id = $1 AND role = $2", candidacy.0, role.code())
        .execute(tx)
        .await?;
    Ok(())
}

/// Shows a message to staff; a second time with another reason.
pub(in crate::messages) async fn report(
    tx: &mut PgConnection,
    id: MessageId,
    reporter: AccountId,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO message_reports (message_id, reporter_id, reason, reported_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (message_id, reporter_id) DO UPDATE SET reason = EXCLUDED.reason, reported_at = EXCLUDED.reported_at, settled_at = NULL",
        id.0,
        reporter.0,
        reason,
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(in crate::messages) async fn settle(tx: &mut PgConnection, id: MessageId, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!("UPDATE message_reports SET settled_at = $2 WHERE message_id = $1 AND settled_at IS NULL", id.0, now).execute(tx).await?;
    Ok(())
}

/// Conversations whose both sides have closed their accounts are nobody's.
pub(crate) async fn forget_empty(tx: &mut PgConnection) -> Result<(), Problem> {
    sqlx::query!("DELETE FROM conversations WHERE ceo_id IS NULL AND cto_id IS NULL").execute(tx).await?;
    Ok(())
}
