//! A stream of events, as the script of a page follows it.

use std::time::Duration;

use axum::body::{Body, BodyDataStream};
use futures_util::StreamExt as _;
use tokio::time::timeout;

/// Longer than any event takes that comes.
const PATIENCE: Duration = Duration::from_secs(20);

/// An open stream.
pub struct Stream {
    body: BodyDataStream,
    read: String,
}

impl Stream {
    pub(crate) fn of(body: Body) -> Self {
        Self { body: body.into_data_stream(), read: String::new() }
    }

    /// The next event: what it is called, and what it holds. Nothing once the stream has ended; an event that never comes fails the test.
    pub async fn next(&mut self) -> Option<(String, String)> {
        loop {
            if let Some((event, rest)) = self.read.split_once("\n\n") {
                let field = |name: &str| event.lines().find_map(|line| line.strip_prefix(name)).map(|value| value.trim().to_owned());
                let found = field("event:").zip(field("data:"));
                self.read = rest.to_owned();
                if found.is_some() {
                    return found;
                }
                continue;
            }
            let more = timeout(PATIENCE, self.body.next()).await.expect("an event, or the end");
            self.read.push_str(std::str::from_utf8(&more?.unwrap()).unwrap());
        }
    }

    /// What stands, as the next event says.
    pub async fn standing(&mut self) -> serde_json::Value {
        let (event, data) = self.next().await.expect("an event");
        assert_eq!(event, "standing", "{data}");
        serde_json::from_str(&data).unwrap()
    }
}
