//! `style/icons/*.svg` to an enum and the drawing inside each `<svg>`. Drawings of another size than 24 × 24 (the logo) are left out.

use std::{collections::BTreeMap, error::Error, fmt::Write as _, fs, path::Path};

/// Writes `IconName` and `IconName::drawing`.
pub fn generate(folder: &Path) -> Result<String, Box<dyn Error>> {
    let mut icons = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let (Some(name), Some("svg")) = (path.file_stem().and_then(|name| name.to_str()), path.extension().and_then(|end| end.to_str()))
        else {
            continue;
        };
        let text = fs::read_to_string(&path)?;
        if !text.contains("viewBox=\"0 0 24 24\"") {
            continue;
        }
        let inside = text
            .split_once("<svg")
            .and_then(|(_, rest)| rest.split_once('>'))
            .and_then(|(_, rest)| rest.split_once("</svg>"))
            .map(|(inside, _)| inside.split_whitespace().collect::<Vec<_>>().join(" "))
            .ok_or_else(|| format!("{}: no drawing", path.display()))?;
        icons.insert(camel(name), (name.to_owned(), inside));
    }
    let mut code =
        String::from("/// A drawing of `style/icons`.\n#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]\npub enum IconName {\n");
    for (variant, (name, _)) in &icons {
        writeln!(code, "/// `{name}.svg`\n{variant},")?;
    }
    writeln!(code, "}}\nimpl IconName {{ fn drawing(self) -> &'static str {{ match self {{")?;
    for (variant, (_, inside)) in &icons {
        writeln!(code, "Self::{variant} => {inside:?},")?;
    }
    writeln!(code, "}} }} }}")?;
    Ok(code)
}

fn camel(name: &str) -> String {
    name.split('-')
        .map(|part| part.chars().next().map_or_else(String::new, |first| first.to_uppercase().chain(part.chars().skip(1)).collect()))
        .collect()
}
