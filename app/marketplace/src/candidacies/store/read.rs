//! What is asked about candidacies.

use chrono::{DateTime, Utc};
use domain::{
    CandidacyId, MissionId, ProfileId, RefusalCode, Role,
    lifecycle::{CandidacyState, MeetingState, MissionState},
    meeting::MeetingMoments,
    wait::{self, CandidacyMoments},
};
use sqlx::{PgConnection, PgPool};

use super::super::read::Waiting;
use crate::Problem;

pub(crate) async fn mission_of(tx: &mut PgConnection, id: CandidacyId) -> Result<Option<MissionId>, Problem> {
    Ok(sqlx::query_scalar!(r#"SELECT mission_id AS "mission: MissionId" FROM candidacies WHERE id = $1"#, id.0).fetch_optional(tx).await?)
}

pub(crate) async fn mission_of_cto(pool: &PgPool, id: CandidacyId, profile: ProfileId) -> Result<Option<MissionId>, Problem> {
    Ok(sqlx::query_scalar!(
        r#"SELECT mission_id AS "mission: MissionId" FROM candidacies WHERE id = $1 AND profile_id = $2 AND state <> 'suggested'"#,
        id.0,
        profile.0
    )
    .fetch_optional(pool)
    .await?)
}

pub(crate) async fn shown(pool: &PgPool, id: CandidacyId, mission: MissionId) -> Result<bool, Problem> {
    Ok(sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT FROM candidacies c JOIN missions m ON m.id = c.mission_id
           WHERE c.id = $1 AND m.id = $2 AND c.shown_at IS NOT NULL AND m.state IN ('shortlisted', 'engaged', 'completed')) AS "shown!""#,
        id.0,
        mission.0
    )
    .fetch_one(pool)
    .await?)
}

/// Whether this CTO may see the mission: it is open or shortlisted and the CTO of the community, or has a part in it already.
pub(crate) async fn open_to_ctos(pool: &PgPool, mission: MissionId, profile: ProfileId) -> Result<bool, Problem> {
    Ok(sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT FROM missions m WHERE m.id = $1 AND (m.state IN ('open', 'shortlisted')
               AND EXISTS (SELECT FROM profiles p WHERE p.id = $2 AND p.state IN ('accepted', 'paused'))
             OR EXISTS (SELECT FROM candidacies c WHERE c.mission_id = m.id AND c.profile_id = $2 AND c.state <> 'suggested'))) AS "open!""#,
        mission.0,
        profile.0
    )
    .fetch_one(pool)
    .await?)
}

pub(crate) async fn lock_mission(tx: &mut PgConnection, mission: MissionId) -> Result<Option<MissionState>, Problem> {
    Ok(sqlx::query_scalar!(r#"SELECT state AS "state: MissionState" FROM missions WHERE id = $1 FOR UPDATE"#, mission.0)
        .fetch_optional(tx)
        .await?)
}

/// What the guards of a candidacy ask about, read under the mission's lock.
pub(crate) struct Facts {
    pub id: CandidacyId,
    pub state: CandidacyState,
    pub introduction_requested: bool,
    pub both_want_to: bool,
    pub answer_by: Option<DateTime<Utc>>,
}

macro_rules! facts {
    ($rest:literal $(, $argument:expr)*) => {
        sqlx::query_as!(
            Facts,
            r#"SELECT c.id AS "id: CandidacyId", c.state AS "state: CandidacyState", i.requested_at IS NOT NULL AS "introduction_requested!",
                      COALESCE(i.ceo_wants_to AND i.cto_wants_to, false) AS "both_want_to!", c.answer_by
               FROM candidacies c LEFT JOIN introductions i ON i.candidacy_id = c.id "# + $rest
            $(, $argument)*
        )
    };
}

pub(crate) async fn facts(tx: &mut PgConnection, id: CandidacyId) -> Result<Option<Facts>, Problem> {
    Ok(facts!("WHERE c.id = $1", id.0).fetch_optional(tx).await?)
}

pub(crate) async fn facts_of_pair(tx: &mut PgConnection, mission: MissionId, profile: ProfileId) -> Result<Option<Facts>, Problem> {
    Ok(facts!("WHERE c.mission_id = $1 AND c.profile_id = $2", mission.0, profile.0).fetch_optional(tx).await?)
}

/// Somebody who may be, or is, on a shortlist.
#[derive(Debug, Clone)]
pub(crate) struct Listed {
    pub candidacy: CandidacyId,
    pub profile: ProfileId,
    pub machine_rank: Option<i32>,
    pub position: Option<i16>,
}

impl Listed {
    /// The machine's rank; who was never ranked comes last.
    pub(crate) fn rank(&self) -> i32 {
        self.machine_rank.unwrap_or(i32::MAX)
    }
}

pub(crate) async fn applied(tx: &mut PgConnection, mission: MissionId) -> Result<Vec<Listed>, Problem> {
    Ok(sqlx::query_as!(
        Listed,
        r#"SELECT id AS "candidacy: CandidacyId", profile_id AS "profile: ProfileId", machine_rank, position FROM candidacies
           WHERE mission_id = $1 AND state = 'applied' ORDER BY machine_rank NULLS LAST, id"#,
        mission.0
    )
    .fetch_all(tx)
    .await?)
}

pub(crate) async fn listed(tx: &mut PgConnection, mission: MissionId) -> Result<Vec<Listed>, Problem> {
    Ok(sqlx::query_as!(
        Listed,
        r#"SELECT id AS "candidacy: CandidacyId", profile_id AS "profile: ProfileId", machine_rank, position FROM candidacies
           WHERE mission_id = $1 AND state IN ('shortlisted', 'introduced') ORDER BY position, id"#,
        mission.0
    )
    .fetch_all(tx)
    .await?)
}

/// The first free place: places are not given twice, so that a harbour name stays one person's.
pub(crate) async fn next_position(tx: &mut PgConnection, mission: MissionId) -> Result<i16, Problem> {
    let last =
        sqlx::query_scalar!(r#"SELECT COALESCE(max(position), 0)::smallint AS "last!" FROM candidacies WHERE mission_id = $1"#, mission.0)
            .fetch_one(tx)
            .await?;
    Ok(last + 1)
}

/// Whether a selection of this mission was ever before the CEO.
pub(crate) async fn was_published(tx: &mut PgConnection, mission: MissionId) -> Result<bool, Problem> {
    Ok(sqlx::query_scalar!(r#"SELECT shortlisted_at IS NOT NULL AS "published!" FROM missions WHERE id = $1"#, mission.0)
        .fetch_one(tx)
        .await?)
}

pub(crate) async fn running(tx: &mut PgConnection, mission: MissionId) -> Result<Vec<CandidacyId>, Problem> {
    Ok(sqlx::query_scalar!(
        r#"SELECT id AS "id: CandidacyId" FROM candidacies
           WHERE mission_id = $1 AND state NOT IN ('expired', 'selected', 'ended', 'declined', 'withdrawn') ORDER BY id"#,
        mission.0
    )
    .fetch_all(tx)
    .await?)
}

/// Whoever is chosen for this mission.
pub(crate) async fn selected(tx: &mut PgConnection, mission: MissionId) -> Result<Option<CandidacyId>, Problem> {
    Ok(sqlx::query_scalar!(r#"SELECT id AS "id: CandidacyId" FROM candidacies WHERE mission_id = $1 AND state = 'selected'"#, mission.0)
        .fetch_optional(tx)
        .await?)
}

/// Somebody who waits for staff, or lets others wait: see [`super::super::read::Waiting`]. An invitation that expired is shown for some days, and
/// only while the search runs: whether to ask again is soon decided.
pub(crate) async fn waiting(pool: &PgPool, now: DateTime<Utc>, expired_since: DateTime<Utc>) -> Result<Vec<Waiting>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT c.id AS "id: CandidacyId", c.mission_id AS "mission: MissionId", m.company, c.profile_id AS "profile: ProfileId", a.name,
                  c.state AS "state: CandidacyState", c.invited_at, c.answer_by, c.updated_at AS since,
                  CASE WHEN c.shown_at IS NOT NULL THEN GREATEST(c.shown_at, m.shortlisted_at) END AS "before_ceo_since?",
                  g.state AS "meeting_state?: MeetingState", g.since AS "meeting_since?", g.proposed_by AS "proposed_by?: Role",
                  (SELECT max(s.starts_at) FROM meeting_slots s WHERE s.candidacy_id = c.id) AS last_slot,
                  g.ceo_answer IS NOT NULL AS "ceo_met!", g.cto_answer IS NOT NULL AS "cto_met!",
                  i.requested_at AS "requested_at?", i.accepted_at AS "accepted_at?", i.ceo_wants_to IS NOT NULL AS "ceo_answered!",
                  i.cto_wants_to IS NOT NULL AS "cto_answered!"
           FROM candidacies c JOIN missions m ON m.id = c.mission_id JOIN profiles p ON p.id = c.profile_id JOIN accounts a ON a.id = p.account_id
           LEFT JOIN introductions i ON i.candidacy_id = c.id LEFT JOIN meetings g ON g.candidacy_id = c.id
           WHERE m.state IN ('open', 'shortlisted') AND (c.state IN ('applied', 'introduced') OR c.state = 'invited' AND c.answer_by < $1
             OR c.state = 'shortlisted' AND i.requested_at IS NOT NULL
             OR c.state = 'expired' AND m.state = 'open' AND c.updated_at > $2)
           ORDER BY c.updated_at, c.id LIMIT 200"#,
        now,
        expired_since
    )
    .fetch_all(pool)
    .await?;
    let waiting = rows.into_iter().map(|row| {
        let at = CandidacyMoments {
            invited: row.invited_at,
            answer_by: row.answer_by,
            changed: Some(row.since),
            shown: row.before_ceo_since,
            meeting_asked: row.requested_at,
            meeting_agreed: row.accepted_at,
            meeting: moments(row.meeting_state, row.meeting_since, row.proposed_by, row.last_slot, (row.ceo_met, row.cto_met)),
            ceo_answered: row.ceo_answered,
            cto_answered: row.cto_answered,
        };
        Waiting {
            id: row.id,
            mission: row.mission,
            company: row.company,
            profile: row.profile,
            name: row.name,
            state: row.state,
            meeting: row.meeting_state,
            since: row.since,
            wait: wait::of_candidacy(row.state, &at),
        }
    });
    Ok(waiting.collect())
}

/// How many candidacies were declined since then, and how many of them with a reason.
pub(crate) async fn refusals(pool: &PgPool, since: DateTime<Utc>) -> Result<(i64, i64), Problem> {
    let row = sqlx::query!(
        r#"SELECT count(*) AS "declined!", count(*) FILTER (WHERE btrim(COALESCE(ended_reason, '')) <> '' OR ended_code IS NOT NULL) AS "explained!"
           FROM candidacies WHERE state = 'declined' AND updated_at > $1"#,
        since
    )
    .fetch_one(pool)
    .await?;
    Ok((row.declined, row.explained))
}

/// A candidacy with everything any of its three readers may be shown; [`super::super::read`] decides who sees what.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub id: CandidacyId,
    pub mission: MissionId,
    pub profile: ProfileId,
    pub state: CandidacyState,
    pub name: String,
    pub company: Option<String>,
    pub ceo: Option<String>,
    pub message: Option<String>,
    pub position: Option<i16>,
    pub machine_rank: Option<i32>,
    pub answer_by: Option<DateTime<Utc>>,
    pub ended_by: Option<Role>,
    pub ended_code: Option<RefusalCode>,
    pub ended_reason: Option<String>,
    pub invited_at: Option<DateTime<Utc>>,
    /// When the CTO was last put before the CEO; nothing for somebody who never was.
    pub before_ceo_since: Option<DateTime<Utc>>,
    pub updated_at: DateTime<Utc>,
    pub requested_at: Option<DateTime<Utc>>,
    pub accepted_at: Option<DateTime<Utc>>,
    pub ceo_wants_to: Option<bool>,
    pub ceo_words: Option<String>,
    pub cto_wants_to: Option<bool>,
    pub cto_words: Option<String>,
    pub meeting_state: Option<MeetingState>,
    pub meeting_since: Option<DateTime<Utc>>,
    pub proposed_by: Option<Role>,
    pub last_slot: Option<DateTime<Utc>>,
    pub ceo_met: bool,
    pub cto_met: bool,
}

impl Row {
    /// Where the meeting stands, once slots were proposed.
    pub(crate) fn meeting(&self) -> Option<MeetingMoments> {
        moments(self.meeting_state, self.meeting_since, self.proposed_by, self.last_slot, (self.ceo_met, self.cto_met))
    }
}

/// Where a meeting stands; nothing where there is none.
fn moments(
    state: Option<MeetingState>,
    since: Option<DateTime<Utc>>,
    proposed_by: Option<Role>,
    last_slot: Option<DateTime<Utc>>,
    (ceo_answered, cto_answered): (bool, bool),
) -> Option<MeetingMoments> {
    Some(MeetingMoments { state: state?, since: since?, proposed_by: proposed_by?, last_slot, ceo_answered, cto_answered })
}

macro_rules! rows {
    ($rest:literal $(, $argument:expr)*) => {
        sqlx::query_as!(
            Row,
            r#"SELECT c.id AS "id: CandidacyId", c.mission_id AS "mission: MissionId", c.profile_id AS "profile: ProfileId", c.state AS "state: CandidacyState",
                      a.name, m.company, o.name AS "ceo?", c.message, c.position, c.machine_rank, c.answer_by, c.ended_by AS "ended_by: Role", c.ended_code AS "ended_code: RefusalCode",
                      c.ended_reason, c.invited_at, c.updated_at,
                      CASE WHEN c.shown_at IS NOT NULL THEN GREATEST(c.shown_at, m.shortlisted_at) END AS "before_ceo_since?",
                      i.requested_at AS "requested_at?", i.accepted_at AS "accepted_at?", i.ceo_wants_to AS "ceo_wants_to?", i.ceo_words AS "ceo_words?",
                      i.cto_wants_to AS "cto_wants_to?", i.cto_words AS "cto_words?",
                      g.state AS "meeting_state?: MeetingState", g.since AS "meeting_since?", g.proposed_by AS "proposed_by?: Role",
                      (SELECT max(s.starts_at) FROM meeting_slots s WHERE s.candidacy_id = c.id) AS last_slot,
                      g.ceo_answer IS NOT NULL AS "ceo_met!", g.cto_answer IS NOT NULL AS "cto_met!"
               FROM candidacies c JOIN profiles p ON p.id = c.profile_id JOIN accounts a ON a.id = p.account_id
               JOIN missions m ON m.id = c.mission_id LEFT JOIN accounts o ON o.id = m.owner_id
               LEFT JOIN introductions i ON i.candidacy_id = c.id LEFT JOIN meetings g ON g.candidacy_id = c.id "# + $rest
            $(, $argument)*
        )
    };
}

pub(crate) async fn of_mission(pool: &PgPool, mission: MissionId) -> Result<Vec<Row>, Problem> {
    Ok(rows!("WHERE c.mission_id = $1 ORDER BY c.position NULLS LAST, c.machine_rank NULLS LAST, c.id LIMIT 500", mission.0)
        .fetch_all(pool)
        .await?)
}

pub(crate) async fn of_profile(pool: &PgPool, profile: ProfileId) -> Result<Vec<Row>, Problem> {
    Ok(rows!("WHERE c.profile_id = $1 AND c.state <> 'suggested' ORDER BY c.updated_at DESC LIMIT 100", profile.0).fetch_all(pool).await?)
}

pub(crate) async fn one(pool: &PgPool, id: CandidacyId) -> Result<Option<Row>, Problem> {
    Ok(rows!("WHERE c.id = $1", id.0).fetch_optional(pool).await?)
}
