//! Laws of signing in:
//! 1. a known and an unknown address get the same answer, with the right status and the same words, and after the same time (`accounts/timing.rs`);
//! 2. eight wrong tries for an address are enough for a quarter of an hour, known or not, and a right one wipes the slate;
//! 3. the session is a cookie that no script reads and no other site sends; it ends when one signs out, after 30 days,
//!    and at the next request of an account that was suspended;
//! 4. afterwards one comes back to where one was, and nowhere else.

use axum::http::header;
use chrono::Duration;
use tests::{PASSWORD, Site, TestDatabase, startup};

const WRONG: &str = "L’adresse ou le mot de passe ne correspond pas.";
const TOO_MANY: &str = "Trop d’essais.";

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_address_gets_the_answer_of_a_known_one() {
    let site = Site::empty().await;
    let ceo = startup().reached_at("camille@latablee.example").join(&site).await;
    let suspended = startup().reached_at("odile@latablee.example").join(&site).await;
    suspended.suspend(&site).await;
    let mut answers = Vec::new();
    for (email, password) in
        [(ceo.email.as_str(), "autre-chose"), ("personne@latablee.example", "autre-chose"), (&suspended.email, PASSWORD)]
    {
        let browser = site.browser();
        let page = browser.try_to_sign_in("/sign-in", email, password).await;
        page.expect_status(200).expect_path("/sign-in").expect(WRONG);
        assert!(!browser.is_signed_in());
        answers.push(page.text().replace(email, ""));
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0], answers[2], "whoever is suspended learns no more");
}

#[tokio::test(flavor = "multi_thread")]
async fn eight_wrong_tries_are_enough_for_a_quarter_of_an_hour() {
    let site = Site::empty().await;
    let ceo = startup().join(&site).await;
    for email in [ceo.email.as_str(), "personne@latablee.example"] {
        for _ in 0..8 {
            site.browser().try_to_sign_in("/sign-in", email, "autre-chose").await.expect(WRONG);
        }
        site.browser().try_to_sign_in("/sign-in", email, "autre-chose").await.expect(TOO_MANY);
        let browser = site.browser();
        browser.try_to_sign_in("/sign-in", &email.to_uppercase(), PASSWORD).await.expect(TOO_MANY);
        assert!(!browser.is_signed_in(), "not even with the right password, or another spelling");
    }
    site.advance(Duration::minutes(16));
    site.signed_in(&ceo.email).await.get("/needs").await.expect_status(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_right_try_wipes_the_slate() {
    let site = Site::empty().await;
    let ceo = startup().join(&site).await;
    for _ in 0..3 {
        for _ in 0..6 {
            site.browser().try_to_sign_in("/sign-in", &ceo.email, "autre-chose").await.expect(WRONG);
        }
        site.signed_in(&ceo.email).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_session_is_a_guarded_cookie() {
    for (address, name, secure) in
        [("http://localhost:3000", "passerelle-session=", false), ("https://passerelle.example", "__Host-passerelle-session=", true)]
    {
        let site = Site::at(address, TestDatabase::migrated().await).await;
        let ceo = startup().join(&site).await;
        let browser = site.browser();
        let answer = browser.get("/sign-in").await.form("sign_in").fill("email", &ceo.email).fill("password", PASSWORD).send().await;
        let cookies = answer.headers.get_all(header::SET_COOKIE).iter().map(|cookie| cookie.to_str().unwrap());
        let cookie = cookies.into_iter().find(|cookie| cookie.starts_with(name)).unwrap_or_else(|| panic!("{:?}", answer.headers));
        assert!(cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Lax") && cookie.contains("; Path=/"), "{cookie}");
        assert_eq!(cookie.contains("; Secure"), secure, "{cookie}");
        let token = browser.cookie("session").unwrap();
        let kept: bool = sqlx::query_scalar("SELECT EXISTS (SELECT FROM sessions WHERE encode(token_hash, 'hex') = $1)")
            .bind(&token)
            .fetch_one(&mut site.superuser().await)
            .await
            .unwrap();
        assert!(!kept, "the database knows a hash of the token alone");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_ends_with_signing_out() {
    let site = Site::empty().await;
    let ceo = startup().join(&site).await;
    let browser = site.signed_in(&ceo.email).await;
    let copied = site.browser();
    copied.set_cookie("passerelle-session", &browser.cookie("passerelle-session").unwrap());
    copied.get("/needs").await.expect_status(200).expect_path("/needs");
    browser.get("/needs").await.form_to("/api/sign_out", &[]).submit().await.expect_status(200);
    assert!(!browser.is_signed_in());
    assert_eq!(browser.ask("/needs").await.status, 303);
    assert_eq!(copied.ask("/needs").await.status, 303, "a copy of the cookie is worth nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_ends_after_thirty_days() {
    let site = Site::empty().await;
    let browser = site.signed_in(&startup().join(&site).await.email).await;
    site.advance(Duration::days(29));
    assert_eq!(browser.ask("/needs").await.status, 200);
    site.advance(Duration::days(2));
    assert_eq!(browser.ask("/needs").await.status, 303);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_suspended_account_is_out_at_the_next_request() {
    let site = Site::empty().await;
    let ceo = startup().join(&site).await;
    let browser = site.signed_in(&ceo.email).await;
    assert_eq!(browser.ask("/needs").await.status, 200);
    ceo.suspend(&site).await;
    assert_eq!(browser.ask("/needs").await.status, 303);
    browser.try_to_sign_in("/sign-in", &ceo.email, PASSWORD).await.expect(WRONG);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_comes_back_to_where_one_was() {
    let site = Site::empty().await;
    let ceo = startup().join(&site).await;
    for (page, back) in [("/needs", "/needs"), ("/en/needs", "/en/needs")] {
        let browser = site.browser();
        let asked = browser.get(page).await;
        asked.expect_status(200);
        assert!(asked.path().ends_with("/sign-in"), "{asked}");
        let page = asked.form("sign_in").fill("email", &ceo.email).fill("password", PASSWORD).submit().await;
        page.expect_status(200).expect_path(back);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn and_nowhere_else() {
    let site = Site::empty().await;
    let ceo = startup().join(&site).await;
    for next in [
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/%0d%0aSet-Cookie:x",
        "//evil.example/%2e%2e",
        "/\t/evil.example",
    ] {
        let encoded: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
        let browser = site.browser();
        let form = browser.get(&format!("/sign-in?next={encoded}")).await.form("sign_in");
        let answer = form.fill("email", &ceo.email).fill("password", PASSWORD).send().await;
        let to = answer.location();
        assert_eq!(answer.status, 303);
        assert!(
            to.starts_with('/') && !to.starts_with("//") && !to.contains('\\') && !to.contains("evil.example"),
            "{next:?} leads to {to:?}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_form_says_what_is_missing() {
    let site = Site::empty().await;
    let browser = site.browser();
    let page = browser.get("/sign-in").await.form("sign_in").submit().await;
    page.expect_status(200).expect("Remplissez ce champ.");
    let page = browser.try_to_sign_in("/sign-in", "camille", "x").await;
    page.expect("Écrivez une adresse complète");
    let page = browser.try_to_sign_in("/sign-in", "camille@latablee.example", &"x".repeat(5_000)).await;
    page.expect(WRONG);
}
