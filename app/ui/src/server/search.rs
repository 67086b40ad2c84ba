//! A search as its page shows it: codes become words, values become boxes and links.

use chrono::{DateTime, Utc};
use domain::{Role, lifecycle::ProfileState};
use leptos::prelude::*;
use marketplace::{
    Problem,
    saved_searches::{SavedSearch, Searcher},
    search::text::{Asked, Facet, MOST_PAGES, PAGE, Scope, Sort, typeahead},
};

use super::{market, visitor};
use crate::{
    Here, Locale, criterion_label,
    form::Choosable,
    href,
    labels::{named, profile_state},
    search::{FacetGroup, FacetValue, Options, Saved, api::Offered},
    t,
};

/// The search that the address of this page asks for.
pub fn asked(scope: Scope) -> Asked {
    let here = Here::current().0;
    Asked::read(scope, here.split_once('?').map_or("", |(_, query)| query))
}

/// The address of a search on this page, in this language, at a page counted from 1.
pub fn address(locale: Locale, path: &str, asked: &Asked, page: u32) -> String {
    let page = (page > 1).then(|| format!("page={page}"));
    let query: Vec<String> = [Some(asked.query()), page].into_iter().flatten().filter(|part| !part.is_empty()).collect();
    let joint = if query.is_empty() { "" } else { "?" };
    href(locale, &format!("{path}{joint}{}", query.join("&")))
}

/// The addresses of the neighbouring pages, where there are any.
pub fn neighbours(locale: Locale, path: &str, asked: &Asked, total: usize) -> (Option<String>, Option<String>) {
    let number = asked.page + 1;
    let previous = (number > 1).then(|| address(locale, path, asked, number - 1));
    let has_more = (number as usize) * PAGE < total && number < MOST_PAGES;
    (previous, has_more.then(|| address(locale, path, asked, number + 1)))
}

/// The page of a search that came with a form, at one of its parts.
pub fn page_of(path: &str, query: &str, part: &str) -> String {
    // Read and written again, so that nothing but a search comes back.
    let scope = if path.starts_with("/staff") { Scope::Profiles } else { Scope::Missions };
    let asked = Asked::read(scope, query);
    let joint = if asked.query().is_empty() { "" } else { "?" };
    format!("{path}{joint}{}#{part}", asked.query())
}

/// The page of a search that marks what is new since a moment.
pub fn page_since(path: &str, asked: &Asked, moment: DateTime<Utc>) -> String {
    let query = asked.query();
    let joint = if query.is_empty() { "" } else { "&" };
    format!("{path}?{query}{joint}since={}", moment.timestamp())
}

/// The moment since which results are marked as new, in seconds since 1970, where the address names one.
pub fn since() -> Option<i64> {
    let here = Here::current().0;
    let (_, query) = here.split_once('?')?;
    form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "since").and_then(|(_, value)| value.parse().ok())
}

/// How many results can be paged through, where there are more.
pub fn beyond(total: usize) -> Option<usize> {
    let most = MOST_PAGES as usize * PAGE;
    (total > most).then_some(most)
}

/// The facets in words.
pub fn groups(locale: Locale, path: &str, asked: &Asked, facets: &[(Facet, Vec<(String, u64)>)]) -> Vec<FacetGroup> {
    let group = |(facet, values): &(Facet, Vec<(String, u64)>)| {
        let value = |(value, count): &(String, u64)| FacetValue {
            label: value_name(locale, *facet, value),
            count: *count,
            chosen: asked.has(*facet, value),
            toggle: address(locale, path, &asked.toggled(*facet, value), 1),
            value: value.clone(),
        };
        FacetGroup { name: facet.code(), label: facet_name(locale, asked.scope, *facet), values: values.iter().map(value).collect() }
    };
    facets.iter().map(group).collect()
}

/// What may be meant by the beginning of a word, for whoever searches: to be put under the box.
pub(crate) fn offered(word: &str, locale: Locale) -> Result<Offered, Problem> {
    let suggestions = typeahead::suggest(&market(), &searcher()?, word, locale.vocabulary())?;
    let said = match u32::try_from(suggestions.len()).unwrap_or(u32::MAX) {
        0 => String::new(),
        count => t::search::suggested(locale, count),
    };
    let html = view! { <Options locale suggestions/> }.into_any().to_html();
    Ok(Offered { said, html })
}

/// Proof that the visitor may search: staff profiles, a CTO missions.
fn searcher() -> Result<Searcher, Problem> {
    let visitor = visitor();
    match visitor.account()?.role() {
        Role::Staff => visitor.staff().map(|staff| Searcher::from(&staff)),
        _ => visitor.cto().map(|cto| Searcher::from(&cto)),
    }
}

/// The orders in words, and the code of the one in force.
pub fn orders(locale: Locale, asked: &Asked) -> (Vec<Choosable>, String) {
    let is_possible = |sort: &&Sort| !(asked.words.is_empty() && **sort == Sort::Relevance);
    let orders =
        asked.scope.sorts().iter().filter(is_possible).map(|sort| Choosable::new(sort.code(), sort_name(locale, asked.scope, *sort)));
    (orders.collect(), asked.order().code().to_owned())
}

/// What the address asked for and nobody knows.
pub fn unknown(asked: &Asked) -> Vec<String> {
    asked.unknown.iter().map(|(_, value)| value.clone()).collect()
}

/// Kept searches as lines.
pub fn saved(searches: &[SavedSearch]) -> Vec<Saved> {
    let line = |one: &SavedSearch| Saved {
        id: one.id.to_string(),
        name: one.name.clone(),
        new: u32::try_from(one.new).unwrap_or(u32::MAX),
        told: one.told,
    };
    searches.iter().map(line).collect()
}

fn facet_name(locale: Locale, scope: Scope, facet: Facet) -> String {
    let name = match (facet, facet.kind()) {
        (_, Some(kind)) => criterion_label(locale, kind),
        (Facet::State, _) => t::search::facet::state(locale),
        (Facet::Rhythm, _) => t::search::facet::rhythm(locale),
        (Facet::Rate, _) => t::search::facet::rate(locale),
        (Facet::Beginning, _) if scope == Scope::Profiles => t::search::facet::free(locale),
        _ => t::search::facet::start(locale),
    };
    name.to_owned()
}

fn value_name(locale: Locale, facet: Facet, value: &str) -> String {
    match (facet, value) {
        (Facet::State, state) => {
            state.parse::<ProfileState>().map_or_else(|_| state.to_owned(), |state| profile_state(locale, state).to_owned())
        }
        (Facet::Rhythm, days) => t::search::days(locale, days.parse().unwrap_or(0)),
        (Facet::Rate, "0-600") => t::search::rate::under(locale).to_owned(),
        (Facet::Rate, "600-750") => t::search::rate::low(locale).to_owned(),
        (Facet::Rate, "750-900") => t::search::rate::middle(locale).to_owned(),
        (Facet::Rate, "900-1100") => t::search::rate::high(locale).to_owned(),
        (Facet::Rate, _) => t::search::rate::over(locale).to_owned(),
        (Facet::Beginning, "now") => t::search::beginning::now(locale).to_owned(),
        (Facet::Beginning, "month") => t::search::beginning::month(locale).to_owned(),
        (Facet::Beginning, "quarter") => t::search::beginning::quarter(locale).to_owned(),
        (Facet::Beginning, _) => t::search::beginning::later(locale).to_owned(),
        (_, value) => facet.kind().map_or_else(|| value.to_owned(), |kind| named(locale, kind, value)),
    }
}

fn sort_name(locale: Locale, scope: Scope, sort: Sort) -> &'static str {
    match (sort, scope) {
        (Sort::Relevance, _) => t::search::sort::relevance(locale),
        (Sort::Fit, _) => t::search::sort::fit(locale),
        (Sort::Newest, Scope::Missions) => t::search::sort::newest(locale),
        (Sort::Newest, Scope::Profiles) => t::search::sort::last_changed(locale),
        (Sort::Rate, Scope::Missions) => t::search::sort::best_paid(locale),
        (Sort::Rate, Scope::Profiles) => t::search::sort::least_expensive(locale),
        (Sort::Beginning, Scope::Missions) => t::search::sort::soonest(locale),
        (Sort::Beginning, Scope::Profiles) => t::search::sort::free_first(locale),
    }
}
