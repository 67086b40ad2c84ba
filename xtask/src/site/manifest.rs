//! `manifest.json`: which file holds what.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde::{Deserialize, Serialize};

/// Its name in the site's `pkg` folder.
pub const FILE: &str = "manifest.json";

/// File names, all relative to the site's `pkg` folder.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The module to import; its default export takes the wasm's address
    pub js: String,
    pub wasm: String,
    /// The one style sheet
    pub css: String,
    /// By the file's name in `style/fonts`
    pub fonts: BTreeMap<String, String>,
    /// Everything else in `style`, by its path there (`icons/logo.svg`)
    pub files: BTreeMap<String, String>,
    /// A folder of small scripts that `js` imports by itself; empty when it imports none
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub snippets: String,
}

impl Manifest {
    /// What the last build wrote; none when there was none or it cannot be understood.
    pub fn read(folder: &Path) -> Option<Self> {
        serde_json::from_slice(&std::fs::read(folder.join(FILE)).ok()?).ok()
    }

    /// Every name that it knows.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let single = [&self.js, &self.wasm, &self.css, &self.snippets];
        single.into_iter().chain(self.fonts.values()).chain(self.files.values()).map(String::as_str).filter(|name| !name.is_empty())
    }

    /// Whether it is complete and no file is gone.
    pub fn all_there(&self, folder: &Path) -> bool {
        !self.js.is_empty() && !self.css.is_empty() && self.names().all(|name| folder.join(name).exists())
    }

    /// Replaces the manifest in one step: a server that starts meanwhile reads the old one or the new one.
    pub fn write(&self, folder: &Path) -> Result<()> {
        let new = folder.join("manifest.json.new");
        let text = serde_json::to_string_pretty(self)? + "\n";
        std::fs::write(&new, text)
            .and_then(|()| std::fs::rename(&new, folder.join(FILE)))
            .with_context(|| format!("{} cannot be written", folder.join(FILE).display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Manifest {
        Manifest {
            js: "passerelle.ab12.js".into(),
            wasm: "passerelle_bg.cd34.wasm".into(),
            css: "passerelle.ef56.css".into(),
            fonts: BTreeMap::from([("serif.woff2".into(), "serif.0a.woff2".into())]),
            files: BTreeMap::from([("icons/logo.svg".into(), "logo.0b.svg".into())]),
            snippets: String::new(),
        }
    }

    #[test]
    fn the_written_form_is_what_the_server_reads() {
        let value = serde_json::to_value(sample()).unwrap();
        let expected = serde_json::json!({
            "js": "passerelle.ab12.js", "wasm": "passerelle_bg.cd34.wasm", "css": "passerelle.ef56.css",
            "fonts": {"serif.woff2": "serif.0a.woff2"}, "files": {"icons/logo.svg": "logo.0b.svg"},
        });
        assert_eq!(value, expected);
    }

    #[test]
    fn a_site_with_a_file_gone_is_not_complete() {
        let folder = std::env::temp_dir().join(format!("xtask-manifest-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let manifest = sample();
        for name in manifest.names() {
            std::fs::write(folder.join(name), "").unwrap();
        }
        manifest.write(&folder).unwrap();
        assert_eq!(Manifest::read(&folder), Some(manifest.clone()));
        assert!(manifest.all_there(&folder));
        std::fs::remove_file(folder.join("serif.0a.woff2")).unwrap();
        assert!(!manifest.all_there(&folder));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
