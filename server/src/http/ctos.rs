//! The feed of CTOs who show their work: whoever came last, in the language of the address.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use axum::{Extension, Router};
use marketplace::Marketplace;
use marketplace::public_pages::Shown;
use marketplace::public_pages::read::newest;
use ui::i18n::t;
use ui::site::nav::{CTOS, CTOS_FEED, cto_page};

use super::feed::{About, Place, Published, feed};
use super::locale::Asked;
use crate::config::PublicUrl;

pub(super) fn routes(market: Marketplace, public_url: PublicUrl) -> Router {
    Router::new().route(CTOS_FEED, get(tell)).with_state((market, public_url))
}

async fn tell(
    State((market, public_url)): State<(Marketplace, PublicUrl)>,
    Extension(asked): Extension<Asked>,
    headers: HeaderMap,
) -> Response {
    let locale = asked.locale();
    let entry = |one: Shown| {
        let published = one.published_at?;
        Some(Published {
            id: format!("urn:uuid:{}", one.id),
            title: t::public_page::page::title(locale, one.name),
            address: cto_page(&one.slug),
            summary: one.headline,
            published,
            updated: published,
        })
    };
    let entries = newest(&market).await.map(|shown| shown.into_iter().filter_map(entry).collect());
    let about = About { title: t::public_page::list::title(locale), address: CTOS_FEED, page: CTOS };
    feed(&headers, &Place { locale, origin: public_url.origin() }, &about, entries)
}
