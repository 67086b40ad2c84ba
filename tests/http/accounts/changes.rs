//! Laws of changing an account:
//! 1. another password takes the one in use; every other session ends, this one stays, and the owner is written to;
//! 2. another address counts only once its link was opened; the old one is told when it is asked for and when it is done;
//! 3. whether the new address has an account is told to that address alone;
//! 4. tries to say the own password are few; what is wrong is said beside its field.

use chrono::Duration;
use tests::{Browser, PASSWORD, Page, Site, cto, startup};

use super::{CHOSEN, letters, link_to};

async fn change_password<'b>(browser: &'b Browser, current: &str, new: &str) -> Page<'b> {
    let form = browser.get("/account").await.form("change_password");
    form.fill("current_password", current).fill("password", new).submit().await
}

async fn change_email<'b>(browser: &'b Browser, email: &str, current: &str) -> Page<'b> {
    browser.get("/account").await.form("change_email").fill("email", email).fill("current_password", current).submit().await
}

#[tokio::test(flavor = "multi_thread")]
async fn another_password_ends_the_other_sessions() {
    let site = Site::empty().await;
    let ceo = startup().join(&site).await;
    let (elsewhere, browser) = (ceo.browser(&site), site.signed_in(&ceo.email).await);
    change_password(&browser, PASSWORD, CHOSEN).await.expect_path("/account").expect("Votre mot de passe est changé.");
    assert_eq!(browser.ask("/needs").await.status, 200);
    assert_eq!(elsewhere.ask("/needs").await.status, 303);
    site.browser().try_to_sign_in("/sign-in", &ceo.email, PASSWORD).await.expect("ne correspond pas");
    site.browser().sign_in(&ceo.email, CHOSEN).await;
    assert_eq!(letters(&site).await, [(ceo.email.clone(), "Votre mot de passe a changé".to_owned())]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_for_a_forgotten_password_ends_with_the_password() {
    let site = Site::empty().await;
    let ceo = startup().join(&site).await;
    site.browser().get("/forgot-password").await.form("forgot_password").fill("email", &ceo.email).submit().await;
    let link = link_to(&site, &ceo.email).await;
    change_password(&ceo.browser(&site), PASSWORD, CHOSEN).await.expect("Votre mot de passe est changé.");
    site.browser().get(&link).await.expect("Ce lien ne s’ouvre plus");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_password_changes_nothing_and_is_tried_eight_times() {
    let site = Site::empty().await;
    let ceo = startup().join(&site).await;
    let browser = ceo.browser(&site);
    change_password(&browser, "", CHOSEN).await.expect("Remplissez ce champ.");
    change_password(&browser, PASSWORD, "court").await.expect("Écrivez au moins 8 caractères.");
    change_password(&browser, PASSWORD, "12345678").await.expect("l’un des premiers que l’on essaie");
    for _ in 0..8 {
        change_password(&browser, "autre-chose", CHOSEN).await.expect_path("/account").expect("Ce n’est pas votre mot de passe actuel.");
    }
    change_password(&browser, PASSWORD, CHOSEN).await.expect("Trop d’essais.");
    change_email(&browser, "autre@latablee.example", PASSWORD).await.expect("Trop d’essais.");
    assert!(letters(&site).await.is_empty());
    site.advance(Duration::minutes(16));
    change_password(&browser, PASSWORD, CHOSEN).await.expect("Votre mot de passe est changé.");
}

#[tokio::test(flavor = "multi_thread")]
async fn another_address_counts_once_its_link_was_opened() {
    let site = Site::empty().await;
    let ceo = startup().reached_at("camille@latablee.example").join(&site).await;
    let browser = ceo.browser(&site);
    let new = "camille@ailleurs.example";
    change_email(&browser, new, PASSWORD).await.expect_path("/account").expect("Un lien est parti vers la nouvelle adresse.");
    let link = link_to(&site, new).await;
    let told = letters(&site).await;
    assert!(told.iter().any(|(to, subject)| *to == ceo.email && subject == "On demande à changer votre adresse"), "{told:?}");
    browser.get("/account").await.expect("Aujourd’hui : camille@latablee.example");
    // Wherever the mail is read, signed in or not.
    let elsewhere = site.browser();
    for _ in 0..2 {
        elsewhere.get(&link).await.expect(new);
    }
    browser.get("/account").await.expect("Aujourd’hui : camille@latablee.example");
    elsewhere.get(&link).await.form("confirm_email").submit().await.expect_path("/sign-in").expect("Votre adresse est changée.");
    browser.get("/account").await.expect("Aujourd’hui : camille@ailleurs.example");
    site.browser().try_to_sign_in("/sign-in", &ceo.email, PASSWORD).await.expect("ne correspond pas");
    site.browser().sign_in(new, PASSWORD).await;
    let told = letters(&site).await;
    assert_eq!(told.last(), Some(&(ceo.email.clone(), "Votre adresse a changé".to_owned())), "the old address is told");
    elsewhere.get(&link).await.expect("Ce lien ne s’ouvre plus");
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_last_address_asked_for_can_be_confirmed_and_only_for_a_day() {
    let site = Site::empty().await;
    let ceo = startup().join(&site).await;
    let browser = ceo.browser(&site);
    change_email(&browser, "une@ailleurs.example", PASSWORD).await;
    let first = link_to(&site, "une@ailleurs.example").await;
    change_email(&browser, "deux@ailleurs.example", PASSWORD).await;
    let second = link_to(&site, "deux@ailleurs.example").await;
    browser.get(&first).await.expect("Ce lien ne s’ouvre plus");
    let page = browser.get(&second).await;
    site.advance(Duration::hours(25));
    page.form("confirm_email").submit().await.expect_status(200).expect("Ce lien ne s’ouvre plus");
    browser.get("/account").await.expect(&format!("Aujourd’hui : {}", ceo.email));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_somebody_has_is_not_told_to_anybody_else() {
    let site = Site::empty().await;
    let (ceo, other) = (startup().join(&site).await, cto().join(&site).await);
    let browser = ceo.browser(&site);
    let free = change_email(&browser, "libre@ailleurs.example", PASSWORD).await.text();
    let taken = change_email(&browser, &other.email, PASSWORD).await.text();
    assert_eq!(free, taken);
    let told = letters(&site).await;
    let to_other: Vec<_> = told.iter().filter(|(to, _)| *to == other.email).map(|(_, subject)| subject.as_str()).collect();
    assert_eq!(to_other, ["Vous avez déjà un compte"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_was_taken_meanwhile_is_not_taken_twice() {
    let site = Site::empty().await;
    let ceo = startup().join(&site).await;
    let browser = ceo.browser(&site);
    change_email(&browser, "libre@ailleurs.example", PASSWORD).await;
    let link = link_to(&site, "libre@ailleurs.example").await;
    startup().reached_at("libre@ailleurs.example").join(&site).await;
    browser.get(&link).await.form("confirm_email").submit().await.expect_status(200).expect("Ce lien ne s’ouvre plus");
    browser.get("/account").await.expect(&format!("Aujourd’hui : {}", ceo.email));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_address_is_told_beside_its_field() {
    let site = Site::empty().await;
    let ceo = startup().join(&site).await;
    let browser = ceo.browser(&site);
    let page = change_email(&browser, "camille", PASSWORD).await;
    page.expect_path("/account").expect("Écrivez une adresse complète");
    assert_eq!(page.form("change_email").value("email").as_deref(), Some("camille"));
    change_email(&browser, &ceo.email, PASSWORD).await.expect("Cette réponse y est déjà");
    change_email(&browser, "libre@ailleurs.example", "autre-chose").await.expect("Ce n’est pas votre mot de passe actuel.");
    assert!(letters(&site).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_is_called_as_they_say() {
    let site = Site::empty().await;
    let (ceo, salome) = (startup().named("La Tablée").join(&site).await, cto().join(&site).await);
    let browser = ceo.browser(&site);
    let form = browser.get("/account").await.form("rename").fill("name", "  Camille\u{a0}Aubry-Roux ").fill("company", "La Grande Tablée");
    let page = form.submit().await;
    page.expect_path("/account").expect("C’est enregistré.");
    assert_eq!(page.form("rename").value("name").as_deref(), Some("Camille Aubry-Roux"));
    assert_eq!(page.form("rename").value("company").as_deref(), Some("La Grande Tablée"));
    page.form("rename").fill("name", " ").submit().await.expect("Remplissez ce champ.");
    let hers = salome.browser(&site);
    let page = hers.get("/en/account").await.form("rename").fill("name", "Salomé G.").submit().await;
    page.expect_path("/en/account").expect("Saved.");
}
