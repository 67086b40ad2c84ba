//! The date of a meeting as a calendar file, for those who meet and for staff. It invites nobody: the mail does.

use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::get;
use axum::{Extension, Router};
use marketplace::Marketplace;
use marketplace::accounts::Visitor;
use marketplace::meetings::{invitation, participant, propose::read_candidacy};

use super::exports::{answer, file};
use super::locale::Asked;
use crate::config::PublicUrl;

/// The calendar file of a meeting.
pub const CALENDAR: &str = "/meetings/{candidacy}/calendar.ics";

/// The part of an address that names nobody: a file to take away is answered by nobody.
const NOBODY: &str = "no-reply";

pub(super) fn routes<S: Clone + Send + Sync + 'static>(marketplace: Marketplace, public_url: PublicUrl) -> Router<S> {
    Router::new().route(CALENDAR, get(hand_out)).with_state((marketplace, public_url))
}

async fn hand_out(
    State((market, public_url)): State<(Marketplace, PublicUrl)>,
    Extension(visitor): Extension<Visitor>,
    Extension(asked): Extension<Asked>,
    Path(candidacy): Path<String>,
) -> Response {
    let locale = asked.locale();
    let found = async {
        visitor.account()?;
        let by = participant(&market, &visitor, read_candidacy(&candidacy)?).await?;
        invitation(&market, &by).await
    };
    let organizer = format!("{NOBODY}@{}", public_url.host());
    let text = found.await.map(|invitation| ui::mail::published(locale, &invitation, public_url.origin(), &organizer).text);
    answer(&asked, text.map(|text| file("passerelle.ics", "text/calendar; charset=utf-8", text)))
}
