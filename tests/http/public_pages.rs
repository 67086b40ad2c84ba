//! Laws of a CTO's public page:
//! 1. nothing is public before the CTO says so; what they look at before is what everybody reads after, and what they tick alone;
//! 2. an address is one CTO's; a taken one is said plainly, and what was typed stays;
//! 3. turned off, paused, suspended or taken down, it is gone at once from its address, the list, the map, the feed and the pictures;
//! 4. no present client, excluded company, rate or day is on any of them, whatever the CTO wrote; that excluded companies may read it is said before;
//! 5. staff takes one down with a reason that the CTO is written; it comes back only once staff allows it, and the CTO publishes;
//! 6. views are counted for people, not for its CTO, staff or programs, without a cookie; the CTO alone reads how many.

use serde_json::Value;
use tests::{Browser, Member, Page, Site, cto, mission, says, startup};

use crate::salome;

const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const PAGE: &str = "/ctos/salome-garnier";

async fn choose<'b>(browser: &'b Browser, slug: &str) -> Page<'b> {
    browser.get("/profile/public").await.form("choose_page").fill("slug", slug).submit().await
}

/// Chooses and publishes; the page is public then.
async fn publish<'b>(browser: &'b Browser, slug: &str) -> Page<'b> {
    choose(browser, slug).await.expect_status(200);
    browser.get("/profile/public").await.form("publish_page").fill("consent", "true").submit().await
}

/// What everybody gets from the page, the list, the map, the feed and the picture.
async fn everywhere(site: &Site) -> Vec<(String, u16, String)> {
    let browser = site.browser();
    let mut found = Vec::new();
    for address in [PAGE, "/en/ctos/salome-garnier", "/ctos", "/sitemap.xml", "/ctos/feed.xml", "/share/ctos/salome-garnier.png"] {
        let answer = browser.ask(address).await;
        found.push((address.to_owned(), answer.status, answer.text()));
    }
    found
}

async fn expect_nowhere(site: &Site, page: u16) {
    for (address, status, text) in everywhere(site).await {
        let expected = if address.ends_with("/salome-garnier") {
            page
        } else if address.starts_with("/share") {
            404
        } else {
            200
        };
        assert_eq!(status, expected, "{address}");
        assert!(!text.contains("salome-garnier") || address.ends_with("/salome-garnier"), "{address}: {text}");
        assert!(!text.contains("Salomé"), "{address}: {text}");
    }
}

async fn tell(site: &Site, member: &Member, change: &'static str) {
    sqlx::query(change).bind(member.profile().0).execute(&mut site.superuser().await).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_public_before_its_cto_says_so() {
    let site = Site::empty().await;
    let (salome, browser) = salome(&site).await;
    tell(&site, &salome, "INSERT INTO profile_links (profile_id, position, kind, title, address) VALUES ($1, 0, 'open_source', 'Un outil libre', 'https://code.example/outil')").await;
    let page = browser.get("/profile/public").await;
    assert_eq!(page.form("choose_page").value("slug").as_deref(), Some("salome-garnier"), "an address to begin with");
    page.expect("Y compris les entreprises que vous avez exclues et vos clients du moment");
    assert!(!page.has_form("publish_page"), "nothing to publish before anything was chosen");
    let chosen = page.form("choose_page").fill("contribution", "Une équipe en trois mois.").submit().await;
    chosen.expect("Un outil libre").expect("Une équipe en trois mois.").expect("Personne d’autre ne voit cette page");
    let preview = chosen.texts(".preview-card .cto-grid section");
    expect_nowhere(&site, 404).await;
    let refused = chosen.form("publish_page").submit().await;
    assert_eq!(refused.attributes("[aria-invalid]", "name"), ["consent"], "they have to say that they have read it");
    expect_nowhere(&site, 404).await;
    refused.form("publish_page").fill("consent", "true").submit().await.expect("Votre page est publique");
    let anybody = site.browser();
    let public = anybody.get(PAGE).await;
    public.expect_status(200).expect("Salomé Garnier").expect("Reprend les produits d’une agence");
    assert_eq!(public.texts(".cto-grid section"), preview, "what they looked at is what everybody reads");
    public.expect_nothing_of("Quatre Épices").expect_nothing_of("Reste près du code");
    for (address, status, text) in everywhere(&site).await {
        assert_eq!(status, 200, "{address}");
        assert!(text.contains("salome-garnier") || address.starts_with("/share"), "{address}: {text}");
    }
    anybody.get("/ctos").await.follow("Salomé Garnier").await.expect_path(PAGE);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_ticked_is_shown_and_nothing_else() {
    let site = Site::empty().await;
    let (salome, browser) = salome(&site).await;
    tell(&site, &salome, "UPDATE experiences SET ended = 2023 WHERE profile_id = $1").await;
    tell(&site, &salome, "UPDATE profiles SET about = 'Passée par Quatre Épices. Écrire à s@garnier.example.' WHERE id = $1").await;
    publish(&browser, "salome-garnier").await;
    let anybody = site.browser();
    anybody.get(PAGE).await.expect("2021 à 2023").expect_nothing_of("Quatre Épices").expect_nothing_of("Passée par");
    let page = browser.get("/profile/public").await;
    let ticked = page.form("choose_page").fill("shows_story", "true").fill("shows_employers", "true");
    ticked.submit().await.expect_status(200);
    anybody
        .get(PAGE)
        .await
        .expect("2021 à 2023, Quatre Épices")
        .expect("Passée par Quatre Épices. Écrire à …")
        .expect_nothing_of("garnier.example");
    browser.get("/profile/public").await.form("choose_page").untick("shows_employers").submit().await;
    anybody.get(PAGE).await.expect("Passée par …").expect_nothing_of("Quatre Épices");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_is_one_ctos() {
    let site = Site::empty().await;
    let (_, browser) = salome(&site).await;
    publish(&browser, "salome-garnier").await;
    let bruno = cto().named("Bruno Keller").join(&site).await;
    let at_brunos = bruno.browser(&site);
    let page = at_brunos.get("/profile/public").await;
    let refused = page.form("choose_page").fill("slug", "Salome Garnier").fill("contribution", "Des délais tenus.").submit().await;
    refused.expect("Cette adresse est déjà prise");
    assert_eq!(refused.attributes("[aria-invalid=true]", "name"), ["slug"]);
    let form = refused.form("choose_page");
    assert_eq!(
        (form.value("slug").unwrap().as_str(), form.value("contribution").unwrap().as_str()),
        ("Salome Garnier", "Des délais tenus.")
    );
    for address in ["/ctos/%00", "/ctos/salome%20garnier", "/ctos/Salome-Garnier", "/share/ctos/%00.png"] {
        assert_eq!(site.browser().ask(address).await.status, 404, "{address}");
    }
    let malformed = form.fill("slug", "été/2026").submit().await;
    malformed.expect("lettres sans accent");
    malformed.form("choose_page").fill("slug", "bruno-keller").submit().await.expect("Des délais tenus.");
}

#[tokio::test(flavor = "multi_thread")]
async fn turned_off_it_is_gone_at_once() {
    let site = Site::empty().await;
    let (salome, browser) = salome(&site).await;
    publish(&browser, "salome-garnier").await;
    let off = browser.get("/profile/public").await.form("hide_page").submit().await;
    off.expect("Personne d’autre ne voit cette page");
    expect_nowhere(&site, 410).await;
    let gone = site.browser();
    let gone = gone.get(PAGE).await;
    gone.expect_status(410).expect("Cette page n’est plus publique");
    assert_eq!(gone.answer.header("x-robots-tag"), "noindex");
    off.form("publish_page").fill("consent", "true").submit().await;
    site.browser().get(PAGE).await.expect_status(200);
    browser.get("/profile").await.form("pause").submit().await;
    expect_nowhere(&site, 410).await;
    browser.get("/profile/public").await.expect("n’est pas visible pendant votre pause");
    browser.get("/profile").await.form("resume").submit().await;
    site.browser().get(PAGE).await.expect_status(200);
    salome.suspend(&site).await;
    expect_nowhere(&site, 410).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn erased_it_never_was() {
    let site = Site::empty().await;
    let (_, browser) = salome(&site).await;
    publish(&browser, "salome-garnier").await;
    let form = browser.get("/account/delete").await.form("erase");
    let form = form.fill("reason", "Je change de métier.").fill("current_password", tests::PASSWORD).fill("confirmed", "true");
    form.submit().await.expect_path("/account/deleted");
    expect_nowhere(&site, 404).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_hidden_word_is_on_it() {
    let site = Site::empty().await;
    let salome = cto().named("Salomé Garnier").at_rate(873).formerly_at("Quatre Épices").join(&site).await;
    let browser = salome.browser(&site);
    let told =
        "UPDATE profiles SET headline = 'Reprend les produits de Lestang et de Cap Horn, après Quatre Épices. salome@garnier.example',
        about = 'Cap Horn, Lestang, 06 12 34 56 78.', available_from = '2031-03-04' WHERE id = $1";
    tell(&site, &salome, told).await;
    tell(
        &site,
        &salome,
        "INSERT INTO current_clients (profile_id, position, name, company) VALUES ($1, 0, 'Cap Horn SAS', 'cap horn sas')",
    )
    .await;
    tell(&site, &salome, "INSERT INTO profile_exclusions (profile_id, company, name) VALUES ($1, 'lestang', 'Lestang')").await;
    tell(&site, &salome, "INSERT INTO experiences (id, profile_id, company, title, started, ended) VALUES (gen_random_uuid(), $1, 'Lestang', 'CTO chez Lestang', 2010, 2012)").await;
    tell(&site, &salome, "INSERT INTO profile_links (profile_id, position, kind, title, address) VALUES ($1, 0, 'talk', 'Dix ans chez Lestang', 'https://talks.example/1'),
        ($1, 1, 'writing', 'Au large', 'https://blog.caphorn.example/au-large')").await;
    browser
        .get("/profile/public")
        .await
        .form("choose_page")
        .fill("contribution", "Comme chez Cap Horn.")
        .fill("shows_story", "true")
        .fill("shows_employers", "true")
        .submit()
        .await;
    browser.get("/profile/public").await.form("publish_page").fill("consent", "true").submit().await;
    let hidden = ["Lestang", "lestang", "Cap Horn", "caphorn", "Quatre Épices", "873", "2031", "garnier.example", "06 12", "2010"];
    for (address, status, text) in everywhere(&site).await {
        assert_eq!(status, 200, "{address}");
        for word in hidden.iter().filter(|_| !address.starts_with("/share")) {
            assert!(!says(&text, word), "{address} says {word}:\n{text}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn machines_read_a_person_and_a_feed() {
    let site = Site::empty().await;
    let (_, browser) = salome(&site).await;
    publish(&browser, "salome-garnier").await;
    let anybody = site.browser();
    let page = anybody.get("/en/ctos/salome-garnier").await;
    let about: Value = serde_json::from_str(&page.inner("script[type='application/ld+json']")).unwrap();
    let person = &about["mainEntity"];
    assert_eq!((about["@type"].as_str(), person["@type"].as_str()), (Some("ProfilePage"), Some("Person")));
    assert_eq!((person["name"].as_str(), person["knowsLanguage"][0].as_str()), (Some("Salomé Garnier"), Some("fr")));
    assert!(!page.attributes("script[type='application/ld+json']", "nonce")[0].is_empty());
    assert_eq!(page.attributes("meta[property='og:type']", "content"), ["profile"]);
    assert_eq!(page.attributes("meta[property='og:title']", "content"), ["Salomé Garnier, fractional CTO"]);
    assert_eq!(page.attributes("link[rel=canonical]", "href"), [format!("{}/en/ctos/salome-garnier", site.origin())]);
    let picture = page.attributes("meta[property='og:image']", "content").remove(0);
    let drawn = anybody.ask(picture.strip_prefix(site.origin()).unwrap()).await;
    assert_eq!((drawn.status, drawn.header("content-type")), (200, "image/png"));
    let feed = anybody.ask("/en/ctos/feed.xml").await;
    assert_eq!(feed.header("content-type"), "application/atom+xml; charset=utf-8");
    assert!(feed.text().contains("<id>urn:uuid:") && feed.text().contains("Salomé Garnier, fractional CTO"), "{}", feed.text());
    let again = anybody.ask_with("/en/ctos/feed.xml", &[("if-none-match", feed.header("etag"))]).await;
    assert_eq!(again.status, 304);
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_takes_one_down_with_a_reason() {
    let site = Site::empty().await;
    let (salome, browser) = salome(&site).await;
    publish(&browser, "salome-garnier").await;
    let staff = site.staff().await.browser(&site);
    let profile = format!("/staff/profiles/{}", salome.profile());
    let page = staff.get(&profile).await;
    let refused = page.form("take_page_down").submit().await;
    assert_eq!(refused.attributes("[aria-invalid]", "name"), ["reason"], "a reason is asked for");
    refused.form("take_page_down").fill("reason", "Le titre d’une conférence accuse une personne.").submit().await;
    expect_nowhere(&site, 410).await;
    site.work_off().await;
    let letter = site.outbox().await.into_iter().find(|kept| kept.text.contains("accuse une personne")).expect("a letter");
    assert!(letter.text.contains("/profile/public"), "{}", letter.text);
    browser.get("/notifications").await.expect("L’équipe a retiré votre page publique");
    let cause =
        "notifications n JOIN audit_events e ON e.id = n.line WHERE n.kind = 'public_page_taken_down' AND e.event = 'take_down_page'";
    assert_eq!(site.count(cause).await, 1, "with its cause");
    let own = browser.get("/profile/public").await;
    own.expect("accuse une personne");
    assert!(!own.has_form("publish_page") && !own.has_form("choose_page"));
    let forced = browser.post("/api/public_page/publish", &[("consent".to_owned(), "true".to_owned())], "/profile/public").await;
    forced.expect_status(200);
    expect_nowhere(&site, 410).await;
    staff.get("/staff/audit").await.expect("Page publique retirée par l’équipe");
    staff.get(&profile).await.form("allow_page").submit().await.expect("préparée, pas visible");
    expect_nowhere(&site, 410).await;
    browser.get("/profile/public").await.form("publish_page").fill("consent", "true").submit().await;
    site.browser().get(PAGE).await.expect_status(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn views_and_answers_are_the_ctos_alone() {
    let site = Site::empty().await;
    let (salome, browser) = salome(&site).await;
    publish(&browser, "salome-garnier").await;
    let anybody = site.browser();
    for agent in [FIREFOX, FIREFOX, "Googlebot/2.1", "", "curl/8.1"] {
        assert_eq!(anybody.ask_with(PAGE, &[("user-agent", agent)]).await.status, 200);
    }
    anybody.ask_with(PAGE, &[("user-agent", FIREFOX), ("sec-purpose", "prefetch")]).await;
    let nadia = site.staff().await.browser(&site);
    for own in [&browser, &nadia] {
        own.ask_with(PAGE, &[("user-agent", FIREFOX)]).await;
    }
    let ceo = startup().join(&site).await;
    let open = mission().of(&ceo).open().play(&site).await;
    open.invite(&site, &salome).await;
    site.advance(chrono::Duration::hours(5));
    open.apply(&site, &salome).await;
    mission().of(&ceo).open().play(&site).await.invite(&site, &salome).await;
    let seen = browser.get("/profile/public").await;
    assert_eq!(seen.texts(".seen-table td.num"), ["2", "2", "2", "2", "1", "1", "5 h", "5 h"]);
    seen.expect("1 invitation est restée sans réponse");
    marketplace::public_pages::views::write_down(&site.market).await.unwrap();
    let counted: Vec<(i32,)> = sqlx::query_as("SELECT views FROM public_page_views").fetch_all(&mut site.superuser().await).await.unwrap();
    assert_eq!(counted, [(2,)], "one number for the day");
    site.advance(chrono::Duration::days(31));
    let later = site.signed_in(&salome.email).await;
    assert_eq!(later.get("/profile/public").await.texts(".seen-table td.num"), ["0", "2", "0", "2", "0", "1", "–", "5 h"]);
    let profile = format!("/staff/profiles/{}", salome.profile());
    let nadia = site.signed_in(&site.staff().await.email).await;
    for (reader, address) in [(&anybody, PAGE), (&anybody, "/ctos"), (&nadia, profile.as_str())] {
        let page = reader.get(address).await;
        assert!(page.texts(".seen-table").is_empty() && !page.says("Lectures de votre page"), "{address}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_kept_of_it_goes_along() {
    let site = Site::empty().await;
    let (_, browser) = salome(&site).await;
    publish(&browser, "salome-garnier").await;
    site.browser().ask_with(PAGE, &[("user-agent", FIREFOX)]).await;
    marketplace::public_pages::views::write_down(&site.market).await.unwrap();
    let export: Value = serde_json::from_str(&browser.ask("/account/export.json").await.text()).unwrap();
    let page = &export["profile"]["public_page"];
    assert_eq!((page["slug"].as_str(), page["views"][0]["views"].as_i64()), (Some("salome-garnier"), Some(1)));
}
