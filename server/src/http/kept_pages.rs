//! Pages that say the same to every stranger, given again as they were drawn: for good, or while nothing has changed ([`Unchanged`]).
//!
//! Drawing takes ten times as long as everything else that such a request needs. Each answer has a nonce of its own all the same: the page is kept
//! in the pieces between the places where it stands.

use std::sync::Arc;

use app::published::{Alike, alike_for_strangers};
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_SECURITY_POLICY, SET_COOKIE};
use axum::http::response::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use leptos::nonce::Nonce;
use marketplace::Marketplace;
use marketplace::accounts::Visitor;
use marketplace::unchanged::{self, Unchanged};
use ui::server::remembers;

use super::locale::Asked;
use super::security_headers::policy_of_page;

/// How many pages are kept at most.
const MOST: usize = 128;
/// The longest address whose page is kept, in bytes.
const LONGEST: usize = 200;

/// The pages that are kept, by the address that was asked for.
#[derive(Clone)]
pub(super) struct KeptPages {
    market: Marketplace,
    /// Those that depend on nothing: no database is asked for them.
    always: Arc<Unchanged<String, Page>>,
    while_unchanged: Arc<Unchanged<String, Page>>,
}

/// A page without its nonce: what stands before, between and after the places where it stood.
struct Page {
    headers: HeaderMap,
    pieces: Vec<String>,
}

impl KeptPages {
    pub fn new(market: Marketplace) -> Self {
        Self { market, always: Arc::new(Unchanged::holding(MOST)), while_unchanged: Arc::new(Unchanged::holding(MOST)) }
    }

    /// Where a page of this kind is kept, and under which state; none where that cannot be told now.
    async fn shelf(&self, alike: Alike) -> Option<(&Unchanged<String, Page>, unchanged::State)> {
        match alike {
            Alike::Always => Some((&self.always, unchanged::State::default())),
            Alike::WhileUnchanged => match unchanged::State::now(&self.market).await {
                Ok(state) => Some((&self.while_unchanged, state)),
                Err(problem) => {
                    tracing::warn!(error = %problem, "what has changed could not be asked for: the page is drawn");
                    None
                }
            },
        }
    }
}

impl Page {
    /// What was drawn, where it is a page and gives nothing to one browser.
    fn of(parts: &Parts, page: &[u8]) -> Option<Self> {
        let nonce = nonce_of(parts.headers.get(CONTENT_SECURITY_POLICY)?)?;
        let is_for_all = parts.status == StatusCode::OK && !parts.headers.contains_key(SET_COOKIE);
        let pieces = std::str::from_utf8(page).ok()?.split(nonce).map(str::to_owned).collect();
        is_for_all.then(|| Self { headers: parts.headers.clone(), pieces })
    }

    fn with_nonce(&self) -> Response {
        let nonce = Nonce::new();
        let Ok(policy) = HeaderValue::from_str(&policy_of_page(&nonce)) else {
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        };
        let mut headers = self.headers.clone();
        headers.insert(CONTENT_SECURITY_POLICY, policy);
        (headers, Body::from(self.pieces.join(&nonce))).into_response()
    }
}

/// Stands around the pages, within what finds out who asks: gives what was kept, or what is drawn now.
pub(super) async fn give(State(kept): State<KeptPages>, request: Request, next: Next) -> Response {
    let Some((address, alike)) = address_to_keep(&request) else { return next.run(request).await };
    let Some((shelf, state)) = kept.shelf(alike).await else { return next.run(request).await };
    if let Some(page) = shelf.find(&state, &address) {
        return page.with_nonce();
    }
    let (parts, body) = next.run(request).await.into_parts();
    match to_bytes(body, usize::MAX).await {
        Ok(bytes) => {
            if let Some(page) = Page::of(&parts, &bytes) {
                shelf.keep(state, address, Arc::new(page));
            }
            Response::from_parts(parts, Body::from(bytes))
        }
        Err(error) => {
            tracing::error!(%error, "a page broke off");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// The address of a page that every stranger is shown alike, and how long.
fn address_to_keep(request: &Request) -> Option<(String, Alike)> {
    let is_stranger = request.extensions().get::<Visitor>()?.signed_in().is_none();
    let Asked(address) = request.extensions().get::<Asked>()?;
    let may_be_kept = request.method() == Method::GET && is_stranger && !remembers(request) && address.len() <= LONGEST;
    alike_for_strangers(request.uri().path()).filter(|_| may_be_kept).map(|alike| (address.clone(), alike))
}

fn nonce_of(policy: &HeaderValue) -> Option<&str> {
    let (_, after) = policy.to_str().ok()?.split_once("'nonce-")?;
    after.split_once('\'').map(|(nonce, _)| nonce).filter(|nonce| nonce.len() >= 16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_answer_has_a_nonce_of_its_own() {
        let drawn = |nonce: &str, cookie: bool| {
            let policy = (CONTENT_SECURITY_POLICY, policy_of_page(nonce));
            let mut response = ([policy], ()).into_response();
            if cookie {
                response.headers_mut().insert(SET_COOKIE, HeaderValue::from_static("a=b"));
            }
            Page::of(&response.into_parts().0, format!("<script nonce={nonce}>1</script><script nonce={nonce}>2</script>").as_bytes())
        };
        let page = drawn("AAAAAAAAAAAAAAAAAAAAAA==", false).unwrap();
        assert_eq!(page.pieces, ["<script nonce=", ">1</script><script nonce=", ">2</script>"]);
        let policies = [(); 2].map(|()| page.with_nonce().headers().get(CONTENT_SECURITY_POLICY).cloned().unwrap());
        assert_ne!(policies[0], policies[1]);
        assert!(drawn("AAAAAAAAAAAAAAAAAAAAAA==", true).is_none(), "what gives a cookie is for one browser");
    }

    #[test]
    fn the_nonce_is_found_in_the_policy() {
        let policy = HeaderValue::from_str(&policy_of_page("AAAAAAAAAAAAAAAAAAAAAA==")).unwrap();
        assert_eq!(nonce_of(&policy), Some("AAAAAAAAAAAAAAAAAAAAAA=="));
        assert_eq!(nonce_of(&HeaderValue::from_static("default-src 'self'")), None);
    }
}
