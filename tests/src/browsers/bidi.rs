//! WebDriver `BiDi` (<https://www.w3.org/TR/webdriver-bidi/>), which Firefox speaks by itself.

use serde_json::{Value, json};

use super::connection::{Connection, Event, Journal, Reply};
use super::protocol::Protocol;

/// What the browser is to tell of every page.
pub(super) const EVENTS: [&str; 4] = ["browsingContext.load", "network.responseCompleted", "network.fetchError", "log.entryAdded"];

/// `NS_BINDING_ABORTED`, as the console writes it.
const ABORTED: &str = "status=2152398850";

/// A page of Firefox.
pub struct Bidi {
    connection: Connection,
    context: String,
}

impl Bidi {
    /// Opens an empty page among those of a user context, which share cookies: in a window, because the mouse misses tabs that are not in front.
    pub(super) async fn open(connection: Connection, user: &str) -> (Self, Journal) {
        let page = connection.ask(None, "browsingContext.create", json!({ "type": "window", "userContext": user })).await;
        let context = text(&page["context"]);
        let journal = connection.journal(&context);
        let room = json!({ "context": context, "viewport": { "width": 1280, "height": 800 } });
        connection.ask(None, "browsingContext.setViewport", room).await;
        (Self { connection, context }, journal)
    }

    async fn ask(&self, method: &str, mut params: Value) -> Value {
        params["context"] = self.context.clone().into();
        self.connection.ask(None, method, params).await
    }
}

impl Protocol for Bidi {
    async fn evaluate(&self, expression: &str) -> Reply {
        // The protocol describes values piece by piece: as JSON they come in one.
        let expression = format!("Promise.resolve({expression}\n).then((value) => JSON.stringify(value) ?? 'null')");
        let params = json!({ "expression": expression, "awaitPromise": true, "target": { "context": self.context } });
        let answer = self.connection.try_ask(None, "script.evaluate", params).await?;
        match answer["result"]["value"].as_str() {
            Some(value) => serde_json::from_str(value).map_err(|error| error.to_string()),
            None => Err(format!("the page throws: {}", answer["exceptionDetails"]["text"])),
        }
    }

    async fn navigate(&self, address: &str) -> Result<(), String> {
        let params = json!({ "context": self.context, "url": address, "wait": "none" });
        self.connection.try_ask(None, "browsingContext.navigate", params).await.map(drop)
    }

    async fn click_at(&self, x: f64, y: f64) {
        let button = |kind: &str| json!({ "type": kind, "button": 0 });
        let moves = json!({ "type": "pointerMove", "x": x.round(), "y": y.round() });
        let mouse = json!({ "type": "pointer", "id": "mouse", "actions": [moves, button("pointerDown"), button("pointerUp")] });
        self.ask("input.performActions", json!({ "actions": [mouse] })).await;
    }

    async fn write(&self, text: &str) {
        let written = self.evaluate(&format!("document.execCommand('insertText', false, {})", json!(text))).await;
        assert_eq!(written, Ok(Value::Bool(true)), "nothing can be written there: {text}");
    }

    async fn picture(&self) -> String {
        text(&self.ask("browsingContext.captureScreenshot", json!({ "origin": "document" })).await["data"])
    }

    async fn close(&self) {
        self.ask("browsingContext.close", json!({})).await;
    }

    fn is_loaded(event: &Event) -> bool {
        event.method == "browsingContext.load"
    }

    fn status(event: &Event) -> Option<u64> {
        let is_page = event.method == "network.responseCompleted" && event.params["navigation"].is_string();
        event.params["response"]["status"].as_u64().filter(|_| is_page)
    }

    fn complaint(Event { method, params }: &Event) -> Option<String> {
        match method.as_str() {
            "log.entryAdded" if is_left(&text(&params["text"])) => None,
            "log.entryAdded" if matches!(params["level"].as_str(), Some("error" | "warn")) => {
                Some(format!("{} {}: {}", text(&params["type"]), text(&params["level"]), text(&params["text"])))
            }
            "network.responseCompleted" if params["response"]["status"].as_u64().is_some_and(|status| status >= 400) => {
                Some(format!("status {} from {}", params["response"]["status"], text(&params["response"]["url"])))
            }
            "network.fetchError" if params["errorText"] != "NS_BINDING_ABORTED" => {
                Some(format!("a request for {} failed: {}", text(&params["request"]["url"]), text(&params["errorText"])))
            }
            _ => None,
        }
    }
}

/// A page that is left gives up what it was still loading, and says so: a stream of events that had begun, one that was about to, and letters. That
/// events do come, the tests see by what they bring.
fn is_left(complaint: &str) -> bool {
    complaint.ends_with("was interrupted while the page was loading.")
        || complaint.starts_with("Firefox can’t establish a connection") && complaint.contains("/events?")
        || complaint.starts_with("downloadable font: download failed") && complaint.contains(ABORTED)
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
