//! The site: what browsers load, laid in `<site>/pkg/` under names that carry a hash of the content.
//!
//! `manifest.json`, written last, maps the logical names to those names; the server reads it when it starts. What did
//! not change since the last time is left as it is, and what the manifest no longer names is removed.

mod assets;
mod css;
mod externrefs;
mod manifest;
pub mod stamp;
mod wasm;

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::{tools, workspace};
use assets::Shelf;
use manifest::Manifest;
use stamp::Stamp;

/// How much effort goes into a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Soon there: for running from the sources, and for tests
    Dev,
    /// As small as it gets: what is deployed and measured
    Release,
}

impl Kind {
    /// The two kinds never overwrite each other: a release served while a developer works keeps its files.
    fn folder(self) -> PathBuf {
        workspace::target_dir().join(match self {
            Self::Dev => "site-dev",
            Self::Release => "site",
        })
    }
}

/// `cargo xtask site`: the site alone.
///
/// # Errors
/// As [`build`].
pub fn site(kind: Kind) -> Result<()> {
    tools::toolchain::wasm_target()?;
    let folder = build(kind)?;
    workspace::step(&format!("the site is ready: PASSERELLE_SITE_DIR={}", folder.display()));
    Ok(())
}

/// Builds both of the site's parts, and gives its folder.
///
/// # Errors
/// When the browser's half does not compile, the style does not parse or refers to a file that is not there, or the
/// folder cannot be written.
pub fn build(kind: Kind) -> Result<PathBuf> {
    let module = wasm::compile(kind)?;
    lay(kind, Some(&module))
}

/// Renews the style only; the rest of the site stays as it was.
///
/// # Errors
/// As [`build`].
pub fn restyle(kind: Kind) -> Result<PathBuf> {
    lay(kind, None)
}

fn lay(kind: Kind, module: Option<&Path>) -> Result<PathBuf> {
    let site = kind.folder();
    let shelf = Shelf::open(site.join("pkg"), kind)?;
    let mut manifest = Manifest::read(shelf.folder()).unwrap_or_default();
    let was = if manifest.all_there(shelf.folder()) { Stamp::read(&site) } else { Stamp::default() };
    let style = workspace::root().join("style");
    let now = Stamp { wasm: module.map_or(Ok(was.wasm.clone()), stamp::of_module)?, style: stamp::of_folder(&style)?, ..Stamp::of_tool()? };
    let same_tool = was.tool == now.tool;

    if let Some(module) = module
        && !(same_tool && was.wasm == now.wasm)
    {
        wasm::lay(module, kind, &shelf, &mut manifest)?;
    }
    if !(same_tool && was.style == now.style) {
        css::lay(&style, &shelf, &mut manifest)?;
    }
    if was != now {
        manifest.write(shelf.folder())?;
        shelf.remove_all_but(&manifest)?;
        now.write(&site)?;
    }
    Ok(site)
}
