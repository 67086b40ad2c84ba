//! A feed of what is public, in Atom (RFC 4287): what is new for whoever reads it elsewhere.

use app::published::{Feed, NOUNS, Published};
use atom_syndication::{self as atom, Entry, FixedDateTime, Link, Person, Text};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use axum::{Extension, Router};
use chrono::DateTime;
use marketplace::{Marketplace, Problem};
use ui::i18n::{Locale, href, t};

use super::locale::Asked;
use super::public_answer::Public;
use crate::config::PublicUrl;

/// Readers ask every quarter of an hour or so.
const SECONDS: u32 = 900;

/// Where a feed is read: by which address, at which site.
struct Place<'a> {
    locale: Locale,
    origin: &'a str,
}

impl Place<'_> {
    fn whole(&self, address: &str) -> String {
        format!("{}{}", self.origin, href(self.locale, address))
    }
}

/// The feed of each noun that has one.
pub(super) fn routes(market: Marketplace, public_url: PublicUrl) -> Router {
    let feeds = NOUNS.iter().filter_map(|noun| noun.feed.as_ref());
    let routed = feeds.fold(Router::new(), |router, feed| {
        let tell = async move |State((market, public_url)): State<(Marketplace, PublicUrl)>,
                               Extension(asked): Extension<Asked>,
                               headers: HeaderMap| {
            let place = Place { locale: asked.locale(), origin: public_url.origin() };
            answer(&headers, &place, feed, (feed.entries)(&market, place.locale).await)
        };
        router.route(feed.address, get(tell))
    });
    routed.with_state((market, public_url))
}

/// Answers with the feed of these entries, the newest first; where they could not be had, says so in the log.
fn answer(asked: &HeaderMap, place: &Place<'_>, feed: &Feed, entries: Result<Vec<Published>, Problem>) -> Response {
    match entries {
        Ok(entries) => {
            let content = written(place, feed, &entries);
            // Without a date: what is taken back leaves the feed and is no newer than what stays.
            Public { kind: "application/atom+xml; charset=utf-8", content: content.as_bytes(), changed: None, seconds: SECONDS }
                .answer(asked)
        }
        Err(problem) => {
            tracing::error!(error = %problem, address = feed.address, "a feed could not be made");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

fn written(place: &Place<'_>, feed: &Feed, entries: &[Published]) -> String {
    let changed = entries.iter().map(|entry| entry.updated).max().unwrap_or(DateTime::UNIX_EPOCH);
    let lang = place.locale.lang();
    let link = |rel: &str, href: &str, kind: &str| Link {
        rel: rel.to_owned(),
        href: place.whole(href),
        mime_type: Some(kind.to_owned()),
        hreflang: Some(lang.to_owned()),
        ..Link::default()
    };
    let entry = |one: &Published| Entry {
        id: one.id.clone(),
        title: Text::plain(legible(&one.title)),
        links: vec![link("alternate", &one.address, "text/html")],
        summary: Some(Text::plain(legible(&one.summary))),
        published: Some(FixedDateTime::from(one.published)),
        updated: FixedDateTime::from(one.updated),
        ..Entry::default()
    };
    let document = atom::Feed {
        id: place.whole(feed.address),
        title: Text::plain(legible(&(feed.title)(place.locale))),
        links: vec![link("self", feed.address, "application/atom+xml"), link("alternate", feed.page, "text/html")],
        authors: vec![Person { name: t::shared::site::name(place.locale).to_owned(), ..Person::default() }],
        lang: Some(lang.to_owned()),
        updated: FixedDateTime::from(changed),
        entries: entries.iter().map(entry).collect(),
        ..atom::Feed::default()
    };
    document.to_string()
}

/// What XML cannot hold is left out (XML 1.0, 2.2).
fn legible(text: &str) -> String {
    text.chars()
        .filter(|letter| matches!(letter, '\t' | '\n' | '\r') || !letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}'))
        .collect()
}

#[cfg(test)]
mod tests {
    //! Laws: 1. what is written is read back the same, whatever the words; 2. whoever kept a feed hears that an entry has left it; 3. an empty one is a
    //! feed too.

    use axum::http::header::IF_NONE_MATCH;
    use chrono::{TimeZone as _, Utc};

    use super::*;

    const FEED: Feed = Feed {
        address: "/ctos/feed.xml",
        page: "/ctos",
        title: |_| "CTO & <amis>".to_owned(),
        entries: |_, _| Box::pin(async { Ok(Vec::new()) }),
    };
    const PLACE: Place<'static> = Place { locale: Locale::Fr, origin: "https://passerelle.example" };

    fn entry(title: &str, day: u32) -> Published {
        let at = Utc.with_ymd_and_hms(2026, 11, day, 8, 0, 0).single().unwrap();
        Published {
            id: format!("urn:uuid:00000000-0000-4000-8000-0000000000{day:02}"),
            title: title.to_owned(),
            address: "/ctos/a?b=1&c=2".to_owned(),
            summary: "Deux < trois\u{0}, « oui »".to_owned(),
            published: at,
            updated: at,
        }
    }

    #[test]
    fn law_1_words_come_back_the_same() {
        let entries = [entry("Une \"fin\" </entry> & ]]>", 2), entry("Plain", 1)];
        let read: atom::Feed = written(&PLACE, &FEED, &entries).parse().unwrap();
        assert_eq!((read.title.value.as_str(), read.lang.as_deref()), ("CTO & <amis>", Some("fr")));
        assert_eq!(read.entries.len(), 2);
        assert_eq!(read.entries[0].title.value, entries[0].title);
        assert_eq!(read.entries[0].summary.as_ref().unwrap().value, "Deux < trois, « oui »");
        assert_eq!(read.entries[0].links[0].href, format!("https://passerelle.example{}", entries[0].address));
        assert_eq!(read.entries[0].id, entries[0].id);
        assert!(read.links.iter().any(|link| link.rel == "self" && link.href == format!("{}{}", PLACE.origin, FEED.address)));
    }

    #[test]
    fn law_2_whoever_kept_a_feed_hears_that_an_entry_has_left_it() {
        let both = answer(&HeaderMap::new(), &PLACE, &FEED, Ok(vec![entry("a", 1), entry("b", 28)]));
        assert_eq!(both.headers()["content-type"], "application/atom+xml; charset=utf-8");
        assert!(both.headers().get("last-modified").is_none());
        let kept = HeaderMap::from_iter([(IF_NONE_MATCH, both.headers()["etag"].clone())]);
        assert_eq!(answer(&kept, &PLACE, &FEED, Ok(vec![entry("a", 1), entry("b", 28)])).status(), 304);
        assert_eq!(answer(&kept, &PLACE, &FEED, Ok(vec![entry("b", 28)])).status(), 200);
    }

    #[test]
    fn law_3_an_empty_feed_is_one() {
        let read: atom::Feed = written(&PLACE, &FEED, &[]).parse().unwrap();
        assert!(read.entries.is_empty());
    }
}
