//! Requests to join and notes as rows.

use chrono::{DateTime, Utc};
use domain::{
    AccountId, ApplicationId, NoteId, ProfileId, Role,
    forms::Reason,
    lifecycle::ProfileState,
    vetting::{Missing, VettingRefusal},
    wait::{ApplicationMoments, Referees},
};
use sqlx::{PgConnection, PgPool};

use super::{Application, Outcome, Pause, Refusal, Waiting, notes::Note};
use crate::{Problem, references::MOST_WAITING};

pub(super) async fn state(connection: &mut PgConnection, profile: ProfileId) -> Result<Option<ProfileState>, Problem> {
    Ok(sqlx::query_scalar!(r#"SELECT state AS "state: ProfileState" FROM profiles WHERE id = $1"#, profile.0)
        .fetch_optional(connection)
        .await?)
}

pub(super) async fn account(connection: &mut PgConnection, profile: ProfileId) -> Result<Option<AccountId>, Problem> {
    Ok(sqlx::query_scalar!(r#"SELECT account_id AS "account: AccountId" FROM profiles WHERE id = $1"#, profile.0)
        .fetch_optional(connection)
        .await?)
}

pub(super) async fn profile(connection: &mut PgConnection, account: AccountId) -> Result<Option<ProfileId>, Problem> {
    Ok(sqlx::query_scalar!(r#"SELECT id AS "id: ProfileId" FROM profiles WHERE account_id = $1"#, account.0)
        .fetch_optional(connection)
        .await?)
}

/// What the profile must say before its CTO can ask.
pub(crate) async fn missing(connection: &mut PgConnection, profile: ProfileId) -> Result<Vec<Missing>, Problem> {
    let row = sqlx::query!(
        r#"SELECT p.headline <> '' AS "headline!", p.about <> '' AS "story!", p.rhythm IS NOT NULL AS "rhythm!", p.rate IS NOT NULL AS "rate!",
                  EXISTS (SELECT FROM profile_technologies t WHERE t.profile_id = p.id) AS "stack!",
                  EXISTS (SELECT FROM experiences e WHERE e.profile_id = p.id) AS "experience!",
                  EXISTS (SELECT FROM profile_labels l WHERE l.profile_id = p.id AND l.relation = 'has' AND l.kind = 'place') AS "place!",
                  EXISTS (SELECT FROM profile_labels l WHERE l.profile_id = p.id AND l.relation = 'has' AND l.kind = 'language') AS "language!"
           FROM profiles p WHERE p.id = $1"#,
        profile.0
    )
    .fetch_optional(connection)
    .await?
    .ok_or(Problem::NotFound)?;
    let said = |part: &Missing| match part {
        Missing::Headline => row.headline,
        Missing::Story => row.story,
        Missing::Stack => row.stack,
        Missing::Experience => row.experience,
        Missing::Rhythm => row.rhythm,
        Missing::Rate => row.rate,
        Missing::Place => row.place,
        Missing::Language => row.language,
    };
    Ok(Missing::ALL.iter().copied().filter(|part| !said(part)).collect())
}

/// A request as a row.
struct Row {
    id: ApplicationId,
    version: i32,
    motivation: String,
    applied_at: DateTime<Utc>,
    stage_since: DateTime<Utc>,
    interview_at: Option<DateTime<Utc>>,
    ended_at: Option<DateTime<Utc>>,
    outcome: Option<String>,
    refusal_code: Option<VettingRefusal>,
    refusal_words: Option<String>,
    again_from: Option<DateTime<Utc>>,
}

impl From<Row> for Application {
    fn from(row: Row) -> Self {
        let outcome = match (row.outcome.as_deref(), row.refusal_code, row.refusal_words) {
            (Some("refused"), Some(code), Some(words)) => Some(Outcome::Refused(Refusal { code, words, again_from: row.again_from })),
            (Some("accepted"), ..) => Some(Outcome::Accepted),
            (Some(_), ..) => Some(Outcome::Withdrawn),
            (None, ..) => None,
        };
        Self {
            id: row.id,
            version: row.version,
            motivation: row.motivation,
            applied_at: row.applied_at,
            stage_since: row.stage_since,
            interview_at: row.interview_at,
            ended: row.ended_at.zip(outcome),
        }
    }
}

/// Every request of a profile, the latest first.
pub(super) async fn applications(connection: &mut PgConnection, profile: ProfileId) -> Result<Vec<Application>, Problem> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id AS "id: ApplicationId", version, motivation, applied_at, stage_since, interview_at, ended_at, outcome,
                  refusal_code AS "refusal_code: VettingRefusal", refusal_words, again_from
           FROM applications WHERE profile_id = $1 ORDER BY applied_at DESC, id DESC"#,
        profile.0
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(Application::from).collect())
}

/// The state of a profile and its latest request, with the profile locked: whoever changes a request locks its profile first.
pub(super) async fn lock(tx: &mut PgConnection, profile: ProfileId) -> Result<Option<(ProfileState, Option<Application>)>, Problem> {
    let state = sqlx::query_scalar!(r#"SELECT state AS "state: ProfileState" FROM profiles WHERE id = $1 FOR UPDATE"#, profile.0);
    let Some(state) = state.fetch_optional(&mut *tx).await? else { return Ok(None) };
    Ok(Some((state, applications(tx, profile).await?.into_iter().next())))
}

/// What a request waits for among the CTO's referees.
pub(super) async fn referees(connection: &mut PgConnection, profile: ProfileId, now: DateTime<Utc>) -> Result<Referees, Problem> {
    Ok(sqlx::query_as!(
        Referees,
        r#"SELECT count(*) > 0 AS "named!",
                  count(*) FILTER (WHERE state = 'named') > 0 AND count(*) FILTER (WHERE state = 'waiting' AND expires_at > $2) < $3 AS "to_write!",
                  count(*) FILTER (WHERE state = 'waiting' AND expires_at > $2) > 0 AS "waited_for!"
           FROM reference_requests WHERE profile_id = $1"#,
        profile.0,
        now,
        MOST_WAITING
    )
    .fetch_one(connection)
    .await?)
}

pub(super) async fn insert(
    tx: &mut PgConnection,
    id: ApplicationId,
    profile: ProfileId,
    motivation: &str,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO applications (id, profile_id, motivation, consented_at, applied_at, stage_since) VALUES ($1, $2, $3, $4, $4, $4)",
        id.0,
        profile.0,
        motivation,
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// A running request is in another stage now; one that had ended runs again. A date of an interview is kept while it means something.
pub(super) async fn enter_stage(tx: &mut PgConnection, id: ApplicationId, stage: ProfileState, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE applications SET version = version + 1, stage_since = $2, interview_at = CASE WHEN $3 THEN NULL ELSE interview_at END,
             ended_at = NULL, outcome = NULL, refusal_code = NULL, refusal_words = NULL, again_from = NULL
         WHERE id = $1",
        id.0,
        now,
        stage == ProfileState::Applied
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// `outcome` is `withdrawn` or `accepted`.
pub(super) async fn end(tx: &mut PgConnection, id: ApplicationId, outcome: &str, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!("UPDATE applications SET version = version + 1, ended_at = $2, outcome = $3 WHERE id = $1", id.0, now, outcome)
        .execute(tx)
        .await?;
    Ok(())
}

pub(super) async fn refuse(
    tx: &mut PgConnection,
    id: ApplicationId,
    code: VettingRefusal,
    reason: &Reason,
    again_from: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE applications SET version = version + 1, ended_at = $2, outcome = 'refused', refusal_code = $3, refusal_words = $4, again_from = $5
         WHERE id = $1",
        id.0,
        now,
        code.code(),
        reason.as_str(),
        again_from
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(super) async fn set_interview(tx: &mut PgConnection, id: ApplicationId, at: Option<DateTime<Utc>>) -> Result<(), Problem> {
    sqlx::query!("UPDATE applications SET version = version + 1, interview_at = $2 WHERE id = $1", id.0, at).execute(tx).await?;
    Ok(())
}

/// Who stopped proposals, where they are stopped. Before that was noted, it was the CTO.
pub(super) async fn pause(connection: &mut PgConnection, profile: ProfileId) -> Result<Option<Pause>, Problem> {
    let row = sqlx::query!(r#"SELECT paused_by AS "by: Role", pause_reason FROM profiles WHERE id = $1 AND state = 'paused'"#, profile.0)
        .fetch_optional(connection)
        .await?;
    Ok(row.map(|row| Pause { by: row.by.unwrap_or(Role::Cto), reason: row.pause_reason }))
}

/// Everybody whose request runs, in any order.
pub(super) async fn waiting(pool: &PgPool, now: DateTime<Utc>, most: i64) -> Result<Vec<Waiting>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT p.id AS "profile: ProfileId", a.name, p.headline, p.state AS "stage: ProfileState", v.applied_at, v.stage_since, v.interview_at,
                  (SELECT count(*) FROM profile_notes n WHERE n.profile_id = p.id) AS "notes!",
                  r.named AS "named!", r.to_write AS "to_write!", r.waited_for AS "waited_for!"
           FROM applications v JOIN profiles p ON p.id = v.profile_id JOIN accounts a ON a.id = p.account_id
           CROSS JOIN LATERAL (
               SELECT count(*) > 0 AS named,
                      count(*) FILTER (WHERE state = 'named') > 0 AND count(*) FILTER (WHERE state = 'waiting' AND expires_at > $1) < $2 AS to_write,
                      count(*) FILTER (WHERE state = 'waiting' AND expires_at > $1) > 0 AS waited_for
               FROM reference_requests WHERE profile_id = p.id) r
           WHERE v.ended_at IS NULL AND p.state IN ('applied', 'interview', 'references') ORDER BY v.stage_since LIMIT $3"#,
        now,
        MOST_WAITING,
        most
    )
    .fetch_all(pool)
    .await?;
    let waiting = rows.into_iter().map(|row| Waiting {
        profile: row.profile,
        name: row.name,
        headline: row.headline,
        stage: row.stage,
        applied_at: row.applied_at,
        interview_at: row.interview_at,
        notes: row.notes,
        at: ApplicationMoments {
            stage_since: row.stage_since,
            interview: row.interview_at,
            referees: Referees { named: row.named, to_write: row.to_write, waited_for: row.waited_for },
        },
    });
    Ok(waiting.collect())
}

/// When requests came since then, and when staff first answered, or the CTO took them back.
pub(crate) async fn answers(pool: &PgPool, since: DateTime<Utc>) -> Result<Vec<(DateTime<Utc>, Option<DateTime<Utc>>)>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT v.applied_at AS given,
                  (SELECT min(e.at) FROM audit_events e WHERE e.subject_id = v.profile_id AND e.subject = 'profile'
                     AND e.event IN ('interview', 'refuse', 'withdraw') AND e.at >= v.applied_at) AS "done?"
           FROM applications v WHERE v.applied_at > $1"#,
        since
    )
    .fetch_all(pool)
    .await?;
    Ok(rows.into_iter().map(|row| (row.given, row.done)).collect())
}

/// The notes about somebody, the latest first, as `reader` sees them.
pub(super) async fn notes(connection: &mut PgConnection, profile: ProfileId, reader: AccountId) -> Result<Vec<Note>, Problem> {
    Ok(sqlx::query_as!(
        Note,
        r#"SELECT n.id AS "id: NoteId", a.name AS "author?", COALESCE(n.author_id = $2, false) AS "is_mine!", n.words, n.written_at
           FROM profile_notes n LEFT JOIN accounts a ON a.id = n.author_id WHERE n.profile_id = $1 ORDER BY n.written_at DESC, n.id DESC"#,
        profile.0,
        reader.0
    )
    .fetch_all(connection)
    .await?)
}

/// Whether it was new: the same id is the same note.
pub(super) async fn insert_note(
    tx: &mut PgConnection,
    id: NoteId,
    profile: ProfileId,
    author: AccountId,
    words: &str,
    now: DateTime<Utc>,
) -> Result<bool, Problem> {
    let inserted = sqlx::query!(
        "INSERT INTO profile_notes (id, profile_id, author_id, words, written_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING",
        id.0,
        profile.0,
        author.0,
        words,
        now
    )
    .execute(tx)
    .await?;
    Ok(inserted.rows_affected() > 0)
}

/// Whose profile the author's note was about.
pub(super) async fn delete_note(tx: &mut PgConnection, id: NoteId, author: AccountId) -> Result<Option<ProfileId>, Problem> {
    Ok(sqlx::query_scalar!(
        r#"DELETE FROM profile_notes WHERE id = $1 AND author_id = $2 RETURNING profile_id AS "profile: ProfileId""#,
        id.0,
        author.0
    )
    .fetch_optional(tx)
    .await?)
}

/// The requests of a profile, who was named or answered for the last one, which ended at this moment, what staff noted, and what was written
/// into the log.
pub(super) async fn forget(tx: &mut PgConnection, profile: ProfileId, ended: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!("DELETE FROM reference_requests WHERE profile_id = $1 AND consented_at <= $2", profile.0, ended).execute(&mut *tx).await?;
    sqlx::query!("DELETE FROM applications WHERE profile_id = $1", profile.0).execute(&mut *tx).await?;
    sqlx::query!("DELETE FROM profile_notes WHERE profile_id = $1", profile.0).execute(&mut *tx).await?;
    sqlx::query!("DELETE FROM audit_words w USING audit_events e WHERE e.id = w.event_id AND e.subject_id = $1", profile.0)
        .execute(tx)
        .await?;
    Ok(())
}
