//! Law 9.

use tests::PASSWORD;
use tests::browsers::{Chromium, RealBrowser as _, Tab};
use tests::sights::CTO;

use crate::site;

const PAGE: &str = "/profile/edit/presentation";
const STORY: &str = "#profile-presentation-story";
const TYPED: &str = "document.querySelector('#profile-presentation-story').value";
const STATUS: &str = "#profile-presentation leptos-island [role=status]";
const VERSION: &str = "document.querySelector('#profile-presentation input[name=version]').value";
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
async fn what_is_offered_outlives_the_next_conflict() {
    let site = site().await;
    let browser = Chromium::start().await;
    let first = browser.signed_in(&site, CTO).await;
    opened(&first).await;
    let second = browser.signed_in(&site, CTO).await;
    opened(&second).await;
    first.write_on(STORY, " Du premier.").await;
    first.until_says(STATUS, "Enregistré à").await;
    second.write_on(STORY, " Du second.").await;
    second.until_says(STATUS, "Votre profil a changé ailleurs").await;
    second.follow(RELOAD).await;
    second.until_says(STATUS, "Des réponses non enregistrées").await;
    let version = first.text_of(VERSION).await;
    first.write_on(STORY, " Encore.").await;
    first.until(&format!("{VERSION} !== '{version}'")).await;
    second.write_on(STORY, " En troisième.").await;
    second.until_says(STATUS, "Votre profil a changé ailleurs").await;
    for words in ["Du second.", "En troisième."] {
        second
            .until(&format!("Object.keys(localStorage).some((key) => key.includes('aside') && localStorage[key].includes('{words}'))"))
            .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_chosen_is_offered_by_its_name() {
    let site = site().await;
    let browser = Chromium::start().await;
    let first = browser.signed_in(&site, CTO).await;
    let second = browser.signed_in(&site, CTO).await;
    for tab in [&first, &second] {
        tab.visit("/profile/edit/sectors").await;
        tab.until("document.documentElement.dataset.islands === 'awake'").await;
    }
    // Another sector than any that stands there, by the code that is sent.
    let choose = |which: usize| {
        format!(
            "(() => {{ const lists = [...document.querySelectorAll('#profile-sectors select')];
               const used = lists.map((list) => list.value);
               const free = [...lists[0].options].map((option) => option.value).filter((code) => code && !used.includes(code));
               lists[0].value = free[{which}];
               lists[0].dispatchEvent(new Event('change', {{ bubbles: true }}));
               return lists[0].selectedOptions[0].text; }})()"
        )
    };
    let status = "#profile-sectors leptos-island [role=status]";
    first.evaluate(&choose(0)).await;
    first.until_says(status, "Enregistré à").await;
    let name = second.text_of(&choose(1)).await;
    second.until_says(status, "Votre profil a changé ailleurs").await;
    second.follow("#profile-sectors leptos-island button:nth-of-type(1)").await;
    second.until_says(status, "Des réponses non enregistrées").await;
    let offered = second.text_of("document.querySelector('#profile-sectors .kept-words p').textContent").await;
    assert_eq!(tests::plain_blanks(&offered), tests::plain_blanks(&format!("Secteur : {name}")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_station_is_saved_once_however_often_its_button_is_pressed() {
    let site = site().await;
    let browser = Chromium::start().await;
    let tab = browser.signed_in(&site, CTO).await;
    // As a hand that goes on pressing while the page is on its way out.
    tab.begin_pages_with(
        "const ask = window.fetch;
         window.fetch = async (...request) => {
             const answer = await ask(...request);
             if (answer.url.endsWith('/autosave_experience')) setInterval(() => document.forms.experience?.requestSubmit(), 0);
             return answer;
         };",
    )
    .await;
    tab.visit("/profile/experience/new").await;
    tab.until("document.documentElement.dataset.islands === 'awake'").await;
    for (field, words) in [("title", "CTO"), ("company", "Une Seule Fois"), ("started", "2019")] {
        tab.fill(&format!("#experience-{field}"), words).await;
    }
    tab.send("experience").await;
    tab.until("location.pathname === '/profile' && document.readyState === 'complete'").await;
    let stations = "SELECT count(*) FROM experiences WHERE company = 'Une Seule Fois'";
    let stations: i64 = sqlx::query_scalar(stations).fetch_one(&mut site.superuser().await).await.unwrap();
    assert_eq!(stations, 1);
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
