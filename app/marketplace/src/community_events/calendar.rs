//! An event as a calendar is told of it: in values. `ui` writes the file (RFC 5545).

use chrono::{DateTime, Utc};
use domain::{
    CommunityEventId,
    lifecycle::{AttendanceState, CommunityEventState},
};
use sqlx::PgConnection;

use super::{Reader, store};
use crate::{Marketplace, Problem};

/// What a calendar is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarEntry {
    /// The same for every change of this event.
    pub event: CommunityEventId,
    /// From 0, one more for each change.
    pub sequence: i32,
    /// When this change was made.
    pub stamp: DateTime<Utc>,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub title: String,
    pub place: Option<String>,
    /// For whoever has a seat.
    pub link: Option<String>,
    pub is_cancelled: bool,
}

impl CalendarEntry {
    pub(super) fn of(event: &store::Event, is_going: bool) -> Self {
        Self {
            event: event.id,
            sequence: event.sequence,
            stamp: event.changed_at,
            starts_at: event.starts_at,
            ends_at: event.ends_at,
            title: event.title.clone(),
            place: event.place.clone(),
            link: event.link.clone().filter(|_| is_going),
            is_cancelled: event.state == CommunityEventState::Cancelled,
        }
    }
}

/// The event, for the calendar of whoever may read of it; the errors of [`super::sheet`].
pub async fn entry(market: &Marketplace, reader: &Reader, id: CommunityEventId) -> Result<CalendarEntry, Problem> {
    let mut connection = market.pool.acquire().await?;
    let event = store::event(&mut connection, id).await?.filter(|event| event.published_at.is_some()).ok_or(Problem::NotFound)?;
    let state = match reader.account {
        Some(account) => store::mine(&mut connection, id, account).await?.map(|mine| mine.state),
        None => None,
    };
    let has_signed_up = state.is_some_and(|state| state != AttendanceState::Withdrawn);
    if !has_signed_up && !reader.audiences.contains(&event.audience) {
        return Err(reader.refusal(true));
    }
    Ok(CalendarEntry::of(&event, state == Some(AttendanceState::Going)))
}

/// The same, for the mail of somebody who has a seat.
pub(crate) async fn entry_of(connection: &mut PgConnection, id: CommunityEventId) -> Result<Option<CalendarEntry>, Problem> {
    Ok(store::event(connection, id).await?.map(|event| CalendarEntry::of(&event, true)))
}
