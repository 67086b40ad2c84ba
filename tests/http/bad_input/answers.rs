//! What every answer must be, whatever was asked.

use std::sync::Once;
use std::sync::atomic::{AtomicUsize, Ordering};

use tests::Answer;

use super::plan::Plan;

/// Words that only programmers know. Nothing of them reaches a person.
const INTERNAL: [&str; 19] = [
    "panicked",
    "sqlx",
    "PgDatabaseError",
    "backtrace",
    ".rs:",
    "serde",
    "deserializ",
    "missing field",
    "invalid type",
    "duplicate field",
    "expected value at",
    "server function at the route",
    "tokio::",
    "called `",
    "Result::",
    "Option::",
    "violates",
    "invalid byte sequence",
    "__err",
];

/// Panics of the site in this process, outside of the tests themselves.
static PANICS: AtomicUsize = AtomicUsize::new(0);

/// How many panics there were; counts from the first call on.
pub fn panics() -> usize {
    static COUNTING: Once = Once::new();
    COUNTING.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if panic.location().is_none_or(|at| !at.file().contains("tests/")) {
                PANICS.fetch_add(1, Ordering::Relaxed);
            }
            usual(panic);
        }));
    });
    PANICS.load(Ordering::Relaxed)
}

/// The law that an answer breaks.
pub fn broken_law(plan: &Plan, asked: &Asked, answer: &Answer) -> Option<String> {
    let text = answer.text();
    let is_page = answer.header("content-type").starts_with("text/html");
    if answer.status >= 500 {
        return Some(format!("a fault of ours: {}", answer.status));
    }
    if let Some(word) = INTERNAL.iter().find(|word| text.contains(**word) || answer.location().contains(**word)) {
        return Some(format!("says {word:?}"));
    }
    if text.contains("<script>alert(1)") || text.contains("<img src=x") {
        return Some("gives markup back as it came".to_owned());
    }
    if answer.status >= 400 && asked.wants_page && !is_page {
        return Some(format!("a bare {} for somebody who reads pages", answer.status));
    }
    if is_page && asked.has_body && !(text.contains(&format!("lang=\"{}\"", asked.language())) && text.contains("<h1")) {
        return Some(format!("{} is no page in {}", answer.status, asked.language()));
    }
    leads_astray(plan, asked, answer.location())
}

/// What is wrong with where an answer leads.
fn leads_astray(plan: &Plan, asked: &Asked, to: &str) -> Option<String> {
    let path = to.strip_prefix("http://localhost:3000").unwrap_or(to);
    if plan.says_where_it_comes_from() {
        return None;
    }
    if !path.is_empty() && (!path.starts_with('/') || path.starts_with("//") || path.starts_with("/\\")) {
        return Some(format!("leads away, to {to:?}"));
    }
    let is_english = path == "/en" || path.starts_with("/en/") || path.starts_with("/en?");
    if !path.is_empty() && asked.is_english && !is_english && !plan.says_where_to_go() {
        return Some(format!("leads out of the language, to {to:?}"));
    }
    None
}

/// What of a request decides how its answer must look.
#[derive(Debug)]
pub struct Asked {
    pub wants_page: bool,
    pub is_english: bool,
    pub has_body: bool,
}

impl Asked {
    /// Of this request.
    pub fn of<B>(request: &axum::http::Request<B>) -> Self {
        let accepts = request.headers().get("accept").and_then(|value| value.to_str().ok()).unwrap_or_default();
        let path = request.uri().path();
        Self {
            wants_page: accepts.contains("text/html") && request.method() != "HEAD",
            is_english: path == "/en" || path.starts_with("/en/"),
            has_body: request.method() != "HEAD",
        }
    }

    fn language(&self) -> &'static str {
        if self.is_english { "en" } else { "fr" }
    }
}
