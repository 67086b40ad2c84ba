//! Law 8: words go with their author's account, and the others keep theirs.

use tests::Browser;

use super::{Scene, say};

async fn leave(browser: &Browser) {
    let form = browser.get("/account/delete").await.form("erase").fill("reason", "Une autre vie.");
    form.fill("current_password", tests::PASSWORD).fill("confirmed", "true").submit().await.expect_path("/account/deleted");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_leaves_takes_their_words_and_leaves_their_places() {
    let (scene, candidacy) = Scene::introduced().await;
    let (salome, ceo) = (scene.salome.browser(&scene.site), scene.ceo.browser(&scene.site));
    say(&ceo, &scene.page_of_ceo(candidacy), "Par quoi commenceriez-vous ?").await;
    scene.salome.writes(&scene.site, candidacy, "Par écouter l’équipe.", Some(b"%PDF-1.7 plan")).await;
    let export = salome.ask("/account/export.json").await.text();
    assert!(export.contains("Par écouter l’équipe.") && export.contains("/file") && export.contains("plan.pdf"), "{export}");
    assert!(!export.contains("Par quoi commenceriez-vous"), "another’s words are another’s");

    leave(&salome).await;
    let page = ceo.get(&scene.page_of_ceo(candidacy)).await;
    page.expect_status(200).expect("Par quoi commenceriez-vous ?").expect("Message effacé avec le compte de son auteur.");
    page.expect_nothing_of("écouter").expect_nothing_of("Salomé").expect_nothing_of("plan.pdf").expect("Cette conversation est close");
    ceo.get("/messages").await.expect("Le CTO");
    let dump = scene.site.database.dump().await;
    assert!(!dump.contains("Par écouter l’équipe."), "nothing of it is left anywhere");
    let kept = (scene.count("messages").await, scene.count("message_words").await, scene.count("message_file_contents").await);
    assert_eq!(kept, (2, 1, 0));

    leave(&ceo).await;
    let left = (scene.count("conversations").await, scene.count("messages").await, scene.count("message_marks").await);
    assert_eq!(left, (0, 0, 0), "what is nobody’s goes");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cto_still_reads_what_they_wrote_to_a_company_that_left() {
    let (scene, candidacy) = Scene::introduced().await;
    let (salome, ceo) = (scene.salome.browser(&scene.site), scene.ceo.browser(&scene.site));
    say(&ceo, &scene.page_of_ceo(candidacy), "Par quoi commenceriez-vous ?").await;
    say(&salome, &scene.page_of_cto(), "Par écouter l’équipe.").await;
    leave(&ceo).await;
    let page = salome.get(&scene.page_of_cto()).await;
    page.expect_status(200).expect("Par écouter l’équipe.").expect_nothing_of("commenceriez").expect_nothing_of("Camille");
    salome.get("/messages").await.follow("L’entreprise").await.expect_path(&scene.page_of_cto());
    scene.staff().await.get("/staff/messages").await.expect_status(200);
}
