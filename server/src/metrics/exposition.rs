//! What Prometheus reads: what was counted, and what is true at this moment, in the text format of OpenMetrics.
//!
//! The database is asked within a bound of time. One that does not answer is itself what is told: what it would have said is left out.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use chrono::{DateTime, Utc};
use marketplace::jobs::Backlog;
use marketplace::search::Lag;
use marketplace::{Marketplace, Problem, jobs, search};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::{encode_eof, encode_registry};
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::{Registry, Unit};
use sqlx::PgPool;

use super::Metrics;

/// Where they are read, on a listener of their own.
pub const METRICS: &str = "/metrics";

const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// Prometheus itself gives up after ten seconds.
const DATABASE_WITHIN: Duration = Duration::from_secs(3);

/// What is asked at the moment of reading.
#[derive(Clone)]
pub struct Watched {
    pub marketplace: Marketplace,
    pub pool: PgPool,
    pub started: DateTime<Utc>,
}

/// A router that answers at [`METRICS`] and nowhere else.
pub fn routes(metrics: &Metrics, watched: Watched) -> Router {
    let counted = Arc::new(counted(metrics, &watched));
    let answer = get(async |State((counted, watched)): State<(Arc<Registry>, Watched)>| write(&counted, &watched).await);
    Router::new().route(METRICS, answer).with_state((counted, watched))
}

/// What counts by itself.
fn counted(metrics: &Metrics, watched: &Watched) -> Registry {
    let mut registry = Registry::default();
    registry.register("http_requests", "Requests answered, by the route that did", metrics.requests.clone());
    let durations = metrics.durations.clone();
    registry.register_with_unit("http_request_duration", "Time from a request to the begin of its answer", Unit::Seconds, durations);
    registry.register("http_requests_in_flight", "Requests being answered", metrics.in_flight.clone());
    let started = watched.started.timestamp();
    registry.register_with_unit("process_start_time", "When the process started, since 1970", Unit::Seconds, gauge(started));
    let ours = registry.sub_registry_with_prefix("passerelle");
    ours.register("build", "What runs", Info::new([("version", env!("CARGO_PKG_VERSION"))]));
    ours.register("mails", "Mails handed over by this node, and tries that failed", metrics.mails.clone());
    let matches = watched.marketplace.measures().matches.clone();
    ours.register_with_unit("match_duration", "Time to rank the community for one need", Unit::Seconds, matches);
    registry
}

async fn write(counted: &Registry, watched: &Watched) -> Response {
    let mut text = String::new();
    let moment = moment(watched, asked(watched).await);
    let written =
        encode_registry(&mut text, counted).and_then(|()| encode_registry(&mut text, &moment)).and_then(|()| encode_eof(&mut text));
    match written {
        Ok(()) => ([(CONTENT_TYPE, OPEN_METRICS)], text).into_response(),
        Err(error) => {
            tracing::error!(%error, "the metrics cannot be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// What only the database knows; none where it does not say so in time.
async fn asked(watched: &Watched) -> Option<(Backlog, Lag)> {
    let market = &watched.marketplace;
    let asking = async { Ok::<_, Problem>((jobs::backlog(&watched.pool, market.now()).await?, search::lag(market).await?)) };
    match tokio::time::timeout(DATABASE_WITHIN, asking).await {
        Ok(Ok(found)) => Some(found),
        Ok(Err(problem)) => {
            tracing::warn!(error = %problem, "the metrics go without what the database knows");
            None
        }
        Err(_) => {
            tracing::warn!("the metrics go without what the database knows: it did not answer in time");
            None
        }
    }
}

/// What is true now.
fn moment(watched: &Watched, found: Option<(Backlog, Lag)>) -> Registry {
    let mut registry = Registry::with_prefix("passerelle");
    registry.register("database_up", "Whether the database answered", gauge(i64::from(found.is_some())));
    let (open, idle) = (i64::from(watched.pool.size()), count(watched.pool.num_idle()));
    let connections = family([("idle", idle), ("used", (open - idle).max(0))]);
    registry.register("database_connections", "Connections to the database that are open", connections);
    let most = i64::from(watched.pool.options().get_max_connections());
    registry.register("database_connections_max", "Connections to the database, at most", gauge(most));
    registry.register("index_profiles", "Profiles that this node can match with", gauge(count(search::size(&watched.marketplace))));
    if let Some((backlog, lag)) = found {
        registry.register("index_changes_behind", "Changes that this node's index has not taken in yet", gauge(count(lag.changes)));
        let waiting = family([("scheduled", backlog.scheduled), ("due", backlog.due), ("given_up", backlog.given_up)]);
        registry.register("jobs", "Jobs of all nodes: for later, due now, and given up after the last try", waiting);
        let age = Gauge::<f64, AtomicU64>::default();
        age.set(backlog.oldest_due.as_seconds_f64());
        registry.register_with_unit("jobs_oldest_due_age", "How long the job that was due first has waited", Unit::Seconds, age);
    }
    registry
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct InState {
    state: &'static str,
}

fn family<const N: usize>(values: [(&'static str, i64); N]) -> Family<InState, Gauge> {
    let family = Family::<InState, Gauge>::default();
    for (state, value) in values {
        family.get_or_create(&InState { state }).set(value);
    }
    family
}

fn gauge(value: i64) -> Gauge {
    let gauge = Gauge::default();
    gauge.set(value);
    gauge
}

fn count(value: usize) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}
