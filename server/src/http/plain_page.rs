//! The page of a refusal that the application did not write itself: another site's form, a body too large, a request
//! too slow, a panic, a form that asks for what is not there. It needs neither the database nor the renderer, which may be
//! what failed.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, LOCATION, RETRY_AFTER};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use ui::i18n::{Locale, href, t};
use ui::site::nav::HOW_IT_WORKS;

/// What the framework marks the failure of a server function with.
const SERVER_FN_ERROR: &str = "serverfnerror";

/// The address of the style sheet, if the site is built.
#[derive(Clone, Debug)]
pub(super) struct StyleSheet(pub Option<String>);

/// Writes the page where a layer answered with a status alone, or a server function with a code, and the browser wants to show something.
pub(super) async fn write(State(style): State<StyleSheet>, request: Request, next: Next) -> Response {
    let accepts = request.headers().get(ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let wants_page = accepts.contains("text/html");
    let (locale, _) = Locale::of_path(request.uri().path());
    let mut response = next.run(request).await;
    if wants_page
        && is_bare(&response)
        && let Some((title, sentence)) = words(locale, &response)
    {
        let page = page(locale, title, &sentence, style.0.as_deref());
        for for_programs in [CONTENT_LENGTH, LOCATION, HeaderName::from_static(SERVER_FN_ERROR)] {
            response.headers_mut().remove(for_programs);
        }
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        *response.body_mut() = Body::from(page);
    }
    response
}

/// A layer's answer has no body, or a line of English; a server function's has a code, for the island that asked.
fn is_bare(response: &Response) -> bool {
    let headers = response.headers();
    headers.contains_key(SERVER_FN_ERROR) || headers.get(CONTENT_TYPE).is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"))
}

fn words(locale: Locale, response: &Response) -> Option<(&'static str, String)> {
    use t::host::{self, too_often};
    if response.status() == StatusCode::TOO_MANY_REQUESTS {
        return Some((too_often::title(locale), too_often::sentence(locale, minutes_to_wait(response))));
    }
    let (title, sentence) = match response.status() {
        StatusCode::FORBIDDEN => (host::other_site::title(locale), host::other_site::sentence(locale)),
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => (host::nothing_here::title(locale), host::nothing_here::sentence(locale)),
        StatusCode::GONE => (host::gone::title(locale), host::gone::sentence(locale)),
        StatusCode::PAYLOAD_TOO_LARGE => (host::too_large::title(locale), host::too_large::sentence(locale)),
        StatusCode::REQUEST_TIMEOUT | StatusCode::GATEWAY_TIMEOUT | StatusCode::SERVICE_UNAVAILABLE => {
            (host::too_slow::title(locale), host::too_slow::sentence(locale))
        }
        status if status.is_client_error() => (host::not_understood::title(locale), host::not_understood::sentence(locale)),
        status if status.is_server_error() => (host::our_fault::title(locale), host::our_fault::sentence(locale)),
        _ => return None,
    };
    Some((title, sentence.to_owned()))
}

/// What the answer says of when to come back (`Retry-After`, in seconds), in whole minutes: one at least.
fn minutes_to_wait(response: &Response) -> u32 {
    let seconds = response.headers().get(RETRY_AFTER).and_then(|seconds| seconds.to_str().ok()?.parse::<u32>().ok());
    seconds.unwrap_or_default().div_ceil(60).max(1)
}

fn page(locale: Locale, title: &str, sentence: &str, style: Option<&str>) -> String {
    let lang = locale.lang();
    let style = style.map(|address| format!(r#"<link rel="stylesheet" href="{address}">"#)).unwrap_or_default();
    let home = href(locale, "/");
    let site = t::shared::site::name(locale);
    let (back, how_address, how) = (t::host::back(locale), href(locale, HOW_IT_WORKS), t::host::how(locale));
    format!(
        r##"<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"><title>{title} · {site}</title>{style}</head><body><header class="site-header"><div class="page"><a class="brand" href="{home}">{MARK}<span>{site}</span></a></div></header><main id="content"><div class="page narrow"><div class="page-head"><div class="broken" aria-hidden="true"><span class="tie" data-state="gap"></span></div><h1>{title}</h1><p class="lead">{sentence}</p><p class="cluster"><a class="button" href="{home}">{back}</a><a href="{how_address}">{how}</a></p></div></div></main></body></html>"##
    )
}

/// The mark, as the header of every page draws it.
const MARK: &str = r#"<svg viewBox="0 0 32 28" aria-hidden="true" fill="none"><path class="post" stroke="currentColor" stroke-width="5" d="M4.5 2v24M27.5 2v24"></path><path class="rope" d="M7 4.5C8 21.5 24 21.5 25 4.5C22.5 14.5 9.5 14.5 7 4.5Z"></path></svg>"#;
