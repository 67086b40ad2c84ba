//! Law 7: taking back within a quarter of an hour, showing to staff, and nothing else.

use chrono::Duration;

use super::{Scene, say};

async fn log(scene: &Scene) -> Vec<String> {
    let lines =
        "SELECT event || ' ' || actor_role || coalesce(' ' || w.words, '') FROM audit_events e LEFT JOIN audit_words w ON w.event_id = e.id
        WHERE 'message' = ANY(fields) ORDER BY e.id";
    sqlx::query_scalar(lines).fetch_all(&mut scene.site.superuser().await).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_is_taken_back_within_a_quarter_of_an_hour() {
    let (scene, candidacy) = Scene::introduced().await;
    let (salome, ceo) = (scene.salome.browser(&scene.site), scene.ceo.browser(&scene.site));
    let page = say(&ceo, &scene.page_of_ceo(candidacy), "Un mot de trop.").await;
    page.expect("possible jusqu’à 10 h 15");
    let stale = page.form_like("withdraw-");
    scene.site.advance(Duration::minutes(14));
    let page = ceo.get(&scene.page_of_ceo(candidacy)).await.form_like("withdraw-").submit().await;
    page.expect_path(&scene.page_of_ceo(candidacy)).expect("Message retiré par son auteur.").expect_nothing_of("mot de trop");
    salome.get(&scene.page_of_cto()).await.expect("Message retiré par son auteur.").expect_nothing_of("mot de trop");
    scene.staff().await.get(&scene.page_of_staff(candidacy)).await.expect_nothing_of("mot de trop");
    assert_eq!((scene.count("messages").await, scene.count("message_words").await), (1, 0), "the place stays, the words go");
    stale.submit().await.expect("Ce n’est pas possible à cette étape");
    assert_eq!(log(&scene).await, ["write_message ceo", "withdraw_message ceo"], "no word of it, once");

    let late = say(&ceo, &scene.page_of_ceo(candidacy), "Un mot qui reste.").await.form_like("withdraw-");
    scene.site.advance(Duration::minutes(15));
    late.submit().await.expect("Ce n’est pas possible à cette étape").expect("Un mot qui reste.");
    assert!(!ceo.get(&scene.page_of_ceo(candidacy)).await.form_names().iter().any(|name| name.starts_with("withdraw-")));
    scene.staff().await.get("/staff/audit").await.expect("Message retiré").expect("Message écrit");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_is_shown_to_staff_and_cannot_be_taken_back_then() {
    let (scene, candidacy) = Scene::introduced().await;
    let (salome, ceo, staff) = (scene.salome.browser(&scene.site), scene.ceo.browser(&scene.site), scene.staff().await);
    let taken = say(&ceo, &scene.page_of_ceo(candidacy), "Un ton déplacé.").await.form_like("withdraw-");
    let page = salome.get(&scene.page_of_cto()).await.form_like("report-").submit().await;
    page.expect("Remplissez ce champ.");
    let page = page.form_like("report-").fill("reason", "Ce n’est pas une façon de parler.").submit().await;
    page.expect_path(&scene.page_of_cto()).expect("Signalé à l’équipe, qui va le regarder.");
    assert!(!page.form_names().iter().any(|name| name.starts_with("report-")));
    taken.submit().await.expect("Ce n’est pas possible à cette étape").expect("Un ton déplacé.");
    ceo.get(&scene.page_of_ceo(candidacy)).await.expect_nothing_of("Signalé").expect_nothing_of("façon de parler");

    staff.get("/staff").await.expect("1 message signalé");
    let page = staff.get("/staff/messages").await;
    page.expect("Un ton déplacé.").expect("Ce n’est pas une façon de parler.").expect("Salomé Garnier");
    let page = page.form_like("settle-").submit().await;
    page.expect_path("/staff/messages").expect_nothing_of("façon de parler");
    staff.get("/staff").await.expect_nothing_of("message signalé");
    assert_eq!(log(&scene).await, ["write_message ceo", "report_message cto", "settle_report staff"], "neither message nor reason");
}
