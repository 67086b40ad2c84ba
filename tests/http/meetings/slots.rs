//! Slots: typed, read, taken, refused (laws 1 to 3 of [`super`]).

use chrono::Duration;
use domain::lifecycle::MeetingState;
use tests::plain_blanks;

use super::{Scene, form_action, slot};

#[tokio::test(flavor = "multi_thread")]
async fn slots_are_typed_on_one_wall_and_read_on_another() {
    let scene = Scene::set().await;
    scene.lives_in(&scene.salome, "America/New_York").await;
    let browser = scene.camille.browser(&scene.site);
    let page = browser.get(&scene.needs_page()).await;
    page.expect("Proposez quelques créneaux à Salomé Garnier").expect("Heures de Paris (Europe/Paris).").expect("À vous");
    let form = page.form(&scene.form("propose")).fill("day-0", "2026-11-24").fill("time-0", "10:00");
    let form =
        form.fill("day-2", "2026-11-25").fill("time-2", "14:30").fill("minutes", "30").fill("place", "https://visio.example/latablee");
    form.submit().await.expect("Vous avez proposé :").expect("mardi 24 novembre, 10 h à 10 h 30 (heure de Paris)").expect("Au CTO");

    let [mail] = &scene.mails(Duration::zero()).await[..] else { panic!("one mail") };
    assert_eq!(
        (mail.to.as_str(), plain_blanks(&mail.subject).as_str()),
        ("salome@garnier.example", "À vous : choisissez un créneau avec Camille Aubry")
    );
    let text = plain_blanks(&mail.text);
    assert!(text.contains("- mardi 24 novembre, 4 h à 4 h 30 (heure de New York), soit 10 h à 10 h 30, heure de Paris"), "{text}");
    let browser = scene.salome.browser(&scene.site);
    let page = browser.get(&scene.offer_page()).await;
    page.expect("Camille Aubry vous propose :").expect("mardi 24 novembre, 4 h à 4 h 30 (heure de New York)");
    page.expect("soit 10 h à 10 h 30, heure de Paris").expect("mercredi 25 novembre, 8 h 30 à 9 h");
    assert_eq!(page.attributes(".offer-head a", "href"), ["#meeting"], "the head leads to what is to be done");
    let english = browser.get(&format!("/en{}", scene.offer_page())).await;
    english.expect("Tuesday 24 November, 4:00 to 4:30 (New York time)").expect("that is 10:00 to 10:30, Paris time");

    page.form(&scene.form("accept")).submit().await.expect("Remplissez ce champ.");
    let slot = "2026-11-25T13:30:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap().timestamp().to_string();
    let page = browser.get(&scene.offer_page()).await.form(&scene.form("accept")).fill("slot", &slot).submit().await;
    page.expect("C’est noté : vous vous rencontrez")
        .expect("Rencontre convenue : mercredi 25 novembre, 8 h 30")
        .expect("Mercredi 25 novembre, 8 h 30 à 9 h (heure de New York)")
        .expect("https://visio.example/latablee");
    scene.camille.browser(&scene.site).get(&scene.needs_page()).await.expect("Mercredi 25 novembre, 14 h 30 à 15 h (heure de Paris)");
    assert_eq!(scene.log().await[scene.log().await.len() - 2..], ["propose_slots", "accept_slot"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn hours_follow_the_change_of_the_clocks_of_both() {
    let scene = Scene::set().await;
    scene.comes_to("2027-03-01T09:00:00Z");
    let (camille, salome) = (scene.site.signed_in(&scene.camille.email).await, scene.site.signed_in(&scene.salome.email).await);
    scene.lives_in(&scene.salome, "Asia/Kolkata").await;
    // America changes on 14 March 2027, Europe on the 28th, India never.
    let form = camille.get(&scene.needs_page()).await.form(&scene.form("propose"));
    let form = form.fill("day-0", "2027-03-26").fill("time-0", "10:00").fill("day-1", "2027-03-29").fill("time-1", "10:00");
    form.submit().await.expect("vendredi 26 mars, 10 h");
    let page = salome.get(&scene.offer_page()).await;
    page.expect("vendredi 26 mars, 14 h 30 à 15 h 15 (heure de Kolkata)").expect("lundi 29 mars, 13 h 30 à 14 h 15 (heure de Kolkata)");
    scene.lives_in(&scene.salome, "America/New_York").await;
    salome.get(&scene.offer_page()).await.expect("vendredi 26 mars, 5 h").expect("lundi 29 mars, 4 h");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_wrongly_is_said_and_kept() {
    let scene = Scene::set().await;
    scene.comes_to("2027-02-20T09:00:00Z");
    let browser = scene.site.signed_in(&scene.camille.email).await;
    let page = browser.get(&scene.needs_page()).await;
    let name = scene.form("propose");
    page.form(&name).submit().await.expect("Remplissez ce champ.");
    let form = page
        .form(&name)
        .fill("day-0", "2027-03-28")
        .fill("time-0", "02:30")
        .fill("day-1", "2027-02-22")
        .fill("day-2", "demain")
        .fill("time-2", "dix");
    let refused = form.fill("minutes", "200").fill("place", "Café du Port").submit().await;
    refused.expect("Cette heure n’existe pas ce jour-là : on avance les montres.").expect("Remplissez ce champ.");
    refused.expect("Écrivez le jour comme 2026-12-01.").expect("Indiquez l’heure et les minutes.").expect("Entre 15 et 120 minutes.");
    let kept = refused.form(&name);
    for (field, value) in [
        ("day-0", "2027-03-28"),
        ("time-0", "02:30"),
        ("day-1", "2027-02-22"),
        ("day-2", "demain"),
        ("minutes", "200"),
        ("place", "Café du Port"),
    ] {
        assert_eq!(kept.value(field).as_deref(), Some(value), "{field}");
    }
    let late = page.form(&name).fill("day-0", "2027-06-01").fill("time-0", "10:00").submit().await;
    late.expect("Choisissez un moment entre dans une heure et dans 60 jours.");
    assert_eq!(scene.first_slot().await, None, "nothing was proposed");

    // In autumn the same hour comes twice: which, is asked.
    scene.comes_to("2027-10-20T09:00:00Z");
    let browser = scene.site.signed_in(&scene.camille.email).await;
    let asked = browser.get(&scene.needs_page()).await.form(&name).fill("day-0", "2027-10-31").fill("time-0", "02:30").submit().await;
    asked.expect("Cette heure passe deux fois ce jour-là");
    asked.form(&name).fill("pass-0", "second").submit().await.expect("dimanche 31 octobre, 2 h 30");
    let first = scene.first_slot().await.map(|starts| starts.to_rfc3339());
    assert_eq!(first.as_deref(), Some("2027-10-31T01:30:00+00:00"), "the second time it is half past two");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_zone_is_chosen_among_those_of_the_database() {
    let scene = Scene::set().await;
    let browser = scene.salome.browser(&scene.site);
    let page = browser.get("/account").await;
    assert_eq!(page.form("zone").value("time_zone").as_deref(), Some("Europe/Paris"));
    page.form("zone").forge("time_zone", "Mars/Olympus").submit().await.expect("Choisissez un fuseau de la liste.");
    let page = page.form("zone").fill("time_zone", "Asia/Kolkata").submit().await;
    page.expect("Votre fuseau horaire est enregistré");
    assert_eq!(page.form("zone").value("time_zone").as_deref(), Some("Asia/Kolkata"));
    browser.get(&scene.offer_page()).await.expect("Heures de Kolkata (Asia/Kolkata).");
}

#[tokio::test(flavor = "multi_thread")]
async fn none_suits_and_others_are_proposed() {
    let scene = Scene::set().await;
    scene.camille.proposes(&scene.site, scene.candidacy, &["2026-11-24 10:00"]).await;
    scene.mails(Duration::zero()).await;
    let browser = scene.salome.browser(&scene.site);
    let page = browser.get(&scene.offer_page()).await.form(&scene.form("refuse")).fill("words", "Plutôt le soir.").submit().await;
    page.expect("Aucun créneau ne convenait").expect("À l’entreprise");
    assert_eq!(scene.news(Duration::zero()).await, ["camille: Aucun créneau ne convenait à Salomé Garnier"]);
    let visit = scene.camille.browser(&scene.site);
    visit.get(&scene.needs_page()).await.expect("Plutôt le soir.").expect("Proposez-en d’autres.");
    // The CTO proposes as well as anybody.
    let form = browser.get(&scene.offer_page()).await.form(&scene.form("propose"));
    form.fill("day-0", "2026-11-26").fill("time-0", "19:00").submit().await.expect("Vous avez proposé :");
    let form = visit.get(&scene.needs_page()).await.form(&scene.form("accept"));
    let (fields, action) = (form.fill("slot", &slot("2026-11-26T18:00:00Z")).fields(), form_action(&scene, &visit).await);
    visit.post(&action, &fields, &scene.needs_page()).await.expect("C’est noté : vous vous rencontrez");
    // A second click changes nothing and says no fault.
    visit.post(&action, &fields, &scene.needs_page()).await.expect_status(200).expect("C’est noté");
    assert_eq!(scene.log().await.iter().filter(|event| *event == "accept_slot").count(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn slots_of_staff_need_both() {
    let scene = Scene::set().await;
    let staff = scene.staff().await;
    let page = staff.get(&format!("/staff/missions/{}", scene.mission.id)).await;
    let form = page.form(&scene.form("propose")).fill("day-0", "2026-11-24").fill("time-0", "10:00").fill("day-1", "2026-11-24");
    form.fill("time-1", "16:00").submit().await.expect("Vous avez proposé :");
    let told = scene.news(Duration::zero()).await;
    assert_eq!(
        told,
        ["camille: À vous : choisissez un créneau avec Salomé Garnier", "salome: À vous : choisissez un créneau avec Camille Aubry"]
    );
    let browser = scene.salome.browser(&scene.site);
    let page = browser.get(&scene.offer_page()).await;
    page.expect("L’équipe vous propose :");
    page.form(&scene.form("accept")).fill("slot", &slot("2026-11-24T15:00:00Z")).submit().await.expect("À l’entreprise");
    assert_eq!(scene.state().await, Some(MeetingState::Proposed), "one yes is no date");
    scene.camille.takes_a_slot(&scene.site, scene.candidacy).await;
    let date = scene.camille.meeting(&scene.site, scene.candidacy).await.date.unwrap();
    assert_eq!(date.starts.to_rfc3339(), "2026-11-24T15:00:00+00:00");
}

#[tokio::test(flavor = "multi_thread")]
async fn slots_are_told_also_after_both_have_said_that_they_go_on() {
    // They have talked on the telephone, said how it went, and look for a date all the same.
    let scene = Scene::set().await;
    let Scene { site, camille, salome, candidacy, .. } = &scene;
    scene.mission.agree(site, salome, *candidacy).await;
    scene.news(Duration::zero()).await;
    camille.proposes(site, *candidacy, &["2026-11-24 10:00"]).await;
    let told = scene.news(Duration::zero()).await;
    assert!(told.len() == 1 && told[0].starts_with("salome: "), "{told:?}");
    assert_eq!(site.count("notifications WHERE kind = 'meeting_slots'").await, 1);
    marketplace::meetings::propose::refuse(&site.market, &salome.part_in(site, *candidacy).await, "").await.unwrap();
    let told = scene.news(Duration::zero()).await;
    assert!(told.len() == 1 && told[0].starts_with("camille: "), "{told:?}");
}
