//! A meeting as a calendar is told of it: in values. `ui` writes the file (RFC 5545).

use chrono::{DateTime, Utc};
use domain::{AccountId, CandidacyId, MissionId, Role, meeting::Slot};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::{Participant, store};
use crate::{Marketplace, Problem};

/// What a calendar is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// The same for every change of this meeting.
    pub uid: Uuid,
    /// From 0, one more for each change.
    pub sequence: i32,
    /// When this change was made.
    pub stamp: DateTime<Utc>,
    pub slot: Slot,
    pub place: Option<String>,
    pub title: String,
    pub mission: MissionId,
    pub candidacy: CandidacyId,
    /// For whom the file is written.
    pub reader: Role,
    /// Names and addresses of those who meet: both accepted to know them of each other.
    pub people: Vec<(String, String)>,
}

impl Invitation {
    /// How the reader calls the other: by name.
    pub fn other(&self) -> &str {
        let at = if self.reader == Role::Ceo { self.people.len().saturating_sub(1) } else { 0 };
        self.people.get(at).map_or("", |(name, _)| name.as_str())
    }
}

/// The date, for the calendar of whoever asks; [`Problem::NotFound`] where there is none.
pub async fn invitation(market: &Marketplace, by: &Participant) -> Result<Invitation, Problem> {
    invitation_of(&mut *market.pool.acquire().await?, by.candidacy, by.role()).await?.ok_or(Problem::NotFound)
}

/// The same, for a mail.
pub(crate) async fn invitation_of(
    connection: &mut PgConnection,
    candidacy: CandidacyId,
    reader: Role,
) -> Result<Option<Invitation>, Problem> {
    let Some(standing) = store::standing(connection, candidacy).await? else { return Ok(None) };
    let Some(meeting) = store::meeting(connection, candidacy).await? else { return Ok(None) };
    let Some(slot) = meeting.date() else { return Ok(None) };
    let ceo = standing.ceo_name.clone().zip(standing.ceo_email.clone());
    Ok(Some(Invitation {
        uid: meeting.uid,
        sequence: meeting.sequence,
        stamp: meeting.since,
        slot,
        place: meeting.place,
        title: standing.title.clone().unwrap_or_default(),
        mission: standing.mission,
        candidacy,
        reader,
        people: ceo.into_iter().chain([(standing.cto_name, standing.cto_email)]).collect(),
    }))
}

/// The dates that somebody has agreed on, and that end after a moment, in the order of time; a hundred at most.
pub(crate) async fn dates_of(pool: &PgPool, account: AccountId, since: DateTime<Utc>) -> Result<Vec<Invitation>, Problem> {
    store::dates_of(pool, account, since).await
}
