//! Turning mail off with one click (RFC 8058): a mail program sends a `POST` to the address of `List-Unsubscribe`, without a visit and
//! without cookies. The key in the address is the whole permission, so that a request from elsewhere does no more than its holder may.

use axum::Router;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use axum::routing::post;
use marketplace::mail::refuse_by_link;
use marketplace::{Marketplace, Problem};
use serde::Deserialize;
use ui::mail::UNSUBSCRIBE;

/// Where mail programs send their `POST`; a `GET` of the same address is a page with a button.
pub const ONE_CLICK: &str = UNSUBSCRIBE;

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    key: String,
}

pub(super) fn routes<S: Clone + Send + Sync + 'static>(marketplace: Marketplace) -> Router<S> {
    Router::new().route(ONE_CLICK, post(refuse)).with_state(marketplace)
}

async fn refuse(State(market): State<Marketplace>, asked: Result<Query<Asked>, QueryRejection>) -> Response {
    // A query that cannot be read turns nothing off.
    let key = asked.map(|Query(Asked { key })| key).unwrap_or_default();
    match refuse_by_link(&market, &key).await {
        Ok(_) => StatusCode::OK.into_response(),
        Err(Problem::Broken(cause)) => {
            tracing::error!(error = %cause, "mail could not be turned off");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}
