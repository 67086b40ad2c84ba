//! A public event for search engines: schema.org `Event`, as JSON-LD. The link to join is not among it.

use domain::{Audience, lifecycle::CommunityEventState};
use leptos::{nonce::use_nonce, prelude::*};
use marketplace::community_events::EventSheet;
use serde_json::{Value, json};
use ui::{Locale, agenda::event_address, server::whole_address};

/// The data of a public event; nothing of any other.
#[component]
pub(super) fn Structured(sheet: EventSheet) -> impl IntoView {
    (sheet.card.audience == Audience::Public).then(|| {
        let address = whole_address(Locale::current(), &event_address(sheet.card.id));
        // Nothing that somebody wrote can end the element.
        let data = data(&sheet, &address).to_string().replace('<', "\\u003c");
        view! { <script r#type="application/ld+json" nonce=use_nonce() inner_html=data></script> }
    })
}

fn data(sheet: &EventSheet, address: &str) -> Value {
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
