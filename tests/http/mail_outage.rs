//! Laws of a mail server that is away for a while, walked through with the clock:
//! 1. it refuses connections, then takes mails and dies before it says so, then works: every mail arrives, none more than twice, and then under one
//!    Message-ID; what is told on the site stands there once, at once;
//! 2. an address that is refused for good holds nobody else up; its mail is given up and shown to staff, who may have it sent again, once.

use std::collections::BTreeMap;

use chrono::Duration;
use marketplace::jobs::MOST_TRIES;
use marketplace::mail::{Mail, MissionNews};
use tests::{Member, Mission, Postbox, Site, Temper, cto, mission, startup};

/// The pauses between the tries of a mail, in seconds.
const PAUSES: [i64; 11] = [30, 120, 480, 1_920, 7_680, 21_600, 21_600, 21_600, 21_600, 21_600, 21_600];

/// A company whose mission is open, three CTOs, and a mail server that has delivered everything until now.
async fn scene() -> (Site, Postbox, Member, Mission, [Member; 3]) {
    let site = Site::empty().await;
    let camille = startup().named("La Tablée").reached_at("camille@latablee.example").join(&site).await;
    let salome = cto().named("Salomé Garnier").reached_at("salome@garnier.example").join(&site).await;
    let bruno = cto().named("Bruno Keller").reached_at("bruno@keller.example").join(&site).await;
    let ines = cto().named("Inès Marchal").reached_at("ines@marchal.example").join(&site).await;
    let mission = mission().of(&camille).titled("Reprendre la version").open().play(&site).await;
    let postbox = Postbox::open().await;
    site.work_off_through(&postbox).await;
    site.advance(Duration::minutes(1));
    (site, postbox, camille, mission, [salome, bruno, ines])
}

/// How often each mail arrived since, by its Message-ID; but for staff's digest.
fn arrivals(postbox: &Postbox, since: usize) -> BTreeMap<String, usize> {
    let mut arrivals = BTreeMap::new();
    for mail in postbox.arrived().into_iter().skip(since).filter(|mail| !mail.to.starts_with("staff-")) {
        *arrivals.entry(mail.message_id).or_default() += 1;
    }
    arrivals
}

#[tokio::test(flavor = "multi_thread")]
async fn law_1_a_server_that_is_away_loses_nothing() {
    let (site, postbox, camille, mission, ctos) = scene().await;
    let before = postbox.arrived().len();
    let began = site.now();
    postbox.go_down().await;
    let candidacy = mission.invite(&site, &ctos[0]).await;
    mission.invite(&site, &ctos[1]).await;
    site.send(Mail::OfMission { account: camille.account, mission: mission.id, news: MissionNews::Opened }).await;
    let told = site.count("notifications WHERE kind <> 'staff_digest'").await;
    assert!(told >= 3, "on the site they are told at once");
    assert_eq!(site.work_off_through(&postbox).await, 3);
    for (at, pause) in PAUSES[..4].iter().enumerate() {
        site.advance(Duration::seconds(*pause));
        assert_eq!(site.work_off_through(&postbox).await, 3, "try {}", at + 2);
    }
    assert_eq!(postbox.arrived().len(), before, "nothing can have arrived");
    // Another begins to wait meanwhile; and one of the first has nothing to tell any more.
    mission.invite(&site, &ctos[2]).await;
    let refusal = site.proofs_of(&ctos[0]).await.cto().unwrap();
    let concerned = marketplace::candidacies::permission::concerned(&site.market, &refusal, candidacy).await.unwrap();
    marketplace::candidacies::apply::refuse_invitation(&site.market, &concerned, "rate", "").await.unwrap();
    postbox.come_back().await;
    postbox.meets([Temper::HangUp; 3]);
    site.advance(Duration::seconds(PAUSES[4]));
    site.work_off_through(&postbox).await;
    assert_eq!(arrivals(&postbox, before).values().sum::<usize>(), 3, "they arrived, and nobody heard of it");
    assert_eq!(site.count("mails WHERE settled_at IS NULL").await, 3);
    for pause in PAUSES {
        site.advance(Duration::seconds(pause.min(3_600)));
        site.work_off_through(&postbox).await;
    }
    let sent: Vec<uuid::Uuid> =
        sqlx::query_scalar("SELECT id FROM mails WHERE outcome = 'sent' AND kind <> 'staff_digest' AND created_at >= $1")
            .bind(began)
            .fetch_all(&mut site.superuser().await)
            .await
            .unwrap();
    let arrived = arrivals(&postbox, before);
    for id in &sent {
        let times = arrived.get(&format!("<{id}@passerelle.example>")).copied().unwrap_or_default();
        assert!((1..=2).contains(&times), "{id} arrived {times} times: {arrived:?}");
    }
    assert_eq!(arrived.len(), 3, "and nothing else: who had answered was told nothing");
    assert_eq!(site.count("mails WHERE outcome = 'moot' AND kind = 'invited'").await, 1);
    assert_eq!(site.count("mails WHERE settled_at IS NULL").await, 0);
    assert_eq!(site.count("jobs WHERE key LIKE 'deliver_mail:%'").await, 0);
    let twice = "(SELECT account_id, kind, line FROM notifications WHERE line IS NOT NULL GROUP BY 1, 2, 3 HAVING count(*) > 1) twice";
    assert_eq!(site.count(twice).await, 0);
    assert_eq!(site.count("notifications WHERE kind <> 'staff_digest'").await, told + 1, "each once, however often its mail was tried");
}

#[tokio::test(flavor = "multi_thread")]
async fn law_2_an_address_refused_for_good_waits_for_staff() {
    let (site, postbox, camille, mission, ctos) = scene().await;
    let before = postbox.arrived().len();
    postbox.knows(&camille.email, false);
    site.send(Mail::OfMission { account: camille.account, mission: mission.id, news: MissionNews::Opened }).await;
    mission.invite(&site, &ctos[0]).await;
    let told = site.count("notifications").await;
    site.work_off_through(&postbox).await;
    assert_eq!(postbox.arrived()[before..].iter().map(|mail| mail.to.as_str()).collect::<Vec<_>>(), ["salome@garnier.example"]);
    for pause in PAUSES {
        assert_eq!(site.count("jobs WHERE given_up_at IS NOT NULL").await, 0);
        site.advance(Duration::seconds(pause));
        site.work_off_through(&postbox).await;
    }
    assert_eq!(PAUSES.len() + 1, usize::try_from(MOST_TRIES).unwrap());
    assert_eq!(site.count("jobs WHERE given_up_at IS NOT NULL AND failure = 'smtp_550'").await, 1);
    assert_eq!(site.count("notifications WHERE kind = 'mission_opened'").await, 2, "on the site she was told long ago");
    let browser = site.staff().await.browser(&site);
    let page = browser.get("/staff/jobs").await;
    page.expect("code 550").expect_nothing_of(&camille.email);
    postbox.knows(&camille.email, true);
    let form = page.form_like("try_again-");
    form.submit().await.expect("Rien n’est resté en route");
    for _ in 0..2 {
        site.work_off_through(&postbox).await;
        site.advance(Duration::hours(1));
    }
    let hers = postbox.arrived().into_iter().skip(before).filter(|mail| mail.to == camille.email).count();
    assert_eq!(hers, 1, "sent again, once");
    assert!(site.count("notifications").await > told, "a reminder came meanwhile");
    assert_eq!(site.count("notifications WHERE kind = 'mission_opened'").await, 2, "and nothing was told twice");
}
