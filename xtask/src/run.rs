//! `cargo xtask run`: from a clone to a served page.

use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::Command;

use anyhow::{Result, anyhow};

use crate::{build, process, site, tools, workspace};

/// The server's cargo profile for `run`: optimised, without link-time optimisation.
const PROFILE: &str = "launch";

/// Builds what changed, then becomes `passerelle serve` with the caller's environment.
///
/// # Errors
/// When something is missing or does not compile; otherwise it does not return.
pub fn run(serve_args: &[String]) -> Result<()> {
    tools::toolchain::wasm_target()?;
    let postgres = tools::postgres::ensure()?;
    let site = site::build(site::Kind::Dev)?;
    build::server(PROFILE)?;
    workspace::step("serve");
    let mut serve = serve(&workspace::server_binary(PROFILE), &site, &postgres)?;
    let error = serve.args(serve_args).exec();
    Err(anyhow!("`{}` does not start: {error}", process::typed(&serve)))
}

/// `passerelle serve` with its site, and with PostgreSQL's programs last in `PATH` so that it finds them.
pub fn serve(binary: &Path, site: &Path, postgres: &Path) -> Result<Command> {
    let mut command = process::program(binary);
    command.arg("serve").env("PASSERELLE_SITE_DIR", site).env("PATH", path_with(postgres)?);
    Ok(command)
}

/// `PATH` with one more folder at its end.
pub fn path_with(folder: &Path) -> Result<std::ffi::OsString> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    Ok(std::env::join_paths(std::env::split_paths(&path).chain([folder.to_owned()]))?)
}
