//! Laws 5 and 13.

use tests::PASSWORD;
use tests::browsers::{Chromium, Key, RealBrowser as _, Tab};
use tests::sights::{CEO, CTO, STAFF};

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
async fn whoever_dictates_silences_the_keys_of_a_single_sign() {
    let site = site().await;
    let browser = Chromium::start().await;
    let tab = browser.signed_in(&site, STAFF).await;
    for silenced in [true, false] {
        tab.visit("/accessibility").await;
        tab.until("!document.querySelector('label:has(#single-keys)').hidden").await;
        assert_eq!(tab.evaluate("document.querySelector('#single-keys').checked").await, silenced, "as it was left");
        tab.go_to("#single-keys").await;
        tab.press(Key::Space).await;
        tab.until(&format!("document.querySelector('#single-keys').checked !== {silenced}")).await;
        tab.visit("/staff/profiles").await;
        // The box has its role once the page is awake.
        tab.until("document.querySelector('#search-words').role === 'combobox'").await;
        tab.press(Key::Letter('j')).await;
        tab.press(Key::Slash).await;
        if silenced {
            assert_eq!(tab.evaluate(ROW).await, 0);
            assert_ne!(tab.text_of("document.activeElement.id").await, "search-words");
        } else {
            tab.until(&format!("{ROW} === 1")).await;
            tab.until("document.activeElement.id === 'search-words'").await;
        }
    }
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

#[tokio::test(flavor = "multi_thread")]
async fn the_three_journeys_need_no_mouse() {
    let site = site().await;
    let browser = Chromium::start().await;
    let ceo = browser.stranger(&site).await;
    ceo.visit("/").await;
    ceo.go_to("#begin_need-words").await;
    ceo.write(marketplace::demo::FOUNDING_WORDS_FR).await;
    ceo.enter("#begin_need button[type=submit]").await;
    ceo.until_says("#understood details.criterion summary", "Symfony").await;
    let need = ceo.path().await;
    ceo.enter("#submit_need button[type=submit]").await;
    sign_in(&ceo, CEO).await;
    assert_eq!(ceo.path().await, need);
    ceo.go_to("#submit_need-title").await;
    ceo.write("Reprendre la première version").await;
    ceo.press_and_follow(Key::Enter).await;
    assert_eq!(ceo.count("form[id='submit_need']").await, 0, "it is sent:\n{}", ceo.words().await);

    let mission = need.rsplit('/').next().unwrap();
    let staff = browser.stranger(&site).await;
    staff.visit("/staff").await;
    sign_in(&staff, STAFF).await;
    staff.enter(&format!("main a[href*='{mission}']")).await;
    staff.enter("#ask_sign_off button[type=submit]").await;
    ceo.visit(&need).await;
    ceo.enter("#sign_off button[type=submit]").await;
    staff.visit(&format!("/staff/missions/{mission}")).await;
    staff.enter("#open button[type=submit]").await;
    staff.until_says("table tbody tr:first-child", "Salomé Garnier").await;
    staff.enter("form[id^='invite-'] button[type=submit]").await;

    let cto = browser.stranger(&site).await;
    cto.visit("/offers").await;
    sign_in(&cto, CTO).await;
    cto.enter(&format!("main a[href*='{mission}']")).await;
    cto.go_to("#apply-message").await;
    cto.write("J’ai repris deux produits d’agence.").await;
    cto.enter("#apply button[type=submit]").await;
    assert_eq!(cto.count("form[id='apply']").await, 0, "it is sent:\n{}", cto.words().await);
    for tab in [&ceo, &staff, &cto] {
        tab.complaints().expect_none();
    }
}

/// Fills in the page for signing in without a mouse.
async fn sign_in(tab: &Tab, email: &str) {
    tab.go_to("#sign_in-email").await;
    tab.write(email).await;
    tab.go_to("#sign_in-password").await;
    tab.write(PASSWORD).await;
    tab.press_and_follow(Key::Enter).await;
    assert!(!tab.path().await.ends_with("/sign-in"), "{email} is not let in:\n{}", tab.words().await);
}
