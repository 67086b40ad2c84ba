//! Laws of filling a profile from a CV:
//! 1. nothing is in the profile before it was ticked; what is not ticked never is;
//! 2. each fact shows the words it was read from;
//! 3. what the profile says already stays as it is;
//! 4. what cannot be read is told beside the field, in words that say what to do;
//! 5. a text, a PDF, a JSON Resume and LinkedIn's archive each give facts and stations.

use std::io::{Cursor, Write as _};

use tests::{Member, Site, cto, pdf};

use crate::salome;

const CV: &str = "Directrice technique à temps partagé, Lyon\n\nExpérience\n2016 – 2022 CTO, Maison Verdier\nReprise d’une agence : Django, PostgreSQL, Kubernetes. \
    Recrutement de cinq personnes.\n\nLangues\nFrançais, anglais\n\nTJM 950 €, 2 jours par semaine";

const JSON_RESUME: &str = r#"{
    "basics": {"name": "Salomé Garnier", "label": "Remet debout les produits d’une agence", "summary": "Deux reprises, cinq embauches."},
    "work": [{"name": "Maison Verdier", "position": "Directrice technique", "startDate": "2016-02", "endDate": "2022-09",
              "summary": "Django et Kubernetes.", "highlights": ["Cinq embauches"]},
             {"name": "Studio Brume", "position": "Développeuse"}],
    "skills": [{"name": "Back", "keywords": ["Python", "Django"]}],
    "publications": [{"name": "Reprendre sans réécrire", "url": "https://salome.example/reprise", "releaseDate": "2024-01-10"}]
}"#;

/// Technologies of somebody, by their codes.
async fn stack(site: &Site, member: &Member) -> Vec<String> {
    let stack = "SELECT technology FROM profile_technologies WHERE profile_id = $1 ORDER BY technology";
    sqlx::query_scalar(stack).bind(member.profile().0).fetch_all(&mut site.superuser().await).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pasted_cv_is_looked_at_before_it_is_taken() {
    let site = Site::empty().await;
    let (salome, browser) = salome(&site).await;
    let page = browser.get("/profile/import").await.form("import-text").fill("text", CV).submit().await;
    page.expect_status(200).expect("Ce que nous avons lu").expect("Reprise d’une agence : Django").expect("Kubernetes").expect("950");
    assert_eq!(stack(&site, &salome).await, ["php", "symfony"], "nothing is taken yet");
    browser.get("/profile/import").await.expect("Un CV lu attend votre regard");
    let form = page.form("import");
    let boxes: Vec<(String, String)> =
        page.texts("li.found label.check").into_iter().zip(page.attributes("li.found label.check input", "name")).collect();
    let box_of = |name: &str| {
        boxes.iter().find(|(label, _)| label.contains(name)).unwrap_or_else(|| panic!("no box for {name}: {boxes:?}")).1.clone()
    };
    let (django, kubernetes) = (box_of("Django"), box_of("Kubernetes"));
    let years = django.replace("fact", "amount");
    assert_eq!(form.value(&years).as_deref(), Some("7"));
    let page = page.form("import").untick(&kubernetes).fill(&years, "5").submit().await;
    page.expect_path("/profile").expect("Django");
    assert_eq!(stack(&site, &salome).await, ["django", "php", "postgresql", "symfony"]);
    let facts = marketplace::matches::facts(&site.market, &[salome.profile()]).await.unwrap().remove(0);
    assert_eq!(facts.stack.iter().find(|one| one.technology.as_str() == "django").unwrap().years, Some(5));
    assert_eq!(facts.rate.map(|rate| rate.euros()), Some(950));
    browser.get("/profile/import").await.expect_nothing_of("Un CV lu attend");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_json_resume_is_sent_as_a_file() {
    let site = Site::empty().await;
    let (salome, browser) = salome(&site).await;
    let page = browser.get("/profile/import").await.form("import-file").send_file("file", "resume.json", JSON_RESUME.as_bytes()).await;
    page.expect_status(200).expect("Directrice technique, Maison Verdier").expect("Reprendre sans réécrire");
    let form = page.form("import");
    assert_eq!(form.value("started-0").as_deref(), Some("2016"));
    assert_eq!(form.value("station-1"), None, "without its years a station is not ticked");
    assert_eq!(form.value("take_headline"), None, "the profile has a headline of its own");
    let page = form.fill("take_headline", "true").fill("take_story", "true").fill("station-1", "true").submit().await;
    page.expect("Remplissez ce champ.");
    let page = page.form("import").fill("started-1", "2013").fill("ended-1", "2016").submit().await;
    page.expect_path("/profile");
    for words in [
        "Remet debout les produits d’une agence",
        "Deux reprises, cinq embauches.",
        "2016 à 2022, Maison Verdier",
        "2013 à 2016, Studio Brume",
        "Cinq embauches",
        "Reprendre sans réécrire",
    ] {
        page.expect(words);
    }
    assert!(stack(&site, &salome).await.contains(&"django".to_owned()));
}

/// LinkedIn's archive, with what it holds of a career.
fn linkedin() -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let files = [
        ("Profile.csv", "First Name,Last Name,Headline,Summary\nSalomé,Garnier,Remet debout les produits d’une agence,Deux reprises.\n"),
        (
            "Positions.csv",
            "Company Name,Title,Description,Location,Started On,Finished On\nMaison Verdier,Directrice technique,Django et Kubernetes.,Lyon,Feb 2016,Sep 2022\n",
        ),
        ("Skills.csv", "Name\nPython\nDjango\n"),
        ("Connections.csv", "First Name,Last Name\nUne,Autre\n"),
    ];
    for (name, text) in files {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// The stations of somebody, latest first: title, company, first year.
async fn career(site: &Site, member: &Member) -> Vec<(String, String, i16)> {
    let career = "SELECT title, company, started FROM experiences WHERE profile_id = $1 ORDER BY started DESC";
    sqlx::query_as(career).bind(member.profile().0).fetch_all(&mut site.superuser().await).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn linkedin_s_archive_is_sent_as_a_file() {
    let site = Site::empty().await;
    let (salome, browser) = salome(&site).await;
    let page = browser.get("/profile/import").await.form("import-file").send_file("file", "linkedin.zip", &linkedin()).await;
    page.expect_status(200).expect("Directrice technique, Maison Verdier").expect("Django").expect_nothing_of("Connections");
    let form = page.form("import");
    assert_eq!(form.value("started-0").as_deref(), Some("2016"));
    form.submit().await.expect_path("/profile").expect("2016 à 2022, Maison Verdier");
    assert!(career(&site, &salome).await.contains(&("Directrice technique".to_owned(), "Maison Verdier".to_owned(), 2016)));
    assert!(stack(&site, &salome).await.contains(&"django".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pdf_is_sent_as_a_file_and_its_stations_are_ticked_by_the_person() {
    let site = Site::empty().await;
    let (salome, browser) = salome(&site).await;
    let lines = [
        "Directrice technique, Lyon",
        "Expérience",
        "2016 - 2022 CTO, Maison Verdier",
        "Django et Kubernetes, cinq personnes.",
        "2012 - 2015 Développeuse, Studio Brume",
        "PHP.",
    ];
    let page = browser.get("/profile/import").await.form("import-file").send_file("file", "cv.pdf", &pdf(&lines)).await;
    page.expect_status(200).expect("CTO, Maison Verdier").expect("Développeuse, Studio Brume").expect("Kubernetes");
    assert!(page.texts(".found-quote mark").contains(&"2016 - 2022 CTO, Maison Verdier".to_owned()), "the words that say it");
    let before = career(&site, &salome).await;
    let form = page.form("import");
    assert_eq!((form.value("station-0"), form.value("station-1")), (None, None), "neither is ticked");
    form.fill("station-0", "true").fill("title-0", "Directrice technique").submit().await.expect_path("/profile");
    let after = career(&site, &salome).await;
    assert_eq!(after.len(), before.len() + 1);
    assert!(after.contains(&("Directrice technique".to_owned(), "Maison Verdier".to_owned(), 2016)));
    let told: String = sqlx::query_scalar("SELECT description FROM experiences WHERE company = 'Maison Verdier'")
        .fetch_one(&mut site.superuser().await)
        .await
        .unwrap();
    assert_eq!(told, "Django et Kubernetes, cinq personnes.");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pdf_or_an_archive_that_says_nothing_is_told() {
    let site = Site::empty().await;
    let (_, browser) = salome(&site).await;
    let mut empty = zip::ZipWriter::new(Cursor::new(Vec::new()));
    empty.start_file("photo.txt", zip::write::SimpleFileOptions::default()).unwrap();
    let empty = empty.finish().unwrap().into_inner();
    let cut = &linkedin()[..60];
    let cases: [(&[u8], &str); 3] = [
        (&pdf(&["CV"]), "Ce PDF est une image, sans texte à lire"),
        (&empty, "Nous n’y avons rien trouvé sur votre parcours."),
        (cut, "Ce fichier est abîmé"),
    ];
    for (bytes, words) in cases {
        let page = browser.get("/profile/import").await.form("import-file").send_file("file", "cv", bytes).await;
        page.expect_status(200).expect_path("/profile/import").expect(words);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_profile_says_stays_as_it_is() {
    let site = Site::empty().await;
    let (salome, browser) = salome(&site).await;
    let page =
        browser.get("/profile/import").await.form("import-text").fill("text", "Symfony pendant 12 ans, et Kubernetes").submit().await;
    page.expect("Symfony").expect("déjà dans votre profil");
    page.form("import").submit().await.expect_path("/profile");
    let years: i16 = sqlx::query_scalar("SELECT years FROM profile_technologies WHERE profile_id = $1 AND technology = 'symfony'")
        .bind(salome.profile().0)
        .fetch_one(&mut site.superuser().await)
        .await
        .unwrap();
    assert_eq!(years, 6);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_is_told_beside_the_field() {
    let site = Site::empty().await;
    let (_, browser) = salome(&site).await;
    let too_large = vec![b'a'; 9 * 1024 * 1024];
    let cases: [(&[u8], &str); 5] = [
        (b"", "Remplissez ce champ."),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "Choisissez un texte, un PDF"),
        (br#"{"name": "left-pad", "version": "1.0.0"}"#, "Nous n’y avons rien trouvé sur votre parcours."),
        (br#"{"basics": {"label": "#, "Ce fichier est abîmé"),
        (&too_large, "Choisissez un fichier plus léger"),
    ];
    for (bytes, words) in cases {
        let page = browser.get("/profile/import").await.form("import-file").send_file("file", "cv", bytes).await;
        page.expect_status(200).expect_path("/profile/import").expect(words);
        assert_eq!(page.attributes("input[type=file]", "aria-invalid"), ["true"], "{words}");
    }
    let page = browser.get("/en/profile/import").await.form("import-file").send_file("file", "cv", b"\0\0").await;
    page.expect_path("/en/profile/import").expect("Choose a text, a PDF");
    let page = browser.get("/profile/import").await.form("import-text").fill("text", "  ").submit().await;
    page.expect("Remplissez ce champ.");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_is_its_owner_s_alone_and_goes_when_thrown_away() {
    let site = Site::empty().await;
    let (_, browser) = salome(&site).await;
    let page = browser.get("/profile/import").await.form("import-text").fill("text", CV).submit().await;
    let address = page.address().to_owned();
    cto().named("Bruno Keller").join(&site).await.browser(&site).get(&address).await.expect_status(404);
    page.form("import-discard").submit().await.expect_path("/profile/import");
    browser.get(&address).await.expect_status(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_breaks_off_or_is_none_is_no_fault_of_ours() {
    let site = Site::empty().await;
    let (_, browser) = salome(&site).await;
    let whole = b"--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"cv\"\r\n\r\nCTO, Symfony\r\n--b--\r\n";
    for length in 0..=whole.len() {
        let mut request =
            browser.form_request("/profile/import/file", "/profile/import").body(axum::body::Body::from(whole[..length].to_vec())).unwrap();
        request.headers_mut().insert("content-type", "multipart/form-data; boundary=b".parse().unwrap());
        let answer = browser.send(request).await;
        assert_eq!(answer.status, 303, "{length}: {}", answer.text());
    }
}
