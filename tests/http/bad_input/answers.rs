//! What every answer must be, whatever was asked.

use std::sync::Once;
use std::sync::atomic::{AtomicUsize, Ordering};

use tests::Answer;

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

/// Why an answer may be what another may not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Excuse {
    /// It comes from another browser than the one that looks at the answer.
    HidesTheBrowser,
    /// A query may say where to go on, also in which language.
    HasAQuery,
}

/// How an answer keeps to the laws.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    Kept,
    /// It would break one, and may.
    Excused(Excuse),
    Broken(String),
}

impl Verdict {
    /// What breaks a law, unless one of these excuses it.
    pub fn unless(excuse: Option<&Excuse>, why: impl Into<String>) -> Self {
        excuse.map_or_else(|| Self::Broken(why.into()), |excuse| Self::Excused(*excuse))
    }
}

/// How an answer keeps to the laws, for a request with these excuses.
pub fn judge(excuses: &[Excuse], asked: &Asked, answer: &Answer) -> Verdict {
    let text = answer.text();
    let is_page = answer.header("content-type").starts_with("text/html");
    if answer.status >= 500 {
        return Verdict::Broken(format!("a fault of ours: {}", answer.status));
    }
    if let Some(word) = INTERNAL.iter().find(|word| text.contains(**word) || answer.location().contains(**word)) {
        return Verdict::Broken(format!("says {word:?}"));
    }
    if text.contains("<script>alert(1)") || text.contains("<img src=x") {
        return Verdict::Broken("gives markup back as it came".to_owned());
    }
    if answer.status >= 400 && asked.wants_page && !is_page {
        return Verdict::Broken(format!("a bare {} for somebody who reads pages", answer.status));
    }
    if is_page && asked.has_body && !(text.contains(&format!("lang=\"{}\"", asked.language())) && text.contains("<h1")) {
        return Verdict::Broken(format!("{} is no page in {}", answer.status, asked.language()));
    }
    where_it_leads(excuses, asked, answer.location())
}

fn where_it_leads(excuses: &[Excuse], asked: &Asked, to: &str) -> Verdict {
    let path = to.strip_prefix("http://localhost:3000").unwrap_or(to);
    if !path.is_empty() && (!path.starts_with('/') || path.starts_with("//") || path.starts_with("/\\")) {
        return Verdict::Broken(format!("leads away, to {to:?}"));
    }
    let is_english = path == "/en" || path.starts_with("/en/") || path.starts_with("/en?");
    if !path.is_empty() && asked.is_english && !is_english {
        return Verdict::unless(excuses.iter().find(|one| **one == Excuse::HasAQuery), format!("leads out of the language, to {to:?}"));
    }
    Verdict::Kept
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
