//! The feed of CTOs who show their work: whoever came last, in the language of the address.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use axum::{Extension, Router};
use marketplace::Marketplace;
use marketplace::public_pages::read::{FEED, newest};
use marketplace::public_pages::{CTOS, Shown, path};
use ui::i18n::{Locale, href, t};

use super::feed::{About, Published, feed};
use super::locale::Asked;
use crate::config::PublicUrl;

pub(super) fn routes(market: Marketplace, public_url: PublicUrl) -> Router {
    Router::new().route(FEED, get(tell)).with_state((market, public_url))
}

async fn tell(
    State((market, public_url)): State<(Marketplace, PublicUrl)>,
    Extension(Asked(asked)): Extension<Asked>,
    headers: HeaderMap,
) -> Response {
    let (locale, _) = Locale::of_path(&asked);
    let shown = match newest(&market).await {
        Ok(shown) => shown,
        Err(problem) => {
            tracing::error!(error = %problem, "a feed could not be made");
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        }
    };
    let whole = |path: &str| format!("{}{}", public_url.origin(), href(locale, path));
    let entry = |one: Shown| {
        let published = one.published_at?;
        Some(Published {
            id: format!("urn:uuid:{}", one.id),
            title: t::public_page::page::title(locale, one.name),
            address: whole(&path(&one.slug)),
            summary: one.headline,
            published,
            updated: published,
        })
    };
    let entries: Vec<Published> = shown.into_iter().filter_map(entry).collect();
    let (address, page) = (whole(FEED), whole(CTOS));
    let about = About {
        title: t::public_page::list::title(locale),
        address: &address,
        page: &page,
        lang: locale.lang(),
        author: t::shared::site::name(locale),
    };
    feed(&headers, &about, &entries)
}
