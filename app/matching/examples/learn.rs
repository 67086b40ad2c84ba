//! Makes the weights of the learned reader anew from its phrases: `cargo run -p matching --example learn`.
//!
//! Run it after a change of `vocabulary/phrases/`; a test says when it was forgotten.

use std::{error::Error, fs, path::Path};

use matching::understand::learned::training::{phrases, train};

fn main() -> Result<(), Box<dyn Error>> {
    let vocabulary = Path::new(env!("CARGO_MANIFEST_DIR")).join("vocabulary");
    let mut files: Vec<_> =
        fs::read_dir(vocabulary.join("phrases"))?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.sort();
    let mut all = Vec::new();
    for file in files {
        all.extend(phrases(&fs::read_to_string(file)?)?);
    }
    fs::write(vocabulary.join("learned.tsv"), train(&all))?;
    Ok(())
}
