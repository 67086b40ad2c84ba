//! Law 3: looking changes nothing; reading is said, and told to whoever wrote.

use chrono::Duration;
use tests::Browser;

use super::{Scene, said, say};

/// The number in the header.
async fn waiting(browser: &Browser, page: &str) -> String {
    browser.get(page).await.texts("[data-waiting=messages] .count").concat()
}

#[tokio::test(flavor = "multi_thread")]
async fn looking_changes_nothing_and_a_button_says_that_it_was_read() {
    let (scene, candidacy) = Scene::shortlisted().await;
    let (salome, ceo, staff) = (scene.salome.browser(&scene.site), scene.ceo.browser(&scene.site), scene.staff().await);
    say(&ceo, &scene.page_of_ceo(candidacy), "Par quoi commenceriez-vous ?").await.expect("Pas encore lu");
    say(&ceo, &scene.page_of_ceo(candidacy), "Et quand ?").await;
    assert_eq!(
        (waiting(&salome, "/offers").await, waiting(&staff, "/staff").await, waiting(&ceo, "/needs").await),
        ("2".into(), "2".into(), String::new())
    );
    salome.get("/offers").await.expect("2 messages à lire");
    staff.get("/staff").await.expect("2 messages à lire");

    let before = scene.site.database.contents().await;
    for _ in 0..2 {
        let page = salome.get(&scene.page_of_cto()).await;
        assert_eq!(page.texts(".new-from-here"), ["Nouveaux messages"]);
    }
    assert_eq!(scene.site.database.contents().await, before, "a GET changes nothing");

    scene.site.advance(Duration::minutes(3));
    let page = salome.get(&scene.page_of_cto()).await.form("mark_read").submit().await;
    page.expect_path(&scene.page_of_cto()).expect_nothing_of("new-from-here");
    assert!(!page.has_form("mark_read"));
    assert_eq!(
        (waiting(&salome, "/offers").await, waiting(&staff, "/staff").await),
        (String::new(), "2".into()),
        "each side reads for itself"
    );
    let page = ceo.get(&scene.page_of_ceo(candidacy)).await;
    assert_eq!(page.texts(".read-by"), ["Lu : Ancre, aujourd'hui, 10 h 03"], "{page}");
    staff.get(&scene.page_of_staff(candidacy)).await.form("mark_read").submit().await.expect_status(200);
    ceo.get(&scene.page_of_ceo(candidacy)).await.expect("Lu : l’équipe, aujourd’hui, 10 h 03");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_answers_has_read_what_the_page_showed_and_no_more() {
    let (scene, candidacy) = Scene::shortlisted().await;
    let (salome, ceo) = (scene.salome.browser(&scene.site), scene.ceo.browser(&scene.site));
    say(&ceo, &scene.page_of_ceo(candidacy), "Par quoi commenceriez-vous ?").await;
    let form = salome.get(&scene.page_of_cto()).await.form("write_message").fill("words", "Par écouter l’équipe.");
    say(&ceo, &scene.page_of_ceo(candidacy), "Et quand ?").await;
    let page = form.submit().await;
    assert_eq!(said(&page).len(), 3);
    assert_eq!(waiting(&salome, "/offers").await, "1", "what came meanwhile still waits");
    ceo.get(&scene.page_of_ceo(candidacy)).await.expect("Lu : Ancre");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mark_goes_forward_and_not_beyond_what_there_is() {
    let (scene, candidacy) = Scene::shortlisted().await;
    let (salome, ceo) = (scene.salome.browser(&scene.site), scene.ceo.browser(&scene.site));
    for words in ["Une", "Deux", "Trois"] {
        say(&ceo, &scene.page_of_ceo(candidacy), words).await;
    }
    let mark = async |number: &str| {
        let fields = [("candidacy".to_owned(), candidacy.to_string()), ("number".to_owned(), number.to_owned())];
        salome.submit("/api/messages/read", &fields, &scene.page_of_cto()).await.status
    };
    assert_eq!(mark("2").await, 303);
    assert_eq!(waiting(&salome, "/offers").await, "1");
    for number in ["1", "0", "-5"] {
        mark(number).await;
        assert_eq!(waiting(&salome, "/offers").await, "1", "{number} takes nothing back");
    }
    mark("2147483647").await;
    say(&ceo, &scene.page_of_ceo(candidacy), "Quatre").await;
    assert_eq!(waiting(&salome, "/offers").await, "1", "what comes later was not read before");
    assert_eq!((mark("beaucoup").await, mark("").await), (404, 404));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_is_bounded_and_older_ones_are_a_link_away() {
    let (scene, candidacy) = Scene::introduced().await;
    for number in 1..=70 {
        scene.ceo.writes(&scene.site, candidacy, &format!("Message {number}"), None).await;
        scene.site.advance(Duration::minutes(2));
    }
    let salome = scene.site.signed_in(&scene.salome.email).await;
    let page = salome.get(&scene.page_of_cto()).await;
    assert_eq!((said(&page).len(), said(&page)[0].clone(), said(&page)[29].clone()), (30, "Message 41".into(), "Message 70".into()));
    let page = page.follow("Voir les messages plus anciens").await;
    assert_eq!((said(&page).len(), said(&page)[29].clone()), (30, "Message 40".into()));
    assert!(!page.has_form("write_message") && !page.has_form("mark_read"), "one writes, and has read, at the end");
    let page = page.follow("Voir les messages plus anciens").await;
    assert_eq!((said(&page).len(), said(&page)[0].clone()), (10, "Message 1".into()));
    page.expect_nothing_of("plus anciens");
    page.follow("Revenir aux derniers messages").await.expect("Message 70");
    for before in ["0", "-1", "x", "2147483648"] {
        salome.get(&format!("{}?before={before}", scene.page_of_cto())).await.expect_status(200);
    }
}
