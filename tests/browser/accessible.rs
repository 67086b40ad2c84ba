//! Laws 1, 2, 6 and 14, on every page worth looking at.

use std::collections::HashMap;

use tests::browsers::{Chromium, RealBrowser as _, Scheme, Tab, faults};
use tests::sights::{Audience, Sight, sights};

use crate::site;

/// The narrowest screen that is served; WCAG 1.4.10 asks for it.
const NARROW: u32 = 320;

#[tokio::test(flavor = "multi_thread")]
async fn everybody_can_use_the_public_pages_in_french() {
    look_at(Audience::Everybody, "").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_can_use_the_public_pages_in_english() {
    look_at(Audience::Everybody, "/en").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_ceo_can_use_their_pages_in_french() {
    look_at(Audience::Startups, "").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_ceo_can_use_their_pages_in_english() {
    look_at(Audience::Startups, "/en").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_cto_can_use_their_pages_in_french() {
    look_at(Audience::Ctos, "").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_cto_can_use_their_pages_in_english() {
    look_at(Audience::Ctos, "/en").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_member_of_staff_can_use_their_pages_in_french() {
    look_at(Audience::Staff, "").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_member_of_staff_can_use_their_pages_in_english() {
    look_at(Audience::Staff, "/en").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fault_is_found() {
    let site = site().await;
    let browser = Chromium::start().await;
    let tab = browser.stranger(&site).await;
    tab.visit("/ranking").await;
    tab.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=\"/favicon.svg\">')").await;
    tab.evaluate("document.querySelector('h1').style.width = '900px'").await;
    let found = judge(&tab, "ranking").await.join("\n");
    assert!(found.contains("image-alt"), "{found}");
    assert!(found.contains("320 px: h1"), "{found}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_form_says_so_to_everybody() {
    let site = site().await;
    let browser = Chromium::start().await;
    let tab = browser.stranger(&site).await;
    for prefix in ["", "/en"] {
        tab.visit(&format!("{prefix}/sign-in")).await;
        tab.send("sign_in").await;
        tab.until("document.querySelector('[aria-invalid=true]')").await;
        let found = judge(&tab, "sign-in refused").await;
        assert!(found.is_empty(), "{}", found.join("\n"));
    }
}

/// Goes to every page of an audience in a language, and fails with everything that is wrong on any of them.
async fn look_at(audience: Audience, prefix: &str) {
    let site = site().await;
    let browser = Chromium::start().await;
    let mut tabs: HashMap<Option<String>, Tab> = HashMap::new();
    let mut found = Vec::new();
    for sight in sights(&site, audience).await {
        let path = sight.address(prefix);
        let Sight { name, email, status, .. } = sight;
        if !tabs.contains_key(&email) {
            let tab = match &email {
                Some(email) => browser.signed_in(&site, email).await,
                None => browser.stranger(&site).await,
            };
            tabs.insert(email.clone(), tab);
        }
        let tab = &tabs[&email];
        let before = tab.complaints().0.len();
        let answered = tab.try_visit(&path).await;
        if answered != status {
            found.push(format!("{name}: {path} answers {answered}"));
            continue;
        }
        found.extend(judge(tab, name).await);
        if tab.count("leptos-island").await > 0 {
            found.extend(judge_without_scripts(tab, name, &path).await);
        }
        let complaints = tab.complaints().0.split_off(before);
        let expected = format!("status {status} from {}{path}", site.origin());
        found.extend(complaints.into_iter().filter(|complaint| *complaint != expected).map(|complaint| format!("{name}: {complaint}")));
    }
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
}

/// What is wrong on the page that a tab shows, in both themes, wide and narrow.
async fn judge(tab: &Tab, name: &str) -> Vec<String> {
    let mut found = Vec::new();
    for scheme in Scheme::ALL {
        tab.prefer(scheme).await;
        found.extend(faults(tab).await.into_iter().map(|fault| format!("{name}, {}: {fault}", scheme.name())));
    }
    tab.prefer(Scheme::Light).await;
    tab.resize(NARROW, 800).await;
    found.extend(tab.sticking_out().await.into_iter().map(|element| format!("{name}, {NARROW} px: {element} sticks out")));
    tab.resize(1280, 800).await;
    tab.prefer_letters(32).await;
    found.extend(tab.sticking_out().await.into_iter().map(|element| format!("{name}, letters twice as large: {element} sticks out")));
    tab.prefer_letters(16).await;
    found
}

/// The same page as it comes from the server.
async fn judge_without_scripts(tab: &Tab, name: &str, path: &str) -> Vec<String> {
    tab.run_scripts(false).await;
    tab.try_visit(path).await;
    // Those of the page have had their time; the rules are one too.
    tab.run_scripts(true).await;
    faults(tab).await.into_iter().map(|fault| format!("{name}, without scripts: {fault}")).collect()
}
