//! Law 9.

use tests::PASSWORD;
use tests::chromium::{Chromium, Tab};
use tests::sights::CTO;

use crate::site;

const PAGE: &str = "/profile/edit/presentation";
const STORY: &str = "#profile-presentation-story";
const TYPED: &str = "document.querySelector('#profile-presentation-story').value";
const STATUS: &str = "#profile-presentation leptos-island [role=status]";
const RELOAD: &str = "#profile-presentation leptos-island button:nth-of-type(1)";
const TAKE: &str = "#profile-presentation leptos-island button:nth-of-type(2)";

async fn saved(site: &tests::Site) -> String {
    let about = "SELECT p.about FROM profiles p JOIN accounts a ON a.id = p.account_id WHERE a.email = $1";
    sqlx::query_scalar(about).bind(CTO).fetch_one(&mut site.superuser().await).await.unwrap()
}

async fn opened(tab: &Tab) -> String {
    tab.visit(PAGE).await;
    tab.until("document.documentElement.dataset.islands === 'awake'").await;
    tab.text_of(TYPED).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_is_saved_by_itself() {
    let site = site().await;
    let browser = Chromium::start().await;
    let tab = browser.signed_in(&site, CTO).await;
    let before = opened(&tab).await;
    tab.until_says(STATUS, "Dernier enregistrement").await;
    tab.write_on(STORY, " Une phrase de plus.").await;
    tab.until_says(STATUS, "Enregistré à").await;
    assert_eq!(saved(&site).await, format!("{before} Une phrase de plus."));
    // Half an answer is kept, and said to be.
    tab.fill("#profile-presentation-headline", "").await;
    tab.until_says(STATUS, "une réponse est incomplète").await;
    tab.visit(PAGE).await;
    assert_eq!(tab.text_of("document.querySelector('#profile-presentation-headline').value").await, "");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_offline_survives_a_reload_and_is_saved() {
    let site = site().await;
    let browser = Chromium::start().await;
    let tab = browser.signed_in(&site, CTO).await;
    let before = opened(&tab).await;
    tab.go_offline().await;
    tab.write_on(STORY, " Écrit dans un tunnel.").await;
    tab.until_says(STATUS, "Hors ligne").await;
    assert_eq!(saved(&site).await, before, "nothing could be sent");
    tab.visit_in_vain(PAGE).await;
    tab.go_online().await;
    tab.visit(PAGE).await;
    assert_eq!(tab.text_of(TYPED).await, format!("{before} Écrit dans un tunnel."), "every letter");
    // The browser may have loaded the page by itself as soon as there was a network: saved by whichever was first, nothing waits any more.
    tab.until("Object.keys(localStorage).every((key) => !key.startsWith('passerelle-profile'))").await;
    assert_eq!(saved(&site).await, format!("{before} Écrit dans un tunnel."));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_session_loses_no_answer() {
    let site = site().await;
    let browser = Chromium::start().await;
    let tab = browser.signed_in(&site, CTO).await;
    let before = opened(&tab).await;
    sqlx::query("DELETE FROM sessions").execute(&mut site.superuser().await).await.unwrap();
    tab.write_on(STORY, " Après une longue pause.").await;
    tab.until_says(STATUS, "Votre session est finie").await;
    tab.follow("#profile-presentation leptos-island a").await;
    tab.sign_in(CTO, PASSWORD).await;
    assert_eq!(tab.path().await, PAGE, "signing in leads back");
    tab.until_says(STATUS, "Enregistré à").await;
    assert_eq!(saved(&site).await, format!("{before} Après une longue pause."));
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_windows_the_second_is_told_and_loses_nothing() {
    let site = site().await;
    let browser = Chromium::start().await;
    let first = browser.signed_in(&site, CTO).await;
    let before = opened(&first).await;
    let second = browser.signed_in(&site, CTO).await;
    opened(&second).await;
    first.write_on(STORY, " Du premier.").await;
    first.until_says(STATUS, "Enregistré à").await;
    second.write_on(STORY, " Du second.").await;
    second.until_says(STATUS, "Votre profil a changé ailleurs").await;
    assert_eq!(saved(&site).await, format!("{before} Du premier."), "nothing is overwritten");
    second.follow(RELOAD).await;
    assert_eq!(second.text_of(TYPED).await, format!("{before} Du premier."));
    second.until_says(STATUS, "Des réponses non enregistrées").await;
    second.click("#profile-presentation .kept-words summary").await;
    second.until_says("#profile-presentation .kept-words p", "Du second.").await;
    second.click(TAKE).await;
    second.until_says(STATUS, "Enregistré à").await;
    assert_eq!(saved(&site).await, format!("{before} Du second."));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_button_saves_and_leads_on_and_tells_what_is_wrong() {
    let site = site().await;
    let browser = Chromium::start().await;
    let tab = browser.signed_in(&site, CTO).await;
    let before = opened(&tab).await;
    tab.fill("#profile-presentation-headline", "Voir www.salome.example").await;
    tab.send("profile-presentation").await;
    tab.until_says("#profile-presentation .error-summary", "Retirez les noms").await;
    assert_eq!(tab.text_of("document.querySelector('#profile-presentation-headline').value").await, "Voir www.salome.example");
    tab.until("document.documentElement.dataset.islands === 'awake'").await;
    tab.fill("#profile-presentation-headline", "Reprend ce qu’une agence a bâti").await;
    tab.write_on(STORY, " Tout de suite.").await;
    tab.send("profile-presentation").await;
    assert_eq!(tab.path().await, "/profile");
    assert_eq!(saved(&site).await, format!("{before} Tout de suite."));
}
