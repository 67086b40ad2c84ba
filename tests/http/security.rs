//! Laws of every answer:
//! 1. another site's page makes nobody change anything, whatever of `Sec-Fetch-Site`, `Origin` and `Referer` is sent;
//! 2. every page has a policy with a nonce of its own, and no script or style without it;
//! 3. security headers are on every answer, whatever its status;
//! 4. `/livez` answers without the database, `/readyz` does not;
//! 5. what does not exist says so in the language of its address; no redirection leads off the site.

use axum::body::Body;
use axum::http::{Request, header};
use tests::{Answer, Site, TestDatabase, startup};

const ORIGIN: &str = "http://localhost:3000";

/// Begins a need with these headers beside the form's own.
async fn begin_with(site: &Site, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::post("/api/need/begin").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    site.browser().send(request.body(Body::from("words=Un+CTO+pour+notre+Symfony")).unwrap()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn another_sites_form_changes_nothing() {
    let site = Site::empty().await;
    let from_elsewhere: [&[(&str, &str)]; 8] = [
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "cross-site"), ("origin", ORIGIN)],
        &[("sec-fetch-site", "same-site"), ("origin", ORIGIN)],
        &[("origin", "https://evil.example")],
        &[("origin", "null")],
        &[("origin", "http://localhost:3001"), ("referer", "http://localhost:3000/")],
        &[("referer", "http://localhost:3000.evil.example/")],
        &[],
    ];
    for headers in from_elsewhere {
        let answer = begin_with(&site, headers).await;
        assert_eq!(answer.status, 403, "{headers:?}");
        assert!(answer.text().contains("<html lang=\"fr\""), "the refusal is a page");
    }
    assert_eq!(site.count("missions").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn our_own_form_arrives_from_old_browsers_too() {
    let site = Site::empty().await;
    let ours: [&[(&str, &str)]; 3] =
        [&[("sec-fetch-site", "same-origin")], &[("origin", ORIGIN)], &[("referer", "http://localhost:3000/?form=1")]];
    for headers in ours {
        assert_eq!(begin_with(&site, headers).await.status, 303, "{headers:?}");
    }
    assert_eq!(site.count("missions").await, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_page_runs_a_script_without_its_nonce() {
    let site = Site::with_demo_community().await;
    let staff = site.signed_in(marketplace::demo::ACCOUNTS[1].email).await;
    let ceo = site.signed_in(marketplace::demo::ACCOUNTS[0].email).await;
    let cto = site.signed_in(marketplace::demo::ACCOUNTS[2].email).await;
    let begun = ceo.get("/").await.form("begin_need").fill("words", marketplace::demo::FOUNDING_WORDS_FR).submit().await;
    let offer = cto.get("/offers").await.attributes("a[href*='/offers/']", "href").first().cloned().unwrap();
    let mut pages = vec![begun];
    for path in ["/", "/ranking", "/privacy", "/sign-in", "/needs/new", "/nowhere", "/en"] {
        pages.push(ceo.get(path).await);
    }
    for path in ["/staff", "/staff/missions", "/staff/profiles", "/staff/audit"] {
        pages.push(staff.get(path).await);
    }
    for path in ["/offers", &offer, "/profile"] {
        pages.push(cto.get(path).await);
    }
    let mut nonces = Vec::new();
    for page in &pages {
        let policy = page.answer.header("content-security-policy").to_owned();
        let nonce = policy
            .split("'nonce-")
            .nth(1)
            .and_then(|rest| rest.split('\'').next())
            .unwrap_or_else(|| panic!("{}: {policy}", page.address()));
        for directive in ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"] {
            assert!(policy.contains(directive), "{policy}");
        }
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
        let scripts = page.attributes("script", "nonce");
        assert_eq!(scripts.len(), page.texts("script").len(), "{} has a script without a nonce", page.address());
        assert!(scripts.iter().all(|found| found == nonce), "{}", page.address());
        assert!(page.texts("style").is_empty(), "{} has a style of its own", page.address());
        assert!(page.html().ends_with("</html>"), "{} goes on after its end", page.address());
        for inline in ["style", "onclick", "onsubmit", "onload", "onchange", "oninput"] {
            assert!(page.attributes(&format!("[{inline}]"), inline).is_empty(), "{} has an inline {inline}", page.address());
        }
        assert!(page.attributes("a[href^='javascript:']", "href").is_empty());
        nonces.push(nonce.to_owned());
    }
    let all = nonces.len();
    nonces.sort();
    nonces.dedup();
    assert_eq!(nonces.len(), all, "a nonce is used once");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_carries_the_security_headers() {
    let site = Site::at("https://passerelle.example", TestDatabase::migrated().await).await;
    let browser = site.browser();
    let answers = [
        ("a page", browser.ask("/").await),
        ("what is missing", browser.ask("/nowhere").await),
        ("a private page", browser.ask("/staff").await),
        ("a missing file", browser.ask("/pkg/nothing.js").await),
        ("life", browser.ask("/livez").await),
        ("a refusal", browser.send(Request::post("/api/sign_out").body(Body::empty()).unwrap()).await),
        (
            "a method that is not there",
            browser.send(Request::delete("/").header("sec-fetch-site", "same-origin").body(Body::empty()).unwrap()).await,
        ),
        ("a redirection", browser.ask("/fr/ranking").await),
    ];
    for (what, answer) in answers {
        assert!(answer.status < 500, "{what}: {}", answer.status);
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{what}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{what}");
        assert!(answer.header("content-security-policy").contains("frame-ancestors 'none'"), "{what}");
        assert!(answer.header("strict-transport-security").contains("max-age="), "{what}");
        assert!(answer.header("cross-origin-opener-policy") == "same-origin", "{what}");
        assert!(!answer.header("x-request-id").is_empty(), "{what}");
        assert!(answer.header("server").is_empty() && answer.header("x-powered-by").is_empty(), "{what}");
    }
    assert_eq!(browser.ask("/staff").await.header("cache-control"), "private, no-store");
}

#[tokio::test(flavor = "multi_thread")]
async fn life_needs_no_database_and_readiness_does() {
    let site = Site::empty().await;
    let browser = site.signed_in(&startup().join(&site).await.email).await;
    assert_eq!((browser.ask("/livez").await.status, browser.ask("/readyz").await.status), (200, 200));
    let ready: serde_json::Value = serde_json::from_slice(&browser.ask("/readyz").await.body).unwrap();
    assert_eq!((&ready["ready"], &ready["index"]["changes_behind"]), (&true.into(), &0.into()));
    site.lose_the_database().await;
    assert_eq!((browser.ask("/livez").await.status, browser.ask("/readyz").await.status), (200, 503));
    assert_eq!(site.browser().ask("/").await.status, 200, "a stranger's first page needs none");
    let page = browser.ask("/en").await;
    assert_eq!(page.status, 503);
    assert!(page.text().contains("<html lang=\"en\"") && !page.text().contains("sqlx"), "{}", page.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_exist_says_so_in_the_language_of_its_address() {
    let site = Site::empty().await;
    for (path, language, words) in
        [("/rien", "fr", "Cette page n’existe pas"), ("/en/nothing", "en", "does not exist"), ("/needs/rien", "fr", "n’existe pas")]
    {
        let browser = site.browser();
        let page = browser.get(path).await;
        page.expect_status(404).expect(words);
        assert_eq!(page.attributes("html", "lang"), [language]);
    }
    assert_eq!(site.browser().ask("/api/nothing").await.status, 404);
    assert_eq!(site.browser().ask("/enigme").await.status, 404, "only /en and /en/… are English");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_links_to_itself_in_the_other_language() {
    let site = Site::empty().await;
    for path in ["/", "/ranking", "/privacy", "/sign-in", "/needs/new"] {
        let english = if path == "/" { "/en".to_owned() } else { format!("/en{path}") };
        for (here, other) in [(path.to_owned(), "en"), (english.clone(), "fr")] {
            let browser = site.browser();
            let page = browser.get(&here).await;
            let there = if other == "en" { &english } else { path };
            let links = page.attributes(&format!("a[hreflang='{other}']"), "href");
            assert!(links.iter().any(|link| link == there), "{here}: {links:?}");
            browser.get(there).await.expect_status(200);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_redirection_stays_on_the_site() {
    let site = Site::empty().await;
    for path in ["/fr//evil.example", "/fr/%2F%2Fevil.example", "/fr/\\evil.example", "/fr", "/fr/ranking?x=//evil.example", "/en/"] {
        let Ok(request) = Request::get(path).body(Body::empty()) else { continue };
        let answer = site.browser().send(request).await;
        let to = answer.location();
        assert!(to.is_empty() || (to.starts_with('/') && !to.starts_with("//") && !to.starts_with("/\\")), "{path} leads to {to}");
    }
    // The page that a form says it stands on is only ever a path.
    for page in ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"] {
        let fields = [("words", ""), ("_form", "begin_need"), ("_page", page)].map(|(name, value)| (name.to_owned(), value.to_owned()));
        let answer = site.browser().submit("/api/need/begin", &fields, "/").await;
        assert_eq!(answer.status, 303);
        assert!(answer.location().starts_with("/?form="), "{page} leads to {}", answer.location());
    }
}
