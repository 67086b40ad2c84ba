//! `cargo xtask watch`: serve, and at each change build what it touches and start the server again.

use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use notify::{Event, EventKind, RecursiveMode, Watcher as _};

use crate::{build, process, run, site, tools, workspace};

/// What is watched: folders, and single files.
const WATCHED: [&str; 6] = ["app", "frontend", "server", "style", "migrations", "Cargo.toml"];

/// Editors write in bursts.
const QUIET: Duration = Duration::from_millis(200);

/// What the server is given to end by itself.
const STOP_DEADLINE: Duration = Duration::from_secs(10);

/// The quickest to build again.
const PROFILE: &str = "dev";

/// Runs until interrupted.
///
/// # Errors
/// When a tool is missing or the sources cannot be watched. A change that does not compile is only reported: the
/// server that was there goes on.
pub fn watch() -> Result<()> {
    tools::toolchain::wasm_target()?;
    let postgres = tools::postgres::ensure()?;
    let (sender, changes) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(sender).context("the system does not let folders be watched")?;
    for name in WATCHED {
        let path = workspace::root().join(name);
        watcher.watch(&path, RecursiveMode::Recursive).with_context(|| format!("{} cannot be watched", path.display()))?;
    }

    let mut server: Option<Child> = None;
    let mut touched = Touched { style: true, code: true };
    loop {
        match rebuild(touched) {
            Ok(site) => {
                if let Some(old) = server.take() {
                    stop(old)?;
                }
                workspace::step("serve");
                let mut serve = run::serve(&workspace::server_binary(PROFILE), &site, &postgres)?;
                server = Some(serve.spawn().with_context(|| format!("`{}` does not start", process::typed(&serve)))?);
                touched = Touched::default();
            }
            // What was not built is still to be built after the next change.
            Err(error) => eprintln!("xtask: {error:#}"),
        }
        touched.add(next_change(&changes)?);
    }
}

/// What a burst of changes touched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Touched {
    style: bool,
    code: bool,
}

impl Touched {
    /// Notes one file, by its path in the workspace.
    fn note(&mut self, path: &Path) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // Editors' own files.
        if name.starts_with('.') || name.ends_with('~') || name.ends_with(".swp") {
            return;
        }
        if path.starts_with("style") {
            self.style = true;
        } else {
            self.code = true;
        }
    }

    fn add(&mut self, other: Self) {
        self.style |= other.style;
        self.code |= other.code;
    }

    fn anything(self) -> bool {
        self.style || self.code
    }
}

fn rebuild(touched: Touched) -> Result<PathBuf> {
    if !touched.code {
        return site::restyle(site::Kind::Dev);
    }
    let site = site::build(site::Kind::Dev)?;
    build::server(PROFILE)?;
    Ok(site)
}

/// Waits for a change, and for the burst that it belongs to.
fn next_change(changes: &Receiver<notify::Result<Event>>) -> Result<Touched> {
    let mut touched = Touched::default();
    while !touched.anything() {
        note(&mut touched, changes.recv().context("the folders are no longer watched")?)?;
    }
    while let Ok(change) = changes.recv_timeout(QUIET) {
        note(&mut touched, change)?;
    }
    Ok(touched)
}

fn note(touched: &mut Touched, change: notify::Result<Event>) -> Result<()> {
    let change = change.context("the folders cannot be watched any longer")?;
    if matches!(change.kind, EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_)) {
        let root = workspace::root();
        for path in &change.paths {
            touched.note(path.strip_prefix(&root).unwrap_or(path));
        }
    }
    Ok(())
}

/// Asks a server to end, and waits until it did: the next one needs its address and its database.
fn stop(mut server: Child) -> Result<()> {
    let asked = Instant::now();
    if server.try_wait()?.is_none() {
        process::run(Command::new("kill").args(["-TERM", &server.id().to_string()]))?;
    }
    while server.try_wait().context("the server's end cannot be awaited")?.is_none() {
        if asked.elapsed() > STOP_DEADLINE {
            server.kill().context("the server cannot be ended")?;
            server.wait().context("the server's end cannot be awaited")?;
            bail!("the server did not end within {} s of being asked", STOP_DEADLINE.as_secs());
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_is_told_from_code() {
        let mut touched = Touched::default();
        touched.note(Path::new("app/ui/src/.lib.rs.swp"));
        touched.note(Path::new("app/ui/src/lib.rs~"));
        assert!(!touched.anything());
        touched.note(Path::new("style/tokens.css"));
        assert_eq!(touched, Touched { style: true, code: false });
        touched.note(Path::new("migrations/0002_need.sql"));
        assert_eq!(touched, Touched { style: true, code: true });
    }
}
