//! Laws of the glossary:
//! 1. every word of the vocabulary's glossary stands on its page, once, under its letter and at an address of its own;
//! 2. a word can be looked up without JavaScript; one that is not there is answered with those like it;
//! 3. the pages of a CEO explain their technical words, each once a page, with the way to the glossary.

use std::collections::BTreeSet;

use matching::vocabulary::vocabulary;
use tests::{Site, startup};

#[tokio::test(flavor = "multi_thread")]
async fn every_word_stands_under_its_letter() {
    let site = Site::empty().await;
    let browser = site.browser();
    for (path, word) in [("/glossary", "Dette technique"), ("/en/glossary", "Technical debt")] {
        let page = browser.get(path).await;
        page.expect_status(200).expect(word);
        let words = page.texts(".glossary-words dt");
        assert_eq!(words.len(), vocabulary().glossary().entries().len());
        let ids: BTreeSet<String> = page.attributes("[id]", "id").into_iter().collect();
        assert_eq!(ids.len(), page.attributes("[id]", "id").len(), "an id twice");
        let links = page.attributes(".letters a", "href");
        assert!(links.len() > 15 && links.iter().all(|link| ids.contains(link.split_once('#').unwrap().1)), "{links:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_letter_that_is_asked_for_is_unfolded() {
    let site = Site::empty().await;
    let browser = site.browser();
    let unfolded = async |path: &str| browser.get(path).await.texts("details.letter[open] h2");
    assert_eq!(unfolded("/glossary").await, Vec::<String>::new(), "folded, the page is short");
    for address in browser.get("/glossary").await.attributes(".letters a", "href") {
        let (path, place) = address.split_once('#').unwrap();
        assert_eq!(unfolded(path).await, [place.trim_start_matches("letter-")], "{address}");
    }
    assert_eq!(unfolded("/glossary?word=dette-technique").await, ["D"]);
    assert_eq!(unfolded("/en/glossary?letter=t").await, ["T"]);
    assert_eq!(unfolded("/glossary?letter=%3Cb%3E&word=nothing").await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_word_is_looked_up() {
    let site = Site::empty().await;
    let browser = site.browser();
    browser.get("/glossary?q=dette").await.expect("Dette technique").expect("mot pour");
    browser.get("/glossary?q=hebergemant").await.expect("Nous n’expliquons pas encore").expect("Hébergement");
    browser.get("/en/glossary?q=zzqq").await.expect("We do not explain “zzqq” yet");
    let nonsense = browser.get("/glossary?q=%3Cscript%3E%00%F0%9F%A6%80").await;
    nonsense.expect_status(200).expect_nothing_of("<script>\u{0}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_technical_word_is_explained_where_it_stands() {
    let site = Site::empty().await;
    let browser = startup().join(&site).await.browser(&site);
    let page = browser.get("/needs/new").await.form("begin").fill("words", "Un CTO pour notre produit.").submit().await;
    let terms = page.texts("button.term");
    let distinct: BTreeSet<&String> = terms.iter().collect();
    assert!(!terms.is_empty(), "{page}");
    assert_eq!(distinct.len(), terms.len(), "each once: {terms:?}");
    let (opens, definitions) = (page.attributes("button.term", "popovertarget"), page.attributes(".definition", "id"));
    assert_eq!(opens, definitions);
    for link in page.attributes(".definition a", "href") {
        let (path, word) = link.split_once('#').unwrap();
        let glossary = browser.get(path).await;
        assert!(glossary.attributes("[id]", "id").iter().any(|id| id == word), "{link}");
    }
    site.browser().get("/").await.expect_status(200).expect_nothing_of("class=\"term\"");
}
