//! `/case-studies/feed.xml`: the case studies that are public, as a feed in the language of the address.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use axum::{Extension, Router};
use marketplace::Marketplace;
use marketplace::case_studies::{self, Filter, Told};
use ui::site::nav::{CASE_STUDIES, CASE_STUDIES_FEED};
use ui::{case_study_address, t};

use super::feed::{About, Place, Published, feed};
use super::locale::Asked;
use crate::config::PublicUrl;

pub(super) fn routes(market: Marketplace, public_url: PublicUrl) -> Router {
    Router::new().route(CASE_STUDIES_FEED, get(show)).with_state((market, public_url))
}

async fn show(
    State((market, public_url)): State<(Marketplace, PublicUrl)>,
    Extension(asked): Extension<Asked>,
    headers: HeaderMap,
) -> Response {
    let locale = asked.locale();
    let entry = |told: Told| {
        let (updated, published) = (told.published_at?, told.first_published_at?);
        let address = case_study_address(told.id);
        Some(Published { id: format!("urn:uuid:{}", told.id), title: told.title, address, summary: told.summary, published, updated })
    };
    let entries = case_studies::list(&market, &Filter::default(), 0).await;
    let title = format!("{} · {}", t::case_studies::public::title(locale), t::shared::site::name(locale));
    let about = About { title: &title, address: CASE_STUDIES_FEED, page: CASE_STUDIES };
    let entries = entries.map(|list| list.studies.into_iter().filter_map(entry).collect());
    feed(&headers, &Place { locale, origin: public_url.origin() }, &about, entries)
}
