//! The pictures of the site's own pages: each that has one shows its title.

use ui::{
    Locale, Nav,
    public::{Card, Picture},
    site::nav,
    t,
};

use super::SITE;

/// The key of the picture of the home page, which pages without one of their own show.
pub(super) const HOME: &str = "home";

/// What a page is called, in a language.
type Title = fn(Locale) -> &'static str;

/// The pages with a picture of their own: the path, which is its key too, and the title.
const PICTURED: [(&str, Title); 8] = [
    (nav::HOW_IT_WORKS, t::how_it_works::heading),
    (nav::RANKING, t::ranking::heading),
    (nav::GLOSSARY, t::glossary::heading),
    (nav::MISSIONS, t::posting::list::title),
    (nav::CTOS, t::public_page::list::title),
    (nav::CASE_STUDIES, t::case_studies::public::title),
    (Nav::Agenda.path(), t::agenda::page::heading),
    (nav::PRIVACY, t::privacy::title),
];

fn key(path: &str) -> &str {
    path.trim_start_matches('/')
}

/// The words of a picture of the site's own pages; none under a key that is no page's.
pub(super) fn card(locale: Locale, name: &str) -> Option<Card> {
    let title = match name {
        HOME => t::public::home::title,
        name => PICTURED.iter().find(|(path, _)| key(path) == name)?.1,
    };
    Some(titled(locale, title(locale)))
}

fn titled(locale: Locale, title: &str) -> Card {
    use t::public::share as words;
    Card { kicker: words::kicker(locale).to_owned(), title: title.to_owned(), line: words::line(locale).to_owned() }
}

/// The picture of a page of the site itself.
pub fn site_picture(locale: Locale, path: &str) -> Picture {
    let own = PICTURED.iter().find(|(pictured, _)| *pictured == path).map(|(path, title)| (key(path), title(locale)));
    let (name, title) = own.unwrap_or((HOME, t::public::home::title(locale)));
    let card = titled(locale, title);
    Picture { address: card.picture(locale, SITE, name), alt: card.title }
}
