//! The built site on disk: a folder whose `pkg/manifest.json` says which file holds what.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use ui::server::Assets;

/// The mark of the site, among the style's sources.
const ICON: &str = "icons/logo.svg";

/// The fonts that every page needs at first sight: its text and its headings, in the letters of French and English.
const FIRST_FONTS: [&str; 2] = ["hanken-grotesk-latin-wght-normal.woff2", "inria-serif-latin-700-normal.woff2"];

/// Why there is no site to serve.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    #[error("the site is not built: {} cannot be read ({source}); run `cargo xtask build`, or set PASSERELLE_SITE_DIR", path.display())]
    Missing { path: PathBuf, source: io::Error },
    #[error("{} is not a manifest that this program understands ({source}); build the site again", path.display())]
    Manifest { path: PathBuf, source: serde_json::Error },
    #[error("the site in {} is not complete, {name} is missing; build it again", folder.display())]
    Incomplete { folder: PathBuf, name: String },
}

/// File names in the `pkg` folder, by what they hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Manifest {
    /// The script that starts the islands.
    pub js: String,
    pub wasm: String,
    pub css: String,
    /// By the font's file name.
    #[serde(default)]
    pub fonts: BTreeMap<String, String>,
    /// By the path among the style's sources, such as `icons/logo.svg`.
    #[serde(default)]
    pub files: BTreeMap<String, String>,
}

/// A site whose files are all there.
#[derive(Clone, Debug, Default)]
pub struct Site {
    pub folder: PathBuf,
    pub manifest: Manifest,
}

impl Site {
    /// Reads the manifest and looks for the files that every page asks for.
    ///
    /// # Errors
    /// When the site is not built, or not whole.
    pub fn open(folder: &Path) -> Result<Self, SiteError> {
        let path = folder.join("pkg/manifest.json");
        let text = std::fs::read(&path).map_err(|source| SiteError::Missing { path: path.clone(), source })?;
        let manifest: Manifest = serde_json::from_slice(&text).map_err(|source| SiteError::Manifest { path, source })?;
        for name in [&manifest.js, &manifest.wasm, &manifest.css] {
            if name.is_empty() || !folder.join("pkg").join(name).is_file() {
                return Err(SiteError::Incomplete { folder: folder.to_owned(), name: name.clone() });
            }
        }
        Ok(Self { folder: folder.to_owned(), manifest })
    }

    /// The file of the icon in a browser's tab.
    pub fn icon(&self) -> Option<&str> {
        self.manifest.files.get(ICON).map(String::as_str)
    }

    /// What the frame of a page refers to.
    pub fn assets(&self) -> Assets {
        let Manifest { js, wasm, css, fonts, .. } = &self.manifest;
        let fonts = FIRST_FONTS.iter().filter_map(|name| fonts.get(*name).cloned()).collect();
        Assets { js: js.clone(), wasm: wasm.clone(), css: css.clone(), fonts, icon: self.icon().map(str::to_owned) }
    }

    /// The address of the style sheet; none before the site is built.
    pub fn style_sheet(&self) -> Option<String> {
        (!self.manifest.css.is_empty()).then(|| format!("/pkg/{}", self.manifest.css))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_opened_whole_or_not_at_all() {
        let folder = std::env::temp_dir().join(format!("passerelle-site-{}", uuid::Uuid::new_v4().simple()));
        std::fs::create_dir_all(folder.join("pkg")).unwrap();
        assert!(matches!(Site::open(&folder), Err(SiteError::Missing { .. })));
        let manifest = r#"{"js":"a.js","wasm":"a.wasm","css":"a.css","fonts":{"inria-serif-latin-700-normal.woff2":"i.woff2"},
            "files":{"icons/logo.svg":"l.svg"}}"#;
        std::fs::write(folder.join("pkg/manifest.json"), manifest).unwrap();
        assert!(matches!(Site::open(&folder), Err(SiteError::Incomplete { name, .. }) if name == "a.js"));
        for name in ["a.js", "a.wasm", "a.css"] {
            std::fs::write(folder.join("pkg").join(name), "").unwrap();
        }
        let site = Site::open(&folder).unwrap();
        assert_eq!((site.icon(), site.style_sheet().as_deref()), (Some("l.svg"), Some("/pkg/a.css")));
        assert_eq!(site.assets().fonts, ["i.woff2"]);
        std::fs::remove_dir_all(folder).unwrap();
    }
}
