//! Laws of a forgotten password:
//! 1. a link to the address of the account lets its owner choose another password; looking at it changes nothing;
//! 2. every session ends, and the owner is written to;
//! 3. an address without an account gets the same answer, and no letter;
//! 4. a link opens once, for an hour, and not after another one was used.

use chrono::Duration;
use tests::{Browser, PASSWORD, Page, Site, startup};

use super::{CHOSEN, letters, link_to, without_chance};

async fn forget<'b>(browser: &'b Browser, email: &str) -> Page<'b> {
    browser.get("/sign-in").await.follow("Mot de passe oublié").await.form("forgot_password").fill("email", email).submit().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_lets_one_choose_another_password() {
    let site = Site::empty().await;
    let ceo = startup().join(&site).await;
    let (before, browser) = (ceo.browser(&site), site.browser());
    forget(&browser, &ceo.email.to_uppercase()).await.expect_path("/forgot-password/sent").expect("Regardez votre boîte aux lettres");
    let link = link_to(&site, &ceo.email).await;
    for _ in 0..2 {
        browser.get(&link).await.expect_status(200).expect("Choisir un autre mot de passe");
    }
    site.browser().sign_in(&ceo.email, PASSWORD).await;
    let page = browser.get(&link).await.form("reset_password").fill("password", CHOSEN).submit().await;
    page.expect_path("/sign-in").expect("Votre mot de passe est changé. Connectez-vous avec le nouveau.");
    assert!(!browser.is_signed_in());
    assert_eq!(before.ask("/needs").await.status, 303, "a session that was open is closed");
    site.browser().try_to_sign_in("/sign-in", &ceo.email, PASSWORD).await.expect("ne correspond pas");
    site.browser().sign_in(&ceo.email, CHOSEN).await;
    let told = letters(&site).await;
    assert_eq!(told.last(), Some(&(ceo.email.clone(), "Votre mot de passe a changé".to_owned())));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_without_an_account_gets_the_same_answer_and_no_letter() {
    let site = Site::empty().await;
    let (ceo, suspended) = (startup().join(&site).await, startup().join(&site).await);
    suspended.suspend(&site).await;
    let mut answers = Vec::new();
    for email in [ceo.email.as_str(), "personne@latablee.example", &suspended.email] {
        let browser = site.browser();
        let answer = browser.get("/forgot-password").await.form("forgot_password").fill("email", email).send().await;
        assert_eq!((answer.status, answer.location()), (303, "/forgot-password/sent"), "{email}");
        answers.push((without_chance(&answer), without_chance(&browser.get("/forgot-password/sent").await.answer)));
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0], answers[2]);
    let sent = letters(&site).await;
    assert_eq!(sent.iter().map(|(to, _)| to.as_str()).collect::<Vec<_>>(), [ceo.email.as_str()]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_opens_once_for_an_hour() {
    let site = Site::empty().await;
    let ceo = startup().join(&site).await;
    let browser = site.browser();
    forget(&browser, &ceo.email).await;
    let first = link_to(&site, &ceo.email).await;
    forget(&browser, &ceo.email).await;
    let second = link_to(&site, &ceo.email).await;
    assert_ne!(first, second);
    let (page, twice) = (browser.get(&second).await, browser.get(&second).await);
    page.form("reset_password").fill("password", CHOSEN).submit().await.expect_path("/sign-in");
    twice.form("reset_password").fill("password", "encore une autre phrase").submit().await.expect("Ce lien ne s’ouvre plus");
    browser.get(&first).await.expect_status(200).expect("Ce lien ne s’ouvre plus");
    forget(&browser, &ceo.email).await;
    let third = link_to(&site, &ceo.email).await;
    site.advance(Duration::minutes(61));
    browser.get(&third).await.expect_status(200).expect("Ce lien ne s’ouvre plus");
    site.browser().sign_in(&ceo.email, CHOSEN).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_is_said_beside_its_field() {
    let site = Site::empty().await;
    let ceo = startup().join(&site).await;
    let browser = site.browser();
    forget(&browser, "camille").await.expect_path("/forgot-password").expect("Écrivez une adresse complète");
    forget(&browser, &ceo.email).await;
    let link = link_to(&site, &ceo.email).await;
    let page = browser.get(&link).await.form("reset_password").fill("password", "motdepasse").submit().await;
    page.expect_status(200).expect("l’un des premiers que l’on essaie");
    page.form("reset_password").fill("password", CHOSEN).submit().await.expect_path("/sign-in");
    for path in ["/reset-password", "/reset-password?key=zz"] {
        browser.get(path).await.expect_status(200).expect("Ce lien ne s’ouvre plus");
    }
    assert_eq!(site.count("sessions").await, 0);
}
