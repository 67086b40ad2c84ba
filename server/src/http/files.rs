//! What the build laid in the site's `pkg` folder. Each name holds the hash of its content, so that a browser that has a
//! file never asks for it again.

use std::path::{Path, PathBuf};

use axum::Router;
use axum::extract::Request;
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, VARY};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse as _, Response};
use tower_http::services::{ServeDir, ServeFile};

const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const FOR_A_DAY: HeaderValue = HeaderValue::from_static("public, max-age=86400");

/// `/pkg/…`, and the icons at their usual addresses.
pub(super) fn routes(site_dir: &Path, icon: Option<&str>) -> Router {
    let pkg = site_dir.join("pkg");
    let folder = ServeDir::new(&pkg).append_index_html_on_directories(false).precompressed_br().precompressed_gzip();
    let files = Router::new().fallback_service(folder).layer(from_fn(keep_for_ever));
    let mut routes = Router::new().nest("/pkg", files);
    if let Some(icon) = icon {
        let icon = ServeFile::new(PathBuf::from(&pkg).join(icon)).precompressed_br().precompressed_gzip();
        let icons = Router::new().route_service("/favicon.svg", icon.clone()).route_service("/favicon.ico", icon);
        routes = routes.merge(icons.layer(from_fn(keep_for_a_day)));
    }
    routes
}

async fn keep_for_ever(request: Request, next: Next) -> Response {
    // The one name without a hash, and the server's own business.
    if request.uri().path() == "/manifest.json" {
        return StatusCode::NOT_FOUND.into_response();
    }
    kept(next.run(request).await, FOR_EVER)
}

async fn keep_for_a_day(request: Request, next: Next) -> Response {
    kept(next.run(request).await, FOR_A_DAY)
}

fn kept(mut response: Response, how_long: HeaderValue) -> Response {
    if response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED {
        response.headers_mut().insert(CACHE_CONTROL, how_long);
        response.headers_mut().insert(VARY, HeaderValue::from(ACCEPT_ENCODING));
    }
    response
}
