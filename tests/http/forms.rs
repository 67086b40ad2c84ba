//! Laws of the form kit:
//! 1. what was typed and refused comes back in its field, with what to do beside it, also before signing in and when it
//!    is long;
//! 2. it comes back to this browser alone, for a quarter of an hour, and never holds a password;
//! 3. whatever is sent, the answer is a page, a message or a refusal, and never a fault of ours.

use axum::body::Body;
use axum::http::{Request, header};
use chrono::Duration;
use tests::{Answer, Browser, Page, Site, cto, mission, startup};

/// More than a need may have.
fn too_long() -> String {
    "Nous cherchons un CTO qui connaisse Symfony. ".repeat(456)
}

/// What a field of the page holds.
fn typed(page: &Page<'_>, form: &str, field: &str) -> String {
    page.form(form).value(field).unwrap_or_default().replace("\r\n", "\n")
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_refused_comes_back_in_its_field() {
    let site = Site::empty().await;
    let browser = site.browser();
    let words = too_long();
    assert!(words.len() > 20_000);
    let page = browser.get("/").await.form("begin_need").fill("words", &words).submit().await;
    page.expect_status(200).expect_path("/").expect("Raccourcissez : 20 000 caractères au plus.");
    assert_eq!(typed(&page, "begin_need", "words"), words);
    assert_eq!(page.attributes("textarea", "aria-invalid"), ["true"]);
    let page = browser.get("/en").await.form("begin_need").fill("words", "  ").submit().await;
    page.expect_path("/en").expect_status(200);
    assert_eq!(typed(&page, "begin_need", "words"), "  ");
}

#[tokio::test(flavor = "multi_thread")]
async fn twenty_kilobytes_are_kept_whole() {
    let site = Site::empty().await;
    let browser = site.browser();
    let mut words = too_long();
    words.truncate(words.char_indices().nth(19_990).unwrap().0);
    let page = browser.get("/needs/new").await.form("begin").fill("words", &words).submit().await;
    page.expect_status(200);
    let kept: i32 = sqlx::query_scalar("SELECT length(words) FROM missions").fetch_one(&mut site.superuser().await).await.unwrap();
    assert_eq!(kept, i32::try_from(words.trim().chars().count()).unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_else_reads_it() {
    let site = Site::empty().await;
    let browser = site.browser();
    let secret = "Notre CTO vient de partir. ".repeat(800);
    let page = browser.get("/").await.form("begin_need").fill("words", &secret).submit().await;
    let address = page.address().to_owned();
    assert_eq!(typed(&page, "begin_need", "words"), secret);
    site.browser().get(&address).await.expect_status(200).expect_nothing_of("Notre CTO vient de partir. Notre CTO");
    let other = startup().join(&site).await.browser(&site);
    other.get("/").await;
    other.get(&address).await.expect_status(200).expect_nothing_of("Notre CTO vient de partir. Notre CTO");
    site.browser().get("/?form=nothing").await.expect_status(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_quarter_of_an_hour_it_is_gone() {
    let site = Site::empty().await;
    let browser = site.browser();
    let words = too_long();
    let page = browser.get("/").await.form("begin_need").fill("words", &words).submit().await;
    let address = page.address().to_owned();
    site.advance(Duration::minutes(14));
    assert_eq!(typed(&browser.get(&address).await, "begin_need", "words"), words);
    site.advance(Duration::minutes(2));
    let page = browser.get(&address).await;
    page.expect_status(200);
    assert_eq!(typed(&page, "begin_need", "words"), "");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_is_never_kept() {
    let site = Site::empty().await;
    let browser = site.browser();
    let page = browser.try_to_sign_in("/sign-in", "camille@latablee.example", "un-mot-bien-secret").await;
    assert_eq!(typed(&page, "sign_in", "email"), "camille@latablee.example");
    page.expect_nothing_of("un-mot-bien-secret");
    let kept: String =
        sqlx::query_scalar("SELECT string_agg(typed::text, '') FROM form_memories").fetch_one(&mut site.superuser().await).await.unwrap();
    assert!(kept.contains("camille@latablee.example") && !kept.contains("un-mot-bien-secret"), "{kept}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_old_page_does_not_overwrite_a_newer_text() {
    let site = Site::empty().await;
    let ceo = startup().join(&site).await;
    let draft = mission().of(&ceo).play(&site).await;
    let browser = ceo.browser(&site);
    let (old, new) = (browser.get(&format!("/needs/{}", draft.id)).await, browser.get(&format!("/needs/{}", draft.id)).await);
    new.form("need-words").fill("words", "Un CTO pour notre Rails").submit().await.expect_status(200);
    let page = old.form("need-words").fill("words", "Un CTO pour notre Django").submit().await;
    page.expect_status(200);
    assert_eq!(typed(&page, "need-words", "words"), "Un CTO pour notre Django", "what was typed is not lost either");
    let kept: String = sqlx::query_scalar("SELECT words FROM missions").fetch_one(&mut site.superuser().await).await.unwrap();
    assert_eq!(kept, "Un CTO pour notre Rails");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_button_pressed_twice_begins_one_need_and_other_words_begin_another() {
    let site = Site::empty().await;
    let browser = site.browser();
    browser.get("/").await;
    let page = browser.get("/").await;
    let press = |words: &str| page.form("begin_need").fill("words", words).send();
    let first = press("Un CTO pour notre Symfony").await.location().to_owned();
    assert_eq!(press("Un CTO pour notre Symfony").await.location(), first, "the second click leads to the need of the first");
    let other = press("Un CTO pour notre Rails").await.location().to_owned();
    assert_ne!(other, first, "a page that was gone back to overwrites nothing");
    let stranger = site.browser();
    stranger.get("/").await;
    let stolen = page.form("begin_need").fill("words", "Un CTO pour notre Symfony").fields();
    let theirs = stranger.submit("/api/need/begin", &stolen, "/").await.location().to_owned();
    assert_ne!(theirs, first, "the id of somebody else's need opens nothing");
    stranger.get(&theirs).await.expect_status(200);
    let needs = site.count("missions").await;
    assert_eq!(needs, 3);
}

/// Every form that somebody meets on these pages.
async fn forms_of(browser: &Browser, pages: &[String]) -> Vec<(String, String, Vec<(String, String)>)> {
    let mut forms = Vec::new();
    for path in pages {
        let page = browser.get(path).await;
        page.expect_status(200);
        for form in page.forms().into_iter().filter(|form| !form.action().ends_with("/sign_out")) {
            forms.push((path.clone(), form.action().to_owned(), form.fields()));
        }
    }
    forms
}

fn expect_no_fault(answer: &Answer, what: &str) {
    assert!(answer.status < 500, "{what}: {}\n{}", answer.status, answer.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn nonsense_in_any_field_is_no_fault_of_ours() {
    let site = Site::empty().await;
    let (ceo, salome) = (startup().join(&site).await, cto().join(&site).await);
    let draft = mission().of(&ceo).play(&site).await;
    let submitted = mission().of(&ceo).submitted().play(&site).await;
    let open = mission().of(&ceo).open().play(&site).await;
    open.apply(&site, &salome).await;
    let meeting = mission().of(&ceo).open().play(&site).await;
    let candidacy = meeting.shortlist(&site, &[&salome]).await[0];
    meeting.introduce(&site, &salome, candidacy).await;
    let staff = site.staff().await.browser(&site);
    let pages = [
        (ceo.browser(&site), vec!["/".to_owned(), format!("/needs/{}", draft.id), format!("/needs/{}/candidates/{candidacy}", meeting.id)]),
        (salome.browser(&site), vec![format!("/offers/{}", open.id), format!("/offers/{}", meeting.id)]),
        (staff, vec![format!("/staff/missions/{}", submitted.id), format!("/staff/missions/{}/curation", open.id)]),
    ];
    let huge = "x".repeat(30_000);
    let nonsense =
        ["", " ", "nothing", "-1", "99999999999999999999", "\u{0}", "\u{202e}é\u{301}🦀", "<script>alert(1)</script>", "';--", &huge];
    let mut tried = 0;
    for (browser, paths) in &pages {
        let forms = forms_of(browser, paths).await;
        assert!(forms.len() > 1, "{paths:?}");
        for (page, action, fields) in forms {
            // One of each kind: a page has many criteria.
            let is_repeated = action.contains("criteria/") && tried > 400;
            for (at, (name, _)) in fields.iter().enumerate().filter(|_| !is_repeated) {
                for value in nonsense {
                    let mut fields = fields.clone();
                    value.clone_into(&mut fields[at].1);
                    let answer = browser.submit(&action, &fields, &page).await;
                    expect_no_fault(&answer, &format!("{action} with {name} = {:.40?}", value));
                    assert!(!answer.text().contains("<script>alert"), "{action} gives {name} back as it came");
                    tried += 1;
                }
                let mut without = fields.clone();
                without.remove(at);
                expect_no_fault(&browser.submit(&action, &without, &page).await, &format!("{action} without {name}"));
            }
        }
    }
    assert!(tried > 200, "{tried}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_is_no_form_is_refused() {
    let site = Site::empty().await;
    let browser = site.browser();
    let paths: Vec<&str> = server_fn::axum::server_fn_paths().map(|(path, _)| path).collect();
    let bodies: [(&str, &str, Vec<u8>); 6] = [
        ("broken UTF-8", "application/x-www-form-urlencoded", b"words=%ff%fe&mission=\xff\xfe".to_vec()),
        ("JSON", "application/json", b"{\"words\": [1, 2".to_vec()),
        ("nothing", "application/x-www-form-urlencoded", Vec::new()),
        ("multipart", "multipart/form-data; boundary=x", b"--x\r\n".to_vec()),
        ("twice the same", "application/x-www-form-urlencoded", b"words=a&words=b&mission=c&mission=d".to_vec()),
        ("brackets", "application/x-www-form-urlencoded", b"words[0][1]=a&words[b]=c&mission[]=d".to_vec()),
    ];
    for path in paths {
        for (what, kind, body) in &bodies {
            let (mut parts, body) = browser.form_request(path, "/").body(Body::from(body.clone())).unwrap().into_parts();
            parts.headers.insert(header::CONTENT_TYPE, kind.parse().unwrap());
            expect_no_fault(&browser.send(Request::from_parts(parts, body)).await, &format!("{path} with {what}"));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_huge_body_is_refused() {
    let site = Site::empty().await;
    let browser = site.browser();
    let words = format!("words={}", "a".repeat(3 << 20));
    let answer = browser.send(browser.form_request("/api/need/begin", "/").body(Body::from(words.clone())).unwrap()).await;
    assert_eq!(answer.status, 413);
    assert!(answer.text().contains("<html lang=\"fr\""), "the refusal is a page");
    // One that does not say how long it is, and is no form.
    let (mut parts, body) = browser.form_request("/api/need/read", "/").body(Body::from(words)).unwrap().into_parts();
    parts.headers.insert(header::CONTENT_TYPE, "application/json".parse().unwrap());
    parts.headers.remove(header::CONTENT_LENGTH);
    let answer = browser.send(Request::from_parts(parts, body)).await;
    assert!((400..500).contains(&answer.status), "{}", answer.status);
    let needs = site.count("missions").await;
    assert_eq!(needs, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn malformed_addresses_are_missing_pages() {
    let site = Site::empty().await;
    let (ceo, staff) = (startup().join(&site).await.browser(&site), site.staff().await.browser(&site));
    for path in [
        "/needs/x",
        "/needs/%ff",
        "/needs/%00",
        "/needs/x/shortlist",
        "/needs/x/candidates/y",
        "/needs/00000000-0000-0000-0000-000000000000",
    ] {
        assert_eq!(ceo.ask(path).await.status, 404, "{path}");
    }
    for path in ["/staff/missions/x", "/staff/missions/x/curation", "/staff/profiles/x"] {
        assert_eq!(staff.ask(path).await.status, 404, "{path}");
    }
    for path in [
        "/staff/missions?page=-1",
        "/staff/missions?page=9999999999999999999",
        "/staff/audit?before=x",
        "/staff/missions?state=nothing",
        "/staff/profiles?page=x",
        "/?form=%ff",
    ] {
        expect_no_fault(&staff.ask(path).await, path);
    }
}
