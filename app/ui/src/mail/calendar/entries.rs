//! Events of the community as calendar files, and the calendar that a program asks for again by itself.

use chrono::TimeDelta;
use domain::meeting::Slot;
use icalendar::{Calendar, Component as _, Event, EventLike as _, EventStatus};
use marketplace::community_events::{CalendarEntry, feed::Feed};

use super::{CalendarFile, dated, file, folded};
use crate::{Locale, agenda::event_address, href, t};

/// How often a program is asked to come back.
const AGAIN: TimeDelta = TimeDelta::hours(3);

/// An event, to be taken away as a file: it invites nobody.
pub fn entry_file(locale: Locale, entry: &CalendarEntry, origin: &str, organizer: &str) -> CalendarFile {
    file("PUBLISH", [of(locale, entry, origin, organizer)])
}

/// Everything that somebody signed up for, and their meetings with a date.
pub fn feed_file(feed: &Feed, origin: &str, organizer: &str) -> String {
    let locale = Locale::from(feed.language);
    let mut calendar = Calendar::empty();
    calendar
        .append_property(("VERSION", "2.0"))
        .append_property(("PRODID", "-//Passerelle//Passerelle//FR"))
        .append_property(("CALSCALE", "GREGORIAN"))
        .append_property(("METHOD", "PUBLISH"))
        .name(t::agenda::feed::name(locale))
        .ttl(&AGAIN);
    for entry in &feed.entries {
        calendar.push(of(locale, entry, origin, organizer));
    }
    for meeting in &feed.meetings {
        calendar.push(super::of(locale, meeting, origin, organizer));
    }
    folded(&calendar.to_string())
}

/// One event.
pub(super) fn of(locale: Locale, entry: &CalendarEntry, origin: &str, organizer: &str) -> Event {
    use t::agenda::calendar as say;
    let address = format!("{origin}{}", href(locale, &event_address(entry.event)));
    let slot = Slot { starts: entry.starts_at, ends: entry.ends_at };
    let mut event = dated(entry.event.0, entry.sequence, entry.stamp, slot, organizer);
    let join = entry.link.as_ref().map(|link| format!("\n{}", say::join(locale, link))).unwrap_or_default();
    event.description(&format!("{}{join}", say::description(locale, &address))).url(&address);
    if entry.is_cancelled {
        event.summary(&say::cancelled(locale, &entry.title)).status(EventStatus::Cancelled);
    } else {
        event.summary(&entry.title).status(EventStatus::Confirmed);
    }
    if let Some(place) = entry.place.as_ref().or(entry.link.as_ref()) {
        event.location(place);
    }
    event
}
