//! For whoever starts, stops and balances the nodes: `/livez` says that the process answers, `/readyz` that it can work.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use axum::{Json, Router};
use marketplace::Marketplace;
use serde_json::json;

pub(super) fn routes(marketplace: Marketplace) -> Router {
    Router::new().route("/livez", get(live)).route("/readyz", get(ready)).with_state(marketplace)
}

/// Never touches the database: a database that is down must not get this process killed.
async fn live() -> &'static str {
    "ok\n"
}

async fn ready(State(marketplace): State<Marketplace>) -> Response {
    match marketplace.readiness().await {
        Ok(lag) => Json(json!({ "ready": true, "database": "ok", "index": { "changes_behind": lag.changes } })).into_response(),
        Err(problem) => {
            tracing::error!(%problem, "not ready");
            let answer = json!({ "ready": false, "reasons": ["the database does not answer"] });
            (StatusCode::SERVICE_UNAVAILABLE, Json(answer)).into_response()
        }
    }
}
