//! Laws of every answer, whatever the page: it has a number and the security headers; a refusal speaks the language of the
//! address; nothing larger, slower or from elsewhere passes; a panic is one answer.

use std::time::Duration;

use axum::Json;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, Uri};
use axum::routing::{get, post};
use tower::ServiceExt as _;

use super::*;

mod traces;

struct Answer {
    status: u16,
    headers: HeaderMap,
    text: String,
}

/// A few routes behind the real layers.
fn site(public_url: &str) -> Router {
    let inside = Router::new()
        .route("/here", get(async |uri: Uri| uri.to_string()))
        .route("/asked", get(async |axum::Extension(Asked(asked)): axum::Extension<Asked>| asked))
        .route("/said", post(async |body: String| body))
        .route(
            "/refused",
            post(async || (StatusCode::NOT_FOUND, [("serverfnerror", "/refused"), ("location", "/?__err=x")], Json("not_found"))),
        )
        .route("/misread", post(async || (StatusCode::BAD_REQUEST, "Failed to deserialize")))
        .route("/slow", get(std::future::pending::<()>))
        .route(
            "/broken",
            get(async || {
                if true {
                    panic!("on purpose")
                }
            }),
        );
    let limits = Limits {
        connections: 1,
        header_timeout: Duration::from_secs(1),
        request_timeout: Duration::from_millis(50),
        body_bytes: 10,
        shutdown_deadline: Duration::from_secs(1),
    };
    protect(inside, PublicUrl::parse(public_url).unwrap(), limits, Some("/pkg/a.css".into()), Metrics::default())
}

async fn send(request: Request) -> Answer {
    send_to("http://localhost:3000", request).await
}

async fn send_to(public_url: &str, request: Request) -> Answer {
    let response = site(public_url).oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let text = String::from_utf8(to_bytes(body, 1 << 20).await.unwrap().into()).unwrap();
    Answer { status: parts.status.as_u16(), headers: parts.headers, text }
}

fn ask(path: &str) -> Request {
    Request::get(path).header("accept", "text/html").body(Body::empty()).unwrap()
}

fn say(path: &str, body: impl Into<Body>) -> Request {
    Request::post(path).header("accept", "text/html").header("sec-fetch-site", "same-origin").body(body.into()).unwrap()
}

#[tokio::test]
async fn the_router_sees_no_prefix_and_pages_know_what_was_asked() {
    assert_eq!(send(ask("/en/here?a=%C3%A9")).await.text, "/here?a=%C3%A9");
    assert_eq!(send(ask("/en/asked?b=1")).await.text, "/en/asked?b=1");
    let moved = send(ask("/fr/here?a=1")).await;
    assert_eq!((moved.status, moved.headers["location"].to_str().unwrap()), (308, "/here?a=1"));
}

#[tokio::test]
async fn every_answer_has_a_number_and_the_security_headers() {
    for path in ["/here", "/nowhere", "/fr", "/broken"] {
        let headers = send(ask(path)).await.headers;
        assert!(headers["x-request-id"].len() == 36, "{path}");
        assert!(headers["content-security-policy"].to_str().unwrap().contains("script-src 'none'"), "{path}");
        assert_eq!(headers["cache-control"], "private, no-store", "{path}");
        assert_eq!(headers["x-content-type-options"], "nosniff");
        assert_eq!(headers["referrer-policy"], "same-origin");
        assert!(!headers.contains_key("strict-transport-security"));
    }
    let headers = send_to("https://passerelle.example", ask("/here")).await.headers;
    assert_eq!(headers["strict-transport-security"], "max-age=63072000");
}

#[tokio::test]
async fn a_refusal_speaks_the_language_of_the_address() {
    let french = send(ask("/nowhere")).await;
    assert!(french.status == 404 && french.text.contains("lang=\"fr\"") && french.text.contains("Cette page n’existe pas"));
    let english = send(ask("/en/nowhere")).await;
    assert!(english.status == 404 && english.text.contains("lang=\"en\"") && english.text.contains("This page does not exist"));
    assert!(english.text.contains("href=\"/pkg/a.css\"") && english.text.contains("href=\"/en\""));
    let program = send(Request::get("/nowhere").body(Body::empty()).unwrap()).await;
    assert_eq!((program.status, program.text.as_str()), (404, ""), "a program gets the status alone");
}

#[tokio::test]
async fn a_form_that_was_not_done_is_answered_by_a_page() {
    let french = send(say("/refused", "x")).await;
    assert!(french.status == 404 && french.text.contains("Cette page n’existe pas"), "{}", french.text);
    assert!(!french.headers.contains_key("location") && !french.headers.contains_key("serverfnerror"));
    let misread = send(say("/en/misread", "x")).await;
    assert!(misread.status == 400 && misread.text.contains("We could not understand what was sent"), "{}", misread.text);
    assert!(!misread.text.contains("deserialize"), "{}", misread.text);
    let mut of_island = say("/refused", "x");
    of_island.headers_mut().remove("accept");
    assert_eq!(send(of_island).await.text, "\"not_found\"", "an island reads the code");
}

#[tokio::test]
async fn another_site_is_refused_before_anything_happens() {
    let mut request = say("/said", "yes");
    request.headers_mut().insert("sec-fetch-site", "cross-site".parse().unwrap());
    let answer = send(request).await;
    assert!(answer.status == 403 && answer.text.contains("Ce formulaire ne vient pas de nos pages"));
    assert_eq!(send(say("/said", "yes")).await.text, "yes");
}

#[tokio::test]
async fn a_body_has_a_limit_announced_or_streamed() {
    let mut announced = say("/said", "more than ten bytes");
    announced.headers_mut().insert("content-length", "19".parse().unwrap());
    let announced = send(announced).await;
    assert!(announced.status == 413 && announced.text.contains("Cet envoi est trop long"), "{}", announced.status);
    let streamed = send(say("/said", Body::new("more than ten bytes".to_owned()))).await;
    assert_eq!(streamed.status, 413);
}

#[tokio::test]
async fn a_slow_page_and_a_panic_are_one_answer_each() {
    let slow = send(ask("/en/slow")).await;
    assert!(slow.status == 503 && slow.text.contains("The service is very busy"));
    let broken = send(ask("/broken")).await;
    assert!(broken.status == 500 && broken.text.contains("Quelque chose n’a pas fonctionné"));
}
