//! Chromium's own protocol.

use serde_json::{Value, json};

use super::connection::{Connection, Event, Journal, Reply};
use super::protocol::Protocol;

/// A page of Chromium.
pub struct DevTools {
    connection: Connection,
    session: String,
}

impl DevTools {
    /// Opens an empty page among those of a context, which share cookies.
    pub(super) async fn open(connection: Connection, context: &str) -> (Self, Journal) {
        let target = connection.ask(None, "Target.createTarget", json!({ "url": "about:blank", "browserContextId": context })).await;
        let attach = json!({ "targetId": target["targetId"], "flatten": true });
        let session = connection.ask(None, "Target.attachToTarget", attach).await["sessionId"].as_str().unwrap().to_owned();
        let journal = connection.journal(&session);
        let page = Self { connection, session };
        for domain in ["Page", "Runtime", "Log", "Network"] {
            page.ask(&format!("{domain}.enable"), json!({})).await;
        }
        (page, journal)
    }

    pub(super) async fn ask(&self, method: &str, params: Value) -> Value {
        self.connection.ask(Some(&self.session), method, params).await
    }
}

impl Protocol for DevTools {
    async fn evaluate(&self, expression: &str) -> Reply {
        let params = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let mut answer = self.connection.try_ask(Some(&self.session), "Runtime.evaluate", params).await?;
        match answer.get("exceptionDetails") {
            Some(details) => Err(format!("the page throws: {} {}", details["text"], details["exception"]["description"])),
            None => Ok(answer["result"]["value"].take()),
        }
    }

    async fn navigate(&self, address: &str) -> Result<(), String> {
        let sent = self.ask("Page.navigate", json!({ "url": address })).await;
        sent["errorText"].as_str().map_or(Ok(()), |error| Err(error.to_owned()))
    }

    async fn click_at(&self, x: f64, y: f64) {
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1 });
            self.ask("Input.dispatchMouseEvent", event).await;
        }
    }

    async fn write(&self, text: &str) {
        self.ask("Input.insertText", json!({ "text": text })).await;
    }

    async fn picture(&self) -> String {
        let metrics = self.ask("Page.getLayoutMetrics", json!({})).await;
        let size = &metrics["cssContentSize"];
        let clip = json!({ "x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1 });
        let taken = self.ask("Page.captureScreenshot", json!({ "format": "png", "captureBeyondViewport": true, "clip": clip })).await;
        text(&taken["data"])
    }

    async fn close(&self) {
        self.ask("Page.close", json!({})).await;
    }

    fn is_loaded(event: &Event) -> bool {
        event.method == "Page.loadEventFired"
    }

    fn status(event: &Event) -> Option<u64> {
        let is_page = event.method == "Network.responseReceived" && event.params["type"] == "Document";
        event.params["response"]["status"].as_u64().filter(|_| is_page)
    }

    fn complaint(Event { method, params }: &Event) -> Option<String> {
        match method.as_str() {
            "Runtime.consoleAPICalled" if matches!(params["type"].as_str(), Some("error" | "warning" | "assert")) => {
                let words = params["args"].as_array().into_iter().flatten();
                let words: Vec<String> = words.map(|word| text(word.get("value").unwrap_or(&word["description"]))).collect();
                Some(format!("console {}: {}", text(&params["type"]), words.join(" ")))
            }
            "Runtime.exceptionThrown" => {
                let details = &params["exceptionDetails"];
                Some(format!("exception: {} {}", text(&details["text"]), text(&details["exception"]["description"])))
            }
            // The network's lines say the same as the two events below, with less.
            "Log.entryAdded"
                if params["entry"]["source"] != "network" && matches!(params["entry"]["level"].as_str(), Some("error" | "warning")) =>
            {
                let entry = &params["entry"];
                Some(format!("{} {}: {} ({})", text(&entry["source"]), text(&entry["level"]), text(&entry["text"]), text(&entry["url"])))
            }
            "Network.responseReceived" if params["response"]["status"].as_u64().is_some_and(|status| status >= 400) => {
                let response = &params["response"];
                Some(format!("status {} from {}", response["status"], text(&response["url"])))
            }
            // A page that is left cancels what it was still asking for.
            "Network.loadingFailed" if params["canceled"] != true => Some(format!(
                "a request for a {} failed: {} {}",
                text(&params["type"]),
                text(&params["errorText"]),
                text(&params["blockedReason"])
            )),
            _ => None,
        }
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
