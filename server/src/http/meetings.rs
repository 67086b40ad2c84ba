//! The date of a meeting as a calendar file, for those who meet and for staff. It invites nobody: the mail does.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::get;
use axum::{Extension, Router};
use marketplace::accounts::Visitor;
use marketplace::meetings::{invitation, participant, propose::read_candidacy};
use marketplace::{Marketplace, Problem};
use ui::i18n::{Locale, href};

use super::attachment::attachment;
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
    Extension(Asked(asked)): Extension<Asked>,
    Path(candidacy): Path<String>,
) -> Response {
    let path = asked.split('?').next().unwrap_or_default();
    let (locale, _) = Locale::of_path(path);
    let found = async {
        visitor.account()?;
        let by = participant(&market, &visitor, read_candidacy(&candidacy)?).await?;
        invitation(&market, &by).await
    };
    match found.await {
        Ok(invitation) => {
            let organizer = format!("{NOBODY}@{}", public_url.host());
            let file = ui::mail::published(locale, &invitation, public_url.origin(), &organizer);
            let headers = [
                (CONTENT_TYPE, "text/calendar; charset=utf-8".to_owned()),
                (CONTENT_DISPOSITION, attachment("passerelle.ics")),
                (CACHE_CONTROL, "no-store".to_owned()),
            ];
            (headers, file.text).into_response()
        }
        Err(Problem::SignInFirst) => {
            let back: String = form_urlencoded::byte_serialize(path.as_bytes()).collect();
            Redirect::to(&format!("{}?next={back}", href(locale, "/sign-in"))).into_response()
        }
        Err(Problem::Broken(cause)) => {
            tracing::error!(error = %cause, "a calendar file could not be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}
