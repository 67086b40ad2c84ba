//! Laws of what is public, whatever the noun:
//! 1. the map lists every public page in both languages, and nothing else; robots are told where it lies;
//! 2. a public page says its one address, its other language, and what a link to it looks like; a private one says nothing of it;
//! 3. the picture of a link is drawn, kept by whoever has it, and shown by other sites; there is none for what is not public;
//! 4. none of it meets anybody: no session is looked up, no cookie is given.

use tests::{Site, startup};

const PUBLIC: [&str; 9] = ["/", "/how-it-works", "/case-studies", "/ranking", "/ctos", "/glossary", "/privacy", "/legal", "/accessibility"];

#[tokio::test(flavor = "multi_thread")]
async fn the_map_lists_public_pages_in_both_languages() {
    let site = Site::empty().await;
    let browser = site.browser();
    let map = browser.ask("/sitemap.xml").await;
    assert_eq!((map.status, map.header("content-type")), (200, "application/xml; charset=utf-8"));
    for page in PUBLIC {
        let english = format!("/en{page}");
        for address in [page, english.trim_end_matches('/')] {
            assert!(map.text().contains(&format!("<loc>{}{address}</loc>", site.origin())), "{address} in {}", map.text());
            browser.get(address).await.expect_status(200);
        }
    }
    assert!(!map.text().contains("/staff") && !map.text().contains("/account"));
    let robots = browser.ask("/robots.txt").await.text();
    assert!(robots.contains(&format!("Sitemap: {}/sitemap.xml", site.origin())), "{robots}");
    assert_eq!(browser.ask("/sitemaps/site/0.xml").await.status, 200);
    for nothing in ["/sitemaps/site/1.xml", "/sitemaps/site/x.xml", "/sitemaps/nothing/0.xml", "/sitemaps/site/-1.xml"] {
        assert_eq!(browser.ask(nothing).await.status, 404, "{nothing}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_public_page_says_where_it_is_and_how_a_link_looks() {
    let site = Site::empty().await;
    for (address, canonical, other) in [("/ranking?form=x", "/ranking", "/en/ranking"), ("/en/ranking", "/en/ranking", "/ranking")] {
        let browser = site.browser();
        let page = browser.get(address).await;
        let whole = |path: &str| format!("{}{path}", site.origin());
        assert_eq!(page.attributes("link[rel=canonical]", "href"), [whole(canonical)]);
        assert!(page.attributes("link[rel=alternate][hreflang]", "href").contains(&whole(other)), "{address}");
        assert_eq!(page.attributes("meta[property='og:url']", "content"), [whole(canonical)]);
        assert_eq!(page.attributes("meta[name='twitter:card']", "content"), ["summary_large_image"]);
        let picture = page.attributes("meta[property='og:image']", "content").remove(0);
        assert_eq!(browser.ask(picture.strip_prefix(site.origin()).unwrap()).await.status, 200, "{picture}");
    }
    let ceo = startup().join(&site).await;
    let at_ceos = ceo.browser(&site);
    let private = at_ceos.get("/needs").await;
    assert!(private.attributes("link[rel=canonical]", "href").is_empty());
    assert!(private.attributes("meta[property='og:image']", "content").is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_picture_of_a_link_is_drawn_and_kept() {
    let site = Site::empty().await;
    let browser = site.browser();
    let picture = browser.ask("/share/site/home.png").await;
    assert_eq!((picture.status, picture.header("content-type")), (200, "image/png"));
    assert_eq!(picture.header("cache-control"), "public, max-age=86400");
    assert_eq!(picture.header("cross-origin-resource-policy"), "cross-origin");
    let drawn = image::load_from_memory_with_format(&picture.body, image::ImageFormat::Png).unwrap();
    assert_eq!((drawn.width(), drawn.height()), (1200, 630));
    assert_ne!(browser.ask("/en/share/site/home.png").await.body, picture.body, "it speaks the language of its address");
    let again = browser.ask_with("/share/site/home.png", &[("if-none-match", picture.header("etag"))]).await;
    assert_eq!((again.status, again.body.len()), (304, 0));
    for nothing in ["/share/site/x.png", "/share/site/home", "/share/nothing/home.png", "/share/site/%2e%2e.png"] {
        assert_eq!(browser.ask(nothing).await.status, 404, "{nothing}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_met_for_it() {
    let site = Site::empty().await;
    for address in ["/robots.txt", "/sitemap.xml", "/share/site/home.png"] {
        let answer = site.browser().ask(address).await;
        assert_eq!(answer.header("set-cookie"), "", "{address}");
        assert!(answer.header("cache-control").starts_with("public"), "{address}");
    }
}
