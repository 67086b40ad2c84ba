//! The pictures that go with links to public pages: `/share/{noun}/{key}.png`, in the language of the address.

use app::published::NOUNS;
use axum::extract::{Path, State};
use axum::http::header::HeaderName;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use axum::{Extension, Router};
use marketplace::{Marketplace, Problem};
use ui::i18n::Locale;
use ui::public::Card;

use super::locale::Asked;
use super::public_answer::Public;
use crate::share_picture::Pictures;

/// The address on the page names the version of the words, so that others keep it for long.
const SECONDS: u32 = 86_400;

pub(super) fn routes(market: Marketplace) -> Router {
    Router::new().route("/share/{noun}/{file}", get(show)).with_state((market, Pictures::default()))
}

async fn show(
    State((market, pictures)): State<(Marketplace, Pictures)>,
    Extension(Asked(asked)): Extension<Asked>,
    Path((noun, file)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let (locale, _) = Locale::of_path(&asked);
    let picture = match card(&market, locale, &noun, &file).await {
        Ok(card) => pictures.of(&card).await.map_err(|error| Problem::Broken(error.into())),
        Err(problem) => Err(problem),
    };
    match picture {
        Ok(content) => {
            let mut answer = Public { kind: "image/png", content: &content, changed: None, seconds: SECONDS }.answer(&headers);
            // Made to be shown on other sites.
            answer.headers_mut().insert(HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("cross-origin"));
            answer
        }
        Err(Problem::Broken(cause)) => {
            tracing::error!(error = %cause, "a picture could not be drawn");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn card(market: &Marketplace, locale: Locale, noun: &str, file: &str) -> Result<Card, Problem> {
    let noun = NOUNS.iter().find(|one| one.code == noun).ok_or(Problem::NotFound)?;
    let key = file.strip_suffix(".png").ok_or(Problem::NotFound)?;
    (noun.card)(market, locale, key).await?.ok_or(Problem::NotFound)
}
