//! Laws of handing over:
//! 1. one of the two begins a list with the subjects of every handover; both tick, and write things of their own on it;
//! 2. what there is not is set aside with a reason; who settled a thing, and when, is read by both;
//! 3. the CEO confirms the whole once nothing is left to do; a confirmed list stands until the CEO opens it again;
//! 4. whoever completes a mission is shown what is still open, and may complete it all the same;
//! 5. a second click brings nothing twice, and what the other has settled meanwhile is not overwritten; what was written goes with the account;
//! 6. the other one is written to when the list is begun, when it is to be confirmed, and when it is.

use chrono::Duration;
use tests::{AtWork, Browser, Form, Page};

/// The form of the first thing that is to be done.
fn first<'b>(page: &Page<'b>) -> Form<'b> {
    page.form_like("mark-")
}

async fn settles_everything(browser: &Browser, address: &str) {
    loop {
        let page = browser.get(address).await;
        if !page.form_names().iter().any(|name| name.starts_with("mark-")) {
            return;
        }
        assert_eq!(first(&page).send_by("step", "done").await.status, 303);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn both_go_through_the_list_and_the_ceo_confirms() {
    let scene = AtWork::begin().await;
    let (camille, salome) = (scene.camille.browser(&scene.site), scene.salome.browser(&scene.site));
    let page = salome.get(&scene.page("/handover")).await;
    page.expect("La passation n’est pas commencée");
    for _ in 0..2 {
        page.form("begin_handover").submit().await.expect("0 sur 8 réglés").expect("Les mots de passe et les clés, changés");
    }
    let page = salome.get(&scene.page("/handover")).await;
    let add = page.form("add").fill("title", "Le badge du bureau");
    add.submit().await.expect("0 sur 9 réglés");
    page.form("add").fill("title", "Le badge du bureau").submit().await.expect("0 sur 9 réglés");
    page.form("add").fill("title", "x").submit().await.expect("Écrivez au moins 3 caractères");

    let answer = first(&page).send_by("step", "not_applicable").await;
    let refused = salome.get(answer.location()).await;
    refused.expect("Une réponse à revoir").expect("0 sur 9 réglés");
    let answer = first(&page).fill("words", "Tout est au nom de La Tablée").send_by("step", "done").await;
    salome.get(answer.location()).await.expect("1 sur 9 réglés");
    let page = camille.get(&scene.page("/handover")).await;
    page.expect("Tout est au nom de La Tablée").expect("Salomé Garnier, le 17 novembre 2026");
    assert!(!page.has_form("confirm_handover"), "something is left to do");
    let answer = first(&page).fill("words", "Nous n’avons pas d’application").send_by("step", "not_applicable").await;
    camille.get(answer.location()).await.expect("Sans objet").expect("2 sur 9 réglés").expect("Camille Aubry, le");

    settles_everything(&camille, &scene.page("/handover")).await;
    assert!(!salome.get(&scene.page("/handover")).await.has_form("confirm_handover"), "it is the CEO's");
    let page = camille.get(&scene.page("/handover")).await;
    for _ in 0..2 {
        page.form("confirm_handover").submit().await.expect("L’entreprise a confirmé la passation le 17 novembre 2026");
    }
    assert!(
        salome.get(&scene.page("/handover")).await.form_names().iter().all(|name| !name.starts_with("take-up")),
        "a confirmed list stands"
    );
    camille.get(&format!("/en{}", scene.page("/handover"))).await.expect("The company confirmed the handover").expect("9 of 9 settled");
    camille.get(&scene.page("/handover")).await.form("reopen_handover").submit().await.expect("Remettre à faire");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_completes_the_mission_sees_what_is_still_open() {
    let scene = AtWork::begin().await;
    let staff = scene.site.signed_in(&scene.site.staff().await.email).await;
    let overview = scene.page("");
    staff.get(&overview).await.expect("La passation n’a pas été commencée");
    let camille = scene.camille.browser(&scene.site);
    camille.get(&scene.page("/handover")).await.form("begin_handover").submit().await.expect_status(200);
    let page = staff.get(&overview).await;
    page.expect("La passation n’est pas finie").expect("Un dernier échange");
    let form = page.form("complete_mission").fill("last_day", "2026-11-17").fill("confirmed", "true");
    form.submit().await.expect("La mission est terminée");
    assert!(!staff.get(&scene.page("/handover")).await.form_names().iter().any(|name| name.starts_with("mark-")), "staff looks on");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_written_goes_with_the_account() {
    let scene = AtWork::begin().await;
    let salome = scene.salome.browser(&scene.site);
    salome.get(&scene.page("/handover")).await.form("begin_handover").submit().await.expect_status(200);
    let page = salome.get(&scene.page("/handover")).await;
    first(&page).fill("words", "Chez notre hébergeur").send_by("step", "done").await;
    let visitor = scene.site.proofs_of(&scene.salome).await;
    let export = marketplace::accounts::export(&scene.site.market, visitor.account().unwrap()).await.unwrap();
    assert!(export.contains("Chez notre hébergeur"), "{export}");
    let form = salome.get("/account/delete").await.form("erase").fill("reason", "Je change de métier.");
    form.fill("current_password", tests::PASSWORD).fill("confirmed", "true").submit().await.expect_path("/account/deleted");
    assert_eq!(scene.site.count("handover_items").await, 0);
    assert_eq!(scene.site.count("audit_words WHERE words = 'Chez notre hébergeur'").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_settled_is_not_settled_otherwise() {
    let scene = AtWork::begin().await;
    let (camille, salome) = (scene.camilles(), scene.salomes());
    camille.get(&scene.page("/handover")).await.form("begin_handover").submit().await.expect_status(200);
    assert_eq!(scene.news(Duration::zero()).await, ["salome: La passation est commencée"]);
    let (hers, theirs) = (salome.get(&scene.page("/handover")).await, camille.get(&scene.page("/handover")).await);
    assert_eq!(first(&hers).fill("words", "Au nom de La Tablée").send_by("step", "done").await.status, 303);
    assert_eq!(first(&hers).fill("words", "Au nom de La Tablée").send_by("step", "done").await.status, 303, "a second click");
    for (step, words) in [("done", "Au nom de l’agence"), ("not_applicable", "Nous n’en avons pas")] {
        let refused = first(&theirs).fill("words", words).send_by("step", step).await;
        camille.get(refused.location()).await.expect("entre-temps").expect("Au nom de La Tablée");
    }
    assert_eq!(scene.logged("tick_handover_item").await, 1);
    assert_eq!(scene.value("fields[1] FROM audit_events WHERE event = 'tick_handover_item'").await, "accesses", "the log names the thing");

    settles_everything(&salome, &scene.page("/handover")).await;
    assert_eq!(scene.news(Duration::zero()).await, ["camille: À vous : la passation est à confirmer"]);
    let page = camille.get(&scene.page("/handover")).await;
    page.expect("À vous");
    page.form("confirm_handover").submit().await.expect_nothing_of("À vous :");
    assert_eq!(scene.news(Duration::zero()).await, ["salome: La passation est confirmée"]);
}
