//! Where things are in the workspace, and the one line that a step prints.

use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// The folder of the workspace's `Cargo.toml`.
pub fn root() -> PathBuf {
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    manifest.parent().map(PathBuf::from).unwrap_or(manifest)
}

/// Where cargo builds: `target`, or what `CARGO_TARGET_DIR` says.
pub fn target_dir() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(dir) => root().join(dir),
        None => root().join("target"),
    }
}

/// The server's binary as cargo leaves it for a profile.
pub fn server_binary(profile: &str) -> PathBuf {
    let folder = if profile == "dev" { "debug" } else { profile };
    target_dir().join(folder).join("passerelle")
}

static START: OnceLock<Instant> = OnceLock::new();

/// Starts counting the seconds that [`step`] prints.
pub fn start_clock() {
    START.get_or_init(Instant::now);
}

/// Time since the tool started.
pub fn elapsed() -> Duration {
    START.get_or_init(Instant::now).elapsed()
}

/// Says what begins now, in one line with the seconds since the start.
pub fn step(what: &str) {
    eprintln!("xtask [{:6.1} s] {what}", elapsed().as_secs_f64());
}
