//! How large a request's body may be: as the settings say, but for the forms that send a file, which have their own measures and cut off what is
//! larger themselves, to say so beside the field.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_LENGTH;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use http_body_util::Limited;
use ui::i18n::Locale;

use super::file_forms;

/// Refuses what says that it is larger, and cuts off what turns out to be.
pub(super) async fn hold(State(usual): State<usize>, request: Request, next: Next) -> Response {
    let (_, path) = Locale::of_path(request.uri().path());
    let form = file_forms::ALL.iter().find(|form| form.path == path);
    let most = form.map_or(usual, |form| usual.max(form.body_bytes()));
    let length =
        request.headers().get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()).and_then(|length| length.parse::<u64>().ok());
    if length.is_some_and(|length| length > u64::try_from(most).unwrap_or(u64::MAX)) {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    }
    let request = if form.is_some() { request } else { request.map(|body| Body::new(Limited::new(body, most))) };
    next.run(request).await
}
