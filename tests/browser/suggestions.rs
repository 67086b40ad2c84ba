//! Law 16.

use tests::browsers::{Chromium, Key, RealBrowser as _, Scheme, Tab, faults};
use tests::sights::{CTO, STAFF};

use crate::site;

const FIELD: &str = "#search-words";
const OPTION: &str = "#search-suggestions > [role=option]";
/// Whether nothing is proposed.
const CLOSED: &str =
    "document.querySelector('#search-suggestions').hidden && document.querySelector('#search-words').ariaExpanded === 'false'";

/// Waits until exactly this stands in the box.
async fn until_written(tab: &Tab, words: &str) {
    tab.until(&format!("document.querySelector('#search-words').value === '{words}'")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_keyboard_completes_the_word_that_is_being_typed() {
    let site = site().await;
    let browser = Chromium::start().await;
    let tab = browser.signed_in(&site, CTO).await;
    tab.visit("/offers/search").await;
    tab.press(Key::Slash).await;
    tab.until("document.activeElement.id === 'search-words'").await;
    tab.write("audit kub").await;
    tab.until_says(OPTION, "Kubernetes").await;
    assert_eq!(tab.evaluate("document.querySelector('#search-words').ariaExpanded").await, "true");
    assert_eq!(tab.text_of("document.querySelector('#search-suggestions mark').textContent").await, "Kub");
    tab.press(Key::Down).await;
    let active = "document.getElementById(document.querySelector('#search-words').getAttribute('aria-activedescendant'))";
    tab.until(&format!("{active}?.ariaSelected === 'true' && {active}.dataset.written === 'Kubernetes'")).await;
    tab.press(Key::Enter).await;
    until_written(&tab, "audit Kubernetes ").await;
    tab.until(CLOSED).await;
    assert_eq!(tab.text_of("location.search").await, "", "the form was not sent");
    assert_eq!(tab.text_of("document.activeElement.id").await, "search-words");
    // Nothing is active any more: the form is sent.
    tab.press_and_follow(Key::Enter).await;
    assert!(tab.text_of("location.search").await.contains("Kubernetes"));
    tab.complaints().expect_none();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_is_not_wanted_goes() {
    let site = site().await;
    let browser = Chromium::start().await;
    let tab = browser.signed_in(&site, STAFF).await;
    tab.visit("/staff/profiles").await;
    for leave in [Key::Escape, Key::Left, Key::Tab] {
        tab.fill(FIELD, "symf").await;
        tab.until_says(OPTION, "Symfony").await;
        tab.press(leave).await;
        tab.until(CLOSED).await;
        until_written(&tab, "symf").await;
    }
    assert_ne!(tab.text_of("document.activeElement.id").await, "search-words", "the tab key went on");
    // From nowhere: in the list of orders, where the focus is now, keys choose.
    tab.evaluate("(document.activeElement.blur(), true)").await;
    tab.press(Key::Slash).await;
    tab.until("document.activeElement.id === 'search-words'").await;
    // In a field it is a sign like any other.
    tab.press(Key::Slash).await;
    until_written(&tab, "symf/").await;
    tab.complaints().expect_none();
}

#[tokio::test(flavor = "multi_thread")]
async fn without_an_answer_the_box_is_a_field() {
    let site = site().await;
    let browser = Chromium::start().await;
    let tab = browser.signed_in(&site, CTO).await;
    tab.visit("/offers/search").await;
    tab.fill(FIELD, "kub").await;
    tab.until_says(OPTION, "Kubernetes").await;
    tab.go_offline().await;
    tab.fill(FIELD, "kube").await;
    tab.until(CLOSED).await;
    until_written(&tab, "kube").await;
    tab.go_online().await;
    tab.press_and_follow(Key::Enter).await;
    assert!(tab.text_of("location.search").await.contains("kube"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hand_chooses_by_another_name_in_the_language_of_the_page() {
    let site = site().await;
    let browser = Chromium::start().await;
    let tab = browser.signed_in(&site, CTO).await;
    for (path, words, name, written) in
        [("/offers/search", "équipe health", "Santé", "équipe Santé "), ("/en/offers", "sant", "Health care", "Health care ")]
    {
        tab.visit(path).await;
        tab.fill(FIELD, words).await;
        tab.until_says(OPTION, name).await;
        tab.click(&format!("#search-suggestions > [data-written='{name}']")).await;
        until_written(&tab, written).await;
        tab.until(CLOSED).await;
        assert_eq!(tab.text_of("document.activeElement.id").await, "search-words", "one types on");
    }
    tab.complaints().expect_none();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_list_keeps_the_rules_of_a_page() {
    let site = site().await;
    let browser = Chromium::start().await;
    let tab = browser.signed_in(&site, CTO).await;
    tab.visit("/offers/search").await;
    tab.fill(FIELD, "re").await;
    tab.until(&format!("document.querySelectorAll('{OPTION}').length > 1")).await;
    tab.press(Key::Down).await;
    for scheme in Scheme::ALL {
        tab.prefer(scheme).await;
        let found = faults(&tab).await;
        assert!(found.is_empty(), "{}:\n{}", scheme.name(), found.join("\n"));
    }
    tab.resize(360, 640).await;
    let found = tab.sticking_out().await;
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert_eq!(tab.evaluate("document.querySelector('#search-suggestions').hidden").await, false);
    tab.complaints().expect_none();
}
