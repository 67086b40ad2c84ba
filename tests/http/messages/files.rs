//! Law 5: files, once both have met.

use tests::{Browser, Page, Part};

use super::{Scene, filled, said, say};

const PDF: &[u8] = b"%PDF-1.7\n% Un plan <script>alert(1)</script>\n%%EOF\n";

async fn send<'b>(browser: &'b Browser, page: &str, words: &str, name: &str, content: &[u8]) -> Page<'b> {
    filled(browser, page, words).await.send_file("document", name, content).await
}

#[tokio::test(flavor = "multi_thread")]
async fn before_they_have_met_no_file_is_taken() {
    let (scene, candidacy) = Scene::shortlisted().await;
    let members = [
        (scene.ceo.browser(&scene.site), scene.page_of_ceo(candidacy)),
        (scene.salome.browser(&scene.site), scene.page_of_cto()),
        (scene.staff().await, scene.page_of_staff(candidacy)),
    ];
    for (browser, page) in &members {
        let form = browser.get(page).await.form("write_message");
        assert_eq!(form.file_field(), None, "{page}");
        let part = |name: &str, file: Option<&str>, bytes: &[u8]| Part {
            name: name.to_owned(),
            file: file.map(str::to_owned),
            bytes: bytes.to_vec(),
        };
        let parts = [
            part("candidacy", None, candidacy.to_string().as_bytes()),
            part("words", None, "Mon CV, avec mon adresse".as_bytes()),
            part("document", Some("cv.pdf"), PDF),
        ];
        let answer = browser.submit_parts("/messages/send", &parts, page).await;
        assert_eq!(answer.status, 303);
        browser.get(answer.location()).await.expect_path(page).expect("vous pourrez en joindre après la rencontre");
        assert_eq!(browser.get(answer.location()).await.form("write_message").value("words").as_deref(), Some("Mon CV, avec mon adresse"));
    }
    assert_eq!((scene.count("messages").await, scene.count("message_files").await), (0, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_for_the_members_saved_and_never_shown() {
    let (scene, candidacy) = Scene::introduced().await;
    let (salome, ceo, staff) = (scene.salome.browser(&scene.site), scene.ceo.browser(&scene.site), scene.staff().await);
    let page = send(&salome, &scene.page_of_cto(), "Voici le plan.", "C:\\fichiers\\Plan été.exe", PDF).await;
    page.expect_status(200).expect_path(&scene.page_of_cto()).expect("Plan été.pdf");
    let file = page.attributes(".message a[download]", "href")[0].clone();
    for (member, page) in [(&ceo, scene.page_of_ceo(candidacy)), (&salome, scene.page_of_cto()), (&staff, scene.page_of_staff(candidacy))] {
        member.get(&page).await.expect("Plan été.pdf");
        let answer = member.ask(&file).await;
        assert_eq!((answer.status, answer.body.as_slice()), (200, PDF));
        assert!(answer.header("content-disposition").starts_with("attachment; "), "{:?}", answer.headers);
        assert_eq!((answer.header("content-type"), answer.header("x-content-type-options")), ("application/pdf", "nosniff"));
        assert!(answer.header("content-security-policy").starts_with("sandbox; default-src 'none'"));
        assert_eq!(answer.header("cache-control"), "private, no-store");
    }
    let other = tests::startup().named("Le Fournil").join(&scene.site).await.browser(&scene.site);
    for stranger in [&other, &scene.bruno.browser(&scene.site)] {
        assert_eq!(stranger.ask(&file).await.status, 404);
    }
    let back = file.replace('/', "%2F");
    assert_eq!(scene.site.browser().ask(&file).await.location(), format!("/sign-in?next={back}"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_what_its_content_says_and_no_word_is_lost() {
    let (scene, _) = Scene::introduced().await;
    let salome = scene.salome.browser(&scene.site);
    let mut too_large = PDF.to_vec();
    too_large.resize(11 * 1024 * 1024, b' ');
    let cases: [(&[u8], &str); 3] = [
        (b"MZ\x90\0 ceci n'est pas un PDF", "Choisissez un PDF, un PNG ou un JPEG."),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "Choisissez un PDF, un PNG ou un JPEG."),
        (&too_large, "Choisissez un fichier plus léger : 10 Mo au plus."),
    ];
    for (content, complaint) in cases {
        let page = send(&salome, &scene.page_of_cto(), "Voici le plan.", "plan.pdf", content).await;
        page.expect_path(&scene.page_of_cto()).expect(complaint);
        assert_eq!(page.form("write_message").value("words").as_deref(), Some("Voici le plan."));
        assert_eq!(page.attributes("input[type=file]", "aria-invalid"), ["true"]);
    }
    assert_eq!(scene.count("messages").await, 0);
    // Without a file it is an ordinary message, from the same form.
    let page = say(&salome, &scene.page_of_cto(), "Sans fichier.").await;
    assert_eq!(said(&page), ["Sans fichier."]);
    assert!(page.attributes(".message a[download]", "href").is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conversation_holds_thirty_files() {
    let (scene, candidacy) = Scene::introduced().await;
    for number in 0..30 {
        scene.ceo.writes(&scene.site, candidacy, "Voici", Some(format!("%PDF-1.7 {number}").as_bytes())).await;
    }
    let salome = scene.salome.browser(&scene.site);
    let page = send(&salome, &scene.page_of_cto(), "Un de plus", "plan.pdf", PDF).await;
    page.expect("Cette conversation contient déjà 30 fichiers");
    assert_eq!(scene.count("message_files").await, 30);
}
