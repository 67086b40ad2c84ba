//! From a proposal to two signatures (laws 1 to 3 of [`super`]).

use chrono::Duration;
use tests::{AtWork, TERMS};

use super::{log, proposed, signatures, state};

#[tokio::test(flavor = "multi_thread")]
async fn the_ceo_proposes_and_both_sign_in_french() {
    let scene = AtWork::begin().await;
    let camille = scene.camilles();
    camille.get(&format!("/engagements/{}", scene.engagement)).await.expect("Rien n’est encore proposé.").expect("À vous");
    let page = camille.get(&scene.page("/terms")).await;
    page.expect("Rien n’est encore proposé").expect("Prérempli avec le besoin et le profil du CTO");
    let form = page.form("propose");
    assert_eq!((form.value("rate").as_deref(), form.value("rhythm").as_deref()), (Some("850"), Some("2")), "what need and profile say");
    let form =
        form.fill("rate", "850 €").fill("start", "2026-12-01").fill("months", "3").fill("place", "À Lyon le mardi").fill("vat", "standard");
    let page = form.submit().await;
    page.expect_path(&scene.page("/terms")).expect("Version 1, à signer").expect("Proposée par l’entreprise");
    // 2 × 52 ÷ 12 days at 850 €.
    page.expect("8,67").expect("7 366,67 €").expect("8 840 €").expect("de 6 800 € à 8 500 €").expect("22 100,01 €").expect("26 520 €");
    page.expect("La signature de l’entreprise manque").expect("La signature du CTO manque");
    assert_eq!(scene.news(Duration::zero()).await, ["salome: Camille Aubry : des conditions à lire et à signer"]);

    let page = page.form("sign").submit().await;
    page.expect("Remplissez ce champ.");
    let page = page.form("sign").fill("name", "Camille").submit().await;
    page.expect("Ce n’est pas votre nom complet.");
    assert_eq!(page.form("sign").value("name").as_deref(), Some("Camille"), "nothing is lost");
    page.form("sign").fill("name", "  camille  AUBRY ").submit().await.expect("Vous avez signé cette version.");
    assert_eq!((state(&scene).await.as_str(), signatures(&scene).await), ("agreeing", 1));
    assert_eq!(scene.news(Duration::zero()).await, ["salome: Camille Aubry a signé : c’est à vous"]);

    let salome = scene.salomes();
    let page = salome.get(&scene.page("/terms")).await;
    page.expect("À vous").expect("camille AUBRY, pour l’entreprise");
    let page = page.form("sign").fill("name", "Salome Garnier").submit().await;
    page.expect("En vigueur : version 1").expect("Salome Garnier, CTO");
    assert!(!page.has_form("sign"));
    assert_eq!(state(&scene).await, "running");
    let both = ["camille: Conditions signées par les deux", "salome: Conditions signées par les deux"];
    assert_eq!(scene.news(Duration::zero()).await, both);
    assert_eq!(log(&scene).await, ["begin", "propose_terms", "sign_terms", "complete_terms", "start"]);
    scene
        .camilles()
        .get(&format!("/engagements/{}", scene.engagement))
        .await
        .expect("La version 1 est en vigueur : 2 jours par semaine, 850 € HT par jour.");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_cto_signs_first_in_english() {
    let scene = AtWork::begin().await;
    let (camille, salome) = (scene.camilles(), scene.salomes());
    let page = salome.get(&format!("/en{}", scene.page("/terms"))).await;
    page.expect("Nothing is proposed yet");
    let form = page.form("propose").fill("duration", "until").fill("start", "2026-12-15").fill("end", "2027-03-24").fill("months", "");
    let form = form.fill("place", "Remote").fill("vat", "franchise").fill("rate", "900").fill("rhythm", "1.5");
    let page = form.submit().await;
    page.expect("Version 1, to be signed").expect("Proposed by the CTO").expect("Until 24 March 2027, included").expect("1.5 days a week");
    // 1.5 × 52 ÷ 12 × 900 €, for three months and ten days.
    page.expect("€5,850").expect("(3 months + 10 days of 30)").expect("€19,500").expect("charges no VAT");
    page.form("sign").fill("name", "SALOMÉ GARNIER").submit().await.expect("You have signed this version.");
    let page = camille.get(&format!("/en{}", scene.page("/terms"))).await;
    page.form("sign").fill("name", "Camille Aubry").submit().await.expect("In force: version 1");
    assert_eq!(state(&scene).await, "running");
    let sheet = camille.get(&format!("/en{}/1", scene.page("/terms"))).await;
    sheet.expect("Summary of the terms, version 1").expect("It is not legal advice").expect("Camille Aubry, for La Tablée");
    sheet.expect("SALOMÉ GARNIER, CTO").expect("Fingerprint of the content (SHA-256)").expect("menu of your browser");
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_prepares_and_never_signs() {
    let scene = AtWork::begin().await;
    let staff = scene.site.staff().await.browser(&scene.site);
    let form =
        staff.get(&scene.page("/terms")).await.form("propose").fill("start", "2026-12-01").fill("vat", "standard").fill("place", "Lyon");
    let page = form.submit().await;
    page.expect("Préparée par l’équipe");
    assert!(!page.has_form("sign") && !page.has_form("refuse") && page.has_form("withdraw"));
    let to_both =
        ["camille: Salomé Garnier : des conditions à lire et à signer", "salome: Camille Aubry : des conditions à lire et à signer"];
    assert_eq!(scene.news(Duration::zero()).await, to_both);
    let camille = scene.camilles();
    let forged = camille.get(&scene.page("/terms")).await.form("sign").fill("name", "Camille Aubry");
    let answer = staff.submit(forged.action(), &forged.fields(), &scene.page("/terms")).await;
    assert_eq!((answer.status, signatures(&scene).await), (404, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_wrongly_is_said_and_kept() {
    let scene = AtWork::begin().await;
    let camille = scene.camilles();
    let form = camille.get(&scene.page("/terms")).await.form("propose").fill("rate", "9000").fill("start", "demain").fill("months", "0");
    let page = form.fill("notice", "un mois").fill("place", "").fill("clauses", "Trajets remboursés.").submit().await;
    assert_eq!(page.texts(".error-summary a, [role=alert] a").len(), 6, "{}", page.text());
    let form = page.form("propose");
    assert_eq!((form.value("rate").as_deref(), form.value("clauses").as_deref()), (Some("9000"), Some("Trajets remboursés.")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_version_changed_meanwhile_is_not_signed() {
    let scene = proposed().await;
    let (camille, salome) = (scene.camilles(), scene.salomes());
    let (old, other_tab) = (salome.get(&scene.page("/terms")).await.form("sign"), salome.get(&scene.page("/terms")).await.form("propose"));
    let dearer = domain::TypedTerms { rate: "900", ..TERMS };
    scene.camille.proposes_terms(&scene.site, scene.engagement, dearer).await;
    let page = old.fill("name", "Salomé Garnier").submit().await;
    page.expect("Quelqu’un a changé cette page entre-temps.").expect("Version 2, à signer").expect("Ce que cette version change");
    assert_eq!((page.form("sign").value("name").as_deref(), signatures(&scene).await), (Some("Salomé Garnier"), 0));
    let page = other_tab.fill("rate", "950").fill("clauses", "Un ordinateur est prêté.").submit().await;
    page.expect("Quelqu’un a changé cette page entre-temps.");
    let form = page.form("propose");
    assert_eq!((form.value("rate").as_deref(), form.value("clauses").as_deref()), (Some("950"), Some("Un ordinateur est prêté.")));
    form.submit().await.expect("Version 3, à signer");
    // Two tabs, two clicks: the first signs, the second finds it signed.
    let (first, second) = (camille.get(&scene.page("/terms")).await.form("sign"), camille.get(&scene.page("/terms")).await.form("sign"));
    first.fill("name", "Camille Aubry").submit().await.expect("Vous avez signé cette version.");
    second.fill("name", "Camille Aubry").submit().await.expect("Vous avez signé cette version.");
    let forged = salome.get(&scene.page("/terms")).await.form("sign").fill("name", "Salomé Garnier").forge("hash", &"0".repeat(64));
    forged.submit().await.expect("Quelqu’un a changé cette page entre-temps.");
    assert_eq!((signatures(&scene).await, state(&scene).await.as_str()), (1, "agreeing"));
}
