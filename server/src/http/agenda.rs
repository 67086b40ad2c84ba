//! Events of the community as files: one for a calendar, all of somebody's for their calendar program, and who signed up for staff.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use axum::{Extension, Router};
use domain::CommunityEventId;
use marketplace::accounts::Visitor;
use marketplace::community_events::{self, feed as calendars, public, public::News};
use marketplace::{Marketplace, Problem};
use serde::Deserialize;
use ui::Nav;
use ui::agenda::{event_address, when};
use ui::format::capital;

use super::exports::{answer, file};
use super::feed::{About, Place, Published, feed};
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

/// What everybody may read, outside of what looks up sessions.
pub(super) fn public_routes(marketplace: Marketplace, public_url: PublicUrl) -> Router {
    Router::new().route(ui::agenda::ATOM, get(news)).with_state((marketplace, public_url))
}

async fn news(
    State((market, public_url)): State<(Marketplace, PublicUrl)>,
    Extension(asked): Extension<Asked>,
    headers: HeaderMap,
) -> Response {
    use ui::t::agenda::page as say;
    let locale = asked.locale();
    let entry = |one: News| {
        let at = capital(&when(locale, (one.starts_at, one.ends_at), one.zone));
        Published {
            id: format!("urn:uuid:{}", one.id),
            title: one.title,
            address: event_address(one.id),
            summary: format!("{at}\n\n{}", one.description),
            published: one.published_at,
            updated: one.changed_at,
        }
    };
    let entries = public::news(&market).await.map(|news| news.into_iter().map(entry).collect());
    let about = About { title: say::heading(locale), address: ui::agenda::ATOM, page: Nav::Agenda.path() };
    feed(&headers, &Place { locale, origin: public_url.origin() }, &about, entries)
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
