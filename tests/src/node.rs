//! The program itself, as a process of its own: for what only a process can show, such as dying.

use std::fs::File;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::StatusCode;
use axum::response::Response;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::{Answer, Browser, root};

/// What the program has promised: `serve` on an empty folder is ready within this.
const READY_WITHIN: Duration = Duration::from_secs(50);
/// The demo community moves in before the doors open, and an unoptimised program on a busy machine takes its time over it.
const MOVED_IN_WITHIN: Duration = Duration::from_secs(240);

/// A running `passerelle serve`; dropping it kills it.
pub struct Node {
    process: Child,
    address: SocketAddr,
    log: PathBuf,
    /// From its start until it was ready.
    pub took: Duration,
}

impl Node {
    /// Starts it on a data folder, with a PostgreSQL of its own there, and waits until it is ready.
    pub async fn start(data_dir: &Path) -> Self {
        Self::start_with(data_dir, &["--no-demo"], &[]).await
    }

    /// Starts it with the demo community.
    pub async fn start_with_demo_community(data_dir: &Path) -> Self {
        Self::start_with(data_dir, &[], &[]).await
    }

    /// Starts it on a database that somebody else runs.
    pub async fn start_on(data_dir: &Path, database_url: &str) -> Self {
        Self::start_with(data_dir, &["--no-demo"], &[("DATABASE_URL", database_url)]).await
    }

    async fn start_with(data_dir: &Path, options: &[&str], variables: &[(&str, &str)]) -> Self {
        std::fs::create_dir_all(data_dir).unwrap();
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let log = data_dir.with_extension("log");
        let output = File::options().create(true).append(true).open(&log).unwrap();
        let mut command = Command::new(program());
        command.arg("serve").args(options).stdin(Stdio::null()).stdout(output.try_clone().unwrap()).stderr(output);
        command.env_remove("DATABASE_URL").env("PASSERELLE_DATA_DIR", data_dir).env("PASSERELLE_LISTEN", address.to_string());
        command.env("PASSERELLE_SITE_DIR", site_dir(data_dir)).envs(variables.iter().copied());
        let begun = Instant::now();
        let process = command.spawn().unwrap_or_else(|error| panic!("{}: {error}", program().display()));
        let mut node = Self { process, address, log, took: Duration::ZERO };
        let within = if options.contains(&"--no-demo") { READY_WITHIN } else { MOVED_IN_WITHIN };
        node.wait_until_ready(begun, within).await;
        node
    }

    async fn wait_until_ready(&mut self, begun: Instant, within: Duration) {
        while self.get("/readyz").await.status != 200 {
            let ended = self.process.try_wait().unwrap();
            assert!(ended.is_none() && begun.elapsed() < within, "not ready after {:?} ({ended:?}):\n{}", begun.elapsed(), self.log());
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        self.took = begun.elapsed();
    }

    /// Scheme, host and port.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What it wrote to its log.
    pub fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// The answer to one request; status 502 where there is none.
    pub async fn get(&self, path: &str) -> Answer {
        self.browser().ask(path).await
    }

    /// Somebody's browser, on this node.
    pub fn browser(&self) -> Browser {
        let address = self.address;
        let forward = Router::new().fallback(async move |request: Request| {
            let refused = |_| Response::builder().status(StatusCode::BAD_GATEWAY).body(Body::empty()).unwrap();
            forward(address, request).await.unwrap_or_else(refused)
        });
        Browser::on_node(forward, self.origin())
    }

    /// The number of its process.
    pub fn process(&self) -> u32 {
        self.process.id()
    }

    /// SIGKILL: nothing is written down, nobody is told.
    pub fn kill(mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// HTTP/1.0, so that the end of the connection is the end of the answer.
async fn forward(address: SocketAddr, request: Request) -> std::io::Result<Response> {
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, 1 << 24).await.map_err(std::io::Error::other)?;
    let mut message =
        format!("{} {} HTTP/1.0\r\nhost: {address}\r\ncontent-length: {}\r\n", parts.method, parts.uri, body.len()).into_bytes();
    for (name, value) in &parts.headers {
        message.extend_from_slice(format!("{name}: ").as_bytes());
        message.extend_from_slice(value.as_bytes());
        message.extend_from_slice(b"\r\n");
    }
    message.extend_from_slice(b"\r\n");
    message.extend_from_slice(&body);
    let mut stream = TcpStream::connect(address).await?;
    stream.write_all(&message).await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    read_answer(&answer).ok_or_else(|| std::io::Error::other("the answer broke off"))
}

fn read_answer(answer: &[u8]) -> Option<Response> {
    let end = answer.windows(4).position(|window| window == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&answer[..end]).ok()?;
    let mut lines = head.lines();
    let status: u16 = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let mut response = Response::builder().status(status);
    for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
        response = response.header(name, value);
    }
    response.body(Body::from(answer[end + 4..].to_vec())).ok()
}

/// The program that was built from the same sources.
fn program() -> PathBuf {
    std::env::var_os("PASSERELLE_BIN").map_or_else(|| root().join("target/debug/passerelle"), PathBuf::from)
}

/// The built site, or one of three empty files: a page needs no more to be rendered.
fn site_dir(data_dir: &Path) -> PathBuf {
    if let Some(built) = std::env::var_os("PASSERELLE_SITE_DIR") {
        return PathBuf::from(built);
    }
    let folder = data_dir.with_extension("site");
    std::fs::create_dir_all(folder.join("pkg")).unwrap();
    for (name, content) in
        [("manifest.json", r#"{"js":"a.js","wasm":"a.wasm","css":"a.css"}"#), ("a.js", ""), ("a.wasm", ""), ("a.css", "")]
    {
        std::fs::write(folder.join("pkg").join(name), content).unwrap();
    }
    folder
}
