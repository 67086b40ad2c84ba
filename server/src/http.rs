//! The HTTP surface: what a request passes before it reaches a page, and what an answer gets on its way out.
//!
//! [`router`] is the site as both the program and the tests see it. Its layers, outermost first: the access log, the
//! counting, the security headers, the plain pages of refusals, panics, the time limit, the size limit, the language in the address,
//! other sites' requests.

mod access_log;
mod activity;
mod agenda;
mod attachment;
mod body_limit;
mod cross_site;
mod document;
mod documents;
mod events;
mod exports;
mod feed;
mod file_forms;
mod files;
mod forwarded;
mod health;
mod imports;
mod kept_pages;
mod locale;
mod measure;
mod meetings;
mod messages;
mod one_click;
mod pages;
mod panics;
mod photos;
mod plain_page;
mod public_answer;
mod route;
mod security_headers;
mod share;
mod sitemap;
mod web_app;

use axum::Router;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use marketplace::Marketplace;
use marketplace::mail::outbox::OutboxShown;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;
use ui::server::Publisher;

use crate::config::{Limits, PublicUrl};
use crate::metrics::Metrics;
use crate::site::Site;
pub use access_log::RequestId;
pub use activity::MONTH_FILE;
pub use agenda::{ATTENDEES, CALENDAR_FEED, EVENT_CALENDAR};
pub use documents::{FILE as DOCUMENT_FILE, PAPER as PAPER_FILE, SEND as SEND_DOCUMENT};
pub use events::EVENTS;
pub use exports::{OWN_DATA, RANKINGS};
pub use forwarded::Proxies;
pub use imports::FILE as IMPORT_FILE;
pub use locale::Asked;
pub use meetings::CALENDAR as MEETING_CALENDAR;
pub use messages::{MESSAGE_FILE, SEND_MESSAGE};
pub use one_click::ONE_CLICK;
pub use photos::{PHOTO_ADDRESS, PHOTO_FILE};

/// What the HTTP surface stands on.
#[derive(Clone)]
pub struct Host {
    pub marketplace: Marketplace,
    pub site: Site,
    pub public_url: PublicUrl,
    /// Where mail is kept instead of sent, and only this machine reaches the site: everybody may look at it.
    pub outbox: Option<OutboxShown>,
    /// Who publishes the site.
    pub publisher: Publisher,
    pub limits: Limits,
    /// Proxies that are believed on who asks.
    pub proxies: Proxies,
    /// Where requests are counted.
    pub metrics: Metrics,
}

/// The whole site.
pub fn router(host: &Host) -> Router {
    let inside = pages::routes(host)
        .merge(files::routes(&host.site.folder, host.site.icon()))
        .merge(health::routes(host.marketplace.clone()))
        .merge(sitemap::routes(host.marketplace.clone(), host.public_url.clone()))
        .merge(feed::routes(host.marketplace.clone(), host.public_url.clone()))
        .merge(share::routes(host.marketplace.clone()))
        .merge(web_app::routes());
    protect(inside, host.public_url.clone(), host.limits, host.site.style_sheet(), host.metrics.clone())
        .layer(from_fn_with_state(host.proxies.clone(), forwarded::see_through))
}

/// Puts every layer around a router.
fn protect(inside: Router, public_url: PublicUrl, limits: Limits, style_sheet: Option<String>, metrics: Metrics) -> Router {
    // A layer of the inner router runs after routing: the address must lose its prefix before.
    Router::new()
        .fallback_service(inside.layer(from_fn(route::note)))
        .layer(from_fn_with_state(public_url.clone(), cross_site::refuse))
        .layer(from_fn(locale::take_prefix))
        .layer(from_fn_with_state(limits.body_bytes, body_limit::hold))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, limits.request_timeout))
        .layer(CatchPanicLayer::custom(panics::answer))
        .layer(from_fn_with_state(plain_page::StyleSheet(style_sheet), plain_page::write))
        .layer(from_fn_with_state(public_url, security_headers::add))
        .layer(from_fn_with_state(metrics, measure::count))
        .layer(from_fn(access_log::write))
}

#[cfg(test)]
mod tests;
