//! A public event for search engines, in terms of schema.org. The link to join is not among it.

use domain::lifecycle::CommunityEventState;
use marketplace::community_events::EventSheet;
use serde_json::{Value, json};
use ui::{Locale, server::whole_address};

/// The event at this address.
pub(super) fn structured(sheet: &EventSheet, address: &str) -> Value {
    let card = &sheet.card;
    let is_cancelled = card.state == CommunityEventState::Cancelled;
    let status = if is_cancelled { "https://schema.org/EventCancelled" } else { "https://schema.org/EventScheduled" };
    let (mode, place) = match (&card.place, card.has_link) {
        (Some(place), false) => ("OfflineEventAttendanceMode", json!({ "@type": "Place", "name": place, "address": place })),
        (Some(place), true) => ("MixedEventAttendanceMode", json!({ "@type": "Place", "name": place, "address": place })),
        (None, _) => ("OnlineEventAttendanceMode", json!({ "@type": "VirtualLocation", "url": address })),
    };
    let at = |moment: chrono::DateTime<chrono::Utc>| moment.to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "Event",
        "name": card.title,
        "description": sheet.description,
        "startDate": at(card.starts_at),
        "endDate": at(card.ends_at),
        "eventStatus": status,
        "eventAttendanceMode": format!("https://schema.org/{mode}"),
        "location": place,
        "inLanguage": card.language.code(),
        "isAccessibleForFree": true,
        "url": address,
        "organizer": { "@type": "Organization", "name": "Passerelle", "url": whole_address(Locale::current(), "/") },
    });
    if let Some(name) = &sheet.speaker {
        data["performer"] = json!({ "@type": "Person", "name": name });
    }
    data
}
