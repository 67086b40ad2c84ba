//! What only Chromium can be asked for: another screen, another system around it, no network, and its keyboard.

use base64::prelude::{BASE64_STANDARD, Engine as _};
use serde_json::{Value, json};

use super::devtools::DevTools;
use super::keys::Key;
use super::tab::Tab;

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

/// 180 mm, in CSS pixels.
const SHEET: u32 = 680;

/// A page on which somebody has pressed the tab key as often is a page that they have left.
const MOST_STOPS: u32 = 150;

impl Tab<DevTools> {
    async fn ask(&self, method: &str, params: Value) -> Value {
        self.page.ask(method, params).await
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

    /// Lies as it would on paper, as wide as what the margins of an A4 sheet leave.
    pub async fn lay_on_paper(&self) {
        self.ask("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
        self.resize(SHEET, SHEET).await;
    }

    /// The page on paper, as a PDF.
    pub async fn printed(&self) -> Vec<u8> {
        let sheets = self.ask("Page.printToPDF", json!({ "preferCSSPageSize": true })).await;
        BASE64_STANDARD.decode(sheets["data"].as_str().unwrap_or_default()).unwrap()
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

    /// Presses a key, and waits for the page that this leads to.
    pub async fn press_and_follow(&self, key: Key) {
        let seen = self.seen();
        self.press(key).await;
        self.expect_page(seen).await;
    }

    /// Goes to what a CSS selector finds with the tab key, and presses enter on it; a page comes.
    pub async fn enter(&self, selector: &str) {
        self.go_to(selector).await;
        self.press_and_follow(Key::Enter).await;
    }
}
