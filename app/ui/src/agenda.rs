//! Events of the community: where their pages and files are, and what readers and staff both see of them.

use chrono::{DateTime, Utc};
use domain::{CommunityEventId, WrittenLanguage, Zone};
use leptos::prelude::*;
use marketplace::community_events::{Attendee, CsvWords, EventCard, csv};

use crate::{
    Locale, Nav,
    components::{Badge, Tone},
    format, href, labels, t,
};

/// Where somebody gets the address of their calendar.
pub const CALENDAR: &str = "/agenda/calendar";

/// The calendar that a program asks for again by itself; its key stands in the query, which no log keeps. The same in every language.
pub const FEED: &str = "/agenda/calendar.ics";

/// What is new among public events, for readers of feeds.
pub const ATOM: &str = "/agenda/feed.xml";

/// Where an event is, without the prefix of a language.
pub fn event_address(event: CommunityEventId) -> String {
    format!("{}/{event}", Nav::Agenda.path())
}

/// Where staff writes and follows it, without the prefix of a language.
pub fn staff_event_address(event: CommunityEventId) -> String {
    format!("{}/{event}", Nav::StaffAgenda.path())
}

/// The address of its calendar file, in a language.
pub fn calendar_address(locale: Locale, event: CommunityEventId) -> String {
    href(locale, &format!("{}/calendar.ics", event_address(event)))
}

/// When it is, on the wall of its zone: `mercredi 2 décembre 2026, 18 h 30 à 20 h 30 (heure de Paris)`.
pub fn when(locale: Locale, (starts, ends): (DateTime<Utc>, DateTime<Utc>), zone: Zone) -> String {
    format!("{} ({})", format::occasion(locale, starts, ends, zone), t::meetings::zone::of(locale, zone.place()))
}

/// The language in which it is held.
pub fn held_in(locale: Locale, language: WrittenLanguage) -> &'static str {
    match language {
        WrittenLanguage::French => t::agenda::page::in_french(locale),
        WrittenLanguage::English => t::agenda::page::in_english(locale),
    }
}

/// Where it is, in a word or two; nothing where staff has said neither.
pub fn place(locale: Locale, card: &EventCard) -> String {
    match &card.place {
        Some(place) => place.clone(),
        None => t::agenda::page::online(locale).to_owned(),
    }
}

/// Where the reader stands, or how many seats are left.
#[component]
pub fn Standing(card: EventCard, now: DateTime<Utc>) -> impl IntoView {
    use domain::lifecycle::{AttendanceState as A, CommunityEventState as S};
    use t::agenda::page as say;
    let locale = Locale::current();
    let (tone, words) = match (card.state, card.mine, card.left()) {
        (S::Cancelled, ..) => (Tone::Late, say::cancelled(locale).to_owned()),
        _ if !card.is_open(now) => return None,
        (_, Some(A::Going), _) => (Tone::Success, say::mine(locale).to_owned()),
        (_, Some(A::Waiting), _) => (Tone::Unknown, say::wait(locale).to_owned()),
        (_, _, Some(0)) => (Tone::Neutral, say::full(locale).to_owned()),
        (_, _, Some(left)) if left <= 5 => (Tone::Need, say::left(locale, left)),
        _ => return None,
    };
    Some(view! { <Badge tone>{words}</Badge> })
}

/// Who signed up, as a file in this language: French spreadsheets part cells by `;`.
pub fn attendees_csv(locale: Locale, people: &[Attendee]) -> String {
    use t::agenda::csv as say;
    let words = CsvWords {
        heads: [
            say::name(locale),
            say::email(locale),
            say::role(locale),
            say::company(locale),
            say::state(locale),
            say::since(locale),
            say::listed(locale),
        ],
        yes: t::agenda::staff::yes(locale),
        no: t::agenda::staff::no(locale),
        between: if locale == Locale::Fr { ';' } else { ',' },
    };
    csv(people, &words, |person| (labels::role(locale, person.role).to_owned(), labels::attendance_state(locale, person.state).to_owned()))
}
