//! Meetings, their slots and what each side noted, as rows.

mod dates;
mod impressions;

use chrono::{DateTime, Utc};
use domain::{
    AccountId, CandidacyId, MeetingAnswer, MissionId, Role, Wait, Zone,
    lifecycle::{CandidacyState, MeetingState, MissionState},
    meeting::{MeetingMoments, Proposal, Slot},
    wait::{self, CandidacyMoments},
};
use sqlx::PgConnection;
use uuid::Uuid;

pub(super) use dates::dates_of;
pub(super) use impressions::{impressions, of_ceo, put_impression};

use crate::Problem;

/// A candidacy as its meeting sees it: whose it is, and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Standing {
    pub mission: MissionId,
    pub mission_state: MissionState,
    pub state: CandidacyState,
    pub accepted_at: Option<DateTime<Utc>>,
    pub ceo_answered: bool,
    pub cto_answered: bool,
    pub title: Option<String>,
    pub cto: AccountId,
    pub cto_name: String,
    pub cto_email: String,
    pub ceo: Option<AccountId>,
    pub ceo_name: Option<String>,
    pub ceo_email: Option<String>,
}

impl Standing {
    /// Who is waited for.
    pub(crate) fn wait(&self, meeting: Option<&Meeting>) -> Option<Wait> {
        let at = CandidacyMoments {
            meeting_agreed: self.accepted_at,
            meeting: meeting.map(Meeting::moments),
            ceo_answered: self.ceo_answered,
            cto_answered: self.cto_answered,
            ..CandidacyMoments::default()
        };
        (self.state == CandidacyState::Introduced).then(|| wait::of_candidacy(self.state, &at)).flatten()
    }

    /// Whether both still look whether they go together, also while the search goes on for others.
    pub(crate) fn is_open(&self) -> bool {
        self.state == CandidacyState::Introduced && matches!(self.mission_state, MissionState::Open | MissionState::Shortlisted)
    }
}

/// A meeting.
#[derive(Debug, Clone)]
pub(crate) struct Meeting {
    pub uid: Uuid,
    pub sequence: i32,
    pub state: MeetingState,
    pub since: DateTime<Utc>,
    pub proposed_by: Role,
    pub zone: Zone,
    pub minutes: i16,
    pub place: Option<String>,
    pub words: Option<String>,
    pub words_by: Option<Role>,
    pub starts_at: Option<DateTime<Utc>>,
    pub ends_at: Option<DateTime<Utc>>,
    pub ceo_answer: Option<MeetingAnswer>,
    pub cto_answer: Option<MeetingAnswer>,
    /// When the last of the slots begins.
    pub last_slot: Option<DateTime<Utc>>,
}

impl Meeting {
    /// The date that was agreed.
    pub(crate) fn date(&self) -> Option<Slot> {
        Some(Slot { starts: self.starts_at?, ends: self.ends_at? })
    }

    pub(crate) fn moments(&self) -> MeetingMoments {
        MeetingMoments {
            state: self.state,
            since: self.since,
            proposed_by: self.proposed_by,
            last_slot: self.last_slot,
            ceo_answered: self.ceo_answer.is_some(),
            cto_answered: self.cto_answer.is_some(),
        }
    }

    /// What one side answered.
    pub(crate) fn answer_of(&self, role: Role) -> Option<MeetingAnswer> {
        if role == Role::Ceo { self.ceo_answer } else { self.cto_answer }
    }
}

/// Lets two steps on one mission follow each other, as steps of candidacies do.
pub(super) async fn lock(tx: &mut PgConnection, candidacy: CandidacyId) -> Result<(), Problem> {
    sqlx::query!("SELECT m.id FROM missions m JOIN candidacies c ON c.mission_id = m.id WHERE c.id = $1 FOR UPDATE OF m", candidacy.0)
        .fetch_optional(tx)
        .await?;
    Ok(())
}

pub(crate) async fn standing(connection: &mut PgConnection, candidacy: CandidacyId) -> Result<Option<Standing>, Problem> {
    Ok(sqlx::query_as!(
        Standing,
        r#"SELECT m.id AS "mission: MissionId", m.state AS "mission_state: MissionState", c.state AS "state: CandidacyState",
                  i.accepted_at AS "accepted_at?", COALESCE(i.ceo_wants_to IS NOT NULL, false) AS "ceo_answered!",
                  COALESCE(i.cto_wants_to IS NOT NULL, false) AS "cto_answered!", m.title,
                  cto.id AS "cto: AccountId", cto.name AS cto_name, cto.email AS cto_email,
                  ceo.id AS "ceo?: AccountId", ceo.name AS "ceo_name?", ceo.email AS "ceo_email?"
           FROM candidacies c JOIN missions m ON m.id = c.mission_id JOIN profiles p ON p.id = c.profile_id JOIN accounts cto ON cto.id = p.account_id
           LEFT JOIN accounts ceo ON ceo.id = m.owner_id LEFT JOIN introductions i ON i.candidacy_id = c.id WHERE c.id = $1"#,
        candidacy.0
    )
    .fetch_optional(connection)
    .await?)
}

pub(crate) async fn meeting(connection: &mut PgConnection, candidacy: CandidacyId) -> Result<Option<Meeting>, Problem> {
    Ok(sqlx::query_as!(
        Meeting,
        r#"SELECT uid, sequence, state AS "state: MeetingState", since, proposed_by AS "proposed_by: Role", zone AS "zone: Zone", minutes, place,
                  words, words_by AS "words_by: Role", starts_at, ends_at, ceo_answer AS "ceo_answer: MeetingAnswer",
                  cto_answer AS "cto_answer: MeetingAnswer",
                  (SELECT max(s.starts_at) FROM meeting_slots s WHERE s.candidacy_id = meetings.candidacy_id) AS last_slot
           FROM meetings WHERE candidacy_id = $1"#,
        candidacy.0
    )
    .fetch_optional(connection)
    .await?)
}

/// What is proposed, in the order of time.
pub(crate) async fn slots(connection: &mut PgConnection, candidacy: CandidacyId) -> Result<Vec<Slot>, Problem> {
    let slots = sqlx::query_as!(
        Slot,
        "SELECT starts_at AS starts, ends_at AS ends FROM meeting_slots WHERE candidacy_id = $1 ORDER BY starts_at",
        candidacy.0
    );
    Ok(slots.fetch_all(connection).await?)
}

/// A meeting that begins; its slots come with [`propose`].
pub(super) async fn insert(
    tx: &mut PgConnection,
    candidacy: CandidacyId,
    state: MeetingState,
    proposal: &Proposal,
    by: Role,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO meetings (candidacy_id, uid, state, since, proposed_by, zone, minutes) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        candidacy.0,
        Uuid::new_v4(),
        state.code(),
        now,
        by.code(),
        proposal.zone.code(),
        proposal.minutes.get()
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(super) async fn set_state(
    tx: &mut PgConnection,
    candidacy: CandidacyId,
    state: MeetingState,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE meetings SET state = $2, since = CASE WHEN state = $2 AND state = 'asked' THEN since ELSE $3 END WHERE candidacy_id = $1",
        candidacy.0,
        state.code(),
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// These slots in place of those before. After it was called off, calendars are to know it as another one.
pub(super) async fn propose(
    tx: &mut PgConnection,
    candidacy: CandidacyId,
    proposal: &Proposal,
    by: Role,
    anew: bool,
) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE meetings SET proposed_by = $2, zone = $3, minutes = $4, place = $5, words = NULL, words_by = NULL, ceo_answer = NULL, cto_answer = NULL,
            uid = CASE WHEN $6 THEN $7 ELSE uid END, sequence = CASE WHEN $6 THEN -1 ELSE sequence END
         WHERE candidacy_id = $1",
        candidacy.0,
        by.code(),
        proposal.zone.code(),
        proposal.minutes.get(),
        proposal.place.as_ref().map(|place| place.as_str()),
        anew,
        Uuid::new_v4()
    )
    .execute(&mut *tx)
    .await?;
    put_slots(tx, candidacy, &proposal.slots).await
}

/// One of staff's slots, now put forward by one of the two.
pub(super) async fn pick(tx: &mut PgConnection, candidacy: CandidacyId, slot: Slot, by: Role) -> Result<(), Problem> {
    sqlx::query!("UPDATE meetings SET proposed_by = $2 WHERE candidacy_id = $1", candidacy.0, by.code()).execute(&mut *tx).await?;
    put_slots(tx, candidacy, &[slot]).await
}

async fn put_slots(tx: &mut PgConnection, candidacy: CandidacyId, slots: &[Slot]) -> Result<(), Problem> {
    let (starts, ends): (Vec<DateTime<Utc>>, Vec<DateTime<Utc>>) = slots.iter().map(|slot| (slot.starts, slot.ends)).unzip();
    sqlx::query!("DELETE FROM meeting_slots WHERE candidacy_id = $1", candidacy.0).execute(&mut *tx).await?;
    sqlx::query!(
        "INSERT INTO meeting_slots (candidacy_id, starts_at, ends_at) SELECT $1, * FROM unnest($2::timestamptz[], $3::timestamptz[])",
        candidacy.0,
        &starts,
        &ends
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// There is a date, of which calendars are told.
pub(super) async fn set_date(tx: &mut PgConnection, candidacy: CandidacyId, slot: Slot) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE meetings SET starts_at = $2, ends_at = $3, sequence = sequence + 1, ceo_answer = NULL, cto_answer = NULL WHERE candidacy_id = $1",
        candidacy.0,
        slot.starts,
        slot.ends
    )
    .execute(&mut *tx)
    .await?;
    clear_slots(tx, candidacy).await
}

pub(super) async fn clear_slots(tx: &mut PgConnection, candidacy: CandidacyId) -> Result<(), Problem> {
    sqlx::query!("DELETE FROM meeting_slots WHERE candidacy_id = $1", candidacy.0).execute(tx).await?;
    Ok(())
}

/// There is no date any more, and nothing that was answered about one.
pub(super) async fn clear_date(tx: &mut PgConnection, candidacy: CandidacyId) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE meetings SET starts_at = NULL, ends_at = NULL, ceo_answer = NULL, cto_answer = NULL WHERE candidacy_id = $1",
        candidacy.0
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Calendars are told that it is called off.
pub(super) async fn count_change(tx: &mut PgConnection, candidacy: CandidacyId) -> Result<(), Problem> {
    sqlx::query!("UPDATE meetings SET sequence = sequence + 1 WHERE candidacy_id = $1", candidacy.0).execute(tx).await?;
    Ok(())
}

pub(super) async fn set_words(tx: &mut PgConnection, candidacy: CandidacyId, words: Option<&str>, by: Role) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE meetings SET words = $2, words_by = CASE WHEN $2::text IS NULL THEN NULL ELSE $3 END WHERE candidacy_id = $1",
        candidacy.0,
        words,
        by.code()
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(super) async fn set_answer(tx: &mut PgConnection, candidacy: CandidacyId, by: Role, answer: MeetingAnswer) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE meetings SET ceo_answer = CASE WHEN $2 = 'ceo' THEN $3 ELSE ceo_answer END, cto_answer = CASE WHEN $2 = 'cto' THEN $3 ELSE cto_answer END
         WHERE candidacy_id = $1",
        candidacy.0,
        by.code(),
        answer.code()
    )
    .execute(tx)
    .await?;
    Ok(())
}
