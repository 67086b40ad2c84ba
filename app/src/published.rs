//! Every noun that has public pages: what the map of the site lists, and the words of the picture that goes with a link. Another noun is another
//! line of [`NOUNS`]; its page says the rest with [`ui::public::PublicHead`].

use std::pin::Pin;

use leptos::prelude::*;
use marketplace::{Marketplace, Problem, public_pages::read, published::Address};
use ui::{
    Locale,
    public::{Card, Picture, PublicHead},
    site::nav,
    t,
};

use crate::site::ctos;

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
}

/// All of them.
pub const NOUNS: &[Noun] = &[SITE_PAGES, CTOS];

const SITE_PAGES: Noun = Noun {
    code: SITE,
    count: |_| Box::pin(async { Ok(STANDING.len() as u64) }),
    addresses: |_, page| Box::pin(async move { Ok(if page == 0 { standing() } else { Vec::new() }) }),
    card: |_, locale, key| Box::pin(async move { Ok((key == HOME).then(|| home_card(locale))) }),
};

const CTOS: Noun = Noun {
    code: ctos::NOUN,
    count: |market| Box::pin(read::count(market)),
    addresses: |market, page| Box::pin(read::addresses(market, page)),
    card: |market, locale, slug| {
        Box::pin(async move {
            Ok(match read::find(market, slug).await? {
                read::Found::Public(shown) => Some(ctos::card(locale, &shown)),
                read::Found::Gone => None,
            })
        })
    },
};

/// The site itself, and the key of the picture of its own pages.
const SITE: &str = "site";
const HOME: &str = "home";

/// Pages that are always there.
const STANDING: [&str; 5] = ["/", nav::RANKING, nav::CTOS, nav::GLOSSARY, nav::PRIVACY];

fn standing() -> Vec<Address> {
    STANDING.into_iter().map(|path| Address { path: path.to_owned(), changed: None }).collect()
}

/// The words of the picture of pages that have none of their own.
fn home_card(locale: Locale) -> Card {
    use t::public::home as say;
    Card {
        kicker: t::public::share::kicker(locale).to_owned(),
        title: say::title(locale).to_owned(),
        line: t::public::share::line(locale).to_owned(),
    }
}

/// The picture of pages that have none of their own.
pub fn home_picture(locale: Locale) -> Picture {
    let card = home_card(locale);
    Picture { address: card.picture(locale, SITE, HOME), alt: card.title }
}

/// The head of a page of the site itself.
#[component]
pub fn SiteHead(path: &'static str, title: &'static str, #[prop(into)] description: String) -> impl IntoView {
    view! { <PublicHead path title description picture=home_picture(Locale::current())/> }
}
