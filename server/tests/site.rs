//! Laws of the whole site on a real database: every page has its own policy and its language, what does not exist is a
//! page too, the files are kept for ever, and the health says the truth.

#![allow(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request};
use marketplace::clock::MachineClock;
use marketplace::{Marketplace, Settings, database};
use server::config::{Limits, PublicUrl};
use server::http::{Host, Proxies, router};
use server::metrics::Metrics;
use server::private_postgres::PrivatePostgres;
use server::site::Site;
use tower::ServiceExt as _;

/// A node with a private database and a site of three small files.
struct Node {
    folder: PathBuf,
    postgres: Option<PrivatePostgres>,
    router: Router,
}

struct Answer {
    status: u16,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Answer {
    fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

impl Node {
    async fn start(public_url: &str) -> Self {
        let folder = PathBuf::from(format!("/tmp/passerelle-test-{}", uuid::Uuid::new_v4().simple()));
        std::fs::create_dir_all(folder.join("site/pkg")).unwrap();
        let manifest = r#"{"js":"a.0.js","wasm":"a.0.wasm","css":"a.0.css","files":{"icons/logo.svg":"logo.0.svg"}}"#;
        for (name, content) in [
            ("manifest.json", manifest),
            ("a.0.js", "let a"),
            ("a.0.wasm", ""),
            ("a.0.css", "a{}"),
            ("a.0.css.br", "br"),
            ("logo.0.svg", "<svg/>"),
        ] {
            std::fs::write(folder.join("site/pkg").join(name), content).unwrap();
        }
        let data_dir = folder.join("data");
        let postgres = tokio::task::spawn_blocking(move || PrivatePostgres::start(&data_dir)).await.unwrap().unwrap();
        postgres.ensure_database().await.unwrap();
        database::migrate(&postgres.url()).await.unwrap();
        let pool = database::connect(&postgres.url(), 4).await.unwrap();
        let settings = Settings { index_dir: folder.join("index"), clock: Arc::new(MachineClock) };
        let host = Host {
            marketplace: Marketplace::open(pool, settings).await.unwrap(),
            site: Site::open(&folder.join("site")).unwrap(),
            public_url: PublicUrl::parse(public_url).unwrap(),
            outbox: None,
            publisher: ui::server::Publisher::default(),
            limits: Limits {
                connections: 1,
                header_timeout: Duration::from_secs(1),
                request_timeout: Duration::from_secs(30),
                body_bytes: 32_768,
                shutdown_deadline: Duration::from_secs(1),
            },
            proxies: Proxies::default(),
            metrics: Metrics::default(),
        };
        Self { folder, postgres: Some(postgres), router: router(&host) }
    }

    async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).header("accept", "text/html").header("accept-encoding", "br").body(Body::empty()).unwrap()).await
    }

    async fn send(&self, request: Request<Body>) -> Answer {
        let (parts, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        Answer { status: parts.status.as_u16(), headers: parts.headers, body: to_bytes(body, 1 << 22).await.unwrap().into() }
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        drop(self.postgres.take());
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// The nonce that a page's policy names.
fn nonce(page: &Answer) -> String {
    let policy = page.header("content-security-policy");
    policy.split("'nonce-").nth(1).unwrap().split('\'').next().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_allows_its_own_scripts_alone() {
    let node = Node::start("http://localhost:3000").await;
    let page = node.get("/").await;
    assert_eq!(page.status, 200, "{}", page.text());
    assert!(page.text().contains(&format!("nonce=\"{}\"", nonce(&page))));
    assert!(page.header("content-security-policy").contains("'strict-dynamic'"));
    assert_eq!(page.header("cache-control"), "private, no-store");
    assert!(page.header("set-cookie").contains("HttpOnly") && !page.header("set-cookie").contains("Secure"));
    assert_ne!(nonce(&page), nonce(&node.get("/").await), "a nonce is used once");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_address_decides_the_language_and_https_guards_the_cookies() {
    let node = Node::start("https://passerelle.example").await;
    let (french, english) = (node.get("/").await, node.get("/en").await);
    assert!(french.text().contains("<html lang=\"fr\"") && english.text().contains("<html lang=\"en\""));
    let cookie = english.header("set-cookie");
    assert!(cookie.starts_with("__Host-") && cookie.contains("; Secure"), "{cookie}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_exist_is_a_page_with_its_status() {
    let node = Node::start("http://localhost:3000").await;
    let page = node.get("/en/nowhere").await;
    assert!(page.status == 404 && page.text().contains("<html lang=\"en\"") && !nonce(&page).is_empty());
    assert_eq!(node.get("/api/nowhere").await.status, 404);
    assert_eq!(node.get("/pkg/nowhere.js").await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn files_are_kept_for_ever_and_sent_compressed() {
    let node = Node::start("http://localhost:3000").await;
    let style = node.get("/pkg/a.0.css").await;
    assert_eq!((style.status, style.body.as_slice()), (200, b"br".as_slice()));
    assert_eq!((style.header("content-encoding"), style.header("content-type")), ("br", "text/css"));
    assert_eq!(style.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(style.header("vary"), "accept-encoding");
    assert_eq!(node.get("/pkg/manifest.json").await.status, 404);
    assert_eq!(node.get("/favicon.svg").await.text(), "<svg/>");
    assert!(node.get("/robots.txt").await.text().contains("Disallow: /api/"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_is_never_made_by_a_get_or_by_another_site() {
    let node = Node::start("http://localhost:3000").await;
    let changes = server_fn::axum::server_fn_paths().filter(|(_, method)| method == "POST");
    let mut tried = 0;
    for (path, _) in changes {
        assert_eq!(node.get(path).await.status, 405, "{path}");
        let from_elsewhere = Request::post(path).header("origin", "https://evil.example").body(Body::empty()).unwrap();
        assert_eq!(node.send(from_elsewhere).await.status, 403, "{path}");
        tried += 1;
    }
    assert!(tried > 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn health_follows_the_database_and_life_does_not() {
    let mut node = Node::start("http://localhost:3000").await;
    let ready = node.get("/readyz").await;
    let answer: serde_json::Value = serde_json::from_slice(&ready.body).unwrap();
    assert_eq!((ready.status, &answer["ready"], &answer["index"]["changes_behind"]), (200, &true.into(), &0.into()));
    let postgres = node.postgres.take().unwrap();
    tokio::task::spawn_blocking(|| postgres.stop()).await.unwrap();
    let ready = node.get("/readyz").await;
    let answer: serde_json::Value = serde_json::from_slice(&ready.body).unwrap();
    assert_eq!((ready.status, &answer["ready"]), (503, &false.into()));
    assert!(answer["reasons"][0].is_string());
    assert_eq!(node.get("/livez").await.status, 200);
}
