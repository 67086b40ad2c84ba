//! A panic costs one answer, not the process, and is logged where it is caught.

use std::any::Any;

use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};

pub(super) fn answer(panic: Box<dyn Any + Send>) -> Response {
    let said = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    tracing::error!(panic = said.unwrap_or("without words"), "a request panicked");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
