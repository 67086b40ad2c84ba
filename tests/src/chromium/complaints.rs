//! What went wrong behind a page, for a test to demand that nothing did.

use std::fmt;

use serde_json::Value;

use super::connection::Event;

/// Errors and warnings of the console, uncaught exceptions, broken content policies, requests that failed or were refused.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Complaints(pub Vec<String>);

impl Complaints {
    /// Those among the events.
    pub(super) fn among<'e>(events: impl Iterator<Item = &'e Event>) -> Self {
        Self(events.filter_map(complaint).collect())
    }

    /// Fails unless there are none.
    #[track_caller]
    pub fn expect_none(&self) {
        assert!(self.0.is_empty(), "{self}");
    }
}

impl fmt::Display for Complaints {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "behind the page:\n{}", self.0.join("\n"))
    }
}

fn complaint(Event { method, params }: &Event) -> Option<String> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
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
