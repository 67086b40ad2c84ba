//! `/case-studies/feed.xml`: the case studies that are public, as a feed in the language of the address.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use axum::{Extension, Router};
use marketplace::case_studies::{self, Filter, Told};
use marketplace::{Marketplace, Problem};
use ui::i18n::{Locale, href};
use ui::site::nav::{CASE_STUDIES, CASE_STUDIES_FEED};
use ui::{case_study_address, t};

use super::feed::{About, Published, feed};
use super::locale::Asked;
use crate::config::PublicUrl;

#[derive(Clone)]
struct Feeds {
    market: Marketplace,
    public_url: PublicUrl,
}

pub(super) fn routes(market: Marketplace, public_url: PublicUrl) -> Router {
    Router::new().route(CASE_STUDIES_FEED, get(show)).with_state(Feeds { market, public_url })
}

async fn show(State(feeds): State<Feeds>, Extension(Asked(asked)): Extension<Asked>, headers: HeaderMap) -> Response {
    let (locale, _) = Locale::of_path(&asked);
    let whole = |path: &str| format!("{}{}", feeds.public_url.origin(), href(locale, path));
    match entries(&feeds.market, whole).await {
        Ok(entries) => {
            let (address, page) = (whole(CASE_STUDIES_FEED), whole(CASE_STUDIES));
            let name = t::shared::site::name(locale);
            let title = format!("{} · {name}", t::case_studies::public::title(locale));
            let about = About { title: &title, address: &address, page: &page, lang: locale.lang(), author: name };
            feed(&headers, &about, &entries)
        }
        Err(problem) => {
            tracing::error!(error = %problem, "the feed of case studies could not be made");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

async fn entries(market: &Marketplace, whole: impl Fn(&str) -> String) -> Result<Vec<Published>, Problem> {
    let entry = |told: Told| {
        let (updated, published) = (told.published_at?, told.first_published_at?);
        let address = whole(&case_study_address(told.id));
        Some(Published { id: format!("urn:uuid:{}", told.id), title: told.title, address, summary: told.summary, published, updated })
    };
    let list = case_studies::list(market, &Filter::default(), 0).await?;
    Ok(list.studies.into_iter().filter_map(entry).collect())
}
