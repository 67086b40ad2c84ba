//! Law 11.

use tests::browsers::{Chromium, RealBrowser as _};
use tests::{Site, TestDatabase, cto, mission, startup};

const COUNT: &str = "document.querySelector('[data-waiting=notifications] .count')?.textContent ?? ''";

#[tokio::test(flavor = "multi_thread")]
async fn an_open_page_says_what_changes_and_reloads_when_it_is_asked_to() {
    let site = Site::listening(TestDatabase::migrated().await).await;
    let camille = startup().join(&site).await;
    let salome = cto().join(&site).await;
    let bruno = cto().named("Bruno Keller").join(&site).await;
    let mission = mission().of(&camille).open().play(&site).await;
    let list = mission.shortlist(&site, &[&salome, &bruno]).await;
    let browser = Chromium::start().await;
    let hers = browser.signed_in(&site, &salome.email).await;
    let his = browser.signed_in(&site, &bruno.email).await;
    for tab in [&hers, &his] {
        tab.visit(&format!("/offers/{}", mission.id)).await;
        tab.until(&format!("{COUNT} === '1'")).await;
    }
    mission.ask_to_meet(&site, list[0]).await;
    hers.until(&format!("{COUNT} === '2'")).await;
    hers.until_says("#live", "Cette page a changé").await;
    assert_eq!(hers.text_of("document.querySelector('#live').getAttribute('role')").await, "status");
    hers.follow("#live button").await;
    assert!(hers.words().await.contains("souhaite vous rencontrer"), "{}", hers.words().await);
    assert_eq!(hers.count("#live p").await, 0, "what it shows stands");
    assert_eq!((his.text_of(COUNT).await.as_str(), his.count("#live p").await), ("1", 0), "another's is no news to him");
    hers.complaints().expect_none();
    his.complaints().expect_none();
}

/// In place of the browser's own: it is answered by an error each time, and no pause is longer than a moment.
const REFUSED: &str = "window.asked = 0;
    window.pauses = [];
    const later = window.setTimeout.bind(window);
    window.setTimeout = (act, pause) => { window.pauses.push(pause ?? 0); return later(act, Math.min(pause ?? 0, 20)); };
    window.EventSource = class extends EventTarget {
        static CLOSED = 2;
        readyState = 2;
        constructor() { super(); window.asked += 1; later(() => this.dispatchEvent(new Event('error')), 1); }
        close() {}
    };";

#[tokio::test(flavor = "multi_thread")]
async fn after_an_answer_that_is_an_error_it_asks_again_later_and_later() {
    let site = Site::listening(TestDatabase::migrated().await).await;
    let salome = cto().join(&site).await;
    let browser = Chromium::start().await;
    let hers = browser.signed_in(&site, &salome.email).await;
    hers.begin_pages_with(REFUSED).await;
    hers.visit("/offers").await;
    hers.until("window.asked >= 9").await;
    let bounds = "window.pauses.filter((pause) => pause >= 1000).slice(0, 8).every((pause, at) => {
        const whole = Math.min(5000 * 2 ** at, 300000);
        return pause >= whole / 2 && pause <= whole * 1.5;
    })";
    assert_eq!(hers.text_of(&format!("String({bounds})")).await, "true", "{}", hers.text_of("String(window.pauses)").await);
}
