//! Amendments, refusals, proposals taken back (laws 4 and 5 of [`super`]).

use chrono::Duration;
use tests::{TERMS, cto, startup};

use super::Scene;

#[tokio::test(flavor = "multi_thread")]
async fn an_amendment_needs_both_and_leaves_what_was_signed_in_force() {
    let scene = Scene::signed().await;
    let (camille, salome) = (scene.camilles(), scene.salomes());
    let page = salome.get(&scene.page()).await;
    let page = page.form("propose").fill("rate", "900").submit().await;
    page.expect("Avenant : version 2, à signer").expect("La version 1 reste en vigueur").expect("En vigueur : version 1");
    assert_eq!(page.texts("table tbody tr").len(), 1, "one point changes");
    page.expect("850 € HT").expect("900 € HT");
    page.form("sign").fill("name", "Salomé Garnier").submit().await.expect("En vigueur : version 1");
    assert_eq!(scene.state().await, "running");
    scene.camilles().get(&scene.page()).await.form("sign").fill("name", "Camille Aubry").submit().await.expect("En vigueur : version 2");
    let events = scene.log().await;
    assert_eq!(events[5..], ["propose_terms", "sign_terms", "supersede_terms", "complete_terms"], "and it is not started again");
    let old = camille.get(&format!("{}/1", scene.page())).await;
    old.expect("Remplacée par une version signée").expect("850 € HT").expect("Salomé Garnier, CTO");
    assert_eq!(scene.signatures().await, 4);
    assert_eq!(scene.camilles().ask(&format!("{}/3", scene.page())).await.status, 404);
    assert_eq!(scene.camilles().ask(&format!("{}/x", scene.page())).await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_no_has_a_reason_and_stays_readable() {
    let scene = Scene::proposed().await;
    let salome = scene.salomes();
    let page = salome.get(&scene.page()).await;
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
    let scene = Scene::proposed().await;
    let (camille, salome) = (scene.camilles(), scene.salomes());
    let waiting = salome.get(&scene.page()).await.form("sign");
    let page = camille.get(&scene.page()).await;
    assert!(!page.has_form("refuse"), "one does not refuse one's own");
    page.form("withdraw").submit().await.expect("Retirée");
    assert_eq!(scene.news(Duration::zero()).await, ["salome: Proposition retirée"]);
    waiting.fill("name", "Salomé Garnier").submit().await.expect("Quelqu’un a changé cette page entre-temps.");
    assert_eq!(scene.signatures().await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn terms_are_their_own_and_go_with_an_account() {
    let scene = Scene::signed().await;
    for stranger in [startup().named("Le Fournil").join(&scene.site).await, cto().named("Bruno Keller").join(&scene.site).await] {
        let browser = stranger.browser(&scene.site);
        assert_eq!(browser.ask(&scene.page()).await.status, 404);
        assert_eq!(browser.ask(&format!("{}/1", scene.page())).await.status, 404);
    }
    assert_eq!(scene.site.browser().ask(&scene.page()).await.status, 303);
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
