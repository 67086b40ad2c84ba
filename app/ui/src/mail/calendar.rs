//! A meeting, or an event of the community, as a calendar file (RFC 5545): an invitation, its change, its end (RFC 5546). Hours are in UTC, which every calendar puts on its
//! reader's wall; the UID stays the same and the sequence counts up, so that a calendar moves the entry that it has.
//!
//! The organiser is the community: whoever answers the invitation answers it. Those who meet are named to each other only here, after both said yes.

mod entries;

use chrono::{DateTime, Utc};
use domain::meeting::Slot;
use icalendar::{Calendar, Component as _, Event, EventLike as _, EventStatus, Property};
use marketplace::{
    mail::{CalledOff, Content, Letter},
    meetings::Invitation,
};

pub use entries::{entry_file, feed_file};

use crate::{Locale, href, t};

/// In bytes, without its end (RFC 5545, 3.1).
const LONGEST_LINE: usize = 75;

/// A calendar file, and what it asks of a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarFile {
    /// `REQUEST`, `CANCEL` or `PUBLISH`.
    pub method: &'static str,
    pub text: String,
}

/// What goes with a letter; most have none. `organizer` is the address of the community.
pub fn calendar(letter: &Letter, origin: &str, organizer: &str) -> Option<CalendarFile> {
    let locale = letter.to.language.into();
    match &letter.content {
        Content::OfMeeting(about) => {
            let invitation = about.invitation.as_ref()?;
            let mut event = of(locale, invitation, origin, organizer);
            for (name, address) in &invitation.people {
                event.append_multi_property(attendee(name, address));
            }
            Some(file("REQUEST", [event]))
        }
        Content::MeetingCalledOff { told, .. } => {
            let mut event = called_off(locale, told, organizer)?;
            event.append_multi_property(attendee(&letter.to.name, &letter.to.address));
            Some(file("CANCEL", [event]))
        }
        Content::OfEvent(about) => {
            let entry = about.entry.as_ref()?;
            let mut event = entries::of(locale, entry, origin, organizer);
            event.append_multi_property(attendee(&letter.to.name, &letter.to.address));
            Some(file(if entry.is_cancelled { "CANCEL" } else { "REQUEST" }, [event]))
        }
        _ => None,
    }
}

/// The date, to be taken away as a file: it invites nobody, and so names nobody's address.
pub fn published(locale: Locale, invitation: &Invitation, origin: &str, organizer: &str) -> CalendarFile {
    file("PUBLISH", [of(locale, invitation, origin, organizer)])
}

fn of(locale: Locale, invitation: &Invitation, origin: &str, organizer: &str) -> Event {
    let path = match invitation.reader {
        domain::Role::Ceo => format!("/needs/{}/candidates/{}", invitation.mission, invitation.candidacy),
        domain::Role::Staff => format!("/staff/missions/{}", invitation.mission),
        _ => format!("/offers/{}", invitation.mission),
    };
    let address = format!("{origin}{}", href(locale, &path));
    let mut event = dated(invitation.uid, invitation.sequence, invitation.stamp, invitation.slot, organizer);
    event
        .summary(&t::meetings::calendar::summary(locale, invitation.other()))
        .description(&t::meetings::calendar::description(locale, &address, &invitation.title))
        .url(&address)
        .status(EventStatus::Confirmed);
    if let Some(place) = &invitation.place {
        event.location(place);
    }
    event
}

fn called_off(locale: Locale, told: &CalledOff, organizer: &str) -> Option<Event> {
    let (starts, ends) = told.date?;
    let mut event = dated(told.uid, told.sequence, told.stamp, Slot { starts, ends }, organizer);
    event.summary(&t::meetings::calendar::called_off(locale, &told.title)).status(EventStatus::Cancelled);
    Some(event)
}

fn dated(uid: uuid::Uuid, sequence: i32, stamp: DateTime<Utc>, slot: Slot, organizer: &str) -> Event {
    let mut event = Event::new();
    event
        .uid(&format!("{uid}@passerelle"))
        .sequence(u32::try_from(sequence).unwrap_or(0))
        .timestamp(stamp)
        .starts(slot.starts)
        .ends(slot.ends)
        .append_property(Property::new("ORGANIZER", format!("mailto:{organizer}")).add_parameter("CN", "Passerelle").done());
    event
}

/// Both have agreed on this very date.
fn attendee(name: &str, address: &str) -> Property {
    // A parameter can hold no quotation mark, escaped or not.
    let name: String = name.chars().map(|letter| if letter == '"' { '\'' } else { letter }).filter(|letter| !letter.is_control()).collect();
    Property::new("ATTENDEE", format!("mailto:{address}"))
        .add_parameter("CN", &name)
        .add_parameter("CUTYPE", "INDIVIDUAL")
        .add_parameter("PARTSTAT", "ACCEPTED")
        .add_parameter("RSVP", "FALSE")
        .done()
}

fn file(method: &'static str, events: impl IntoIterator<Item = Event>) -> CalendarFile {
    let mut calendar = Calendar::empty();
    calendar
        .append_property(("VERSION", "2.0"))
        .append_property(("PRODID", "-//Passerelle//Passerelle//FR"))
        .append_property(("CALSCALE", "GREGORIAN"))
        .append_property(("METHOD", method));
    for event in events {
        calendar.push(event);
    }
    CalendarFile { method, text: folded(&calendar.to_string()) }
}

/// The lines folded anew where the standard wants it, after 75 bytes at most: where letters take several, the library folds too late.
fn folded(text: &str) -> String {
    let mut lines = String::with_capacity(text.len());
    for line in text.replace("\r\n ", "").split_terminator("\r\n") {
        let mut length = 0;
        for letter in line.chars() {
            if length + letter.len_utf8() > LONGEST_LINE {
                lines.push_str("\r\n ");
                length = 1;
            }
            lines.push(letter);
            length += letter.len_utf8();
        }
        lines.push_str("\r\n");
    }
    lines
}

#[cfg(test)]
mod tests;
