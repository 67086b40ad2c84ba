//! Laws of notifications, as people have them without JavaScript:
//! 1. whoever a step concerns finds one sentence about it, in their own language and with the names that they may know, the latest first and by
//!    days; whoever acted finds none;
//! 2. looking changes nothing; opening one is a form, which leads to where it is acted upon, and what was read looks read;
//! 3. "mark all as read" takes what the page knew of, and nothing that came since; nobody reads or opens another's;
//! 4. each is there once, with its cause, over a whole journey, whatever runs twice; there is one for each mail about it, and a mail for each;
//! 5. without a mail server they are there all the same, and the mail goes later, once, under one Message-ID;
//! 6. they are kept for ninety days, are among what one takes away, and go with the account;
//! 7. who reads a conversation has read what told of it, and who acts what told them to;
//! 8. the header says how many wait;
//! 9. whoever looks is told what changes, by events ([`events`]).

mod causes;
mod events;

use chrono::Duration;
use domain::CandidacyId;
use marketplace::candidacies::introduction;
use marketplace::candidacies::permission::concerned;
use marketplace::notifications::{KEPT_DAYS, PAGE, sweep};
use tests::{AtWork, Browser, Member, Mission, Page, Postbox, Site, TERMS, Temper, cto, mission, plain_blanks, startup};

/// A mission that is open, and two CTOs.
struct Scene {
    site: Site,
    camille: Member,
    salome: Member,
    bruno: Member,
    mission: Mission,
}

impl Scene {
    async fn set() -> Self {
        let site = Site::empty().await;
        let camille = startup().named("La Tablée").led_by("Camille Aubry").reached_at("camille@latablee.example").join(&site).await;
        let salome = cto().named("Salomé Garnier").reached_at("salome@garnier.example").join(&site).await;
        let bruno = cto().named("Bruno Keller").reached_at("bruno@keller.example").join(&site).await;
        let mission = mission().of(&camille).titled("La Tablée reprend sa version").open().play(&site).await;
        Self { site, camille, salome, bruno, mission }
    }

    /// Salomé is before the CEO, who wants to meet her.
    async fn asked_to_meet(&self) -> CandidacyId {
        let candidacy = self.mission.shortlist(&self.site, &[&self.salome]).await[0];
        self.mission.ask_to_meet(&self.site, candidacy).await;
        candidacy
    }

    async fn accepts(&self, candidacy: CandidacyId) {
        let proof = self.site.proofs_of(&self.salome).await.cto().unwrap();
        let hers = concerned(&self.site.market, &proof, candidacy).await.unwrap();
        introduction::accept(&self.site.market, &hers).await.unwrap();
    }

    /// The sentences that somebody finds, the latest first.
    async fn told(&self, who: &Member) -> Vec<String> {
        sentences(&who.browser(&self.site).get("/notifications").await)
    }
}

fn sentences(page: &Page<'_>) -> Vec<String> {
    page.texts(".notified > li > div > p:first-child").iter().map(|words| plain(words.trim())).collect()
}

/// With plain blanks, and the apostrophe that people read.
fn plain(words: &str) -> String {
    plain_blanks(words).replace('\'', "’")
}

/// How much waits, as the header says to those who hear it.
fn waiting(page: &Page<'_>) -> String {
    page.texts("[data-waiting=notifications] .visually-hidden").first().map(|words| plain_blanks(words)).unwrap_or_default()
}

async fn notifications(browser: &Browser) -> Page<'_> {
    browser.get("/notifications").await
}

#[tokio::test(flavor = "multi_thread")]
async fn each_finds_what_concerns_them_with_the_names_that_they_may_know() {
    let scene = Scene::set().await;
    let candidacy = scene.asked_to_meet().await;
    let before = scene.told(&scene.salome).await;
    assert_eq!(
        before,
        [
            "À vous : une entreprise souhaite vous rencontrer pour « … reprend sa version ».",
            "Votre profil est proposé à l’entreprise : « … reprend sa version »."
        ],
        "she has applied herself, and is not told so"
    );
    scene.accepts(candidacy).await;
    assert_eq!(
        scene.told(&scene.salome).await[0],
        "À vous : une entreprise souhaite vous rencontrer pour « La Tablée reprend sa version ».",
        "words are read anew: now she knows"
    );
    assert_eq!(
        scene.told(&scene.camille).await,
        [
            "Salomé Garnier a répondu à votre souhait de rencontre : « La Tablée reprend sa version ».",
            "À vous : des profils vous attendent pour « La Tablée reprend sa version ».",
            "Votre mission est ouverte à la communauté : « La Tablée reprend sa version ».",
            "À vous : relisez et validez les critères de « La Tablée reprend sa version »."
        ]
    );
    assert_eq!(scene.told(&scene.bruno).await, Vec::<String>::new());
    let browser = scene.bruno.browser(&scene.site);
    notifications(&browser).await.expect("Rien pour l’instant");
    let english = scene.camille.browser(&scene.site);
    let page = english.get("/en/notifications").await;
    page.expect("Salomé Garnier has answered your wish to meet: “La Tablée reprend sa version”.").expect("To read");
}

#[tokio::test(flavor = "multi_thread")]
async fn days_stand_on_the_readers_own_wall() {
    let scene = Scene::set().await;
    scene.site.advance(Duration::hours(15) + Duration::minutes(30));
    scene.mission.invite(&scene.site, &scene.bruno).await;
    for hours in [30, 18] {
        scene.site.advance(Duration::hours(hours));
        scene.site.work_off().await;
    }
    let browser = scene.bruno.browser(&scene.site);
    let page = notifications(&browser).await;
    let days: Vec<String> = page.texts(".notified-day h2").iter().map(|day| plain(day)).collect();
    assert_eq!(days, ["Aujourd’hui", "Hier", "Mercredi 18 novembre"], "he was invited at half past one in Paris");
    assert_eq!(sentences(&page)[0], "Le délai pour répondre à cette invitation est passé : « … reprend sa version ».");
}

#[tokio::test(flavor = "multi_thread")]
async fn opening_one_reads_it_and_leads_to_where_it_is_acted_upon() {
    let scene = Scene::set().await;
    let candidacy = scene.asked_to_meet().await;
    scene.accepts(candidacy).await;
    let browser = scene.camille.browser(&scene.site);
    let page = notifications(&browser).await;
    // She has signed off since she was asked to.
    assert_eq!((waiting(&page).as_str(), page.texts(".notified > .unread").len()), ("3 notifications à lire", 3));
    assert_eq!(waiting(&notifications(&browser).await), "3 notifications à lire", "looking changes nothing");
    let there = page.form_like("open-").submit().await;
    there.expect_status(200).expect_path(&format!("/needs/{}/candidates/{candidacy}", scene.mission.id));
    assert_eq!(waiting(&there), "2 notifications à lire");
    let page = notifications(&browser).await;
    assert_eq!(page.texts(".notified > .unread").len(), 2);
    let links = page.attributes(".notified > li:not(.unread) > a", "href");
    assert_eq!(links, [format!("/needs/{}/candidates/{candidacy}", scene.mission.id), format!("/needs/{}", scene.mission.id)]);
    page.follow("Ouvrir").await.expect_status(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn all_that_the_page_knew_of_is_read_at_once() {
    let scene = Scene::set().await;
    let candidacy = scene.asked_to_meet().await;
    let browser = scene.camille.browser(&scene.site);
    let page = notifications(&browser).await;
    scene.accepts(candidacy).await;
    let page = page.form("read_notifications").submit().await;
    page.expect_status(200).expect_path("/notifications");
    assert_eq!(waiting(&page), "1 notification à lire", "what came since waits");
    let page = page.form("read_notifications").submit().await;
    assert_eq!((waiting(&page).as_str(), page.texts(".unread").len()), ("", 0));
    assert!(!page.has_form("read_notifications"));
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_opens_or_reads_anothers() {
    let scene = Scene::set().await;
    scene.asked_to_meet().await;
    let hers = scene.camille.browser(&scene.site);
    let page = notifications(&hers).await;
    let (open, all) = (page.form_like("open-"), page.form("read_notifications"));
    let others = scene.salome.browser(&scene.site);
    let read = scene.site.count("notifications WHERE read_at IS NOT NULL").await;
    for (path, name, value) in [
        ("/api/notifications/open", "notification", open.value("notification")),
        ("/api/notifications/read", "latest", all.value("latest")),
    ] {
        let answer = others.submit(path, &[(name.to_owned(), value.unwrap())], "/notifications").await;
        assert_eq!(answer.status, 404, "{path}");
    }
    assert_eq!(scene.site.count("notifications WHERE read_at IS NOT NULL").await, read);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_list_has_pages() {
    let scene = Scene::set().await;
    scene.mission.invite(&scene.site, &scene.salome).await;
    let copies = "INSERT INTO notifications (id, account_id, kind, mission_id, candidacy_id, mail_id, created_at)
        SELECT gen_random_uuid(), account_id, kind, mission_id, candidacy_id, gen_random_uuid(), created_at - n * interval '1 hour'
        FROM notifications, generate_series(1, 34) n WHERE kind = 'invited'";
    sqlx::query(copies).execute(&mut scene.site.superuser().await).await.unwrap();
    let browser = scene.salome.browser(&scene.site);
    let page = notifications(&browser).await;
    assert_eq!((sentences(&page).len(), waiting(&page).as_str()), (PAGE, "35 notifications à lire"));
    let older = page.follow("Voir les plus anciennes").await;
    assert_eq!(sentences(&older).len(), 5);
    let newest = older.follow("Revenir aux plus récentes").await;
    assert_eq!(sentences(&newest).len(), PAGE);
}

/// What is wrong with the rows of a journey, as counts that are nothing where all is well.
const WRONG: [(&str, &str); 5] = [
    (
        "mails that are told on the site too, to somebody who did not do it",
        "mails m LEFT JOIN notifications n ON n.mail_id = m.id WHERE n.id IS NULL AND m.account_id IS NOT NULL
         AND m.kind NOT IN ('need_received', 'candidacy_received', 'meeting_agreed', 'meeting_date', 'meeting_cancelled', 'mission_closed')",
    ),
    ("without a mail", "notifications n LEFT JOIN mails m ON m.id = n.mail_id AND m.kind = n.kind AND m.account_id = n.account_id WHERE m.id IS NULL"),
    (
        "without a cause",
        "notifications n WHERE n.line IS NULL AND n.kind NOT IN ('staff_digest', 'saved_searches', 'company_left', 'cto_left')",
    ),
    (
        "to who did it",
        "notifications n JOIN audit_events e ON e.id = n.line WHERE e.actor_id = n.account_id AND NOT n.reminds",
    ),
    (
        "twice",
        "(SELECT 1 FROM notifications WHERE line IS NOT NULL AND NOT reminds GROUP BY account_id, kind, line HAVING count(*) > 1) AS twice",
    ),
];

#[tokio::test(flavor = "multi_thread")]
async fn a_whole_journey_tells_each_once_whatever_runs_twice() {
    let scene = Scene::set().await;
    let Scene { site, camille, salome, bruno, mission } = &scene;
    mission.invite(site, bruno).await;
    site.advance(Duration::hours(30));
    site.work_off().await;
    site.advance(Duration::hours(30));
    site.work_off().await;
    let candidacy = mission.shortlist(site, &[salome, bruno]).await[0];
    mission.introduce(site, salome, candidacy).await;
    salome.proposes(site, candidacy, &["2026-11-26 10:00", "2026-11-27 10:00"]).await;
    site.advance(Duration::hours(30));
    site.work_off().await;
    camille.takes_a_slot(site, candidacy).await;
    for _ in 0..4 {
        site.advance(Duration::days(2));
        site.work_off().await;
        // Whatever watches is asked for once more, as after a crash.
        let again = "UPDATE jobs SET run_at = created_at";
        sqlx::query(again).execute(&mut site.superuser().await).await.unwrap();
        site.work_off().await;
    }
    for (what, rows) in WRONG {
        assert_eq!(site.count(rows).await, 0, "{what}");
    }
    let told = scene.told(salome).await;
    assert!(told.iter().any(|one| one == "La rencontre avec Camille Aubry, La Tablée a une date."), "{told:#?}");
    assert!(!scene.told(camille).await.iter().any(|one| one.ends_with("a une date.")), "she has taken it herself");
    assert_eq!(site.count("notifications WHERE kind = 'invitation_reminder'").await, 1);
    assert_eq!(site.count("notifications WHERE kind = 'meeting_confirm'").await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_finds_its_digest_and_those_who_left_are_told_of() {
    let scene = Scene::set().await;
    scene.mission.apply(&scene.site, &scene.salome).await;
    scene.site.advance(Duration::hours(2));
    scene.site.work_off().await;
    let nadia = scene.site.staff().await.browser(&scene.site);
    let page = notifications(&nadia).await;
    assert_eq!(sentences(&page)[0], "Du nouveau attend l’équipe.");
    page.form_like("open-").submit().await.expect_path("/staff");
    let hers = scene.camille.browser(&scene.site);
    let form = hers.get("/account/delete").await.form("erase").fill("current_password", tests::PASSWORD).fill("reason", "Nous arrêtons.");
    form.fill("confirmed", "true").submit().await.expect_status(200);
    let told = scene.told(&scene.salome).await;
    assert_eq!(told, ["Une entreprise dont la mission vous concernait a supprimé son compte."], "what was about the mission went with it");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_mail_server_they_are_there_and_the_mail_comes_once_later() {
    let scene = Scene::set().await;
    scene.site.work_off().await;
    let postbox = Postbox::open().await;
    postbox.meets([Temper::RefuseRecipient(450), Temper::RefuseMail(451)]);
    scene.mission.invite(&scene.site, &scene.salome).await;
    scene.site.work_off_through(&postbox).await;
    assert!(postbox.arrived().is_empty());
    assert_eq!(scene.told(&scene.salome).await, ["Une mission vous est proposée : « … reprend sa version »."]);
    for _ in 0..3 {
        scene.site.advance(Duration::minutes(10));
        scene.site.work_off_through(&postbox).await;
    }
    let invited = "SELECT mail_id FROM notifications WHERE kind = 'invited'";
    let mail: uuid::Uuid = sqlx::query_scalar(invited).fetch_one(&mut scene.site.superuser().await).await.unwrap();
    let ids: Vec<String> = postbox.arrived().into_iter().map(|mail| mail.message_id).collect();
    assert_eq!(ids, [format!("<{mail}@passerelle.example>")]);
    assert_eq!(scene.told(&scene.salome).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn they_are_kept_for_a_time_taken_away_and_erased_with_the_account() {
    let scene = Scene::set().await;
    scene.mission.invite(&scene.site, &scene.salome).await;
    let browser = scene.salome.browser(&scene.site);
    let own: serde_json::Value = serde_json::from_str(&browser.ask("/account/export.json").await.text()).unwrap();
    let kinds: Vec<&str> = own["notifications"].as_array().unwrap().iter().filter_map(|one| one["kind"].as_str()).collect();
    assert_eq!(kinds, ["invited"]);
    let page = browser.get("/account/delete").await;
    let form = page.form("erase").fill("current_password", tests::PASSWORD).fill("reason", "Je change de métier.");
    form.fill("confirmed", "true").submit().await.expect_status(200);
    assert_eq!(scene.site.count("notifications WHERE kind = 'invited'").await, 0);
    let left = scene.site.count("notifications").await;
    assert!(left > 0, "those of others stay");
    scene.site.advance(Duration::days(i64::from(KEPT_DAYS)) - Duration::minutes(1));
    sweep(&scene.site.market).await.unwrap();
    assert_eq!(scene.site.count("notifications").await, left);
    scene.site.advance(Duration::minutes(2));
    sweep(&scene.site.market).await.unwrap();
    assert_eq!(scene.site.count("notifications").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_acts_has_read_what_told_them_to() {
    let scene = Scene::set().await;
    let candidacy = scene.asked_to_meet().await;
    let unread = "notifications WHERE read_at IS NULL AND kind = 'meeting_asked'";
    assert_eq!(scene.site.count(unread).await, 1);
    scene.accepts(candidacy).await;
    assert_eq!(scene.site.count(unread).await, 0);
    assert_eq!(scene.site.count("notifications WHERE read_at IS NULL AND kind = 'meeting_answered'").await, 1, "the other side's waits");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_reads_a_conversation_has_read_what_told_of_it() {
    let scene = Scene::set().await;
    let candidacy = scene.mission.shortlist(&scene.site, &[&scene.salome]).await[0];
    let hers = scene.salome.browser(&scene.site);
    let at = format!("/offers/{}/messages", scene.mission.id);
    let write = |browser: Browser, page: String, words: &'static str| async move {
        browser.get(&page).await.form("write_message").fill("words", words).submit().await.expect_status(200);
    };
    let of_camille = format!("/needs/{}/candidates/{candidacy}/messages", scene.mission.id);
    for words in ["Une première question.", "Et une autre."] {
        write(scene.camille.browser(&scene.site), of_camille.clone(), words).await;
    }
    let new: Vec<String> = scene.told(&scene.salome).await.into_iter().filter(|one| one.starts_with("Un message")).collect();
    assert_eq!(new, ["Un message vous attend à propos de « … reprend sa version »."], "one until she has read");
    let unread = "notifications WHERE kind = 'new_messages' AND read_at IS NULL";
    hers.get(&at).await;
    assert_eq!(scene.site.count(unread).await, 1, "looking changes nothing");
    hers.get(&at).await.form("mark_read").submit().await.expect_status(200);
    assert_eq!(scene.site.count(unread).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_came_while_a_conversation_was_read_still_waits() {
    let scene = Scene::set().await;
    let candidacy = scene.mission.shortlist(&scene.site, &[&scene.salome]).await[0];
    let (hers, camilles) = (scene.salome.browser(&scene.site), scene.camille.browser(&scene.site));
    let of_camille = format!("/needs/{}/candidates/{candidacy}/messages", scene.mission.id);
    let write = async |words: &str| {
        camilles.get(&of_camille).await.form("write_message").fill("words", words).submit().await.expect_status(200);
    };
    write("Une première question.").await;
    let page = hers.get(&format!("/offers/{}/messages", scene.mission.id)).await;
    page.form("mark_read").submit().await.expect_status(200);
    let unread = "notifications WHERE kind = 'new_messages' AND read_at IS NULL";
    assert_eq!(scene.site.count(unread).await, 0);
    write("Et une autre.").await;
    page.form("mark_read").submit().await.expect_status(200);
    assert_eq!(scene.site.count(unread).await, 1, "the page did not show it");
    hers.get(&format!("/offers/{}/messages", scene.mission.id)).await.form("mark_read").submit().await.expect_status(200);
    assert_eq!(scene.site.count(unread).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_acts_on_one_part_of_an_engagement_has_not_read_of_the_others() {
    let scene = AtWork::begin().await;
    scene.camille.proposes_terms(&scene.site, scene.engagement, TERMS).await;
    let camille = scene.camilles();
    camille.get(&scene.page("/handover")).await.form("begin_handover").submit().await.expect_status(200);
    let unread = async || {
        let kinds = "string_agg(kind, ' ' ORDER BY kind) FROM notifications n JOIN accounts a ON a.id = n.account_id
            WHERE n.read_at IS NULL AND a.role = 'cto' AND n.kind IN ('terms_proposed', 'handover')";
        scene.value(&format!("COALESCE((SELECT {kinds}), '')")).await
    };
    assert_eq!(unread().await, "handover terms_proposed");
    scene.salome.signs_terms(&scene.site, scene.engagement).await;
    assert_eq!(unread().await, "handover");
    let salome = scene.salomes();
    salome.get(&scene.page("/handover")).await.form("add").fill("title", "Le badge du bureau").submit().await.expect_status(200);
    assert_eq!(unread().await, "");
}
