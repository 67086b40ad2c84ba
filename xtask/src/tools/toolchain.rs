//! Parts of the Rust toolchain that a minimal one lacks.

use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::{process, workspace};

/// What the browser's half compiles to.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Makes sure that the toolchain in use can compile for the browser.
pub fn wasm_target() -> Result<()> {
    let libraries = process::read(process::program("rustc").args(["--print", "target-libdir", "--target", WASM]))?;
    if Path::new(libraries.trim()).is_dir() {
        return Ok(());
    }
    add("target", WASM)
}

/// Makes sure that `cargo fmt` and `cargo clippy` are there.
pub fn lints() -> Result<()> {
    for (component, command) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if !process::succeeds(process::cargo().args([command, "--version"])) {
            add("component", component)?;
        }
    }
    Ok(())
}

fn add(kind: &str, name: &str) -> Result<()> {
    if process::in_path("rustup").is_none() {
        bail!(
            "the Rust toolchain lacks the {kind} {name}, and there is no rustup to add it with: install it with what installed Rust, and start again"
        );
    }
    workspace::step(&format!("rustup {kind} add {name}"));
    process::run(process::program("rustup").args([kind, "add", name]).stdout(std::io::stderr()))
        .with_context(|| format!("the {kind} {name} could not be added to the Rust toolchain"))
}
