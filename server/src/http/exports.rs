//! What people take away as a file: staff the rankings, everybody their own data. A file is no page: it has an address of its own, and the
//! same guard as the page beside it.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::get;
use axum::{Extension, Router};
use domain::MissionId;
use marketplace::accounts::{self, Visitor};
use marketplace::matches::{Records, records};
use marketplace::{Marketplace, Problem};
use ui::site::nav;

use super::attachment::attachment;
use super::locale::Asked;

/// The logged rankings of a mission, as JSON and as CSV.
pub const RANKINGS: [&str; 2] = ["/staff/missions/{mission}/rankings.json", "/staff/missions/{mission}/rankings.csv"];

/// Everything that is kept of whoever asks, as JSON.
pub const OWN_DATA: &str = "/account/export.json";

pub(super) fn routes<S: Clone + Send + Sync + 'static>(marketplace: Marketplace) -> Router<S> {
    let [json, csv] = RANKINGS;
    Router::new().route(json, get(as_json)).route(csv, get(as_csv)).route(OWN_DATA, get(own_data)).with_state(marketplace)
}

async fn as_json(
    State(market): State<Marketplace>,
    Extension(visitor): Extension<Visitor>,
    Extension(asked): Extension<Asked>,
    Path(mission): Path<String>,
) -> Response {
    let found = read(&market, &visitor, &mission).await.map(|(id, found)| found.json(id));
    answer(&asked, found.map(|text| file("rankings.json", "application/json", text)))
}

async fn as_csv(
    State(market): State<Marketplace>,
    Extension(visitor): Extension<Visitor>,
    Extension(asked): Extension<Asked>,
    Path(mission): Path<String>,
) -> Response {
    let found = read(&market, &visitor, &mission).await.map(|(_, found)| found.csv());
    answer(&asked, found.map(|text| file("rankings.csv", "text/csv; charset=utf-8", text)))
}

async fn own_data(
    State(market): State<Marketplace>,
    Extension(visitor): Extension<Visitor>,
    Extension(asked): Extension<Asked>,
) -> Response {
    let found = async { accounts::export(&market, visitor.account()?).await };
    answer(&asked, found.await.map(|text| file("passerelle.json", "application/json", text)))
}

async fn read(market: &Marketplace, visitor: &Visitor, mission: &str) -> Result<(MissionId, Records), Problem> {
    let staff = visitor.staff()?;
    let mission: MissionId = mission.parse().map_err(|_| Problem::NotFound)?;
    Ok((mission, records(market, &staff, mission).await?))
}

/// A text to be saved under this name.
pub(super) fn file(name: &str, kind: &'static str, text: String) -> Response {
    let headers = [(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, attachment(name)), (CACHE_CONTROL, "no-store".to_owned())];
    (headers, text).into_response()
}

/// Hands out what was found, or leads whoever must sign in first there, in the language of the address, and back.
pub(super) fn answer(asked: &Asked, found: Result<Response, Problem>) -> Response {
    match found {
        Ok(file) => file,
        Err(Problem::SignInFirst) => Redirect::to(&nav::sign_in(asked.locale(), asked.path())).into_response(),
        Err(Problem::Broken(cause)) => {
            tracing::error!(error = %cause, "a file could not be handed out");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}
