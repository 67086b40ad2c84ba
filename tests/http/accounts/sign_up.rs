//! Laws of signing up:
//! 1. there is no account before the link in the mail is opened and a password chosen, and looking at the link opens nothing;
//! 2. a need that was begun before follows the person, wherever they open the link;
//! 3. a CTO begins as an applicant: proposed to nobody, and shown no mission, until staff accepts;
//! 4. an address that has an account gets the same answer, and a letter of its own;
//! 5. a link opens once, and not after three days; what is refused says why, and keeps what was typed.

use chrono::Duration;
use tests::{Site, mission, startup};

use super::{CHOSEN, letters, link_to, open_account, sign_up, without_chance};

const EMAIL: &str = "lena@nouvelle.example";

#[tokio::test(flavor = "multi_thread")]
async fn a_ceo_gets_an_account_with_a_link_and_a_password() {
    let site = Site::empty().await;
    let browser = site.browser();
    sign_up(&browser, "ceo", "Lena Moreau", EMAIL).await.expect_path("/sign-up/sent").expect("Regardez votre boîte aux lettres");
    assert_eq!(site.count("accounts").await, 0, "nobody has shown yet that the address is theirs");
    let link = link_to(&site, EMAIL).await;
    for _ in 0..2 {
        browser.get(&link).await.expect_status(200).expect("Bienvenue, Lena Moreau").expect(EMAIL);
    }
    assert_eq!(site.count("accounts").await, 0, "looking at a link opens nothing");
    let page = browser.get(&link).await.form("open_account").fill("password", CHOSEN).submit().await;
    page.expect_status(200).expect_path("/needs");
    assert!(browser.is_signed_in());
    browser.get("/account").await.expect(EMAIL);
    let again = site.browser();
    again.sign_in(EMAIL, CHOSEN).await.expect_path("/needs");
}

#[tokio::test(flavor = "multi_thread")]
async fn and_in_english() {
    let site = Site::empty().await;
    let browser = site.browser();
    let form = browser.get("/en/sign-up?role=ceo").await.form("sign_up").fill("name", "Lena Moreau").fill("email", EMAIL);
    assert_eq!(form.value("role").as_deref(), Some("ceo"), "the address of the page has chosen");
    form.submit().await.expect_path("/en/sign-up/sent").expect("Look in your mailbox");
    assert_eq!(letters(&site).await, [(EMAIL.to_owned(), "Confirm your address".to_owned())]);
    let link = link_to(&site, EMAIL).await;
    assert!(link.starts_with("/en/verify-address?key="), "{link}");
    browser.get(&link).await.form("open_account").fill("password", CHOSEN).submit().await.expect_path("/en/needs");
    let language: String = sqlx::query_scalar("SELECT language FROM accounts").fetch_one(&mut site.superuser().await).await.unwrap();
    assert_eq!(language, "en", "letters will be in English too");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_need_that_was_begun_before_follows_the_person() {
    let site = Site::empty().await;
    let at_work = site.browser();
    let need = at_work.get("/").await.form("begin_need").fill("words", "Notre CTO vient de partir.").submit().await.path().to_owned();
    at_work.get("/sign-up").await.expect("Le besoin que vous avez commencé vous suit");
    sign_up(&at_work, "ceo", "Lena Moreau", EMAIL).await.expect_path("/sign-up/sent");
    // The mail is read elsewhere.
    let at_home = site.browser();
    open_account(&site, &at_home, EMAIL).await.expect_status(200).expect_path(&need).expect("Notre CTO vient de partir.");
    at_home.get("/needs").await.expect("Brouillon");
    assert_eq!(at_work.ask(&need).await.status, 303, "it is its owner's now, and no browser's");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cto_begins_as_an_applicant() {
    let site = Site::empty().await;
    let ceo = startup().join(&site).await;
    let open = mission().of(&ceo).open().play(&site).await;
    let browser = site.browser();
    sign_up(&browser, "cto", "Nour Haddad", "nour@haddad.example").await.expect_path("/sign-up/sent");
    let page = open_account(&site, &browser, "nour@haddad.example").await;
    page.expect_status(200).expect_path("/offers").expect("Votre profil d’abord").expect_nothing_of("Reprendre la première version");
    browser.get("/profile").await.expect_status(200);
    assert_eq!(browser.ask(&format!("/offers/{}", open.id)).await.status, 404, "missions are for the community");
    browser.get("/offers/search").await.expect_status(200).expect_nothing_of("Reprendre la première version");
    let state: String = sqlx::query_scalar("SELECT p.state FROM profiles p JOIN accounts a ON a.id = p.account_id WHERE a.email = $1")
        .bind("nour@haddad.example")
        .fetch_one(&mut site.superuser().await)
        .await
        .unwrap();
    assert_eq!(state, "draft");
    let staff = site.staff().await.browser(&site);
    staff.get(&format!("/staff/missions/{}/curation", open.id)).await.expect_status(200).expect_nothing_of("Nour Haddad");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_has_an_account_gets_the_same_answer() {
    let site = Site::empty().await;
    let ceo = startup().reached_at("camille@latablee.example").join(&site).await;
    let mut answers = Vec::new();
    for email in [ceo.email.as_str(), "personne@latablee.example"] {
        let browser = site.browser();
        let form = browser.get("/sign-up").await.form("sign_up").fill("role", "ceo").fill("name", "Camille Aubry").fill("email", email);
        let answer = form.send().await;
        assert_eq!((answer.status, answer.location()), (303, "/sign-up/sent"), "{email}");
        assert!(!answer.headers.contains_key("set-cookie"), "{email}");
        answers.push((without_chance(&answer), without_chance(&browser.get("/sign-up/sent").await.answer)));
    }
    assert_eq!(answers[0], answers[1]);
    let sent = letters(&site).await;
    let taken = sent.iter().find(|(to, _)| *to == ceo.email).map(|(_, subject)| subject.as_str());
    assert_eq!(taken, Some("Vous avez déjà un compte"), "its owner alone is told: {sent:?}");
    assert_eq!(sent.len(), 2);
    assert_eq!(site.count("sign_up_keys").await, 1, "and no link could open a second account");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_opens_once() {
    let site = Site::empty().await;
    let browser = site.browser();
    sign_up(&browser, "ceo", "Lena Moreau", EMAIL).await;
    let link = link_to(&site, EMAIL).await;
    let (first, second) = (browser.get(&link).await, browser.get(&link).await);
    first.form("open_account").fill("password", CHOSEN).submit().await.expect_path("/needs");
    let page = second.form("open_account").fill("password", "une autre phrase de passe").submit().await;
    page.expect_status(200).expect("Ce lien ne s’ouvre plus");
    site.browser().get(&link).await.expect_status(200).expect("Ce lien ne s’ouvre plus");
    site.browser().sign_in(EMAIL, CHOSEN).await;
    assert_eq!(site.count("accounts").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_press_at_the_same_moment_get_one_account() {
    let site = Site::empty().await;
    let browser = site.browser();
    sign_up(&browser, "cto", "Nour Haddad", EMAIL).await;
    let link = link_to(&site, EMAIL).await;
    let (one, two) = (site.browser(), site.browser());
    let (first, second) = (one.get(&link).await, two.get(&link).await);
    let press = |page: &tests::Page<'_>| page.form("open_account").fill("password", CHOSEN).fields();
    let fields = (press(&first), press(&second));
    let (a, b) = tokio::join!(one.submit("/api/account/open", &fields.0, &link), two.submit("/api/account/open", &fields.1, &link));
    assert_eq!([a.status, b.status], [303, 303]);
    assert_eq!(usize::from(one.is_signed_in()) + usize::from(two.is_signed_in()), 1);
    assert_eq!((site.count("accounts").await, site.count("profiles").await), (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_does_not_open_after_three_days() {
    let site = Site::empty().await;
    let browser = site.browser();
    sign_up(&browser, "ceo", "Lena Moreau", EMAIL).await;
    let link = link_to(&site, EMAIL).await;
    site.advance(Duration::hours(71));
    let late = browser.get(&link).await;
    late.expect("Bienvenue, Lena Moreau");
    site.advance(Duration::hours(2));
    late.form("open_account").fill("password", CHOSEN).submit().await.expect("Ce lien ne s’ouvre plus");
    for path in [link.as_str(), "/verify-address", "/verify-address?key=zz", "/en/verify-address?key="] {
        browser.get(path).await.expect_status(200);
    }
    assert_eq!(site.count("accounts").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost() {
    let site = Site::empty().await;
    let browser = site.browser();
    let page = browser.get("/sign-up").await.form("sign_up").submit().await;
    page.expect_status(200).expect_path("/sign-up").expect("3 réponses à revoir");
    let page = sign_up(&browser, "cto", &"x".repeat(81), "lena").await;
    page.expect("Raccourcissez : 80 caractères au plus.").expect("Écrivez une adresse complète");
    assert_eq!(page.form("sign_up").value("email").as_deref(), Some("lena"));
    assert_eq!(page.form("sign_up").value("role").as_deref(), Some("cto"));
    for role in ["staff", "system", "king"] {
        let form = browser.get("/sign-up").await.form("sign_up").fill("name", "Lena").fill("email", EMAIL).forge("role", role);
        form.submit().await.expect_path("/sign-up").expect("Choisissez une réponse de la liste.");
    }
    assert_eq!(site.count("sign_ups").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_is_long_enough_whole_and_not_what_everybody_tries() {
    let site = Site::empty().await;
    let browser = site.browser();
    sign_up(&browser, "ceo", "Lena Moreau", EMAIL).await;
    let link = link_to(&site, EMAIL).await;
    for (password, complaint) in [
        ("", "Remplissez ce champ."),
        ("sept-77", "Écrivez au moins 8 caractères."),
        (&"x".repeat(129), "Raccourcissez : 128 caractères au plus."),
        ("Azertyuiop", "l’un des premiers que l’on essaie"),
        ("Lena Moreau", "l’un des premiers que l’on essaie"),
        (EMAIL, "l’un des premiers que l’on essaie"),
    ] {
        let page = browser.get(&link).await.form("open_account").fill("password", password).submit().await;
        page.expect_status(200).expect(complaint);
        if !password.is_empty() && password != "Lena Moreau" && password != EMAIL {
            page.expect_nothing_of(password);
        }
    }
    let kept: Option<String> =
        sqlx::query_scalar("SELECT string_agg(typed::text, '') FROM form_memories").fetch_one(&mut site.superuser().await).await.unwrap();
    let key = link.split("key=").nth(1).unwrap();
    assert!(!kept.unwrap_or_default().contains(key), "what is remembered of a form opens no account");
    // 128 characters count to the last one.
    let longest = format!("{}a", "é".repeat(127));
    browser.get(&link).await.form("open_account").fill("password", &longest).submit().await.expect_path("/needs");
    let cut: String = longest.chars().take(127).collect();
    site.browser().try_to_sign_in("/sign-in", EMAIL, &format!("{cut}b")).await.expect("ne correspond pas");
    site.browser().sign_in(EMAIL, &longest).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn letters_to_one_address_are_few() {
    let site = Site::empty().await;
    for _ in 0..4 {
        sign_up(&site.browser(), "ceo", "Lena Moreau", EMAIL).await.expect_path("/sign-up/sent");
    }
    sign_up(&site.browser(), "ceo", "Lena Moreau", EMAIL).await.expect_path("/sign-up").expect("Trop d’essais.");
    let browser = site.browser();
    let forgot = browser.get("/forgot-password").await.form("forgot_password").fill("email", EMAIL).submit().await;
    forgot.expect("Trop d’essais.");
    assert_eq!(letters(&site).await.len(), 4);
    site.advance(Duration::minutes(61));
    sign_up(&site.browser(), "ceo", "Lena Moreau", EMAIL).await.expect_path("/sign-up/sent");
}

#[tokio::test(flavor = "multi_thread")]
async fn only_hashes_of_keys_are_kept() {
    let site = Site::empty().await;
    sign_up(&site.browser(), "ceo", "Lena Moreau", EMAIL).await;
    let link = link_to(&site, EMAIL).await;
    let key = link.split("key=").nth(1).unwrap();
    assert_eq!(key.len(), 64, "256 bits");
    let kept: bool = sqlx::query_scalar("SELECT EXISTS (SELECT FROM sign_up_keys WHERE encode(key_hash, 'hex') = $1)")
        .bind(key)
        .fetch_one(&mut site.superuser().await)
        .await
        .unwrap();
    assert!(!kept);
}
