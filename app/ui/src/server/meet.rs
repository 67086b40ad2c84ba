//! Before a page or a server function: who is there, and what did they type?

use std::net::SocketAddr;

use axum::{
    body::{Body, to_bytes},
    extract::{ConnectInfo, Request, State},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use domain::FormId;
use http::{
    Method, StatusCode,
    header::{CONTENT_TYPE, SET_COOKIE},
};
use marketplace::{Marketplace, Problem, Secret, accounts, engagements, forms, live};

use super::{Cookies, request::Network};
use crate::{
    form::FormMemory,
    live::{Subject, Waiting, subject_of},
};

/// What the meeting needs.
#[derive(Clone)]
pub struct Doors {
    pub market: Marketplace,
    pub cookies: Cookies,
    /// The largest body that is read, in bytes.
    pub body_bytes: usize,
}

/// What was typed into the form that this request sends: names and values in order, without passwords and keys.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed(pub Vec<(String, String)>);

/// What the page of this request remembers of a form that was refused.
#[derive(Debug, Clone)]
pub(super) struct Remembered(pub FormMemory);

/// Looks up the session and the form memory, reads what was typed, and gives a key to a browser that has none.
pub async fn meet(State(doors): State<Doors>, mut request: Request, next: Next) -> Response {
    let session = doors.cookies.session(request.headers());
    let key = doors.cookies.browser(request.headers()).filter(|key| Secret::read(key).is_some());
    let fresh = key.is_none().then(Secret::draw);
    let browser = key.or_else(|| fresh.as_ref().map(Secret::reveal));
    let visitor = match accounts::visitor(&doors.market, session.as_deref(), browser.as_deref()).await {
        Ok(visitor) => visitor,
        Err(problem) => return unavailable(&problem),
    };
    if let Some(id) = remembered_id(request.uri().query())
        && let Some(browser) = visitor.browser()
    {
        match forms::recall(&doors.market, browser, id).await {
            Ok(Some(forms::Memory { form, typed, errors })) => {
                request.extensions_mut().insert(Remembered(FormMemory { form, values: typed, errors }));
            }
            Ok(None) => {}
            Err(problem) => return unavailable(&problem),
        }
    }
    if let Some(ConnectInfo(peer)) = request.extensions().get::<ConnectInfo<SocketAddr>>().copied() {
        request.extensions_mut().insert(Network(peer.ip().to_string()));
    }
    request.extensions_mut().insert(visitor);
    request.extensions_mut().insert(doors.cookies);
    let request = match read_form(request, doors.body_bytes).await {
        Ok(request) => request,
        Err(status) => return status.into_response(),
    };
    let mut response = next.run(request).await;
    if let Some(header) = fresh.as_ref().and_then(|key| doors.cookies.give_browser(key)) {
        response.headers_mut().append(SET_COOKIE, header);
    }
    response
}

/// Whether the page that this request gets shows a form again that was refused.
pub fn remembers(request: &Request) -> bool {
    request.extensions().get::<Remembered>().is_some()
}

/// Counts what waits to be read, for the header of a page, and notes the version of what the page shows. Stands within [`meet`], around pages alone: no file shows it.
pub async fn count_waiting(State(market): State<Marketplace>, mut request: Request, next: Next) -> Response {
    let visitor = request.extensions().get::<accounts::Visitor>().cloned();
    if request.method() == Method::GET
        && let Some((visitor, who)) = visitor.and_then(|visitor| Some((visitor.clone(), visitor.signed_in().cloned()?)))
    {
        // Before the page is read: what changes meanwhile is told.
        let watched = match watched(&market, &visitor, &who, request.uri().path()).await {
            Ok(watched) => watched,
            Err(problem) => return unavailable(&problem),
        };
        match live::standing(&market, &watched).await {
            Ok(live::Standing { messages, notifications, version }) => {
                request.extensions_mut().insert(Waiting { messages, notifications, version });
            }
            Err(problem) => return unavailable(&problem),
        }
    }
    next.run(request).await
}

/// What whoever asks for this page looks at. An engagement of others is none of theirs.
async fn watched(
    market: &Marketplace,
    visitor: &accounts::Visitor,
    who: &accounts::SignedIn,
    path: &str,
) -> Result<live::Watched, Problem> {
    Ok(match subject_of(path) {
        Some(Subject::Engagement(engagement)) => match engagements::party(market, visitor, engagement).await {
            Ok(party) => live::Watched::of_engagement(who, &party),
            Err(Problem::NotFound) => live::Watched::by(who, None, None),
            Err(problem) => return Err(problem),
        },
        Some(Subject::Mission(mission, candidacy)) => live::Watched::by(who, Some(mission), candidacy),
        None => live::Watched::by(who, None, None),
    })
}

/// The field that carries the key of a link.
pub const KEY_FIELD: &str = "key";

fn unavailable(problem: &Problem) -> Response {
    tracing::error!(error = %problem, "the visitor could not be looked up");
    StatusCode::SERVICE_UNAVAILABLE.into_response()
}

fn remembered_id(query: Option<&str>) -> Option<FormId> {
    query?.split('&').find_map(|pair| pair.strip_prefix("form="))?.parse().ok()
}

/// Passwords, and the keys of links: nothing that is kept may open an account.
fn is_secret(field: &str) -> bool {
    field.contains("password") || field == KEY_FIELD
}

/// Keeps the fields of a plain form beside the request; the server function reads its own from the body as ever.
async fn read_form(request: Request, body_bytes: usize) -> Result<Request, StatusCode> {
    let is_form = request.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"application/x-www-form-urlencoded"));
    if request.method() != Method::POST || !is_form {
        return Ok(request);
    }
    let (mut parts, body) = request.into_parts();
    let bytes = to_bytes(body, body_bytes).await.map_err(|_| StatusCode::PAYLOAD_TOO_LARGE)?;
    let typed = form_urlencoded::parse(&bytes).into_owned().filter(|(name, _)| !is_secret(name)).collect();
    parts.extensions.insert(Typed(typed));
    Ok(Request::from_parts(parts, Body::from(bytes)))
}
