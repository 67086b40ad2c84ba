//! Laws of the pages that the accessibility tests and the pictures look at:
//! 1. every page that exists is among them;
//! 2. each is there in French and in English.

use std::collections::{BTreeMap, BTreeSet};

use tests::sights::{Audience, Sight, sights};
use tests::{Browser, Site};

/// Every page, as the router knows it.
fn pages() -> Vec<String> {
    leptos_axum::generate_route_list(app::App).iter().map(|route| route.path().to_owned()).collect()
}

/// The page that an address leads to: of those that fit, the one that leaves the least open.
fn page_of<'a>(pages: &'a [String], sight: &Sight) -> Option<&'a String> {
    let path: Vec<&str> = sight.path.split('?').next().unwrap_or_default().split('/').collect();
    let is_open = |part: &str| part.starts_with('{');
    let fits = |page: &&String| {
        let parts: Vec<&str> = page.split('/').collect();
        parts.len() == path.len() && parts.iter().zip(&path).all(|(part, given)| is_open(part) || part == given)
    };
    pages.iter().filter(fits).min_by_key(|page| page.split('/').filter(|part| is_open(part)).count())
}

/// The pages that none of these shows.
fn unseen<'a>(pages: &'a [String], sights: &[Sight]) -> Vec<&'a String> {
    let seen: BTreeSet<&String> = sights.iter().filter_map(|sight| page_of(pages, sight)).collect();
    pages.iter().filter(|page| !seen.contains(page)).collect()
}

async fn all(site: &Site) -> Vec<Sight> {
    let mut all = Vec::new();
    for audience in Audience::ALL {
        all.extend(sights(site, audience).await);
    }
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_is_looked_at_in_both_languages() {
    let site = Site::with_demo_community().await;
    let (pages, all) = (pages(), all(&site).await);
    assert!(pages.len() > 50, "{pages:?}");
    assert_eq!(unseen(&pages, &all), Vec::<&String>::new(), "pages that tests/src/sights.rs does not show");
    for page in &pages {
        let others: Vec<Sight> = all.iter().filter(|sight| page_of(&pages, sight) != Some(page)).cloned().collect();
        assert_eq!(unseen(&pages, &others), [page], "it would be missed");
    }

    let mut broken = Vec::new();
    let mut browsers: BTreeMap<&Option<String>, Browser> = BTreeMap::new();
    for sight in &all {
        if !browsers.contains_key(&sight.email) {
            let browser = match &sight.email {
                Some(email) => site.signed_in(email).await,
                None => site.browser(),
            };
            browsers.insert(&sight.email, browser);
        }
        let browser = &browsers[&sight.email];
        for (prefix, language) in [("", "fr"), ("/en", "en")] {
            let answer = browser.ask(&sight.address(prefix)).await;
            if u64::from(answer.status) != sight.status || !answer.text().contains(&format!("<html lang=\"{language}\"")) {
                broken.push(format!("{}: {} answers {}", sight.name, sight.address(prefix), answer.status));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    let names: BTreeSet<&str> = all.iter().map(|sight| sight.name).collect();
    assert_eq!(names.len(), all.len(), "a picture for each");
}
