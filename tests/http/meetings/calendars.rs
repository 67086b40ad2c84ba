//! Dates and calendars (laws 4 and 8 of [`super`]).

use chrono::Duration;
use domain::lifecycle::MeetingState;
use icalendar::Calendar;
use tests::{plain_blanks, startup};

use super::{Scene, invitation};

#[tokio::test(flavor = "multi_thread")]
async fn calendars_follow_the_date_and_its_end() {
    let scene = Scene::set().await;
    scene.camille.proposes(&scene.site, scene.candidacy, &["2026-11-24 10:00"]).await;
    scene.mails(Duration::zero()).await;
    scene.salome.takes_a_slot(&scene.site, scene.candidacy).await;
    let mails = scene.mails(Duration::zero()).await;
    assert_eq!(mails.len(), 2, "both");
    let mut uids: Vec<String> = Vec::new();
    for mail in &mails {
        let (method, uid, sequence, text) = invitation(mail);
        assert_eq!((method.as_str(), sequence), ("REQUEST", 0));
        assert!(text.contains("DTSTART:20261124T090000Z") && text.contains("DTEND:20261124T094500Z"), "{text}");
        uids.push(uid);
    }
    assert_eq!(uids[0], uids[1]);

    // Moved: the old date stands until the new one is taken, which updates the same entry.
    scene.salome.proposes(&scene.site, scene.candidacy, &["2026-11-26 15:00"]).await;
    let visit = scene.camille.browser(&scene.site);
    visit
        .get(&scene.needs_page())
        .await
        .expect("Le créneau choisi remplacera la rencontre prévue : mardi 24 novembre, 10 h à 10 h 45.")
        .expect("Garder la date prévue");
    scene.mails(Duration::zero()).await;
    scene.camille.takes_a_slot(&scene.site, scene.candidacy).await;
    let (method, uid, sequence, text) = invitation(&scene.mails(Duration::zero()).await[0]);
    assert_eq!((method.as_str(), &uid, sequence), ("REQUEST", &uids[0], 1));
    assert!(text.contains("DTSTART:20261126T140000Z"), "{text}");

    let page = visit.get(&scene.needs_page()).await;
    page.form(&scene.form("call-off")).submit().await.expect("Remplissez ce champ.");
    page.form(&scene.form("call-off")).fill("reason", "Un imprévu chez nous.").submit().await.expect("La rencontre est annulée.");
    let mails = scene.mails(Duration::zero()).await;
    assert_eq!(mails.len(), 2);
    for mail in &mails {
        let (method, uid, sequence, text) = invitation(mail);
        assert_eq!((method.as_str(), &uid, sequence), ("CANCEL", &uids[0], 2));
        assert!(text.contains("STATUS:CANCELLED"), "{text}");
        assert!(mail.text.contains("Un imprévu chez nous."), "{}", mail.text);
    }
    // A meeting that begins anew is another entry.
    scene.camille.proposes(&scene.site, scene.candidacy, &["2026-11-27 10:00"]).await;
    scene.mails(Duration::zero()).await;
    scene.salome.takes_a_slot(&scene.site, scene.candidacy).await;
    let (_, uid, sequence, _) = invitation(&scene.mails(Duration::zero()).await[0]);
    assert!(uid != uids[0] && sequence == 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_date_that_was_to_be_moved_can_stay() {
    let scene = Scene::dated().await;
    scene.salome.proposes(&scene.site, scene.candidacy, &["2026-11-20 10:00"]).await;
    scene.mails(Duration::zero()).await;
    let visit = scene.camille.browser(&scene.site);
    visit.get(&scene.needs_page()).await.form(&scene.form("refuse")).submit().await.expect("C’est noté : vous vous rencontrez");
    assert_eq!(scene.state().await, Some(MeetingState::Agreed));
    assert_eq!(scene.news(Duration::zero()).await, ["salome: La rencontre avec Camille Aubry reste à la date prévue"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_date_is_taken_away_as_a_file_by_those_who_meet() {
    let scene = Scene::dated().await;
    let path = format!("/meetings/{}/calendar.ics", scene.candidacy);
    for member in [&scene.camille, &scene.salome] {
        let browser = member.browser(&scene.site);
        let answer = browser.ask(&path).await;
        assert_eq!((answer.status, answer.header("content-type")), (200, "text/calendar; charset=utf-8"));
        let text = answer.text();
        assert!(text.contains("METHOD:PUBLISH") && text.contains("DTSTART:20261119T090000Z"), "{text}");
        assert!(!text.contains("garnier.example") && !text.contains("latablee.example"), "{text}");
        text.parse::<Calendar>().unwrap();
    }
    let stranger = startup().named("Le Fournil").join(&scene.site).await.browser(&scene.site);
    assert_eq!(stranger.ask(&path).await.status, 404);
    assert_eq!(scene.site.browser().ask(&path).await.status, 303);
    assert_eq!(scene.camille.browser(&scene.site).ask("/meetings/nothing/calendar.ics").await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_meeting_ends_with_its_candidacy() {
    let scene = Scene::dated().await;
    let salome = scene.salome.browser(&scene.site);
    let leaving = salome.get("/account/delete").await.form("erase").fill("current_password", tests::PASSWORD);
    leaving.fill("reason", "Je change de métier.").fill("confirmed", "true").submit().await.expect_status(200);
    let mails = scene.mails(Duration::zero()).await;
    let cancelled = mails.iter().find(|mail| plain_blanks(&mail.subject).contains("La rencontre est annulée")).expect("calendars are told");
    assert_eq!(cancelled.to, "camille@latablee.example");
    let (method, _, sequence, text) = invitation(cancelled);
    assert_eq!((method.as_str(), sequence), ("CANCEL", 1));
    assert!(!text.contains("Garnier") && !text.contains("salome"), "nothing of who has left: {text}");
    let left: i64 = sqlx::query_scalar(
        "SELECT (SELECT count(*) FROM meetings) + (SELECT count(*) FROM meeting_slots) + (SELECT count(*) FROM meeting_impressions)",
    )
    .fetch_one(&mut scene.site.superuser().await)
    .await
    .unwrap();
    assert_eq!(left, 0);
}
