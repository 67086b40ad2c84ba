//! What a browser asks for to keep the site among its applications: `/site.webmanifest`, in the language of its address, and the icons that it
//! names. There is no service worker: nothing of the site works without a connection, and nothing pretends to.

use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use axum::{Extension, Router};
use serde_json::json;
use ui::i18n::{Locale, href, t};
use ui::public::PAPER;

use super::locale::Asked;
use super::public_answer::Public;
use crate::share_picture::icon;

/// The icons that the manifest names, in pixels.
const SIZES: [u16; 2] = [192, 512];
/// The icon that Apple's devices ask for.
const APPLE: u16 = 180;
const A_DAY: u32 = 86_400;

pub(super) fn routes() -> Router {
    Router::new()
        .route("/site.webmanifest", get(manifest))
        .route("/icons/{file}", get(sized))
        .route("/apple-touch-icon.png", get(|asked: HeaderMap| async move { picture(APPLE, &asked) }))
}

async fn manifest(Extension(Asked(asked)): Extension<Asked>, headers: HeaderMap) -> Response {
    let (locale, _) = Locale::of_path(&asked);
    let icon =
        |size: u16| json!({ "src": address(size), "sizes": format!("{size}x{size}"), "type": "image/png", "purpose": "any maskable" });
    let manifest = json!({
        "id": "/",
        "name": t::shared::site::name(locale),
        "short_name": t::shared::site::name(locale),
        "description": t::public::home::description(locale),
        "lang": locale.lang(),
        "dir": "ltr",
        "start_url": href(locale, "/"),
        "scope": "/",
        "display": "minimal-ui",
        "background_color": PAPER.light,
        "theme_color": PAPER.light,
        "icons": SIZES.map(icon),
    });
    Public { kind: "application/manifest+json", content: manifest.to_string().as_bytes(), changed: None, seconds: A_DAY }.answer(&headers)
}

/// Where the icon of this size lies.
fn address(size: u16) -> String {
    format!("/icons/passerelle-{size}.png")
}

async fn sized(Path(file): Path<String>, headers: HeaderMap) -> Response {
    let size = SIZES.into_iter().find(|size| address(*size).ends_with(&format!("/{file}")));
    size.map_or_else(|| StatusCode::NOT_FOUND.into_response(), |size| picture(size, &headers))
}

fn picture(size: u16, headers: &HeaderMap) -> Response {
    match icon(size) {
        Ok(content) => Public { kind: "image/png", content: &content, changed: None, seconds: A_DAY }.answer(headers),
        Err(error) => {
            tracing::error!(%error, "an icon could not be drawn");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
