//! Turns the locale files into typed functions, and the icons into a table, so that a missing word or drawing does not compile.

#[path = "build/icons.rs"]
mod icons;
#[path = "build/locales.rs"]
mod locales;
#[path = "build/typography.rs"]
mod typography;

use std::{env, error::Error, fs, path::PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let here = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let words = here.join("locales");
    let drawings = here.join("../../style/icons");
    println!("cargo::rerun-if-changed={}", words.display());
    println!("cargo::rerun-if-changed={}", drawings.display());
    fs::write(out.join("locales.rs"), locales::generate(&words)?)?;
    fs::write(out.join("icons.rs"), icons::generate(&drawings)?)?;
    Ok(())
}
