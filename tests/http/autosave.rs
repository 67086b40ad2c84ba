//! Laws of saving a profile while one types:
//! 1. what can be saved is what the profile says, from then on; each answer carries the version for the next;
//! 2. what is half an answer is refused, and nothing of it is saved;
//! 3. upon another version nothing is overwritten;
//! 4. the log gets a line for ten minutes of typing, not for each pause;
//! 5. pages carry what the island needs, and work without it.

use serde_json::{Value, json};
use tests::{Answer, Browser, Member, Site};

use crate::salome;

async fn autosave(browser: &Browser, section: &str, version: i32, typed: &[(&str, &str)]) -> Answer {
    let body = json!({ "section": section, "version": version, "typed": typed, "locale": "fr" });
    browser.call("/api/profile/autosave", &body, "/profile").await
}

fn json_of(answer: &Answer) -> Value {
    serde_json::from_slice(&answer.body).unwrap_or_else(|error| panic!("{error}: {} {}", answer.status, answer.text()))
}

async fn headline(site: &Site, member: &Member) -> String {
    let headline = "SELECT headline FROM profiles WHERE id = $1";
    sqlx::query_scalar(headline).bind(member.profile().0).fetch_one(&mut site.superuser().await).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn each_saving_answers_the_version_for_the_next() {
    let site = Site::empty().await;
    let (salome, browser) = salome(&site).await;
    let answer = autosave(&browser, "presentation", 1, &[("headline", "Remet debout"), ("story", "Deux reprises.")]).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(json_of(&answer)["version"], 2);
    assert!(json_of(&answer)["saved"].as_str().unwrap().starts_with("Enregistré à"), "{}", answer.text());
    let answer = autosave(&browser, "presentation", 2, &[("headline", "Remet debout les produits"), ("story", "Deux reprises.")]).await;
    assert_eq!(json_of(&answer)["version"], 3);
    assert_eq!(headline(&site, &salome).await, "Remet debout les produits");
    browser.get("/profile").await.expect("Remet debout les produits").expect("Deux reprises.");
}

#[tokio::test(flavor = "multi_thread")]
async fn half_an_answer_is_not_saved() {
    let site = Site::empty().await;
    let (salome, browser) = salome(&site).await;
    let before = headline(&site, &salome).await;
    for typed in
        [&[("headline", "")][..], &[("headline", "Salomé reprend tout")], &[("headline", "Chez Quatre Épices")], &[("years", "12")]]
    {
        assert_eq!(autosave(&browser, "presentation", 1, typed).await.status, 422, "{typed:?}");
    }
    assert_eq!(autosave(&browser, "stack", 1, &[("technology-0", "Symf")]).await.status, 422);
    assert_eq!(autosave(&browser, "nothing", 1, &[]).await.status, 404);
    assert_eq!(headline(&site, &salome).await, before);
    assert_eq!(site.browser().get("/profile").await.path(), "/sign-in");
    assert_eq!(autosave(&site.browser(), "presentation", 1, &[("headline", "Rien")]).await.status, 401);
}

#[tokio::test(flavor = "multi_thread")]
async fn upon_another_version_nothing_is_overwritten() {
    let site = Site::empty().await;
    let (salome, browser) = salome(&site).await;
    assert_eq!(autosave(&browser, "presentation", 1, &[("headline", "La première")]).await.status, 200);
    assert_eq!(autosave(&browser, "presentation", 1, &[("headline", "La seconde")]).await.status, 409);
    assert_eq!(headline(&site, &salome).await, "La première");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_gets_a_line_for_ten_minutes_of_typing() {
    let site = Site::empty().await;
    let (salome, browser) = salome(&site).await;
    let lines = async || -> Vec<Vec<String>> {
        let lines = "SELECT fields FROM audit_events WHERE subject_id = $1 AND event = 'edit' ORDER BY id";
        sqlx::query_scalar(lines).bind(salome.profile().0).fetch_all(&mut site.superuser().await).await.unwrap()
    };
    for version in 1..6 {
        autosave(&browser, "presentation", version, &[("headline", &format!("La version {version}"))]).await;
    }
    assert_eq!(lines().await, [["presentation"]]);
    autosave(&browser, "stack", 6, &[("technology-0", "Symfony")]).await;
    assert_eq!(lines().await, [["presentation"], ["stack"]], "another part is another line");
    site.advance(chrono::Duration::minutes(11));
    autosave(&browser, "presentation", 7, &[("headline", "Le lendemain")]).await;
    assert_eq!(lines().await.len(), 3);
    let page = browser.get("/profile/edit/presentation").await;
    page.form("profile-presentation").submit().await.expect_path("/profile");
    assert_eq!(lines().await.len(), 4, "a button leaves its line");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_station_is_saved_upon_its_version() {
    let site = Site::empty().await;
    let (_, browser) = salome(&site).await;
    let station = |version: i32, company: &str| {
        json!({ "experience": "", "version": version, "locale": "en",
        "typed": [["title", "CTO"], ["company", company], ["started", "2015"], ["ended", "2019"]] })
    };
    let answer = browser.call("/api/profile/autosave_experience", &station(1, "Groupe Lestang"), "/profile").await;
    assert_eq!(json_of(&answer)["version"], 2, "{}", answer.text());
    assert!(json_of(&answer)["saved"].as_str().unwrap().starts_with("Saved at"));
    assert_eq!(browser.call("/api/profile/autosave_experience", &station(1, "Autre"), "/profile").await.status, 409);
    assert_eq!(browser.call("/api/profile/autosave_experience", &station(2, ""), "/profile").await.status, 422);
    browser.get("/profile").await.expect("2015 à 2019, Groupe Lestang");
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_carry_the_island_beside_their_button() {
    let site = Site::empty().await;
    let (_, browser) = salome(&site).await;
    for section in domain::profile::Section::ALL {
        let page = browser.get(&format!("/profile/edit/{section}")).await;
        let inside = format!("#profile-{section} leptos-island [role=status]");
        assert_eq!(page.texts(&inside).len(), 1, "{section}");
        assert!(page.texts(&inside)[0].starts_with("Dernier enregistrement"), "{section}: {:?}", page.texts(&inside));
    }
    assert_eq!(browser.get("/profile/experience/new").await.texts("#experience leptos-island [role=status]"), [""]);
}
