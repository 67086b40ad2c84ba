//! Which route answers a request, told outwards: the layers around the router do not see what it chose.
//!
//! The address itself is no name to count under: there are as many as there are people, missions and guesses.

use std::sync::{Arc, OnceLock};

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;

/// What has no route: a page that is not there, and what was refused before the router.
const NONE: &str = "none";

/// The built files, which one service answers.
const FILES: &str = "/pkg/";

/// Among a request's extensions: filled in by the router, however the request ends.
#[derive(Clone, Debug, Default)]
pub(super) struct Route(Arc<OnceLock<String>>);

impl Route {
    /// As it is written in the router: `/needs/{mission}`.
    pub(super) fn template(&self) -> &str {
        self.0.get().map_or(NONE, String::as_str)
    }
}

/// Stands within the router, after its choice.
pub(super) async fn note(request: Request, next: Next) -> Response {
    if let Some(Route(route)) = request.extensions().get::<Route>() {
        let chosen = request.extensions().get::<MatchedPath>().map(|matched| matched.as_str().to_owned());
        let files = || request.uri().path().starts_with(FILES).then(|| format!("{FILES}{{file}}"));
        if let Some(chosen) = chosen.or_else(files) {
            route.get_or_init(|| chosen);
        }
    }
    next.run(request).await
}
