//! A program that serves, as a process of its own.

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(600);

/// A running one; dropping it kills it.
pub struct Program {
    process: Child,
    address: SocketAddr,
    log: PathBuf,
    /// From its start until it was ready.
    pub took: Duration,
}

impl Program {
    /// Starts it on a database and waits until it is ready.
    pub fn start(program: &Path, arguments: &[&str], database: &str, folder: &Path) -> Self {
        std::fs::create_dir_all(folder).expect("a folder");
        let address = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port");
        let log = folder.with_extension("log");
        let output = File::create(&log).expect("a log");
        let mut command = Command::new(program);
        command.args(arguments).stdin(Stdio::null()).stdout(output.try_clone().expect("a log")).stderr(output);
        command.env("DATABASE_URL", database).env("PASSERELLE_DATA_DIR", folder).env("PASSERELLE_LISTEN", address.to_string());
        // What it answers is not written down one by one, as where only what is wrong is wanted.
        command.env("PASSERELLE_LOG", "warn");
        let begun = Instant::now();
        let process = command.spawn().unwrap_or_else(|error| panic!("{}: {error}", program.display()));
        let mut program = Self { process, address, log, took: Duration::ZERO };
        while program.status("/readyz") != Some(200) {
            let ended = program.process.try_wait().expect("a process");
            assert!(ended.is_none() && begun.elapsed() < PATIENCE, "not ready ({ended:?}):\n{}", program.log());
            sleep(Duration::from_millis(10));
        }
        program.took = begun.elapsed();
        program
    }

    /// Scheme, host and port.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What it wrote to its log.
    pub fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// The whole of a page.
    pub fn get(&self, path: &str) -> String {
        let (head, body) = self.answer(path).expect("an answer");
        assert!(head.starts_with("HTTP/1.0 200") || head.starts_with("HTTP/1.1 200"), "{path}: {head}");
        body
    }

    /// Ends it as an operator does, and waits.
    pub fn stop(mut self) {
        let id = self.process.id().to_string();
        Command::new("kill").args(["-TERM", &id]).status().expect("a signal");
        self.process.wait().expect("an end");
    }

    fn status(&self, path: &str) -> Option<u16> {
        self.answer(path)?.0.split(' ').nth(1)?.parse().ok()
    }

    /// HTTP/1.0, so that the end of the connection is the end of the answer.
    fn answer(&self, path: &str) -> Option<(String, String)> {
        let mut stream = TcpStream::connect(self.address).ok()?;
        write!(stream, "GET {path} HTTP/1.0\r\nhost: {}\r\n\r\n", self.address).ok()?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).ok()?;
        let (head, body) = answer.split_once("\r\n\r\n")?;
        Some((head.to_owned(), body.to_owned()))
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
