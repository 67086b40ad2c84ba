//! Amendments, refusals, proposals taken back (laws 4 and 5 of [`super`]).

use chrono::Duration;
use tests::{TERMS, cto, startup};

use super::{log, proposed, signatures, signed, state};

#[tokio::test(flavor = "multi_thread")]
async fn an_amendment_needs_both_and_leaves_what_was_signed_in_force() {
    let scene = signed().await;
    let (camille, salome) = (scene.camilles(), scene.salomes());
    let page = salome.get(&scene.page("/terms")).await;
    let page = page.form("propose").fill("rate", "900").submit().await;
    page.expect("Avenant : version 2, à signer").expect("La version 1 reste en vigueur").expect("En vigueur : version 1");
    assert_eq!(page.texts("table tbody tr").len(), 1, "one point changes");
    page.expect("850 € HT").expect("900 € HT");
    page.form("sign").fill("name", "Salomé Garnier").submit().await.expect("En vigueur : version 1");
    assert_eq!(state(&scene).await, "running");
    scene
        .camilles()
        .get(&scene.page("/terms"))
        .await
        .form("sign")
        .fill("name", "Camille Aubry")
        .submit()
        .await
        .expect("En vigueur : version 2");
    let events = log(&scene).await;
    assert_eq!(events[5..], ["propose_terms", "sign_terms", "supersede_terms", "complete_terms"], "and it is not started again");
    let old = camille.get(&format!("{}/1", scene.page("/terms"))).await;
    old.expect("Remplacée par une version signée").expect("850 € HT").expect("Salomé Garnier, CTO");
    assert_eq!(signatures(&scene).await, 4);
    assert_eq!(scene.camilles().ask(&format!("{}/3", scene.page("/terms"))).await.status, 404);
    assert_eq!(scene.camilles().ask(&format!("{}/x", scene.page("/terms"))).await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_no_has_a_reason_and_stays_readable() {
    let scene = proposed().await;
    let salome = scene.salomes();
    let page = salome.get(&scene.page("/terms")).await;
    assert!(!page.has_form("withdraw"), "it is not hers");
    let page = page.form("refuse").submit().await;
    page.expect("Remplissez ce champ.");
    let page = page.form("refuse").fill("reason", "Trois jours me conviennent mieux.").submit().await;
    page.expect("Refusée : « Trois jours me conviennent mieux. »");
    assert_eq!(scene.news(Duration::zero()).await, ["camille: Salomé Garnier a refusé les conditions"]);
    page.form("propose").fill("rhythm", "3").submit().await.expect("Version 2, à signer").expect("Ce que cette version change");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proposal_is_taken_back_by_whoever_made_it() {
    let scene = proposed().await;
    let (camille, salome) = (scene.camilles(), scene.salomes());
    let (waiting, refusing) =
        (salome.get(&scene.page("/terms")).await.form("sign"), salome.get(&scene.page("/terms")).await.form("refuse"));
    let page = camille.get(&scene.page("/terms")).await;
    assert!(!page.has_form("refuse"), "one does not refuse one's own");
    page.form("withdraw").submit().await.expect("Retirée");
    assert_eq!(scene.news(Duration::zero()).await, ["salome: Proposition retirée"]);
    waiting.fill("name", "Salomé Garnier").submit().await.expect("Quelqu’un a changé cette page entre-temps.");
    let page = refusing.fill("reason", "Deux jours me suffisent.").submit().await;
    page.expect("Ce que vous aviez écrit").expect("Deux jours me suffisent.");
    assert_eq!(signatures(&scene).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn terms_are_their_own_and_go_with_an_account() {
    let scene = signed().await;
    for stranger in [startup().named("Le Fournil").join(&scene.site).await, cto().named("Bruno Keller").join(&scene.site).await] {
        let browser = stranger.browser(&scene.site);
        assert_eq!(browser.ask(&scene.page("/terms")).await.status, 404);
        assert_eq!(browser.ask(&format!("{}/1", scene.page("/terms"))).await.status, 404);
    }
    assert_eq!(scene.site.browser().ask(&scene.page("/terms")).await.status, 303);
    let taken = |browser: tests::Browser| async move {
        let answer = browser.ask("/account/export.json").await;
        serde_json::from_slice::<serde_json::Value>(&answer.body).unwrap()
    };
    let (ceo, cto) = (taken(scene.camilles()).await, taken(scene.salomes()).await);
    for terms in [&ceo["needs"][0]["terms"], &cto["candidacies"][0]["terms"]] {
        assert_eq!((terms[0]["place"].as_str(), terms[0]["signatures"][1]["name"].as_str()), (Some(TERMS.place), Some("Salomé Garnier")));
    }
    let salome = scene.salomes();
    let leaving = salome.get("/account/delete").await.form("erase").fill("current_password", tests::PASSWORD);
    leaving.fill("reason", "Je change de métier.").fill("confirmed", "true").submit().await.expect_status(200);
    let left: i64 = sqlx::query_scalar("SELECT (SELECT count(*) FROM terms) + (SELECT count(*) FROM terms_signatures)")
        .fetch_one(&mut scene.site.superuser().await)
        .await
        .unwrap();
    assert_eq!(left, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_is_compared_with_what_holds_and_begins_from_it() {
    let scene = signed().await;
    let (camille, salome) = (scene.camilles(), scene.salomes());
    salome.get(&scene.page("/terms")).await.form("propose").fill("rate", "900").submit().await.expect("version 2");
    let page = camille.get(&scene.page("/terms")).await;
    page.form("refuse").fill("reason", "Pas cette année.").submit().await.expect("Refusée");
    let page = salome.get(&scene.page("/terms")).await;
    assert_eq!(page.form("propose").value("rate").as_deref(), Some("850"), "what holds, and not what was refused");
    let page = page.form("propose").fill("notice", "45").submit().await;
    assert_eq!(page.texts("table tbody tr").len(), 1, "one point changes of what holds");
    page.expect("45 jours");
    let fields = "array_to_string(fields, ' ') FROM audit_events WHERE event = 'propose_terms' ORDER BY id DESC LIMIT 1";
    assert_eq!(scene.value(fields).await, "notice");
    assert_eq!(page.form("propose").value("notice").as_deref(), Some("45"), "another proposal begins from the one that waits");
}
