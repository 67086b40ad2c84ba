//! Laws of what is proposed while somebody types into the box of a search:
//! 1. CTOs and staff may ask, and nobody else;
//! 2. a word is met by any name, also another spelling or the other language's; the answer is in the language of the page, with what was typed marked;
//! 3. nothing is proposed that the index does not hold, nor the name of a person or a company;
//! 4. a word that says nothing is answered with nothing, a call that is none is refused, and nothing typed comes back as markup;
//! 5. without script the box is a field of a form, and its page carries no names.

use serde_json::{Value, json};
use tests::{Browser, Page, Site, cto, mission, startup};

/// What is answered for a word.
struct Offered {
    said: String,
    html: String,
}

impl Offered {
    /// What each option writes into the box.
    fn written(&self) -> Vec<&str> {
        between(&self.html, "data-written=\"", "\"")
    }

    /// What is marked in the options.
    fn marked(&self) -> Vec<&str> {
        between(&self.html, "<mark", "</mark>").into_iter().filter_map(|mark| mark.split_once('>')).map(|(_, words)| words).collect()
    }
}

/// What stands between a beginning and the next end, each time.
fn between<'a>(text: &'a str, beginning: &str, end: &str) -> Vec<&'a str> {
    text.split(beginning).skip(1).filter_map(|rest| rest.split(end).next()).collect()
}

async fn ask(browser: &Browser, word: &str, locale: &str) -> Offered {
    let answer = browser.call("/api/search/suggest", &json!({ "word": word, "locale": locale }), "/offers/search").await;
    assert_eq!(answer.status, 200, "{word}: {}", answer.text());
    let answer: Value = serde_json::from_slice(&answer.body).unwrap();
    let text = |name: &str| answer[name].as_str().unwrap().to_owned();
    // Without the marks that only hydration reads.
    Offered { said: text("said"), html: text("html").replace("<!>", "").replace("<!---->", "") }
}

/// Two missions, of a company called La Tablée.
async fn market() -> Site {
    let site = Site::empty().await;
    let owner = startup().named("La Tablée").join(&site).await;
    for (title, words) in [
        ("Remettre la plateforme à flot", "La Tablée tourne sur Kubernetes et PostgreSQL. L’équipe est soudée, à Saint-Étienne."),
        ("Recruter les premières développeuses", "Une association de santé cherche qui recrute. Avec Symfony, à distance."),
    ] {
        mission().of(&owner).titled(title).saying(words).open().play(&site).await;
    }
    site
}

#[tokio::test(flavor = "multi_thread")]
async fn only_those_who_search_may_ask() {
    let site = market().await;
    let status = async |browser: &Browser| {
        browser.call("/api/search/suggest", &json!({ "word": "kub", "locale": "fr" }), "/offers/search").await.status
    };
    assert_eq!(status(&site.browser()).await, 401);
    assert_eq!(status(&startup().named("Le Fournil").led_by("Yann Le Goff").join(&site).await.browser(&site)).await, 404);
    for browser in [cto().named("Salomé Garnier").join(&site).await.browser(&site), site.staff().await.browser(&site)] {
        assert_eq!(ask(&browser, "kub", "fr").await.written(), ["Kubernetes"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn any_name_leads_to_its_thing_in_both_languages() {
    let site = market().await;
    let browser = cto().named("Salomé Garnier").join(&site).await.browser(&site);
    for (word, locale, written, marked) in [
        ("kub", "fr", "Kubernetes", "Kub"),
        ("KUB", "en", "Kubernetes", "Kub"),
        ("k8s", "fr", "Kubernetes", "k8s"),
        ("health", "fr", "Santé", "Health"),
        ("sante", "en", "Health care", "Santé"),
        ("saint-et", "fr", "Saint-Étienne", "Saint-Ét"),
    ] {
        let offered = ask(&browser, word, locale).await;
        assert!(offered.written().contains(&written), "{word}: {}", offered.html);
        assert!(offered.marked().contains(&marked), "{word}: {}", offered.html);
    }
    let french = ask(&browser, "k8s", "fr").await;
    assert_eq!((french.said.as_str(), french.written().len()), ("1 proposition", 1));
    assert!(french.html.contains("Technologie") && french.html.contains("role=\"option\""), "{}", french.html);
    let english = ask(&browser, "k8s", "en").await;
    assert!(english.said == "1 suggestion" && english.html.contains("Technology"), "{}: {}", english.said, english.html);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nobody_wrote_and_names_of_people_are_not_proposed() {
    let site = market().await;
    cto().named("Bruno Keller").formerly_at("Quatre Épices").join(&site).await;
    let staff = site.staff().await.browser(&site);
    for word in ["cobol", "tabl", "tablée", "bruno", "keller", "quatre", "épices", "soudée"] {
        let offered = ask(&staff, word, "fr").await;
        assert!(offered.written().is_empty() && offered.said.is_empty(), "{word}: {}", offered.html);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_letter_is_passed_over_and_not_drawn() {
    let site = market().await;
    let browser = cto().named("Salomé Garnier").join(&site).await.browser(&site);
    let offered = ask(&browser, "<kub", "fr").await;
    assert_eq!(offered.written(), ["Kubernetes"]);
    assert!(!offered.html.contains("<kub") && !offered.html.contains("&lt;"), "{}", offered.html);
    let sly = ask(&browser, "<img src=x onerror=alert(1)>kub", "fr").await;
    assert!(!sly.html.contains("<img"), "{}", sly.html);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_says_nothing_is_answered_with_nothing() {
    let site = market().await;
    let browser = cto().named("Salomé Garnier").join(&site).await.browser(&site);
    let long = "kubernetes".repeat(1_000);
    for word in ["", " ", "k", "de", "\"", "\0", "\u{202e}", "zzzz", long.as_str()] {
        let offered = ask(&browser, word, "fr").await;
        assert!(offered.written().is_empty() && offered.said.is_empty(), "{word:?}: {}", offered.html);
    }
    let call = async |body: Value| browser.call("/api/search/suggest", &body, "/offers/search").await.status;
    for body in
        [json!({}), json!([]), json!({ "word": "kub" }), json!({ "word": 7, "locale": "fr" }), json!({ "word": "kub", "locale": "de" })]
    {
        assert_eq!(call(body.clone()).await, 400, "{body}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_script_the_box_is_a_field_of_a_form() {
    let site = market().await;
    let browser = cto().named("Salomé Garnier").join(&site).await.browser(&site);
    let staff = site.staff().await.browser(&site);
    let is_plain = |page: &Page<'_>, words: &str| {
        assert_eq!(page.attributes("#search-words", "value"), [words]);
        assert_eq!(page.attributes("#search-words", "type"), ["search"]);
        assert!(page.attributes("#search-words", "role").is_empty() && page.attributes("#search-words", "list").is_empty());
        assert_eq!(page.attributes("[role=listbox]", "hidden").len(), 1);
        assert!(page.texts("[role=option]").is_empty() && page.texts("datalist option").is_empty());
    };
    is_plain(&browser.get("/offers/search?q=audit+kub").await, "audit kub");
    is_plain(&staff.get("/en/staff/profiles?q=kub").await, "kub");
}
