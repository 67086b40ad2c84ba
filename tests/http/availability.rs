//! Laws of availability:
//! 1. silence is asked about after a fortnight and again after another, shown as unconfirmed from then on, and ends with a pause after thirty
//!    days: by the system, with a line in the log, a mail, a word on the CTO's pages, and one button to come back;
//! 2. a link answers without a session, once; its key is in the mail alone, and looking changes nothing;
//! 3. what cannot be taken comes back, and spends no link;
//! 4. any answer begins the silence anew;
//! 5. whoever turned the question off is shown it on the site, and is still told of the pause;
//! 6. a server that slept asks before it pauses; the demo community is not watched, and neither is who is suspended and cannot answer;
//! 7. whoever is paused reads so wherever they would apply, with the way back, and what they typed is kept; what staff paused, no link ends.

use chrono::Duration;
use marketplace::demo;
use tests::{Browser, Member, Page, Postbox, Site, cto, mission, startup};

/// The page on which a link answers.
const LINK: &str = "/availability?key=";

/// A CTO who has just come back, so that their word counts from today, and a mail server.
async fn scene() -> (Site, Member, Browser, Postbox) {
    let site = Site::empty().await;
    let salome = cto().named("Salomé Garnier").reached_at("salome@garnier.example").join(&site).await;
    let browser = salome.browser(&site);
    browser.get("/profile").await.form("pause").submit().await.expect("En pause");
    browser.get("/profile").await.form("resume").submit().await.expect_status(200);
    (site, salome, browser, Postbox::open().await)
}

/// Lets days pass, each with its work.
async fn days(site: &Site, postbox: &Postbox, days: u32) {
    for _ in 0..days {
        site.advance(Duration::days(1));
        site.work_off_through(postbox).await;
    }
    site.follow().await;
}

async fn state(site: &Site, member: &Member) -> String {
    let state = "SELECT state FROM profiles WHERE id = $1";
    sqlx::query_scalar(state).bind(member.profile().0).fetch_one(&mut site.superuser().await).await.unwrap()
}

async fn staff_sees<'b>(browser: &'b Browser, member: &Member) -> Page<'b> {
    browser.get(&format!("/staff/profiles/{}", member.profile())).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_silence_of_forty_five_days() {
    let (site, salome, mut browser, postbox) = scene().await;
    let mut told = Vec::new();
    for day in 1..=45 {
        days(&site, &postbox, 1).await;
        if day % 20 == 0 {
            // A session lasts thirty days.
            browser = site.signed_in(&salome.email).await;
        }
        told.extend(postbox.arrived().into_iter().skip(told.len()).map(|mail| (day, mail.subject)).collect::<Vec<_>>());
        let expected = if day < 30 { "accepted" } else { "paused" };
        assert_eq!(state(&site, &salome).await, expected, "day {day}");
        let page = browser.get("/profile").await;
        assert_eq!(page.says("C’est toujours vrai"), (14..30).contains(&day), "day {day}");
        assert_eq!(page.says("faute de nouvelles"), day >= 30, "day {day}");
    }
    let question = "Êtes-vous toujours disponible\u{202f}?".to_owned();
    assert_eq!(told, [(14, question.clone()), (28, question), (30, "Votre profil est en pause".to_owned())]);

    browser.get("/offers").await.expect("faute de nouvelles").expect("17 décembre 2026");
    let staff = site.signed_in(&site.staff().await.email).await;
    staff_sees(&staff, &salome).await.expect("En pause, faute de nouvelles");
    let log = staff.get("/staff/audit").await;
    log.expect("Propositions mises en pause").expect("Disponibilité demandée");
    let by = "SELECT actor_role FROM audit_events WHERE event = 'pause' AND subject_id = $1 ORDER BY id DESC LIMIT 1";
    let by: String = sqlx::query_scalar(by).bind(salome.profile().0).fetch_one(&mut site.superuser().await).await.unwrap();
    assert_eq!(by, "system");

    let page = browser.get("/offers").await.form("resume").submit().await;
    page.expect_status(200).expect_nothing_of("faute de nouvelles");
    assert_eq!(state(&site, &salome).await, "accepted");
    days(&site, &postbox, 13).await;
    assert_eq!(postbox.arrived().len(), 3, "coming back is an answer");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_free_day_taken_from_a_cv_is_an_answer_of_that_day_in_paris() {
    let (site, salome, browser, postbox) = scene().await;
    let staff = site.staff().await.browser(&site);
    days(&site, &postbox, 14).await;
    staff_sees(&staff, &salome).await.expect("Disponibilité non confirmée");
    // Half past midnight of the next day in Paris.
    site.advance(Duration::minutes(14 * 60 + 30));
    let cv = "CTO.\n\nDisponible à partir du 15 janvier 2027.";
    let page = browser.get("/profile/import").await.form("import-text").fill("text", cv).submit().await;
    page.form("import").submit().await.expect_path("/profile");
    staff_sees(&staff, &salome).await.expect("15 janvier 2027").expect_nothing_of("Disponibilité non confirmée");
    let days = "SELECT to_char(availability_since, 'YYYY-MM-DD') || ' ' || to_char(availability_confirmed_on, 'YYYY-MM-DD') FROM profiles WHERE id = $1";
    let days: String = sqlx::query_scalar(days).bind(salome.profile().0).fetch_one(&mut site.superuser().await).await.unwrap();
    assert_eq!(days, "2026-12-02 2026-12-02");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_unconfirmed_is_a_question_for_staff_and_ceo() {
    let (site, salome, browser, postbox) = scene().await;
    let ceo = startup().join(&site).await;
    let staff = site.staff().await.browser(&site);
    let open = mission().of(&ceo).saying("Notre Symfony, deux jours par semaine, dès que possible.").open().play(&site).await;
    let curation = format!("/staff/missions/{}/curation?peek={}", open.id, salome.profile());
    staff.get(&curation).await.expect_status(200).expect("Salomé Garnier").expect_nothing_of("Toujours libre");
    open.shortlist(&site, &[&salome]).await;
    days(&site, &postbox, 14).await;
    staff.get("/staff/profiles").await.expect("à confirmer");
    staff_sees(&staff, &salome).await.expect("Disponibilité non confirmée").expect("17 novembre 2026");
    staff.get(&curation).await.expect("Toujours libre à partir du 17 novembre 2026");
    ceo.browser(&site).get(&format!("/needs/{}/shortlist", open.id)).await.expect("à confirmer");
    browser.get("/profile").await.form("still_available").submit().await.expect_status(200).expect_nothing_of("still_available");
    staff.get("/staff/profiles").await.expect_nothing_of("à confirmer");
    staff.get(&curation).await.expect_nothing_of("Toujours libre");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_button_answers_without_a_session_and_once() {
    let (site, salome, _, postbox) = scene().await;
    days(&site, &postbox, 14).await;
    let mail = postbox.arrived().remove(0);
    assert_eq!(mail.to, "salome@garnier.example");
    let text = mail.text.replace('\u{a0}', " ");
    assert!(text.contains("17 novembre 2026") && text.contains("17 décembre 2026"), "{text}");
    let address = mail.path_to(LINK);
    let key = address.split("key=").nth(1).unwrap().to_owned();
    assert!(!site.database.dump().await.contains(&key), "the key is in the mail alone");

    let before = site.database.contents().await;
    let stranger = site.browser();
    for _ in 0..2 {
        stranger.get(&address).await.expect_status(200).expect("17 novembre 2026").expect_nothing_of("Salomé");
    }
    assert_eq!(site.database.contents().await, before, "looking changes nothing");
    let page = stranger.get(&address).await;
    let again = page.form("availability");
    page.form("availability").submit().await.expect_status(200).expect("C’est noté").expect("confirmée");
    let confirmed = "SELECT availability_confirmed_on::text FROM profiles WHERE id = $1";
    let confirmed: String = sqlx::query_scalar(confirmed).bind(salome.profile().0).fetch_one(&mut site.superuser().await).await.unwrap();
    assert_eq!(confirmed, "2026-12-01");

    again.submit().await.expect_status(200).expect("Ce lien ne s’ouvre plus");
    stranger.get(&address).await.expect("Ce lien ne s’ouvre plus");
    stranger.get("/availability?key=nonsense").await.expect_status(200).expect("Ce lien ne s’ouvre plus");
    days(&site, &postbox, 13).await;
    assert_eq!(postbox.arrived().len(), 1, "an answer begins it anew");
    days(&site, &postbox, 1).await;
    assert_eq!(postbox.arrived().len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_that_is_none_comes_back_and_spends_no_link() {
    let (site, salome, _, postbox) = scene().await;
    days(&site, &postbox, 14).await;
    let address = postbox.arrived()[0].path_to(LINK);
    let english = site.browser();
    let page = english.get(&format!("/en{address}")).await;
    let page = page.form("availability_change").fill("available_from", "soon").submit().await;
    page.expect_status(200);
    assert_eq!(page.form("availability_change").value("available_from").as_deref(), Some("soon"));
    assert_eq!(page.attributes("input[aria-invalid]", "name"), ["available_from"]);
    let page = page.form("availability_change").fill("available_from", "").submit().await;
    assert_eq!(page.attributes("input[aria-invalid]", "name"), ["available_from"]);
    let page = page.form("availability_change").fill("available_from", "2027-02-01").submit().await;
    page.expect("Noted, thank you").expect("new date");
    let known = marketplace::matches::facts(&site.market, &[salome.profile()]).await.unwrap().remove(0);
    assert_eq!(known.available_from.map(|day| day.to_string()).as_deref(), Some("2027-02-01"));
    assert!(!known.start_unconfirmed);
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_pauses_by_the_first_link_and_comes_back_by_the_last() {
    let (site, salome, _, postbox) = scene().await;
    days(&site, &postbox, 14).await;
    let stranger = site.browser();
    let page = stranger.get(&postbox.arrived()[0].path_to(LINK)).await;
    page.form("availability_pause").submit().await.expect("Votre profil est en pause");
    assert_eq!(state(&site, &salome).await, "paused");
    days(&site, &postbox, 30).await;
    assert_eq!(postbox.arrived().len(), 1, "whoever paused is not asked");

    site.signed_in(&salome.email).await.get("/profile").await.form("resume").submit().await.expect_status(200);
    days(&site, &postbox, 31).await;
    assert_eq!(state(&site, &salome).await, "paused");
    let last = postbox.arrived().pop().unwrap();
    let page = stranger.get(&last.path_to(LINK)).await;
    page.expect("Votre profil est en pause").form("availability").submit().await.expect("Vous revoilà");
    assert_eq!(state(&site, &salome).await, "accepted");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_turned_the_question_off_sees_it_and_hears_of_the_pause() {
    let (site, salome, browser, postbox) = scene().await;
    days(&site, &postbox, 14).await;
    let page = site.browser();
    let page = page.get(&postbox.arrived()[0].one_click()).await;
    page.expect("après trente jours, votre profil est mis en pause");
    page.form("unsubscribe").submit().await.expect("C’est noté");
    browser.get("/profile").await.form("still_available").submit().await.expect_status(200);
    days(&site, &postbox, 29).await;
    assert_eq!(postbox.arrived().len(), 1, "it is turned off");
    site.signed_in(&salome.email).await.get("/offers").await.expect("C’est toujours vrai");
    days(&site, &postbox, 1).await;
    assert_eq!(state(&site, &salome).await, "paused");
    let mail = postbox.arrived().pop().unwrap();
    assert_eq!(mail.subject, "Votre profil est en pause");
    assert!(mail.header("List-Unsubscribe").is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_slept_asks_before_it_pauses() {
    let (site, salome, _, postbox) = scene().await;
    site.advance(Duration::days(50));
    site.work_off_through(&postbox).await;
    assert_eq!(state(&site, &salome).await, "accepted");
    assert_eq!(postbox.arrived().len(), 1);
    days(&site, &postbox, 1).await;
    assert_eq!(state(&site, &salome).await, "accepted");
    days(&site, &postbox, 1).await;
    assert_eq!(state(&site, &salome).await, "paused");
    assert_eq!(postbox.arrived().len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn saving_the_practical_side_is_an_answer() {
    let (site, _, browser, postbox) = scene().await;
    days(&site, &postbox, 15).await;
    let page = browser.get("/profile/edit/terms").await;
    page.form("profile-terms").fill("available_from", "2027-01-04").submit().await.expect_status(200).expect_nothing_of("still_available");
    days(&site, &postbox, 13).await;
    assert_eq!(postbox.arrived().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_paused_reads_why_they_cannot_apply_and_comes_back() {
    let (site, _, browser, _) = scene().await;
    let ceo = startup().join(&site).await;
    let open = mission().of(&ceo).saying("Notre Symfony, deux jours par semaine, à distance.").open().play(&site).await;
    let address = format!("/offers/{}", open.id);
    let page = browser.get(&address).await;
    browser.get("/profile").await.form("pause").submit().await.expect("vous ne pouvez pas postuler");
    browser.get("/offers").await.expect("vous ne pouvez pas postuler");
    let page = page.form("apply").fill("message", "J’ai repris trois produits comme le vôtre.").submit().await;
    page.expect_status(200).expect("vous ne pouvez pas postuler").expect("Ce n’est pas possible à cette étape");
    assert_eq!(page.form("apply").value("message").as_deref(), Some("J’ai repris trois produits comme le vôtre."));
    let page = browser.get(&address).await;
    assert!(!page.has_form("apply"), "{page}");
    page.form("resume").submit().await.expect_status(200);
    browser.get(&address).await.form("apply").fill("message", "Me revoilà.").submit().await.expect("L’équipe lit votre candidature");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_excluded_companys_mission_is_not_there_for_a_paused_cto_either() {
    let (site, salome, browser, _) = scene().await;
    let ceo = startup().named("Acme").join(&site).await;
    let open = mission().of(&ceo).saying("Notre Symfony, deux jours par semaine, à distance.").open().play(&site).await;
    let exclude =
        "INSERT INTO profile_exclusions (profile_id, name, company) SELECT $1, company, lower(company) FROM missions WHERE id = $2";
    sqlx::query(exclude).bind(salome.profile().0).bind(open.id.0).execute(&mut site.superuser().await).await.unwrap();
    browser.get("/profile").await.form("pause").submit().await.expect_status(200);
    let fields = [("mission".to_owned(), open.id.to_string()), ("message".to_owned(), "Bonjour.".to_owned())];
    browser.post("/api/candidacy/apply", &fields, "/offers").await.expect_status(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_link_ends_what_staff_paused() {
    let (site, salome, _, postbox) = scene().await;
    days(&site, &postbox, 14).await;
    let address = postbox.arrived()[0].path_to(LINK);
    let staff = site.staff().await.browser(&site);
    let reason = "Une cliente attend votre réponse.";
    staff_sees(&staff, &salome).await.form("pause_member").fill("reason", reason).submit().await.expect_status(200);
    let page = site.browser();
    let page = page.get(&address).await;
    page.expect_status(200).expect("L’équipe a mis vos propositions en pause").expect_nothing_of(reason);
    assert!(!page.has_form("availability") && !page.has_form("availability_change"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_demo_community_stays() {
    let site = Site::with_demo_community().await;
    let before = site.count("profiles WHERE state = 'accepted'").await;
    assert!(before > 100 && demo::accounts(&site.market).await.unwrap().len() == 3);
    site.advance(Duration::days(90));
    site.work_off().await;
    assert_eq!(site.count("profiles WHERE state = 'accepted'").await, before);
    assert!(!site.outbox().await.iter().any(|kept| kept.text.contains("/availability?key=")), "nobody of them is asked");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_suspended_is_neither_asked_nor_paused() {
    let (site, salome, _, postbox) = scene().await;
    salome.suspend(&site).await;
    days(&site, &postbox, 45).await;
    assert_eq!(state(&site, &salome).await, "accepted");
    let asked = "SELECT count(*) FROM audit_events WHERE subject_id = $1 AND event = 'ask_availability'";
    let asked: i64 = sqlx::query_scalar(asked).bind(salome.profile().0).fetch_one(&mut site.superuser().await).await.unwrap();
    assert_eq!(asked, 0);
    marketplace::accounts::reinstate(&site.market, &salome.email, "Une erreur").await.unwrap();
    days(&site, &postbox, 13).await;
    assert!(postbox.arrived().is_empty(), "{:?}", postbox.arrived());
    days(&site, &postbox, 1).await;
    assert_eq!(postbox.arrived().len(), 1, "silence counts from the day on which they could answer again");
    assert_eq!(state(&site, &salome).await, "accepted");
}
