//! Commands that are answered, and events, over one WebSocket: what the protocols of both browsers have in common.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::sync::{mpsc, oneshot, watch};
use tokio_tungstenite::connect_async_with_config;
use tokio_tungstenite::tungstenite::{Message, protocol::WebSocketConfig};

/// The browser answers a command sooner than this, or hangs.
const PATIENCE: Duration = Duration::from_secs(60);

/// The answer to a command: its result, or the browser's sentence.
pub type Reply = Result<Value, String>;

/// What happened in a tab, in order.
pub type Journal = watch::Receiver<Vec<Event>>;

/// Something that the browser tells unasked.
#[derive(Debug)]
pub struct Event {
    pub method: String,
    pub params: Value,
}

/// A line to the browser; clones share it.
#[derive(Clone)]
pub(super) struct Connection(Arc<Line>);

struct Line {
    out: mpsc::UnboundedSender<Message>,
    last: AtomicU64,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    waiting: HashMap<u64, oneshot::Sender<Reply>>,
    journals: HashMap<String, watch::Sender<Vec<Event>>>,
}

impl Connection {
    /// Opens the line to the address that the browser said.
    pub(super) async fn open(address: &str) -> Self {
        // A screenshot of a long page is one message.
        let config = WebSocketConfig::default().max_message_size(None).max_frame_size(None);
        let (socket, _) = connect_async_with_config(address, Some(config), true).await.unwrap();
        let (mut sink, mut stream) = socket.split();
        let (out, mut outgoing) = mpsc::unbounded_channel();
        tokio::spawn(async move {
            while let Some(message) = outgoing.recv().await {
                if sink.send(message).await.is_err() {
                    break;
                }
            }
        });
        let state = Arc::new(Mutex::new(State::default()));
        let heard = Arc::clone(&state);
        tokio::spawn(async move {
            while let Some(Ok(message)) = stream.next().await {
                if let Message::Text(text) = message {
                    heard.lock().unwrap().hear(serde_json::from_str(text.as_str()).unwrap());
                }
            }
            // Whoever waits for an answer learns that there will be none.
            heard.lock().unwrap().waiting.clear();
        });
        Self(Arc::new(Line { out, last: AtomicU64::new(0), state }))
    }

    /// Sends a command, to a tab's session or to the browser itself.
    pub(super) async fn try_ask(&self, session: Option<&str>, method: &str, params: Value) -> Reply {
        let id = self.0.last.fetch_add(1, Ordering::Relaxed) + 1;
        let (reply, answer) = oneshot::channel();
        self.0.state.lock().unwrap().waiting.insert(id, reply);
        let mut command = json!({ "id": id, "method": method, "params": params });
        if let Some(session) = session {
            command["sessionId"] = session.into();
        }
        self.0.out.send(Message::text(command.to_string())).map_err(|_| "the browser has gone".to_owned())?;
        match tokio::time::timeout(PATIENCE, answer).await {
            Ok(answer) => answer.map_err(|_| "the browser has gone".to_owned())?,
            Err(_) => Err(format!("no answer in {} s", PATIENCE.as_secs())),
        }
    }

    /// Sends a command that must succeed.
    pub(super) async fn ask(&self, session: Option<&str>, method: &str, params: Value) -> Value {
        self.try_ask(session, method, params).await.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// Begins to keep what happens in a page.
    pub(super) fn journal(&self, page: &str) -> Journal {
        let (keep, journal) = watch::channel(Vec::new());
        self.0.state.lock().unwrap().journals.insert(page.to_owned(), keep);
        journal
    }
}

impl State {
    fn hear(&mut self, mut message: Value) {
        if let Some(id) = message["id"].as_u64() {
            let reply = match message.get("error") {
                // One protocol says what went wrong inside of the error, the other beside it.
                Some(error) => {
                    let said = error["message"].as_str().or_else(|| message["message"].as_str());
                    Err(said.unwrap_or("an error without a message").to_owned())
                }
                None => Ok(message["result"].take()),
            };
            if let Some(waiting) = self.waiting.remove(&id) {
                // Whoever asked may have lost patience.
                drop(waiting.send(reply));
            }
        } else if let Some(journal) = page_of(&message).and_then(|page| self.journals.get(page)) {
            let method = message["method"].as_str().unwrap_or_default().to_owned();
            let params = message["params"].take();
            journal.send_modify(|events| events.push(Event { method, params }));
        }
    }
}

/// The page of which an event tells: a session of `DevTools`, or a context of `BiDi`.
fn page_of(message: &Value) -> Option<&str> {
    let params = &message["params"];
    [&message["sessionId"], &params["context"], &params["source"]["context"]].into_iter().find_map(Value::as_str)
}
