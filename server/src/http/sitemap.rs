//! What search engines may read: `/robots.txt`, and `/sitemap.xml` with every public address in both languages. Beyond
//! [`ADDRESSES_A_PAGE`] it is an index of one file for each so many of a noun (sitemaps.org, 0.9).

use std::fmt::Write as _;

use app::published::NOUNS;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use chrono::SecondsFormat;
use marketplace::published::{ADDRESSES_A_PAGE, Address};
use marketplace::{Marketplace, Problem};
use quick_xml::escape::escape;
use ui::i18n::{Locale, href};

use super::public_answer::Public;
use crate::config::PublicUrl;

const KIND: &str = "application/xml; charset=utf-8";
/// Who turns a page off is out of the map soon.
const SECONDS: u32 = 600;
const A_DAY: u32 = 86_400;

#[derive(Clone)]
struct Maps {
    market: Marketplace,
    public_url: PublicUrl,
}

pub(super) fn routes(market: Marketplace, public_url: PublicUrl) -> Router {
    Router::new()
        .route("/robots.txt", get(robots))
        .route("/sitemap.xml", get(map))
        .route("/sitemaps/{noun}/{page}", get(part))
        .with_state(Maps { market, public_url })
}

/// Nothing under these is worth a crawler's time; private pages answer nothing to it anyway.
async fn robots(State(maps): State<Maps>, asked: HeaderMap) -> Response {
    let text = format!("User-agent: *\nDisallow: /api/\nDisallow: /en/api/\n\nSitemap: {}/sitemap.xml\n", maps.public_url.origin());
    Public { kind: "text/plain; charset=utf-8", content: text.as_bytes(), changed: None, seconds: A_DAY }.answer(&asked)
}

async fn map(State(maps): State<Maps>, asked: HeaderMap) -> Response {
    answer(&asked, whole(&maps).await)
}

async fn part(State(maps): State<Maps>, Path((noun, page)): Path<(String, String)>, asked: HeaderMap) -> Response {
    answer(&asked, one(&maps, &noun, &page).await)
}

async fn whole(maps: &Maps) -> Result<String, Problem> {
    let mut counts = Vec::new();
    for noun in NOUNS {
        counts.push((noun, (noun.count)(&maps.market).await?));
    }
    if counts.iter().map(|(_, count)| count).sum::<u64>() > ADDRESSES_A_PAGE {
        let files = counts.iter().flat_map(|(noun, count)| (0..count.div_ceil(ADDRESSES_A_PAGE)).map(|page| (noun.code, page)));
        return Ok(index(maps.public_url.origin(), files));
    }
    let mut addresses = Vec::new();
    for (noun, _) in counts {
        addresses.extend((noun.addresses)(&maps.market, 0).await?);
    }
    Ok(list(maps.public_url.origin(), &addresses))
}

async fn one(maps: &Maps, noun: &str, page: &str) -> Result<String, Problem> {
    let noun = NOUNS.iter().find(|one| one.code == noun).ok_or(Problem::NotFound)?;
    let page = page.strip_suffix(".xml").and_then(|page| page.parse::<u32>().ok()).ok_or(Problem::NotFound)?;
    let addresses = (noun.addresses)(&maps.market, page.into()).await?;
    if addresses.is_empty() { Err(Problem::NotFound) } else { Ok(list(maps.public_url.origin(), &addresses)) }
}

fn answer(asked: &HeaderMap, found: Result<String, Problem>) -> Response {
    match found {
        Ok(xml) => Public { kind: KIND, content: xml.as_bytes(), changed: None, seconds: SECONDS }.answer(asked),
        Err(Problem::Broken(cause)) => {
            tracing::error!(error = %cause, "the map could not be made");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

fn index(origin: &str, files: impl Iterator<Item = (&'static str, u64)>) -> String {
    let mut xml = format!("{HEAD}<sitemapindex xmlns=\"{NAMESPACE}\">\n");
    for (noun, page) in files {
        // Writing to a text cannot fail, here and below.
        let _ = writeln!(xml, "<sitemap><loc>{}/sitemaps/{}/{page}.xml</loc></sitemap>", escape(origin), escape(noun));
    }
    xml.push_str("</sitemapindex>\n");
    xml
}

/// Each address in each language, with the others beside it.
fn list(origin: &str, addresses: &[Address]) -> String {
    let mut xml = format!("{HEAD}<urlset xmlns=\"{NAMESPACE}\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
    for Address { path, changed } in addresses {
        let whole = |locale: Locale| escape(format!("{origin}{}", href(locale, path))).into_owned();
        let mut beside = String::new();
        for other in Locale::ALL {
            let _ = write!(beside, "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>", other.lang(), whole(*other));
        }
        let _ = write!(beside, "<xhtml:link rel=\"alternate\" hreflang=\"x-default\" href=\"{}\"/>", whole(Locale::default()));
        let changed = changed.map(|at| format!("<lastmod>{}</lastmod>", at.to_rfc3339_opts(SecondsFormat::Secs, true))).unwrap_or_default();
        for locale in Locale::ALL {
            let _ = writeln!(xml, "<url><loc>{}</loc>{changed}{beside}</url>", whole(*locale));
        }
    }
    xml.push_str("</urlset>\n");
    xml
}

#[cfg(test)]
mod tests {
    //! Laws: 1. every address stands there in both languages, each with both beside it; 2. what is written is XML, whatever an address holds; 3. an
    //! index names one file for each so many.

    use chrono::{TimeZone as _, Utc};
    use quick_xml::Reader;
    use quick_xml::events::Event;

    use super::*;

    /// The texts of `loc`, in order; panics where it is no XML.
    fn places(xml: &str) -> Vec<String> {
        let mut reader = Reader::from_str(xml);
        let (mut found, mut open) = (Vec::new(), false);
        loop {
            match reader.read_event().unwrap() {
                Event::Eof => return found,
                Event::Start(tag) => {
                    open = tag.name().as_ref() == b"loc";
                    if open {
                        found.push(String::new());
                    }
                }
                Event::End(_) => open = false,
                Event::Text(text) if open => found.last_mut().unwrap().push_str(&text.decode().unwrap()),
                Event::GeneralRef(name) if open => found.last_mut().unwrap().push_str(if &*name == b"amp" { "&" } else { "?" }),
                _ => {}
            }
        }
    }

    #[test]
    fn law_1_and_2_an_address_stands_there_in_both_languages() {
        let changed = Utc.with_ymd_and_hms(2026, 11, 29, 8, 0, 0).single();
        let xml = list(
            "https://x.example",
            &[Address { path: "/".to_owned(), changed: None }, Address { path: "/a?b=1&c=<2>".to_owned(), changed }],
        );
        assert_eq!(places(&xml)[..2], ["https://x.example/", "https://x.example/en"]);
        assert_eq!(places(&xml).len(), 4);
        assert_eq!(xml.matches("hreflang=\"en\" href=\"https://x.example/en\"").count(), 2);
        assert_eq!(xml.matches("<lastmod>2026-11-29T08:00:00Z</lastmod>").count(), 2);
    }

    #[test]
    fn law_3_an_index_names_its_files() {
        let xml = index("https://x.example", [("ctos", 0), ("ctos", 1)].into_iter());
        assert_eq!(places(&xml), ["https://x.example/sitemaps/ctos/0.xml", "https://x.example/sitemaps/ctos/1.xml"]);
    }
}
