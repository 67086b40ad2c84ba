//! Laws of the outcome review:
//! 1. what one side writes is its own until it is sent, then its own and staff's; the other side never reads a word of it, in any state;
//! 2. a draft may be empty, what is sent answers everything; the form gives back what it refuses; no version is overwritten unseen;
//! 3. it is sent once, and changed for fourteen days after;
//! 4. both are asked when the work has ended: on the site, by mail, with a clock, a reminder, and staff's list of who is late;
//! 5. nobody is asked about work that was never begun;
//! 6. it is its author's to take away, and goes with them; what the company said grades the match.

use chrono::Duration;
use domain::{OutcomeQuestion, Role};
use tests::{AtWork, Form, Member, startup};

const SAID: &str = "Salomé a tout remis d’aplomb.";

struct Scene(AtWork);

impl std::ops::Deref for Scene {
    type Target = AtWork;

    fn deref(&self) -> &AtWork {
        &self.0
    }
}

impl Scene {
    async fn set() -> Self {
        Self(AtWork::completed().await)
    }

    fn page(&self) -> String {
        format!("/engagements/{}/outcome-review", self.engagement)
    }

    async fn as_member(&self, member: &Member) -> tests::Browser {
        self.site.signed_in(&member.email).await
    }
}

fn answered<'b>(form: Form<'b>, role: Role, answer: &str) -> Form<'b> {
    OutcomeQuestion::of(role).fold(form, |form, question| form.fill(question.code(), answer))
}

#[tokio::test(flavor = "multi_thread")]
async fn what_one_side_says_stays_private_to_the_last_state() {
    let scene = Scene::set().await;
    let (camille, salome) = (scene.as_member(&scene.camille).await, scene.as_member(&scene.salome).await);
    let staff = scene.staffs().await;
    let stranger = startup().named("Le Fournil").join(&scene.site).await.browser(&scene.site);
    stranger.get(&scene.page()).await.expect_status(404);
    let others = async || {
        for page in [scene.page(), format!("/engagements/{}", scene.engagement), format!("/offers/{}", scene.mission.id)] {
            salome.get(&page).await.expect_status(200).expect_nothing_of(SAID).expect_nothing_of("Ce que vaut le rapprochement");
        }
    };

    let page = camille.get(&scene.page()).await;
    page.expect("Salomé Garnier ne le verra jamais").expect("Retravailleriez-vous avec cette personne ?");
    assert!(!page.says("Le besoin disait-il vrai"), "the CTO is asked that");
    salome.get(&scene.page()).await.expect("Camille Aubry ne le verra jamais").expect("Le besoin disait-il vrai");
    let kept = page.form("outcome_review").fill("went_well", SAID).fill("again", "rather_yes").send_by("step", "keep").await;
    let page = camille.get(kept.location()).await;
    page.expect("C’est un brouillon : vous seul le voyez.");
    assert_eq!(page.form("outcome_review").value("went_well").as_deref(), Some(SAID));
    staff.get(&scene.page()).await.expect("En brouillon").expect_nothing_of(SAID).expect_nothing_of("Plutôt oui");
    others().await;

    let form = answered(camille.get(&scene.page()).await.form("outcome_review"), Role::Ceo, "yes");
    assert_eq!(form.send_by("step", "send").await.status, 303);
    staff.get(&scene.page()).await.expect(SAID).expect("100 sur 100").expect("Pas encore envoyé.");
    others().await;
    salome.get("/notifications").await.expect_nothing_of(SAID);
    scene.salome.reviews(&scene.site, scene.engagement, "no").await;
    others().await;
    camille.get(&scene.page()).await.expect_nothing_of("Le besoin disait-il vrai");
    staff.get(&format!("/en{}", scene.page())).await.expect("What the CTO says").expect("0 out of 100");
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_sent_once_whole_and_changed_for_a_while() {
    let scene = Scene::set().await;
    let camille = scene.as_member(&scene.camille).await;
    let (one, other) = (camille.get(&scene.page()).await, camille.get(&scene.page()).await);
    let refused = one.form("outcome_review").fill("again", "yes").fill("to_change", "Commencer plus tôt.").send_by("step", "send").await;
    let page = camille.get(refused.location()).await;
    let beside = page.attributes("#outcome_review [aria-invalid=true]", "role");
    assert_eq!(beside.len(), 6, "everything but what was answered: {beside:?}");
    assert_eq!(page.form("outcome_review").value("to_change").as_deref(), Some("Commencer plus tôt."), "nothing is lost");
    assert_eq!(page.form("outcome_review").value("again").as_deref(), Some("yes"));
    let sent = answered(page.form("outcome_review"), Role::Ceo, "yes").send_by("step", "send").await;
    camille.get(sent.location()).await.expect("Vous pouvez le corriger jusqu’au").expect_nothing_of("Garder en brouillon");
    assert_eq!(scene.site.count("audit_events WHERE event = 'send_outcome_review'").await, 1);

    let stale = answered(other.form("outcome_review"), Role::Ceo, "no").fill("went_well", "Rien.").send_by("step", "send").await;
    let page = camille.get(stale.location()).await;
    page.expect("entre-temps");
    assert_eq!(page.form("outcome_review").value("went_well").as_deref(), Some("Rien."), "nothing is lost");
    scene.site.advance(Duration::days(13));
    let camille = scene.as_member(&scene.camille).await;
    let form = camille.get(&scene.page()).await.form("outcome_review").fill("again", "rather_no");
    camille.get(form.send_by("step", "send").await.location()).await.expect("Vous pouvez le corriger");
    assert_eq!(scene.site.count("audit_events WHERE event = 'change_outcome_review'").await, 1);
    let page = camille.get(&scene.page()).await;
    scene.site.advance(Duration::days(2));
    let late = page.form("outcome_review").fill("again", "yes").send_by("step", "send").await;
    camille.get(late.location()).await.expect("Il ne change plus.").expect("Plutôt non");
    assert!(!camille.get(&scene.page()).await.has_form("outcome_review"));
}

#[tokio::test(flavor = "multi_thread")]
async fn both_are_asked_and_reminded_and_staff_sees_who_is_late() {
    let scene = Scene::set().await;
    let overview = format!("/engagements/{}", scene.engagement);
    scene
        .as_member(&scene.camille)
        .await
        .get(&overview)
        .await
        .expect("Votre bilan privé")
        .follow("Écrire mon bilan")
        .await
        .expect_status(200);
    scene.as_member(&scene.salome).await.get("/notifications").await.expect("dites à l’équipe comment elle s’est passée");
    let mut asked = scene.news(Duration::days(3)).await;
    asked.retain(|line| line.ends_with("la mission ?"));
    assert_eq!(asked, ["camille: Comment s’est passée la mission ?", "salome: Comment s’est passée la mission ?"]);
    scene.camille.reviews(&scene.site, scene.engagement, "rather_yes").await;
    let mut reminded = scene.mails(Duration::days(5)).await;
    reminded.retain(|mail| mail.text.contains("outcome-review"));
    let told: Vec<&str> = reminded.iter().map(|mail| mail.to.as_str()).collect();
    assert_eq!(told, [scene.salome.email.as_str()], "whoever has sent it is left alone");
    assert!(reminded[0].text.contains("ne le verra jamais"), "{}", reminded[0].text);
    let staff = scene.staffs().await;
    staff.get("/staff").await.expect_nothing_of("Bilan de Salomé Garnier attendu");
    scene.mails(Duration::days(7)).await;
    let staff_after = scene.staffs().await;
    staff_after.get("/staff").await.expect("Bilan de Salomé Garnier attendu (mission pour La Tablée)");
    scene.salome.reviews(&scene.site, scene.engagement, "unknown").await;
    staff_after.get("/staff").await.expect_nothing_of("Bilan de Salomé Garnier attendu");
    staff_after.get(&scene.page()).await.expect("Trop peu de réponses");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_asked_about_work_that_was_not_begun() {
    let scene = AtWork::begin().await;
    let page = format!("/engagements/{}/outcome-review", scene.engagement);
    scene.camilles().get(&page).await.expect("Aucun bilan n’est demandé").expect("Il vient avec la fin");
    let staff = scene.staffs().await;
    let form = staff.get(&format!("/engagements/{}", scene.engagement)).await.form("search_again");
    form.fill("reason", "Deux jours ne suffisent pas.").fill("confirmed", "true").submit().await.expect_status(200);
    assert_eq!(scene.site.count("outcome_reviews").await, 0, "the terms were never signed");
    scene.camilles().get(&page).await.expect("Aucun bilan n’est demandé");
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_its_authors_to_take_and_goes_with_them() {
    let scene = Scene::set().await;
    let (site, camille, salome) = (&scene.site, &scene.camille, &scene.salome);
    let browser = scene.as_member(camille).await;
    let form = browser.get(&scene.page()).await.form("outcome_review").fill("went_well", SAID);
    assert_eq!(answered(form, Role::Ceo, "yes").send_by("step", "send").await.status, 303);
    salome.reviews(site, scene.engagement, "no").await;
    let export = async |member: &Member| {
        let visitor = site.proofs_of(member).await;
        let text = marketplace::accounts::export(&site.market, visitor.account().unwrap()).await.unwrap();
        serde_json::from_str::<serde_json::Value>(&text).unwrap()
    };
    let (hers, other) = (export(camille).await, export(salome).await);
    assert_eq!(hers["engagements"][0]["outcome_review"]["went_well"], SAID);
    assert_eq!(hers["engagements"][0]["outcome_review"]["answers"]["again"], "yes");
    assert_eq!(other["engagements"][0]["outcome_review"]["answers"]["again"], "no");
    assert!(!other.to_string().contains(SAID), "the other side never reads it");

    let browser = scene.as_member(salome).await;
    let form = browser.get("/account/delete").await.form("erase");
    let form = form.fill("reason", "Je change de métier.").fill("current_password", tests::PASSWORD).fill("confirmed", "true");
    form.submit().await.expect_path("/account/deleted");
    assert_eq!((site.count("outcome_reviews").await, site.count("outcome_answers").await), (0, 0));
}
