//! Counts each request under the route that answered it.

use std::time::Instant;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;

use super::route::Route;
use crate::metrics::Metrics;

pub(super) async fn count(State(metrics): State<Metrics>, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<Route>().cloned().unwrap_or_default();
    let method = request.method().clone();
    let begun = Instant::now();
    let in_flight = metrics.begin();
    let response = next.run(request).await;
    drop(in_flight);
    metrics.answered(&method, route.template(), response.status(), begun.elapsed());
    response
}
