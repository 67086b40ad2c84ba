//! Calendars, cancellations, reminders, and the calendar that a program follows (laws 7, 8 and 9 of [`super`]).

use chrono::{DateTime, Duration, Utc};
use icalendar::Calendar;
use marketplace::community_events::write::{self, TypedEvent};
use tests::{Browser, evening};

use super::{Scene, entry, unfolded};

async fn moves_to(scene: &Scene, typed: &TypedEvent) {
    let staff = scene.site.proofs_of(scene.site.staff().await).await.staff().unwrap();
    let version: i32 = sqlx::query_scalar("SELECT version FROM community_events WHERE id = $1")
        .bind(scene.event.0)
        .fetch_one(&mut scene.site.superuser().await)
        .await
        .unwrap();
    write::change(&scene.site.market, &staff, scene.event, &version.to_string(), typed).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn calendars_follow_the_event_and_its_end() {
    let scene = Scene::with_seats("").await;
    scene.camille.signs_up(&scene.site, scene.event).await;
    let mails = scene.mails(Duration::zero()).await;
    let (method, uid, sequence, text) = entry(&mails[0]);
    assert_eq!((method.as_str(), sequence), ("REQUEST", 0));
    assert!(text.contains("DTSTART:20261127T173000Z") && text.contains("DTEND:20261127T193000Z"), "{text}");
    assert!(text.contains("mailto:camille@latablee.example"), "{text}");

    moves_to(&scene, &TypedEvent { day: "2026-12-03".to_owned(), ..evening() }).await;
    let (method, same, sequence, text) = entry(&scene.mails(Duration::zero()).await[0]);
    assert_eq!((method.as_str(), &same, sequence), ("REQUEST", &uid, 1));
    assert!(text.contains("DTSTART:20261203T173000Z"), "{text}");

    scene.cancels("La salle n’est plus libre.").await;
    let mails = scene.mails(Duration::zero()).await;
    let (method, same, sequence, text) = entry(&mails[0]);
    assert_eq!((method.as_str(), &same, sequence), ("CANCEL", &uid, 2));
    assert!(text.contains("STATUS:CANCELLED"), "{text}");
    assert!(mails[0].text.contains("La salle n’est plus libre."), "{}", mails[0].text);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancellation_is_told_once_to_all_who_signed_up() {
    let scene = Scene::with_seats("1").await;
    scene.camille.signs_up(&scene.site, scene.event).await;
    scene.salome.signs_up(&scene.site, scene.event).await;
    scene.mails(Duration::zero()).await;
    let staff = scene.staff().await;
    let page = staff.get(&scene.desk()).await;
    page.form("cancel_event").submit().await.expect("Remplissez ce champ.");
    page.form("cancel_event").fill("reason", "La salle n’est plus libre.").submit().await.expect("Cet événement est annulé");
    page.form("cancel_event").fill("reason", "La salle n’est plus libre.").submit().await.expect_status(200);
    page.form("cancel_event").fill("reason", "Une autre raison.").submit().await.expect("Ce n’est pas possible à cette étape");
    let subject = "Annulé : Reprendre un produit d’agence";
    assert_eq!(scene.news(Duration::zero()).await, [format!("camille: {subject}"), format!("salome: {subject}")]);
    assert!(scene.news(Duration::days(12)).await.is_empty(), "neither again, nor a reminder");
    let camille = scene.site.signed_in(&scene.camille.email).await;
    let told = camille.get("/notifications").await;
    assert_eq!(told.texts(".notified p").iter().filter(|line| line.contains("annulé")).count(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn people_are_reminded_on_the_day_before_once() {
    let scene = Scene::with_seats("1").await;
    scene.camille.signs_up(&scene.site, scene.event).await;
    scene.salome.signs_up(&scene.site, scene.event).await;
    scene.mails(Duration::zero()).await;
    let until = |moment: &str| moment.parse::<DateTime<Utc>>().unwrap() - scene.site.now();
    assert!(scene.news(until("2026-11-26T07:59:00Z")).await.is_empty());
    assert_eq!(scene.news(Duration::minutes(2)).await, ["camille: C’est demain : Reprendre un produit d’agence"], "who waits is not");
    let again = "UPDATE jobs SET run_at = $1 WHERE key = 'watch_community_event:' || $2::text";
    sqlx::query(again).bind(scene.site.now()).bind(scene.event.0.to_string()).execute(&mut scene.site.superuser().await).await.unwrap();
    assert!(scene.news(Duration::hours(2)).await.is_empty(), "whatever runs twice");
    // Moved to another day, there is another day before.
    moves_to(&scene, &TypedEvent { day: "2026-12-03".to_owned(), seats: "1".to_owned(), ..evening() }).await;
    scene.mails(Duration::zero()).await;
    let until = "2026-12-02T08:30:00Z".parse::<DateTime<Utc>>().unwrap() - scene.site.now();
    assert_eq!(scene.news(until).await, ["camille: C’est demain : Reprendre un produit d’agence"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reminder_of_tomorrow_does_not_wait_for_the_next_morning() {
    let scene = Scene::of(&TypedEvent { starts: "20:45".to_owned(), ends: "22:00".to_owned(), ..evening() }).await;
    let camille = scene.of_member(&scene.camille);
    camille.get("/account").await.form("choose_mail").fill("events", "daily").submit().await.expect_status(200);
    scene.camille.signs_up(&scene.site, scene.event).await;
    scene.mails(Duration::zero()).await;
    let until = |moment: &str| moment.parse::<DateTime<Utc>>().unwrap() - scene.site.now();
    scene.mails(until("2026-11-26T07:59:00Z")).await;
    assert_eq!(scene.news(Duration::minutes(2)).await, ["camille: C’est demain : Reprendre un produit d’agence"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_wants_no_reminder_still_hears_of_a_change() {
    let scene = Scene::with_seats("").await;
    scene.camille.signs_up(&scene.site, scene.event).await;
    scene.mails(Duration::zero()).await;
    let camille = scene.of_member(&scene.camille);
    let page = camille.get("/account").await;
    page.form("choose_mail").fill("events", "never").submit().await.expect_status(200);
    moves_to(&scene, &TypedEvent { place: "Ailleurs, Nantes".to_owned(), ..evening() }).await;
    assert_eq!(scene.news(Duration::zero()).await, ["camille: Changement : Reprendre un produit d’agence"]);
    assert!(scene.news(Duration::days(10)).await.is_empty());
}

/// The address on the page, as a calendar program would ask for it.
async fn draws(browser: &Browser) -> String {
    let page = browser.get("/agenda/calendar").await.form("draw_feed").submit().await;
    let address = page.attributes("a[href^='webcal://']", "href").into_iter().next().expect("the address is shown");
    assert!(page.inner("#feed-address").contains(&address.replace("webcal:", "http:")), "to be copied");
    address.split_once("localhost:3000").expect("of this site").1.to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_calendar_program_follows_without_a_session_until_the_key_ends() {
    let scene = Scene::with_seats("").await;
    scene.camille.signs_up(&scene.site, scene.event).await;
    let other = scene.site.announces(&TypedEvent { title: "Une autre soirée".to_owned(), ..evening() }).await;
    scene.salome.signs_up(&scene.site, other).await;
    let camille = scene.of_member(&scene.camille);
    let address = draws(&camille).await;
    let program = scene.site.browser();
    let answer = program.ask(&address).await;
    assert_eq!((answer.status, answer.header("content-type")), (200, "text/calendar; charset=utf-8"));
    assert!(answer.header("cache-control").starts_with("private"));
    let text = unfolded(&answer.text());
    text.parse::<Calendar>().unwrap();
    assert!(text.contains("SUMMARY:Reprendre un produit d’agence") && text.contains("DTSTART:20261127T173000Z"), "{text}");
    for nothing in ["Une autre soirée", "camille@", "Aubry", "Tablée", "ATTENDEE"] {
        assert!(!text.contains(nothing), "{nothing}: {text}");
    }
    // At rest there is a hash.
    let key = address.split("key=").nth(1).unwrap().to_owned();
    let kept: Vec<u8> =
        sqlx::query_scalar("SELECT key_hash FROM calendar_feeds").fetch_one(&mut scene.site.superuser().await).await.unwrap();
    assert!(kept.len() == 32 && !key.contains(&kept.iter().map(|byte| format!("{byte:02x}")).collect::<String>()));
    // What is cancelled says so; what was left is not there.
    scene.cancels("La salle n’est plus libre.").await;
    assert!(unfolded(&program.ask(&address).await.text()).contains("STATUS:CANCELLED"));

    let again = draws(&camille).await;
    assert_eq!((program.ask(&address).await.status, program.ask(&again).await.status), (404, 200), "another key ends the one before");
    camille.get("/agenda/calendar").await.form("end_feed").submit().await.expect("Créer mon adresse");
    assert_eq!(program.ask(&again).await.status, 404);
    for address in ["/agenda/calendar.ics", "/agenda/calendar.ics?key=", "/agenda/calendar.ics?key=zz", "/agenda/calendar.ics?key=a&key=b"]
    {
        assert_eq!(program.ask(address).await.status, 404);
    }
    let last = draws(&camille).await;
    scene.camille.suspend(&scene.site).await;
    assert_eq!(program.ask(&last).await.status, 404, "a suspended account is nobody's");
}

#[tokio::test(flavor = "multi_thread")]
async fn meetings_with_a_date_stand_in_the_calendar_too() {
    let scene = Scene::with_seats("").await;
    let mission = tests::mission().of(&scene.camille).titled("Reprendre la version").open().play(&scene.site).await;
    let candidacy = mission.shortlist(&scene.site, &[&scene.salome]).await[0];
    mission.introduce(&scene.site, &scene.salome, candidacy).await;
    let address = draws(&scene.of_member(&scene.salome)).await;
    let read = async || unfolded(&scene.site.browser().ask(&address).await.text());
    scene.camille.proposes(&scene.site, candidacy, &["2026-11-24 10:00"]).await;
    assert!(!read().await.contains("VEVENT"), "a slot is no date");
    scene.salome.takes_a_slot(&scene.site, candidacy).await;
    let text = read().await;
    assert!(text.contains("DTSTART:20261124T090000Z") && text.contains("Camille Aubry"), "{text}");
    assert!(!text.contains("latablee.example") && !text.contains("garnier.example"), "{text}");
}
