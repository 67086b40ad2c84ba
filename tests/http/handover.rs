//! Laws of handing over:
//! 1. one of the two begins a list with the subjects of every handover; both tick, and write things of their own on it;
//! 2. what there is not is set aside with a reason; who settled a thing, and when, is read by both;
//! 3. the CEO confirms the whole once nothing is left to do; a confirmed list stands until the CEO opens it again;
//! 4. whoever completes a mission is shown what is still open, and may complete it all the same;
//! 5. a second click brings nothing twice; what was written goes with the account.

use tests::{AtWork, Browser, Form, Page};

struct Scene(AtWork);

impl std::ops::Deref for Scene {
    type Target = AtWork;

    fn deref(&self) -> &AtWork {
        &self.0
    }
}

impl Scene {
    async fn set() -> Self {
        Self(AtWork::begin().await)
    }

    fn page(&self) -> String {
        format!("/engagements/{}/handover", self.engagement)
    }
}

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
    let scene = Scene::set().await;
    let (camille, salome) = (scene.camille.browser(&scene.site), scene.salome.browser(&scene.site));
    let page = salome.get(&scene.page()).await;
    page.expect("La passation n’est pas commencée");
    for _ in 0..2 {
        page.form("begin_handover").submit().await.expect("0 sur 8 réglés").expect("Les mots de passe et les clés, changés");
    }
    let page = salome.get(&scene.page()).await;
    let add = page.form("add").fill("title", "Le badge du bureau");
    add.submit().await.expect("0 sur 9 réglés");
    page.form("add").fill("title", "Le badge du bureau").submit().await.expect("0 sur 9 réglés");
    page.form("add").fill("title", "x").submit().await.expect("Écrivez au moins 3 caractères");

    let answer = first(&page).send_by("step", "not_applicable").await;
    let refused = salome.get(answer.location()).await;
    refused.expect("Une réponse à revoir").expect("0 sur 9 réglés");
    let answer = first(&page).fill("words", "Tout est au nom de La Tablée").send_by("step", "done").await;
    salome.get(answer.location()).await.expect("1 sur 9 réglés");
    let page = camille.get(&scene.page()).await;
    page.expect("Tout est au nom de La Tablée").expect("Salomé Garnier, le 17 novembre 2026");
    assert!(!page.has_form("confirm_handover"), "something is left to do");
    let answer = first(&page).fill("words", "Nous n’avons pas d’application").send_by("step", "not_applicable").await;
    camille.get(answer.location()).await.expect("Sans objet").expect("2 sur 9 réglés").expect("Camille Aubry, le");

    settles_everything(&camille, &scene.page()).await;
    assert!(!salome.get(&scene.page()).await.has_form("confirm_handover"), "it is the CEO's");
    let page = camille.get(&scene.page()).await;
    for _ in 0..2 {
        page.form("confirm_handover").submit().await.expect("L’entreprise a confirmé la passation le 17 novembre 2026");
    }
    assert!(salome.get(&scene.page()).await.form_names().iter().all(|name| !name.starts_with("take-up")), "a confirmed list stands");
    camille.get(&format!("/en{}", scene.page())).await.expect("The company confirmed the handover").expect("9 of 9 settled");
    camille.get(&scene.page()).await.form("reopen_handover").submit().await.expect("Remettre à faire");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_completes_the_mission_sees_what_is_still_open() {
    let scene = Scene::set().await;
    let staff = scene.site.signed_in(&scene.site.staff().await.email).await;
    let overview = format!("/engagements/{}", scene.engagement);
    staff.get(&overview).await.expect("La passation n’a pas été commencée");
    let camille = scene.camille.browser(&scene.site);
    camille.get(&scene.page()).await.form("begin_handover").submit().await.expect_status(200);
    let page = staff.get(&overview).await;
    page.expect("La passation n’est pas finie").expect("Un dernier échange");
    let form = page.form("complete_mission").fill("last_day", "2026-11-17").fill("confirmed", "true");
    form.submit().await.expect("La mission est terminée");
    assert!(!staff.get(&scene.page()).await.form_names().iter().any(|name| name.starts_with("mark-")), "staff looks on");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_written_goes_with_the_account() {
    let scene = Scene::set().await;
    let salome = scene.salome.browser(&scene.site);
    salome.get(&scene.page()).await.form("begin_handover").submit().await.expect_status(200);
    let page = salome.get(&scene.page()).await;
    first(&page).fill("words", "Chez notre hébergeur").send_by("step", "done").await;
    let visitor = scene.site.proofs_of(&scene.salome).await;
    let export = marketplace::accounts::export(&scene.site.market, visitor.account().unwrap()).await.unwrap();
    assert!(export.contains("Chez notre hébergeur"), "{export}");
    let form = salome.get("/account/delete").await.form("erase").fill("reason", "Je change de métier.");
    form.fill("current_password", tests::PASSWORD).fill("confirmed", "true").submit().await.expect_path("/account/deleted");
    assert_eq!(scene.site.count("handover_items").await, 0);
    assert_eq!(scene.site.count("audit_words WHERE words = 'Chez notre hébergeur'").await, 0);
}
