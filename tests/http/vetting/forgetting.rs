//! What led to nothing is kept for six months.

use chrono::Duration;
use domain::lifecycle::ProfileEvent;
use tests::{Member, Site, cto};

use super::{count, dossier, events};

async fn refuse(site: &Site, member: &Member) {
    let staff = site.signed_in(&site.staff().await.email).await;
    let form = dossier(&staff, member).await.form("refuse_request").fill("code", "enough").fill("reason", "Trop de profils semblables.");
    form.fill("again", "now").fill("confirmed", "true").submit().await.expect_status(200);
}

async fn note(site: &Site, member: &Member) {
    let staff = site.signed_in(&site.staff().await.email).await;
    dossier(&staff, member).await.form("write_note").fill("words", "À revoir au printemps.").submit().await.expect_status(200);
}

async fn accounts(site: &Site, member: &Member) -> i64 {
    let query = "SELECT count(*) FROM accounts WHERE id = $1";
    sqlx::query_scalar(query).bind(member.account.0).fetch_one(&mut site.superuser().await).await.unwrap()
}

/// The CTO names somebody at this address.
async fn name(site: &Site, member: &Member, email: &str) {
    let browser = site.signed_in(&member.email).await;
    let form = browser.get("/profile/references/new").await.form("reference").fill("name", "Hugo Marchand").fill("post", "Dirigeant");
    let form = form.fill("company", "Quatre Épices").fill("email", email).fill("bond", "client").fill("shared_work", "La reprise.");
    form.fill("started", "2021").fill("consent", "true").submit().await.expect_path("/profile");
}

const REFEREES: &str = "SELECT count(*) FROM reference_requests WHERE profile_id = $1";
const NOTES: &str = "SELECT count(*) FROM profile_notes WHERE profile_id = $1";
const REQUESTS: &str = "SELECT count(*) FROM applications WHERE profile_id = $1";
const WORDS: &str = "SELECT count(*) FROM audit_words w JOIN audit_events e ON e.id = w.event_id WHERE e.subject_id = $1";

#[tokio::test(flavor = "multi_thread")]
async fn whoever_was_refused_is_forgotten_after_six_months() {
    let site = Site::empty().await;
    let salome = cto().writing().join(&site).await;
    salome.asks_to_join(&site).await;
    note(&site, &salome).await;
    refuse(&site, &salome).await;
    assert_eq!(count(&site, WORDS, &salome).await, 1);
    site.work_off().await;
    site.advance(Duration::days(180));
    site.work_off().await;
    assert_eq!(accounts(&site, &salome).await, 1, "17 May 2027 has not come");
    site.advance(Duration::days(1));
    site.work_off().await;
    assert_eq!(accounts(&site, &salome).await, 0);
    for query in [NOTES, REQUESTS, WORDS, "SELECT count(*) FROM profiles WHERE id = $1"] {
        assert_eq!(count(&site, query, &salome).await, 0, "{query}");
    }
    assert_eq!(events(&site, &salome).await, ["apply", "note", "refuse"], "the lines stay");
    site.follow().await;
    let staff = site.signed_in(&site.staff().await.email).await;
    staff.get("/staff/profiles").await.expect_status(200).expect_nothing_of("Salomé Garnier");
    staff.get("/staff/audit").await.expect_status(200).expect("Compte supprimé");
    site.browser().try_to_sign_in("/sign-in", &salome.email, tests::PASSWORD).await.expect("ne correspond pas");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_asks_again_is_not_forgotten() {
    let site = Site::empty().await;
    let salome = cto().writing().join(&site).await;
    salome.asks_to_join(&site).await;
    refuse(&site, &salome).await;
    site.advance(Duration::days(100));
    let browser = site.signed_in(&salome.email).await;
    browser
        .get("/profile")
        .await
        .form("ask_to_join")
        .fill("motivation", tests::MOTIVATION)
        .fill("consent", "true")
        .submit()
        .await
        .expect_status(200);
    site.advance(Duration::days(100));
    site.work_off().await;
    assert_eq!(accounts(&site, &salome).await, 1);
    refuse(&site, &salome).await;
    site.work_off().await;
    site.advance(Duration::days(175));
    site.work_off().await;
    assert_eq!(accounts(&site, &salome).await, 1, "the second refusal counts");
    site.advance(Duration::days(10));
    site.work_off().await;
    assert_eq!(accounts(&site, &salome).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_was_taken_back_is_forgotten_and_its_profile_stays() {
    let site = Site::empty().await;
    let salome = cto().writing().join(&site).await;
    salome.asks_to_join(&site).await;
    note(&site, &salome).await;
    name(&site, &salome, "hugo@quatreepices.example").await;
    salome.browser(&site).get("/profile").await.form("withdraw_request").submit().await.expect_status(200);
    site.advance(Duration::days(180));
    site.work_off().await;
    assert_eq!((count(&site, NOTES, &salome).await, count(&site, REQUESTS, &salome).await), (1, 1));
    name(&site, &salome, "kim@north.example").await;
    assert_eq!(count(&site, REFEREES, &salome).await, 2);
    site.advance(Duration::days(2));
    site.work_off().await;
    assert_eq!(count(&site, REFEREES, &salome).await, 1, "who was named since is named for another request");
    assert_eq!((count(&site, NOTES, &salome).await, count(&site, REQUESTS, &salome).await), (0, 0));
    assert_eq!(accounts(&site, &salome).await, 1);
    assert_eq!(events(&site, &salome).await.last().map(String::as_str), Some("forget_application"));
    let browser = site.signed_in(&salome.email).await;
    browser.get("/profile").await.expect("Reprend les produits d’une agence").expect("Rejoindre la communauté");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_is_never_forgotten() {
    let site = Site::empty().await;
    let salome = cto().writing().join(&site).await;
    salome.asks_to_join(&site).await;
    refuse(&site, &salome).await;
    let browser = salome.browser(&site);
    browser
        .get("/profile")
        .await
        .form("ask_to_join")
        .fill("motivation", tests::MOTIVATION)
        .fill("consent", "true")
        .submit()
        .await
        .expect_status(200);
    for event in [ProfileEvent::Interview, ProfileEvent::AskReferences, ProfileEvent::Accept] {
        salome.is_stepped(&site, event).await;
    }
    site.advance(Duration::days(400));
    site.work_off().await;
    assert_eq!((accounts(&site, &salome).await, count(&site, REQUESTS, &salome).await), (1, 2));
    let browser = site.signed_in(&salome.email).await;
    browser.get("/privacy").await.expect("Une demande refusée est gardée 6 mois");
    browser.get("/en/privacy").await.expect("A refused request is kept for 6 months");
}
