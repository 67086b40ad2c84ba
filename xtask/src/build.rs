//! `cargo xtask build`: what is deployed.

use anyhow::{Context as _, Result};

use crate::{process, site, tools, workspace};

/// Leaves `target/release/passerelle` and the site in `target/site/pkg/`.
///
/// # Errors
/// When the wasm target cannot be had or something does not compile.
pub fn build() -> Result<()> {
    tools::toolchain::wasm_target()?;
    let site = site::build(site::Kind::Release)?;
    server("release")?;
    workspace::step(&format!("built {} and {}", workspace::server_binary("release").display(), site.join("pkg").display()));
    Ok(())
}

/// Builds the server's binary with a cargo profile.
pub fn server(profile: &str) -> Result<()> {
    workspace::step(&format!("build the server (profile {profile})"));
    process::run(process::cargo().args(["build", "--package", "server", "--bin", "passerelle", "--profile", profile]))
        .context("the server does not build (when a query has no saved data: `cargo xtask prepare`)")
}
