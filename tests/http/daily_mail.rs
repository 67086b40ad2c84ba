//! Laws of the one mail a day:
//! 1. whoever chooses it for a topic finds what they are told of it in one mail at eight in the morning by their own clock, by mission, on days when
//!    there is something, and in no other mail;
//! 2. what cannot wait until then comes at once: what binds, what moves a meeting, what is to be answered before;
//! 3. exactly one a day, over a change of the hour too, whatever runs twice and on however many nodes; each tries under the same Message-ID;
//! 4. what is read on the site, or turned off, meanwhile is left out; a day on which nothing is left has no mail;
//! 5. whatever is chosen meanwhile, nothing is lost and nothing told twice;
//! 6. it names nobody whom its reader may not know, and is in their language;
//! 7. its link turns off what it gathers, in one click; a pace that a topic does not have is refused; the choices are among what one takes away.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use chrono::{DateTime, Duration, Utc};
use domain::MailTopic;
use marketplace::jobs;
use marketplace::mail::{self, Mail, MissionNews};
use tests::{Arrived, AtWork, Folder, Member, Mission, Postbox, Site, Temper, cto, market_on, mission, plain_blanks, startup};
use tower::ServiceExt as _;

/// A company with an open mission, a CTO, and a mail server; what was mailed until now has arrived.
struct Scene {
    site: Site,
    postbox: Postbox,
    camille: Member,
    salome: Member,
    mission: Mission,
}

impl Scene {
    async fn set() -> Self {
        let site = Site::empty().await;
        let camille = startup().named("La Tablée").led_by("Camille Aubry").reached_at("camille@latablee.example").join(&site).await;
        let salome = cto().named("Salomé Garnier").reached_at("salome@garnier.example").join(&site).await;
        let mission = mission().of(&camille).titled("La Tablée reprend sa version").open().play(&site).await;
        let scene = Self { site, postbox: Postbox::open().await, camille, salome, mission };
        scene.mails().await;
        scene
    }

    /// Does what is due; what arrived meanwhile for the two.
    async fn mails(&self) -> Vec<Arrived> {
        let before = self.postbox.arrived().len();
        self.site.work_off_through(&self.postbox).await;
        let of_the_two = [&self.camille.email, &self.salome.email];
        self.postbox.arrived().into_iter().skip(before).filter(|mail| of_the_two.contains(&&mail.to)).collect()
    }

    async fn subjects(&self) -> Vec<String> {
        self.mails().await.iter().map(|mail| plain_blanks(&mail.subject)).collect()
    }

    /// Time passes until then.
    async fn until(&self, moment: &str) {
        self.site.advance(at(moment) - self.site.now());
    }

    /// The CEO is told something of her mission.
    async fn tell_camille(&self, news: MissionNews) {
        self.site.send(Mail::OfMission { account: self.camille.account, mission: self.mission.id, news }).await;
    }

    /// Salomé is chosen for nothing yet: her candidacy arrives at the company, which is told of nothing.
    async fn invite(&self) {
        self.mission.invite(&self.site, &self.salome).await;
    }
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// Chooses this pace for these topics, as a form does.
async fn choose(site: &Site, who: &Member, topics: &[&str], pace: &str) {
    let browser = who.browser(site);
    let page = browser.get("/account").await;
    let form = topics.iter().fold(page.form("choose_mail"), |form, topic| form.fill(topic, pace));
    form.submit().await.expect_status(200).expect("Vos choix d’e-mails sont enregistrés");
}

async fn reads_everything(site: &Site, who: &Member) {
    let browser = who.browser(site);
    let page = browser.get("/notifications").await;
    if page.has_form("read_notifications") {
        page.form("read_notifications").submit().await.expect_status(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn law_1_what_is_gathered_comes_in_one_mail_in_the_morning() {
    let scene = Scene::set().await;
    choose(&scene.site, &scene.salome, &["invitations", "candidacies"], "daily").await;
    scene.invite().await;
    let other = mission().of(&scene.camille).titled("Une deuxième version").open().play(&scene.site).await;
    other.invite(&scene.site, &scene.salome).await;
    assert!(scene.mails().await.iter().all(|mail| mail.to != scene.salome.email), "gathered");
    scene.until("2026-11-18T06:59:59Z").await;
    assert!(scene.subjects().await.is_empty(), "not before eight in Paris");
    scene.until("2026-11-18T07:00:00Z").await;
    let [mail] = &scene.mails().await[..] else { panic!("one mail") };
    assert_eq!(
        (mail.to.as_str(), plain_blanks(&mail.subject).as_str()),
        ("salome@garnier.example", "2 nouvelles pour vous sur Passerelle")
    );
    let text = plain_blanks(&mail.text);
    let places = ["Mission « … reprend sa version »", "Mission « Une deuxième version »"]
        .map(|title| text.find(title).unwrap_or_else(|| panic!("{title}: {text}")));
    assert!(places[0] < places[1], "the first first");
    assert_eq!(text.matches("Une mission vous est proposée").count(), 2, "{text}");
    assert!(text.contains("un seul e-mail par jour, à 8 heures") && text.contains("/account#mails"));
    assert!(mail.links().iter().any(|link| link.ends_with(&format!("/offers/{}", other.id))), "each leads to its page: {:?}", mail.links());
    assert!(plain_blanks(&mail.html).contains("<h2>Mission « Une deuxième version »</h2>"));
    scene.site.browser().get(&mail.path_to("/account")).await;
    scene.until("2026-11-19T07:00:00Z").await;
    assert!(scene.mails().await.iter().all(|mail| !mail.text.contains("un seul e-mail par jour")), "nothing is left");
}

#[tokio::test(flavor = "multi_thread")]
async fn law_1_eight_by_the_readers_own_clock() {
    let scene = Scene::set().await;
    let browser = scene.camille.browser(&scene.site);
    browser.get("/account").await.form("zone").fill("time_zone", "America/New_York").submit().await.expect_status(200);
    choose(&scene.site, &scene.camille, &["progress"], "daily").await;
    scene.tell_camille(MissionNews::Opened).await;
    assert!(scene.subjects().await.is_empty());
    scene.until("2026-11-17T12:59:00Z").await;
    assert!(scene.subjects().await.is_empty(), "still before eight in New York");
    scene.until("2026-11-17T13:00:00Z").await;
    assert_eq!(scene.subjects().await, ["1 nouvelle pour vous sur Passerelle"]);
    // She moves west, where the day is younger: its mail was sent.
    browser.get("/account").await.form("zone").fill("time_zone", "America/Los_Angeles").submit().await.expect_status(200);
    scene.tell_camille(MissionNews::Opened).await;
    scene.until("2026-11-17T16:00:00Z").await;
    assert!(scene.subjects().await.is_empty(), "one a day");
    scene.until("2026-11-18T16:00:00Z").await;
    assert_eq!(scene.subjects().await, ["1 nouvelle pour vous sur Passerelle"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn law_2_what_cannot_wait_comes_at_once() {
    let scene = Scene::set().await;
    let Scene { site, salome, mission, .. } = &scene;
    choose(site, salome, &["invitations", "meetings", "candidacies"], "daily").await;
    mission.invite(site, salome).await;
    assert!(scene.subjects().await.is_empty(), "48 hours: tomorrow morning is early enough");
    scene.until("2026-11-18T06:00:00Z").await;
    reads_everything(site, salome).await;
    scene.until("2026-11-18T09:00:00Z").await;
    let [reminder] = &scene.subjects().await[..] else { panic!("the reminder alone") };
    assert!(reminder.contains("reprend sa version"), "a day is left, and the next morning is too late: {reminder}");
    // A meeting: slots may wait, but not if the last of them is gone by then; a date never waits.
    let candidacy = mission.shortlist(site, &[salome]).await[0];
    mission.introduce(site, &scene.salome, candidacy).await;
    scene.mails().await;
    reads_everything(site, salome).await;
    scene.camille.proposes(site, candidacy, &["2026-11-26 10:00"]).await;
    assert!(scene.mails().await.iter().all(|mail| mail.to != salome.email), "a week ahead");
    scene.camille.proposes(site, candidacy, &["2026-11-19 14:00"]).await;
    let told = scene.mails().await;
    assert!(told.iter().any(|mail| mail.to == salome.email), "tomorrow afternoon");
    salome.takes_a_slot(site, candidacy).await;
    assert_eq!(scene.mails().await.len(), 2, "both calendars are told at once");
    scene.camille.proposes(site, candidacy, &["2026-12-01 10:00"]).await;
    assert_eq!(scene.mails().await.iter().filter(|mail| mail.to == salome.email).count(), 1, "it moves a meeting of tomorrow");
}

#[tokio::test(flavor = "multi_thread")]
async fn law_2_what_binds_has_no_pace() {
    let together = AtWork::begin().await;
    let topics: Vec<&str> = MailTopic::of(domain::Role::Cto).iter().map(|topic| topic.code()).collect();
    choose(&together.site, &together.salome, &topics, "daily").await;
    together.camille.proposes_terms(&together.site, together.engagement, tests::TERMS).await;
    let told = together.news(Duration::zero()).await;
    assert_eq!(told.len(), 1, "{told:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn law_3_one_a_day_over_a_change_of_the_hour() {
    let scene = Scene::set().await;
    choose(&scene.site, &scene.camille, &["progress"], "daily").await;
    scene.until("2027-03-25T12:00:00Z").await;
    scene.mails().await;
    let other = Folder::new();
    let other = market_on(scene.site.database.serving_pool().await, &other.path().join("index"), scene.site.clock.clone()).await;
    let mut arrived: Vec<(DateTime<Utc>, usize)> = Vec::new();
    for half_hour in 0..48 * 6 {
        // Something three times a day; nothing from the Sunday on which clocks change until Monday.
        let is_quiet = (at("2027-03-28T06:00:00Z")..at("2027-03-29T06:00:00Z")).contains(&scene.site.now());
        if half_hour % 16 == 0 && !is_quiet {
            scene.tell_camille(MissionNews::Opened).await;
        }
        let before = scene.postbox.arrived().len();
        let (here, there) = (scene.site.courier(Some(&scene.postbox)), scene.site.courier(Some(&scene.postbox)));
        let (one, two) = tokio::join!(jobs::run_due(&scene.site.market, &here), jobs::run_due(&other, &there));
        one.unwrap();
        two.unwrap();
        let mails: Vec<Arrived> = scene.postbox.arrived().into_iter().skip(before).filter(|mail| mail.to == scene.camille.email).collect();
        for mail in mails {
            let news = mail.subject.split_whitespace().next().unwrap().parse().unwrap();
            arrived.push((scene.site.now(), news));
        }
        scene.site.advance(Duration::minutes(30));
    }
    let days: Vec<String> = arrived.iter().map(|(moment, _)| domain::Zone::PARIS.local(*moment).format("%F").to_string()).collect();
    assert_eq!(days, ["2027-03-26", "2027-03-27", "2027-03-28", "2027-03-30", "2027-03-31"], "one each, and none of a day without news");
    assert!(arrived.iter().all(|(moment, _)| domain::Zone::PARIS.local(*moment).format("%H").to_string() == "08"), "{arrived:?}");
    let gathered: i64 = arrived.iter().map(|(_, news)| i64::try_from(*news).unwrap()).sum();
    assert_eq!(gathered, scene.site.count("mails WHERE outcome = 'gathered' AND told_in IS NOT NULL").await, "each once");
    assert_eq!(
        scene.site.count("mails WHERE outcome = 'gathered' AND told_in IS NULL").await,
        scene.site.count("jobs WHERE key LIKE 'tell_daily%'").await
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn law_3_whatever_runs_twice() {
    let scene = Scene::set().await;
    choose(&scene.site, &scene.camille, &["progress"], "daily").await;
    scene.tell_camille(MissionNews::Opened).await;
    scene.mails().await;
    let key = "SELECT work FROM jobs WHERE key LIKE 'tell_daily%'";
    let work: serde_json::Value = sqlx::query_scalar(key).fetch_one(&mut scene.site.superuser().await).await.unwrap();
    scene.until("2026-11-18T07:00:00Z").await;
    scene.postbox.meets([Temper::HangUp]);
    let first = scene.mails().await;
    let again = "INSERT INTO jobs (id, key, work, run_at, created_at) VALUES (gen_random_uuid(), 'again', $1, $2, $2)";
    sqlx::query(again).bind(&work).bind(scene.site.now()).execute(&mut scene.site.superuser().await).await.unwrap();
    // Something that is gathered a moment after the mail of the day went is told on the next one.
    scene.tell_camille(MissionNews::Opened).await;
    scene.site.advance(Duration::minutes(1));
    let second = scene.mails().await;
    assert_eq!((first.len(), second.len()), (1, 1));
    assert_eq!(first[0].message_id, second[0].message_id, "nobody heard that it had arrived");
    assert_eq!(first[0].subject, second[0].subject, "and it says the same");
    sqlx::query(again).bind(&work).bind(scene.site.now()).execute(&mut scene.site.superuser().await).await.unwrap();
    assert!(scene.mails().await.is_empty());
    scene.until("2026-11-19T07:00:00Z").await;
    assert_eq!(scene.subjects().await, ["1 nouvelle pour vous sur Passerelle"]);
    assert_eq!(scene.site.count("mails WHERE kind = 'daily_digest'").await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn law_4_what_is_read_or_turned_off_is_left_out() {
    let scene = Scene::set().await;
    let Scene { site, salome, camille, .. } = &scene;
    choose(site, salome, &["invitations"], "daily").await;
    choose(site, camille, &["progress", "turns"], "daily").await;
    scene.invite().await;
    scene.tell_camille(MissionNews::Opened).await;
    scene.mails().await;
    reads_everything(site, salome).await;
    scene.tell_camille(MissionNews::ShortlistReady).await;
    scene.mails().await;
    choose(site, camille, &["progress"], "never").await;
    scene.until("2026-11-18T07:00:00Z").await;
    let mails = scene.mails().await;
    let [mail] = &mails[..] else { panic!("hers alone: {mails:?}") };
    assert_eq!(
        (mail.to.as_str(), plain_blanks(&mail.subject).as_str()),
        ("camille@latablee.example", "1 nouvelle pour vous sur Passerelle")
    );
    // What she turned off does not come back with the topic.
    choose(site, camille, &["progress"], "daily").await;
    scene.until("2026-11-19T07:00:00Z").await;
    assert!(scene.mails().await.iter().all(|mail| mail.to != camille.email));
}

#[tokio::test(flavor = "multi_thread")]
async fn law_5_a_choice_changed_meanwhile_loses_nothing_and_tells_nothing_twice() {
    let scene = Scene::set().await;
    let Scene { site, camille, postbox, .. } = &scene;
    choose(site, camille, &["progress"], "daily").await;
    scene.tell_camille(MissionNews::Opened).await;
    scene.mails().await;
    choose(site, camille, &["progress"], "at_once").await;
    scene.tell_camille(MissionNews::Opened).await;
    assert_eq!(scene.mails().await.len(), 1, "at once from now on");
    // It arrives, and nobody hears that it did; then she chooses otherwise.
    postbox.meets([Temper::HangUp]);
    scene.tell_camille(MissionNews::Opened).await;
    let first = scene.mails().await;
    choose(site, camille, &["progress"], "daily").await;
    site.advance(Duration::minutes(1));
    let second = scene.mails().await;
    assert_eq!((first.len(), second.len(), &first[0].message_id), (1, 1, &second[0].message_id));
    scene.until("2026-11-18T07:00:00Z").await;
    assert_eq!(scene.subjects().await, ["1 nouvelle pour vous sur Passerelle"], "what was gathered before, and nothing that came since");
    assert_eq!(site.count("mails WHERE kind = 'mission_opened' AND outcome IS NULL").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn law_5_chosen_before_it_goes_but_turned_off_after_it_was_asked_for() {
    let scene = Scene::set().await;
    let Scene { site, camille, postbox, .. } = &scene;
    choose(site, camille, &["progress"], "daily").await;
    scene.tell_camille(MissionNews::Opened).await;
    scene.mails().await;
    scene.until("2026-11-18T07:00:00Z").await;
    postbox.meets([Temper::RefuseRecipient(450)]);
    assert!(scene.mails().await.is_empty());
    choose(site, camille, &["progress"], "never").await;
    site.advance(Duration::hours(1));
    assert!(scene.mails().await.is_empty());
    assert_eq!(site.count("mails WHERE kind = 'daily_digest' AND outcome = 'moot'").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn law_6_it_names_nobody_whom_its_reader_may_not_know() {
    let scene = Scene::set().await;
    let Scene { site, camille, salome, mission, .. } = &scene;
    choose(site, salome, &["invitations", "candidacies", "meetings", "messages"], "daily").await;
    choose(site, camille, &["turns", "meetings", "messages", "progress"], "daily").await;
    let candidacy = mission.shortlist(site, &[salome]).await[0];
    mission.ask_to_meet(site, candidacy).await;
    site.browser().try_to_sign_in("/en/sign-in", &camille.email, tests::PASSWORD).await.expect_status(200);
    scene.mails().await;
    scene.until("2026-11-18T07:00:00Z").await;
    let mails = scene.mails().await;
    let hers = mails.iter().find(|mail| mail.to == salome.email).expect("a mail");
    let text = plain_blanks(&hers.text);
    assert!(text.contains("Mission « … reprend sa version »"), "{text}");
    for name in ["Tablée", "Camille", "Aubry"] {
        assert!(!hers.text.contains(name) && !hers.html.contains(name) && !hers.subject.contains(name), "{name}: {text}");
    }
    let english = mails.iter().find(|mail| mail.to == camille.email).expect("a mail");
    assert!(
        plain_blanks(&english.subject) == "1 piece of news for you on Passerelle" && english.text.contains("at 8 in the morning"),
        "{} {}",
        english.subject,
        english.text
    );
    assert!(!english.text.contains("Salomé") && english.links().iter().all(|link| link.contains("/en/")), "{}", english.text);
    // Once both have said yes, each knows the other.
    mission.agree_to_meet(site, salome, candidacy).await;
    camille.proposes(site, candidacy, &["2026-11-27 10:00"]).await;
    scene.mails().await;
    scene.until("2026-11-19T07:00:00Z").await;
    let mails = scene.mails().await;
    let hers = mails.iter().find(|mail| mail.to == salome.email && mail.text.contains("un seul e-mail par jour")).expect("a mail");
    assert!(plain_blanks(&hers.text).contains("La Tablée, mission « La Tablée reprend sa version »"), "{}", hers.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn law_7_its_link_turns_off_what_it_gathers() {
    let scene = Scene::set().await;
    let Scene { site, camille, .. } = &scene;
    choose(site, camille, &["progress", "turns"], "daily").await;
    scene.tell_camille(MissionNews::Opened).await;
    scene.mails().await;
    scene.until("2026-11-18T07:00:00Z").await;
    let mail = scene.mails().await.pop().unwrap();
    assert_eq!(mail.header("List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
    let address = mail.one_click();
    site.browser().get(&address).await.expect("L’e-mail du matin").form("unsubscribe");
    for _ in 0..2 {
        let request =
            Request::post(&address).header("content-type", "application/x-www-form-urlencoded").header("sec-fetch-site", "cross-site");
        let answer = site.router().oneshot(request.body(Body::from("List-Unsubscribe=One-Click")).unwrap()).await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK);
    }
    site.browser().get(&address).await.expect("C’est noté");
    let page = camille.browser(site);
    let form = page.get("/account").await.form("choose_mail");
    let chosen = ["progress", "turns", "meetings"].map(|topic| form.value(topic).unwrap());
    assert_eq!(chosen, ["never", "never", "at_once"]);
    scene.tell_camille(MissionNews::Opened).await;
    assert!(scene.mails().await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn law_7_choices_are_known_ones_and_ones_own() {
    let scene = Scene::set().await;
    let site = &scene.site;
    let browser = scene.camille.browser(site);
    let page = browser.get("/account").await.form("choose_mail").fill("turns", "daily").forge("meetings", "often").submit().await;
    let form = page.expect("Choisissez une réponse de la liste").form("choose_mail");
    assert_eq!(form.value("turns").as_deref(), Some("daily"), "nothing chosen is lost");
    assert_eq!(site.count("mail_daily").await, 0, "nor half of it done");
    form.fill("meetings", "never").submit().await.expect("Vos choix d’e-mails sont enregistrés");
    let nadia = site.staff().await.browser(site);
    assert!(!nadia.get("/account").await.form("choose_mail").offers("staff_digest", "daily"), "it has a pace of its own");
    let export = browser.get("/account/export.json").await;
    assert!(export.html().contains("\"mail_choices\"") && export.html().contains("\"pace\": \"daily\""), "{}", export.html());
    let who = site.proofs_of(&scene.camille).await;
    let paces = mail::paces(&site.market, who.account().unwrap()).await.unwrap();
    let chosen = |topic| paces.iter().find(|(one, _)| *one == topic).unwrap().1.code();
    assert_eq!([chosen(MailTopic::Turns), chosen(MailTopic::Meetings), chosen(MailTopic::Messages)], ["daily", "never", "at_once"]);
}
