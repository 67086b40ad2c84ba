//! Laws of proof documents:
//! 1. what a CTO sends is kept as it came, under its own name, and found good or not by staff, with a reason that the CTO reads;
//! 2. a file is what its content says; too large, of another type, empty, cut off, sent twice or one too many is told beside its field, and
//!    nothing typed is lost;
//! 3. a file is saved and never shown: whatever is inside runs nowhere;
//! 4. nobody but its CTO learns that it exists, and staff once the CTO has asked to join;
//! 5. the last thirty days are told to both; what is taken away is gone, and so is everything with the account;
//! 6. the log holds neither title nor reason;
//! 7. what waits for staff stands in staff's day; what a CTO sends before they ask to join waits for nobody yet, and says so.

use chrono::Duration;
use tests::{Browser, Form, Page, Part, Site, cto, startup};

use crate::salome;

const PDF: &[u8] = b"%PDF-1.7\n% Une attestation <script>alert(1)</script>\n%%EOF\n";
const PAGE: &str = "/profile/documents";

/// The form, filled but for its file.
async fn filled<'b>(browser: &'b Browser, title: &str) -> Form<'b> {
    browser.get(PAGE).await.form("send-document").fill("kind", "insurance").fill("title", title).fill("valid_until", "2027-12-31")
}

async fn send<'b>(browser: &'b Browser, title: &str, name: &str, content: &[u8]) -> Page<'b> {
    filled(browser, title).await.send_file("document", name, content).await
}

/// The address of the first file on a page.
fn file_of(page: &Page<'_>) -> String {
    page.attributes(".proof-list a[download]", "href")[0].clone()
}

async fn log(site: &Site) -> Vec<String> {
    let lines =
        "SELECT event || ' ' || state_to || coalesce(' ' || w.words, '') FROM audit_events e LEFT JOIN audit_words w ON w.event_id = e.id
        WHERE subject = 'document' ORDER BY e.id";
    sqlx::query_scalar(lines).fetch_all(&mut site.superuser().await).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_is_sent_looked_at_and_found_good() {
    let site = Site::empty().await;
    let (salome, browser) = salome(&site).await;
    let page = send(&browser, "RC Pro 2027", "C:\\fichiers\\Attestation été.PDF", PDF).await;
    page.expect_status(200).expect_path(PAGE).expect("RC Pro 2027").expect("Attestation été.pdf").expect("À vérifier");
    page.expect("Valable jusqu’au 31 décembre 2027");
    browser.get("/profile").await.expect("RC Pro 2027").expect("Assurance professionnelle");

    let staff = site.staff().await.browser(&site);
    let page = staff.get(&format!("/staff/profiles/{}", salome.profile())).await;
    page.expect("RC Pro 2027").expect("L’équipe doit le vérifier");
    for reader in [&browser, &staff] {
        let file = reader.ask(&file_of(&page)).await;
        assert_eq!((file.status, file.body.as_slice()), (200, PDF));
    }
    let page = page.form_like("verify-").submit().await;
    page.expect("Vérifié le 17 novembre 2026");
    assert!(!page.forms().iter().any(|form| form.name().starts_with("verify-")));
    browser.get("/profile").await.expect("Vérifié");
    assert_eq!(log(&site).await, ["send_document sent", "verify_document verified"]);
    staff.get("/staff/audit").await.expect("Document vérifié");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_for_staff_stands_in_staffs_day() {
    let site = Site::empty().await;
    let (_, browser) = salome(&site).await;
    let bruno = cto().named("Bruno Keller").writing().join(&site).await;
    let (early, staff) = (bruno.browser(&site), site.staff().await.browser(&site));
    send(&early, "Diplôme de Bruno", "a.pdf", PDF).await.expect("L’équipe le verra quand vous demanderez à rejoindre la communauté.");
    send(&browser, "RC Pro 2027", "b.pdf", PDF).await.expect("L’équipe doit le vérifier");
    let day = staff.get("/staff").await;
    day.expect("Vérifier un document de Salomé Garnier").expect("RC Pro 2027").expect_nothing_of("Bruno Keller");
    bruno.asks_to_join(&site).await;
    early.get(PAGE).await.expect("L’équipe doit le vérifier");
    let day = staff.get("/staff").await;
    let page = day.expect("Vérifier un document de Bruno Keller").follow("Vérifier un document de Salomé").await;
    page.form_like("verify-").submit().await.expect("Vérifié le");
    staff.get("/staff").await.expect_nothing_of("RC Pro 2027");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_has_a_reason_that_the_cto_reads() {
    let site = Site::empty().await;
    let (salome, browser) = salome(&site).await;
    send(&browser, "Kbis", "kbis.pdf", PDF).await.expect("Kbis");
    let staff = site.staff().await.browser(&site);
    let profile = format!("/staff/profiles/{}", salome.profile());
    let stale = staff.get(&profile).await;
    let page = staff.get(&profile).await.form_like("refuse-").submit().await;
    page.expect_path(&profile).expect("Remplissez ce champ.");
    page.form_like("refuse-").fill("reason", "Le Kbis date de 2019.").submit().await.expect("Refusé le");
    browser.get("/profile").await.expect("Le Kbis date de 2019.").expect("Raison de l’équipe");
    stale.form_like("refuse-").fill("reason", "Le Kbis date de 2019.").submit().await.expect("Ce n’est pas possible à cette étape");
    assert_eq!(log(&site).await, ["send_document sent", "refuse_document refused"], "codes alone, once");
    staff.get(&profile).await.form_like("verify-").submit().await.expect("Vérifié le");
    browser.get("/profile").await.expect_nothing_of("2019");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_taken_is_told_beside_its_field() {
    let site = Site::empty().await;
    let (_, browser) = salome(&site).await;
    let mut too_large = PDF.to_vec();
    too_large.resize(11 * 1024 * 1024, b' ');
    let cases: [(&[u8], &str); 4] = [
        (b"", "Remplissez ce champ."),
        (b"MZ\x90\0 ceci n'est pas un PDF", "Choisissez un PDF, un PNG ou un JPEG."),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "Choisissez un PDF, un PNG ou un JPEG."),
        (&too_large, "Choisissez un fichier plus léger : 10 Mo au plus."),
    ];
    for (content, words) in cases {
        let page = send(&browser, "RC Pro 2027", "attestation.pdf", content).await;
        page.expect_status(200).expect_path(PAGE).expect(words);
        assert_eq!(page.attributes("input[type=file]", "aria-invalid"), ["true"], "{words}");
        let form = page.form("send-document");
        assert_eq!(form.value("title").as_deref(), Some("RC Pro 2027"), "nothing typed is lost");
        assert_eq!((form.value("kind").as_deref(), form.value("valid_until").as_deref()), (Some("insurance"), Some("2027-12-31")));
    }
    let form = filled(&browser, " ").await.fill("kind", "").fill("valid_until", "bientôt");
    let page = form.send_file("document", "a.pdf", &too_large).await;
    assert_eq!(
        page.attributes("[aria-invalid]", "name"),
        ["kind", "title", "valid_until", "document"],
        "a large file hides no other complaint"
    );
    let form = filled(&browser, " ").await.fill("kind", "").fill("valid_until", "bientôt");
    let page = form.send_file("document", "a.pdf", PDF).await;
    assert_eq!(page.attributes("[aria-invalid]", "name"), ["kind", "title", "valid_until"]);
    let long = "x".repeat(30_000);
    let page = filled(&browser, &long).await.send_file("document", "a.pdf", PDF).await;
    assert_eq!(page.attributes("[aria-invalid]", "name"), ["title"]);
    assert_eq!(page.form("send-document").value("title").as_deref(), Some(long.as_str()), "nothing typed is lost");
    let page = browser.get("/en/profile/documents").await.form("send-document").send_file("document", "a.pdf", b"\0\0").await;
    page.expect_path("/en/profile/documents").expect("Choose a PDF, a PNG or a JPEG.");
    assert_eq!(site.count("documents").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn far_too_large_a_body_is_refused_and_nothing_is_kept() {
    let site = Site::empty().await;
    let (_, browser) = salome(&site).await;
    // Three times the largest file is what such a body may hold.
    let mut huge = PDF.to_vec();
    huge.resize(31 * 1024 * 1024, b' ');
    let length = huge.len();
    let part = |name: &str, file: Option<&str>, bytes: Vec<u8>| Part { name: name.to_owned(), file: file.map(str::to_owned), bytes };
    let parts = [part("title", None, b"RC Pro".to_vec()), part("document", Some("a.pdf"), huge)];
    let answer = browser.submit_parts("/profile/documents/send", &parts, PAGE).await;
    assert_eq!(answer.status, 303, "it is cut off");
    browser.get(answer.location()).await.expect_path(PAGE).expect("Choisissez un fichier plus léger : 10 Mo au plus.");
    let said = browser.form_request("/profile/documents/send", PAGE).header("content-length", length.to_string());
    let answer = browser.send(said.body(axum::body::Body::empty()).unwrap()).await;
    assert_eq!(answer.status, 413, "whoever says how much would come need not send it");
    assert_eq!(site.count("documents").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_breaks_off_or_is_none_is_no_fault_of_ours() {
    let site = Site::empty().await;
    let (_, browser) = salome(&site).await;
    let whole =
        b"--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nKbis\r\n--b\r\nContent-Disposition: form-data; name=\"document\"; \
        filename=\"a.pdf\"\r\n\r\n%PDF-1.7 x\r\n--b--\r\n";
    for length in 0..=whole.len() {
        let body = axum::body::Body::from(whole[..length].to_vec());
        let mut request = browser.form_request("/profile/documents/send", PAGE).body(body).unwrap();
        request.headers_mut().insert("content-type", "multipart/form-data; boundary=b".parse().unwrap());
        let answer = browser.send(request).await;
        assert_eq!(answer.status, 303, "{length}: {}", answer.text());
    }
    let request = browser.form_request("/profile/documents/send", PAGE).body(axum::body::Body::from("title=Kbis")).unwrap();
    assert_eq!(browser.send(request).await.status, 303, "a form without a file");
    assert_eq!(site.count("documents").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_file_twice_is_there_once_and_twenty_are_enough() {
    let site = Site::empty().await;
    let (_, browser) = salome(&site).await;
    send(&browser, "Kbis", "kbis.pdf", PDF).await.expect_path(PAGE);
    send(&browser, "Kbis", "kbis.pdf", PDF).await.expect("Ce fichier est déjà parmi vos documents.");
    assert_eq!((site.count("documents").await, log(&site).await.len()), (1, 1));
    for number in 1..20 {
        send(&browser, "Kbis", "kbis.pdf", format!("%PDF-1.7 {number}").as_bytes()).await.expect_path(PAGE);
    }
    let page = browser.get(PAGE).await;
    assert!(!page.has_form("send-document"), "twenty are enough");
    let part =
        |name: &str, file: Option<&str>, bytes: &[u8]| Part { name: name.to_owned(), file: file.map(str::to_owned), bytes: bytes.to_vec() };
    let parts = [part("kind", None, b"other"), part("title", None, b"Encore"), part("document", Some("a.pdf"), b"%PDF-1.7 un de plus")];
    assert_eq!(browser.submit_parts("/profile/documents/send", &parts, PAGE).await.status, 303);
    assert_eq!(site.count("documents").await, 20);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_saved_and_never_shown() {
    let site = Site::empty().await;
    let (_, browser) = salome(&site).await;
    let page = send(&browser, "Diplôme", "Diplôme été.exe", PDF).await;
    let file = browser.ask(&file_of(&page)).await;
    assert_eq!(file.header("content-type"), "application/pdf");
    assert_eq!(
        file.header("content-disposition"),
        "attachment; filename=\"Dipl_me _t_.pdf\"; filename*=UTF-8''Dipl%C3%B4me%20%C3%A9t%C3%A9.pdf"
    );
    assert_eq!(file.header("x-content-type-options"), "nosniff");
    assert!(file.header("content-security-policy").starts_with("sandbox; default-src 'none'"), "{:?}", file.headers);
    assert_eq!(file.header("cache-control"), "private, no-store");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_else_learns_that_it_exists() {
    let site = Site::empty().await;
    let (_, browser) = salome(&site).await;
    let file = file_of(&send(&browser, "Kbis", "kbis.pdf", PDF).await);
    let bruno = cto().named("Bruno Keller").join(&site).await.browser(&site);
    let ceo = startup().join(&site).await.browser(&site);
    for stranger in [&bruno, &ceo] {
        assert_eq!(stranger.ask(&file).await.status, 404);
    }
    for (language, encoded) in [("", ""), ("/en", "%2Fen")] {
        let next = format!("{encoded}{}", file.replace('/', "%2F"));
        let stranger = site.browser().ask(&format!("{language}{file}")).await;
        assert_eq!(stranger.location(), format!("{language}/sign-in?next={next}"), "in their language, and back");
    }
    let unknown = format!("/documents/{}/file", uuid::Uuid::nil());
    for reader in [&browser, &site.staff().await.browser(&site)] {
        assert_eq!(reader.ask(&unknown).await.status, 404);
        assert_eq!(reader.ask("/documents/none/file").await.status, 404);
    }
    let id = file.split('/').nth(2).unwrap().to_owned();
    assert_eq!(bruno.submit("/api/documents/remove", &[("document".to_owned(), id)], PAGE).await.status, 404);
    assert_eq!(site.count("document_contents").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_thirty_days_are_told_to_both() {
    let site = Site::empty().await;
    let (salome, browser) = salome(&site).await;
    filled(&browser, "RC Pro").await.fill("valid_until", "18/12/2026").send_file("document", "rc.pdf", PDF).await.expect_path(PAGE);
    let staff = site.staff().await;
    let profile = format!("/staff/profiles/{}", salome.profile());
    let both = async |words: &str| {
        salome.browser(&site).get("/profile").await.expect(words);
        staff.browser(&site).get(&profile).await.expect(words);
    };
    both("Valable jusqu’au 18 décembre 2026").await;
    site.advance(Duration::days(1));
    both("Expire dans 30 jours").await;
    site.advance(Duration::days(28));
    // Sessions have run out meanwhile.
    let (salome, staff) = (site.signed_in(&salome.email).await, site.signed_in(&staff.email).await);
    salome.get("/profile").await.expect("Expire dans 2 jours");
    staff.get(&profile).await.expect("Expire dans 2 jours");
    site.advance(Duration::days(3));
    salome.get("/profile").await.expect("Expiré depuis le 18 décembre 2026");
    staff.get(&profile).await.expect("Expiré depuis le 18 décembre 2026");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_taken_away_is_gone_and_so_is_all_with_the_account() {
    let site = Site::empty().await;
    let (_, browser) = salome(&site).await;
    let page = send(&browser, "Kbis", "kbis.pdf", PDF).await;
    let file = file_of(&page);
    page.expect("Le fichier est effacé tout de suite");
    page.form_like("remove-").submit().await.expect_path(PAGE).expect("Aucun document pour l’instant.");
    assert_eq!(browser.ask(&file).await.status, 404);
    assert_eq!((site.count("documents").await, site.count("document_contents").await), (0, 0));
    assert_eq!(log(&site).await, ["send_document sent", "remove_document removed"]);

    send(&browser, "RC Pro 2027", "rc.pdf", PDF).await.expect("RC Pro 2027");
    let export = browser.ask("/account/export.json").await.text();
    assert!(export.contains("RC Pro 2027") && export.contains("/documents/") && !export.contains("content_hash"), "{export}");
    let form = browser.get("/account/delete").await.form("erase").fill("reason", "Une autre vie.");
    form.fill("current_password", tests::PASSWORD).fill("confirmed", "true").submit().await.expect_path("/account/deleted");
    assert_eq!((site.count("documents").await, site.count("document_contents").await), (0, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_documents_of_who_has_not_asked_to_join_are_not_staffs() {
    let site = Site::empty().await;
    let salome = cto().named("Salomé Garnier").writing().join(&site).await;
    let browser = salome.browser(&site);
    let page = send(&browser, "RC Pro 2027", "rc.pdf", PDF).await;
    let file = file_of(&page);
    let id = file.split('/').nth(2).unwrap().to_owned();
    let staff = site.staff().await.browser(&site);
    assert_eq!((browser.ask(&file).await.status, staff.ask(&file).await.status), (200, 404));
    for (act, reason) in [("verify", ""), ("refuse", "Illisible.")] {
        let fields = [("profile", salome.profile().to_string()), ("document", id.clone()), ("reason", reason.to_owned())];
        let fields = fields.map(|(name, value)| (name.to_owned(), value));
        assert_eq!(staff.submit(&format!("/api/staff/documents/{act}"), &fields, "/").await.status, 404, "{act}");
    }
    let proof = site.proofs_of(site.staff().await).await.staff().unwrap();
    assert!(marketplace::documents::read::of_profile(&site.market, &proof, salome.profile()).await.is_err());
    assert_eq!(log(&site).await, ["send_document sent"]);
    salome.asks_to_join(&site).await;
    assert_eq!(staff.ask(&file).await.status, 200);
}
