//! A CTO asks to join, waits, and may take that back.

use chrono::Duration;
use domain::lifecycle::ProfileState;
use tests::{MOTIVATION, Site, cto};

use super::{count, dossier, events};

#[tokio::test(flavor = "multi_thread")]
async fn what_is_missing_is_said_with_the_way_to_say_it() {
    let site = Site::empty().await;
    let salome = cto().writing().join(&site).await;
    let mut database = site.superuser().await;
    sqlx::query("UPDATE profiles SET about = '', rate = NULL").execute(&mut database).await.unwrap();
    sqlx::query("DELETE FROM experiences").execute(&mut database).await.unwrap();
    let browser = salome.browser(&site);
    let page = browser.get("/profile").await;
    page.expect("Rejoindre la communauté").expect("Il manque encore 3 réponses avant de demander");
    assert_eq!(page.texts("#join .asks a"), ["Votre récit", "Une expérience au moins", "Votre TJM"]);
    assert!(!page.has_form("ask_to_join"), "{page}");
    for link in page.attributes("#join .asks a", "href") {
        browser.get(&link).await.expect_status(200);
    }
    let fields = [("motivation", MOTIVATION), ("consent", "true")].map(|(name, value)| (name.to_owned(), value.to_owned()));
    let refused = browser.post("/api/vetting/apply", &fields, "/profile").await;
    refused.expect_status(200);
    assert_eq!(salome.stage(&site).await, ProfileState::Draft);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_has_named_no_referee_is_told_that_it_is_their_part() {
    let site = Site::empty().await;
    let salome = cto().writing().join(&site).await;
    salome.is_taken_to(&site, ProfileState::References).await;
    let browser = salome.browser(&site);
    let page = browser.get("/profile").await;
    page.expect("désignez les personnes que l’équipe peut interroger").follow("Désigner une personne").await.expect_status(200);
    browser.get("/en/profile").await.expect("name the people whom the team may ask");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_asks_with_a_word_and_a_tick_and_reads_what_comes_next() {
    let site = Site::empty().await;
    let salome = cto().writing().join(&site).await;
    let browser = salome.browser(&site);
    let form = browser.get("/profile").await.form("ask_to_join").fill("motivation", MOTIVATION).fill("consent", "true");
    let page = form.submit().await;
    page.expect_status(200).expect_path("/profile").expect("L’équipe lit votre demande").expect("Promis avant : 20 novembre, 10 h");
    page.expect(MOTIVATION).expect("Vous pouvez continuer à compléter ce profil");
    assert_eq!(page.texts("#join .journey [aria-current] .name"), ["Demande 17 nov."]);
    assert_eq!(salome.stage(&site).await, ProfileState::Applied);
    browser.get("/profile/edit/stack").await.form("profile-stack").fill("technology-2", "k8s").submit().await.expect("Kubernetes");
    let staff = site.staff().await.browser(&site);
    dossier(&staff, &salome).await.expect("Demande à lire").expect("Kubernetes").expect("Promis avant : 20 novembre, 10 h");
    assert_eq!(events(&site, &salome).await, ["apply", "edit"]);
    browser.get("/en/profile").await.expect("The team is reading your request").expect("Promised before: 20 November, 10:00");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_taken_comes_back_beside_its_field() {
    let site = Site::empty().await;
    let salome = cto().writing().join(&site).await;
    let browser = salome.browser(&site);
    let page = browser.get("/profile").await.form("ask_to_join").fill("motivation", "Bonjour").submit().await;
    page.expect_path("/profile").expect("Cochez la case pour confirmer.");
    assert_eq!(page.attributes("[aria-invalid]", "name"), ["motivation", "consent"]);
    assert_eq!(page.form("ask_to_join").value("motivation").as_deref(), Some("Bonjour"));
    let long = "a".repeat(2_001);
    let page = page.form("ask_to_join").fill("motivation", &long).fill("consent", "true").submit().await;
    page.expect("2 000 caractères");
    let form = page.form("ask_to_join");
    assert_eq!(form.value("motivation").map(|text| text.len()), Some(2_001), "nothing is cut off");
    assert_eq!(form.value("consent").as_deref(), Some("true"));
    let page = browser.get("/en/profile").await.form("ask_to_join").submit().await;
    page.expect_path("/en/profile").expect("Fill in this field.").expect("Tick the box to confirm.");
    assert_eq!(salome.stage(&site).await, ProfileState::Draft);
}

#[tokio::test(flavor = "multi_thread")]
async fn pressing_twice_asks_once() {
    let site = Site::empty().await;
    let salome = cto().writing().join(&site).await;
    let browser = salome.browser(&site);
    let page = browser.get("/profile").await;
    let filled = || page.form("ask_to_join").fill("motivation", MOTIVATION).fill("consent", "true");
    let (first, second) = (filled(), filled());
    first.submit().await.expect_status(200).expect("L’équipe lit votre demande");
    second.submit().await.expect_status(200).expect("L’équipe lit votre demande").expect_nothing_of("error-summary");
    assert_eq!(count(&site, "SELECT count(*) FROM applications WHERE profile_id = $1", &salome).await, 1);
    let other = filled().fill("motivation", "Tout autre chose, écrit dans une autre fenêtre.").submit().await;
    other.expect_status(200).expect("L’équipe lit votre demande");
    assert_eq!(count(&site, "SELECT count(*) FROM applications WHERE profile_id = $1", &salome).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_is_taken_back_at_any_stage_and_staff_sees_no_draft() {
    let site = Site::empty().await;
    for (stage, name) in
        [(ProfileState::Applied, "Salomé Garnier"), (ProfileState::Interview, "Bruno Keller"), (ProfileState::References, "Inaya Cissé")]
    {
        let member = cto().named(name).writing().join(&site).await;
        member.is_taken_to(&site, stage).await;
        let browser = member.browser(&site);
        let page = browser.get("/profile").await.form("withdraw_request").submit().await;
        page.expect_status(200).expect("Rejoindre la communauté").expect("Pour l’instant, personne d’autre ne voit ce profil");
        assert_eq!(member.stage(&site).await, ProfileState::Draft);
        let again = browser.post("/api/vetting/withdraw", &[], "/profile").await;
        again.expect_status(200).expect("Rejoindre la communauté").expect_nothing_of("error-summary");
        let staff = site.staff().await.browser(&site);
        assert_eq!(staff.ask(&format!("/staff/profiles/{}", member.profile())).await.status, 404);
        staff.get("/staff/vetting").await.expect_status(200).expect_nothing_of(name);
        assert_eq!(events(&site, &member).await.last().map(String::as_str), Some("withdraw"));
        site.advance(Duration::minutes(1));
        page.form("ask_to_join").fill("motivation", MOTIVATION).fill("consent", "true").submit().await.expect("L’équipe lit votre demande");
        dossier(&staff, &member).await.expect("1 demande précédente").expect("retirée par la personne");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_has_nothing_to_ask() {
    let site = Site::empty().await;
    let salome = cto().join(&site).await;
    let browser = salome.browser(&site);
    let page = browser.get("/profile").await;
    assert!(!page.has_form("ask_to_join") && !page.has_form("withdraw_request"), "{page}");
    let fields = [("motivation", MOTIVATION), ("consent", "true")].map(|(name, value)| (name.to_owned(), value.to_owned()));
    browser.post("/api/vetting/apply", &fields, "/profile").await.expect_status(200).expect("Ce n’est pas possible à cette étape");
    browser.post("/api/vetting/withdraw", &[], "/profile").await.expect_status(200).expect("Ce n’est pas possible à cette étape");
    assert_eq!(salome.stage(&site).await, ProfileState::Accepted);
}
