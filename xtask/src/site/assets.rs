//! Files under names that carry their content's hash, with their compressed forms beside them.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest as _, Sha256};

use super::Kind;
use super::manifest::{self, Manifest};
use crate::process;

/// Extensions of what is worth compressing; fonts and pictures are compressed already.
const COMPRESSIBLE: [&str; 9] = ["css", "html", "ico", "js", "json", "svg", "txt", "wasm", "xml"];

/// The site's `pkg` folder, being filled.
pub struct Shelf {
    folder: PathBuf,
    kind: Kind,
}

impl Shelf {
    /// Makes the folder when it is not there.
    pub fn open(folder: PathBuf, kind: Kind) -> Result<Self> {
        std::fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        Ok(Self { folder, kind })
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Puts a file under its name with the content's hash, and gives that name.
    pub fn put(&self, name: &str, content: &[u8]) -> Result<String> {
        let hashed = hashed_name(name, content);
        self.put_as(&hashed, content)?;
        Ok(hashed)
    }

    /// Puts a file under exactly this name, which may lead into a folder.
    pub fn put_as(&self, name: &str, content: &[u8]) -> Result<()> {
        let file = self.folder.join(name);
        if let Some(parent) = file.parent() {
            std::fs::create_dir_all(parent).with_context(|| format!("{} cannot be made", parent.display()))?;
        }
        write(&file, content)?;
        if is_compressible(name) {
            write(&with_suffix(&file, "br"), &brotli(content, self.kind)?)?;
            write(&with_suffix(&file, "gz"), &gzip(content, self.kind)?)?;
        }
        Ok(())
    }

    /// Bytes of a file as it is, and as brotli sends it.
    pub fn sizes(&self, name: &str) -> Result<(u64, u64)> {
        let file = self.folder.join(name);
        Ok((file.metadata()?.len(), with_suffix(&file, "br").metadata()?.len()))
    }

    /// Removes what earlier builds left.
    pub fn remove_all_but(&self, manifest: &Manifest) -> Result<()> {
        let kept: BTreeSet<&str> = manifest.names().chain([manifest::FILE]).collect();
        for entry in self.folder.read_dir().with_context(|| format!("{} cannot be read", self.folder.display()))? {
            let entry = entry?;
            let name = entry.file_name();
            let name = name.to_string_lossy();
            let plain = name.strip_suffix(".br").or_else(|| name.strip_suffix(".gz")).unwrap_or(&name);
            if !kept.contains(plain) {
                process::remove_all(&entry.path())?;
            }
        }
        Ok(())
    }
}

/// `main.css` as `main.0123456789ab.css`.
pub fn hashed_name(name: &str, content: &[u8]) -> String {
    let hash = short_hash(content);
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{hash}.{extension}"),
        None => format!("{name}.{hash}"),
    }
}

/// The first 48 bits of SHA-256, in hexadecimal.
pub fn short_hash(content: &[u8]) -> String {
    hex(&Sha256::digest(content)[..6])
}

/// Two digits a byte.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn is_compressible(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, extension)| COMPRESSIBLE.contains(&extension))
}

fn with_suffix(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    name.into()
}

fn write(file: &Path, content: &[u8]) -> Result<()> {
    std::fs::write(file, content).with_context(|| format!("{} cannot be written", file.display()))
}

fn brotli(content: &[u8], kind: Kind) -> Result<Vec<u8>> {
    let quality = if kind == Kind::Release { 11 } else { 9 };
    let params = brotli::enc::BrotliEncoderParams { quality, size_hint: content.len(), ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut compressed, &params).context("brotli compression fails")?;
    Ok(compressed)
}

fn gzip(content: &[u8], kind: Kind) -> Result<Vec<u8>> {
    let level = if kind == Kind::Release { Compression::best() } else { Compression::default() };
    let mut encoder = GzEncoder::new(Vec::new(), level);
    encoder.write_all(content).and_then(|()| encoder.finish()).context("gzip compression fails")
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn names_carry_the_contents_hash_before_the_extension() {
        assert_eq!(hashed_name("passerelle.css", b"abc"), "passerelle.ba7816bf8f01.css");
        assert_eq!(hashed_name("a.b.woff2", b"abc"), "a.b.ba7816bf8f01.woff2");
        assert_eq!(hashed_name("LICENSE", b"abc"), "LICENSE.ba7816bf8f01");
        assert_ne!(hashed_name("a.js", b"1"), hashed_name("a.js", b"2"));
    }

    #[test]
    fn compressed_forms_hold_the_same_bytes() {
        let content = "a{color:red}".repeat(100);
        for kind in [Kind::Dev, Kind::Release] {
            let mut plain = Vec::new();
            brotli::BrotliDecompress(&mut &brotli(content.as_bytes(), kind).unwrap()[..], &mut plain).unwrap();
            assert_eq!(plain, content.as_bytes());
            let mut plain = Vec::new();
            flate2::read::GzDecoder::new(&gzip(content.as_bytes(), kind).unwrap()[..]).read_to_end(&mut plain).unwrap();
            assert_eq!(plain, content.as_bytes());
        }
    }

    #[test]
    fn only_what_the_manifest_names_stays() {
        let folder = std::env::temp_dir().join(format!("xtask-shelf-{}", std::process::id()));
        let shelf = Shelf::open(folder.clone(), Kind::Dev).unwrap();
        let old = shelf.put("passerelle.css", b"a{}").unwrap();
        let new = shelf.put("passerelle.css", b"b{}").unwrap();
        let manifest = Manifest { css: new.clone(), ..Manifest::default() };
        manifest.write(&folder).unwrap();
        shelf.remove_all_but(&manifest).unwrap();
        let there = |name: &str| folder.join(name).exists();
        assert!(there(&new) && there(&format!("{new}.br")) && there(&format!("{new}.gz")) && there(manifest::FILE));
        assert!(!there(&old) && !there(&format!("{old}.br")) && !there(&format!("{old}.gz")));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
