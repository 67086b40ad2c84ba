//! The browser's half: compiled by cargo, bound to JavaScript, and in a release made small by `wasm-opt`.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use wasm_bindgen_cli_support::{Bindgen, Output};

use super::Kind;
use super::assets::{Shelf, short_hash};
use super::externrefs;
use super::manifest::Manifest;
use crate::tools::toolchain::WASM;
use crate::{process, workspace};

const NAME: &str = "passerelle";

/// Each feature that rustc uses is named: an old `wasm-opt` does not know all the names that a module lists.
const WASM_OPT: [&str; 7] = [
    "-Oz",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

fn profile(kind: Kind) -> &'static str {
    match kind {
        Kind::Dev => "wasm-dev",
        Kind::Release => "wasm-release",
    }
}

/// Compiles `frontend`, and gives the module as cargo leaves it.
pub fn compile(kind: Kind) -> Result<PathBuf> {
    let profile = profile(kind);
    workspace::step(&format!("build the browser's half (profile {profile})"));
    process::run(process::cargo().args(["build", "--package", "frontend", "--target", WASM, "--profile", profile]))
        .context("the browser's half does not build")?;
    Ok(workspace::target_dir().join(WASM).join(profile).join("frontend.wasm"))
}

/// Binds the module and lays it with its script.
pub fn lay(module: &Path, kind: Kind, shelf: &Shelf, manifest: &mut Manifest) -> Result<()> {
    workspace::step("bind the wasm to JavaScript and compress it");
    let mut bound = bind(module, kind)?;
    let mut wasm = bound.wasm_mut().emit_wasm();
    if kind == Kind::Release
        && let Some(mut smaller) = optimise(&wasm, &shelf.folder().with_file_name("wasm-opt"))?
    {
        externrefs::repair_export(&mut smaller);
        wasm = smaller;
    }
    manifest.wasm = shelf.put(&format!("{NAME}_bg.wasm"), &wasm)?;
    manifest.snippets = lay_snippets(&bound, shelf)?;
    let script = with_names(bound.js(), &manifest.wasm, &manifest.snippets);
    manifest.js = shelf.put(&format!("{NAME}.js"), script.as_bytes())?;

    let (plain, sent) = shelf.sizes(&manifest.wasm)?;
    let (_, script_sent) = shelf.sizes(&manifest.js)?;
    workspace::step(&format!("wasm {} ({} brotli), its script {} brotli", kilobytes(plain), kilobytes(sent), kilobytes(script_sent)));
    Ok(())
}

fn bind(module: &Path, kind: Kind) -> Result<Output> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).out_name(NAME).typescript(false).remove_producers_section(true).remove_name_section(kind == Kind::Release);
    bindgen.web(true).and_then(Bindgen::generate_output).with_context(|| format!("{} cannot be bound to JavaScript", module.display()))
}

/// Lays the scripts that Rust code brought along, in a folder named after their content; gives the folder's name,
/// empty when there are none.
fn lay_snippets(bound: &Output, shelf: &Shelf) -> Result<String> {
    let mut scripts: Vec<(String, &str)> = Vec::new();
    for (crate_name, inline) in bound.snippets() {
        scripts.extend(inline.iter().enumerate().map(|(number, script)| (format!("{crate_name}/inline{number}.js"), script.as_str())));
    }
    scripts.extend(bound.local_modules().iter().map(|(path, script)| (path.clone(), script.as_str())));
    scripts.sort();
    if scripts.is_empty() {
        return Ok(String::new());
    }
    let all: String = scripts.iter().flat_map(|(path, script)| [path.as_str(), script]).collect();
    let folder = format!("snippets.{}", short_hash(all.as_bytes()));
    for (path, script) in scripts {
        shelf.put_as(&format!("{folder}/{path}"), script.as_bytes())?;
    }
    Ok(folder)
}

/// The script with the names that its neighbours really have. Only what it imports is renamed: the same paths are also
/// names inside the wasm.
fn with_names(script: &str, wasm: &str, snippets: &str) -> String {
    let script = script.replace(&format!("{NAME}_bg.wasm"), wasm);
    if snippets.is_empty() {
        return script;
    }
    ['"', '\'']
        .iter()
        .fold(script, |script, quote| script.replace(&format!("from {quote}./snippets/"), &format!("from {quote}./{snippets}/")))
}

/// Makes a module smaller with Binaryen's `wasm-opt`; none when it is not installed or cannot read the module.
fn optimise(wasm: &[u8], folder: &Path) -> Result<Option<Vec<u8>>> {
    let Some(wasm_opt) = process::in_path("wasm-opt") else {
        workspace::step("wasm-opt is not installed: the wasm stays a little larger");
        return Ok(None);
    };
    workspace::step(&format!("wasm-opt {}", WASM_OPT[0]));
    let unwritable = || format!("{} cannot be written", folder.display());
    std::fs::create_dir_all(folder).with_context(unwritable)?;
    let (before, after) = (folder.join("before.wasm"), folder.join("after.wasm"));
    std::fs::write(&before, wasm).with_context(unwritable)?;
    let outcome =
        process::program(wasm_opt).args(WASM_OPT).arg(&before).arg("-o").arg(&after).output().context("`wasm-opt` does not start")?;
    let result = if outcome.status.success() {
        Some(std::fs::read(&after).with_context(|| format!("{} cannot be read", after.display()))?)
    } else {
        let why = String::from_utf8_lossy(&outcome.stderr);
        workspace::step(&format!("wasm-opt failed, so the wasm stays a little larger: {}", why.lines().next().unwrap_or_default()));
        None
    };
    process::remove_all(folder)?;
    Ok(result)
}

fn kilobytes(bytes: u64) -> String {
    format!("{}.{} KB", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_refers_to_hashed_neighbours() {
        let script = "import * as import1 from './snippets/ui-1f/inline0.js';\n\
            const imports = { './snippets/ui-1f/inline0.js': import1 };\n\
            module = new URL('passerelle_bg.wasm', import.meta.url);";
        let expected = "import * as import1 from './snippets.12ab/ui-1f/inline0.js';\n\
            const imports = { './snippets/ui-1f/inline0.js': import1 };\n\
            module = new URL('passerelle_bg.cd34.wasm', import.meta.url);";
        assert_eq!(with_names(script, "passerelle_bg.cd34.wasm", "snippets.12ab"), expected);
    }

    #[test]
    fn sizes_are_in_thousands_of_bytes() {
        assert_eq!(kilobytes(123_456), "123.4 KB");
        assert_eq!(kilobytes(999), "0.9 KB");
    }
}
