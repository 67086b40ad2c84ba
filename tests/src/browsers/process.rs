//! The browser's process.

use std::ffi::OsString;
use std::process::Stdio;

use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};

use crate::Folder;

/// A headless Chromium that talks to nobody but us.
const CHROMIUM: [&str; 17] = [
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

/// A Firefox that talks to nobody but us, and whose person prefers less motion.
const FIREFOX: &str = r#"user_pref("ui.prefersReducedMotion", 1);
user_pref("app.update.enabled", false);
user_pref("browser.startup.homepage_override.mstone", "ignore");
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("toolkit.telemetry.enabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("services.settings.server", "data:,");
user_pref("network.http.max-persistent-connections-per-server", 64);
user_pref("media.gmp-manager.updateEnabled", false);
"#;

/// A process and its folder, both gone with the test.
pub(super) struct Process {
    _child: Child,
    _folder: Folder,
}

impl Process {
    /// Starts the Chromium that the tests were given; answers where its `DevTools` listen.
    pub(super) async fn chromium() -> (Self, String) {
        let folder = Folder::new();
        let mut command = Command::new(named("PASSERELLE_CHROMIUM", "Chromium"));
        command.args(CHROMIUM).arg(format!("--user-data-dir={}", folder.path().display())).arg("about:blank");
        if std::fs::metadata(folder.path()).is_ok_and(|metadata| std::os::unix::fs::MetadataExt::uid(&metadata) == 0) {
            // Chromium's sandbox does not work for root.
            command.arg("--no-sandbox");
        }
        Self::start(command, folder, "DevTools listening on ").await
    }

    /// Starts the Firefox that the tests were given; answers where it listens.
    pub(super) async fn firefox() -> (Self, String) {
        let folder = Folder::new();
        std::fs::write(folder.path().join("user.js"), FIREFOX).unwrap();
        let mut command = Command::new(named("PASSERELLE_FIREFOX", "Firefox"));
        command.args(["--headless", "--no-remote", "--remote-debugging-port=0", "--profile"]).arg(folder.path());
        Self::start(command, folder, "WebDriver BiDi listening on ").await
    }

    async fn start(mut command: Command, folder: Folder, listening: &str) -> (Self, String) {
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).kill_on_drop(true);
        let mut child = command.spawn().unwrap_or_else(|error| panic!("{command:?}: {error}"));
        let mut said = BufReader::new(child.stderr.take().unwrap()).lines();
        let mut before = Vec::new();
        let address = loop {
            let line = said.next_line().await.unwrap();
            let line = line.unwrap_or_else(|| panic!("{command:?} ended before it listened:\n{}", before.join("\n")));
            match line.split_once(listening) {
                Some((_, address)) => break address.trim().to_owned(),
                None => before.push(line),
            }
        };
        // Nobody reads the rest, but a full pipe would stop the browser.
        tokio::spawn(async move { while let Ok(Some(_)) = said.next_line().await {} });
        (Self { _child: child, _folder: folder }, address)
    }
}

fn named(variable: &str, browser: &str) -> OsString {
    std::env::var_os(variable)
        .unwrap_or_else(|| panic!("this test needs {browser}: run `cargo xtask test`, or name its binary in {variable}"))
}
