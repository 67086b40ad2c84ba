//! A browser without JavaScript: it keeps cookies, follows redirections, sends forms, and says where they come from.

use std::collections::BTreeMap;
use std::sync::Mutex;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::response::Parts;
use axum::http::{HeaderMap, Method, Request, header};
use marketplace::{Marketplace, search};
use tower::ServiceExt as _;

use crate::{Page, Stream};

/// More than this, and the pages lead in a circle.
const MOST_REDIRECTIONS: usize = 5;

/// Somebody's browser.
pub struct Browser {
    router: Router,
    /// Whose index follows after a change; none where a worker runs.
    market: Option<Marketplace>,
    origin: String,
    cookies: Mutex<BTreeMap<String, String>>,
}

/// A field of a form with files.
#[derive(Debug, Clone)]
pub struct Part {
    pub name: String,
    /// What a file is called.
    pub file: Option<String>,
    pub bytes: Vec<u8>,
}

/// What the site answered to one request.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    /// An answer, read to its end; a stream of events has none to wait for.
    pub async fn of(parts: Parts, body: Body) -> Self {
        let is_stream = parts.headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "text/event-stream");
        let body = if is_stream { Vec::new() } else { to_bytes(body, 1 << 24).await.unwrap().into() };
        Self { status: parts.status.as_u16(), headers: parts.headers, body }
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// A header; empty where there is none, or one that is no text.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| std::str::from_utf8(value.as_bytes()).ok()).unwrap_or_default()
    }

    /// Where it redirects to; empty where it does not.
    pub fn location(&self) -> &str {
        self.header("location")
    }
}

impl Browser {
    pub(crate) fn new(router: Router, market: Marketplace, origin: String) -> Self {
        Self { router, market: Some(market), origin, cookies: Mutex::default() }
    }

    /// On a node whose worker runs.
    pub(crate) fn on_node(router: Router, origin: String) -> Self {
        Self { router, market: None, origin, cookies: Mutex::default() }
    }

    /// Goes to an address, and on to where it leads.
    pub async fn get(&self, path: &str) -> Page<'_> {
        let answer = self.ask(path).await;
        self.arrive(path, answer).await
    }

    /// Goes to an address, and stays at the first answer.
    pub async fn ask(&self, path: &str) -> Answer {
        self.send(Request::get(path).header("sec-fetch-site", "none").body(Body::empty()).unwrap()).await
    }

    /// The same, with headers that a browser would not send.
    pub async fn ask_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let request = headers.iter().fold(Request::get(path), |request, (name, value)| request.header(*name, *value));
        self.send(request.body(Body::empty()).unwrap()).await
    }

    /// Follows a stream of events, as the script of a page does.
    pub async fn listen(&self, path: &str) -> Result<Stream, u16> {
        let (parts, body) = self.pass(Request::get(path).header("sec-fetch-site", "same-origin").body(Body::empty()).unwrap()).await;
        if parts.status == 200 { Ok(Stream::of(body)) } else { Err(parts.status.as_u16()) }
    }

    /// Sends a form from a page of the site, and goes on to where that leads.
    pub async fn post(&self, path: &str, fields: &[(String, String)], from: &str) -> Page<'_> {
        let answer = self.submit(path, fields, from).await;
        self.arrive(path, answer).await
    }

    /// Sends a form from a page of the site, and stays at the first answer.
    pub async fn submit(&self, path: &str, fields: &[(String, String)], from: &str) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.send(self.form_request(path, from).body(Body::from(body)).unwrap()).await
    }

    /// Sends a form with files from a page of the site, and stays at the first answer. A part with a file name is a file.
    pub async fn submit_parts(&self, path: &str, parts: &[Part], from: &str) -> Answer {
        let boundary = "passerelle-part";
        let mut body = Vec::new();
        for Part { name, file, bytes } in parts {
            let file =
                file.as_ref().map(|file| format!("; filename=\"{file}\"\r\nContent-Type: application/octet-stream")).unwrap_or_default();
            body.extend_from_slice(format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n").as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        let mut request = self.form_request(path, from).body(Body::from(body)).unwrap();
        let kind = format!("multipart/form-data; boundary={boundary}").parse().unwrap();
        request.headers_mut().insert(header::CONTENT_TYPE, kind);
        self.send(request).await
    }

    /// Calls a server function as an island does, from a page of the site.
    pub async fn call(&self, path: &str, body: &serde_json::Value, from: &str) -> Answer {
        let mut request = self.form_request(path, from).body(Body::from(body.to_string())).unwrap();
        request.headers_mut().insert(header::CONTENT_TYPE, "application/json".parse().unwrap());
        request.headers_mut().insert(header::ACCEPT, "application/json".parse().unwrap());
        self.send(request).await
    }

    /// A request as this browser sends one for a form, for bodies that no form makes.
    pub fn form_request(&self, path: &str, from: &str) -> axum::http::request::Builder {
        Request::post(path)
            .header("sec-fetch-site", "same-origin")
            .header(header::ORIGIN, &self.origin)
            .header(header::REFERER, format!("{}{from}", self.origin))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
    }

    /// Sends one request with this browser's cookies, and keeps those of the answer.
    pub async fn send(&self, request: Request<Body>) -> Answer {
        let changes = request.method() != Method::GET;
        let (parts, body) = self.pass(request).await;
        let answer = Answer::of(parts, body).await;
        for cookie in answer.headers.get_all(header::SET_COOKIE) {
            self.keep(cookie.to_str().unwrap());
        }
        if changes && let Some(market) = &self.market {
            // What the node's worker does at the same moment.
            search::catch_up(market).await.unwrap();
        }
        answer
    }

    async fn pass(&self, mut request: Request<Body>) -> (Parts, Body) {
        request.headers_mut().entry(header::ACCEPT).or_insert("text/html,application/xhtml+xml,*/*;q=0.8".parse().unwrap());
        let cookies = self.cookies.lock().unwrap().iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ");
        if !cookies.is_empty() {
            request.headers_mut().insert(header::COOKIE, cookies.parse().unwrap());
        }
        self.router.clone().oneshot(request).await.unwrap().into_parts()
    }

    fn keep(&self, cookie: &str) {
        let (pair, flags) = cookie.split_once(';').unwrap_or((cookie, ""));
        let (name, value) = pair.split_once('=').unwrap();
        let mut cookies = self.cookies.lock().unwrap();
        if flags.contains("Max-Age=0") {
            cookies.remove(name);
        } else {
            cookies.insert(name.to_owned(), value.to_owned());
        }
    }

    /// The value of a cookie by the end of its name, whatever stands before.
    pub fn cookie(&self, short: &str) -> Option<String> {
        self.cookies.lock().unwrap().iter().find(|(name, _)| name.ends_with(short)).map(|(_, value)| value.clone())
    }

    /// Takes a cookie over from elsewhere.
    pub fn set_cookie(&self, name: &str, value: &str) {
        self.cookies.lock().unwrap().insert(name.to_owned(), value.to_owned());
    }

    pub(crate) async fn arrive(&self, path: &str, mut answer: Answer) -> Page<'_> {
        let mut here = path.to_owned();
        let mut way = vec![here.clone()];
        while (300..400).contains(&answer.status) && answer.status != 304 {
            here = answer.location().strip_prefix(&self.origin).unwrap_or(answer.location()).to_owned();
            assert!(here.starts_with('/') && !here.starts_with("//"), "{way:?} leads away from the site, to {here:?}");
            way.push(here.clone());
            assert!(way.len() <= MOST_REDIRECTIONS, "the pages lead in a circle: {way:?}");
            answer = self.ask(&here).await;
        }
        Page::new(self, here, answer)
    }

    /// Fills in the page for signing in and sends it; fails when the person is not let in.
    pub async fn sign_in(&self, email: &str, password: &str) -> Page<'_> {
        let page = self.try_to_sign_in("/sign-in", email, password).await;
        assert!(self.is_signed_in(), "{email} is not let in:\n{page}");
        page
    }

    /// Fills in the page for signing in and sends it. `address` is where that page stands, with its query.
    pub async fn try_to_sign_in(&self, address: &str, email: &str, password: &str) -> Page<'_> {
        self.get(address).await.form("sign_in").fill("email", email).fill("password", password).submit().await
    }

    /// Whether this browser holds a session.
    pub fn is_signed_in(&self) -> bool {
        self.cookie("passerelle-session").is_some()
    }
}
