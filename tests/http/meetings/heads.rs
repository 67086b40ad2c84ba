//! What the head of the CTO's page of a mission asks for (law 9 of [`super`]): its link leads to the card that answers it.

use chrono::Duration;
use domain::lifecycle::MeetingState;

use super::Scene;

const CARD: &str = "#meeting";
const VERDICT: &str = "#introduction";
const DATE: &str = "Rencontre convenue : jeudi 19 novembre, 10 h";

impl Scene {
    /// The head has one link, with these words, to this card. Answers everything that it says, with straight apostrophes.
    async fn head_asks(&self, task: &str, card: &str) -> String {
        let browser = self.salome.browser(&self.site);
        let page = browser.get(&self.offer_page()).await;
        assert_eq!(page.texts(".offer-head a"), [task], "{page}");
        assert_eq!(page.attributes(".offer-head a", "href"), [card], "{page}");
        page.texts(".offer-head").concat()
    }

    /// The CTO says on the page that they want to go on.
    async fn salome_gives_her_verdict(&self) {
        let browser = self.salome.browser(&self.site);
        let page = browser.get(&self.offer_page()).await;
        let form = page.form("cto_verdict").fill("wants_to", "yes").fill("words", "J’ai envie de commencer.");
        form.submit().await.expect_status(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn slots_on_offer_are_to_be_answered() {
    let scene = Scene::set().await;
    scene.head_asks("Des créneaux vont vous être proposés", CARD).await;
    scene.camille.proposes(&scene.site, scene.candidacy, &["2026-11-24 10:00"]).await;
    scene.head_asks("Choisissez un créneau", CARD).await;
    scene.salome.proposes(&scene.site, scene.candidacy, &["2026-11-25 10:00"]).await;
    scene.head_asks("L'entreprise choisit un créneau", CARD).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_date_that_is_agreed_is_named_until_it_is_over() {
    let scene = Scene::dated().await;
    scene.head_asks(DATE, CARD).await;
    scene.mails(Duration::hours(49)).await;
    scene.head_asks("Dites si la rencontre a eu lieu", CARD).await;
    scene.salome.answers(&scene.site, scene.candidacy, "met").await;
    scene.head_asks("L'entreprise dit si la rencontre a eu lieu", CARD).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_date_that_stands_is_named_also_while_another_is_looked_for() {
    let scene = Scene::dated().await;
    scene.camille.proposes(&scene.site, scene.candidacy, &["2026-11-20 10:00"]).await;
    let head = scene.head_asks("Choisissez un créneau", CARD).await;
    assert!(head.contains(DATE), "slots that wait come first: {head}");
    scene.salome.proposes(&scene.site, scene.candidacy, &["2026-11-20 15:00"]).await;
    let head = scene.head_asks("L'entreprise choisit un créneau", CARD).await;
    assert!(head.contains(DATE), "{head}");
    // A slot that nobody took in time leaves the date as it was.
    scene.salome.proposes(&scene.site, scene.candidacy, &["2026-11-18 10:00"]).await;
    scene.mails(Duration::hours(25)).await;
    scene.head_asks(DATE, CARD).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn once_they_have_met_the_verdict_is_asked_for() {
    let scene = Scene::dated().await;
    scene.mails(Duration::hours(71)).await;
    scene.camille.answers(&scene.site, scene.candidacy, "met").await;
    scene.salome.answers(&scene.site, scene.candidacy, "met").await;
    assert_eq!(scene.state().await, Some(MeetingState::Held));
    scene.head_asks("Dites si vous voulez continuer", VERDICT).await;
    scene.salome_gives_her_verdict().await;
    scene.head_asks("Votre avis est donné", VERDICT).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_verdict_is_asked_for_early_where_the_company_has_given_its_own() {
    // They have talked on the telephone, and nobody proposed slots.
    let scene = Scene::set().await;
    let camille = scene.camille.browser(&scene.site);
    let page = camille.get(&scene.needs_page()).await;
    let form = page.form("verdict").fill("wants_to", "yes").fill("words", "Nous nous sommes compris.");
    form.submit().await.expect_status(200);
    scene.head_asks("Dites si vous voulez continuer", VERDICT).await;
    scene.salome_gives_her_verdict().await;
    scene.head_asks("Votre avis est donné", VERDICT).await;
    // Slots on offer come first all the same.
    scene.camille.proposes(&scene.site, scene.candidacy, &["2026-11-24 10:00"]).await;
    scene.head_asks("Choisissez un créneau", CARD).await;
}
