//! Law 7: nothing that is typed on a need is lost, whatever happens to the network, the session or the page.

use tests::PASSWORD;
use tests::browsers::{Chromium, RealBrowser as _, Tab};
use tests::sights::CEO;

use crate::site;

/// What stands in the field.
const FIELD: &str = "document.querySelector('.sheet textarea').value";
/// What the editor says of its saving.
const STATUS: &str = "#need-words leptos-island [role=status]";

/// Begins a need with these words; answers its path.
async fn begin(tab: &Tab, words: &str) -> String {
    tab.visit("/needs/new").await;
    tab.fill("#begin-words", words).await;
    tab.send("begin").await;
    tab.path().await
}

async fn saved(site: &tests::Site, path: &str) -> String {
    let id: uuid::Uuid = path.rsplit('/').next().unwrap().parse().unwrap();
    sqlx::query_scalar("SELECT words FROM missions WHERE id = $1").bind(id).fetch_one(&mut site.superuser().await).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_offline_survives_a_reload_and_is_saved_in_its_order() {
    let site = site().await;
    let browser = Chromium::start().await;
    let tab = browser.stranger(&site).await;
    let need = begin(&tab, "Notre CTO vient de partir.").await;

    tab.go_offline().await;
    for part in [" Un : Symfony.", " Deux : à Lyon.", "\n\nTrois : deux jours par semaine."] {
        tab.write_on(".sheet textarea", part).await;
        tab.until_says(STATUS, "Hors ligne").await;
    }
    let typed = tab.text_of(FIELD).await;
    assert_eq!(saved(&site, &need).await, "Notre CTO vient de partir.", "nothing could be sent");
    tab.visit_in_vain(&need).await;

    tab.go_online().await;
    tab.visit(&need).await;
    assert_eq!(tab.text_of(FIELD).await, typed, "every letter, in its order");
    tab.until_says(STATUS, "Enregistré à").await;
    tab.until_says("#understood details.criterion summary", "2 jours par semaine").await;
    assert_eq!(saved(&site, &need).await, typed);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_offline_is_saved_when_the_network_comes_back() {
    let site = site().await;
    let browser = Chromium::start().await;
    let tab = browser.stranger(&site).await;
    let need = begin(&tab, "Notre CTO vient de partir.").await;
    tab.go_offline().await;
    tab.write_on(".sheet textarea", " Nous utilisons Symfony.").await;
    tab.until_says(STATUS, "Hors ligne").await;
    tab.go_online().await;
    tab.until_says("#understood details.criterion summary", "Symfony").await;
    tab.until_says(STATUS, "Enregistré à").await;
    assert_eq!(saved(&site, &need).await, "Notre CTO vient de partir. Nous utilisons Symfony.");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_session_loses_no_word() {
    let site = site().await;
    let browser = Chromium::start().await;
    let tab = browser.signed_in(&site, CEO).await;
    let need = begin(&tab, "Notre CTO vient de partir.").await;
    sqlx::query("DELETE FROM sessions").execute(&mut site.superuser().await).await.unwrap();
    tab.write_on(".sheet textarea", " Nous utilisons Symfony.").await;
    tab.until_says(STATUS, "Votre session est finie").await;
    tab.follow("#need-words leptos-island a").await;
    tab.sign_in(CEO, PASSWORD).await;
    assert_eq!(tab.path().await, need, "signing in leads back");
    assert_eq!(tab.text_of(FIELD).await, "Notre CTO vient de partir. Nous utilisons Symfony.");
    tab.until_says(STATUS, "Enregistré à").await;
    assert_eq!(saved(&site, &need).await, "Notre CTO vient de partir. Nous utilisons Symfony.");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_windows_neither_drops_the_words_of_the_other() {
    let site = site().await;
    let browser = Chromium::start().await;
    let window = browser.window(&site).await;
    let first = window.tab().await;
    let need = begin(&first, "Notre CTO vient de partir.").await;
    let second = window.tab().await;
    second.visit(&need).await;
    first.write_on(".sheet textarea", " Nous utilisons Symfony.").await;
    first.until_says("#understood details.criterion summary", "Symfony").await;
    second.write_on(".sheet textarea", " Nous utilisons Django.").await;
    second.until_says(STATUS, "Ce besoin a changé ailleurs").await;
    // Both go on writing: the one saves, the other is set aside, on the same device.
    first.write_on(".sheet textarea", " À Lyon.").await;
    first.until_says("#understood details.criterion summary", "Lyon").await;
    second.write_on(".sheet textarea", " À Lille.").await;

    second.follow("#need-words leptos-island button").await;
    assert_eq!(second.text_of(FIELD).await, "Notre CTO vient de partir. Nous utilisons Symfony. À Lyon.");
    second.click("#need-words .kept-words summary").await;
    second.until_says("#need-words .kept-words p", "Nous utilisons Django. À Lille.").await;
    second.click("#need-words leptos-island button:nth-of-type(2)").await;
    second.until_says("#understood details.criterion summary", "Django").await;
    assert_eq!(saved(&site, &need).await, "Notre CTO vient de partir. Nous utilisons Django. À Lille.");
    first.write_on(".sheet textarea", " Merci.").await;
    first.until_says(STATUS, "Ce besoin a changé ailleurs").await;
}
