//! How soon pages are there, and whether they stay where they are: `cargo run -p tests --example vitals`, in Chromium, on the program and the site
//! that `PASSERELLE_BIN` and `PASSERELLE_SITE_DIR` name, with the demo community, each page by a browser that has seen none, its processor four
//! times slower. Run by `cargo xtask bench` on what `cargo xtask build` leaves.
//!
//! LCP is when the largest thing of the first screen was drawn, in milliseconds after the address was asked for; CLS is how far what was drawn moved
//! by itself (<https://web.dev/articles/vitals>). The worst of the tries is shown.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a tool for people who read its message")]

use std::time::Duration;

use serde_json::Value;
use tests::browsers::{Chromium, Tab};
use tests::sights::{CEO, CTO, STAFF};
use tests::{Folder, Node, PASSWORD};

/// How much slower than this machine's the processor is.
const SLOWER: u32 = 4;
const TRIES: usize = 3;
/// Nothing is drawn later than so long after the page has loaded.
const SETTLED: Duration = Duration::from_secs(2);

/// Remembers what the browser measures, from the beginning of each page.
const WATCH: &str = "window.vitals = { lcp: 0, cls: 0 };
new PerformanceObserver((list) => { for (const one of list.getEntries()) vitals.lcp = one.startTime; }).observe({ type: 'largest-contentful-paint', buffered: true });
new PerformanceObserver((list) => { for (const one of list.getEntries()) if (!one.hadRecentInput) vitals.cls += one.value; }).observe({ type: 'layout-shift', buffered: true });";

/// Pages, and who sees them.
const PAGES: [(&str, Option<&str>); 10] = [
    ("/", None),
    ("/ranking", None),
    ("/glossary", None),
    ("/ctos", None),
    ("/case-studies", None),
    ("/agenda", None),
    ("/needs", Some(CEO)),
    ("/offers", Some(CTO)),
    ("/staff", Some(STAFF)),
    ("/staff/profiles", Some(STAFF)),
];

#[tokio::main]
async fn main() {
    let folder = Folder::new();
    let node = Node::start_with_demo_community(&folder.path().join("node")).await;
    println!("CPU {SLOWER} times slower, nothing cached, the worst of {TRIES}\n\n| page | LCP | CLS |\n|---|---|---|");
    for (path, email) in PAGES {
        let mut worst = (0.0_f64, 0.0_f64);
        for _ in 0..TRIES {
            let (lcp, cls) = measured(&node.origin(), path, email).await;
            worst = (worst.0.max(lcp), worst.1.max(cls));
        }
        println!("| `{path}` | {:.0} ms | {:.3} |", worst.0, worst.1);
    }
}

/// What one page takes in a browser of its own.
async fn measured(origin: &str, path: &str, email: Option<&str>) -> (f64, f64) {
    let browser = Chromium::start().await;
    let tab: Tab = browser.window_at(origin).await.tab().await;
    if let Some(email) = email {
        tab.visit("/sign-in").await;
        tab.sign_in(email, PASSWORD).await;
    }
    tab.forget_files().await;
    tab.begin_pages_with(WATCH).await;
    tab.slow_down(SLOWER).await;
    tab.visit(path).await;
    tokio::time::sleep(SETTLED).await;
    let found = tab.evaluate("vitals").await;
    let number = |value: &Value| value.as_f64().expect("a number");
    (number(&found["lcp"]), number(&found["cls"]))
}
