//! Law 8: from nothing to a first match, as each of the three people plays it, with pictures in `target/pictures/first-match`.

use std::fs;

use tests::browsers::{Chromium, Key, RealBrowser as _, Tab};
use tests::sights::{CTO, STAFF};
use tests::{Site, root};

use crate::site;

/// A password that nobody else has.
const CHOSEN: &str = "un pont entre deux rives";

/// Keeps what the tab shows.
async fn picture(tab: &Tab, name: &str) {
    let folder = root().join("target/pictures/first-match");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(format!("{name}.png")), tab.picture().await).unwrap();
}

/// Signs up on the page that is shown, opens the link out of the mail, and chooses a password with the keyboard.
async fn sign_up(site: &Site, tab: &Tab, name: &str, email: &str) {
    tab.fill("#sign_up-name", name).await;
    tab.fill("#sign_up-email", email).await;
    tab.send("sign_up").await;
    assert_eq!(tab.path().await, "/sign-up/sent");
    site.work_off().await;
    tab.visit("/outbox").await;
    tab.until_says("tbody tr", email).await;
    tab.follow("tbody tr a").await;
    let link = "document.querySelector(\".mail-text a[href*='/verify-address']\")";
    let link = tab.text_of(&format!("{link}.pathname + {link}.search")).await;
    tab.visit(&link).await;
    tab.until_says("h1", name).await;
    tab.fill("#open_account-password", CHOSEN).await;
    tab.press_and_follow(Key::Enter).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ceo_tells_a_need_signs_up_and_staff_opens_it_to_its_first_match() {
    let site = site().await;
    let browser = Chromium::start().await;
    let ceo = browser.stranger(&site).await;
    ceo.visit("/").await;
    ceo.fill("#begin_need-words", marketplace::demo::FOUNDING_WORDS_FR).await;
    ceo.send("begin_need").await;
    let need = ceo.path().await;
    ceo.until_says("#understood details.criterion summary", "Symfony").await;
    picture(&ceo, "1-ceo-need").await;

    ceo.visit("/sign-up?role=ceo").await;
    ceo.until_says("main", "Le besoin que vous avez commencé vous suit").await;
    sign_up(&site, &ceo, "Lena Moreau", "lena@nouvelle.example").await;
    assert_eq!(ceo.path().await, need, "the need has waited");
    ceo.fill("#submit_need-company", "La Nouvelle Table").await;
    ceo.fill("#submit_need-title", "Reprendre la première version avec l’agence").await;
    ceo.send("submit_need").await;
    assert_eq!(ceo.count("form[id='submit_need']").await, 0, "it is sent:\n{}", ceo.words().await);
    picture(&ceo, "2-ceo-sent").await;

    let mission = need.rsplit('/').next().unwrap();
    let staff = browser.signed_in(&site, STAFF).await;
    staff.visit("/staff").await;
    staff.follow(&format!("main a[href*='{mission}']")).await;
    staff.until_says("main", "La Nouvelle Table").await;
    staff.send("ask_sign_off").await;
    ceo.visit(&need).await;
    ceo.send("sign_off").await;
    staff.visit(&format!("/staff/missions/{mission}")).await;
    staff.send("open").await;
    assert_eq!(staff.path().await, format!("/staff/missions/{mission}/curation"));
    staff.until_says("table tbody tr:first-child", "Salomé Garnier").await;
    picture(&staff, "3-staff-curation").await;
    staff.follow("form[id^='invite-'] button[type=submit]").await;

    let cto = browser.signed_in(&site, CTO).await;
    cto.visit("/offers").await;
    cto.follow(&format!("main a[href*='{mission}']")).await;
    cto.until_says("h1", "Reprendre la première version avec l'agence").await;
    assert!(cto.count(".offer .why li").await > 0, "a match has its reasons:\n{}", cto.words().await);
    cto.until_says(".offer .why", "Symfony").await;
    picture(&cto, "4-cto-first-match").await;
    for tab in [&ceo, &staff, &cto] {
        tab.complaints().expect_none();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cto_signs_up_joins_and_reads_a_first_match() {
    let site = site().await;
    let browser = Chromium::start().await;
    let cto = browser.stranger(&site).await;
    cto.visit("/sign-up?role=cto").await;
    sign_up(&site, &cto, "Nour Haddad", "nour@haddad.example").await;
    assert_eq!(cto.path().await, "/offers");
    cto.visit("/profile/import").await;
    cto.fill(
        "#import-text-text",
        "CTO à temps partagé, 12 ans d’expérience.\nSymfony 8 ans, PostgreSQL, Kubernetes.\nLyon, deux jours par semaine, 850 € par jour.",
    )
    .await;
    cto.send("import-text").await;
    cto.until_says("main", "Symfony").await;
    picture(&cto, "5-cto-import").await;
    cto.send("import").await;
    assert_eq!(cto.path().await, "/profile");
    cto.until_says("main", "Symfony").await;
    picture(&cto, "6-cto-profile").await;

    say_what_is_missing(&cto).await;
    cto.fill("#ask_to_join-motivation", "Je reprends des produits que personne n’ose plus toucher.").await;
    cto.click("#ask_to_join input[name=consent]").await;
    cto.send("ask_to_join").await;
    cto.until_says("main", "Demande").await;

    let staff = browser.signed_in(&site, STAFF).await;
    staff.visit("/staff/vetting").await;
    staff.until_says("main", "Nour Haddad").await;
    let request = "[...document.querySelectorAll('main a')].find(link => link.textContent.includes('Nour Haddad')).pathname";
    let profile = staff.text_of(request).await;
    for step in ["interview", "ask_references", "accept"] {
        staff.visit(&profile).await;
        staff.send(step).await;
    }
    picture(&staff, "7-staff-accepted").await;

    cto.visit("/offers").await;
    assert!(cto.count(".offer .why li").await > 0, "a match has its reasons:\n{}", cto.words().await);
    cto.until_says(".offer .why", "Symfony").await;
    picture(&cto, "8-cto-own-first-match").await;
    for tab in [&cto, &staff] {
        tab.complaints().expect_none();
    }
}

/// What a CV did not tell, and staff has to know before somebody asks to join.
async fn say_what_is_missing(cto: &Tab) {
    cto.visit("/profile/edit/presentation").await;
    cto.fill("#profile-presentation-headline", "Remet debout les produits Symfony et les équipes qui les portent").await;
    cto.fill("#profile-presentation-story", "Douze ans à reprendre des produits laissés par une agence, et à recruter ceux qui restent.")
        .await;
    cto.send("profile-presentation").await;
    cto.visit("/profile/experience/new").await;
    for (field, words) in
        [("title", "CTO"), ("company", "Maison Verdier"), ("started", "2019"), ("description", "De deux à neuf développeurs.")]
    {
        cto.fill(&format!("#experience-{field}"), words).await;
    }
    cto.send("experience").await;
    cto.visit("/profile/edit/terms").await;
    cto.click("input[name='languages[]'][value=fr]").await;
    cto.send("profile-terms").await;
    assert_eq!(cto.path().await, "/profile");
}
