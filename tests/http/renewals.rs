//! Laws of renewals:
//! 1. both are asked a month before the last day of their terms, or else every three months; reminded once; then staff sees it;
//! 2. what one answers the other reads once both have, or where one chooses to tell;
//! 3. two who want the same are led to what follows; two who do not are staff's;
//! 4. other terms, or the end, overtake the question.

use chrono::Duration;
use domain::TypedTerms;
use tests::{AtWork, Browser, TERMS};

struct Scene(AtWork);

impl std::ops::Deref for Scene {
    type Target = AtWork;

    fn deref(&self) -> &AtWork {
        &self.0
    }
}

/// From the first of December to the end of February.
const UNTIL: TypedTerms<'static> = TypedTerms { duration: "until", end: "2027-02-28", months: "", ..TERMS };

impl Scene {
    async fn set(terms: TypedTerms<'_>) -> Self {
        let scene = Self(AtWork::begin().await);
        scene.agree(terms).await;
        scene
    }

    async fn agree(&self, terms: TypedTerms<'_>) {
        self.camille.proposes_terms(&self.site, self.engagement, terms).await;
        self.camille.signs_terms(&self.site, self.engagement).await;
        self.salome.signs_terms(&self.site, self.engagement).await;
    }

    /// The day is there on which both are asked.
    async fn asked() -> Self {
        let scene = Self::set(UNTIL).await;
        scene.mails(Duration::days(74)).await;
        scene
    }

    fn page(&self) -> String {
        format!("/engagements/{}/renewal", self.engagement)
    }

    async fn both(&self) -> (Browser, Browser) {
        (self.site.signed_in(&self.camille.email).await, self.site.signed_in(&self.salome.email).await)
    }

    /// What both were written about renewals, day by day.
    async fn days(&self, days: i64) -> Vec<String> {
        let mut told = Vec::new();
        for day in 1..=days {
            let news = self.news(Duration::days(1)).await;
            told.extend(news.into_iter().filter(|line| line.contains("continuez-vous")).map(|line| format!("{day} {line}")));
        }
        told
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_clock_is_walked_over_three_months() {
    let scene = Scene::set(UNTIL).await;
    scene.camilles().get(&scene.page()).await.expect("Rien à faire pour l’instant");
    // From 17 November: 29 January is the 73rd day; half of the two weeks of ten business days is the 80th.
    let told = scene.days(103).await;
    let asked = "Après le 28 février 2027 : continuez-vous avec";
    let again = "Rappel : après le 28 février 2027, continuez-vous avec";
    assert_eq!(
        told,
        [
            format!("73 camille: {asked} Salomé Garnier ?"),
            format!("73 salome: {asked} La Tablée ?"),
            format!("80 camille: {again} Salomé Garnier ?"),
            format!("80 salome: {again} La Tablée ?"),
        ]
    );
    scene.staffs().await.get("/staff").await.expect("Suite sans réponse : La Tablée et Salomé Garnier");
}

#[tokio::test(flavor = "multi_thread")]
async fn open_terms_are_asked_about_every_three_months() {
    let scene = Scene::set(TERMS).await;
    let told = scene.days(200).await;
    let asked: Vec<&String> = told.iter().filter(|line| line.contains("camille: Après")).collect();
    assert_eq!(asked.len(), 2, "{told:?}");
    assert!(asked[0].contains("1ᵉʳ mars 2027") && asked[1].contains("1ᵉʳ juin 2027"), "{asked:?}");
    let states: Vec<String> =
        sqlx::query_scalar("SELECT state FROM renewals ORDER BY due_on").fetch_all(&mut scene.site.superuser().await).await.unwrap();
    assert_eq!(states, ["overtaken", "asked"], "nobody is asked about two days");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_is_read_once_both_have_given_one() {
    let scene = Scene::asked().await;
    let (camille, salome) = scene.both().await;
    let page = camille.get(&scene.page()).await;
    page.expect("Vos conditions prennent fin le 28 février 2027");
    page.form("renewal").fill("words", "Encore un trimestre").submit().await.expect("Remplissez ce champ.");
    let page = camille.get(&scene.page()).await.form("renewal").fill("answer", "renew").fill("words", "Encore un trimestre").submit().await;
    page.expect("Continuer ensemble").expect("L’autre ne la lira qu’après avoir répondu.");
    assert!(scene.news(Duration::zero()).await.is_empty());
    for path in ["", "/renewal", "/terms"] {
        salome.get(&format!("/engagements/{}{path}", scene.engagement)).await.expect_nothing_of("Encore un trimestre");
    }
    let page = salome.get(&scene.page()).await.form("renewal").fill("answer", "renew").submit().await;
    page.expect("Encore un trimestre").expect("Vous souhaitez la même chose");
    assert_eq!(scene.news(Duration::zero()).await, ["camille: La suite avec Salomé Garnier, après le 28 février 2027"]);
    let page = page.follow("Proposer de nouvelles conditions").await;
    let form = page.form("propose");
    assert_eq!((form.value("end").as_deref(), form.value("duration").as_deref()), (Some("2027-05-28"), Some("until")));
    assert_eq!(form.value("rate").as_deref(), Some("850"));
}

#[tokio::test(flavor = "multi_thread")]
async fn one_may_tell_and_think_again() {
    let scene = Scene::asked().await;
    let (camille, salome) = scene.both().await;
    let page = salome.get(&scene.page()).await.form("renewal").fill("answer", "end").submit().await;
    page.form("tell_renewal").submit().await.expect("L’autre peut lire votre réponse.");
    assert_eq!(scene.news(Duration::zero()).await, ["camille: La suite avec Salomé Garnier, après le 28 février 2027"]);
    camille.get(&scene.page()).await.expect("Terminer comme prévu");
    let form = salome.get(&scene.page()).await.form("renewal");
    form.fill("answer", "renew").submit().await.expect("Continuer ensemble");
    camille.get(&scene.page()).await.expect("Continuer ensemble").expect_nothing_of("Sa réponse Terminer");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_do_not_want_the_same_are_staffs() {
    let scene = Scene::asked().await;
    let (camille, salome) = scene.both().await;
    camille.get(&scene.page()).await.form("renewal").fill("answer", "rematch").submit().await.expect("Chercher quelqu’un d’autre");
    let staff = scene.staffs().await;
    staff.get("/staff").await.expect_nothing_of("Suite à concilier");
    let page = salome.get(&scene.page()).await.form("renewal").fill("answer", "renew").submit().await;
    page.expect("Vous ne souhaitez pas la même chose").expect("Chercher quelqu’un d’autre");
    let page = staff.get("/staff").await.expect("Suite à concilier : La Tablée et Salomé Garnier").follow("Suite à concilier").await;
    page.expect("Réponse du CEO").expect("Réponse du CTO");
    let page = staff.get(&scene.page()).await.form("settle_renewal").fill("note", "Ils terminent en février.").submit().await;
    page.expect("Ils terminent en février.");
    staff.get("/staff").await.expect_nothing_of("Suite à concilier");
    camille.get(&scene.page()).await.expect("L’équipe en a parlé avec vous").expect_nothing_of("Ils terminent");
    camille.get("/account/export.json").await.expect("rematch").expect_nothing_of("Ils terminent");
}

#[tokio::test(flavor = "multi_thread")]
async fn other_terms_overtake_the_question() {
    let scene = Scene::asked().await;
    let ((camille, salome), terms) = (scene.both().await, format!("/engagements/{}/terms", scene.engagement));
    let form = camille.get(&format!("{terms}?until=2027-05-31")).await.form("propose");
    form.submit().await.form("sign").fill("name", "Camille Aubry").submit().await.expect_status(200);
    salome.get(&terms).await.form("sign").fill("name", "Salomé Garnier").submit().await.expect("En vigueur : version 2");
    scene.mails(Duration::zero()).await;
    camille.get(&scene.page()).await.expect("D’autres conditions sont en vigueur");
    let told = scene.days(91).await;
    assert!(told.iter().any(|line| line.contains("camille: Après le 31 mai 2027")), "{told:?}");
}
