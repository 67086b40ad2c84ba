//! Mails about events of the community, to those who signed up. What is no longer so is not told.

use chrono::{DateTime, Utc};
use domain::{
    AccountId, CommunityEventId, MailKind, Zone,
    lifecycle::{AttendanceState, CommunityEventState},
    meeting::Slot,
};
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;

use super::Content;
use crate::{
    Problem,
    community_events::{self, CalendarEntry},
};

/// What is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventNews {
    /// The reader has a seat.
    SignedUp,
    /// The reader waits for one.
    Waiting,
    /// A seat came free for the reader.
    Seat,
    /// Another day, another place, another title.
    Changed,
    /// It does not take place.
    Cancelled,
    /// It is tomorrow.
    Reminder,
}

impl EventNews {
    /// Its kind of mail.
    pub const fn kind(self) -> MailKind {
        match self {
            Self::SignedUp => MailKind::EventSignedUp,
            Self::Waiting => MailKind::EventWaiting,
            Self::Seat => MailKind::EventSeat,
            Self::Changed => MailKind::EventChanged,
            Self::Cancelled => MailKind::EventCancelled,
            Self::Reminder => MailKind::EventReminder,
        }
    }
}

/// An event, as a mail tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboutEvent {
    pub news: EventNews,
    pub event: CommunityEventId,
    pub title: String,
    pub date: Slot,
    /// The zone in which its hours were written.
    pub zone: Zone,
    pub place: Option<String>,
    /// For a reader who has a seat.
    pub link: Option<String>,
    /// Whether the reader still waits for a seat.
    pub waits: bool,
    /// Why it does not take place.
    pub reason: Option<String>,
    /// For the calendar of a reader who has a seat, where the news is one for calendars.
    pub entry: Option<CalendarEntry>,
}

/// What somebody is told, or nothing where it is no longer so.
pub(super) async fn of_event(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    account: AccountId,
    event: CommunityEventId,
    news: EventNews,
) -> Result<Option<Content>, Problem> {
    let Some(found) = community_events::event(tx, event).await? else { return Ok(None) };
    let Some(mine) = community_events::mine(tx, event, account).await? else { return Ok(None) };
    let is_going = mine.state == AttendanceState::Going;
    let is_on = found.state == CommunityEventState::Published && found.ends_at > now;
    let is_so = match news {
        EventNews::SignedUp | EventNews::Seat | EventNews::Reminder => is_on && is_going,
        EventNews::Waiting => is_on && mine.state == AttendanceState::Waiting,
        EventNews::Changed => is_on && mine.state != AttendanceState::Withdrawn,
        EventNews::Cancelled => found.state == CommunityEventState::Cancelled && mine.state != AttendanceState::Withdrawn,
    };
    if !is_so {
        return Ok(None);
    }
    let entry = if is_going && news != EventNews::Reminder { community_events::entry_of(tx, event).await? } else { None };
    Ok(Some(Content::OfEvent(Box::new(AboutEvent {
        news,
        event,
        title: found.title,
        date: Slot { starts: found.starts_at, ends: found.ends_at },
        zone: found.zone,
        place: found.place,
        link: found.link.filter(|_| is_going && news != EventNews::Cancelled),
        waits: mine.state == AttendanceState::Waiting,
        reason: found.cancelled_reason,
        entry,
    }))))
}
