//! Law 10.

use tests::browsers::{Chromium, RealBrowser as _, Tab};
use tests::sights::{Audience, Sight, sights};

use crate::site;

const WORDS: &str = "#write_message-words";
const TYPED: &str = "document.querySelector('#write_message-words').value";

async fn waiting(site: &tests::Site) -> Sight {
    let pages = sights(site, Audience::Ctos).await;
    pages.into_iter().find(|sight| sight.name == "messages-waiting").unwrap()
}

/// How many conversations wait, as the menu says it.
async fn unread(tab: &Tab) -> u64 {
    tab.evaluate("Number(document.querySelector('[data-waiting=messages] .count')?.textContent ?? 0)").await.as_u64().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_before_ones_eyes_is_read() {
    let site = site().await;
    let Sight { path, email, .. } = waiting(&site).await;
    let browser = Chromium::start().await;
    let tab = browser.signed_in(&site, &email.unwrap()).await;
    tab.visit("/offers").await;
    let waiting = unread(&tab).await;
    assert!(waiting > 0);
    tab.visit(&path).await;
    tab.until("document.querySelector('#mark_read')?.hidden").await;
    tab.visit("/offers").await;
    assert_eq!(unread(&tab).await, waiting - 1);
    tab.complaints().expect_none();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_being_typed_survives_a_reload_until_it_is_sent() {
    let site = site().await;
    let Sight { path, email, .. } = waiting(&site).await;
    let browser = Chromium::start().await;
    let tab = browser.signed_in(&site, &email.unwrap()).await;
    let awake = "document.documentElement.dataset.islands === 'awake'";
    tab.visit(&path).await;
    tab.until(awake).await;
    tab.write_on(WORDS, "Par la liste des accès.").await;
    tab.visit("/offers").await;
    tab.visit(&path).await;
    tab.until(&format!("{TYPED} === 'Par la liste des accès.'")).await;
    tab.send("write_message").await;
    tab.until(awake).await;
    assert!(tab.words().await.contains("Par la liste des accès."));
    assert_eq!(tab.text_of(TYPED).await, "", "what was sent is not put back");
    tab.visit(&path).await;
    tab.until(awake).await;
    assert_eq!(tab.text_of(TYPED).await, "");
    tab.complaints().expect_none();
}
