//! Staff takes requests through their stages, refuses, and pauses members.

use chrono::Duration;
use domain::lifecycle::{ProfileEvent, ProfileState};
use tests::{Site, cto, mission, startup};

use super::{dossier, events, odile};

#[tokio::test(flavor = "multi_thread")]
async fn a_request_goes_through_its_stages_into_the_community() {
    let site = Site::empty().await;
    let ceo = startup().join(&site).await;
    let open = mission().of(&ceo).open().play(&site).await;
    let salome = cto().writing().join(&site).await;
    salome.asks_to_join(&site).await;
    let (browser, staff) = (salome.browser(&site), site.staff().await.browser(&site));
    staff.get("/staff/vetting").await.expect("Salomé Garnier").follow("Salomé Garnier").await.expect("Demande à lire");
    dossier(&staff, &salome).await.form("interview").submit().await.expect_status(200).expect("Entretien");
    browser.get("/profile").await.expect("L’équipe souhaite vous parler").expect("vous proposer une date");
    let form = dossier(&staff, &salome).await.form("note_interview").fill("day", "2026-11-18").fill("time", "14:30");
    form.submit().await.expect_status(200).expect("Rendez-vous : demain, 14 h 30");
    browser.get("/profile").await.expect("Rendez-vous noté : demain, 14 h 30");
    site.advance(Duration::days(2));
    browser.get("/profile").await.expect("C’est à l’équipe de vous dire la suite. Promis avant : 23 novembre, 14 h 30");
    dossier(&staff, &salome).await.form("ask_references").submit().await.expect_status(200).expect("Références à réunir");
    browser.get("/profile").await.expect("L’équipe réunit vos références").expect("Le tout avant : 3 décembre, 10 h");
    assert_eq!(browser.ask(&format!("/offers/{}", open.id)).await.status, 404, "not of the community yet");
    dossier(&staff, &salome).await.form("accept").submit().await.expect_status(200).expect("Dans la communauté");
    assert_eq!(salome.stage(&site).await, ProfileState::Accepted);
    assert_eq!(browser.ask(&format!("/offers/{}", open.id)).await.status, 200);
    browser.get("/profile").await.expect_nothing_of("id=\"join\"");
    assert_eq!(events(&site, &salome).await, ["apply", "interview", "note_interview", "ask_references", "accept"]);
    staff.get(&format!("/staff/missions/{}/curation", open.id)).await.expect("Salomé Garnier");
}

#[tokio::test(flavor = "multi_thread")]
async fn no_stage_is_skipped() {
    let site = Site::empty().await;
    let salome = cto().writing().join(&site).await;
    salome.asks_to_join(&site).await;
    let staff = site.staff().await.browser(&site);
    for event in ["accept", "ask_references", "step_back", "reopen", "pause", "resume", "apply", "withdraw", "refuse"] {
        let page = dossier(&staff, &salome).await.form("interview").forge("event", event).submit().await;
        page.expect_status(200).expect("Ce n’est pas possible à cette étape");
        assert_eq!(salome.stage(&site).await, ProfileState::Applied, "{event}");
    }
    let page = dossier(&staff, &salome).await.form("interview").forge("event", "licorne").submit().await;
    page.expect_status(404);
    assert_eq!(events(&site, &salome).await, ["apply"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pause_is_no_stage_of_a_request() {
    let site = Site::empty().await;
    let salome = cto().writing().join(&site).await;
    salome.is_taken_to(&site, ProfileState::Accepted).await;
    let staff = site.staff().await.browser(&site);
    dossier(&staff, &salome).await.form("pause_member").fill("reason", "Trois messages sans réponse.").submit().await.expect_status(200);
    let version = salome.version(&site).await.to_string();
    let fields = [("profile", salome.profile().to_string()), ("version", version), ("event", "resume".to_owned())];
    let fields = fields.map(|(name, value)| (name.to_owned(), value));
    staff.post("/api/staff/vetting/step", &fields, "/staff/vetting").await.expect("Ce n’est pas possible à cette étape");
    assert_eq!(salome.stage(&site).await, ProfileState::Paused);
    staff.get("/staff/vetting").await.expect("Aucune demande à cette étape");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_decide_at_once_the_second_is_told() {
    let site = Site::empty().await;
    let salome = cto().writing().join(&site).await;
    salome.asks_to_join(&site).await;
    let (nadia, odile) = (site.staff().await.browser(&site), odile(&site).await.browser(&site));
    let (to_interview, to_refuse) = (dossier(&nadia, &salome).await, dossier(&odile, &salome).await);
    to_interview.form("interview").submit().await.expect_status(200);
    let refusal = to_refuse.form("refuse_request").fill("code", "enough").fill("reason", "Trop de profils semblables.");
    let page = refusal.fill("confirmed", "true").submit().await;
    page.expect_status(200).expect("Quelqu’un a changé cette page entre-temps");
    let form = page.form("refuse_request");
    assert_eq!(form.value("reason").as_deref(), Some("Trop de profils semblables."), "what was typed is not lost");
    assert_eq!(salome.stage(&site).await, ProfileState::Interview);
    to_interview.form("interview").submit().await.expect_status(200).expect("Quelqu’un a changé cette page entre-temps");
    form.submit().await.expect_status(200).expect("Demande refusée");
    assert_eq!(salome.stage(&site).await, ProfileState::Refused);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_step_is_taken_back_and_its_date_goes_with_it() {
    let site = Site::empty().await;
    let salome = cto().writing().join(&site).await;
    salome.is_taken_to(&site, ProfileState::References).await;
    let staff = site.staff().await.browser(&site);
    dossier(&staff, &salome).await.form("step_back").submit().await.expect_status(200);
    assert_eq!(salome.stage(&site).await, ProfileState::Interview);
    let form = dossier(&staff, &salome).await.form("note_interview").fill("day", "20/11/2026").fill("time", "9 h");
    form.submit().await.expect("Rendez-vous : 20 novembre, 9 h");
    dossier(&staff, &salome).await.form("step_back").submit().await.expect("Demande à lire").expect_nothing_of("Rendez-vous : ");
    assert_eq!(salome.stage(&site).await, ProfileState::Applied);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_date_that_cannot_be_is_said_beside_its_field() {
    let site = Site::empty().await;
    let salome = cto().writing().join(&site).await;
    salome.is_taken_to(&site, ProfileState::Interview).await;
    let staff = site.staff().await.browser(&site);
    let page = dossier(&staff, &salome).await.form("note_interview").fill("day", "le 3").fill("time", "midi").submit().await;
    page.expect_status(200);
    assert_eq!(page.attributes("[aria-invalid]", "name"), ["day", "time"]);
    let form = page.form("note_interview");
    assert_eq!((form.value("day").as_deref(), form.value("time").as_deref()), (Some("le 3"), Some("midi")));
    let page = form.fill("day", "2027-03-28").fill("time", "02:30").submit().await;
    assert_eq!(page.attributes("[aria-invalid]", "name"), ["time"], "clocks leave that hour out");
    let form = dossier(&staff, &salome).await.form("note_interview").fill("day", "2026-11-20").fill("time", "");
    assert_eq!(form.submit().await.attributes("[aria-invalid]", "name"), ["time"]);
    let form = dossier(&staff, &salome).await.form("note_interview").fill("day", "2026-11-20").fill("time", "11:00");
    form.submit().await.expect("Rendez-vous : 20 novembre, 11 h");
    let page = dossier(&staff, &salome).await.form("note_interview").fill("day", "").fill("time", "").submit().await;
    page.expect_status(200).expect_nothing_of("Rendez-vous : ");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_takes_a_reason_a_word_and_a_tick() {
    let site = Site::empty().await;
    let salome = cto().writing().join(&site).await;
    salome.asks_to_join(&site).await;
    let staff = site.staff().await.browser(&site);
    let page = dossier(&staff, &salome).await.form("refuse_request").fill("reason", &"a".repeat(1_001)).submit().await;
    page.expect_status(200).expect("Cochez la case pour confirmer.").expect("1 000 caractères");
    assert_eq!(page.attributes("[aria-invalid]", "name"), ["code", "reason", "confirmed"]);
    let page = page.form("refuse_request").forge("code", "licorne").fill("reason", "Non.").forge("again", "demain").submit().await;
    assert_eq!(page.attributes("[aria-invalid]", "name"), ["code", "again", "confirmed"]);
    assert_eq!(salome.stage(&site).await, ProfileState::Applied);
    assert_eq!(events(&site, &salome).await, ["apply"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_refused_reads_why_and_asks_again_in_time() {
    let site = Site::empty().await;
    let salome = cto().writing().join(&site).await;
    salome.is_taken_to(&site, ProfileState::Interview).await;
    let staff = site.staff().await.browser(&site);
    let form =
        dossier(&staff, &salome).await.form("refuse_request").fill("code", "seniority").fill("reason", "Revenez après un premier poste.");
    form.fill("confirmed", "true").submit().await.expect("Demande refusée").expect("Effacement prévu le 17 mai 2027");
    let browser = salome.browser(&site);
    let page = browser.get("/profile").await;
    page.expect("Votre demande n’a pas abouti").expect("Pas encore assez d’années").expect("« Revenez après un premier poste. »");
    page.expect("Vous pourrez demander de nouveau à partir du 17 février 2027.").expect("effacés le 17 mai 2027");
    assert!(!page.has_form("ask_to_join"), "{page}");
    let fields = [("motivation", tests::MOTIVATION), ("consent", "true")].map(|(name, value)| (name.to_owned(), value.to_owned()));
    browser.post("/api/vetting/apply", &fields, "/profile").await.expect_status(200);
    assert_eq!(salome.stage(&site).await, ProfileState::Refused, "it is too early");
    site.advance(Duration::days(92));
    let browser = site.signed_in(&salome.email).await;
    let page = browser.get("/profile").await;
    page.expect("Vous pouvez demander de nouveau dès maintenant.");
    page.form("ask_to_join")
        .fill("motivation", tests::MOTIVATION)
        .fill("consent", "true")
        .submit()
        .await
        .expect("L’équipe lit votre demande");
    let staff = site.signed_in(&site.staff().await.email).await;
    dossier(&staff, &salome).await.expect("1 demande précédente").expect("refusée : Pas encore assez d’années");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_is_taken_back() {
    let site = Site::empty().await;
    let salome = cto().writing().join(&site).await;
    salome.asks_to_join(&site).await;
    let staff = site.staff().await.browser(&site);
    let form = dossier(&staff, &salome).await.form("refuse_request").fill("code", "other").fill("reason", "Une erreur de notre part.");
    form.fill("again", "never").fill("confirmed", "true").submit().await.expect("Ne peut pas demander de nouveau.");
    salome.browser(&site).get("/profile").await.expect("L’équipe ne reprendra pas cette demande.");
    dossier(&staff, &salome).await.form("reopen").submit().await.expect("Demande à lire").expect_nothing_of("Une erreur de notre part");
    salome.browser(&site).get("/profile").await.expect("L’équipe lit votre demande").expect_nothing_of("Une erreur de notre part");
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_pauses_a_member_and_the_member_reads_why() {
    let site = Site::empty().await;
    let salome = cto().join(&site).await;
    let (browser, staff) = (salome.browser(&site), site.staff().await.browser(&site));
    let page = dossier(&staff, &salome).await.form("pause_member").submit().await;
    assert_eq!(page.attributes("[aria-invalid]", "name"), ["reason"]);
    let page = page.form("pause_member").fill("reason", "Une cliente attend votre réponse depuis trois semaines.").submit().await;
    page.expect("Pause décidée par l’équipe : « Une cliente attend");
    let page = browser.get("/profile").await;
    page.expect("L’équipe a mis vos propositions en pause").expect("« Une cliente attend votre réponse depuis trois semaines. »");
    assert!(!page.has_form("resume"), "{page}");
    browser.post("/api/profile/resume", &[], "/profile").await.expect_status(200);
    assert_eq!(salome.stage(&site).await, ProfileState::Paused, "it is not the member's to end");
    dossier(&staff, &salome).await.form("resume_member").submit().await.expect("Dans la communauté");
    browser.get("/profile").await.expect_nothing_of("Une cliente attend").form("pause").submit().await.expect_status(200);
    let page = dossier(&staff, &salome).await;
    page.expect("Pause prise par la personne elle-même");
    assert!(!page.has_form("resume_member"), "{page}");
    let fields = [("profile".to_owned(), salome.profile().to_string())];
    staff.post("/api/staff/vetting/resume", &fields, "/staff/vetting").await.expect("Ce n’est pas possible à cette étape");
    browser.get("/profile").await.form("resume").submit().await.expect_status(200);
    assert_eq!(salome.stage(&site).await, ProfileState::Accepted);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_waits_too_long_reaches_staffs_day() {
    let site = Site::empty().await;
    let (salome, bruno) = (cto().writing().join(&site).await, cto().named("Bruno Keller").writing().join(&site).await);
    salome.asks_to_join(&site).await;
    site.advance(Duration::hours(20));
    bruno.asks_to_join(&site).await;
    bruno.is_stepped(&site, ProfileEvent::Interview).await;
    let staff = site.staff().await.browser(&site);
    staff.get("/staff").await.expect("Lire la demande de Salomé Garnier").expect("Fixer un entretien avec Bruno Keller");
    let page = staff.get("/staff/vetting").await;
    page.expect("Chaque étape a sa promesse : 3 jours ouvrés, 10 pour les références.");
    assert_eq!(page.texts(".tabs a"), ["Toutes 2", "Demande à lire 1", "Entretien 1", "Références 0"]);
    assert_eq!(page.texts("tbody th a"), ["Salomé Garnier", "Bruno Keller"], "who is due first comes first");
    site.advance(Duration::hours(53));
    let page = staff.get("/staff/vetting").await;
    page.expect("1 personne attend plus que promis.").expect("retard 1 h");
    staff.get("/staff").await.expect("1 en retard").expect("Lire la demande de Salomé Garnier");
    salome.browser(&site).get("/profile").await.expect("L’équipe n’a pas tenu sa promesse.");
    let page = staff.get("/staff/vetting?stage=interview").await;
    assert_eq!(page.texts("tbody th a"), ["Bruno Keller"]);
    staff.get("/staff/vetting?stage=references").await.expect("Aucune demande à cette étape");
    staff.get("/staff/vetting?stage=accepted&page=x").await.expect_status(200).expect("Salomé Garnier");
    staff.get("/en/staff/vetting").await.expect("1 person is waiting longer than promised.");
}
