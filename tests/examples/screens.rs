//! Pictures of every page: `cargo run -p tests --example screens -- DIR [NAME…]`, at three widths, in both languages and both themes, on the
//! demo community and the founding story played up to its shortlist. With names, only those pages.
//!
//! It needs what the browser tests need: `PASSERELLE_CHROMIUM`, `PASSERELLE_SITE_DIR` and `PASSERELLE_TEST_DATABASE_URL`.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a tool for people who read its message")]

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use tests::browsers::{Chromium, RealBrowser as _, Scheme, Tab};
use tests::sights::{Audience, Sight, founding_story, sights};
use tests::{Site, TestDatabase};

const WIDTHS: [u32; 3] = [360, 768, 1440];

const LANGUAGES: [(&str, &str); 2] = [("fr", ""), ("en", "/en")];

#[tokio::main]
async fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().or_else(|| std::env::var("PASSERELLE_SCREENS_DIR").ok());
    let folder = PathBuf::from(folder.expect("say where: cargo run -p tests --example screens -- DIR"));
    let only: Vec<String> = arguments.collect();
    std::fs::create_dir_all(&folder).unwrap();
    assert!(
        std::env::var_os("PASSERELLE_SITE_DIR").is_some(),
        "pictures need the built site: set PASSERELLE_SITE_DIR to what `cargo xtask site` made"
    );

    let site = Site::listening(TestDatabase::with_demo_community().await).await;
    let mut all = Vec::new();
    for audience in Audience::ALL {
        all.extend(sights(&site, audience).await);
    }
    all.extend(founding_story(&site).await);
    all.retain(|sight| only.is_empty() || only.iter().any(|name| name == sight.name));

    let browser = Chromium::start().await;
    let mut tabs: HashMap<Option<String>, Tab> = HashMap::new();
    for sight in &all {
        if !tabs.contains_key(&sight.email) {
            let tab = match &sight.email {
                Some(email) => browser.signed_in(&site, email).await,
                None => browser.stranger(&site).await,
            };
            tabs.insert(sight.email.clone(), tab);
        }
        picture(&tabs[&sight.email], sight, &folder).await;
        println!("{}", sight.name);
    }
}

/// Every picture of one page.
async fn picture(tab: &Tab, sight: &Sight, folder: &Path) {
    for (language, prefix) in LANGUAGES {
        tab.try_visit(&sight.address(prefix)).await;
        for scheme in Scheme::ALL {
            tab.prefer(scheme).await;
            for width in WIDTHS {
                tab.resize(width, 900).await;
                // A window as high as the page: what sticks to the window's edge would lie across the picture.
                let height = tab.evaluate("document.scrollingElement.scrollHeight").await;
                tab.resize(width, height.as_u64().and_then(|height| u32::try_from(height).ok()).unwrap_or(900)).await;
                let file = folder.join(format!("{}-{language}-{}-{width}.png", sight.name, scheme.name()));
                std::fs::write(file, tab.picture().await).unwrap();
            }
        }
    }
}
