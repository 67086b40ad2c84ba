//! A tab: what a hand does to a page, and what an eye sees of it.

use base64::prelude::{BASE64_STANDARD, Engine as _};
use serde_json::{Value, json};

use super::complaints::Complaints;
use super::connection::{Journal, Reply};
use super::devtools::DevTools;
use super::protocol::Protocol;

/// A tab of somebody's window, in the browser that speaks this protocol.
pub struct Tab<P = DevTools> {
    pub(super) page: P,
    pub(super) origin: String,
    pub(super) journal: Journal,
}

impl<P: Protocol> Tab<P> {
    /// What an expression, or the promise that it is, gives in the page.
    pub async fn evaluate(&self, expression: &str) -> Value {
        self.try_evaluate(expression).await.unwrap_or_else(|error| panic!("{error}\nin {expression}"))
    }

    pub(super) async fn try_evaluate(&self, expression: &str) -> Reply {
        self.page.evaluate(expression).await
    }

    /// The same, as text.
    pub async fn text_of(&self, expression: &str) -> String {
        self.evaluate(expression).await.as_str().unwrap_or_default().to_owned()
    }

    /// The path of its address.
    pub async fn path(&self) -> String {
        self.text_of("location.pathname").await
    }

    /// The words that can be seen on the page.
    pub async fn words(&self) -> String {
        self.text_of("document.body.innerText").await
    }

    /// Clicks in the middle of the first element that a CSS selector finds, as a hand would (see [`Protocol::click_at`]): what lies above it is hit
    /// instead, and fails the test.
    pub async fn click(&self, selector: &str) {
        let place = format!(
            "(async () => {{
                const place = () => {{
                    const element = document.querySelector({selector});
                    if (!element) return 'is not on the page';
                    element.scrollIntoView({{ block: 'center', behavior: 'instant' }});
                    // A link over two lines has its middle between them: its first line is hit instead.
                    const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
                    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
                    const hit = document.elementFromPoint(x, y);
                    if (!hit || !(element.contains(hit) || hit.contains(element))) return `lies under ${{hit?.outerHTML.slice(0, 200)}}`;
                    return [x, y];
                }};
                // Letters and islands that are still coming move what lies below them: a hand waits too.
                await document.fonts.ready;
                let [was, now] = [null, place()];
                while (String(was) !== String(now)) {{
                    await new Promise((later) => setTimeout(later, 20));
                    [was, now] = [now, place()];
                }}
                return now;
            }})()",
            selector = json!(selector)
        );
        let place = self.evaluate(&place).await;
        assert!(place.is_array(), "{selector} {place}\n{}", self.words().await);
        self.page.click_at(place[0].as_f64().unwrap(), place[1].as_f64().unwrap()).await;
    }

    /// Replaces what stands in a field.
    pub async fn fill(&self, selector: &str, text: &str) {
        self.write_at(selector, "element.select()", text).await;
    }

    /// Goes on writing at the end of a field.
    pub async fn write_on(&self, selector: &str, text: &str) {
        self.write_at(selector, "element.setSelectionRange(element.value.length, element.value.length)", text).await;
    }

    async fn write_at(&self, selector: &str, place: &str, text: &str) {
        let found =
            format!("(() => {{ const element = document.querySelector({}); element?.focus(); {place}; return true }})()", json!(selector));
        self.evaluate(&found).await;
        self.write(text).await;
    }

    /// Chooses an option of a list, or the day of a date field, as its own keys and mouse would.
    pub async fn choose(&self, selector: &str, value: &str) {
        let choose = format!(
            "(() => {{
                const list = document.querySelector({});
                list.value = {value};
                if (list.value !== {value}) throw new Error('no such value');
                for (const kind of ['input', 'change']) list.dispatchEvent(new Event(kind, {{ bubbles: true }}));
            }})()",
            json!(selector),
            value = json!(value)
        );
        self.evaluate(&choose).await;
    }

    /// Writes where the focus is.
    pub async fn write(&self, text: &str) {
        self.page.write(text).await;
    }

    /// How many elements a CSS selector finds.
    pub async fn count(&self, selector: &str) -> u64 {
        self.evaluate(&format!("document.querySelectorAll({}).length", json!(selector))).await.as_u64().unwrap_or_default()
    }

    /// The elements that reach beyond the right edge, where the page can be scrolled sideways.
    pub async fn sticking_out(&self) -> Vec<String> {
        let script = include_str!("sticking_out.js");
        let found = self.evaluate(script).await;
        found.as_array().into_iter().flatten().map(|one| one.as_str().unwrap_or_default().to_owned()).collect()
    }

    /// The whole page as a PNG, at the width that it has.
    pub async fn picture(&self) -> Vec<u8> {
        self.evaluate("document.fonts.ready.then(() => true)").await;
        BASE64_STANDARD.decode(self.page.picture().await).unwrap()
    }

    /// Closes it: a page that nobody looks at any more listens all the same where the browser takes every tab for one in front.
    pub async fn close(self) {
        self.page.close().await;
    }

    /// Everything that went wrong behind its pages so far.
    pub fn complaints(&self) -> Complaints {
        Complaints(self.journal.borrow().iter().filter_map(P::complaint).collect())
    }
}
