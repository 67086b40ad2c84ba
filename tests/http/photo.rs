//! Laws of the photo:
//! 1. what was sent is drawn anew, and only that is kept; another picture has another address, and the old one leads nowhere;
//! 2. its owner sees it, and staff once the profile is sent; a CEO only once both accepted the introduction; for anybody else there is none;
//! 3. a browser may keep it, no cache between may;
//! 4. what cannot be taken is told beside its field, and what was typed beside it stays;
//! 5. it is removed by its owner at once, goes along with what people take away, and goes when they go.

use image::ImageFormat;
use tests::{Browser, Page, Site, cto, mission, portrait, startup};

use crate::salome;

async fn send<'b>(browser: &'b Browser, alt: &str, bytes: &[u8]) -> Page<'b> {
    browser.get("/profile/photo").await.form("photo").fill("alt", alt).send_file("photo", "moi.jpg", bytes).await
}

/// Sends a photo; answers the addresses of the small and the large one.
async fn with_photo(browser: &Browser) -> [String; 2] {
    let page = send(browser, "Souriante, cheveux courts", &portrait(800, 600, ImageFormat::Jpeg)).await;
    page.expect_status(200).expect_path("/profile/photo").expect("Souriante, cheveux courts");
    let large = page.attributes("img.portrait", "src").remove(0);
    [large.replace("/512", "/128"), large]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_photo_is_drawn_anew_and_shown_to_its_owner() {
    let site = Site::empty().await;
    let (_, browser) = salome(&site).await;
    browser.get("/profile").await.expect("Ajouter une photo");
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let page = send(&browser, "", &portrait(600, 900, format)).await;
        page.expect_path("/profile/photo").expect("Votre photo");
        assert_eq!(page.attributes("img.portrait", "alt"), ["Photo de Salomé Garnier"]);
        let address = page.attributes("img.portrait", "src").remove(0);
        let answer = browser.ask(&address).await;
        assert_eq!((answer.status, answer.header("content-type")), (200, "image/jpeg"));
        assert_eq!(answer.header("cache-control"), "private, max-age=86400, immutable");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        let picture = image::load_from_memory_with_format(&answer.body, ImageFormat::Jpeg).unwrap();
        assert_eq!((picture.width(), picture.height()), (512, 512));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_picture_has_another_address() {
    let site = Site::empty().await;
    let (_, browser) = salome(&site).await;
    let [_, first] = with_photo(&browser).await;
    let [_, second] = with_photo(&browser).await;
    assert_ne!(first, second);
    assert_eq!((browser.ask(&first).await.status, browser.ask(&second).await.status), (404, 200));
    let page = send(&browser, "De face", b"").await;
    page.expect("De face");
    assert_eq!(page.attributes("img.portrait", "src"), [second], "without a file only the words change");
    assert_eq!(page.attributes("img.portrait", "alt"), ["De face"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ceo_sees_it_only_once_both_accepted_the_introduction() {
    let site = Site::empty().await;
    let (salome, browser) = salome(&site).await;
    let photo = with_photo(&browser).await;
    let (ceo, other) = (startup().named("La Tablée").join(&site).await, startup().named("Le Fournil").join(&site).await);
    let bruno = cto().named("Bruno Keller").join(&site).await;
    let open = mission().of(&ceo).open().play(&site).await;
    let listed = open.shortlist(&site, &[&salome, &bruno]).await;
    let statuses = async |who: &Browser| [who.ask(&photo[0]).await.status, who.ask(&photo[1]).await.status];
    let at_ceos = ceo.browser(&site);
    assert_eq!(statuses(&at_ceos).await, [404, 404], "shortlisted is not met");
    open.ask_to_meet(&site, listed[0]).await;
    assert_eq!(statuses(&at_ceos).await, [404, 404], "the CTO has not accepted");
    let page = at_ceos.get(&format!("/needs/{}/shortlist", open.id)).await;
    assert!(page.attributes("img", "src").is_empty(), "no page leads to it either");
    open.agree_to_meet(&site, &salome, listed[0]).await;
    assert_eq!(statuses(&at_ceos).await, [200, 200]);
    for path in ["shortlist".to_owned(), format!("candidates/{}", listed[0])] {
        let page = at_ceos.get(&format!("/needs/{}/{path}", open.id)).await;
        assert!(page.attributes("img.portrait", "src").iter().any(|address| photo.contains(address)), "{path}");
        assert_eq!(page.attributes("img.portrait", "alt")[0], "Souriante, cheveux courts");
    }
    assert_eq!(statuses(&site.staff().await.browser(&site)).await, [200, 200]);
    for stranger in [other.browser(&site), bruno.browser(&site), site.browser()] {
        assert_eq!(statuses(&stranger).await, [404, 404]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_sees_no_draft_s_photo() {
    let site = Site::empty().await;
    let (salome, browser) = salome(&site).await;
    let [small, _] = with_photo(&browser).await;
    let draft = "UPDATE profiles SET state = 'draft' WHERE id = $1";
    sqlx::query(draft).bind(salome.profile().0).execute(&mut site.superuser().await).await.unwrap();
    assert_eq!((browser.ask(&small).await.status, site.staff().await.browser(&site).ask(&small).await.status), (200, 404));
}

#[tokio::test(flavor = "multi_thread")]
async fn nonsense_addresses_lead_nowhere() {
    let site = Site::empty().await;
    let (_, browser) = salome(&site).await;
    let [small, _] = with_photo(&browser).await;
    for address in
        [small.replace("/128", "/129"), small.replace("/128", "/"), "/photos/nothing/128".to_owned(), small.replace("128", "%00")]
    {
        assert_eq!(browser.ask(&address).await.status, 404, "{address}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_taken_is_told_beside_the_field() {
    let site = Site::empty().await;
    let (_, browser) = salome(&site).await;
    let too_large = vec![0xff; 9 * 1024 * 1024];
    let small = portrait(200, 300, ImageFormat::Png);
    let broken = &portrait(600, 600, ImageFormat::Jpeg)[..300];
    let cases: [(&[u8], &str); 6] = [
        (b"", "Choisissez une image."),
        (b"%PDF-1.7 ceci est un CV", "Choisissez une image JPEG, PNG ou WebP."),
        (b"GIF89a\x01\0\x01\0", "Choisissez une image JPEG, PNG ou WebP."),
        (broken, "Cette image est abîmée"),
        (&small, "Choisissez une image plus grande : 256 pixels"),
        (&too_large, "Choisissez un fichier plus léger : 8 Mo"),
    ];
    for (bytes, words) in cases {
        let page = send(&browser, "De face", bytes).await;
        page.expect_status(200).expect_path("/profile/photo").expect(words);
        assert_eq!(page.attributes("input[type=file]", "aria-invalid"), ["true"], "{words}");
        assert_eq!(page.form("photo").value("alt").as_deref(), Some("De face"), "{words}");
    }
    let page = send(&browser, &"x".repeat(201), b"").await;
    page.expect("Choisissez une image.").expect("200 caractères");
    let page = browser.get("/en/profile/photo").await.form("photo").send_file("photo", "me", b"\0\0").await;
    page.expect_path("/en/profile/photo").expect("Choose a JPEG, PNG or WebP picture.");
    assert_eq!(browser.get("/profile/photo").await.attributes("img.portrait", "src"), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_breaks_off_is_no_fault_of_ours() {
    let site = Site::empty().await;
    let (_, browser) = salome(&site).await;
    let whole = b"--b\r\nContent-Disposition: form-data; name=\"alt\"\r\n\r\nDe face\r\n--b\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a\"\r\n\r\nGIF\r\n--b--\r\n";
    for length in (0..=whole.len()).step_by(7) {
        let mut request =
            browser.form_request("/profile/photo/file", "/profile/photo").body(axum::body::Body::from(whole[..length].to_vec())).unwrap();
        request.headers_mut().insert("content-type", "multipart/form-data; boundary=b".parse().unwrap());
        let answer = browser.send(request).await;
        assert_eq!(answer.status, 303, "{length}: {}", answer.text());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_removed_by_its_owner_at_once() {
    let site = Site::empty().await;
    let (salome, browser) = salome(&site).await;
    let [small, large] = with_photo(&browser).await;
    browser.get("/profile/photo").await.form("remove_photo").submit().await.expect_path("/profile/photo").expect("Pas encore de photo");
    assert_eq!((browser.ask(&small).await.status, browser.ask(&large).await.status), (404, 404));
    let lines = "SELECT fields FROM audit_events WHERE subject_id = $1 AND event = 'edit'";
    let lines: Vec<Vec<String>> = sqlx::query_scalar(lines).bind(salome.profile().0).fetch_all(&mut site.superuser().await).await.unwrap();
    assert_eq!(lines, [["photo"], ["photo"]], "the log knows that there was one, and nothing of it");
}

#[tokio::test(flavor = "multi_thread")]
async fn it_goes_along_with_what_people_take_away_and_goes_when_they_go() {
    use base64::prelude::{BASE64_STANDARD, Engine as _};

    let site = Site::empty().await;
    let (salome, browser) = salome(&site).await;
    let [_, large] = with_photo(&browser).await;
    let shown = browser.ask(&large).await.body;
    let export: serde_json::Value = serde_json::from_slice(&browser.ask("/account/export.json").await.body).unwrap();
    let photo = &export["profile"]["photo"];
    assert_eq!(photo["alt"], "Souriante, cheveux courts");
    let jpeg: String = photo["jpeg"].as_str().unwrap().split_whitespace().collect();
    assert_eq!(BASE64_STANDARD.decode(jpeg).unwrap(), shown);
    let form = browser.get("/account/delete").await.form("erase").fill("reason", "Je change de métier.");
    form.fill("current_password", tests::PASSWORD).fill("confirmed", "true").submit().await.expect_path("/account/deleted");
    let left = site.count("profile_photos").await;
    assert_eq!(left, 0, "{}", salome.name);
}
