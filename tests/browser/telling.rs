//! Law 3: the founding story's beginning, as a hand plays it.

use tests::PASSWORD;
use tests::browsers::{Chromium, RealBrowser as _, Tab};
use tests::sights::{CEO, STAFF};

use crate::site;

/// Whether a mark lies under the word Symfony.
const MARKED: &str = "[...document.querySelectorAll('.sheet mark.evidence')].some((mark) => mark.textContent.includes('Symfony'))";

/// The same story, in the words of one language.
struct Telling {
    prefix: &'static str,
    /// What is typed on the home page.
    first: &'static str,
    /// What is typed on, in the editor.
    more: &'static str,
    /// The place that is read from it.
    place: &'static str,
    title: &'static str,
}

#[tokio::test(flavor = "multi_thread")]
async fn a_need_is_told_corrected_weighed_and_sent_in_french() {
    tell(Telling {
        prefix: "",
        first: "Notre CTO vient de partir. Une agence a construit notre première version.",
        more: " Il faut quelqu’un qui connaisse Symfony, deux jours par semaine, à Lyon.",
        place: "lyon",
        title: "Reprendre la première version avec l’agence",
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_need_is_told_corrected_weighed_and_sent_in_english() {
    tell(Telling {
        prefix: "/en",
        first: "Our CTO has just left. An agency built our first version.",
        more: " We need someone who knows Symfony, two days a week, in Lyon.",
        place: "lyon",
        title: "Take over the first version with the agency",
    })
    .await;
}

/// A slow network: the field is there before the script that saves it.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_before_the_page_wakes_up_is_read_too() {
    let site = site().await;
    let browser = Chromium::start().await;
    let tab = browser.stranger(&site).await;
    tab.visit("/needs/new").await;
    tab.fill("#begin-words", "Notre CTO vient de partir.").await;
    let early = "document.addEventListener('DOMContentLoaded', () => {
        const field = document.querySelector('.sheet textarea');
        if (field) field.value += ' Nous utilisons Symfony.';
    })";
    tab.begin_pages_with(early).await;
    tab.send("begin").await;
    tab.until_says("#understood details.criterion summary", "Symfony").await;
    tab.complaints().expect_none();
}

async fn tell(telling: Telling) {
    let site = site().await;
    let browser = Chromium::start().await;
    let tab = browser.stranger(&site).await;
    tab.visit(if telling.prefix.is_empty() { "/" } else { telling.prefix }).await;
    tab.fill("#begin_need-words", telling.first).await;
    tab.send("begin_need").await;
    let need = tab.path().await;
    assert!(need.starts_with(&format!("{}/needs/", telling.prefix)), "{need}");

    write_on(&tab, &telling).await;
    correct(&tab).await;
    weigh(&tab, telling.place).await;
    assert_eq!(tab.path().await, need);

    tab.send("submit_need").await;
    assert_eq!(tab.path().await, format!("{}/sign-in", telling.prefix));
    tab.sign_in(CEO, PASSWORD).await;
    assert_eq!(tab.path().await, need, "signing in leads back to the need");
    tab.fill("#submit_need-title", telling.title).await;
    tab.send("submit_need").await;
    assert_eq!(tab.count("form[id='submit_need']").await, 0, "it is sent:\n{}", tab.words().await);
    tab.complaints().expect_none();

    let staff = browser.signed_in(&site, STAFF).await;
    staff.visit(&format!("{}/staff", telling.prefix)).await;
    let mission = need.rsplit('/').next().unwrap();
    assert!(staff.count(&format!("main a[href*='{mission}']")).await > 0, "the need is in the queue:\n{}", staff.words().await);
    staff.visit(&format!("{}/staff/missions/{mission}", telling.prefix)).await;
    staff.until_says("main", "Laravel").await;
    staff.complaints().expect_none();
}

/// More words are read on the page on which they are typed.
async fn write_on(tab: &Tab, telling: &Telling) {
    tab.evaluate("window.isTheSamePage = true").await;
    assert_eq!(tab.evaluate(MARKED).await, false);
    tab.write_on(".sheet textarea", telling.more).await;
    tab.until_says("#understood details.criterion summary", "Symfony").await;
    tab.until_says("#understood details.criterion summary", telling.place).await;
    tab.until(MARKED).await;
    assert_eq!(tab.evaluate("window.isTheSamePage === true").await, true, "nothing was loaded again");
    let typed = tab.text_of("document.querySelector('.sheet textarea').value").await;
    assert_eq!(typed, format!("{}{}", telling.first, telling.more), "nothing typed is lost or moved");
    let echo = tab.text_of("document.querySelector('.sheet .sheet-echo').textContent.replace(String.fromCharCode(0x200b), '')").await;
    assert_eq!(echo, typed, "the marks lie under the very same words");
}

/// Symfony becomes Laravel, and stays it although the words still say Symfony.
async fn correct(tab: &Tab) {
    unfold(tab, "Symfony").await;
    tab.click("details.criterion[open] details > summary").await;
    tab.fill("details.criterion[open] form[id^='correct-'] input[name='value']", "Laravel").await;
    tab.follow("details.criterion[open] form[id^='correct-'] button[type=submit]").await;
    tab.until_says("#understood details.criterion summary", "Laravel").await;
    tab.evaluate("window.versionBefore = document.querySelector('#need-words input[name=version]').value").await;
    tab.write_on(".sheet textarea", "\n\nMerci.").await;
    // The letters are in the echo at once; the words are read again when they are saved.
    tab.until("document.querySelector('#need-words input[name=version]').value !== window.versionBefore").await;
    let stands = tab.text_of("document.querySelector('#understood .criteria').innerText").await;
    assert!(stands.contains("Laravel"), "{stands}");
    let summaries = "[...document.querySelectorAll('#understood details.criterion summary')].map((one) => one.innerText).join()";
    assert!(!tab.text_of(summaries).await.contains("Symfony"), "what was corrected does not come back");
}

/// The place becomes a must.
async fn weigh(tab: &Tab, place: &str) {
    unfold(tab, place).await;
    tab.click("details.criterion[open] form[id^='weigh-'] label:has(input[value='must'])").await;
    tab.follow("details.criterion[open] form[id^='weigh-'] button[type=submit]").await;
    tab.until("document.querySelector('details.criterion[open] summary .weight.must')").await;
    tab.until_says("details.criterion[open] summary", place).await;
}

/// Unfolds the criterion that says this, unless it is.
async fn unfold(tab: &Tab, words: &str) {
    let of = format!(
        "[...document.querySelectorAll('#understood details.criterion')].find((one) => one.querySelector('summary').innerText.toLowerCase().includes('{}'))",
        words.to_lowercase()
    );
    let id = tab.text_of(&format!("{of}.id")).await;
    if tab.evaluate(&format!("{of}.open")).await == false {
        tab.click(&format!("[id='{id}'] > summary")).await;
    }
    tab.until(&format!("document.getElementById('{id}').open")).await;
}
