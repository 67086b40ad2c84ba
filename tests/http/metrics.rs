//! Laws of what Prometheus reads:
//! 1. a request counts under the route that answered it, never under its address, so that nobody's guesses become series;
//! 2. mail, matches, jobs, the index and the pool are told as they are;
//! 3. a database that is away is told, and hides nothing else;
//! 4. the site itself does not answer there;
//! 5. the guide for operators has each name in its table.

use std::collections::BTreeSet;
use std::net::SocketAddr;

use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, Request};
use chrono::Duration;
use marketplace::mail::{Mail, MissionNews};
use marketplace::matches;
use tests::{Postbox, Site, cto, mission, read, startup};
use tower::ServiceExt as _;

/// What is read, line by line.
async fn read_metrics(site: &Site) -> String {
    let answer = site.metrics().oneshot(Request::get("/metrics").body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(answer.status(), 200);
    assert!(answer.headers()["content-type"].to_str().unwrap().starts_with("application/openmetrics-text; version=1.0.0"));
    String::from_utf8(to_bytes(answer.into_body(), 1 << 20).await.unwrap().into()).unwrap()
}

#[track_caller]
fn value(text: &str, series: &str) -> f64 {
    let line = text.lines().find_map(|line| line.strip_prefix(series)?.strip_prefix(' '));
    line.unwrap_or_else(|| panic!("{series} is not in:\n{text}")).parse().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn law_1_requests_count_under_their_routes() {
    let site = Site::empty().await;
    let ceo = startup().join(&site).await;
    let mission = mission().of(&ceo).play(&site).await;
    let browser = site.signed_in(&ceo.email).await;
    browser.get(&format!("/needs/{}", mission.id)).await.expect_status(200);
    browser.get(&format!("/en/needs/{}", mission.id)).await.expect_status(200);
    for number in 0..5 {
        browser.ask(&format!("/needs/00000000-0000-7000-8000-00000000000{number}")).await;
        browser.ask(&format!("/guessed/{number}.php")).await;
        browser.ask(&format!("/pkg/guessed-{number}.js")).await;
    }
    let text = read_metrics(&site).await;
    assert!((value(&text, r#"http_requests_total{method="GET",route="/needs/{mission}",status="2xx"}"#) - 2.0).abs() < 0.1);
    assert!((value(&text, r#"http_requests_total{method="GET",route="/needs/{mission}",status="4xx"}"#) - 5.0).abs() < 0.1);
    assert!((value(&text, r#"http_requests_total{method="GET",route="none",status="4xx"}"#) - 5.0).abs() < 0.1);
    assert!((value(&text, r#"http_requests_total{method="GET",route="/pkg/{file}",status="4xx"}"#) - 5.0).abs() < 0.1);
    assert!((value(&text, r#"http_requests_total{method="POST",route="/api/account/sign_in",status="3xx"}"#) - 1.0).abs() < 0.1);
    assert!((value(&text, r#"http_request_duration_seconds_count{method="GET",route="/needs/{mission}"}"#) - 7.0).abs() < 0.1);
    assert!(value(&text, "http_requests_in_flight").abs() < 0.1, "nothing is being answered now");
    for told in ["guessed", &mission.id.to_string(), &ceo.email] {
        assert!(!text.contains(told), "{told} is in:\n{text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn law_2_the_node_tells_how_it_is() {
    let site = Site::empty().await;
    let ceo = startup().reached_at("camille@latablee.example").join(&site).await;
    cto().named("Ada").join(&site).await;
    let mission = mission().of(&ceo).open().play(&site).await;
    let postbox = Postbox::open().await;
    site.work_off_through(&postbox).await;
    site.advance(Duration::minutes(1));
    let before = read_metrics(&site).await;
    let sent = value(&before, r#"passerelle_mails_total{outcome="sent"}"#);
    assert!(sent > 0.5 && value(&before, r#"passerelle_mails_total{outcome="failed"}"#) < 0.5, "{before}");

    // A mail that nobody takes, and is due for ten minutes.
    postbox.go_down().await;
    site.send(Mail::OfMission { account: ceo.account, mission: mission.id, news: MissionNews::Opened }).await;
    site.work_off_through(&postbox).await;
    site.advance(Duration::seconds(30) + Duration::minutes(10));
    let staff = site.proofs_of(site.staff().await).await.staff().unwrap();
    let ranked = matches::ranking(&site.market, &staff, mission.id, 0, &[]).await.unwrap();
    assert_eq!(ranked.profiles.len(), 1);
    let text = read_metrics(&site).await;
    assert!((value(&text, r#"passerelle_mails_total{outcome="failed"}"#) - 1.0).abs() < 0.1);
    assert!((value(&text, r#"passerelle_jobs{state="due"}"#) - 1.0).abs() < 0.1, "{text}");
    assert!((value(&text, "passerelle_jobs_oldest_due_age_seconds") - 600.0).abs() < 1.0, "{text}");
    assert!(value(&text, r#"passerelle_jobs{state="given_up"}"#).abs() < 0.1);
    assert!(value(&text, "passerelle_match_duration_seconds_count") > value(&before, "passerelle_match_duration_seconds_count"));
    assert!((value(&text, "passerelle_index_profiles") - 1.0).abs() < 0.1);
    assert!(value(&text, "passerelle_index_changes_behind").abs() < 0.1);
    assert!((value(&text, "passerelle_database_connections_max") - 8.0).abs() < 0.1);
    assert!(value(&text, r#"passerelle_database_connections{state="idle"}"#) > 0.5);
    assert!((value(&text, r#"passerelle_build_info{version="0.1.0"}"#) - 1.0).abs() < 0.1);
    #[expect(clippy::cast_precision_loss, reason = "seconds since 1970 have ten digits")]
    let now = site.now().timestamp() as f64;
    assert!((value(&text, "process_start_time_seconds") - now).abs() < 0.1);
    sqlx::query("UPDATE jobs SET given_up_at = $1 WHERE run_at <= $1").bind(site.now()).execute(&mut site.superuser().await).await.unwrap();
    assert!((value(&read_metrics(&site).await, r#"passerelle_jobs{state="given_up"}"#) - 1.0).abs() < 0.1);
}

#[tokio::test(flavor = "multi_thread")]
async fn law_3_a_database_that_is_away_is_told() {
    let site = Site::empty().await;
    assert!((value(&read_metrics(&site).await, "passerelle_database_up") - 1.0).abs() < 0.1);
    site.lose_the_database().await;
    let text = read_metrics(&site).await;
    assert!(value(&text, "passerelle_database_up").abs() < 0.1);
    assert!(!text.contains("passerelle_jobs{") && text.contains("passerelle_index_profiles") && text.ends_with("# EOF\n"), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn law_4_the_site_does_not_answer_there() {
    let site = Site::empty().await;
    assert_eq!(site.browser().ask("/metrics").await.status, 404);
    let elsewhere = site.metrics().oneshot(Request::get("/").body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(elsewhere.status(), 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn law_5_the_guide_names_each() {
    let site = Site::empty().await;
    site.browser().get("/").await.expect_status(200);
    let text = read_metrics(&site).await;
    let served: BTreeSet<&str> = text.lines().filter_map(|line| line.strip_prefix("# TYPE ")?.split(' ').next()).collect();
    assert!(served.len() >= 14, "{served:?}");
    let guide = read("docs/operations.md");
    let missing: Vec<_> = served.iter().filter(|name| !guide.contains(&format!("| `{name}"))).collect();
    assert!(missing.is_empty(), "docs/operations.md does not list {missing:?}");
}

/// Limits count by who asks, and a proxy in front is told from the people behind it: sixty tries to sign in of one neighbour are no others'.
#[tokio::test(flavor = "multi_thread")]
async fn who_asks_is_seen_through_the_proxy() {
    let site = Site::empty().await;
    let try_from = async |forwarded: &str, number: usize| {
        let page = site.browser();
        page.get("/sign-in").await;
        let fields = format!("email=nobody-{number}%40example.org&password=wrong-word&_form=sign_in&_page=%2Fsign-in");
        let mut request = page.form_request("/api/account/sign_in", "/sign-in").body(Body::from(fields)).unwrap();
        request.headers_mut().insert("x-forwarded-for", forwarded.parse().unwrap());
        request.extensions_mut().insert(ConnectInfo::<SocketAddr>("127.0.0.1:5000".parse().unwrap()));
        page.send(request).await
    };
    let networks = async || site.count("(SELECT DISTINCT key_hash FROM sign_in_tries) tries").await;
    try_from("203.0.113.1", 1).await;
    let one = networks().await;
    try_from("203.0.113.1", 2).await;
    let same = networks().await;
    try_from("203.0.113.2", 3).await;
    let other = networks().await;
    assert_eq!((one, same, other), (2, 3, 5), "an address and a network each, and the same network again");
}
