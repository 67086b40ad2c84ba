//! Laws of mail, with a mail server that speaks SMTP on the other side:
//! 1. a mail whose transaction commits arrives once, in its reader's language, as text and HTML; one that is rolled back never does;
//! 2. a server that refuses is asked again later, longer each time, under the same Message-ID; after the last try the mail is given up, staff
//!    sees it, and may have it tried again;
//! 3. whoever dies between sending and noting it sends again, under the same Message-ID; two nodes at once send once;
//! 4. what is true when it goes decides: who is suspended, or has turned it off, gets nothing;
//! 5. a link's key is in the mail alone, opens once, and not for ever; a GET changes nothing;
//! 6. mail that may be turned off says how, in one click too, from anywhere, without a session; the safety of an account cannot be;
//! 7. a node that stops ends what it has begun;
//! 8. without a mail server, mail is kept where only this machine reaches it.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use chrono::Duration;
use marketplace::jobs::{self, MOST_TRIES};
use marketplace::mail::links::{self, Purpose};
use marketplace::mail::{self, Mail};
use tests::{Arrived, Member, Postbox, Site, Temper, TestDatabase, cto, market_on, staff, startup};
use tokio::sync::oneshot;
use tower::ServiceExt as _;

/// A site, somebody who reads, and a mail server.
async fn scene() -> (Site, Member, Postbox) {
    let site = Site::empty().await;
    let reader = startup().named("La Tablée").reached_at("camille@latablee.example").join(&site).await;
    (site, reader, Postbox::open().await)
}

/// A mail that holds a link.
async fn ask_for_a_reset(site: &Site, reader: &Member) -> domain::MailId {
    site.send(Mail::ResetPassword { address: reader.email.parse().unwrap() }).await
}

fn key_of(mail: &Arrived) -> String {
    mail.links()[0].split("key=").nth(1).unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_arrives_once_in_its_readers_language() {
    let (site, reader, postbox) = scene().await;
    let id = ask_for_a_reset(&site, &reader).await;
    assert_eq!(site.work_off_through(&postbox).await, 1);
    assert_eq!(site.work_off_through(&postbox).await, 0, "nothing is left");
    let [mail] = &postbox.arrived()[..] else { panic!("{:?}", postbox.arrived()) };
    assert_eq!((mail.to.as_str(), mail.subject.as_str()), ("camille@latablee.example", "Choisissez un nouveau mot de passe"));
    assert_eq!(mail.message_id, format!("<{id}@passerelle.example>"));
    assert_eq!(mail.header("Auto-Submitted"), "auto-generated");
    for body in [&mail.text, &mail.html] {
        assert!(body.contains("Bonjour Camille Aubry") && body.contains("/reset-password?key="), "{body}");
    }
    site.browser().try_to_sign_in("/en/sign-in", &reader.email, tests::PASSWORD).await.expect_status(200);
    ask_for_a_reset(&site, &reader).await;
    site.work_off_through(&postbox).await;
    let english = &postbox.arrived()[1];
    assert_eq!(english.subject, "Choose a new password");
    assert!(english.links()[0].starts_with("http://localhost:3000/en/reset-password?key="), "{:?}", english.links());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_rolled_back_is_never_sent() {
    let (site, reader, postbox) = scene().await;
    let pool = site.database.serving_pool().await;
    let mut tx = pool.begin().await.unwrap();
    mail::send(&mut tx, site.now(), Mail::PasswordChanged { account: reader.account }).await.unwrap();
    tx.rollback().await.unwrap();
    assert_eq!(site.work_off_through(&postbox).await, 0);
    assert!(postbox.arrived().is_empty());
    pool.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_mail_is_tried_again_later_under_the_same_message_id() {
    let (site, reader, postbox) = scene().await;
    postbox.meets([Temper::RefuseRecipient(450), Temper::RefuseMail(451)]);
    let id = ask_for_a_reset(&site, &reader).await;
    assert_eq!(site.work_off_through(&postbox).await, 1);
    assert_eq!(site.work_off_through(&postbox).await, 0, "not at once");
    site.advance(Duration::seconds(30));
    assert_eq!(site.work_off_through(&postbox).await, 1);
    site.advance(Duration::seconds(119));
    assert_eq!(site.work_off_through(&postbox).await, 0, "the second pause is longer");
    site.advance(Duration::seconds(1));
    assert_eq!(site.work_off_through(&postbox).await, 1);
    let [mail] = &postbox.arrived()[..] else { panic!("{:?}", postbox.arrived()) };
    assert_eq!(mail.message_id, format!("<{id}@passerelle.example>"));
    assert_eq!(site.count("jobs").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_given_up_waits_for_staff() {
    let (site, reader, postbox) = scene().await;
    let tries = usize::try_from(MOST_TRIES).unwrap();
    postbox.meets(vec![Temper::RefuseRecipient(550); tries]);
    ask_for_a_reset(&site, &reader).await;
    for left in (0..tries).rev() {
        assert_eq!(site.work_off_through(&postbox).await, 1, "{left} left");
        site.advance(Duration::hours(6));
    }
    assert_eq!(site.work_off_through(&postbox).await, 0);
    let browser = site.staff().await.browser(&site);
    let page = browser.get("/staff/jobs").await;
    page.expect_status(200).expect("nouveau mot de passe").expect("code 550").expect_nothing_of("camille@latablee.example");
    page.form_like("try_again-").submit().await.expect("Rien n’est resté en route");
    assert_eq!(site.work_off_through(&postbox).await, 1);
    assert_eq!(postbox.arrived().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_dies_before_noting_it_sends_again_under_the_same_message_id() {
    let (site, reader, postbox) = scene().await;
    postbox.meets([Temper::HangUp]);
    ask_for_a_reset(&site, &reader).await;
    site.work_off_through(&postbox).await;
    site.advance(Duration::seconds(30));
    site.work_off_through(&postbox).await;
    site.advance(Duration::days(2));
    site.work_off_through(&postbox).await;
    let ids: Vec<String> = postbox.arrived().into_iter().map(|mail| mail.message_id).collect();
    assert_eq!(ids.len(), 2);
    assert_eq!(ids[0], ids[1]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_that_died_at_work_leaves_it_to_another() {
    let (site, reader, postbox) = scene().await;
    postbox.meets([Temper::Sleep]);
    ask_for_a_reset(&site, &reader).await;
    let (market, courier) = (site.market.clone(), site.courier(Some(&postbox)));
    let dying = tokio::spawn(async move { jobs::run_due(&market, &courier).await });
    postbox.hears().await;
    dying.abort();
    assert_eq!(site.work_off_through(&postbox).await, 0, "its claim holds a while");
    site.advance(Duration::minutes(3));
    assert_eq!(site.work_off_through(&postbox).await, 1);
    let ids: Vec<String> = postbox.arrived().into_iter().map(|mail| mail.message_id).collect();
    assert_eq!((ids.len(), &ids[0]), (2, &ids[1]));
}

#[tokio::test(flavor = "multi_thread")]
async fn two_nodes_at_once_send_each_mail_once() {
    let (site, reader, postbox) = scene().await;
    let folder = tests::Folder::new();
    let other = market_on(site.database.serving_pool().await, &folder.path().join("index"), site.clock.clone()).await;
    for _ in 0..20 {
        ask_for_a_reset(&site, &reader).await;
    }
    let (here, there) = (site.courier(Some(&postbox)), site.courier(Some(&postbox)));
    let (one, two) = tokio::join!(jobs::run_due(&site.market, &here), jobs::run_due(&other, &there));
    assert_eq!(one.unwrap() + two.unwrap(), 20);
    let mut ids: Vec<String> = postbox.arrived().into_iter().map(|mail| mail.message_id).collect();
    ids.sort();
    ids.dedup();
    assert_eq!((ids.len(), postbox.arrived().len()), (20, 20));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_suspended_get_nothing() {
    let (site, reader, postbox) = scene().await;
    ask_for_a_reset(&site, &reader).await;
    reader.suspend(&site).await;
    site.work_off_through(&postbox).await;
    assert!(postbox.arrived().is_empty());
    assert_eq!(site.count("mails WHERE outcome = 'moot'").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_is_in_the_mail_alone_and_opens_once() {
    let (site, reader, postbox) = scene().await;
    ask_for_a_reset(&site, &reader).await;
    site.work_off_through(&postbox).await;
    let key = key_of(&postbox.arrived()[0]);
    assert!(!site.database.dump().await.contains(&key), "the key is in the database");

    let pool = site.database.serving_pool().await;
    let (market, purpose) = (&site.market, Purpose::ResetPassword);
    for _ in 0..2 {
        assert!(links::look(market, purpose, &key).await.unwrap().is_some(), "looking uses nothing up");
    }
    assert!(links::look(market, Purpose::ConfirmAddress, &key).await.unwrap().is_none(), "it opens nothing else");
    assert!(links::look(market, purpose, "no key").await.unwrap().is_none());
    let mut tx = pool.begin().await.unwrap();
    let opened = links::redeem(&mut tx, site.now(), purpose, &key).await.unwrap();
    assert_eq!(opened.map(|link| link.account), Some(reader.account));
    assert!(links::redeem(&mut tx, site.now(), purpose, &key).await.unwrap().is_none(), "once");
    tx.rollback().await.unwrap();
    site.advance(purpose.valid_for());
    assert!(links::look(market, purpose, &key).await.unwrap().is_none(), "not for ever");
    pool.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn all_links_of_a_purpose_can_be_ended() {
    let (site, reader, postbox) = scene().await;
    ask_for_a_reset(&site, &reader).await;
    ask_for_a_reset(&site, &reader).await;
    site.work_off_through(&postbox).await;
    let keys: Vec<String> = postbox.arrived().iter().map(key_of).collect();
    let pool = site.database.serving_pool().await;
    let mut connection = pool.acquire().await.unwrap();
    links::revoke(&mut connection, site.now(), Purpose::ResetPassword, reader.account).await.unwrap();
    for key in keys {
        assert!(links::look(&site.market, Purpose::ResetPassword, &key).await.unwrap().is_none());
    }
    drop(connection);
    pool.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_that_stops_ends_what_it_has_begun() {
    let (site, reader, postbox) = scene().await;
    postbox.meets([Temper::Sleep]);
    ask_for_a_reset(&site, &reader).await;
    let (stop, stopped) = oneshot::channel::<()>();
    let (market, courier) = (site.market.clone(), site.courier(Some(&postbox)));
    let worker = tokio::spawn(async move { jobs::work(&market, courier, async { drop(stopped.await) }).await });
    postbox.hears().await;
    ask_for_a_reset(&site, &reader).await;
    stop.send(()).unwrap();
    postbox.wake();
    worker.await.unwrap();
    assert_eq!(site.count("mails WHERE outcome = 'sent'").await, 1, "what had begun was ended");
    assert_eq!(postbox.arrived().len(), 1, "and nothing else was begun");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_mail_server_mail_is_kept_for_whoever_tries_the_site() {
    let (site, reader, _) = scene().await;
    site.browser().get("/outbox").await.expect_status(200).expect("Aucun e-mail pour l’instant");
    ask_for_a_reset(&site, &reader).await;
    site.work_off().await;
    let browser = site.browser();
    let page = browser.get("/outbox").await;
    page.expect("camille@latablee.example");
    let mail = page.follow("Choisissez un nouveau mot de passe").await;
    let links = mail.attributes(".mail-text a", "href");
    assert!(links[0].starts_with("http://localhost:3000/reset-password?key="), "{links:?}");
    site.advance(Duration::days(8));
    jobs::run_due(&site.market, &site.courier(None)).await.unwrap();
    browser.get("/outbox/none").await.expect_status(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_reads_the_outbox_of_a_site_that_others_reach() {
    let site = Site::at("https://passerelle.example", TestDatabase::migrated().await).await;
    let reader = startup().join(&site).await;
    let id = ask_for_a_reset(&site, &reader).await;
    site.work_off().await;
    let staff = staff().named("Nadia Benali").join(&site).await.browser(&site);
    for path in ["/outbox".to_owned(), format!("/outbox/{id}"), format!("/en/outbox/{id}")] {
        site.browser().get(&path).await.expect_status(404);
        staff.get(&path).await.expect_status(404);
    }
}

/// A mail about saved searches, and the address that turns it off.
async fn digest(site: &Site, postbox: &Postbox) -> (Member, Arrived) {
    let seeker = cto().named("Salomé Garnier").join(site).await;
    crate::searches_told::save(site, &seeker, "Audits", "q=audit").await;
    site.advance(Duration::minutes(1));
    crate::searches_told::open(site, "Un audit avant la levée", "Auditer une application Rails.").await;
    site.advance(Duration::hours(1));
    site.work_off_through(postbox).await;
    let mail = postbox.arrived().into_iter().rfind(|mail| mail.to == seeker.email).expect("a digest");
    (seeker, mail)
}

#[tokio::test(flavor = "multi_thread")]
async fn one_click_turns_it_off_from_anywhere() {
    let (site, _, postbox) = scene().await;
    let (seeker, mail) = digest(&site, &postbox).await;
    assert_eq!(mail.header("List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
    let address = mail.one_click();

    site.browser().get(&address).await.expect_status(200).expect("Ne plus recevoir ces e-mails");
    assert_eq!(site.count("mail_refusals").await, 0, "looking changes nothing");

    // As a mail program sends it: no cookie, no origin, from wherever it is.
    let click = |address: &str| {
        let request =
            Request::post(address).header("content-type", "application/x-www-form-urlencoded").header("sec-fetch-site", "cross-site");
        site.router().oneshot(request.body(Body::from("List-Unsubscribe=One-Click")).unwrap())
    };
    assert_eq!(click("/unsubscribe?key=00").await.unwrap().status(), StatusCode::NOT_FOUND);
    assert_eq!(click("/unsubscribe").await.unwrap().status(), StatusCode::NOT_FOUND);
    for _ in 0..2 {
        assert_eq!(click(&address).await.unwrap().status(), StatusCode::OK);
    }
    assert_eq!(site.count("mail_refusals WHERE topic = 'saved_searches'").await, 1);
    site.browser().get(&address).await.expect("C’est noté");

    let page = seeker.browser(&site);
    let page = page.get("/offers/search").await;
    page.expect("Vous avez choisi de ne plus recevoir d’e-mail sur vos recherches");
    page.form("want_mail").submit().await.expect("au plus une fois par jour");
    assert_eq!(site.count("mail_refusals").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_the_link_turns_it_off_with_a_button() {
    let (site, _, postbox) = scene().await;
    let (_, mail) = digest(&site, &postbox).await;
    let browser = site.browser();
    let page = browser.get(&mail.path_to("/unsubscribe?key=")).await;
    page.form("unsubscribe").submit().await.expect_status(200).expect("C’est noté").expect("vos recherches enregistrées");
    let page = browser.get("/unsubscribe?key=nonsense").await;
    page.expect_status(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_safety_of_an_account_cannot_be_turned_off() {
    let (site, reader, postbox) = scene().await;
    site.send(Mail::PasswordChanged { account: reader.account }).await;
    site.work_off_through(&postbox).await;
    let mail = &postbox.arrived()[0];
    assert!(mail.header("List-Unsubscribe").is_empty() && !mail.text.contains("unsubscribe"));
}
