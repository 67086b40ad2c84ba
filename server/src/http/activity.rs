//! The days of a month as a file, for the two who work together and for staff.

use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::get;
use axum::{Extension, Router};
use marketplace::accounts::Visitor;
use marketplace::{Marketplace, Problem, activity, engagements};

use super::exports::{answer, file};
use super::locale::Asked;

/// The file of a month.
pub const MONTH_FILE: &str = "/engagements/{engagement}/activity/{month}/export.csv";

pub(super) fn routes<S: Clone + Send + Sync + 'static>(marketplace: Marketplace) -> Router<S> {
    Router::new().route(MONTH_FILE, get(hand_out)).with_state(marketplace)
}

async fn hand_out(
    State(market): State<Marketplace>,
    Extension(visitor): Extension<Visitor>,
    Extension(asked): Extension<Asked>,
    Path((engagement, month)): Path<(String, String)>,
) -> Response {
    let locale = asked.locale();
    let found = async {
        visitor.account()?;
        let by = engagements::party(&market, &visitor, engagement.parse().map_err(|_| Problem::NotFound)?).await?;
        let month = month.parse().map_err(|_| Problem::NotFound)?;
        let sheet = activity::month(&market, &by, month).await?;
        Ok(file(&format!("{month}.csv"), "text/csv; charset=utf-8", ui::activity_csv(locale, &sheet)))
    };
    answer(&asked, found.await)
}
