//! Law 6: nothing typed is lost, a double click writes once, and nobody writes without bound.

use chrono::Duration;

use super::{Scene, filled, said, say};

#[tokio::test(flavor = "multi_thread")]
async fn what_is_refused_comes_back_as_it_was_typed() {
    let (scene, candidacy) = Scene::shortlisted().await;
    let ceo = scene.ceo.browser(&scene.site);
    let long = "é".repeat(4_001);
    let page = filled(&ceo, &scene.page_of_ceo(candidacy), &long).await.submit().await;
    page.expect_path(&scene.page_of_ceo(candidacy)).expect("Raccourcissez : 4 000 caractères au plus");
    assert_eq!(page.form("write_message").value("words"), Some(long));
    assert_eq!(page.attributes("textarea[aria-invalid]", "name"), ["words"]);
    let page = filled(&ceo, &scene.page_of_ceo(candidacy), " \r\n ").await.submit().await;
    page.expect("Remplissez ce champ.");
    let page = filled(&ceo, &format!("/en{}", scene.page_of_ceo(candidacy)), "").await.submit().await;
    page.expect_path(&format!("/en{}", scene.page_of_ceo(candidacy))).expect("Fill in this field.");
    assert_eq!(scene.count("messages").await, 0);
    let page = say(&ceo, &scene.page_of_ceo(candidacy), &"é".repeat(4_000)).await;
    assert_eq!(said(&page)[0].chars().count(), 4_000);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_double_click_writes_once_and_another_id_is_nobody_elses() {
    let (scene, candidacy) = Scene::shortlisted().await;
    let (ceo, salome) = (scene.ceo.browser(&scene.site), scene.salome.browser(&scene.site));
    let page = ceo.get(&scene.page_of_ceo(candidacy)).await;
    for _ in 0..3 {
        let page = page.form("write_message").fill("words", "Par quoi commenceriez-vous ?").submit().await;
        page.expect_status(200).expect_path(&scene.page_of_ceo(candidacy));
    }
    assert_eq!(scene.count("messages").await, 1);
    let used = page.form("write_message").value("once").unwrap();
    let forged = filled(&salome, &scene.page_of_cto(), "Sous un autre nom").await.forge("once", &used);
    assert_eq!(forged.send().await.status, 404);
    assert_eq!(scene.count("messages").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn words_wait_for_whoever_has_to_sign_in_again() {
    let (scene, candidacy) = Scene::shortlisted().await;
    let ceo = scene.ceo.browser(&scene.site);
    let form = filled(&ceo, &scene.page_of_ceo(candidacy), "Une longue question, écrite pendant le déjeuner.").await;
    sqlx::query("DELETE FROM sessions").execute(&mut scene.site.superuser().await).await.unwrap();
    let page = form.submit().await;
    assert!(page.path().starts_with("/sign-in"), "{}", page.address());
    let page = page.form("sign_in").fill("email", &scene.ceo.email).fill("password", tests::PASSWORD).submit().await;
    page.expect_status(200).expect_path(&scene.page_of_ceo(candidacy));
    let form = page.form("write_message");
    assert_eq!(form.value("words").as_deref(), Some("Une longue question, écrite pendant le déjeuner."));
    form.submit().await.expect("Une longue question, écrite pendant le déjeuner.");
    assert_eq!(scene.count("messages").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn forty_messages_an_hour_are_enough() {
    let (scene, candidacy) = Scene::shortlisted().await;
    for number in 0..40 {
        scene.ceo.writes(&scene.site, candidacy, &format!("Question {number}"), None).await;
        scene.site.advance(Duration::seconds(30));
    }
    let ceo = scene.ceo.browser(&scene.site);
    let page = filled(&ceo, &scene.page_of_ceo(candidacy), "Une de plus").await.submit().await;
    page.expect("Vous avez beaucoup écrit en une heure. Réessayez dans 40 min");
    assert_eq!(page.form("write_message").value("words").as_deref(), Some("Une de plus"));
    assert_eq!(scene.count("messages").await, 40);
    say(&scene.salome.browser(&scene.site), &scene.page_of_cto(), "Une question à la fois ?").await;
    scene.site.advance(Duration::minutes(40));
    let ceo = scene.site.signed_in(&scene.ceo.email).await;
    say(&ceo, &scene.page_of_ceo(candidacy), "Une de plus").await;
    assert_eq!(scene.count("messages").await, 42);
}
