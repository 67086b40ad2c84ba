//! Refuses what another site makes a browser send: every request that may change something must come from our own pages.
//!
//! Browsers say where a request comes from in `Sec-Fetch-Site`; those that do not, say it in `Origin`, else in
//! `Referer`. A request that says nothing is refused: our forms always say it.

use axum::extract::{Request, State};
use axum::http::header::{ORIGIN, REFERER};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use ui::i18n::href;

use super::ONE_CLICK;
use super::locale::Asked;
use crate::config::PublicUrl;

pub(super) async fn refuse(State(site): State<PublicUrl>, mut request: Request, next: Next) -> Response {
    // Mail programs send this one from wherever they are, and its key is the whole permission.
    let is_one_click = *request.method() == Method::POST && request.uri().path() == ONE_CLICK;
    if is_one_click || is_ours(request.method(), request.headers(), site.origin()) {
        // Whoever reads pages is led back by it: never to where we are not, and in the language in which they asked.
        if !comes_from(request.headers(), site.origin()) {
            request.headers_mut().remove(REFERER);
            if let Some(home) = home(&request, site.origin()) {
                request.headers_mut().insert(REFERER, home);
            }
        }
        next.run(request).await
    } else {
        tracing::warn!("refused: the request comes from another site");
        StatusCode::FORBIDDEN.into_response()
    }
}

/// The first page, in the language of what was asked for.
fn home(request: &Request, origin: &str) -> Option<HeaderValue> {
    let locale = request.extensions().get::<Asked>()?.locale();
    HeaderValue::from_str(&format!("{origin}{}", href(locale, "/"))).ok()
}

/// Whether a request only reads, or comes from a page of ours.
fn is_ours(method: &Method, headers: &HeaderMap, origin: &str) -> bool {
    if matches!(*method, Method::GET | Method::HEAD) {
        return true;
    }
    if let Some(site) = headers.get("sec-fetch-site") {
        return site == "same-origin" || site == "none";
    }
    if let Some(from) = headers.get(ORIGIN) {
        return from == origin;
    }
    comes_from(headers, origin)
}

/// Whether the `Referer` is a page of ours.
fn comes_from(headers: &HeaderMap, origin: &str) -> bool {
    let from = headers.get(REFERER).and_then(|referer| referer.to_str().ok());
    let rest = from.and_then(|from| from.strip_prefix(origin));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderName;

    use super::*;

    const OURS: &str = "https://passerelle.example";

    fn post(headers: &[(&'static str, &'static str)]) -> bool {
        let headers = headers.iter().map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
        is_ours(&Method::POST, &headers.collect(), OURS)
    }

    #[test]
    fn reading_is_always_allowed() {
        for method in [Method::GET, Method::HEAD] {
            let headers = HeaderMap::from_iter([(HeaderName::from_static("sec-fetch-site"), HeaderValue::from_static("cross-site"))]);
            assert!(is_ours(&method, &headers, OURS));
        }
    }

    #[test]
    fn sec_fetch_site_decides_alone_where_it_is_sent() {
        assert!(post(&[("sec-fetch-site", "same-origin")]));
        assert!(post(&[("sec-fetch-site", "none"), ("origin", "null")]));
        assert!(!post(&[("sec-fetch-site", "cross-site"), ("origin", OURS)]));
        assert!(!post(&[("sec-fetch-site", "same-site")]), "a neighbour under the same domain is another site");
    }

    #[test]
    fn else_the_origin_decides_and_else_the_referer() {
        assert!(post(&[("origin", OURS)]));
        assert!(!post(&[("origin", "null"), ("referer", "https://passerelle.example/need")]));
        assert!(!post(&[("origin", "http://passerelle.example")]));
        assert!(post(&[("referer", "https://passerelle.example/need?form=1")]));
        assert!(!post(&[("referer", "https://passerelle.example.evil.example/need")]));
        assert!(!post(&[("referer", "https://passerelle.example@evil.example/")]));
    }

    #[test]
    fn a_request_that_says_nothing_is_refused() {
        assert!(!post(&[]));
        assert!(!is_ours(&Method::DELETE, &HeaderMap::new(), OURS));
    }
}
