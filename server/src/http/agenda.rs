//! Events of the community as files: one for a calendar, all of somebody's for their calendar program, and who signed up for staff.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use axum::{Extension, Router};
use domain::CommunityEventId;
use marketplace::accounts::Visitor;
use marketplace::community_events::{self, feed as calendars};
use marketplace::{Marketplace, Problem};
use serde::Deserialize;

use super::exports::{answer, file};
use super::locale::Asked;
use crate::config::PublicUrl;

/// The calendar file of an event.
pub const EVENT_CALENDAR: &str = "/agenda/{event}/calendar.ics";

/// What a calendar program asks for again by itself: the key in the query opens it, and no cookie does.
pub const CALENDAR_FEED: &str = ui::agenda::FEED;

/// Who signed up for an event.
pub const ATTENDEES: &str = "/staff/agenda/{event}/attendees.csv";

/// The part of an address that names nobody: a file to take away is answered by nobody.
const NOBODY: &str = "no-reply";

const CALENDAR_TYPE: &str = "text/calendar; charset=utf-8";

pub(super) fn routes<S: Clone + Send + Sync + 'static>(marketplace: Marketplace, public_url: PublicUrl) -> Router<S> {
    Router::new()
        .route(EVENT_CALENDAR, get(calendar))
        .route(CALENDAR_FEED, get(follow))
        .route(ATTENDEES, get(attendees))
        .with_state((marketplace, public_url))
}

async fn calendar(
    State((market, public_url)): State<(Marketplace, PublicUrl)>,
    Extension(visitor): Extension<Visitor>,
    Extension(asked): Extension<Asked>,
    Path(event): Path<String>,
) -> Response {
    let locale = asked.locale();
    let found = async {
        let reader = community_events::reader(&market, &visitor).await?;
        community_events::entry(&market, &reader, id(&event)?).await
    };
    let organizer = format!("{NOBODY}@{}", public_url.host());
    let text = found.await.map(|entry| ui::mail::entry_file(locale, &entry, public_url.origin(), &organizer).text);
    answer(&asked, text.map(|text| file("passerelle.ics", CALENDAR_TYPE, text)))
}

/// The key of a calendar.
#[derive(Deserialize)]
struct Key {
    #[serde(default)]
    key: String,
}

async fn follow(
    State((market, public_url)): State<(Marketplace, PublicUrl)>,
    Extension(asked): Extension<Asked>,
    asked_for: Result<Query<Key>, QueryRejection>,
) -> Response {
    // A query that cannot be read opens nothing.
    let key = asked_for.map(|Query(Key { key })| key).unwrap_or_default();
    let organizer = format!("{NOBODY}@{}", public_url.host());
    let found = calendars::read(&market, &key).await.map(|dates| {
        let text = ui::mail::feed_file(&dates, public_url.origin(), &organizer);
        ([(CONTENT_TYPE, CALENDAR_TYPE), (CACHE_CONTROL, "private, max-age=900")], text).into_response()
    });
    answer(&asked, found)
}

async fn attendees(
    State((market, _)): State<(Marketplace, PublicUrl)>,
    Extension(visitor): Extension<Visitor>,
    Extension(asked): Extension<Asked>,
    Path(event): Path<String>,
) -> Response {
    let found = async {
        let staff = visitor.staff()?;
        let sheet = community_events::for_staff(&market, &staff, id(&event)?).await?;
        Ok(file("attendees.csv", "text/csv; charset=utf-8", ui::agenda::attendees_csv(asked.locale(), &sheet.people)))
    };
    answer(&asked, found.await)
}

fn id(text: &str) -> Result<CommunityEventId, Problem> {
    text.parse().map_err(|_| Problem::NotFound)
}
