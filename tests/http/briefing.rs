//! Laws of the developers' page:
//! 1. the CEO and the CTO write what the business wants and why, in order, and tie it to the mandate; staff reads, and to anybody else there is none;
//! 2. whoever holds the link reads that page without an account, asks and answers, and reads nothing else of the engagement;
//! 3. a link is shown in the browser that made it, ends by itself, is renewed, is taken back, and its key is kept nowhere in clear; visits are
//!    counted by their day alone;
//! 4. each question has somebody who answers and a date; it is handed on, and taken off the page;
//! 5. those of the two who did not write are written to; staff sees who is late;
//! 6. what somebody wrote is theirs to take, and goes with them.

use chrono::Duration;
use domain::{lifecycle::EngagementState, mandate::EntryKind};
use tests::{AtWork, Browser, Member, Page, Site, startup};

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
        format!("/engagements/{}/briefing", self.engagement)
    }

    async fn aims(&self, browser: &Browser, title: &str) -> Vec<String> {
        let form = browser.get(&self.page()).await.form("add-aim");
        form.fill("title", title).fill("why", "Chaque erreur de caisse coûte un client.").submit().await.expect(title);
        browser.get(&self.page()).await.texts(".aims h3")
    }

    /// The path that the link leads to, which Camille makes.
    async fn link(&self, camille: &Browser) -> String {
        let page = camille.get(&self.page()).await.form("open_briefing").submit().await;
        link(&page, &self.site)
    }
}

/// The link of the message, as a path of the site.
fn link(page: &Page<'_>, site: &Site) -> String {
    let markup = page.html();
    let (_, rest) = markup.split_once(&format!("{}/briefing?key=", site.origin())).unwrap_or_else(|| panic!("no link:\n{markup}"));
    let end = rest.find(|letter: char| !letter.is_ascii_hexdigit()).unwrap();
    format!("/briefing?key={}", &rest[..end])
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_business_wants_is_written_in_order() {
    let scene = Scene::set().await;
    let objective = scene.camille.notes_down(&scene.site, scene.engagement, EntryKind::Objective).await;
    let (camille, salome) = (scene.camilles(), scene.salomes());
    camille.get(&scene.page()).await.expect("La première planche est à vous");
    scene.aims(&camille, "Encaisser sans erreur").await;
    let page = salome.get(&scene.page()).await;
    let form = page.form("add-aim").fill("title", "Livrer sans l’agence").fill("why", "Le contrat finit en mars.");
    let page = form.fill("tie", &format!("objective:{objective}")).submit().await;
    page.expect("Objectif : Livrer sans l’agence, pour le 15 février 2027");
    assert_eq!(page.texts(".aims h3"), ["Encaisser sans erreur", "Livrer sans l'agence"]);
    page.form_like("place-").submit().await;
    let page = camille.get(&scene.page()).await;
    assert_eq!(page.texts(".aims h3"), ["Livrer sans l'agence", "Encaisser sans erreur"]);
    let refused = page.form("add-aim").fill("title", "Grandir").fill("why", " ").submit().await;
    refused.expect("Remplissez ce champ.");
    assert_eq!(refused.form("add-aim").value("title").as_deref(), Some("Grandir"), "nothing typed is lost");
    let (one, other) = (camille.get(&scene.page()).await, salome.get(&scene.page()).await);
    one.form_like("change-aim-").fill("why", "Le contrat finit en février.").submit().await.expect("finit en février");
    other.form_like("change-aim-").fill("why", "Le contrat finit en juin.").submit().await.expect("entre-temps");
    camille.get(&scene.page()).await.form_like("remove-aim-").submit().await.expect_nothing_of("Le contrat finit");
    let staff = scene.staffs().await;
    let page = staff.get(&scene.page()).await;
    page.expect("Encaisser sans erreur");
    assert!(!page.has_form("add-aim") && !page.has_form("open_briefing"), "staff reads");
    let stranger = startup().named("Le Fournil").join(&scene.site).await.browser(&scene.site);
    stranger.get(&scene.page()).await.expect_status(404);
    stranger.get("/briefing?key=nothing").await.expect_status(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn developers_read_ask_and_answer_by_a_link() {
    let scene = Scene::set().await;
    scene.salome.publishes(&scene.site, scene.engagement, "2026-11").await;
    for kind in EntryKind::ALL {
        scene.camille.notes_down(&scene.site, scene.engagement, *kind).await;
    }
    let (camille, salome) = (scene.camilles(), scene.salomes());
    scene.aims(&camille, "Encaisser sans erreur").await;
    camille.get(&scene.page()).await.expect("Créer le lien");
    let link = scene.link(&camille).await;
    let team = scene.site.browser();
    for prefix in ["", "/en"] {
        let page = team.get(&format!("{prefix}{link}")).await;
        page.expect_status(200).expect("La Tablée").expect("Encaisser sans erreur");
        let hidden = ["Camille", "Salomé", "Garnier", "Aubry", "Livrer sans", "Symfony", "agence a construit", "Reprendre la version"];
        for word in hidden {
            page.expect_nothing_of(word);
        }
        assert_eq!(page.attributes("meta[name=robots]", "content"), ["noindex, nofollow"]);
    }
    let page = team.get(&link).await;
    let refused = page.form("ask_question").fill("words", "Pourquoi mars ?").fill("owner", "ceo").submit().await;
    refused.expect("Remplissez ce champ.");
    let form = refused.form("ask_question");
    assert_eq!(form.value("words").as_deref(), Some("Pourquoi mars ?"), "nothing typed is lost");
    let page = form.fill("name", "Hugo").submit().await;
    page.expect("Hugo, équipe de développement, le 17 novembre 2026").expect("La direction répond, d’ici le 20 novembre 2026");
    let page = camille.get(&scene.page()).await;
    page.expect("Pourquoi mars ?").expect("À vous");
    page.form_like("answer-").fill("words", "La saison commence en avril.").submit().await.expect("Répondue");
    team.get(&link).await.expect("La saison commence en avril.").expect("La direction, le 17 novembre 2026");
    let page = salome.get(&scene.page()).await;
    page.form("ask_question").fill("words", "Les tests tournent-ils ?").fill("owner", "team").submit().await.expect_status(200);
    let page = team.get(&link).await;
    page.expect("L’équipe de développement répond, d’ici le");
    let page = page.form_like("answer-").fill("name", "Hugo").fill("words", "Oui, chaque nuit.").submit().await;
    page.expect("Oui, chaque nuit.");
    salome.get(&scene.page()).await.expect("Oui, chaque nuit.");
    let events = "SELECT event FROM audit_events WHERE event LIKE '%question' ORDER BY id";
    let events: Vec<String> = sqlx::query_scalar(events).fetch_all(&mut scene.site.superuser().await).await.unwrap();
    assert_eq!(events, ["ask_question", "answer_question", "ask_question", "answer_question"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_ends_is_renewed_and_is_taken_back() {
    let scene = Scene::set().await;
    let camille = scene.camilles();
    let first = scene.link(&camille).await;
    let key = first.split_once("key=").unwrap().1;
    let kept =
        "SELECT string_agg(l::text, '') || coalesce((SELECT string_agg(typed::text, '') FROM form_memories), '') FROM briefing_links l";
    let kept: String = sqlx::query_scalar(kept).fetch_one(&mut scene.site.superuser().await).await.unwrap();
    assert!(!kept.contains(key));
    scene.salomes().get(&scene.page()).await.expect("dans un autre navigateur").expect_nothing_of(key);
    let team = scene.site.browser();
    for _ in 0..3 {
        team.get(&first).await.expect_status(200);
    }
    camille.get(&scene.page()).await.expect("Consultée 3 fois").expect("17 novembre 2026 : 3");
    let open = team.get(&first).await;
    scene.site.advance(Duration::days(91));
    team.get(&first).await.expect("Ce lien ne s’ouvre plus");
    let late = open.form("ask_question").fill("name", "Hugo").fill("words", "Trop tard ?").fill("owner", "ceo").submit().await;
    late.expect("Ce lien ne s’ouvre plus");
    assert_eq!(scene.site.count("questions").await, 0);
    let camille = scene.site.signed_in(&scene.camille.email).await;
    camille.get(&scene.page()).await.form("renew_briefing").submit().await.expect("Le lien est ouvert jusqu’au");
    team.get(&first).await.expect("Questions");
    let second = scene.link(&camille).await;
    assert_ne!(first, second);
    team.get(&first).await.expect("Ce lien ne s’ouvre plus");
    camille.get(&scene.page()).await.form("revoke_briefing").submit().await.expect("Créer le lien");
    team.get(&second).await.expect("Ce lien ne s’ouvre plus");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_ends_with_the_engagement() {
    let scene = Scene::set().await;
    let camille = scene.camilles();
    let link = scene.link(&camille).await;
    let owner = scene.site.proofs_of(&scene.camille).await;
    let owner = marketplace::missions::holder(&scene.site.market, &owner, scene.mission.id).await.unwrap().owner().unwrap();
    marketplace::missions::life::cancel(&scene.site.market, &owner, "Nous arrêtons ce produit.").await.unwrap();
    let state: String = sqlx::query_scalar("SELECT state FROM engagements").fetch_one(&mut scene.site.superuser().await).await.unwrap();
    assert_eq!(state, EngagementState::Ended.code());
    scene.site.browser().get(&link).await.expect("Ce lien ne s’ouvre plus");
    let page = camille.get(&scene.page()).await;
    assert!(!page.has_form("add-aim") && !page.has_form("ask_question"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_is_handed_on_and_taken_off() {
    let scene = Scene::set().await;
    let (camille, salome) = (scene.camilles(), scene.salomes());
    let page = salome.get(&scene.page()).await;
    page.form("ask_question").fill("words", "Qui signe chez l’hébergeur ?").fill("owner", "ceo").submit().await.expect_status(200);
    let page = camille.get(&scene.page()).await.form_like("hand-").fill("owner", "cto").submit().await;
    page.expect("Au CTO");
    salome.get(&scene.page()).await.expect("À vous").form_like("remove-question-").submit().await.expect_nothing_of("Qui signe");
    camille.get(&scene.page()).await.expect("Aucune question pour l’instant.");
}

#[tokio::test(flavor = "multi_thread")]
async fn whom_it_concerns_is_written_to_and_staff_sees_who_is_late() {
    let scene = Scene::set().await;
    let (camille, salome) = (scene.camilles(), scene.salomes());
    let link = scene.link(&camille).await;
    let team = scene.site.browser();
    let page = team.get(&link).await;
    page.form("ask_question").fill("name", "Hugo").fill("words", "Pourquoi mars ?").fill("owner", "ceo").submit().await.expect("Hugo");
    let to_both = ["camille: Une question vous attend : La Tablée", "salome: Une question est posée : La Tablée"];
    assert_eq!(scene.news(Duration::zero()).await, to_both);
    salome.get("/notifications").await.expect("une question est posée sur la page des développeurs");
    let staff = scene.staffs().await;
    staff.get("/staff").await.expect_nothing_of("Question des développeurs");
    let news = scene.news(Duration::days(4)).await;
    assert!(!news.iter().any(|line| line.contains("question")), "nobody is written to twice: {news:?}");
    let staff = scene.site.signed_in(&scene.site.staff().await.email).await;
    staff.get("/staff").await.expect("Question des développeurs : La Tablée, Salomé Garnier");
    let camille = scene.site.signed_in(&scene.camille.email).await;
    camille.get(&scene.page()).await.form_like("answer-").fill("words", "La saison.").submit().await.expect("Répondue");
    let mails = scene.mails(Duration::zero()).await;
    assert_eq!(mails.iter().map(|mail| mail.to.as_str()).collect::<Vec<_>>(), [scene.salome.email.as_str()]);
    assert!(mails[0].text.contains("La saison."), "{}", mails[0].text);
    staff.get("/staff").await.expect_nothing_of("Question des développeurs");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_wrote_is_theirs_to_take_and_goes_with_them() {
    let scene = Scene::set().await;
    let (camille, salome) = (scene.camilles(), scene.salomes());
    scene.aims(&camille, "Encaisser sans erreur").await;
    let page = salome.get(&scene.page()).await;
    page.form("ask_question").fill("words", "Qui signe chez l’hébergeur ?").fill("owner", "ceo").submit().await.expect_status(200);
    let export = async |member: &Member| {
        let visitor = scene.site.proofs_of(member).await;
        marketplace::accounts::export(&scene.site.market, visitor.account().unwrap()).await.unwrap()
    };
    let (hers, theirs) = (export(&scene.camille).await, export(&scene.salome).await);
    assert!(hers.contains("Encaisser sans erreur") && !hers.contains("Qui signe"), "{hers}");
    assert!(theirs.contains("Qui signe") && !theirs.contains("Encaisser"), "{theirs}");
    let form = salome.get("/account/delete").await.form("erase");
    let form = form.fill("reason", "Je change de métier.").fill("current_password", tests::PASSWORD).fill("confirmed", "true");
    form.submit().await.expect_path("/account/deleted");
    assert_eq!((scene.site.count("questions").await, scene.site.count("aims").await), (0, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn guests_are_limited_in_number() {
    let scene = Scene::set().await;
    let link = scene.link(&scene.camilles()).await;
    let guest = marketplace::briefing::guest(&scene.site.market, link.split_once("key=").unwrap().1).await.unwrap();
    let mut refused = 0;
    for _ in 0..125 {
        let typed = marketplace::briefing::questions::GuestTyped { name: "", words: "", once: "", network: "n" };
        let asked = marketplace::briefing::questions::ask_as_guest(&scene.site.market, &guest, typed, "ceo").await;
        refused += usize::from(format!("{asked:?}").contains("TooMany"));
    }
    assert_eq!(refused, 5);
}
