//! The style: one sheet out of `style/main.css` and what it imports, with fonts and icons under hashed names.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context as _, Result, anyhow};
use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::dependencies::{Dependency, DependencyOptions, UrlDependency};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, ToCssResult};
use lightningcss::targets::{Browsers, Targets};

use super::assets::Shelf;
use super::manifest::Manifest;
use super::stamp;
use crate::workspace;

const NAME: &str = "passerelle.css";

/// Browsers from 2024 on: `light-dark()`, nesting and layers stay as written; only prefixes are added where needed.
const BROWSERS: Browsers = Browsers {
    android: None,
    chrome: Some(125 << 16),
    edge: Some(125 << 16),
    firefox: Some(128 << 16),
    ie: None,
    ios_saf: Some(17 << 16 | 5 << 8),
    opera: None,
    safari: Some(17 << 16 | 5 << 8),
    samsung: None,
};

/// Lays the fonts, the other files, and the sheet that refers to them.
pub fn lay(style: &Path, shelf: &Shelf, manifest: &mut Manifest) -> Result<()> {
    workspace::step("bundle the style");
    let laid = lay_files(style, shelf, manifest)?;
    let bundled = bundle(&style.join("main.css"))?;
    let mut code = bundled.code;
    for dependency in bundled.dependencies.unwrap_or_default() {
        if let Dependency::Url(url) = dependency {
            code = code.replace(&url.placeholder, &address(&url, &laid)?);
        }
    }
    manifest.css = shelf.put(NAME, code.as_bytes())?;
    Ok(())
}

/// Lays all that is not a sheet or a note; gives the new name of each file.
fn lay_files(style: &Path, shelf: &Shelf, manifest: &mut Manifest) -> Result<BTreeMap<PathBuf, String>> {
    manifest.fonts.clear();
    manifest.files.clear();
    let mut laid = BTreeMap::new();
    for file in stamp::files(style)? {
        let extension = file.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        let inside = file.strip_prefix(style).unwrap_or(&file).to_string_lossy().into_owned();
        if extension == "css" || extension == "md" {
            continue;
        }
        let name = inside.rsplit('/').next().unwrap_or(&inside).to_owned();
        let content = std::fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        let hashed = shelf.put(&name, &content)?;
        if extension == "woff2" {
            manifest.fonts.insert(name, hashed.clone());
        } else {
            manifest.files.insert(inside, hashed.clone());
        }
        laid.insert(file, hashed);
    }
    Ok(laid)
}

/// One minified sheet, in which each address is a placeholder.
fn bundle(entry: &Path) -> Result<ToCssResult> {
    let files = FileProvider::new();
    let targets = Targets::from(BROWSERS);
    // The errors borrow the sources, which end here.
    let mut sheet =
        Bundler::new(&files, None, ParserOptions::default()).bundle(entry).map_err(|error| anyhow!("the style does not parse: {error}"))?;
    sheet
        .minify(MinifyOptions { targets, ..MinifyOptions::default() })
        .map_err(|error| anyhow!("the style cannot be minified: {error}"))?;
    let dependencies = Some(DependencyOptions { remove_imports: false });
    sheet
        .to_css(PrinterOptions { minify: true, targets, analyze_dependencies: dependencies, ..PrinterOptions::default() })
        .map_err(|error| anyhow!("the style cannot be printed: {error}"))
}

/// What stands in the bundled sheet for an address: a file of ours by its new name, anything else as it was.
fn address(url: &UrlDependency, laid: &BTreeMap<PathBuf, String>) -> Result<String> {
    let is_ours = !(url.url.starts_with(['#', '/']) || url.url.contains(':'));
    if !is_ours {
        return Ok(in_quotes(&url.url));
    }
    let (path, fragment) = url.url.find(['?', '#']).map_or((url.url.as_str(), ""), |end| url.url.split_at(end));
    let sheet = Path::new(&url.loc.file_path);
    let file = resolved(&sheet.parent().unwrap_or(sheet).join(path));
    let name = laid
        .get(&file)
        .with_context(|| format!("{}: url({}) leads to {}, which is not there", sheet.display(), url.url, file.display()))?;
    Ok(format!("{name}{fragment}"))
}

/// As it may stand between double quotes, which the printer puts around each placeholder.
fn in_quotes(address: &str) -> String {
    address.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\a ")
}

/// A path without `.` and `..`.
fn resolved(path: &Path) -> PathBuf {
    let mut clean = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                clean.pop();
            }
            other => clean.push(other),
        }
    }
    clean
}

#[cfg(test)]
mod tests {
    use super::super::Kind;
    use super::*;

    /// A style folder with the given files, laid; gives the sheet and the manifest.
    fn laid(name: &str, files: &[(&str, &str)]) -> Result<(String, Manifest)> {
        let folder = std::env::temp_dir().join(format!("xtask-css-{name}-{}", std::process::id()));
        for (path, content) in files {
            let file = folder.join("style").join(path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, content).unwrap();
        }
        let shelf = Shelf::open(folder.join("pkg"), Kind::Dev).unwrap();
        let mut manifest = Manifest::default();
        let outcome = lay(&folder.join("style"), &shelf, &mut manifest);
        let sheet = std::fs::read_to_string(shelf.folder().join(&manifest.css));
        std::fs::remove_dir_all(&folder).unwrap();
        outcome.map(|()| (sheet.unwrap(), manifest))
    }

    #[test]
    fn imports_become_one_sheet_whose_addresses_are_hashed() {
        let files = [
            ("main.css", "@layer tokens, pages;\n@import \"tokens.css\" layer(tokens);\n@import \"pages/need.css\" layer(pages);"),
            ("tokens.css", "@font-face { font-family: A; src: url(\"fonts/a.woff2\") format(\"woff2\"); }"),
            (
                "pages/need.css",
                ".logo { background: url(../icons/logo.svg#mark); mask: url('data:image/svg+xml,<svg x=\"1\"/>') } .p { background: url(#g) }",
            ),
            ("fonts/a.woff2", "font"),
            ("icons/logo.svg", "<svg/>"),
            ("README.md", "not served"),
        ];
        let (sheet, manifest) = laid("imports", &files).unwrap();
        let font = &manifest.fonts["a.woff2"];
        let logo = &manifest.files["icons/logo.svg"];
        assert!(font.starts_with("a.") && font.ends_with(".woff2") && font.len() == "a.0123456789ab.woff2".len(), "{font}");
        assert!(sheet.contains(font.as_str()) && sheet.contains(&format!("{logo}#mark")), "{sheet}");
        assert!(sheet.contains(r#"url("data:image/svg+xml,<svg x=\"1\"/>")"#) && sheet.contains("url(\"#g\")"), "{sheet}");
        assert!(!sheet.contains("@import"), "{sheet}");
        assert_eq!(manifest.files.len(), 1);
    }

    #[test]
    fn what_recent_browsers_know_stays_as_written() {
        let source = ":root { color-scheme: light dark; --ink: light-dark(#111, #eee); color: light-dark(black, white) }\n\
            @view-transition { navigation: auto }\n\
            @position-try --below { position-area: bottom }\n\
            .menu { anchor-name: --menu; position-anchor: --menu; top: anchor(bottom); position-try-fallbacks: --below; & .item { color: oklch(60% 0.1 200) } }\n\
            @starting-style { .menu { opacity: 0 } }";
        let (sheet, _) = laid("recent", &[("main.css", source)]).unwrap();
        for part in [
            "light-dark(#111",
            "@view-transition",
            "@position-try --below",
            "anchor-name:--menu",
            "anchor(bottom)",
            "position-try-fallbacks",
            "& .item",
            "oklch(",
            "@starting-style",
        ] {
            assert!(sheet.contains(part), "{part} in {sheet}");
        }
        assert!(!sheet.contains("--lightningcss"), "{sheet}");
    }

    #[test]
    fn an_address_that_leads_nowhere_is_named() {
        let error = laid("nowhere", &[("main.css", ".a { background: url(icons/none.svg) }")]).unwrap_err().to_string();
        assert!(error.contains("url(icons/none.svg)") && error.contains("which is not there"), "{error}");
    }
}
