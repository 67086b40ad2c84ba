//! Laws of what strangers read before anything else:
//! 1. every entry of a table of contents leads to something on its page, in both languages;
//! 2. how it works says the numbers that the program goes by, and each side has one thing to do;
//! 3. the notices say who publishes the site, and where somebody writes to them;
//! 4. the home page says what it is to machines, and browsers may keep it among their applications;
//! 5. only public pages that change nothing are fetched early, and only for strangers;
//! 6. a page that is kept has a nonce of its own each time, is the same wherever it is drawn, and is nobody else's;
//! 7. a page that is not there leads on.

use std::collections::BTreeSet;

use serde_json::Value;
use tests::{Answer, Site, startup};

#[tokio::test(flavor = "multi_thread")]
async fn every_entry_of_a_table_of_contents_leads_somewhere() {
    let site = Site::empty().await;
    let browser = site.browser();
    for path in ["/how-it-works", "/legal", "/accessibility", "/privacy"] {
        for prefix in ["", "/en"] {
            let page = browser.get(&format!("{prefix}{path}")).await;
            let ids: BTreeSet<String> = page.attributes("[id]", "id").into_iter().collect();
            let entries = page.attributes(".toc a, .how-bridge a", "href");
            assert!(entries.len() > 4, "{path}: {entries:?}");
            for entry in entries {
                assert!(ids.contains(entry.trim_start_matches('#')), "{prefix}{path}{entry}");
            }
            assert!(!page.html().contains('\u{fffc}'), "a link has no place in its sentence: {prefix}{path}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn how_it_works_says_the_numbers_that_the_program_goes_by() {
    use domain::{availability, promises};
    let site = Site::empty().await;
    let browser = site.browser();
    let page = browser.get("/en/how-it-works").await;
    let (answer, remind) = (promises::ANSWER_HOURS, promises::REMIND_HOURS);
    page.expect(&format!("{answer} h"))
        .expect(&format!("a reminder after {remind} h"))
        .expect(&format!("{} at once at most", promises::OPEN_INVITATIONS));
    page.expect(&format!("every {} days", availability::ASKED_AFTER));
    page.expect(&format!("{} at most", marketplace::candidacies::shortlist::MOST));
    assert_eq!(page.attributes(".how-side .button", "href"), ["/en/needs/new", "/en/ranking", "/en/sign-up?role=cto"]);
    for address in page.attributes(".how-side .button", "href") {
        browser.get(&address).await.expect_status(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_notices_say_who_publishes_the_site() {
    let site = Site::empty().await;
    let browser = site.browser();
    let notices = browser.get("/legal").await;
    notices.expect("Collectif des Rives").expect("RNA W000000000").expect("Hébergeur des Essais").expect_nothing_of("pas encore renseigné");
    for path in ["/legal", "/privacy", "/accessibility"] {
        assert!(browser.get(path).await.attributes("main a", "href").contains(&"mailto:bonjour@rives.example".to_owned()), "{path}");
    }
    let home = browser.get("/").await;
    let footer = home.attributes(".site-footer a", "href");
    for path in ["/how-it-works", "/privacy", "/legal", "/accessibility"] {
        assert!(footer.contains(&path.to_owned()), "{path} in {footer:?}");
    }
    home.expect("Accessibilité : non conforme");
}

#[tokio::test(flavor = "multi_thread")]
async fn machines_learn_what_the_site_is() {
    let site = Site::empty().await;
    let browser = site.browser();
    let home = browser.get("/").await;
    let said: Value = serde_json::from_str(&home.inner("script[type='application/ld+json']")).unwrap();
    let kinds: Vec<&str> = said["@graph"].as_array().unwrap().iter().map(|one| one["@type"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["Organization", "WebSite"]);
    assert_eq!(said["@graph"][0]["name"], "Collectif des Rives");
    assert_eq!(home.attributes("meta[name='theme-color']", "content").len(), 2);

    for (address, lang, start) in [("/site.webmanifest", "fr", "/"), ("/en/site.webmanifest", "en", "/en")] {
        let answer = browser.ask(address).await;
        assert_eq!((answer.status, answer.header("content-type")), (200, "application/manifest+json"));
        let manifest: Value = serde_json::from_slice(&answer.body).unwrap();
        assert_eq!((manifest["lang"].as_str(), manifest["start_url"].as_str()), (Some(lang), Some(start)));
        for icon in manifest["icons"].as_array().unwrap() {
            let picture = browser.ask(icon["src"].as_str().unwrap()).await;
            let drawn = image::load_from_memory_with_format(&picture.body, image::ImageFormat::Png).unwrap();
            assert_eq!(icon["sizes"], format!("{0}x{0}", drawn.width()));
        }
    }
    assert_eq!(browser.get("/en").await.attributes("link[rel=manifest]", "href"), ["/en/site.webmanifest"]);
    assert_eq!(browser.ask("/apple-touch-icon.png").await.status, 200);
    assert_eq!(browser.ask("/icons/passerelle-7.png").await.status, 404);

    let picture = |path: &'static str| {
        let browser = &browser;
        async move { browser.get(path).await.attributes("meta[property='og:image']", "content").remove(0) }
    };
    let pictures: BTreeSet<String> = [
        picture("/").await,
        picture("/how-it-works").await,
        picture("/ranking").await,
        picture("/glossary").await,
        picture("/agenda").await,
    ]
    .into();
    assert_eq!(pictures.len(), 5, "each has a picture of its own: {pictures:?}");
    for picture in pictures {
        assert_eq!(browser.ask(picture.strip_prefix(site.origin()).unwrap()).await.status, 200, "{picture}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_public_pages_are_fetched_early() {
    let site = Site::empty().await;
    let browser = site.browser();
    let rules = browser.get("/").await;
    let rules: Value = serde_json::from_str(&rules.inner("script[type=speculationrules]")).unwrap();
    assert!(rules.get("prerender").is_none(), "a page that runs before it is wanted is no page of ours");
    for page in rules["prefetch"][0]["where"]["href_matches"].as_array().unwrap() {
        let page = page.as_str().unwrap();
        assert!(!page.contains('*') && !page.contains("sign") && !page.contains("calendar"), "{page}");
        let answer = browser.ask_with(page, &[("sec-purpose", "prefetch")]).await;
        assert_eq!(answer.status, 200, "{page}");
    }
    let nonce = |page: &tests::Page<'_>| page.attributes("script[type=speculationrules]", "nonce");
    assert!(nonce(&browser.get("/").await).iter().all(|nonce| nonce.len() > 10));
    let ceo = startup().join(&site).await;
    assert!(nonce(&ceo.browser(&site).get("/ranking").await).is_empty(), "whoever is signed in sees what is theirs");
}

fn nonce_of(answer: &Answer) -> String {
    let (_, after) = answer.header("content-security-policy").split_once("'nonce-").expect("a nonce");
    after.split_once('\'').expect("its end").0.to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_that_are_kept_are_drawn_anew_when_something_was_committed() {
    let site = Site::with_demo_community().await;
    let stranger = site.browser();
    for address in ["/missions", "/case-studies", "/ctos"] {
        let mut texts = Vec::new();
        for _ in 0..2 {
            let answer = stranger.ask(address).await;
            texts.push(answer.text().replace(&nonce_of(&answer), "NONCE"));
            sqlx::query("SELECT pg_current_xact_id()").execute(&mut site.superuser().await).await.expect("a transaction");
        }
        assert!(texts[0].contains("<h2"), "{address} lists somebody");
        assert_eq!(texts[0], texts[1], "{address}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_that_are_kept_have_their_own_nonce_and_language_and_are_never_those_of_somebody_else() {
    let (site, elsewhere) = (Site::empty().await, Site::empty().await);
    let (stranger, another) = (site.browser(), elsewhere.browser());
    let always = ["/how-it-works", "/ranking", "/en/ranking", "/glossary", "/glossary?q=api", "/privacy", "/legal", "/accessibility"];
    for address in always.into_iter().chain(["/missions", "/case-studies", "/ctos"]) {
        // The third is drawn by another program: what is drawn anew each time, a key or an hour, would tell it from the first.
        let answers = [stranger.ask(address).await, stranger.ask(address).await, another.ask(address).await];
        let nonces: Vec<String> = answers.iter().map(nonce_of).collect();
        assert_eq!(nonces.iter().collect::<BTreeSet<_>>().len(), 3, "{address}: {nonces:?}");
        let texts: Vec<String> =
            answers.iter().zip(&nonces).map(|(answer, nonce)| answer.text().replace(nonce.as_str(), "NONCE")).collect();
        assert!(texts[0].contains("nonce=\"NONCE\""), "{address}");
        assert_eq!(texts[0], texts[1], "{address}");
        assert_eq!(texts[0].replace(site.origin(), ""), texts[2].replace(elsewhere.origin(), ""), "{address}");
    }
    let french = stranger.ask("/ranking").await.text();
    assert!(french.contains("lang=\"fr\"") && stranger.ask("/en/ranking").await.text().contains("lang=\"en\""));
    let ceo = startup().join(&site).await;
    let signed_in = ceo.browser(&site);
    let own = signed_in.get("/ranking").await;
    assert_eq!(own.texts("header a[href='/sign-in']").len(), 0, "whoever is signed in has their own header");
    assert!(stranger.ask("/ranking").await.text().contains("/sign-in"), "and strangers theirs");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_is_not_there_leads_on() {
    let site = Site::empty().await;
    let browser = site.browser();
    for (path, home, how, sign_in) in [
        ("/nowhere", "/", "/how-it-works", "/sign-in?next=%2Fnowhere"),
        ("/en/nowhere", "/en", "/en/how-it-works", "/en/sign-in?next=%2Fen%2Fnowhere"),
    ] {
        let page = browser.get(path).await;
        page.expect_status(404);
        let ways = page.attributes("main a", "href");
        for way in [home, how, sign_in] {
            assert!(ways.contains(&way.to_owned()), "{way} in {ways:?}");
        }
    }
    let ceo = startup().join(&site).await;
    let missing = ceo.browser(&site).get("/nowhere").await.attributes("main a", "href");
    assert!(missing.iter().all(|way| !way.contains("sign-in")), "{missing:?}");
}
