//! What changes while somebody looks at a page, as server-sent events: how much waits for them, and whether the page has changed. It holds no
//! more than that: what changed is read from the page itself.
//!
//! A stream is its session's: it ends with it, by an event that says so, and with the node. It is answered before the time limit, which does not
//! count what follows. Comments keep it open through proxies.

use std::convert::Infallible;
use std::str::FromStr;
use std::time::Duration;

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::{HeaderName, StatusCode};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use axum::{Extension, Router};
use domain::{CandidacyId, MissionId};
use futures_util::{Stream, stream};
use marketplace::accounts::Visitor;
use marketplace::live::{self, Listening, Standing, Told, Watched};
use marketplace::{Marketplace, Problem, engagements};
use serde::{Deserialize, Serialize};
use ui::i18n::{Locale, t};
use ui::{format, live::EVENTS as ADDRESS};

use super::locale::Asked;

/// Where changes are told.
pub const EVENTS: &str = ADDRESS;

/// A proxy that hears nothing for a minute gives up.
const KEEP_ALIVE: Duration = Duration::from_secs(20);

/// How long a browser waits before it listens again.
const AGAIN: Duration = Duration::from_secs(3);

pub(super) fn routes<S: Clone + Send + Sync + 'static>(marketplace: Marketplace) -> Router<S> {
    Router::new().route(EVENTS, get(tell)).with_state(marketplace)
}

/// Which page looks on, and as of which version.
#[derive(Debug, Default, Deserialize)]
struct Page {
    #[serde(default)]
    mission: String,
    #[serde(default)]
    candidacy: String,
    #[serde(default)]
    engagement: String,
    #[serde(default)]
    version: String,
}

async fn tell(
    State(market): State<Marketplace>,
    Extension(visitor): Extension<Visitor>,
    Extension(asked): Extension<Asked>,
    page: Result<Query<Page>, QueryRejection>,
) -> Response {
    let locale = asked.locale();
    // What no page of ours asks for does not exist.
    let Ok(Query(page)) = page else { return StatusCode::NOT_FOUND.into_response() };
    match listen(&market, &visitor, &page).await {
        Ok(Ok((listening, version))) => {
            // A proxy that gathers would hold it back.
            let headers = [(HeaderName::from_static("x-accel-buffering"), "no")];
            (headers, Sse::new(events(locale, listening, version)).keep_alive(KeepAlive::new().interval(KEEP_ALIVE))).into_response()
        }
        Ok(Err(live::Full)) => StatusCode::TOO_MANY_REQUESTS.into_response(),
        Err(Problem::Broken(cause)) => {
            tracing::error!(error = %cause, "nobody could listen");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
        // It is no page: whoever has no session any more is sent nowhere.
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn listen(market: &Marketplace, visitor: &Visitor, page: &Page) -> Result<Result<(Listening, Option<i64>), live::Full>, Problem> {
    let who = visitor.account()?;
    let (mission, candidacy): (Option<MissionId>, Option<CandidacyId>) = (read(&page.mission)?, read(&page.candidacy)?);
    let watched = match read(&page.engagement)? {
        Some(engagement) => Watched::of_engagement(who, &engagements::party(market, visitor, engagement).await?),
        None => Watched::by(who, mission, candidacy),
    };
    let version = read(&page.version)?.filter(|_| mission.is_some() || !page.engagement.is_empty());
    let listening = live::listen(market, watched).await?;
    Ok(listening.map(|listening| (listening, version)))
}

fn read<T: FromStr>(text: &str) -> Result<Option<T>, Problem> {
    (!text.is_empty()).then(|| text.parse().map_err(|_| Problem::NotFound)).transpose()
}

/// A count, and the same in words.
#[derive(Debug, Serialize)]
struct Count {
    count: String,
    words: String,
}

/// What the script of a page is told.
#[derive(Debug, Serialize)]
struct Change {
    messages: Count,
    notifications: Count,
    /// What the page shows is not what stands.
    changed: bool,
}

fn events(locale: Locale, listening: Listening, version: Option<i64>) -> impl Stream<Item = Result<Event, Infallible>> {
    stream::unfold(listening, move |mut listening| async move {
        let event = match listening.next().await? {
            Told::Standing(standing) => event(&change(locale, standing, version)),
            Told::Over => Event::default().event("over").data("over"),
        };
        Some((Ok(event.retry(AGAIN)), listening))
    })
}

fn event(change: &Change) -> Event {
    Event::default().event("standing").json_data(change).unwrap_or_default()
}

fn change(locale: Locale, standing: Standing, version: Option<i64>) -> Change {
    let count = |count: u32, words: String| Count { count: format::number(locale, count), words };
    Change {
        messages: count(standing.messages, t::messages::page::waiting(locale, standing.messages)),
        notifications: count(standing.notifications, t::notifications::waiting(locale, standing.notifications)),
        changed: version.is_some_and(|version| standing.version > version),
    }
}
