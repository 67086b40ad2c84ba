//! Who reads what (laws 2, 5 and 6 of [`super`]).

use chrono::Duration;
use marketplace::community_events::write::TypedEvent;
use tests::{Site, cto, evening, startup};

use super::Scene;

const LINK: &str = "https://visio.example/reprise";

#[tokio::test(flavor = "multi_thread")]
async fn each_reads_what_is_for_them() {
    let site = Site::empty().await;
    let event = |title: &str, audience: &str| TypedEvent { title: title.to_owned(), audience: audience.to_owned(), ..evening() };
    let mut ids = Vec::new();
    for (title, audience) in [("Entre CTO", "ctos"), ("Entre nous", "community"), ("Avec tout le monde", "public")] {
        ids.push(site.announces(&event(title, audience)).await);
    }
    let camille = startup().join(&site).await.browser(&site);
    let salome = cto().join(&site).await.browser(&site);
    let writing = cto().named("Nour Haddad").writing().join(&site).await.browser(&site);
    let staff = site.staff().await.browser(&site);
    let stranger = site.browser();
    for (browser, reads) in [
        (&stranger, [false, false, true]),
        (&writing, [false, false, true]),
        (&camille, [false, true, true]),
        (&salome, [true; 3]),
        (&staff, [true; 3]),
    ] {
        let list = browser.get("/agenda").await;
        for ((title, id), reads) in ["Entre CTO", "Entre nous", "Avec tout le monde"].iter().zip(&ids).zip(reads) {
            assert_eq!(list.says(title), reads, "{title}");
            if reads || !std::ptr::eq(browser, &stranger) {
                browser.get(&format!("/agenda/{id}")).await.expect_status(if reads { 200 } else { 404 });
                assert_eq!(browser.ask(&format!("/agenda/{id}/calendar.ics")).await.status, if reads { 200 } else { 404 });
            }
        }
    }
    stranger.get(&format!("/agenda/{}", ids[1])).await.expect("Se connecter").expect_nothing_of("Entre nous");
    camille.get("/agenda?page=9").await.expect_status(200).expect("Cette page est vide").expect("Revenir au début");
    let page = stranger.get(&format!("/agenda/{}", ids[2])).await;
    let sign_in = page.expect("Se connecter pour s’inscrire").attributes(".occasion-sign-up a", "href");
    assert_eq!(sign_in, [format!("/sign-in?next=%2Fagenda%2F{}", ids[2])], "back to the event from there");
}

#[tokio::test(flavor = "multi_thread")]
async fn search_engines_read_a_public_event_and_nothing_that_is_not() {
    let title = "Recruter <b>&</b> former".to_owned();
    let scene = Scene::of(&TypedEvent { title, audience: "public".to_owned(), ..evening() }).await;
    let browser = scene.site.browser();
    let page = browser.get(&scene.page()).await;
    let data = page.inner("script[type='application/ld+json']");
    let data: serde_json::Value = serde_json::from_str(&data).unwrap_or_else(|error| panic!("{error}: {data}"));
    assert_eq!((data["@type"].as_str(), data["startDate"].as_str()), (Some("Event"), Some("2026-11-27T17:30:00Z")));
    assert_eq!(data["eventStatus"], "https://schema.org/EventScheduled");
    assert_eq!(data["name"], "Recruter <b>&</b> former");
    assert!(!page.html().contains(LINK) && !page.inner("h1, script[type='application/ld+json']").contains("<b>"), "{}", page.html());
    scene.cancels("La salle n’est plus libre.").await;
    let page = browser.get(&scene.page()).await;
    assert!(page.inner("script[type='application/ld+json']").contains("EventCancelled"));
    let inside = Scene::of(&evening()).await;
    let camille = inside.of_member(&inside.camille);
    let page = camille.get(&inside.page()).await;
    assert!(page.texts("script[type='application/ld+json']").is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn maps_feeds_and_pictures_know_public_events_alone() {
    let scene = Scene::of(&TypedEvent { audience: "public".to_owned(), ..evening() }).await;
    let inside = scene.site.announces(&TypedEvent { title: "Entre nous".to_owned(), ..evening() }).await;
    let browser = scene.site.browser();
    let map = browser.ask("/sitemap.xml").await.text();
    assert!(map.contains(&scene.page()) && map.contains(&format!("/en{}", scene.page())) && !map.contains(&inside.to_string()), "{map}");
    for (feed, lang) in [("/agenda/feed.xml", "fr"), ("/en/agenda/feed.xml", "en")] {
        let answer = browser.ask(feed).await;
        assert_eq!((answer.status, answer.header("content-type")), (200, "application/atom+xml; charset=utf-8"));
        let text = answer.text();
        assert!(text.contains("Reprendre un produit d’agence") && text.contains(&format!("urn:uuid:{}", scene.event)), "{text}");
        assert!(text.contains(&format!("xml:lang=\"{lang}\"")) && !text.contains("Entre nous") && !text.contains(LINK), "{text}");
    }
    let page = browser.get(&scene.page()).await;
    let picture = page.attributes("meta[property='og:image']", "content").remove(0);
    assert_eq!(browser.ask(picture.strip_prefix(scene.site.origin()).unwrap()).await.status, 200);
    assert_eq!(browser.ask(&format!("/share/agenda/{inside}.png")).await.status, 404);
    let private = scene.of_member(&scene.camille).get(&format!("/agenda/{inside}")).await.html().contains("og:image");
    assert!(!private, "a private page has no picture");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_link_is_read_by_those_who_have_a_seat() {
    let scene = Scene::with_seats("1").await;
    let (camille, salome) = (scene.of_member(&scene.camille), scene.of_member(&scene.salome));
    let file = format!("{}/calendar.ics", scene.page());
    let reads = async |browser: &tests::Browser| {
        let page = browser.get(&scene.page()).await.html().contains(LINK);
        (page, super::unfolded(&browser.ask(&file).await.text()).contains(LINK))
    };
    assert_eq!(reads(&camille).await, (false, false));
    scene.camille.signs_up(&scene.site, scene.event).await;
    scene.salome.signs_up(&scene.site, scene.event).await;
    assert_eq!((reads(&camille).await, reads(&salome).await), ((true, true), (false, false)), "who waits has no seat");
    for mail in scene.mails(Duration::zero()).await {
        let is_camilles = mail.to.starts_with("camille");
        assert_eq!((mail.text.contains(LINK), mail.html.contains(LINK)), (is_camilles, is_camilles), "{}", mail.text);
        assert!(!is_camilles || super::unfolded(&mail.part("text/calendar")).contains(LINK));
    }
    camille.get(&scene.page()).await.form("withdraw").submit().await;
    assert_eq!(reads(&camille).await, (false, false));
}

#[tokio::test(flavor = "multi_thread")]
async fn those_who_come_read_the_names_of_those_who_agreed() {
    let scene = Scene::with_seats("").await;
    let salome = scene.of_member(&scene.salome);
    salome.get(&scene.page()).await.expect_nothing_of("Qui vient");
    let page = salome.get(&scene.page()).await.form("sign_up").fill("listed", "true").submit().await;
    page.expect("Qui vient").expect("Des CTO").expect("Salomé Garnier");
    let camille = scene.of_member(&scene.camille);
    let page = camille.get(&scene.page()).await.form("sign_up").submit().await;
    page.expect("Salomé Garnier").expect_nothing_of("Quatre Épices").expect_nothing_of("Des CEO");
    salome.get(&scene.page()).await.expect_nothing_of("Camille Aubry");
    // Her choice is hers to change; her company is not told.
    page.form("listed").fill("listed", "true").submit().await.expect("Des CEO").expect("Camille Aubry");
    salome.get(&scene.page()).await.expect("Camille Aubry").expect_nothing_of("La Tablée");
    scene.of_member(&scene.bruno).get(&scene.page()).await.expect_nothing_of("Qui vient");
    // Salomé wants La Tablée to see nothing of her.
    sqlx::query(
        "INSERT INTO profile_exclusions (profile_id, company, name) VALUES ($1, 'tablee', 'La Tablée'), ($1, 'la tablee', 'La Tablée')",
    )
    .bind(scene.salome.profile().0)
    .execute(&mut scene.site.superuser().await)
    .await
    .unwrap();
    camille.get(&scene.page()).await.expect_nothing_of("Salomé Garnier");
    let staff = scene.staff().await;
    let file = staff.ask(&format!("{}/attendees.csv", scene.desk())).await;
    assert!(file.text().contains("Camille Aubry;camille@latablee.example;") && file.text().contains("Salomé Garnier"), "{}", file.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_in_the_file_is_no_formula() {
    let scene = Scene::with_seats("").await;
    let sly = startup().named("=HYPERLINK(\"http://evil.example\")").led_by("=1+1").join(&scene.site).await;
    sly.signs_up(&scene.site, scene.event).await;
    let file = scene.staff().await.ask(&format!("{}/attendees.csv", scene.desk())).await.text();
    assert!(file.contains("'=1+1;") && file.contains("\"'=HYPERLINK("), "{file}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_agenda_has_pages_and_ones_own_come_first() {
    let site = Site::empty().await;
    let salome = cto().join(&site).await;
    let mut last = None;
    for number in 0..23 {
        let (title, day) = (format!("Soirée numéro {number}"), format!("2026-12-{:02}", number + 1));
        last = Some(site.announces(&TypedEvent { title, day, ..evening() }).await);
    }
    salome.signs_up(&site, last.unwrap()).await;
    let browser = salome.browser(&site);
    let page = browser.get("/agenda").await;
    let titles = page.texts(".occasion h2");
    assert_eq!((titles.len(), titles[0].as_str(), titles[1].as_str()), (20, "Soirée numéro 22", "Soirée numéro 0"));
    let next = page.follow("Suivant").await;
    assert_eq!(next.texts(".occasion h2"), ["Soirée numéro 19", "Soirée numéro 20", "Soirée numéro 21"]);
}
