//! The browser's process.

use std::process::Stdio;

use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};

use crate::Folder;

/// A headless browser that talks to nobody but us.
const FLAGS: [&str; 17] = [
    "--headless=new",
    "--remote-debugging-port=0",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--disable-search-engine-choice-screen",
    // A tab in the background must be as quick as one in front: two tabs of a test are.
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
    "--hide-scrollbars",
    "--no-default-browser-check",
    "--no-first-run",
];

/// A process and its folder, both gone with the test.
pub(super) struct Process {
    _child: Child,
    _folder: Folder,
}

impl Process {
    /// Starts the Chromium that the tests were given; answers where its DevTools listen.
    pub(super) async fn start() -> (Self, String) {
        let binary = std::env::var_os("PASSERELLE_CHROMIUM");
        let binary = binary.expect("the browser tests need Chromium: run `cargo xtask test`, or name its binary in PASSERELLE_CHROMIUM");
        let folder = Folder::new();
        let mut command = Command::new(&binary);
        command.args(FLAGS).arg(format!("--user-data-dir={}", folder.path().display())).arg("about:blank");
        if std::fs::metadata(folder.path()).is_ok_and(|metadata| std::os::unix::fs::MetadataExt::uid(&metadata) == 0) {
            // Chromium's sandbox does not work for root.
            command.arg("--no-sandbox");
        }
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).kill_on_drop(true);
        let mut child = command.spawn().unwrap_or_else(|error| panic!("{}: {error}", binary.display()));
        let mut said = BufReader::new(child.stderr.take().unwrap()).lines();
        let mut before = Vec::new();
        let address = loop {
            let line = said.next_line().await.unwrap();
            let line = line.unwrap_or_else(|| panic!("Chromium ended before it listened:\n{}", before.join("\n")));
            match line.split_once("DevTools listening on ") {
                Some((_, address)) => break address.trim().to_owned(),
                None => before.push(line),
            }
        };
        // Nobody reads the rest, but a full pipe would stop the browser.
        tokio::spawn(async move { while let Ok(Some(_)) = said.next_line().await {} });
        (Self { _child: child, _folder: folder }, address)
    }
}
