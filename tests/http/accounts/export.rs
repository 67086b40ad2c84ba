//! Laws of what people take away: everything that is kept of them, nothing that opens an account, and nobody else's.

use serde_json::Value;
use tests::{Browser, Site, cto, mission, startup};

async fn export(browser: &Browser) -> (String, Value) {
    let answer = browser.ask("/account/export.json").await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), "application/json");
    assert_eq!(answer.header("content-disposition"), "attachment; filename=\"passerelle.json\"");
    assert_eq!(answer.header("cache-control"), "no-store");
    (answer.text(), serde_json::from_slice(&answer.body).unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ceo_takes_away_needs_and_what_they_did() {
    let site = Site::empty().await;
    let (ceo, other) = (startup().named("La Tablée").join(&site).await, startup().named("Le Fournil").join(&site).await);
    let own = mission().of(&ceo).saying("Notre CTO part, nous utilisons Symfony.").submitted().play(&site).await;
    mission().of(&other).saying("Une boulangerie cherche un CTO.").submitted().play(&site).await;
    let (text, json) = export(&ceo.browser(&site)).await;
    assert_eq!(json["account"]["email"], ceo.email.as_str());
    assert_eq!(json["account"]["company"], "La Tablée");
    assert_eq!(json["needs"].as_array().unwrap().len(), 1);
    assert_eq!(json["needs"][0]["id"], own.id.to_string());
    assert_eq!(json["needs"][0]["words"], "Notre CTO part, nous utilisons Symfony.");
    assert!(json["needs"][0]["criteria"].as_array().unwrap().iter().any(|criterion| criterion["value"] == "symfony"), "{text}");
    assert!(json["log_of_own_acts"].as_array().unwrap().iter().any(|line| line["event"] == "submit"), "{text}");
    assert_eq!(json["sessions"].as_array().unwrap().len(), 1);
    for secret in ["argon2", "password_hash", "token_hash", "draft_key_hash", "Le Fournil", "boulangerie"] {
        assert!(!text.contains(secret), "{secret} is in\n{text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cto_takes_away_the_profile_and_candidacies() {
    let site = Site::empty().await;
    let (ceo, salome, bruno) = (startup().join(&site).await, cto().join(&site).await, cto().named("Bruno Keller").join(&site).await);
    let open = mission().of(&ceo).open().play(&site).await;
    open.apply(&site, &salome).await;
    open.apply(&site, &bruno).await;
    let (text, json) = export(&salome.browser(&site)).await;
    assert_eq!(json["profile"]["headline"], "Reprend les produits d’une agence");
    assert!(json["profile"]["technologies"].as_array().unwrap().iter().any(|known| known["technology"] == "symfony"));
    assert_eq!(json["profile"]["experiences"][0]["company"], "Quatre Épices");
    assert_eq!(json["candidacies"].as_array().unwrap().len(), 1);
    assert_eq!(json["candidacies"][0]["message"], "J’ai repris deux produits comme le vôtre.");
    assert!(!text.contains("Bruno") && !text.contains(&ceo.name), "{text}");

    let other = mission().of(&ceo).open().play(&site).await;
    other.invite(&site, &salome).await;
    let page = salome.browser(&site);
    let page = page.get(&format!("/offers/{}", other.id)).await;
    page.form("refuse_invitation").fill("why", "rate").submit().await.expect_status(200);
    let (text, json) = export(&salome.browser(&site)).await;
    let candidacies = json["candidacies"].as_array().unwrap();
    assert!(candidacies.iter().any(|one| one["state"] == "declined" && one["ended_code"] == "rate"), "why they said no: {text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn links_and_what_was_read_from_a_cv_go_along() {
    let site = Site::empty().await;
    let browser = cto().join(&site).await.browser(&site);
    let form = browser.get("/profile/edit/links").await.form("profile-links").fill("title-0", "Reprendre sans réécrire");
    form.fill("address-0", "salome.example/reprise").submit().await.expect_path("/profile");
    browser.get("/profile/import").await.form("import-text").fill("text", "CTO, Kubernetes, Lyon").submit().await.expect_status(200);
    let (text, json) = export(&browser).await;
    assert_eq!(json["profile"]["links"][0]["title"], "Reprendre sans réécrire");
    let facts = json["profile"]["read_from_a_cv"]["facts"].as_array().unwrap();
    assert!(facts.iter().any(|fact| fact["code"] == "kubernetes"), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_is_sent_to_sign_in_in_their_language() {
    let site = Site::empty().await;
    for (path, sign_in) in [
        ("/account/export.json", "/sign-in?next=%2Faccount%2Fexport.json"),
        ("/en/account/export.json", "/en/sign-in?next=%2Fen%2Faccount%2Fexport.json"),
    ] {
        let answer = site.browser().ask(path).await;
        assert_eq!((answer.status, answer.location()), (303, sign_in));
    }
}
