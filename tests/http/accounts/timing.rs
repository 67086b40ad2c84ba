//! Law: the time of an answer does not tell whether an address has an account, be it signing in, signing up or asking for another password.
//!
//! Five hundred tries of each kind, in pairs: an address that has an account and one that has none, right after each other, in an order that a
//! coin decides. Whatever else slows the machine meets both alike, and the coin makes the test exact: if time does not depend on the address,
//! each pair's difference is as likely to be negative as positive, whatever the noise. Wilcoxon's signed-rank test (1945) asks whether it is.
//! By chance alone a round is significant at [`SIGNIFICANT`] once in a thousand; only three such rounds in a row, all in one direction, fail
//! the test: once in four thousand million.

use std::time::{Duration, Instant};

use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use tests::{Site, startup};
use tower::ServiceExt as _;

/// Tries with addresses that have an account, and as many with addresses that have none.
const TRIES: usize = 500;
/// How many standard deviations are significant: one in a thousand is further away, on both sides together.
const SIGNIFICANT: f64 = 3.29;
/// Rounds that must all be significant, in one direction.
const ROUNDS: usize = 3;
/// Pairs before the limits of tries are left behind by waiting.
const PAIRS_AT_ONCE: usize = 15;

/// A coin (SplitMix64), always thrown alike.
struct Coin(u64);

impl Coin {
    fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn heads(&mut self) -> bool {
        self.number() & 1 == 1
    }
}

/// Wilcoxon's signed-rank statistic of paired differences, in standard deviations; differences of nothing are left out, ties share their ranks.
fn standard_deviations(differences: &[f64]) -> f64 {
    let mut by_size: Vec<f64> = differences.iter().copied().filter(|difference| *difference != 0.0).collect();
    by_size.sort_by(|one, two| one.abs().total_cmp(&two.abs()));
    let (mut sum, mut squares) = (0.0, 0.0);
    let mut at = 0;
    while at < by_size.len() {
        let tied = by_size[at..].iter().take_while(|one| one.abs() == by_size[at].abs()).count();
        let rank = at as f64 + (tied as f64 + 1.0) / 2.0;
        for difference in &by_size[at..at + tied] {
            sum += difference.signum() * rank;
            squares += rank * rank;
        }
        at += tied;
    }
    if squares == 0.0 { 0.0 } else { sum / squares.sqrt() }
}

/// Accounts at `known-1@…` and so on, with the password of everybody.
async fn people(site: &Site) {
    startup().join(site).await;
    let accounts = "INSERT INTO accounts (id, role, email, name, password_hash, created_at)
        SELECT gen_random_uuid(), 'ceo', 'known-' || n || '@members.example', 'Camille Aubry', (SELECT password_hash FROM accounts LIMIT 1), now()
        FROM generate_series(1, $1) n";
    let many = i32::try_from(TRIES).unwrap();
    sqlx::query(accounts).bind(many).execute(&mut site.superuser().await).await.unwrap();
}

/// How long the answer takes, and what it is.
async fn answer_time(site: &Site, path: &str, page: &str, fields: &[(&str, &str)]) -> (Duration, u16, String) {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).append_pair("_page", page).finish();
    let request = Request::post(path)
        .header("sec-fetch-site", "same-origin")
        .header(header::ORIGIN, site.origin())
        .header(header::ACCEPT, "text/html")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(body))
        .unwrap();
    let router = site.router();
    let begun = Instant::now();
    let answer = router.oneshot(request).await.unwrap();
    let (parts, body) = answer.into_parts();
    let body = to_bytes(body, 1 << 20).await.unwrap();
    let took = begun.elapsed();
    let location = parts.headers.get(header::LOCATION).map_or("", |to| to.to_str().unwrap());
    let location = location.split("form=").next().unwrap_or_default();
    (took, parts.status.as_u16(), format!("{location} {}", String::from_utf8_lossy(&body)))
}

/// One round; answers the differences of the pairs, in seconds: known less unknown.
async fn round(site: &Site, path: &str, page: &str, others: &[(&str, &str)], coin: &mut Coin) -> Vec<f64> {
    let mut differences = Vec::with_capacity(TRIES);
    for number in 1..=TRIES {
        if number % PAIRS_AT_ONCE == 1 {
            site.advance(chrono::Duration::minutes(61));
        }
        let emails = [format!("known-{number}@members.example"), format!("other-{number}@members.example")];
        let known_first = coin.heads();
        let order = if known_first { [0, 1] } else { [1, 0] };
        let mut answers = [None, None];
        for which in order {
            let mut fields = others.to_vec();
            fields.push(("email", &emails[which]));
            answers[which] = Some(answer_time(site, path, page, &fields).await);
        }
        let [Some(known), Some(unknown)] = answers else { unreachable!("both were asked") };
        assert_eq!((known.1, &known.2), (unknown.1, &unknown.2), "the answers differ");
        assert_eq!(known.1, 303, "{}", known.2);
        differences.push(known.0.as_secs_f64() - unknown.0.as_secs_f64());
    }
    differences
}

async fn expect_no_difference(path: &str, page: &str, others: &[(&str, &str)]) {
    let site = Site::empty().await;
    people(&site).await;
    let mut coin = Coin(500);
    // The first answers make what later ones find ready.
    for _ in 0..3 {
        answer_time(&site, path, page, &[("email", "nobody@members.example")]).await;
    }
    let mut found: Vec<f64> = Vec::new();
    for _ in 0..ROUNDS {
        let differences = round(&site, path, page, others, &mut coin).await;
        let deviations = standard_deviations(&differences);
        println!("{path}: {TRIES} pairs, {deviations:.2} standard deviations");
        found.push(deviations);
        if deviations.abs() < SIGNIFICANT || deviations.signum() != found[0].signum() {
            return;
        }
    }
    panic!("{path} answers known and unknown addresses after different times: {found:.2?} standard deviations in {ROUNDS} rounds");
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_in_takes_the_same_time() {
    expect_no_difference("/api/account/sign_in", "/sign-in", &[("password", "autre-chose")]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_up_takes_the_same_time() {
    expect_no_difference("/api/account/sign_up", "/sign-up", &[("role", "ceo"), ("name", "Camille Aubry")]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_forgotten_password_takes_the_same_time() {
    expect_no_difference("/api/account/forget_password", "/forgot-password", &[]).await;
}

/// Times as a busy machine gives them: a few milliseconds of noise, and now and then a long wait.
fn noise(coin: &mut Coin) -> f64 {
    let even = |coin: &mut Coin| (coin.number() >> 11) as f64 / (1u64 << 53) as f64;
    let usual: f64 = (0..6).map(|_| even(coin)).sum();
    let wait = if even(coin) < 0.05 { 40.0 * even(coin) } else { 0.0 };
    30.0 + usual + wait
}

#[test]
fn the_test_is_quiet_where_there_is_nothing_and_sees_a_leak() {
    let mut coin = Coin(1945);
    let rounds = 400;
    let loud = (0..rounds).filter(|_| {
        let differences: Vec<f64> = (0..TRIES).map(|_| noise(&mut coin) - noise(&mut coin)).collect();
        standard_deviations(&differences).abs() >= SIGNIFICANT
    });
    let loud = loud.count();
    assert!(loud <= 4, "{loud} of {rounds} rounds are significant by chance");
    // Half a millisecond where one hash takes thirty.
    let leak: Vec<f64> = (0..TRIES).map(|_| noise(&mut coin) + 0.5 - noise(&mut coin)).collect();
    assert!(standard_deviations(&leak) >= SIGNIFICANT, "{}", standard_deviations(&leak));
}

#[test]
fn the_statistic_is_wilcoxons() {
    // By hand: ranks 1 (−1), 2.5 (2), 2.5 (−2), 4 (5): sum 1 · (−1) + 2.5 − 2.5 + 4 = 3, squares 1 + 6.25 + 6.25 + 16 = 29.5.
    assert!((standard_deviations(&[-1.0, 2.0, -2.0, 5.0, 0.0]) - 3.0 / 29.5_f64.sqrt()).abs() < 1e-12);
    assert!(standard_deviations(&[]).abs() < f64::EPSILON);
    assert!(standard_deviations(&[3.0; 100]) > 8.0, "a hundred times the same sign");
}
