//! Laws of the preview:
//! 1. it shows what those readers are shown: the same column as the shortlist, the same sheet as staff's page;
//! 2. before the introduction nothing tells who it is, even where the CTO wrote it into the sentence;
//! 3. after it, and to staff, everything is there;
//! 4. it is for looking: nothing in it can be sent.

use image::ImageFormat;
use tests::{Browser, Member, Site, cto, mission, portrait, startup};

/// Salomé, whose sentence names her last employer, which came into her career later.
async fn salome(site: &Site) -> (Member, Browser) {
    let salome =
        cto().named("Salomé Garnier").formerly_at("Quatre Épices").at_rate(873).reached_at("salome@garnier.example").join(site).await;
    let browser = salome.browser(site);
    let told = "UPDATE profiles SET headline = 'Reprend les produits d’une agence, comme chez Quatre Épices. salome.example' WHERE id = $1";
    sqlx::query(told).bind(salome.profile().0).execute(&mut site.superuser().await).await.unwrap();
    let link = "INSERT INTO profile_links (profile_id, position, kind, title, address) VALUES ($1, 0, 'talk', 'Reprendre sans réécrire', 'https://salome.example/conf')";
    sqlx::query(link).bind(salome.profile().0).execute(&mut site.superuser().await).await.unwrap();
    browser.get("/profile/photo").await.form("photo").send_file("photo", "moi.png", &portrait(300, 300, ImageFormat::Png)).await;
    (salome, browser)
}

const SECRETS: [&str; 7] =
    ["Salomé", "Garnier", "Quatre Épices", "873", "salome@garnier.example", "salome.example", "Reprendre sans réécrire"];

#[tokio::test(flavor = "multi_thread")]
async fn before_the_introduction_nothing_tells_who_it_is() {
    let site = Site::empty().await;
    let (_, browser) = salome(&site).await;
    for (address, line) in [
        ("/profile/preview", "Reprend les produits d’une agence, comme chez …. …"),
        ("/profile/preview?as=before", "Ce qui vous relie"),
        ("/profile/preview?as=nothing", "Ancre"),
        ("/en/profile/preview?as=before", "Before a sample need"),
    ] {
        let page = browser.get(address).await;
        page.expect_status(200).expect(line);
        let main = page.inner("main");
        for secret in SECRETS {
            assert!(!main.contains(secret), "{address} says {secret}:\n{main}");
        }
        assert!(page.attributes("main img", "src").is_empty());
    }
    browser.get("/profile").await.expect("comme chez …");
}

#[tokio::test(flavor = "multi_thread")]
async fn after_the_introduction_and_to_staff_everything_is_there() {
    let site = Site::empty().await;
    let (_, browser) = salome(&site).await;
    for reader in ["after", "staff"] {
        let page = browser.get(&format!("/profile/preview?as={reader}")).await;
        page.expect_status(200);
        for secret in SECRETS {
            page.expect(secret);
        }
        assert_eq!(page.attributes("main img.portrait", "alt")[0], "Photo de Salomé Garnier", "{reader}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn it_shows_what_the_readers_are_shown() {
    let site = Site::empty().await;
    let (salome, browser) = salome(&site).await;
    let told = "main .mission-line, main .curation-grid .panel";
    let sheet = browser.get("/profile/preview?as=staff").await.texts(told);
    let staff = site.staff().await.browser(&site);
    let at_staff_s = staff.get(&format!("/staff/profiles/{}", salome.profile())).await.texts(told);
    // Staff reads all of it, and beside it what is its own.
    assert!(!sheet.is_empty() && sheet.iter().all(|part| at_staff_s.contains(part)), "{sheet:#?}\n{at_staff_s:#?}");
    let ceo = startup().named("La Tablée").join(&site).await;
    let need = "Une agence a construit notre première version. Notre CTO vient de partir. Nous cherchons une personne pour reprendre le code \
        chez nous et recruter l’équipe, deux jours par semaine.";
    let open = mission().of(&ceo).saying(need).open().play(&site).await;
    let candidacy = open.shortlist(&site, &[&salome]).await[0];
    let at_ceos = ceo.browser(&site);
    let shortlist = format!("/needs/{}/shortlist", open.id);
    let line = ".candidate-column .line, .candidate-column .facts";
    assert_eq!(browser.get("/profile/preview?as=before").await.texts(line), at_ceos.get(&shortlist).await.texts(line));
    open.introduce(&site, &salome, candidacy).await;
    assert_eq!(browser.get("/profile/preview?as=after").await.texts(line), at_ceos.get(&shortlist).await.texts(line));
    let revealed = at_ceos.get(&format!("/needs/{}/candidates/{candidacy}", open.id)).await.texts("main .panel");
    assert!(revealed.contains(&browser.get("/profile/preview?as=after").await.texts("main .panel")[0]));
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_in_it_can_be_sent() {
    let site = Site::empty().await;
    let (_, browser) = salome(&site).await;
    for reader in ["before", "after", "staff"] {
        let page = browser.get(&format!("/profile/preview?as={reader}")).await;
        assert!(page.attributes("main form", "action").is_empty(), "{reader}");
    }
}
