//! Laws of the papers about a CTO's status:
//! 1. terms from 5 000 € on ask for them from the day after the signature; the CTO is told once, and the company once after a fortnight;
//! 2. six months later they are asked for again, thirty days before and once they have ended, each told once;
//! 3. the company knows of a document only what was handed over to it, and saves it once staff has found it good;
//! 4. what is taken back, refused or removed is the company's no longer, and is asked for again;
//! 5. whoever bills gives them; nothing is asked for below the amount, nor after the end.

use chrono::Duration;
use domain::{DocumentId, TypedTerms};
use tests::{AtWork, Completed, TERMS};

struct Scene(AtWork);

impl std::ops::Deref for Scene {
    type Target = AtWork;

    fn deref(&self) -> &AtWork {
        &self.0
    }
}

const REGISTRATION: &str = "Avis de situation";
const URSSAF: &str = "Attestation de novembre";

impl Scene {
    /// On 17 November both have signed these terms, and everything about them was told.
    async fn set(terms: TypedTerms<'_>) -> Self {
        let scene = Self(AtWork::begin().await);
        scene.camille.proposes_terms(&scene.site, scene.engagement, terms).await;
        scene.camille.signs_terms(&scene.site, scene.engagement).await;
        scene.salome.signs_terms(&scene.site, scene.engagement).await;
        scene.news(Duration::zero()).await;
        scene
    }

    fn papers(&self) -> String {
        self.page("/papers")
    }

    fn file(&self, document: DocumentId) -> String {
        self.page(&format!("/papers/{document}/file"))
    }

    /// Both papers were sent, and found good.
    async fn proven(&self) -> [DocumentId; 2] {
        let mut sent = Vec::new();
        for (kind, title) in [("registration", REGISTRATION), ("urssaf", URSSAF)] {
            let document = self.salome.sends_paper(&self.site, kind, title).await;
            self.site.finds_good(document).await;
            sent.push(document);
        }
        [sent[0], sent[1]]
    }

    /// What both were written about papers, day by day.
    async fn days(&self, days: i64) -> Vec<String> {
        let mut told = Vec::new();
        for day in 1..=days {
            let news = self.news(Duration::days(1)).await;
            told.extend(news.into_iter().filter(|line| line.contains("apiers")).map(|line| format!("{day} {line}")));
        }
        told
    }
}

const ASKED: &str = "salome: Papiers à remettre à La Tablée";
const MISSING: &str = "camille: Il vous manque des papiers de Salomé Garnier";

#[tokio::test(flavor = "multi_thread")]
async fn who_hands_nothing_over_is_asked_once_and_the_company_told_after_a_fortnight() {
    let scene = Scene::set(TERMS).await;
    // The work begins on 1 December; the fifteenth is the 28th day.
    assert_eq!(scene.days(60).await, [format!("1 {ASKED}"), format!("28 {MISSING}")]);
    let (camille, salome) = (scene.site.signed_in(&scene.camille.email).await, scene.site.signed_in(&scene.salome.email).await);
    camille.get(&scene.page("")).await.expect("Papiers qui manquent ou se terminent : Preuve d’immatriculation et Attestation");
    let page = camille.get(&scene.papers()).await;
    page.expect("elle peut avoir à payer les cotisations")
        .expect("Ce papier est dû depuis le 17 novembre 2026")
        .expect("Rien n’a été remis.");
    assert!(page.forms().iter().all(|form| !form.name().starts_with("hand-over")), "the company reads");
    camille.get("/notifications").await.expect("il vous manque des papiers de votre CTO");
    let page = salome.get(&scene.page("")).await.expect("Papiers à remettre à l’entreprise").follow("Voir les papiers").await;
    page.expect_path(&scene.papers()).expect("Remettez ce papier").expect("Vous n’avez pas encore envoyé ce document.");
    page.follow("Envoyer un document").await.expect_path("/profile/documents");
    scene.staffs().await.get(&scene.papers()).await.expect("vous lisez").expect("Manque");
}

#[tokio::test(flavor = "multi_thread")]
async fn seven_months_are_walked() {
    let scene = Scene::set(TERMS).await;
    for document in scene.proven().await {
        scene.salome.hands_over(&scene.site, scene.engagement, document).await;
    }
    // Sent on 17 November, both hold until 16 May: thirty days before is the 150th day, the day after the 181st, a fortnight later the 195th.
    let told = scene.days(213).await;
    assert_eq!(told, [format!("150 {ASKED}"), format!("181 {ASKED}"), format!("195 {MISSING}")]);
    let (camille, salome) = (scene.site.signed_in(&scene.camille.email).await, scene.site.signed_in(&scene.salome.email).await);
    camille.get(&scene.papers()).await.expect("Terminé depuis le 16 mai 2027");
    let form = salome.get("/profile/documents").await.form("send-document").fill("kind", "urssaf").fill("title", "Attestation de juin");
    let page = form.fill("valid_until", "2027-12-01").send_file("document", "juin.pdf", b"%PDF-1.7 juin").await;
    page.expect("Attestation de juin");
    let page = salome.get(&scene.papers()).await.expect("Remettez-en un plus récent").form_like("hand-over-").submit().await;
    page.expect("En vérification");
    let staff = scene.staffs().await;
    staff.get(&format!("/staff/profiles/{}", scene.salome.profile())).await.form_like("verify-").submit().await;
    camille.get(&scene.papers()).await.expect("Valable jusqu’au 1ᵉʳ décembre 2027").expect("Attestation de juin");
    assert_eq!(scene.days(20).await, Vec::<String>::new(), "nothing is told twice");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_company_knows_what_was_handed_over_alone() {
    let scene = Scene::set(TERMS).await;
    let [registration, urssaf] = scene.proven().await;
    let (camille, salome) = (scene.camilles(), scene.salomes());
    let staff = scene.staffs().await;
    camille.get(&scene.papers()).await.expect_nothing_of(URSSAF).expect_nothing_of(REGISTRATION);
    for browser in [&camille, &staff] {
        assert_eq!(browser.ask(&scene.file(urssaf)).await.status, 404);
    }
    let page = salome.get(&scene.papers()).await.expect(URSSAF).expect("Pas remis.").form(&format!("hand-over-{urssaf}")).submit().await;
    page.expect("Remis le 17 novembre 2026, compte jusqu’au 16 mai 2027.").expect("Valable jusqu’au 16 mai 2027");
    let page = camille.get(&scene.papers()).await;
    page.expect(URSSAF).expect_nothing_of(REGISTRATION).expect("Enregistrez ces fichiers chez vous");
    assert_eq!(page.attributes(".proof-list a[download]", "href"), [scene.file(urssaf)]);
    for browser in [&camille, &staff] {
        let file = browser.ask(&scene.file(urssaf)).await;
        assert_eq!((file.status, file.body.as_slice()), (200, format!("%PDF-1.7 {URSSAF}").as_bytes()));
        assert!(file.header("content-disposition").starts_with("attachment"), "{}", file.header("content-disposition"));
        assert!(file.header("content-security-policy").contains("sandbox") && file.header("cache-control").contains("no-store"));
    }
    assert_eq!(camille.ask(&scene.file(registration)).await.status, 404);
    assert_eq!(camille.ask(&format!("/documents/{urssaf}/file")).await.status, 404, "the CTO's own address is the CTO's");
    let export = scene.export(&scene.salome).await;
    assert_eq!(export["engagements"][0]["papers"][0]["document_id"], urssaf.to_string());
    assert_eq!(scene.export(&scene.camille).await["engagements"][0]["papers"].as_array().map(Vec::len), Some(0));
    staff.get("/staff/audit").await.expect("Papier remis à l’entreprise").expect_nothing_of(URSSAF);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_taken_back_refused_or_removed_is_the_companys_no_longer() {
    let scene = Scene::set(TERMS).await;
    let [registration, urssaf] = scene.proven().await;
    let (camille, salome) = (scene.camilles(), scene.salomes());
    for document in [registration, urssaf] {
        scene.salome.hands_over(&scene.site, scene.engagement, document).await;
    }
    assert_eq!(scene.days(2).await, Vec::<String>::new());
    let stale = salome.get(&scene.papers()).await;
    let page = salome.get(&scene.papers()).await.form(&format!("take-back-{urssaf}")).submit().await;
    page.expect("Remettez ce papier");
    stale.form(&format!("take-back-{urssaf}")).submit().await.expect("Remettez ce papier");
    assert_eq!((scene.logged("hand_over_paper").await, scene.logged("take_back_paper").await), (2, 1), "the second press does nothing");
    assert_eq!(camille.ask(&scene.file(urssaf)).await.status, 404);
    camille.get(&scene.papers()).await.expect_nothing_of(URSSAF);
    assert_eq!(scene.days(3).await, [format!("1 {ASKED}")]);
    scene.salome.hands_over(&scene.site, scene.engagement, urssaf).await;
    let staff = scene.staffs().await;
    let profile = format!("/staff/profiles/{}", scene.salome.profile());
    let form = staff.get(&profile).await.form(&format!("refuse-{urssaf}"));
    form.fill("reason", "Le code de sécurité est inconnu.").submit().await.expect("Refusé le");
    assert_eq!(camille.ask(&scene.file(urssaf)).await.status, 404);
    salome.get(&scene.papers()).await.expect("L’équipe l’a refusé").expect("Remettez ce papier");
    assert_eq!(scene.days(3).await, [format!("1 {ASKED}")]);
    salome.get("/profile/documents").await.form(&format!("remove-{registration}")).submit().await;
    assert_eq!(camille.ask(&scene.file(registration)).await.status, 404);
    assert_eq!(scene.site.count("papers").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_attestation_that_staff_has_not_found_good_cannot_be_saved() {
    let scene = Scene::set(TERMS).await;
    let urssaf = scene.salome.sends_paper(&scene.site, "urssaf", URSSAF).await;
    scene.salome.hands_over(&scene.site, scene.engagement, urssaf).await;
    let camille = scene.camilles();
    let page = camille.get(&scene.papers()).await;
    page.expect("En vérification").expect("L’équipe ne l’a pas encore vérifié.");
    assert!(page.attributes(".proof-list a[download]", "href").is_empty());
    assert_eq!(camille.ask(&scene.file(urssaf)).await.status, 404);
    scene.site.finds_good(urssaf).await;
    assert_eq!(camille.ask(&scene.file(urssaf)).await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn little_work_asks_for_nothing_and_whoever_bills_gives_them() {
    let little = TypedTerms { rhythm: "0.5", rate: "200", duration: "until", end: "2027-01-31", months: "", ..TERMS };
    let scene = Scene::set(little).await;
    assert_eq!(scene.days(40).await, Vec::<String>::new());
    let camille = scene.site.signed_in(&scene.camille.email).await;
    camille.get(&scene.papers()).await.expect("les conditions en vigueur restent sous 5 000 € hors taxes");
    camille.get(&scene.page("")).await.expect_nothing_of("Voir les papiers");

    let scene = Scene::set(TypedTerms { vat: "portage", ..TERMS }).await;
    scene.camilles().get(&scene.papers()).await.expect("c’est la société de portage qui emploie le CTO");
    scene.camilles().get(&format!("/en{}", scene.papers())).await.expect("portage company employs the CTO").expect("Missing");
}

#[tokio::test(flavor = "multi_thread")]
async fn after_the_end_nothing_is_asked_for_and_what_was_handed_over_may_be_taken_back() {
    let scene = Scene::set(TERMS).await;
    let [registration, urssaf] = scene.proven().await;
    scene.salome.hands_over(&scene.site, scene.engagement, urssaf).await;
    scene.engagement.completed(&scene.site).await;
    let (camille, salome) = (scene.camilles(), scene.salomes());
    camille.get(&scene.papers()).await.expect("Plus rien n’est demandé").expect(URSSAF).expect_nothing_of("Manque");
    assert_eq!(camille.ask(&scene.file(urssaf)).await.status, 200);
    let page = salome.get(&scene.papers()).await;
    assert!(page.forms().iter().all(|form| form.name() != format!("hand-over-{registration}")));
    page.form(&format!("take-back-{urssaf}")).submit().await.expect("Pas remis.");
    assert_eq!(camille.ask(&scene.file(urssaf)).await.status, 404);
    assert_eq!(scene.days(40).await, Vec::<String>::new());
}
