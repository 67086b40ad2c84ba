//! Laws of the accept loop: a peer that sends no headers is let go; no more connections are answered at once than
//! allowed; a stop lets a running request end, within its deadline.

#![allow(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use axum::routing::get;
use server::accept;
use server::config::Limits;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, oneshot};
use tokio::task::JoinHandle;

const SOON: Duration = Duration::from_millis(200);

struct Served {
    address: SocketAddr,
    /// A request to `/held` has arrived.
    arrived: Arc<Notify>,
    /// Lets requests to `/held` end.
    release: Arc<Notify>,
    stop: oneshot::Sender<()>,
    cut_off: JoinHandle<usize>,
}

async fn serve(connections: usize) -> Served {
    let (arrived, release) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (on_arrival, until) = (arrived.clone(), release.clone());
    let held = async move || {
        on_arrival.notify_one();
        until.notified().await;
        "held"
    };
    let router =
        Router::new().route("/", get(async |ConnectInfo(peer): ConnectInfo<SocketAddr>| peer.ip().to_string())).route("/held", get(held));
    let limits = Limits { connections, header_timeout: SOON, request_timeout: SOON, body_bytes: 1, shutdown_deadline: SOON };
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel();
    let cut_off = tokio::spawn(accept::serve(listener, router, limits, async { stopped.await.unwrap() }));
    Served { address, arrived, release, stop, cut_off }
}

impl Served {
    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    async fn ask(&self, path: &str) -> TcpStream {
        let mut socket = self.connect().await;
        let request = format!("GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
        socket.write_all(request.as_bytes()).await.unwrap();
        socket
    }
}

async fn everything(mut socket: TcpStream) -> String {
    let mut text = String::new();
    socket.read_to_string(&mut text).await.unwrap();
    text
}

#[tokio::test]
async fn a_request_knows_its_peer() {
    let served = serve(2).await;
    assert!(everything(served.ask("/").await).await.ends_with("127.0.0.1"));
}

#[tokio::test]
async fn a_peer_that_sends_no_headers_is_let_go() {
    let served = serve(2).await;
    let mut silent = served.connect().await;
    silent.write_all(b"GET / HTTP/1.1\r\nho").await.unwrap();
    let answer = tokio::time::timeout(Duration::from_secs(5), everything(silent)).await.unwrap();
    assert!(!answer.contains("200 OK"));
}

#[tokio::test]
async fn a_connection_too_many_waits_for_its_turn() {
    let served = serve(1).await;
    let held = served.ask("/held").await;
    served.arrived.notified().await;
    let mut waiting = served.ask("/").await;
    assert!(tokio::time::timeout(SOON, waiting.readable()).await.is_err(), "answered beside the one that is allowed");
    served.release.notify_one();
    assert!(everything(held).await.ends_with("held"));
    let mut answer = String::new();
    waiting.read_to_string(&mut answer).await.unwrap();
    assert!(answer.contains("200 OK"));
}

#[tokio::test]
async fn a_stop_lets_a_running_request_end() {
    let served = serve(2).await;
    let held = served.ask("/held").await;
    served.arrived.notified().await;
    served.stop.send(()).unwrap();
    served.release.notify_one();
    assert!(everything(held).await.ends_with("held"));
    assert_eq!(served.cut_off.await.unwrap(), 0);
}

#[tokio::test]
async fn a_stop_waits_no_longer_than_its_deadline() {
    let served = serve(2).await;
    let _held = served.ask("/held").await;
    served.arrived.notified().await;
    served.stop.send(()).unwrap();
    assert_eq!(served.cut_off.await.unwrap(), 1);
}
