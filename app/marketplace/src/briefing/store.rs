//! Developers' pages, as rows.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    AccountId, AimId, BriefingLinkId, EngagementId, EntryId, MissionId, QuestionAnswerId, QuestionId, QuestionOwner, Role,
    briefing::Aim,
    lifecycle::{BriefingLinkState, EngagementState, QuestionState},
    mandate::EntryKind,
    wait,
};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::read::{AimLine, Answered, BriefingLink, Exchange, LateQuestion, Tie};
use crate::{Problem, audit::Actor};

/// What the business wants, in its order.
pub(super) async fn aims(connection: &mut PgConnection, engagement: EngagementId) -> Result<Vec<AimLine>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT a.id AS "id: AimId", a.title, a.why, a.version, a.objective_id AS "objective: EntryId", a.milestone_id AS "milestone: EntryId",
                  COALESCE(o.title, m.title) AS tied, COALESCE(o.due_on, m.due_on) AS due
           FROM aims a LEFT JOIN objectives o ON o.id = a.objective_id LEFT JOIN milestones m ON m.id = a.milestone_id
           WHERE a.engagement_id = $1 ORDER BY a.position, a.id"#,
        engagement.0
    );
    let line = rows.fetch_all(connection).await?.into_iter().map(|row| {
        let objective = row.objective.map(|id| (EntryKind::Objective, id));
        let entry = objective.or(row.milestone.map(|id| (EntryKind::Milestone, id)));
        let tie = entry.zip(row.tied.zip(row.due)).map(|((kind, id), (title, due))| Tie { kind, id, title, due });
        AimLine { id: row.id, version: row.version, aim: Aim { title: row.title, why: row.why }, tie }
    });
    Ok(line.collect())
}

/// Objectives and milestones of the mandate, by their days.
pub(super) async fn ties(connection: &mut PgConnection, engagement: EngagementId) -> Result<Vec<Tie>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT 'objective' AS "kind!: EntryKind", id AS "id!: EntryId", title AS "title!", due_on AS "due!" FROM objectives WHERE engagement_id = $1
           UNION ALL SELECT 'milestone', id, title, due_on FROM milestones WHERE engagement_id = $1 ORDER BY 1 DESC, 4, 2"#,
        engagement.0
    );
    let tie = rows.fetch_all(connection).await?.into_iter().map(|row| Tie { kind: row.kind, id: row.id, title: row.title, due: row.due });
    Ok(tie.collect())
}

/// Writes a new aim at the end, or a new version; answers whether it was of this engagement.
pub(super) async fn put_aim(
    tx: &mut PgConnection,
    engagement: EngagementId,
    id: AimId,
    aim: &Aim,
    tie: Option<(EntryKind, EntryId)>,
    author: Actor,
    now: DateTime<Utc>,
) -> Result<bool, Problem> {
    let of = |kind| tie.filter(|(tied, _)| *tied == kind).map(|(_, id)| id.0);
    let put = sqlx::query!(
        "INSERT INTO aims (id, engagement_id, position, title, why, objective_id, milestone_id, written_by, written_role, written_at)
         SELECT $1, $2, (COALESCE(max(position), -1) + 1)::smallint, $3, $4, $5, $6, $7, $8, $9 FROM aims WHERE engagement_id = $2
         ON CONFLICT (id) DO UPDATE SET title = excluded.title, why = excluded.why, objective_id = excluded.objective_id,
             milestone_id = excluded.milestone_id, version = aims.version + 1, written_by = excluded.written_by,
             written_role = excluded.written_role, written_at = excluded.written_at
         WHERE aims.engagement_id = excluded.engagement_id",
        id.0,
        engagement.0,
        aim.title,
        aim.why,
        of(EntryKind::Objective),
        of(EntryKind::Milestone),
        author.account.map(|id| id.0),
        author.role.code(),
        now
    );
    Ok(put.execute(tx).await?.rows_affected() == 1)
}

pub(super) async fn delete_aim(tx: &mut PgConnection, engagement: EngagementId, id: AimId) -> Result<(), Problem> {
    sqlx::query!("DELETE FROM aims WHERE engagement_id = $1 AND id = $2", engagement.0, id.0).execute(tx).await?;
    Ok(())
}

/// The aims in this order.
pub(super) async fn set_order(tx: &mut PgConnection, engagement: EngagementId, order: &[AimId]) -> Result<(), Problem> {
    let ids: Vec<Uuid> = order.iter().map(|id| id.0).collect();
    sqlx::query!(
        "UPDATE aims a SET position = listed.place::smallint - 1 FROM UNNEST($2::uuid[]) WITH ORDINALITY AS listed (id, place)
         WHERE a.id = listed.id AND a.engagement_id = $1",
        engagement.0,
        &ids
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Who wrote something.
pub(super) struct Author<'a> {
    pub side: QuestionOwner,
    pub account: Option<AccountId>,
    /// Of somebody without an account.
    pub name: Option<&'a str>,
}

/// A question of an engagement, as who acts upon it must know it.
pub(super) struct Found {
    pub id: QuestionId,
    pub state: QuestionState,
    pub owner: QuestionOwner,
    pub answers: Vec<QuestionAnswerId>,
}

pub(super) async fn question(connection: &mut PgConnection, engagement: EngagementId, id: QuestionId) -> Result<Option<Found>, Problem> {
    let row = sqlx::query!(
        r#"SELECT state AS "state: QuestionState", owner AS "owner: QuestionOwner",
                  ARRAY(SELECT a.id FROM question_answers a WHERE a.question_id = questions.id) AS "answers!"
           FROM questions WHERE engagement_id = $1 AND id = $2"#,
        engagement.0,
        id.0
    );
    let found = row.fetch_optional(connection).await?.map(|row| Found {
        id,
        state: row.state,
        owner: row.owner,
        answers: row.answers.into_iter().map(QuestionAnswerId).collect(),
    });
    Ok(found)
}

/// How many questions an engagement has, those that were taken off the page included.
pub(super) async fn count_questions(connection: &mut PgConnection, engagement: EngagementId) -> Result<i64, Problem> {
    Ok(sqlx::query_scalar!(r#"SELECT count(*) AS "count!" FROM questions WHERE engagement_id = $1"#, engagement.0)
        .fetch_one(connection)
        .await?)
}

pub(super) async fn insert_question(
    tx: &mut PgConnection,
    engagement: EngagementId,
    id: QuestionId,
    (state, owner): (QuestionState, QuestionOwner),
    author: &Author<'_>,
    words: &str,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO questions (id, engagement_id, state, owner, since, asked_by, asker_id, asker_name, asked_at, words)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $5, $9) ON CONFLICT (id) DO NOTHING",
        id.0,
        engagement.0,
        state.code(),
        owner.code(),
        now,
        author.side.code(),
        author.account.map(|id| id.0),
        author.name,
        words
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(super) async fn set_question(tx: &mut PgConnection, id: QuestionId, state: QuestionState, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!("UPDATE questions SET state = $2, since = $3 WHERE id = $1", id.0, state.code(), now).execute(tx).await?;
    Ok(())
}

pub(super) async fn set_owner(tx: &mut PgConnection, id: QuestionId, owner: QuestionOwner, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!("UPDATE questions SET owner = $2, since = $3 WHERE id = $1", id.0, owner.code(), now).execute(tx).await?;
    Ok(())
}

pub(super) async fn insert_answer(
    tx: &mut PgConnection,
    id: QuestionAnswerId,
    question: QuestionId,
    author: &Author<'_>,
    words: &str,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO question_answers (id, question_id, written_by, writer_id, writer_name, written_at, words)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING",
        id.0,
        question.0,
        author.side.code(),
        author.account.map(|id| id.0),
        author.name,
        now,
        words
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// The questions on the page with their answers: those that wait first, then the latest first.
pub(super) async fn exchanges(connection: &mut PgConnection, engagement: EngagementId) -> Result<Vec<Exchange>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT q.id AS "id: QuestionId", q.state AS "state: QuestionState", q.owner AS "owner: QuestionOwner", q.since,
                  q.asked_by AS "asked_by: QuestionOwner", q.asker_name, q.asked_at, q.words
           FROM questions q WHERE q.engagement_id = $1 AND q.state <> 'removed' ORDER BY q.state DESC, q.asked_at DESC, q.id DESC"#,
        engagement.0
    );
    let mut exchanges: Vec<Exchange> = rows
        .fetch_all(&mut *connection)
        .await?
        .into_iter()
        .map(|row| Exchange {
            id: row.id,
            state: row.state,
            owner: row.owner,
            by: Exchange::due(row.since),
            wait: wait::of_question(row.state, row.owner, row.since),
            asked_by: row.asked_by,
            asker: row.asker_name,
            asked_at: row.asked_at,
            words: row.words,
            answers: Vec::new(),
        })
        .collect();
    let answers = sqlx::query!(
        r#"SELECT a.question_id AS "question: QuestionId", a.written_by AS "by: QuestionOwner", a.writer_name, a.written_at, a.words
           FROM question_answers a JOIN questions q ON q.id = a.question_id
           WHERE q.engagement_id = $1 AND q.state <> 'removed' ORDER BY a.written_at, a.id"#,
        engagement.0
    );
    for row in answers.fetch_all(connection).await? {
        if let Some(exchange) = exchanges.iter_mut().find(|exchange| exchange.id == row.question) {
            exchange.answers.push(Answered { by: row.by, name: row.writer_name, at: row.written_at, words: row.words });
        }
    }
    Ok(exchanges)
}

/// The link that was not taken back.
pub(super) async fn open_link(tx: &mut PgConnection, engagement: EngagementId) -> Result<Option<BriefingLinkId>, Problem> {
    Ok(link(tx, engagement).await?.map(|link| link.id))
}

pub(super) async fn link(connection: &mut PgConnection, engagement: EngagementId) -> Result<Option<BriefingLink>, Problem> {
    Ok(sqlx::query_as!(
        BriefingLink,
        r#"SELECT id AS "id: BriefingLinkId", expires_at FROM briefing_links WHERE engagement_id = $1 AND state = 'open'"#,
        engagement.0
    )
    .fetch_optional(connection)
    .await?)
}

pub(super) async fn insert_link(
    tx: &mut PgConnection,
    engagement: EngagementId,
    (id, state): (BriefingLinkId, BriefingLinkState),
    key_hash: &[u8],
    made_by: Role,
    (now, expires_at): (DateTime<Utc>, DateTime<Utc>),
) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO briefing_links (id, engagement_id, key_hash, state, made_by, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        id.0,
        engagement.0,
        key_hash,
        state.code(),
        made_by.code(),
        now,
        expires_at
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Its state, and until when it opens the page where that is another moment.
pub(super) async fn set_link(
    tx: &mut PgConnection,
    id: BriefingLinkId,
    state: BriefingLinkState,
    expires_at: Option<DateTime<Utc>>,
) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE briefing_links SET state = $2, expires_at = COALESCE($3, expires_at) WHERE id = $1",
        id.0,
        state.code(),
        expires_at
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// What a key stands for.
pub(super) struct Keyed {
    pub engagement: EngagementId,
    pub mission: MissionId,
    pub company: Option<String>,
    pub state: BriefingLinkState,
    pub runs: EngagementState,
    pub expires_at: DateTime<Utc>,
}

pub(super) async fn by_key(pool: &PgPool, key_hash: &[u8]) -> Result<Option<Keyed>, Problem> {
    Ok(sqlx::query_as!(
        Keyed,
        r#"SELECT l.engagement_id AS "engagement: EngagementId", e.mission_id AS "mission: MissionId", m.company,
                  l.state AS "state: BriefingLinkState", e.state AS "runs: EngagementState", l.expires_at
           FROM briefing_links l JOIN engagements e ON e.id = l.engagement_id JOIN missions m ON m.id = e.mission_id WHERE l.key_hash = $1"#,
        key_hash
    )
    .fetch_optional(pool)
    .await?)
}

/// One visit more on this day.
pub(super) async fn count_visit(connection: &mut PgConnection, engagement: EngagementId, day: NaiveDate) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO briefing_visits (engagement_id, day, visits) VALUES ($1, $2, 1)
         ON CONFLICT (engagement_id, day) DO UPDATE SET visits = briefing_visits.visits + 1",
        engagement.0,
        day
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// How often the page was looked at on each day since one, the latest first.
pub(super) async fn visits(
    connection: &mut PgConnection,
    engagement: EngagementId,
    since: NaiveDate,
) -> Result<Vec<(NaiveDate, u32)>, Problem> {
    let rows = sqlx::query!(
        "SELECT day, visits FROM briefing_visits WHERE engagement_id = $1 AND day > $2 ORDER BY day DESC",
        engagement.0,
        since
    );
    Ok(rows.fetch_all(connection).await?.into_iter().map(|row| (row.day, row.visits.unsigned_abs())).collect())
}

/// Every question of engagements that run which the CEO or the CTO is to answer, the longest first.
pub(super) async fn waiting(pool: &PgPool) -> Result<Vec<LateQuestion>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT q.engagement_id AS "engagement: EngagementId", q.owner AS "owner: QuestionOwner", q.since, m.company, a.name AS cto
           FROM questions q JOIN engagements g ON g.id = q.engagement_id JOIN missions m ON m.id = g.mission_id
           JOIN candidacies c ON c.id = g.candidacy_id JOIN profiles p ON p.id = c.profile_id JOIN accounts a ON a.id = p.account_id
           WHERE q.state = 'open' AND q.owner <> 'team' AND g.state <> 'ended' ORDER BY q.since, q.id LIMIT 200"#
    );
    let waiting = rows.fetch_all(pool).await?.into_iter().filter_map(|row| {
        let wait = wait::of_question(QuestionState::Open, row.owner, row.since)?;
        Some(LateQuestion { engagement: row.engagement, company: row.company, cto: row.cto, wait })
    });
    Ok(waiting.collect())
}

/// A question or an answer, as a mail tells of it.
pub(crate) struct ToldOf {
    pub state: QuestionState,
    pub owner: QuestionOwner,
    pub question: String,
    pub by: QuestionOwner,
    /// Of somebody without an account.
    pub name: Option<String>,
    /// What was answered, where an answer is told of.
    pub answer: Option<String>,
}

/// The question, or an answer to it; nothing where it is gone.
pub(crate) async fn told_of(
    connection: &mut PgConnection,
    question: QuestionId,
    answer: Option<QuestionAnswerId>,
) -> Result<Option<ToldOf>, Problem> {
    Ok(sqlx::query_as!(
        ToldOf,
        r#"SELECT q.state AS "state: QuestionState", q.owner AS "owner: QuestionOwner", q.words AS question,
                  COALESCE(a.written_by, q.asked_by) AS "by!: QuestionOwner", CASE WHEN a.id IS NULL THEN q.asker_name ELSE a.writer_name END AS name,
                  a.words AS "answer?"
           FROM questions q LEFT JOIN question_answers a ON a.question_id = q.id AND a.id = $2
           WHERE q.id = $1 AND ($2::uuid IS NULL OR a.id IS NOT NULL)"#,
        question.0,
        answer.map(|id| id.0)
    )
    .fetch_optional(connection)
    .await?)
}
