//! Writing an event (laws 1 and 7 of [`super`]).

use chrono::Duration;
use tests::{Form, Site, cto};

use super::Scene;

fn filled<'b>(form: Form<'b>, day: &str, starts: &str, ends: &str) -> Form<'b> {
    form.fill("title", "Atelier de lecture")
        .fill("description", "On lit un bilan à deux voix.\nhttps://exemple.example/bilan")
        .fill("kind", "workshop")
        .fill("audience", "community")
        .fill("language", "fr")
        .fill("day", day)
        .fill("starts", starts)
        .fill("ends", ends)
        .fill("place", "La Cale, Nantes")
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_writes_a_draft_and_publishes_it() {
    let site = Site::empty().await;
    let salome = cto().named("Salomé Garnier").join(&site).await;
    let staff = site.staff().await.browser(&site);
    let page = staff.get("/staff/agenda").await.follow("Écrire un événement").await;
    let page = filled(page.form("draft_event"), "2026-12-04", "14:00", "16:30").submit().await;
    page.expect("Brouillon").expect("Vendredi 4 décembre 2026, 14 h à 16 h 30 (heure de Paris)");
    let public = page.path().replace("/staff", "");
    salome.browser(&site).get(&public).await.expect_status(404);
    salome.browser(&site).get("/agenda").await.expect("Rien n’est prévu pour l’instant");
    page.form("publish_event").submit().await.expect("Publié").expect_nothing_of("Publier");
    let at_salomes = salome.browser(&site);
    let read = at_salomes.get(&public).await;
    read.expect("Atelier de lecture").expect("On lit un bilan à deux voix.");
    assert!(read.attributes(".written a", "href").contains(&"https://exemple.example/bilan".to_owned()));
    assert_eq!(site.count("community_events").await, 1);
    let log: Vec<String> = sqlx::query_scalar("SELECT event FROM audit_events WHERE subject = 'community_event' ORDER BY id")
        .fetch_all(&mut site.superuser().await)
        .await
        .unwrap();
    assert_eq!(log, ["draft_event", "publish_event"]);
    staff.get("/staff/audit").await.expect("Événement publié").expect("Atelier de lecture");
}

#[tokio::test(flavor = "multi_thread")]
async fn hours_are_those_of_paris_and_an_hour_that_is_not_there_is_said() {
    let site = Site::empty().await;
    let staff = site.staff().await.browser(&site);
    let new = staff.get("/staff/agenda/new").await;
    let page = filled(new.form("draft_event"), "2027-03-28", "02:30", "05:00").submit().await;
    page.expect("Cette heure n’existe pas ce jour-là");
    assert_eq!(page.form("draft_event").value("title").as_deref(), Some("Atelier de lecture"), "nothing typed is lost");
    let page = filled(page.form("draft_event"), "2027-10-31", "02:30", "05:00").submit().await;
    page.expect("Cette heure passe deux fois ce jour-là");
    let page = filled(page.form("draft_event"), "2026-11-16", "10:00", "11:00").submit().await;
    page.expect("Ce moment est déjà passé.");
    let page = filled(page.form("draft_event"), "2027-03-27", "10:00", "09:00").submit().await;
    page.expect("La fin vient avant le début.");
    // Ten in the morning, on both sides of the night on which clocks go forward.
    for (day, utc) in [("2027-03-27", "2027-03-27 09:00:00+00"), ("2027-03-29", "2027-03-29 08:00:00+00")] {
        let page = filled(staff.get("/staff/agenda/new").await.form("draft_event"), day, "10:00", "11:00").submit().await;
        page.expect("10 h à 11 h (heure de Paris)");
        let id = page.path().rsplit('/').next().unwrap().to_owned();
        let starts: String =
            sqlx::query_scalar("SELECT (starts_at AT TIME ZONE 'UTC')::text || '+00' FROM community_events WHERE id = $1::uuid")
                .bind(id)
                .fetch_one(&mut site.superuser().await)
                .await
                .unwrap();
        assert_eq!(starts, utc);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_speaker_is_of_the_community_and_agrees_to_be_named() {
    let site = Site::empty().await;
    cto().named("Salomé Garnier").reached_at("salome@garnier.example").join(&site).await;
    cto().named("Nour Haddad").writing().join(&site).await;
    let staff = site.staff().await.browser(&site);
    let write = async |speaker: &str, agreed: bool| {
        let page = staff.get("/staff/agenda/new").await;
        let mut form = filled(page.form("draft_event"), "2026-12-04", "14:00", "16:30").fill("speaker", speaker);
        if agreed {
            form = form.fill("speaker_agreed", "true");
        }
        form.submit().await.text()
    };
    assert!(write("Nour Haddad", true).await.contains("Aucun CTO de la communauté"), "who still writes a profile is not of it");
    assert!(!write("Salomé Garnier", false).await.contains("Brouillon"), "without their agreement nobody is named");
    assert!(write("salome@garnier.example", true).await.contains("Brouillon"));
    let named: String = sqlx::query_scalar(
        "SELECT a.name FROM community_events e JOIN profiles p ON p.id = e.speaker_id JOIN accounts a ON a.id = p.account_id",
    )
    .fetch_one(&mut site.superuser().await)
    .await
    .unwrap();
    assert_eq!(named, "Salomé Garnier");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_is_told_where_calendars_are_concerned_and_nobody_overwrites_what_they_have_not_seen() {
    let scene = Scene::with_seats("").await;
    scene.camille.signs_up(&scene.site, scene.event).await;
    scene.mails(Duration::zero()).await;
    let (staff, other) = (scene.staff().await, scene.staff().await);
    let (page, seen_before) = (staff.get(&scene.desk()).await, other.get(&scene.desk()).await);
    page.form("change_event").fill("description", "Une description plus longue, et rien d’autre.").submit().await.expect_status(200);
    assert!(scene.news(Duration::zero()).await.is_empty(), "nothing for calendars");
    seen_before.form("change_event").fill("place", "Ailleurs").submit().await.expect("Quelqu’un a changé");
    let page = staff.get(&scene.desk()).await;
    page.form("change_event").fill("starts", "19:00").submit().await.expect("19 h à 20 h 30");
    assert_eq!(scene.news(Duration::zero()).await, ["camille: Changement : Reprendre un produit d’agence"]);
    // Nobody is put out of a seat.
    scene.salome.signs_up(&scene.site, scene.event).await;
    let page = staff.get(&scene.desk()).await.form("change_event").fill("seats", "1").submit().await;
    page.expect("2 personnes viennent déjà");
    let log = "SELECT fields FROM audit_events WHERE event = 'change_event' ORDER BY id";
    let fields: Vec<Vec<String>> = sqlx::query_scalar(log).fetch_all(&mut scene.site.superuser().await).await.unwrap();
    assert_eq!(fields, [vec!["description"], vec!["starts"]]);
}

#[tokio::test(flavor = "multi_thread")]
async fn once_it_is_over_staff_tells_how_it_was() {
    let scene = Scene::with_seats("").await;
    let staff = scene.staff().await;
    let early = staff.get(&scene.desk()).await;
    assert!(!early.has_form("recap_event"));
    scene.mails(Duration::days(11)).await;
    let staff = scene.staff().await;
    let page = staff.get(&scene.desk()).await;
    page.expect("Passé");
    assert!(!page.has_form("change_event") && !page.has_form("cancel_event"), "what is over stands");
    page.form("recap_event").fill("recap", "Trois idées : https://notes.example/soiree").submit().await.expect_status(200);
    let salome = scene.site.signed_in(&scene.salome.email).await;
    let read = salome.get(&scene.page()).await;
    read.expect("Ce qui s’est dit").expect("Trois idées");
    assert!(!read.has_form("sign_up"));
    salome.get("/agenda?when=past").await.expect("Compte rendu");
    assert_eq!(read.attributes(".written a", "href")[0], "https://notes.example/soiree");
}
