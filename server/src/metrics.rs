//! What this node counts for Prometheus: requests, mail, and, asked when it is read, the pool, the jobs and the index.
//!
//! Nothing here is global: a [`Metrics`] is handed to whom it concerns, so that each test counts its own. Labels are of bounded number: a
//! request counts under the route that answered it, never under its address. `docs/operations.md` lists every name.

mod exposition;

use std::fmt::Write as _;
use std::time::Duration;

use axum::http::{Method, StatusCode};
use prometheus_client::encoding::{EncodeLabelSet, EncodeLabelValue, LabelValueEncoder};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;

pub use exposition::{METRICS, Watched, routes};

/// Seconds until an answer begins, from a file of the site to the time limit.
const SECONDS_OF_A_REQUEST: [f64; 11] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];

/// What came of handing a mail over.
const SENT: &str = "sent";
const FAILED: &str = "failed";

/// What a node counts from its start on; clones count together.
#[derive(Clone, Debug)]
pub struct Metrics {
    requests: Family<Answered, Counter>,
    durations: Family<Asked, Histogram>,
    in_flight: Gauge,
    mails: Family<Carried, Counter>,
}

impl Default for Metrics {
    fn default() -> Self {
        let metrics = Self {
            requests: Family::default(),
            durations: Family::new_with_constructor(|| Histogram::new(SECONDS_OF_A_REQUEST)),
            in_flight: Gauge::default(),
            mails: Family::default(),
        };
        // From the start on: an alert compares with what was there before the first failure.
        for outcome in [SENT, FAILED] {
            drop(metrics.mails.get_or_create(&Carried { outcome }));
        }
        metrics
    }
}

impl Metrics {
    /// A request has come. It counts as in flight until the answer is dropped.
    pub(crate) fn begin(&self) -> InFlight {
        self.in_flight.inc();
        InFlight(self.in_flight.clone())
    }

    /// An answer has begun, so long after its request came.
    pub(crate) fn answered(&self, method: &Method, route: &str, status: StatusCode, after: Duration) {
        let asked = Asked { method: known(method), route: route.to_owned() };
        self.durations.get_or_create(&asked).observe(after.as_secs_f64());
        let Asked { method, route } = asked;
        self.requests.get_or_create(&Answered { method, route, status: Class(status.as_u16() / 100) }).inc();
    }

    /// A mail was handed over, or was not taken.
    pub(crate) fn carried(&self, arrived: bool) {
        let outcome = if arrived { SENT } else { FAILED };
        self.mails.get_or_create(&Carried { outcome }).inc();
    }
}

/// A request that is being answered.
pub(crate) struct InFlight(Gauge);

impl Drop for InFlight {
    fn drop(&mut self) {
        self.0.dec();
    }
}

/// Anybody may invent methods; each would be a series of its own.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Asked {
    method: &'static str,
    route: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    method: &'static str,
    route: String,
    status: Class,
}

/// `2xx`, `4xx`…
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Class(u16);

impl EncodeLabelValue for Class {
    fn encode(&self, encoder: &mut LabelValueEncoder<'_>) -> Result<(), std::fmt::Error> {
        write!(encoder, "{}xx", self.0)
    }
}

/// `sent` or `failed`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Carried {
    outcome: &'static str,
}
