//! Law 5.

use tests::chromium::{Chromium, Key};
use tests::sights::STAFF;

use crate::site;

/// The row under the cursor, counted from 1; 0 where there is none.
const ROW: &str = "[...document.querySelectorAll('tbody tr')].findIndex((row) => row.classList.contains('cursor')) + 1";

#[tokio::test(flavor = "multi_thread")]
async fn staff_goes_through_the_missions_with_j_and_k_and_opens_one_with_enter() {
    let site = site().await;
    let browser = Chromium::start().await;
    let tab = browser.signed_in(&site, STAFF).await;
    tab.visit("/staff/missions").await;
    for (key, row) in [('j', 1), ('j', 2), ('j', 3), ('k', 2)] {
        tab.press(Key::Letter(key)).await;
        tab.until(&format!("{ROW} === {row}")).await;
    }
    let leads_to = tab.text_of("document.querySelector('tr.cursor a[href]').getAttribute('href')").await;
    tab.press_and_follow(Key::Enter).await;
    assert_eq!(tab.path().await, leads_to);
    tab.complaints().expect_none();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_keyboard_alone_reaches_the_content() {
    let site = site().await;
    let browser = Chromium::start().await;
    let tab = browser.stranger(&site).await;
    tab.visit("/ranking").await;
    tab.press(Key::Tab).await;
    let first = tab.text_of("document.activeElement.getAttribute('href')").await;
    assert_eq!(first, "#content", "the first stop is the link that skips the header");
    tab.press(Key::Enter).await;
    tab.until("location.hash === '#content'").await;
    tab.complaints().expect_none();
}
