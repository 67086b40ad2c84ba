//! Laws of the taste on the home page:
//! 1. without script a button shows what is read from the words, under the field that keeps them; an example fills it with one click;
//! 2. while one types the same is answered as a part of a page, and nothing typed is markup in it;
//! 3. nothing of it is kept: no need, no memory of a form;
//! 4. what is too long is a complaint beside the field with the words in it, and whoever reads too much is told how long to wait.

use serde_json::{Value, json};
use tests::{Answer, Browser, Page, Site};

const WORDS: &str = "Notre agence a tout écrit en Symfony, il faut deux jours par semaine à Lyon.";

async fn kept(site: &Site) -> i64 {
    let all = "SELECT (SELECT count(*) FROM missions) + (SELECT count(*) FROM form_memories)";
    sqlx::query_scalar(all).fetch_one(&mut site.superuser().await).await.unwrap()
}

fn json_of(answer: &Answer) -> Value {
    serde_json::from_slice(&answer.body).unwrap_or_else(|error| panic!("{error}: {} {}", answer.status, answer.text()))
}

/// Presses the second button of the form that begins a need.
async fn taste<'b>(browser: &'b Browser, prefix: &str, words: &str) -> Page<'b> {
    let home = browser.get(if prefix.is_empty() { "/" } else { prefix }).await;
    let to = home.attributes("[data-taste-button]", "formaction").remove(0);
    assert_eq!(to, format!("{prefix}/api/need/taste"));
    let fields = home.form("begin_need").fill("words", words).fields();
    browser.post(&to, &fields, home.address()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn without_script_a_button_shows_what_is_read() {
    let site = Site::empty().await;
    let browser = site.browser();
    let read = taste(&browser, "", WORDS).await;
    read.expect("Dans ces mots, nous lisons").expect("Symfony").expect("2 jours par semaine").expect("Lyon");
    assert_eq!(read.form("begin_need").value("words").as_deref(), Some(WORDS), "the words are still in the field");
    assert!(read.texts(".taste .crossing mark").iter().any(|words| words.contains("Symfony")), "{:?}", read.texts(".taste mark"));
    taste(&browser, "/en", "Our agency wrote it in Symfony").await.expect("In these words we read").expect("Symfony");
    taste(&browser, "", "Bonjour à vous").await.expect("Rien à en lire encore");
    assert_eq!(kept(&site).await, 0);

    for prefix in ["", "/en"] {
        let home = browser.get(if prefix.is_empty() { "/" } else { prefix }).await;
        assert!(home.texts(".taste .crossing").is_empty(), "nothing is read from nothing");
        let examples = home.attributes(".taste-examples a", "href");
        assert_eq!(examples.len(), 3);
        for address in examples {
            let example = browser.get(address.split('#').next().unwrap()).await;
            assert!(example.texts(".taste .crossing").len() >= 3, "{address}");
            assert_eq!(example.attributes("html", "lang"), [if prefix.is_empty() { "fr" } else { "en" }], "{address}");
            assert!(example.form("begin_need").value("words").is_some_and(|words| words.len() > 40));
        }
    }
    assert_eq!(kept(&site).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn while_one_types_a_part_of_the_page_is_answered() {
    let site = Site::empty().await;
    let browser = site.browser();
    let home = browser.get("/").await;
    let to = home.attributes("[data-taste]", "data-taste").remove(0);
    let answer = browser.call(&to, &json!({ "words": WORDS }), "/").await;
    let read = json_of(&answer);
    assert_eq!(answer.status, 200);
    assert!(read["said"].as_str().unwrap().starts_with("Dans ces mots, nous lisons"), "{read}");
    assert!(read["html"].as_str().unwrap().contains("crossing"), "{read}");
    let sly = browser.call(&to, &json!({ "words": "<img src=x onerror=alert(1)> Symfony <script>1</script>" }), "/").await;
    let html = json_of(&sly)["html"].as_str().unwrap().to_owned();
    assert!(html.contains("Symfony") && !html.contains("<img") && !html.contains("<script"), "{html}");
    assert_eq!(browser.call(&to, &json!({ "words": "a".repeat(2_001) }), "/").await.status, 422);
    assert_eq!(kept(&site).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_too_long_stays_in_the_field_and_who_reads_too_much_waits() {
    let site = Site::empty().await;
    let browser = site.browser();
    let long = "Symfony à Lyon. ".repeat(200);
    let refused = taste(&browser, "", &long).await;
    refused.expect("2 000 caractères au plus");
    assert_eq!(refused.form("begin_need").value("words").map(|words| words.trim().len()), Some(long.trim().len()));

    let words = json!({ "words": "Un CTO" });
    let read = || browser.call("/api/need/glimpse", &words, "/");
    for _ in 0..600 {
        assert_eq!(read().await.status, 200);
    }
    let waits = read().await;
    assert_eq!((waits.status, waits.header("retry-after")), (429, "900"));
    let mut request = browser.form_request("/api/need/glimpse", "/").body(words.to_string().into()).unwrap();
    request.headers_mut().insert("content-type", "application/json".parse().unwrap());
    request.headers_mut().insert("accept", "text/html".parse().unwrap());
    let page = browser.send(request).await;
    assert!(page.text().contains("Réessayez dans 15") && page.text().contains("Comment ça se passe"), "{}", page.text());
    site.advance(chrono::Duration::minutes(16));
    assert_eq!(read().await.status, 200);
}
