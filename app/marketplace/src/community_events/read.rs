//! What pages show of events: to each reader what is for them, and to staff all.

use chrono::{DateTime, Utc};
use domain::{
    Audience, CommunityEventId, EventKind, ProfileId, Role, WrittenLanguage, Zone,
    lifecycle::{AttendanceState, CommunityEventState},
};
use sqlx::PgConnection;

use super::{Reader, store};
use crate::{Marketplace, Problem, accounts::CurrentStaff};

/// So many events stand on a page.
pub const PAGE: i64 = 20;

/// So many names are shown of those who come.
pub const MOST_LISTED: i64 = 200;

/// Which half of the agenda.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// What the reader signed up for first, then by their beginning.
    Coming,
    /// The latest first.
    Past,
}

/// An event in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventCard {
    pub id: CommunityEventId,
    pub state: CommunityEventState,
    pub title: String,
    pub kind: EventKind,
    pub audience: Audience,
    pub language: WrittenLanguage,
    pub zone: Zone,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub place: Option<String>,
    pub has_link: bool,
    pub has_recap: bool,
    pub seats: Option<i16>,
    /// Those who come, and the seats that are kept for a few minutes.
    pub taken: i64,
    pub going: i64,
    pub waiting: i64,
    /// Where the reader stands.
    pub mine: Option<AttendanceState>,
}

impl EventCard {
    /// How many seats are left, where they are counted; none while somebody waits.
    pub fn left(&self) -> Option<u32> {
        let left = i64::from(self.seats?) - self.taken;
        Some(if self.waiting > 0 { 0 } else { u32::try_from(left).unwrap_or(0) })
    }

    /// Whether one may sign up and withdraw.
    pub fn is_open(&self, now: DateTime<Utc>) -> bool {
        self.state == CommunityEventState::Published && self.starts_at > now
    }

    /// Whether the reader comes or waits.
    pub fn is_mine(&self) -> bool {
        self.mine.is_some_and(|state| state != AttendanceState::Withdrawn)
    }
}

/// A page of the agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agenda {
    pub events: Vec<EventCard>,
    /// How many there are on all pages.
    pub total: i64,
}

/// Somebody who comes and agreed to be named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedPerson {
    pub name: String,
    pub role: Role,
}

/// Who speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    pub profile: ProfileId,
    pub name: String,
    pub email: String,
}

/// An event as its reader may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventSheet {
    pub card: EventCard,
    pub description: String,
    /// For whoever has a seat.
    pub link: Option<String>,
    /// The name of who speaks.
    pub speaker: Option<String>,
    pub cancelled_reason: Option<String>,
    pub recap: Option<String>,
    /// Whether the others may read the reader's name.
    pub listed: bool,
    /// The reader's place among those who wait, from 1.
    pub position: Option<i64>,
    /// Whether the reader's seat is kept for them, who has just withdrawn.
    pub is_kept: bool,
    /// Those who come and agreed to be named, for whoever signed up; [`MOST_LISTED`] at most.
    pub people: Option<Vec<ListedPerson>>,
    /// Whether the reader has signed in, and may sign up.
    pub is_known: bool,
}

/// Somebody who signed up, for staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendee {
    pub name: String,
    pub email: String,
    pub role: Role,
    pub company: Option<String>,
    pub state: AttendanceState,
    pub since: DateTime<Utc>,
    pub listed: bool,
}

/// An event in staff's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffRow {
    pub id: CommunityEventId,
    pub state: CommunityEventState,
    pub title: String,
    pub kind: EventKind,
    pub audience: Audience,
    pub zone: Zone,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub seats: Option<i16>,
    pub going: i64,
    pub waiting: i64,
}

/// Everything about an event, for staff.
#[derive(Debug, Clone)]
pub struct StaffSheet {
    pub id: CommunityEventId,
    pub state: CommunityEventState,
    pub version: i32,
    pub title: String,
    pub description: String,
    pub kind: EventKind,
    pub audience: Audience,
    pub language: WrittenLanguage,
    pub zone: Zone,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub place: Option<String>,
    pub link: Option<String>,
    pub seats: Option<i16>,
    pub speaker: Option<Speaker>,
    pub cancelled_reason: Option<String>,
    pub recap: Option<String>,
    /// Those who come first, then those who wait, in their order, then who withdrew.
    pub people: Vec<Attendee>,
}

/// A page of the agenda, from 0.
pub async fn agenda(market: &Marketplace, reader: &Reader, when: When, page: i64) -> Result<Agenda, Problem> {
    let now = market.now();
    let events = store::cards(&market.pool, reader, when, now, page * PAGE).await?;
    Ok(Agenda { events, total: store::count(&market.pool, reader, when, now).await? })
}

/// One event; [`Problem::NotFound`] for whom it is not, and for a draft; [`Problem::SignInFirst`] where it may be for a stranger who signs in.
pub async fn sheet(market: &Marketplace, reader: &Reader, id: CommunityEventId) -> Result<EventSheet, Problem> {
    let now = market.now();
    let mut connection = market.pool.acquire().await?;
    let event = store::event(&mut connection, id).await?.ok_or(Problem::NotFound)?;
    let card = store::card(&mut connection, reader, id, now).await?.ok_or_else(|| reader.refusal(event.published_at.is_some()))?;
    let mine = match reader.account {
        Some(account) => store::mine(&mut connection, id, account).await?,
        None => None,
    };
    let is_going = card.mine == Some(AttendanceState::Going);
    let reads_names = card.is_mine() || reader.role == Some(Role::Staff);
    let people = if reads_names { Some(store::listed(&mut connection, id, reader.company.as_deref()).await?) } else { None };
    let position = match (card.mine, mine, reader.account) {
        (Some(AttendanceState::Waiting), Some(mine), Some(account)) => {
            Some(1 + store::waiting_before(&mut connection, id, mine.since, account).await?)
        }
        _ => None,
    };
    let speaker = match event.speaker {
        Some(speaker) => store::speaker(&mut connection, speaker).await?,
        None => None,
    };
    Ok(EventSheet {
        description: event.description,
        link: event.link.filter(|_| is_going && event.state != CommunityEventState::Cancelled),
        speaker: speaker.map(|speaker| speaker.name),
        cancelled_reason: event.cancelled_reason,
        recap: event.recap,
        listed: mine.is_some_and(|mine| mine.listed),
        position,
        is_kept: mine.is_some_and(|mine| mine.kept_until.is_some_and(|until| until > now)),
        people,
        is_known: reader.account.is_some(),
        card,
    })
}

/// A page of staff's list, from 0, the latest first, and how many there are.
pub async fn all(market: &Marketplace, _staff: &CurrentStaff, page: i64) -> Result<(Vec<StaffRow>, i64), Problem> {
    Ok((store::staff_rows(&market.pool, page * PAGE).await?, store::count_all(&market.pool).await?))
}

/// Everything about one event.
pub async fn for_staff(market: &Marketplace, _staff: &CurrentStaff, id: CommunityEventId) -> Result<StaffSheet, Problem> {
    let mut connection = market.pool.acquire().await?;
    let event = store::event(&mut connection, id).await?.ok_or(Problem::NotFound)?;
    let speaker = match event.speaker {
        Some(speaker) => store::speaker(&mut connection, speaker).await?,
        None => None,
    };
    Ok(StaffSheet {
        id,
        state: event.state,
        version: event.version,
        title: event.title,
        description: event.description,
        kind: event.kind,
        audience: event.audience,
        language: event.language,
        zone: event.zone,
        starts_at: event.starts_at,
        ends_at: event.ends_at,
        place: event.place,
        link: event.link,
        seats: event.seats,
        speaker,
        cancelled_reason: event.cancelled_reason,
        recap: event.recap,
        people: store::attendees(&mut connection, id).await?,
    })
}

/// What some events are called.
pub(crate) async fn titles(connection: &mut PgConnection, ids: &[CommunityEventId]) -> Result<Vec<(CommunityEventId, String)>, Problem> {
    store::named(connection, ids).await
}
