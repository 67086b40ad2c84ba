//! Every noun that has public pages: what the map of the site lists, what its feed tells, and the words of the picture that goes with a link.
//! Another noun is another line of [`NOUNS`]; its page says the rest with [`ui::public::PublicHead`].

mod feeds;
mod pictured;

use std::pin::Pin;

use leptos::prelude::*;
use marketplace::{
    Marketplace, Problem,
    case_studies::{self, Found, Told},
    community_events::{self, EventSheet, Reader, public as events},
    postings::read as postings,
    public_pages::read,
    published::Address,
};
use ui::{
    Locale, Nav,
    agenda::{event_address, when},
    case_study_address, format, labels,
    public::{Card, Picture, PublicHead},
    site::nav,
    t,
};

use crate::site::{ctos, postings as open_missions};
pub use feeds::{Feed, Published};
pub use pictured::site_picture;

/// An answer that may have to be asked of the database.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T, Problem>> + Send + 'a>>;

/// A noun with public pages.
pub struct Noun {
    /// Its part of the address of a map (`/sitemaps/ctos/0.xml`) and of a picture (`/share/ctos/KEY.png`).
    pub code: &'static str,
    /// How many pages are public now.
    pub count: for<'a> fn(&'a Marketplace) -> Answer<'a, u64>,
    /// A page of them, from 0, of [`ADDRESSES_A_PAGE`](marketplace::published::ADDRESSES_A_PAGE), in an order that lasts.
    pub addresses: for<'a> fn(&'a Marketplace, u64) -> Answer<'a, Vec<Address>>,
    /// The words of the picture of one of them; none where it is not public (any more).
    pub card: for<'a> fn(&'a Marketplace, Locale, &'a str) -> Answer<'a, Option<Card>>,
    pub feed: Option<Feed>,
}

/// All of them.
pub const NOUNS: &[Noun] = &[SITE_PAGES, STUDIES, CTOS, POSTINGS, AGENDA];

const SITE_PAGES: Noun = Noun {
    code: SITE,
    count: |_| Box::pin(async { Ok(STANDING.len() as u64) }),
    addresses: |_, page| Box::pin(async move { Ok(if page == 0 { standing() } else { Vec::new() }) }),
    card: |_, locale, key| Box::pin(async move { Ok(pictured::card(locale, key)) }),
    feed: None,
};

const STUDIES: Noun = Noun {
    code: CASE_STUDIES_NOUN,
    count: |market| Box::pin(case_studies::count(market)),
    addresses: |market, page| Box::pin(study_addresses(market, page)),
    card: |market, locale, key| Box::pin(card_of_study(market, locale, key)),
    feed: Some(feeds::STUDIES),
};

const AGENDA: Noun = Noun {
    code: EVENTS,
    count: |market| Box::pin(events::count(market)),
    addresses: |market, page| Box::pin(event_addresses(market, page)),
    card: |market, locale, key| Box::pin(event_card_of(market, locale, key)),
    feed: Some(feeds::AGENDA),
};

const CTOS: Noun = Noun {
    code: ctos::NOUN,
    count: |market| Box::pin(read::count(market)),
    addresses: |market, page| Box::pin(cto_addresses(market, page)),
    card: |market, locale, slug| {
        Box::pin(async move {
            Ok(match read::find(market, slug).await? {
                read::Found::Public(shown) => Some(ctos::card(locale, &shown)),
                read::Found::Gone => None,
            })
        })
    },
    feed: Some(feeds::CTOS),
};

const POSTINGS: Noun = Noun {
    code: open_missions::NOUN,
    count: |market| Box::pin(postings::count(market)),
    addresses: |market, page| Box::pin(posting_addresses(market, page)),
    card: |market, locale, key| Box::pin(posting_card_of(market, locale, key)),
    feed: Some(feeds::POSTINGS),
};

/// Case studies: their pictures lie under their ids.
pub const CASE_STUDIES_NOUN: &str = "case-studies";

/// The site itself.
const SITE: &str = "site";

/// Pages that are always there, change nothing when they are read, and whose readers are not counted: strangers' browsers fetch them early.
pub(crate) const STANDING: [&str; 11] = [
    "/",
    nav::HOW_IT_WORKS,
    nav::MISSIONS,
    nav::CASE_STUDIES,
    nav::CTOS,
    Nav::Agenda.path(),
    nav::RANKING,
    nav::GLOSSARY,
    nav::PRIVACY,
    nav::LEGAL,
    nav::ACCESSIBILITY,
];

/// How long a page says the same to every stranger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alike {
    /// As long as this program runs: it depends on nothing else.
    Always,
    /// While nothing changes in the database, the community and the day.
    WhileUnchanged,
}

/// How long a page that is always there says the same to every stranger; none where it never does. The first page gives its form a key of its own
/// each time, and the agenda counts hours.
pub fn alike_for_strangers(path: &str) -> Option<Alike> {
    match path {
        nav::MISSIONS | nav::CASE_STUDIES | nav::CTOS => Some(Alike::WhileUnchanged),
        "/" => None,
        _ if path == Nav::Agenda.path() => None,
        _ => STANDING.contains(&path).then_some(Alike::Always),
    }
}

/// Events of the community that everybody may read.
const EVENTS: &str = "agenda";

fn standing() -> Vec<Address> {
    STANDING.into_iter().map(|path| Address { path: path.to_owned(), changed: None }).collect()
}

/// The head of a page of the site itself.
#[component]
pub fn SiteHead(path: &'static str, title: &'static str, #[prop(into)] description: String) -> impl IntoView {
    view! { <PublicHead path title description picture=site_picture(Locale::current(), path)/> }
}

async fn cto_addresses(market: &Marketplace, page: u64) -> Result<Vec<Address>, Problem> {
    let found = read::published(market, page).await?;
    Ok(found.into_iter().map(|(slug, changed)| Address { path: nav::cto_page(&slug), changed: Some(changed) }).collect())
}

async fn posting_addresses(market: &Marketplace, page: u64) -> Result<Vec<Address>, Problem> {
    let found = postings::published(market, page).await?;
    Ok(found.into_iter().map(|(posting, changed)| Address { path: nav::posting_page(posting), changed: Some(changed) }).collect())
}

async fn posting_card_of(market: &Marketplace, locale: Locale, key: &str) -> Result<Option<Card>, Problem> {
    let Ok(posting) = key.parse() else { return Ok(None) };
    match postings::find(market, posting).await {
        Ok(postings::Found::Public(shown)) => Ok(Some(open_missions::card(locale, &shown))),
        Ok(postings::Found::Gone) | Err(Problem::NotFound) => Ok(None),
        Err(problem) => Err(problem),
    }
}

async fn study_addresses(market: &Marketplace, page: u64) -> Result<Vec<Address>, Problem> {
    let studies = case_studies::published(market, page).await?;
    let address = |(id, at)| Address { path: case_study_address(id), changed: Some(at) };
    Ok(studies.into_iter().map(address).collect())
}

async fn card_of_study(market: &Marketplace, locale: Locale, key: &str) -> Result<Option<Card>, Problem> {
    let Ok(id) = key.parse() else { return Ok(None) };
    match case_studies::found(market, id).await {
        Ok(Found::Published(told)) => Ok(Some(study_card(locale, &told))),
        Ok(Found::Gone) | Err(Problem::NotFound) => Ok(None),
        Err(problem) => Err(problem),
    }
}

async fn event_addresses(market: &Marketplace, page: u64) -> Result<Vec<Address>, Problem> {
    let events = events::page(market, page).await?.into_iter();
    Ok(events.map(|(event, changed)| Address { path: event_address(event), changed: Some(changed) }).collect())
}

async fn event_card_of(market: &Marketplace, locale: Locale, key: &str) -> Result<Option<Card>, Problem> {
    let Ok(event) = key.parse() else { return Ok(None) };
    match community_events::sheet(market, &Reader::STRANGER, event).await {
        Ok(sheet) => Ok(Some(event_card(locale, &sheet))),
        Err(Problem::NotFound) => Ok(None),
        Err(problem) => Err(problem),
    }
}

/// The words of the picture of a case study: what it is called, and who tells it, as far as they are named.
pub(crate) fn study_card(locale: Locale, told: &Told) -> Card {
    use t::case_studies::public as say;
    let who: Vec<&str> = told.company.iter().chain(told.cto.iter()).map(String::as_str).collect();
    let line = if who.is_empty() { told.summary.clone() } else { who.join(" · ") };
    Card { kicker: say::overline(locale).to_owned(), title: told.title.clone(), line }
}

fn event_card(locale: Locale, sheet: &EventSheet) -> Card {
    let card = &sheet.card;
    Card {
        kicker: labels::event_kind(locale, card.kind).to_owned(),
        title: card.title.clone(),
        line: format::capital(&when(locale, (card.starts_at, card.ends_at), card.zone)),
    }
}

/// The picture of an event that everybody may read.
pub fn event_picture(locale: Locale, sheet: &EventSheet) -> Picture {
    let card = event_card(locale, sheet);
    Picture { address: card.picture(locale, EVENTS, &sheet.card.id.to_string()), alt: card.title }
}
