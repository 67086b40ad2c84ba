//! Going from page to page, and waiting for what a page is to show.

use std::time::Duration;

use serde_json::json;

use super::connection::Event;
use super::protocol::Protocol;
use super::tab::Tab;

/// What is not there by then will not come. Tests run unoptimised, two at a time.
const PATIENCE: Duration = Duration::from_secs(30);

/// The page has come to life, or has nothing that could.
const AWAKE: &str = "document.documentElement.dataset.islands === 'awake' || !document.querySelector('leptos-island') || matchMedia('(scripting: none)').matches";

/// The words of an element with ordinary blanks and apostrophes, so that a test need not type the typographer's.
const PLAIN: &str = r"element.innerText.replace(/\s+/g, ' ').replaceAll('’', String.fromCharCode(39)).toLowerCase()";

impl<P: Protocol> Tab<P> {
    /// Goes to an address of the site, and fails unless there is a page.
    pub async fn visit(&self, path: &str) {
        let status = self.try_visit(path).await;
        assert_eq!(status, 200, "{path} answers {status}:\n{}", self.words().await);
    }

    /// Goes to an address of the site; answers the status.
    pub async fn try_visit(&self, path: &str) -> u64 {
        let seen = self.seen();
        if let Err(error) = self.page.navigate(&format!("{}{path}", self.origin)).await {
            panic!("{path}: {error}");
        }
        self.arrived(seen).await
    }

    /// Goes to an address of the site where no network answers, and fails if there is a page. The browser's own page says so, and has come
    /// before anything else is done.
    pub async fn visit_in_vain(&self, path: &str) {
        let seen = self.seen();
        let sent = self.page.navigate(&format!("{}{path}", self.origin)).await;
        assert!(sent.is_err(), "{path} answers although there is no network");
        self.loaded(seen).await;
    }

    /// Clicks, and waits for the page that this leads to.
    pub async fn follow(&self, selector: &str) {
        let seen = self.seen();
        self.click(selector).await;
        self.expect_page(seen).await;
    }

    pub(super) async fn expect_page(&self, seen: usize) {
        let status = self.arrived(seen).await;
        assert_eq!(status, 200, "{} answers {status}:\n{}", self.path().await, self.words().await);
    }

    /// Sends the form of this name with its first button.
    pub async fn send(&self, form: &str) {
        self.follow(&format!("form[id='{form}'] button[type=submit]")).await;
    }

    /// Fills in the page for signing in, where it stands.
    pub async fn sign_in(&self, email: &str, password: &str) {
        self.fill("#sign_in-email", email).await;
        self.fill("#sign_in-password", password).await;
        self.send("sign_in").await;
        assert!(!self.path().await.ends_with("/sign-in"), "{email} is not let in:\n{}", self.words().await);
    }

    /// Waits until an expression is true in the page, whichever page that is by then.
    pub async fn until(&self, condition: &str) {
        let wait = format!(
            "new Promise((done, failed) => {{
                const look = () => {{
                    try {{
                        if (!({condition})) return;
                        done(true);
                    }} catch (error) {{
                        failed(error);
                    }}
                    clearInterval(looking);
                }};
                const looking = setInterval(look, 20);
                look();
            }})"
        );
        let met = async {
            loop {
                let mut journal = self.journal.clone();
                journal.mark_unchanged();
                match self.try_evaluate(&wait).await {
                    Ok(_) => break,
                    Err(error) if error.starts_with("the page throws") => panic!("{error}\nin {condition}"),
                    // The page was left in the middle: the next one says when it is there.
                    Err(_) => journal.changed().await.unwrap(),
                }
            }
        };
        if tokio::time::timeout(PATIENCE, met).await.is_err() {
            panic!("{condition} does not become true on {}, {}\n{}", self.path().await, self.complaints(), self.words().await);
        }
    }

    /// Waits until the page shows these words, in an element that a CSS selector finds.
    pub async fn until_says(&self, selector: &str, words: &str) {
        let condition = format!(
            "[...document.querySelectorAll({})].some((element) => {PLAIN}.includes({}))",
            json!(selector),
            json!(words.to_lowercase())
        );
        self.until(&condition).await;
    }

    /// How much of the journal is old.
    pub(super) fn seen(&self) -> usize {
        self.journal.borrow().len()
    }

    /// Waits until the next page is loaded.
    async fn loaded(&self, seen: usize) {
        let mut journal = self.journal.clone();
        let loaded = |events: &Vec<Event>| events[seen..].iter().any(P::is_loaded);
        if tokio::time::timeout(PATIENCE, journal.wait_for(loaded)).await.is_err() {
            panic!("no page comes after {}, {}\n{}", self.path().await, self.complaints(), self.words().await);
        }
    }

    /// Waits until the next page is loaded and alive; answers its status.
    async fn arrived(&self, seen: usize) -> u64 {
        self.loaded(seen).await;
        self.until(AWAKE).await;
        let events = self.journal.borrow();
        events[seen..].iter().rev().find_map(P::status).expect("a page comes with a status")
    }
}
