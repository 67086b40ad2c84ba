//! Law 4.

use tests::browsers::Chromium;

use crate::site;

/// Which of the editor's three buttons can be seen.
const BUTTONS: &str = "[...document.querySelectorAll('#need-words leptos-island button')].map((button) => !button.hidden).join()";

#[tokio::test(flavor = "multi_thread")]
async fn an_older_page_overwrites_nothing_and_loses_nothing() {
    let site = site().await;
    let browser = Chromium::start().await;
    let window = browser.window(&site).await;
    let first = window.tab().await;
    first.visit("/needs/new").await;
    first.fill("#begin-words", "Notre CTO vient de partir.").await;
    first.send("begin").await;
    let need = first.path().await;
    let second = window.tab().await;
    second.visit(&need).await;

    first.write_on(".sheet textarea", " Nous utilisons Symfony.").await;
    first.until_says("#understood details.criterion summary", "Symfony").await;
    first.complaints().expect_none();

    second.write_on(".sheet textarea", " Nous utilisons Django.").await;
    second.until(&format!("{BUTTONS} === 'true,false,false'")).await;
    let refused = second.complaints().0;
    assert_eq!(refused, [format!("status 409 from {}/api/need/read", site.origin())], "the older page is refused, and nothing else");

    second.follow("#need-words leptos-island button").await;
    let shown = "document.querySelector('.sheet textarea').value";
    assert_eq!(second.text_of(shown).await, "Notre CTO vient de partir. Nous utilisons Symfony.");
    second.until(&format!("{BUTTONS} === 'false,true,true'")).await;
    second.click("#need-words leptos-island button:nth-of-type(2)").await;
    second.until_says("#understood details.criterion summary", "Django").await;
    assert_eq!(second.text_of(shown).await, "Notre CTO vient de partir. Nous utilisons Django.");
    assert_eq!(second.complaints().0, refused);
}
