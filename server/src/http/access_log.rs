//! A number for each request, and a line in the log for each answer.
//!
//! Everything logged while a request is answered stands in a span with its number; the same number is in the answer's
//! `x-request-id`, so that a person can quote it. Queries are not logged: they may hold what somebody typed.

use std::time::Instant;

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument as _;
use tracing_opentelemetry::OpenTelemetrySpanExt as _;
use uuid::Uuid;

use super::route::Route;
use crate::traces;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The number of a request, among its extensions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequestId(pub Uuid);

pub(super) async fn write(mut request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let id = Uuid::new_v4();
    let route = Route::default();
    request.extensions_mut().insert(RequestId(id));
    request.extensions_mut().insert(route.clone());
    let method = request.method().clone();
    let span = tracing::info_span!(target: traces::REQUEST, "request", %id, %method, path = request.uri().path());
    let mut response = next.run(request).instrument(span.clone()).await;
    let status = response.status();
    note_for_traces(&span, id, &method, &route, status);
    let milliseconds = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
    span.in_scope(|| match status.as_u16() {
        500.. => tracing::error!(status = status.as_u16(), milliseconds, "answered"),
        _ => tracing::info!(status = status.as_u16(), milliseconds, "answered"),
    });
    if let Ok(value) = HeaderValue::from_str(&id.to_string()) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    response
}

/// For the traces alone: the log says all this already. Nothing happens where no traces leave.
fn note_for_traces(span: &tracing::Span, id: Uuid, method: &Method, route: &Route, status: StatusCode) {
    span.set_attribute(traces::REQUEST_ID, id.to_string());
    span.set_attribute(traces::METHOD, method.to_string());
    span.set_attribute(traces::ROUTE, route.template().to_owned());
    span.set_attribute(traces::STATUS, i64::from(status.as_u16()));
}
