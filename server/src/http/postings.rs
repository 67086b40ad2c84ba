//! The feed of open missions that their CEOs show to everybody: the newest, in the language of the address.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use axum::{Extension, Router};
use marketplace::Marketplace;
use marketplace::postings::Shown;
use marketplace::postings::read::newest;
use ui::i18n::t;
use ui::site::nav::{MISSIONS, MISSIONS_FEED, posting_page};

use super::feed::{About, Place, Published, feed};
use super::locale::Asked;
use crate::config::PublicUrl;

pub(super) fn routes(market: Marketplace, public_url: PublicUrl) -> Router {
    Router::new().route(MISSIONS_FEED, get(tell)).with_state((market, public_url))
}

async fn tell(
    State((market, public_url)): State<(Marketplace, PublicUrl)>,
    Extension(asked): Extension<Asked>,
    headers: HeaderMap,
) -> Response {
    let locale = asked.locale();
    let entry = |one: Shown| {
        Some(Published {
            id: format!("urn:uuid:{}", one.id),
            address: posting_page(one.id),
            title: one.title,
            summary: one.summary,
            published: one.published_at?,
            updated: one.updated_at,
        })
    };
    let entries = newest(&market).await.map(|shown| shown.into_iter().filter_map(entry).collect());
    let about = About { title: t::posting::list::title(locale), address: MISSIONS_FEED, page: MISSIONS };
    feed(&headers, &Place { locale, origin: public_url.origin() }, &about, entries)
}
