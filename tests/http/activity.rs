//! Laws of the days worked in a month:
//! 1. the CTO notes them a day at a time, without JavaScript, with weekends and holidays marked; what is typed wrongly loses nothing;
//! 2. a month's sum is that of its days, on the page and in the file, in both languages;
//! 3. the CEO approves what was read, or returns it with a reason; a closed month is opened again by both, or by staff, and everybody reads why; whoever is
//!    asked to have it opened has a time to answer, and may say no;
//! 4. a day that counts more than one in all is noticed, and not refused; the other company is not named;
//! 5. the CTO is reminded on the month's last business day, once; who is late stands on staff's day and in its digest; nobody is asked for a month
//!    before the work begins;
//! 6. a second click changes nothing, an old page is told, strangers find nothing;
//! 7. what was written is the CTO's to take away, and goes with either account.

use chrono::{DateTime, Duration, Utc};
use tests::{AtWork, Page, TERMS, cto, mission, plain_blanks, startup};

/// The address of a month.
fn month(scene: &AtWork, month: &str) -> String {
    scene.page(&format!("/activity/{month}"))
}

/// The CTO notes a day and a half, and sends them.
async fn send(scene: &AtWork) {
    let salome = scene.site.signed_in(&scene.salome.email).await;
    let page = salome.get(&month(scene, "2026-11")).await;
    note(&page).send_by("step", "send").await;
}

/// And the CEO approves them.
async fn close(scene: &AtWork) {
    send(scene).await;
    let camille = scene.site.signed_in(&scene.camille.email).await;
    camille.get(&month(scene, "2026-11")).await.form("approve-2026-11").submit().await.expect("Validé");
}

/// A day and a half, with a line.
fn note<'b>(page: &Page<'b>) -> tests::Form<'b> {
    let form = page.form("note-days-2026-11").fill("days-17", "1").fill("note-17", "Revue du code avec l’agence");
    form.fill("days-18", "0.5")
}

#[tokio::test(flavor = "multi_thread")]
async fn days_are_noted_and_what_is_typed_wrongly_loses_nothing() {
    let scene = AtWork::begin().await;
    let salome = scene.site.signed_in(&scene.salome.email).await;
    salome
        .get(&format!("/engagements/{}", scene.engagement))
        .await
        .follow("Jours travaillés")
        .await
        .follow("Novembre 2026")
        .await
        .expect_status(200);
    let page = salome.get(&month(&scene, "2026-11")).await;
    page.expect("Samedi 21 novembre (week-end)").expect_nothing_of("Lundi 16 novembre");
    let long = "x".repeat(201);
    let refused = note(&page).fill("note-18", &long).submit().await;
    let form = refused.form("note-days-2026-11");
    assert_eq!((form.value("days-17").as_deref(), form.value("note-18")), (Some("1"), Some(long)), "nothing is lost");
    let forged = note(&page).forge("days-02", "1").submit().await;
    forged.expect("Choisissez une valeur possible");
    let odd = note(&page).forge("days-17", "2").submit().await;
    odd.expect_status(200).expect_nothing_of("Total : 2 jours");
    note(&page).submit().await.expect("Total : 1,5 jour").expect("En cours");
    note(&page).submit().await.expect("Total : 1,5 jour");
    assert_eq!(scene.logged("note_days").await, 1, "a second click changes nothing");

    let behind = note(&page).fill("days-19", "1").submit().await;
    behind.expect("Total : 1,5 jour");
    assert_eq!(behind.form("note-days-2026-11").value("days-19").as_deref(), Some("1"), "what was typed on an old page is not lost");
    for path in ["2026-10", "2026-12", "2026-1", "novembre"] {
        assert_eq!(salome.ask(&month(&scene, path)).await.status, 404, "{path}");
    }
    assert!(!scene.site.signed_in(&scene.camille.email).await.get(&month(&scene, "2026-11")).await.has_form("note-days-2026-11"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_month_is_sent_returned_corrected_approved_and_taken_away_as_a_file() {
    let scene = AtWork::begin().await;
    send(&scene).await;
    assert_eq!(scene.news(Duration::zero()).await, ["camille: À vous : le relevé de novembre 2026 est à valider"]);
    let camille = scene.site.signed_in(&scene.camille.email).await;
    let read = camille.get(&month(&scene, "2026-11")).await;
    read.expect("Revue du code avec l’agence").expect("Total : 1,5 jour").expect("Valider 1,5 jour");
    let form = read.form("return-2026-11").fill("reason", "Mercredi était une journée entière.");
    form.submit().await.expect("À corriger").expect("Mercredi était une journée entière.");
    read.form("return-2026-11").fill("reason", "Mercredi était une journée entière.").submit().await.expect_status(200);
    assert_eq!(scene.logged("return_month").await, 1);
    let mails = scene.mails(Duration::zero()).await;
    assert!(mails.len() == 1 && mails[0].text.contains("Mercredi était une journée entière."), "{mails:?}");

    let salome = scene.site.signed_in(&scene.salome.email).await;
    let page = salome.get(&month(&scene, "2026-11")).await;
    page.expect("Mercredi était une journée entière.");
    page.form("note-days-2026-11").fill("days-18", "1").send_by("step", "send").await;
    let stale = read.form("approve-2026-11").submit().await;
    stale.expect("À valider").expect("Total : 2 jours");
    assert_eq!(scene.logged("approve_month").await, 0, "what was read is not what is there");
    let read = camille.get(&month(&scene, "2026-11")).await;
    for _ in 0..2 {
        read.form("approve-2026-11").submit().await.expect("Validé");
    }
    assert_eq!(scene.logged("approve_month").await, 1);
    assert!(scene.news(Duration::zero()).await.contains(&"salome: Votre relevé de novembre 2026 est validé".to_owned()));

    let file = camille.ask(&format!("{}/export.csv", month(&scene, "2026-11"))).await.text();
    assert!(
        file.starts_with("\u{feff}Date;Type de jour;Jours travaillés;Note\r\n2026-11-17;ouvré;1;Revue du code avec l’agence\r\n"),
        "{file}"
    );
    assert!(file.contains("2026-11-21;week-end;0;\r\n") && file.ends_with("Total;;2;\r\n"), "{file}");
    let english = camille.ask(&format!("/en{}/export.csv", month(&scene, "2026-11"))).await.text();
    assert!(english.starts_with("\u{feff}Date,Kind of day,Days worked,Note\r\n"), "{english}");
    camille.get(&format!("/en{}", month(&scene, "2026-11"))).await.expect("Approved").expect("Total: 2 days");
    let stranger = cto().named("Bruno Keller").join(&scene.site).await.browser(&scene.site);
    for path in [month(&scene, "2026-11"), format!("{}/export.csv", month(&scene, "2026-11"))] {
        assert_eq!(stranger.ask(&path).await.status, 404, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_in_the_file_is_no_formula() {
    let scene = AtWork::begin().await;
    let salome = scene.site.signed_in(&scene.salome.email).await;
    let form = salome.get(&month(&scene, "2026-11")).await.form("note-days-2026-11");
    form.fill("days-17", "1").fill("note-17", "=HYPERLINK(\"x\";\"y\")").submit().await.expect_status(200);
    let file = salome.ask(&format!("{}/export.csv", month(&scene, "2026-11"))).await.text();
    assert!(file.contains("2026-11-17;ouvré;1;\"'=HYPERLINK(\"\"x\"\";\"\"y\"\")\"\r\n"), "{file}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_month_is_opened_by_both_or_by_staff() {
    let scene = AtWork::begin().await;
    close(&scene).await;
    scene.news(Duration::zero()).await;
    let (camille, salome) = (scene.site.signed_in(&scene.camille.email).await, scene.site.signed_in(&scene.salome.email).await);
    let form = salome.get(&month(&scene, "2026-11")).await.form("reopen-2026-11").fill("reason", "J’ai oublié le 19.");
    form.submit().await.expect("attend l’accord").expect("Validé");
    assert_eq!(scene.news(Duration::zero()).await, ["camille: Le relevé de novembre 2026 est à corriger, si vous êtes d’accord"]);
    let page = camille.get(&month(&scene, "2026-11")).await;
    page.expect("J’ai oublié le 19.");
    page.form("reopen-2026-11").submit().await.expect("À corriger").expect("J’ai oublié le 19.");
    page.form("reopen-2026-11").submit().await.expect_status(200);
    assert_eq!(scene.logged("reopen_month").await, 1, "twice is once");
    assert_eq!(scene.news(Duration::zero()).await, ["salome: Le relevé de novembre 2026 est rouvert"]);

    let form = salome.get(&month(&scene, "2026-11")).await.form("note-days-2026-11").fill("days-19", "1");
    form.send_by("step", "send").await;
    camille.get(&month(&scene, "2026-11")).await.form("approve-2026-11").submit().await.expect("Validé");
    scene.news(Duration::zero()).await;
    let staff = scene.staffs().await;
    let form = staff.get(&month(&scene, "2026-11")).await.form("reopen-2026-11").fill("reason", "La facture dit autre chose.");
    form.submit().await.expect("À corriger");
    let news = scene.news(Duration::zero()).await;
    assert_eq!(news, ["camille: Le relevé de novembre 2026 est rouvert", "salome: Le relevé de novembre 2026 est rouvert"]);
    camille.get(&month(&scene, "2026-11")).await.expect("L’équipe a rouvert ce relevé").expect("La facture dit autre chose.");
    staff.get("/staff/audit").await.expect("Relevé rouvert").expect("Correction d’un relevé clos demandée");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_that_is_full_elsewhere_is_noticed_and_not_refused() {
    let scene = AtWork::begin().await;
    let other = startup().named("Le Fournil").led_by("Yann Le Goff").join(&scene.site).await;
    let second = mission().of(&other).open().play(&scene.site).await.engage(&scene.site, &scene.salome).await;
    send(&scene).await;
    let salome = scene.site.signed_in(&scene.salome.email).await;
    let form = salome.get(&format!("/engagements/{second}/activity/2026-11")).await.form("note-days-2026-11");
    let page = form.fill("days-17", "0.5").fill("days-18", "0.5").submit().await;
    page.expect("Certains jours comptent plus d’un jour en tout").expect("17 novembre").expect_nothing_of("La Tablée");
    let yann = other.browser(&scene.site).get(&format!("/engagements/{second}/activity/2026-11")).await.text();
    assert!(!yann.contains("plus d’un jour"), "what a CTO does elsewhere is not the company's");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_month_is_asked_for_once_and_whoever_is_late_comes_to_staff() {
    let scene = AtWork::begin().await;
    let sql = "UPDATE engagements SET state = 'running'";
    sqlx::query(sql).execute(&mut scene.site.superuser().await).await.unwrap();
    let comes_to = |moment: &str| scene.site.advance(moment.parse::<DateTime<Utc>>().unwrap() - scene.site.now());
    comes_to("2026-11-30T07:59:00Z");
    assert_eq!(scene.news(Duration::zero()).await, Vec::<String>::new());
    comes_to("2026-11-30T08:01:00Z");
    assert_eq!(scene.news(Duration::zero()).await, ["salome: Votre relevé de novembre 2026 est à envoyer"]);
    scene.site.advance(Duration::hours(20));
    assert_eq!(scene.news(Duration::zero()).await, Vec::<String>::new(), "once");
    scene.staffs().await.get("/staff").await.expect_nothing_of("Relevé de novembre");
    comes_to("2026-12-07T08:05:00Z");
    scene.news(Duration::zero()).await;
    scene.site.advance(Duration::minutes(5));
    scene.site.work_off().await;
    let staff = scene.site.staff().await.email.clone();
    let told = scene.site.outbox().await.into_iter().rfind(|kept| kept.address == staff).unwrap();
    assert!(plain_blanks(&told.text).contains("Relevé de novembre 2026 de Salomé Garnier pour La Tablée"), "{}", told.text);
    scene.staffs().await.get("/staff").await.expect("Relevé de novembre 2026 à relancer : Salomé Garnier pour La Tablée");
    send(&scene).await;
    scene.staffs().await.get("/staff").await.expect_nothing_of("Relevé de novembre 2026 à relancer");
    scene.site.advance(Duration::days(10));
    scene.staffs().await.get("/staff").await.expect("Relevé de novembre 2026 à valider : La Tablée, pour Salomé Garnier");
}

#[tokio::test(flavor = "multi_thread")]
async fn after_the_end_the_last_month_is_still_sent_and_no_later_one() {
    let scene = AtWork::begin().await;
    scene.site.advance(Duration::hours(20));
    let staff = scene.staffs().await;
    let staff_page = staff.get(&format!("/engagements/{}", scene.engagement)).await;
    let form = staff_page.form("complete_mission").fill("last_day", "2026-11-18").fill("confirmed", "true");
    form.submit().await.expect("La mission est terminée");
    let salome = scene.site.signed_in(&scene.salome.email).await;
    let page = salome.get(&month(&scene, "2026-11")).await;
    page.expect_nothing_of("Jeudi 19 novembre");
    note(&page).send_by("step", "send").await;
    scene.site.advance(Duration::days(20));
    let camille = scene.site.signed_in(&scene.camille.email).await;
    camille.get(&month(&scene, "2026-11")).await.form("approve-2026-11").submit().await.expect("Validé");
    assert_eq!(camille.ask(&month(&scene, "2026-12")).await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_noted_is_the_ctos_to_take_and_goes_with_either() {
    let scene = AtWork::begin().await;
    send(&scene).await;
    let export = scene.export(&scene.salome).await.to_string();
    assert!(export.contains("Revue du code avec l’agence") && export.contains("2026-11-18"), "{export}");
    let browser = scene.site.signed_in(&scene.camille.email).await;
    let form = browser.get("/account/delete").await.form("erase").fill("reason", "Nous arrêtons.");
    form.fill("current_password", tests::PASSWORD).fill("confirmed", "true").submit().await.expect_path("/account/deleted");
    assert_eq!(scene.site.count("activity_days").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_month_is_asked_for_before_the_work_begins() {
    let scene = AtWork::begin().await;
    scene.camille.proposes_terms(&scene.site, scene.engagement, TERMS).await;
    for member in [&scene.camille, &scene.salome] {
        member.signs_terms(&scene.site, scene.engagement).await;
    }
    scene.news(Duration::zero()).await;
    let salome = scene.site.signed_in(&scene.salome.email).await;
    salome.get(&scene.page("/activity")).await.expect("Aucun mois à relever");
    assert_eq!(salome.ask(&month(&scene, "2026-11")).await.status, 404, "the work begins in December");
    scene.site.advance("2026-12-01T09:00:00Z".parse::<DateTime<Utc>>().unwrap() - scene.site.now());
    assert!(!scene.news(Duration::zero()).await.iter().any(|news| news.contains("relevé")), "nobody asks for November");
    let salome = scene.site.signed_in(&scene.salome.email).await;
    salome.get(&scene.page("/activity")).await.expect("Décembre 2026").expect_nothing_of("Novembre 2026");
    scene.site.advance("2026-12-31T08:01:00Z".parse::<DateTime<Utc>>().unwrap() - scene.site.now());
    assert!(scene.news(Duration::zero()).await.contains(&"salome: Votre relevé de décembre 2026 est à envoyer".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_asked_for_a_correction_has_a_time_to_answer_and_may_say_no() {
    let scene = AtWork::begin().await;
    close(&scene).await;
    scene.news(Duration::zero()).await;
    let (camille, salome) = (scene.camilles(), scene.salomes());
    let page = salome.get(&month(&scene, "2026-11")).await;
    page.form("reopen-2026-11").fill("reason", "J’ai oublié le 19.").submit().await.expect("À l’entreprise");
    let page = camille.get(&month(&scene, "2026-11")).await;
    page.expect("À vous");
    page.form("decline-2026-11").submit().await.expect("Remplissez ce champ.");
    for _ in 0..2 {
        let form = page.form("decline-2026-11").fill("reason", "Le 19 était férié chez nous.");
        form.submit().await.expect("Vous avez laissé ce relevé tel qu’il est.").expect_nothing_of("À vous");
    }
    assert_eq!(scene.logged("decline_correction").await, 1, "twice is once");
    let mails = scene.mails(Duration::zero()).await;
    let told = mails.iter().find(|mail| mail.subject.contains("reste tel")).expect("she is told");
    assert!(told.to == scene.salome.email && told.text.contains("Le 19 était férié chez nous."), "{told:?}");

    let page = salome.get(&month(&scene, "2026-11")).await;
    page.expect("L’entreprise laisse ce relevé tel qu’il est.").expect("Le 19 était férié chez nous.");
    page.form("reopen-2026-11").fill("reason", "Le 19 est un jeudi ordinaire.").submit().await.expect("attend l’accord");
    scene.site.advance(Duration::days(10));
    scene.staffs().await.get("/staff").await.expect("Correction du relevé de novembre 2026 sans réponse");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mission_is_not_completed_before_a_day_that_was_worked() {
    let scene = AtWork::begin().await;
    let salome = scene.site.signed_in(&scene.salome.email).await;
    let form = salome.get(&month(&scene, "2026-11")).await.form("note-days-2026-11").fill("days-17", "1").fill("days-19", "1");
    form.fill("days-27", "0.5").submit().await.expect_status(200);
    scene.site.advance(Duration::days(3));
    let staff = scene.staffs().await;
    let page = staff.get(&scene.page("")).await;
    let form = page.form("complete_mission").fill("last_day", "2026-11-18").fill("confirmed", "true");
    form.submit().await.expect("Choisissez une valeur possible");
    let form = page.form("complete_mission").fill("last_day", "2026-11-19").fill("confirmed", "true");
    form.submit().await.expect("La mission est terminée");
    let salome = scene.site.signed_in(&scene.salome.email).await;
    let file = salome.ask(&format!("{}/export.csv", month(&scene, "2026-11"))).await.text();
    assert!(file.contains("2026-11-27;ouvré;0,5;") && !file.contains("2026-11-26") && file.ends_with("Total;;2,5;\r\n"), "{file}");
}
