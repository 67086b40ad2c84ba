//! A tab: what a hand does to a page, and what an eye sees of it.

use base64::prelude::{BASE64_STANDARD, Engine as _};
use serde_json::{Value, json};

use super::complaints::Complaints;
use super::connection::{Connection, Journal, Reply};
use super::keys::Key;

/// Colours that the system of the person prefers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    Light,
    Dark,
}

impl Scheme {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Light, Self::Dark];

    /// Its name, as style sheets know it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// A page on which somebody has pressed the tab key as often is a page that they have left.
const MOST_STOPS: u32 = 150;

/// A tab of somebody's window.
pub struct Tab {
    connection: Connection,
    session: String,
    pub(super) origin: String,
    pub(super) journal: Journal,
}

impl Tab {
    pub(super) async fn open(connection: Connection, context: &str, origin: String) -> Self {
        let target = connection.ask(None, "Target.createTarget", json!({ "url": "about:blank", "browserContextId": context })).await;
        let attach = json!({ "targetId": target["targetId"], "flatten": true });
        let session = connection.ask(None, "Target.attachToTarget", attach).await["sessionId"].as_str().unwrap().to_owned();
        let journal = connection.journal(&session);
        let tab = Self { connection, session, origin, journal };
        for domain in ["Page", "Runtime", "Log", "Network"] {
            tab.ask(&format!("{domain}.enable"), json!({})).await;
        }
        tab.resize(1280, 800).await;
        tab.prefer(Scheme::Light).await;
        tab
    }

    pub(super) async fn ask(&self, method: &str, params: Value) -> Value {
        self.connection.ask(Some(&self.session), method, params).await
    }

    pub(super) async fn try_ask(&self, method: &str, params: Value) -> Reply {
        self.connection.try_ask(Some(&self.session), method, params).await
    }

    /// Gives the page this room, in CSS pixels.
    pub async fn resize(&self, width: u32, height: u32) {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.ask("Emulation.setDeviceMetricsOverride", metrics).await;
    }

    /// Prefers these colours from now on, and always less motion: a colour on its way is none that can be judged.
    pub async fn prefer(&self, scheme: Scheme) {
        let features = json!([
            { "name": "prefers-color-scheme", "value": scheme.name() },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        self.ask("Emulation.setEmulatedMedia", json!({ "features": features })).await;
    }

    /// Takes the network away, as a tunnel does.
    pub async fn go_offline(&self) {
        self.have_network(false).await;
    }

    /// Gives the network back.
    pub async fn go_online(&self) {
        self.have_network(true).await;
    }

    /// Does everything so many times slower.
    pub async fn slow_down(&self, times: u32) {
        self.ask("Emulation.setCPUThrottlingRate", json!({ "rate": times })).await;
    }

    /// Keeps no file that it has loaded.
    pub async fn forget_files(&self) {
        self.ask("Network.setCacheDisabled", json!({ "cacheDisabled": true })).await;
    }

    /// Prefers letters of so many pixels, where 16 is what browsers begin with.
    pub async fn prefer_letters(&self, pixels: u32) {
        self.ask("Page.setFontSizes", json!({ "fontSizes": { "standard": pixels } })).await;
    }

    /// Whether the scripts of pages run, from the next page on.
    pub async fn run_scripts(&self, run: bool) {
        self.ask("Emulation.setScriptExecutionDisabled", json!({ "value": !run })).await;
    }

    async fn have_network(&self, is_there: bool) {
        let conditions = json!({ "offline": !is_there, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.ask("Network.emulateNetworkConditions", conditions).await;
    }

    /// Runs a script at the beginning of every page from now on.
    pub async fn begin_pages_with(&self, script: &str) {
        self.ask("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
    }

    /// What an expression, or the promise that it is, gives in the page.
    pub async fn evaluate(&self, expression: &str) -> Value {
        self.try_evaluate(expression).await.unwrap_or_else(|error| panic!("{error}\nin {expression}"))
    }

    pub(super) async fn try_evaluate(&self, expression: &str) -> Reply {
        let params = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let mut answer = self.try_ask("Runtime.evaluate", params).await?;
        match answer.get("exceptionDetails") {
            Some(details) => Err(format!("the page throws: {} {}", details["text"], details["exception"]["description"])),
            None => Ok(answer["result"]["value"].take()),
        }
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

    /// Clicks in the middle of the first element that a CSS selector finds, as a hand would: what lies above it is hit
    /// instead, and fails the test.
    pub async fn click(&self, selector: &str) {
        let place = format!(
            "(() => {{
                const element = document.querySelector({selector});
                if (!element) return 'is not on the page';
                element.scrollIntoView({{ block: 'center', behavior: 'instant' }});
                // A link over two lines has its middle between them: its first line is hit instead.
                const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
                const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
                const hit = document.elementFromPoint(x, y);
                if (!hit || !(element.contains(hit) || hit.contains(element))) return `lies under ${{hit?.outerHTML.slice(0, 200)}}`;
                return [x, y];
            }})()",
            selector = json!(selector)
        );
        let place = self.evaluate(&place).await;
        assert!(place.is_array(), "{selector} {place}\n{}", self.words().await);
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({ "type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1 });
            self.ask("Input.dispatchMouseEvent", event).await;
        }
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
        self.ask("Input.insertText", json!({ "text": text })).await;
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

    /// Presses a key and lets it go.
    pub async fn press(&self, key: Key) {
        let mut down = key.description();
        down["type"] = if key.text().is_some() { "keyDown" } else { "rawKeyDown" }.into();
        down["text"] = key.text().unwrap_or_default().into();
        self.ask("Input.dispatchKeyEvent", down).await;
        let mut up = key.description();
        up["type"] = "keyUp".into();
        self.ask("Input.dispatchKeyEvent", up).await;
    }

    /// Goes from stop to stop with the tab key until one is what a CSS selector finds, and fails where none is or where it cannot be seen that it is.
    pub async fn go_to(&self, selector: &str) {
        let is_there = format!("document.activeElement.matches({})", json!(selector));
        let mut stops = 0;
        while stops == 0 || self.evaluate(&is_there).await == false {
            assert!(stops < MOST_STOPS, "the keyboard does not reach {selector} on {}:\n{}", self.path().await, self.words().await);
            self.press(Key::Tab).await;
            stops += 1;
        }
        let ring = self.text_of("(({ outlineStyle, outlineWidth, boxShadow }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 ? 'seen' : boxShadow)(getComputedStyle(document.activeElement))").await;
        assert_ne!(ring, "none", "nobody sees that {selector} has the focus");
    }

    /// Writes where the focus is.
    pub async fn write(&self, text: &str) {
        self.ask("Input.insertText", json!({ "text": text })).await;
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
        let metrics = self.ask("Page.getLayoutMetrics", json!({})).await;
        let size = &metrics["cssContentSize"];
        let clip = json!({ "x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1 });
        let taken = self.ask("Page.captureScreenshot", json!({ "format": "png", "captureBeyondViewport": true, "clip": clip })).await;
        BASE64_STANDARD.decode(taken["data"].as_str().unwrap()).unwrap()
    }

    /// Everything that went wrong behind its pages so far.
    pub fn complaints(&self) -> Complaints {
        Complaints::among(self.journal.borrow().iter())
    }
}
