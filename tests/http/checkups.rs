//! Laws of the fortnight check:
//! 1. each of the two is asked on the fourteenth day after the work began, once, and reminded once;
//! 2. three questions; what one answers the other never reads, nor that it was answered;
//! 3. whoever is worried is called by staff within a business day, who notes what came of it; nobody else is staff's concern;
//! 4. an answer stands; it is its author's to take, and staff's note is not.

use chrono::Duration;
use tests::{AtWork, Browser, TERMS};

struct Scene(AtWork);

impl std::ops::Deref for Scene {
    type Target = AtWork;

    fn deref(&self) -> &AtWork {
        &self.0
    }
}

impl Scene {
    /// Both have signed on Tuesday 17 November terms that begin on the first of December; a fortnight after that day is over.
    async fn set() -> Self {
        let scene = Self(AtWork::begin().await);
        scene.camille.proposes_terms(&scene.site, scene.engagement, TERMS).await;
        scene.camille.signs_terms(&scene.site, scene.engagement).await;
        scene.salome.signs_terms(&scene.site, scene.engagement).await;
        scene
    }

    async fn asked() -> Self {
        let scene = Self::set().await;
        scene.mails(Duration::days(28)).await;
        scene
    }

    fn page(&self) -> String {
        format!("/engagements/{}/checkup", self.engagement)
    }

    /// Both, signed in now.
    async fn both(&self) -> (Browser, Browser) {
        (self.site.signed_in(&self.camille.email).await, self.site.signed_in(&self.salome.email).await)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn both_are_asked_on_the_fourteenth_day_and_reminded_once() {
    let scene = Scene::set().await;
    scene.news(Duration::zero()).await;
    scene.camilles().get(&scene.page()).await.expect("Rien à faire pour l’instant");
    let of_the_check = |news: Vec<String>| news.into_iter().filter(|line| line.contains("comment cela se passe")).collect::<Vec<_>>();
    assert!(of_the_check(scene.news(Duration::days(27)).await).is_empty(), "the fourteenth of December");
    let asked = [
        "camille: Deux semaines avec Salomé Garnier : comment cela se passe ?",
        "salome: Deux semaines avec La Tablée : comment cela se passe ?",
    ];
    assert_eq!(of_the_check(scene.news(Duration::days(1)).await), asked);
    let (camille, salome) = scene.both().await;
    camille.get(&format!("/engagements/{}", scene.engagement)).await.follow("Répondre en une minute").await.expect("Trois questions");
    let form = camille.get(&scene.page()).await.form("checkup");
    form.fill("going", "mixed").fill("missing", "Un accès").fill("call", "no").submit().await.expect("Merci, votre réponse est arrivée");
    let mut told = Vec::new();
    for _ in 0..12 {
        told.extend(of_the_check(scene.news(Duration::days(1)).await));
    }
    assert_eq!(told, ["salome: Rappel : comment cela se passe avec La Tablée ?"]);
    scene.staffs().await.get("/staff").await.expect("sans réponse : Salomé Garnier, CTO de La Tablée").expect_nothing_of("À appeler");
    drop(salome);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_reads_the_answer_of_the_other() {
    let scene = Scene::asked().await;
    let (camille, salome) = scene.both().await;
    let refused = camille.get(&scene.page()).await.form("checkup").fill("missing", "Du temps à deux").submit().await;
    refused.expect("Remplissez ce champ.");
    assert_eq!(refused.form("checkup").value("missing").as_deref(), Some("Du temps à deux"), "nothing typed is lost");
    let form = refused.form("checkup").fill("going", "no").fill("call", "yes");
    form.submit().await.expect("L’équipe vous appelle.").expect("Du temps à deux");
    for path in ["", "/checkup", "/renewal", "/briefing", "/reports"] {
        let page = salome.get(&format!("/engagements/{}{path}", scene.engagement)).await;
        page.expect_nothing_of("Du temps à deux").expect_nothing_of("a répondu");
    }
    let page = salome.get(&scene.page()).await;
    assert!(page.has_form("checkup"), "asked for herself");
    salome.get("/notifications").await.expect_nothing_of("Du temps");
    scene.site.staff().await;
    let late = camille.get(&scene.page()).await;
    assert!(!late.has_form("checkup"), "an answer stands");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_worried_is_called_within_a_business_day() {
    let scene = Scene::asked().await;
    let (camille, salome) = scene.both().await;
    let form = salome.get(&scene.page()).await.form("checkup");
    form.fill("going", "yes").fill("call", "no").submit().await.expect("Merci");
    let staff = scene.staffs().await;
    staff.get("/staff").await.expect_nothing_of("À appeler");
    let form = camille.get(&scene.page()).await.form("checkup");
    form.fill("going", "no").fill("missing", "Des nouvelles").fill("call", "no").submit().await.expect("L’équipe vous appelle.");
    let page = staff.get("/staff").await.expect("À appeler : La Tablée, le CEO (avec Salomé Garnier)").follow("À appeler").await;
    page.expect("Des nouvelles").expect("À vous");
    scene.mails(Duration::days(2)).await;
    let staff = scene.staffs().await;
    staff.get("/staff").await.expect("en retard");
    let page = staff.get(&scene.page()).await;
    page.form("settle-checkup-ceo").submit().await.expect("Remplissez ce champ.");
    let page = staff.get(&scene.page()).await.form("settle-checkup-ceo").fill("note", "Un point chaque lundi, désormais.").submit().await;
    page.expect("Un point chaque lundi");
    staff.get("/staff").await.expect_nothing_of("À appeler");
    let (camille, salome) = scene.both().await;
    camille.get(&scene.page()).await.expect("L’équipe vous a contacté.").expect_nothing_of("chaque lundi");
    salome.get(&scene.page()).await.expect_nothing_of("chaque lundi");
    let events = "SELECT event FROM audit_events WHERE event LIKE '%checkup' ORDER BY id";
    let events: Vec<String> = sqlx::query_scalar(events).fetch_all(&mut scene.site.superuser().await).await.unwrap();
    assert_eq!(events, ["ask_checkup", "ask_checkup", "answer_checkup", "raise_checkup", "settle_checkup"]);
    let own = camille.get("/account/export.json").await;
    own.expect("Des nouvelles").expect_nothing_of("chaque lundi");
    salome.get("/account/export.json").await.expect_status(200).expect_nothing_of("Des nouvelles");
}
