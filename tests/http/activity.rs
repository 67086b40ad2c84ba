//! Laws of the days worked in a month:
//! 1. the CTO notes them a day at a time, without JavaScript, with weekends and holidays marked; what is typed wrongly loses nothing;
//! 2. a month's sum is that of its days, on the page and in the file, in both languages;
//! 3. the CEO approves what was read, or returns it with a reason; a closed month is opened again by both, or by staff, and everybody reads why;
//! 4. a day that counts more than one in all is noticed, and not refused; the other company is not named;
//! 5. the CTO is reminded on the month's last business day, once; who is late stands on staff's day and in its digest;
//! 6. a second click changes nothing, an old page is told, strangers find nothing;
//! 7. what was written is the CTO's to take away, and goes with either account.

use chrono::Duration;
use tests::{AtWork, Browser, Member, Page, cto, mission, plain_blanks, startup};

/// Camille has chosen Salomé, on 17 November 2026.
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

    fn page(&self, month: &str) -> String {
        format!("/engagements/{}/activity/{month}", self.engagement)
    }

    async fn browser(&self, member: &Member) -> Browser {
        self.site.signed_in(&member.email).await
    }

    /// The CTO notes a day and a half, and sends them.
    async fn sends(&self) {
        let salome = self.browser(&self.salome).await;
        let page = salome.get(&self.page("2026-11")).await;
        note(&page).send_by("step", "send").await;
    }

    async fn count_of(&self, event: &str) -> i64 {
        self.site.count(&format!("audit_events WHERE event = '{event}'")).await
    }

    async fn closes(&self) {
        self.sends().await;
        let camille = self.browser(&self.camille).await;
        camille.get(&self.page("2026-11")).await.form("approve-2026-11").submit().await.expect("Validé");
    }
}

/// A day and a half, with a line.
fn note<'b>(page: &Page<'b>) -> tests::Form<'b> {
    let form = page.form("note-days-2026-11").fill("days-17", "1").fill("note-17", "Revue du code avec l’agence");
    form.fill("days-18", "0.5")
}

#[tokio::test(flavor = "multi_thread")]
async fn days_are_noted_and_what_is_typed_wrongly_loses_nothing() {
    let scene = Scene::set().await;
    let salome = scene.browser(&scene.salome).await;
    salome
        .get(&format!("/engagements/{}", scene.engagement))
        .await
        .follow("Jours travaillés")
        .await
        .follow("Novembre 2026")
        .await
        .expect_status(200);
    let page = salome.get(&scene.page("2026-11")).await;
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
    assert_eq!(scene.count_of("note_days").await, 1, "a second click changes nothing");

    let behind = note(&page).fill("days-19", "1").submit().await;
    behind.expect("Total : 1,5 jour");
    assert_eq!(behind.form("note-days-2026-11").value("days-19").as_deref(), Some("1"), "what was typed on an old page is not lost");
    for path in ["2026-10", "2026-12", "2026-1", "novembre"] {
        assert_eq!(salome.ask(&scene.page(path)).await.status, 404, "{path}");
    }
    assert!(!scene.browser(&scene.camille).await.get(&scene.page("2026-11")).await.has_form("note-days-2026-11"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_month_is_sent_returned_corrected_approved_and_taken_away_as_a_file() {
    let scene = Scene::set().await;
    scene.sends().await;
    assert_eq!(scene.news(Duration::zero()).await, ["camille: À vous : le relevé de novembre 2026 est à valider"]);
    let camille = scene.browser(&scene.camille).await;
    let read = camille.get(&scene.page("2026-11")).await;
    read.expect("Revue du code avec l’agence").expect("Total : 1,5 jour").expect("Valider 1,5 jour");
    let form = read.form("return-2026-11").fill("reason", "Mercredi était une journée entière.");
    form.submit().await.expect("À corriger").expect("Mercredi était une journée entière.");
    read.form("return-2026-11").fill("reason", "Mercredi était une journée entière.").submit().await.expect_status(200);
    assert_eq!(scene.count_of("return_month").await, 1);
    let mails = scene.mails(Duration::zero()).await;
    assert!(mails.len() == 1 && mails[0].text.contains("Mercredi était une journée entière."), "{mails:?}");

    let salome = scene.browser(&scene.salome).await;
    let page = salome.get(&scene.page("2026-11")).await;
    page.expect("Mercredi était une journée entière.");
    page.form("note-days-2026-11").fill("days-18", "1").send_by("step", "send").await;
    let stale = read.form("approve-2026-11").submit().await;
    stale.expect("À valider").expect("Total : 2 jours");
    assert_eq!(scene.count_of("approve_month").await, 0, "what was read is not what is there");
    let read = camille.get(&scene.page("2026-11")).await;
    for _ in 0..2 {
        read.form("approve-2026-11").submit().await.expect("Validé");
    }
    assert_eq!(scene.count_of("approve_month").await, 1);
    assert!(scene.news(Duration::zero()).await.contains(&"salome: Votre relevé de novembre 2026 est validé".to_owned()));

    let file = camille.ask(&format!("{}/export.csv", scene.page("2026-11"))).await.text();
    assert!(
        file.starts_with("\u{feff}Date;Type de jour;Jours travaillés;Note\r\n2026-11-17;ouvré;1;Revue du code avec l’agence\r\n"),
        "{file}"
    );
    assert!(file.contains("2026-11-21;week-end;0;\r\n") && file.ends_with("Total;;2;\r\n"), "{file}");
    let english = camille.ask(&format!("/en{}/export.csv", scene.page("2026-11"))).await.text();
    assert!(english.starts_with("\u{feff}Date,Kind of day,Days worked,Note\r\n"), "{english}");
    camille.get(&format!("/en{}", scene.page("2026-11"))).await.expect("Approved").expect("Total: 2 days");
    let stranger = cto().named("Bruno Keller").join(&scene.site).await.browser(&scene.site);
    for path in [scene.page("2026-11"), format!("{}/export.csv", scene.page("2026-11"))] {
        assert_eq!(stranger.ask(&path).await.status, 404, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_in_the_file_is_no_formula() {
    let scene = Scene::set().await;
    let salome = scene.browser(&scene.salome).await;
    let form = salome.get(&scene.page("2026-11")).await.form("note-days-2026-11");
    form.fill("days-17", "1").fill("note-17", "=HYPERLINK(\"x\";\"y\")").submit().await.expect_status(200);
    let file = salome.ask(&format!("{}/export.csv", scene.page("2026-11"))).await.text();
    assert!(file.contains("2026-11-17;ouvré;1;\"'=HYPERLINK(\"\"x\"\";\"\"y\"\")\"\r\n"), "{file}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_month_is_opened_by_both_or_by_staff() {
    let scene = Scene::set().await;
    scene.closes().await;
    scene.news(Duration::zero()).await;
    let (camille, salome) = (scene.browser(&scene.camille).await, scene.browser(&scene.salome).await);
    let form = salome.get(&scene.page("2026-11")).await.form("reopen-2026-11").fill("reason", "J’ai oublié le 19.");
    form.submit().await.expect("attend l’accord").expect("Validé");
    assert_eq!(scene.news(Duration::zero()).await, ["camille: Le relevé de novembre 2026 est à corriger, si vous êtes d’accord"]);
    let page = camille.get(&scene.page("2026-11")).await;
    page.expect("J’ai oublié le 19.");
    page.form("reopen-2026-11").submit().await.expect("À corriger").expect("J’ai oublié le 19.");
    page.form("reopen-2026-11").submit().await.expect_status(200);
    assert_eq!(scene.count_of("reopen_month").await, 1, "twice is once");
    assert_eq!(scene.news(Duration::zero()).await, ["salome: Le relevé de novembre 2026 est rouvert"]);

    let form = salome.get(&scene.page("2026-11")).await.form("note-days-2026-11").fill("days-19", "1");
    form.send_by("step", "send").await;
    camille.get(&scene.page("2026-11")).await.form("approve-2026-11").submit().await.expect("Validé");
    scene.news(Duration::zero()).await;
    let staff = scene.staffs().await;
    let form = staff.get(&scene.page("2026-11")).await.form("reopen-2026-11").fill("reason", "La facture dit autre chose.");
    form.submit().await.expect("À corriger");
    let news = scene.news(Duration::zero()).await;
    assert_eq!(news, ["camille: Le relevé de novembre 2026 est rouvert", "salome: Le relevé de novembre 2026 est rouvert"]);
    camille.get(&scene.page("2026-11")).await.expect("L’équipe a rouvert ce relevé").expect("La facture dit autre chose.");
    staff.get("/staff/audit").await.expect("Relevé rouvert").expect("Correction d’un relevé clos demandée");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_that_is_full_elsewhere_is_noticed_and_not_refused() {
    let scene = Scene::set().await;
    let other = startup().named("Le Fournil").led_by("Yann Le Goff").join(&scene.site).await;
    let second = mission().of(&other).open().play(&scene.site).await.engage(&scene.site, &scene.salome).await;
    scene.sends().await;
    let salome = scene.browser(&scene.salome).await;
    let form = salome.get(&format!("/engagements/{second}/activity/2026-11")).await.form("note-days-2026-11");
    let page = form.fill("days-17", "0.5").fill("days-18", "0.5").submit().await;
    page.expect("Certains jours comptent plus d’un jour en tout").expect("17 novembre").expect_nothing_of("La Tablée");
    let yann = other.browser(&scene.site).get(&format!("/engagements/{second}/activity/2026-11")).await.text();
    assert!(!yann.contains("plus d’un jour"), "what a CTO does elsewhere is not the company's");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_month_is_asked_for_once_and_whoever_is_late_comes_to_staff() {
    let scene = Scene::set().await;
    let sql = "UPDATE engagements SET state = 'running'";
    sqlx::query(sql).execute(&mut scene.site.superuser().await).await.unwrap();
    let comes_to = |moment: &str| scene.site.advance(moment.parse::<chrono::DateTime<chrono::Utc>>().unwrap() - scene.site.now());
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
    scene.sends().await;
    scene.staffs().await.get("/staff").await.expect_nothing_of("Relevé de novembre 2026 à relancer");
    scene.site.advance(Duration::days(10));
    scene.staffs().await.get("/staff").await.expect("Relevé de novembre 2026 à valider : La Tablée, pour Salomé Garnier");
}

#[tokio::test(flavor = "multi_thread")]
async fn after_the_end_the_last_month_is_still_sent_and_no_later_one() {
    let scene = Scene::set().await;
    scene.site.advance(Duration::hours(20));
    let staff = scene.staffs().await;
    let staff_page = staff.get(&format!("/engagements/{}", scene.engagement)).await;
    let form = staff_page.form("complete_mission").fill("last_day", "2026-11-18").fill("confirmed", "true");
    form.submit().await.expect("La mission est terminée");
    let salome = scene.browser(&scene.salome).await;
    let page = salome.get(&scene.page("2026-11")).await;
    page.expect_nothing_of("Jeudi 19 novembre");
    note(&page).send_by("step", "send").await;
    scene.site.advance(Duration::days(20));
    let camille = scene.browser(&scene.camille).await;
    camille.get(&scene.page("2026-11")).await.form("approve-2026-11").submit().await.expect("Validé");
    assert_eq!(camille.ask(&scene.page("2026-12")).await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_noted_is_the_ctos_to_take_and_goes_with_either() {
    let scene = Scene::set().await;
    scene.sends().await;
    let visitor = scene.site.proofs_of(&scene.salome).await;
    let export = marketplace::accounts::export(&scene.site.market, visitor.account().unwrap()).await.unwrap();
    assert!(export.contains("Revue du code avec l’agence") && export.contains("2026-11-18"), "{export}");
    let browser = scene.browser(&scene.camille).await;
    let form = browser.get("/account/delete").await.form("erase").fill("reason", "Nous arrêtons.");
    form.fill("current_password", tests::PASSWORD).fill("confirmed", "true").submit().await.expect_path("/account/deleted");
    assert_eq!(scene.site.count("activity_days").await, 0);
}
