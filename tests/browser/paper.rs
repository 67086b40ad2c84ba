//! Law 15.

use tests::browsers::{Chromium, RealBrowser as _};
use tests::sights::{Audience, sights};

use crate::site;

/// What people take to a meeting, file, or hand to somebody who has no account.
const PRINTED: [&str; 9] = [
    "shortlist",
    "candidate",
    "interview-guide",
    "report-ceo",
    "month-ceo",
    "terms-sheet-ceo",
    "checkup-ceo",
    "case-study-ceo",
    "need-engaged",
];

/// What can be seen and does nothing on paper; words that are explained are words there too.
const OF_SCREENS: &str = "[...document.querySelectorAll('form, button:not(.term), nav, input, textarea, select')]
    .filter((element) => element.checkVisibility()).map((element) => element.outerHTML.slice(0, 80))";

#[tokio::test(flavor = "multi_thread")]
async fn what_is_printed_fits_its_sheet_and_holds_nothing_of_a_screen() {
    let site = site().await;
    let browser = Chromium::start().await;
    let mut found = Vec::new();
    let mut printed = Vec::new();
    for sight in sights(&site, Audience::Startups).await {
        let Some(email) = sight.email.as_ref().filter(|_| PRINTED.contains(&sight.name)) else { continue };
        let tab = browser.signed_in(&site, email).await;
        for prefix in ["", "/en"] {
            tab.visit(&sight.address(prefix)).await;
            tab.lay_on_paper().await;
            let of_screens = tab.evaluate(OF_SCREENS).await;
            found.extend(of_screens.as_array().unwrap().iter().map(|element| format!("{}{prefix}: {element}", sight.name)));
            found.extend(tab.sticking_out().await.into_iter().map(|element| format!("{}{prefix}: {element} sticks out", sight.name)));
        }
        assert!(tab.printed().await.starts_with(b"%PDF"), "{}", sight.name);
        printed.push(sight.name);
        tab.close().await;
    }
    assert_eq!(printed.len(), PRINTED.len(), "{printed:?}");
    assert!(found.is_empty(), "{}", found.join("\n"));
}
