//! The language in the address: French has no prefix, English lives under `/en`.
//!
//! The router inside knows one address for each page. This layer takes the prefix away and leaves the address that was
//! asked for in the request, as [`Asked`]. Calls of server functions may carry the prefix too.

use axum::extract::Request;
use axum::http::Uri;
use axum::http::uri::PathAndQuery;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Redirect, Response};
use ui::i18n::Locale;

/// The path and query that the browser asked for, with the prefix of its language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked(pub String);

impl Asked {
    /// The path alone.
    pub fn path(&self) -> &str {
        self.0.split('?').next().unwrap_or_default()
    }

    /// The language of the address.
    pub fn locale(&self) -> Locale {
        Locale::of_path(self.path()).0
    }
}

/// Where an address leads.
#[derive(Debug, PartialEq, Eq)]
enum Route {
    /// To this path and query of the router.
    Inside(String),
    /// To another address, for good.
    Moved(String),
}

pub(super) async fn take_prefix(mut request: Request, next: Next) -> Response {
    let asked = request.uri().path_and_query().map_or("/", PathAndQuery::as_str).to_owned();
    let inside = match route(request.uri().path(), request.uri().query()) {
        Route::Inside(path_and_query) => path_and_query,
        Route::Moved(address) => return Redirect::permanent(&address).into_response(),
    };
    // It was an address, and only lost its beginning.
    if let Ok(uri) = inside.parse::<Uri>() {
        *request.uri_mut() = uri;
    }
    request.extensions_mut().insert(Asked(asked));
    next.run(request).await
}

fn route(path: &str, query: Option<&str>) -> Route {
    let with_query = |path: &str| query.map_or_else(|| path.to_owned(), |query| format!("{path}?{query}"));
    if let Some(rest) = path.strip_prefix("/fr").filter(|rest| rest.is_empty() || rest.starts_with('/')) {
        return Route::Moved(with_query(&from_root(rest)));
    }
    match Locale::of_path(path) {
        (Locale::En, "/") if path == "/en/" => Route::Moved(with_query("/en")),
        (_, rest) => Route::Inside(with_query(rest)),
    }
}

/// A path of this host: `//other.example` would be another host's.
fn from_root(rest: &str) -> String {
    format!("/{}", rest.trim_start_matches(['/', '\\']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inside(path: &str) -> Route {
        Route::Inside(path.to_owned())
    }

    fn moved(address: &str) -> Route {
        Route::Moved(address.to_owned())
    }

    #[test]
    fn english_loses_its_prefix_and_french_has_none() {
        assert_eq!(route("/", None), inside("/"));
        assert_eq!(route("/missions", Some("page=2")), inside("/missions?page=2"));
        assert_eq!(route("/en", None), inside("/"));
        assert_eq!(route("/en", Some("form=1")), inside("/?form=1"));
        assert_eq!(route("/en/api/need", None), inside("/api/need"));
        assert_eq!(route("/entreprises", None), inside("/entreprises"));
    }

    #[test]
    fn each_page_has_one_address() {
        assert_eq!(route("/fr", None), moved("/"));
        assert_eq!(route("/fr/missions", Some("page=2")), moved("/missions?page=2"));
        assert_eq!(route("/en/", None), moved("/en"));
        assert_eq!(route("/france", None), inside("/france"));
    }

    #[test]
    fn a_redirect_stays_on_this_host() {
        assert_eq!(route("/fr//other.example/", None), moved("/other.example/"));
        assert_eq!(route("/fr/\\other.example", None), moved("/other.example"));
    }
}
