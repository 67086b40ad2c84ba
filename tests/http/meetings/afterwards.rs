//! What follows the date, and what stands still (laws 5 to 7 of [`super`]); the interview guide.

use chrono::Duration;
use domain::lifecycle::MeetingState;
use tests::{plain_blanks, startup};

use super::Scene;

#[tokio::test(flavor = "multi_thread")]
async fn both_are_asked_on_the_next_business_day() {
    let scene = Scene::dated().await;
    assert_eq!(scene.news(Duration::hours(48 + 3)).await, Vec::<String>::new(), "the meeting itself asks nothing");
    // Friday, nine o’clock in Paris.
    let told = scene.news(Duration::hours(20)).await;
    assert_eq!(
        told,
        [
            "camille: Votre rencontre avec Salomé Garnier a-t-elle eu lieu ?",
            "salome: Votre rencontre avec Camille Aubry a-t-elle eu lieu ?"
        ]
    );
    assert_eq!(scene.news(Duration::minutes(1)).await, Vec::<String>::new());
    let camille = scene.camille.browser(&scene.site);
    let page = camille.get(&scene.needs_page()).await;
    page.expect("La rencontre a-t-elle eu lieu ?").form(&scene.form("answer")).submit().await.expect("Remplissez ce champ.");
    let page = camille.get(&scene.needs_page()).await.form(&scene.form("answer")).fill("answer", "met").submit().await;
    page.expect("Votre réponse : Oui.").expect("Salomé Garnier n’a pas encore répondu.").expect("Au CTO");
    let salome = scene.salome.browser(&scene.site);
    let page = salome.get(&scene.offer_page()).await;
    page.expect("Dites si la rencontre a eu lieu")
        .expect_nothing_of("Votre réponse")
        .form(&scene.form("answer"))
        .fill("answer", "met")
        .submit()
        .await
        .expect("La rencontre a eu lieu")
        .expect("Dites si vous voulez continuer");
    assert_eq!(scene.state().await, Some(MeetingState::Held));
    let log = scene.log().await;
    assert_eq!(log[log.len() - 4..], ["ask_whether_met", "answer_whether_met", "answer_whether_met", "hold_meeting"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_that_differ_go_to_staff() {
    let scene = Scene::dated().await;
    scene.mails(Duration::hours(71)).await;
    scene.camille.answers(&scene.site, scene.candidacy, "met").await;
    scene.salome.answers(&scene.site, scene.candidacy, "absent").await;
    assert_eq!(scene.state().await, Some(MeetingState::Disputed));
    scene.salome.browser(&scene.site).get(&scene.offer_page()).await.expect("L’équipe vous contacte").expect_nothing_of("J’y étais");
    let staff = scene.staff().await;
    staff.get("/staff").await.expect("Éclaircir la rencontre de Salomé Garnier avec La Tablée");
    let page = staff.get(&format!("/staff/missions/{}", scene.mission.id)).await;
    page.expect("Oui (direction)").expect("l’autre personne n’est pas venue (CTO)");
    page.form(&scene.form("settle")).submit().await.expect("Remplissez ce champ.");
    page.form(&scene.form("settle")).fill("outcome", "not_yet").submit().await.expect("Aucun créneau ne convenait");
    assert_eq!(scene.state().await, Some(MeetingState::Unfit));
    let page = staff.get("/staff/audit").await;
    page.expect("Rencontre à éclaircir").expect("Nouvelle date à trouver");
}

#[tokio::test(flavor = "multi_thread")]
async fn silence_is_reminded_of_once_and_goes_to_staff() {
    let scene = Scene::dated().await;
    scene.mails(Duration::hours(71)).await;
    scene.camille.answers(&scene.site, scene.candidacy, "met").await;
    // Two business days from Friday morning: half of the four days is Sunday morning.
    assert_eq!(scene.news(Duration::hours(47)).await, Vec::<String>::new());
    assert_eq!(scene.news(Duration::hours(2)).await, ["salome: Rappel : votre rencontre avec Camille Aubry vous attend"]);
    scene.run_again().await;
    assert_eq!(scene.news(Duration::zero()).await, Vec::<String>::new(), "once");
    assert_eq!(scene.state().await, Some(MeetingState::Asked));
    scene.mails(Duration::hours(48)).await;
    assert_eq!(scene.state().await, Some(MeetingState::Disputed));
    scene.run_again().await;
    scene.mails(Duration::hours(2)).await;
    assert_eq!(scene.log().await.iter().filter(|event| *event == "dispute_meeting").count(), 1);
    scene.staff().await.get("/staff").await.expect("Éclaircir la rencontre de Salomé Garnier avec La Tablée");
}

#[tokio::test(flavor = "multi_thread")]
async fn slots_that_nobody_proposes_or_answers_are_noticed() {
    let scene = Scene::set().await;
    // The CEO has two business days to propose; after one they are reminded.
    assert_eq!(scene.news(Duration::hours(23)).await, Vec::<String>::new());
    assert_eq!(scene.news(Duration::hours(1)).await, ["camille: Rappel : votre rencontre avec Salomé Garnier vous attend"]);
    scene.staff().await.get("/staff").await.expect_nothing_of("Relancer la rencontre");
    scene.mails(Duration::hours(25)).await;
    scene.staff().await.get("/staff").await.expect("Relancer la rencontre de Salomé Garnier avec La Tablée");
    scene.camille.proposes(&scene.site, scene.candidacy, &["2026-11-25 10:00"]).await;
    scene.mails(Duration::zero()).await;
    scene.staff().await.get("/staff").await.expect_nothing_of("Relancer la rencontre");
    // Thursday to Monday, over a weekend: half of it is Saturday.
    assert_eq!(scene.news(Duration::hours(48)).await, ["salome: Rappel : votre rencontre avec Camille Aubry vous attend"]);
    scene.mails(Duration::hours(50)).await;
    scene.staff().await.get("/staff").await.expect("Relancer la rencontre de Salomé Garnier avec La Tablée");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_date_that_was_to_be_moved_and_was_not_is_asked_about() {
    let scene = Scene::dated().await;
    scene.salome.proposes(&scene.site, scene.candidacy, &["2026-11-27 10:00"]).await;
    scene.mails(Duration::zero()).await;
    let told = scene.news(Duration::hours(71)).await;
    assert_eq!(told.iter().filter(|mail| mail.ends_with("a-t-elle eu lieu ?")).count(), 2, "{told:?}");
    assert_eq!(scene.state().await, Some(MeetingState::Asked));
    scene.camille.answers(&scene.site, scene.candidacy, "met").await;
    scene.salome.answers(&scene.site, scene.candidacy, "met").await;
    assert_eq!(scene.state().await, Some(MeetingState::Held));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_meeting_that_stands_still_comes_to_staff_by_mail() {
    let scene = Scene::set().await;
    let nadia = scene.site.staff().await.email.clone();
    let mut told = Vec::new();
    for _ in 0..10 {
        told.extend(scene.mails(Duration::hours(13)).await.into_iter().filter(|mail| mail.to == nadia));
    }
    let lines: usize = told.iter().map(|mail| plain_blanks(&mail.text).matches("Rencontre de Salomé Garnier avec La Tablée").count()).sum();
    assert_eq!(lines, 1, "once, in one of {} mails", told.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn calling_off_and_refusing_are_done_once_however_often_they_are_clicked() {
    let scene = Scene::dated().await;
    let camille = scene.camille.browser(&scene.site);
    let page = camille.get(&scene.needs_page()).await;
    for _ in 0..2 {
        page.form(&scene.form("call-off")).fill("reason", "Un imprévu.").submit().await.expect("La rencontre est annulée.");
    }
    assert_eq!(scene.mails(Duration::zero()).await.len(), 2, "one to each");
    scene.salome.proposes(&scene.site, scene.candidacy, &["2026-11-27 10:00"]).await;
    let page = camille.get(&scene.needs_page()).await;
    for _ in 0..2 {
        page.form(&scene.form("refuse")).submit().await.expect("Aucun créneau ne convenait");
    }
    assert_eq!(scene.log().await.iter().filter(|event| *event == "refuse_slots").count(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn notes_are_their_authors_and_staffs() {
    let scene = Scene::dated().await;
    let camille = scene.camille.browser(&scene.site);
    assert!(!camille.get(&scene.needs_page()).await.has_form(&scene.form("note")), "nothing to note before");
    scene.mails(Duration::hours(71)).await;
    let name = scene.form("note");
    let page = camille.get(&scene.needs_page()).await;
    page.expect("Explique avec des mots que je comprends");
    let refused = page.form(&name).fill("need", "yes").fill("words", "Écoute d’abord.").submit().await;
    refused.expect("Remplissez ce champ.");
    assert_eq!(
        (refused.form(&name).value("need").as_deref(), refused.form(&name).value("words").as_deref()),
        (Some("yes"), Some("Écoute d’abord."))
    );
    let form = refused.form(&name).fill("clarity", "rather_yes").fill("terms", "rather_no").fill("together", "yes");
    form.submit()
        .await
        .expect("A compris mon besoin : Oui")
        .expect("Le rythme et le tarif conviennent : Plutôt non")
        .expect("« Écoute d’abord. »");
    let salome = scene.salome.browser(&scene.site);
    let page = salome.get(&scene.offer_page()).await;
    page.expect_nothing_of("Écoute d’abord").expect("On m’a dit franchement où en sont les choses");
    let form = page.form(&name).fill("need", "no").fill("clarity", "no").fill("terms", "yes").fill("together", "no").fill("words", "Flou.");
    form.submit().await.expect("Le besoin est clair : Non");
    camille.get(&scene.needs_page()).await.expect_nothing_of("Flou.").expect_nothing_of("Le besoin est clair");
    let staff = scene.staff().await;
    staff.get(&format!("/staff/missions/{}", scene.mission.id)).await.expect("Écoute d’abord.").expect("Flou.");
    // Read again at the choice, by its author alone.
    camille
        .get(&format!("/needs/{}/shortlist", scene.mission.id))
        .await
        .expect("Vos notes")
        .expect("« Écoute d’abord. »")
        .expect_nothing_of("Flou.");

    let own = salome.ask("/account/export.json").await.text();
    assert!(own.contains("Flou.") && !own.contains("Écoute d’abord"), "{own}");
    let own = camille.ask("/account/export.json").await.text();
    assert!(own.contains("Écoute d’abord") && !own.contains("Flou."), "{own}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_interview_guide_says_what_to_ask_and_what_to_listen_for() {
    let scene = Scene::set().await;
    let browser = scene.camille.browser(&scene.site);
    let page = browser.get(&scene.needs_page()).await;
    page.expect("Bon signe").expect("Mauvais signe").expect("Ouvrir le guide d’entretien");
    let guide = browser.get(&format!("{}/guide", scene.needs_page())).await;
    guide.expect("Votre guide d’entretien avec Salomé Garnier").expect("Bon signe").expect("Mauvais signe").expect("Pour finir");
    browser.get(&format!("/en{}/guide", scene.needs_page())).await.expect("A good sign").expect("A bad sign");
    let stranger = startup().named("Le Fournil").join(&scene.site).await.browser(&scene.site);
    assert_eq!(stranger.ask(&format!("{}/guide", scene.needs_page())).await.status, 404);
}
