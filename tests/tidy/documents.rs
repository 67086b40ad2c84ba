//! Laws: what ARCHITECTURE.md names exists, and it names every crate; the README names every setting; the table of decisions names
//! each, in order; a link in a document leads somewhere.

use server::config::SETTINGS;
use tests::{files, read, root};

use crate::sources::expect_none;

/// Words between backquotes, and the first word of each line of a drawing.
fn named(document: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut in_drawing = false;
    for line in document.lines() {
        if line.starts_with("```") {
            in_drawing = !in_drawing;
        } else if !in_drawing {
            names.extend(line.split('`').skip(1).step_by(2).map(str::to_owned));
        }
    }
    names
}

/// Whether a name is a path of this workspace: below one of its folders, or one of its folders.
fn is_path(name: &str) -> bool {
    let plain = name.chars().all(|letter| letter.is_ascii_alphanumeric() || "._-/".contains(letter));
    let first = name.split('/').next().unwrap_or_default();
    plain && name.contains('/') && !first.is_empty() && (root().join(first).exists() || name.ends_with('/') || name.ends_with(".rs"))
}

#[test]
fn everything_that_the_architecture_names_exists() {
    let document = read("ARCHITECTURE.md");
    let paths: Vec<String> = named(&document).into_iter().filter(|name| is_path(name)).collect();
    assert!(paths.len() > 5, "ARCHITECTURE.md names paths: {paths:?}");
    let broken: Vec<String> = paths.into_iter().filter(|path| !root().join(path.trim_end_matches('/')).exists()).collect();
    expect_none("ARCHITECTURE.md names what does not exist", &broken);
}

#[test]
fn the_architecture_names_every_crate_and_folder() {
    let document = read("ARCHITECTURE.md");
    let workspace: toml::Table = read("Cargo.toml").parse().unwrap();
    let members = workspace["workspace"]["members"].as_array().unwrap().iter().map(|member| member.as_str().unwrap().to_owned());
    let folders = ["migrations", "style", "docs"].map(str::to_owned);
    let broken: Vec<String> = members.chain(folders).filter(|folder| !document.contains(folder.rsplit('/').next().unwrap())).collect();
    expect_none("ARCHITECTURE.md says nothing of", &broken);
}

#[test]
fn the_readme_names_every_setting() {
    let readme = read("README.md");
    let broken: Vec<String> =
        SETTINGS.iter().map(|setting| setting.variable.to_owned()).filter(|name| !readme.contains(name.as_str())).collect();
    expect_none("a setting that the README does not name", &broken);
}

#[test]
fn the_table_of_decisions_names_each_in_order() {
    let table = read("docs/decisions/README.md");
    let named: Vec<&str> = table.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(file, _)| file).collect();
    let kept = files("docs/decisions");
    let mut kept: Vec<&str> = kept.iter().filter_map(|path| path.rsplit('/').next()).filter(|file| *file != "README.md").collect();
    kept.sort_unstable();
    assert_eq!(named, kept);
}

#[test]
fn a_link_of_a_document_leads_somewhere() {
    let mut broken = Vec::new();
    for path in files("").into_iter().filter(|path| path.ends_with(".md")) {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for target in read(&path).split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let target = target.split('#').next().unwrap_or_default();
            let leads_away = target.is_empty() || target.contains("://") || target.starts_with("mailto:");
            if !leads_away && !root().join(folder).join(target).exists() {
                broken.push(format!("{path}: {target}"));
            }
        }
    }
    expect_none("a link that leads nowhere", &broken);
}
