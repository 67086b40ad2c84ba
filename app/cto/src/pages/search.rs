//! A CTO searches the open missions: words, values to choose from, and searches to come back to.

use domain::MailTopic;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use marketplace::{
    mail,
    saved_searches::{self, MOST},
    search::text::{
        Asked, PAGE, Results, Scope,
        missions::{self, FoundMission},
    },
};
use ui::{
    Locale, Nav, Page,
    components::{Badge, Empty, Mark, Marked, PageHead, Pagination, Tone},
    href,
    search::{Chosen, FacetGroup, Facets, Remarks, Saved, SavedActions, SavedSearches, SearchBox},
    server::{market, page, search as shown, visitor},
    t,
};

use super::{
    actions::status,
    offer::{about, hit_facts},
};
use crate::api::searches::{LookSearch, RemoveSearch, RenameSearch, SaveSearch, TellSearch};

/// Where this page stands.
pub const PATH: &str = "/offers/search";

/// What can be done about a saved search.
pub const ACTIONS: SavedActions = SavedActions {
    save: SaveSearch::PATH,
    look: LookSearch::PATH,
    rename: RenameSearch::PATH,
    tell: TellSearch::PATH,
    remove: RemoveSearch::PATH,
};

/// `/offers/search?q=…&stack=…&sort=…&page=…`.
#[component]
pub fn SearchPage() -> impl IntoView {
    let locale = Locale::current();
    page(async move {
        let (market, cto) = (market(), visitor().cto()?);
        let asked = shown::asked(Scope::Missions);
        let results = missions::search(&market, &cto, &asked).await?;
        let saved = saved_searches::of_cto(&market, &cto).await?;
        let muted = !mail::is_wanted(&market, cto.who(), MailTopic::SavedSearches).await?;
        let groups = shown::groups(locale, PATH, &asked, &results.facets);
        let (sorts, sorted) = shown::orders(locale, &asked);
        let count = u32::try_from(results.total).unwrap_or(u32::MAX);
        let lead = match (asked.is_everything(), count) {
            (true, _) => t::search::missions::lead(locale, count),
            (false, 0) => t::search::missions::found_none(locale).to_owned(),
            (false, _) => t::search::missions::found(locale, count),
        };
        Ok(view! {
            <Page title=t::search::missions::title(locale) nav=Some(Nav::Offers)>
                <div class="page">
                    <p class="quiet-text page-back"><a href=href(locale, Nav::Offers.path())>{t::search::missions::back(locale)}</a></p>
                    <PageHead title=t::search::missions::title(locale) lead/>
                    <SearchBox
                        action=PATH
                        label=t::search::missions::label(locale)
                        words=asked.words.clone()
                        sorts
                        sorted
                    />
                    <div class="search-grid">
                        <Found asked=asked.clone() results groups=groups.clone()/>
                        <Beside asked saved=shown::saved(&saved) groups muted/>
                    </div>
                </div>
            </Page>
        }
        .into_any())
    })
}

/// What was found, and what to know about it.
#[component]
fn Found(asked: Asked, results: Results<FoundMission>, groups: Vec<FacetGroup>) -> impl IntoView {
    let locale = Locale::current();
    let chosen = u32::try_from(asked.chosen.values().map(|values| values.len()).sum::<usize>()).unwrap_or(0);
    let to_filters = if chosen == 0 { t::search::to_filters_none(locale).to_owned() } else { t::search::to_filters(locale, chosen) };
    let has_filters = !groups.is_empty();
    let since = shown::since();
    let is_found = !results.found.is_empty();
    let paging = is_found.then(|| view! { <Pages asked=asked.clone() shown=results.found.len() total=results.total/> });
    let empty = (!is_found).then(|| view! { <Nothing asked=asked.clone()/> });
    view! {
        <section aria-label=t::search::missions::results(locale) class="search-found">
            {has_filters.then(|| view! { <p class="to-filters"><a class="button secondary small" href="#filters">{to_filters}</a></p> })}
            <Chosen groups clear=shown::address(locale, PATH, &without_choices(&asked), 1)/>
            <Remarks
                unknown=shown::unknown(&asked)
                shortened=asked.shortened
                relaxed=results.relaxed
                forgiven=results.forgiven
                beyond=shown::beyond(results.total)
            />
            {results.found.into_iter().map(|found| view! { <Mission found since/> }).collect_view()}
            {empty}
            {paging}
        </section>
    }
}

fn without_choices(asked: &Asked) -> Asked {
    Asked { words: asked.words.clone(), sort: asked.sort, ..Asked::everything(asked.scope) }
}

#[component]
fn Pages(asked: Asked, shown: usize, total: usize) -> impl IntoView {
    let locale = Locale::current();
    let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let begin = asked.page as usize * PAGE;
    let (previous, next) = ui::server::search::neighbours(locale, PATH, &asked, total);
    view! { <Pagination first=small(begin + 1) last=small(begin + shown) total=small(total) previous next/> }
}

/// One mission, in a few lines: what it is called, the passage that answers, the short facts, and how well it suits.
#[component]
fn Mission(found: FoundMission, since: Option<i64>) -> impl IntoView {
    let locale = Locale::current();
    let FoundMission { offer, title_marks, passage, since: opened } = found;
    let marks = |spans: Vec<domain::Evidence>| spans.into_iter().map(Mark::from).collect::<Vec<_>>();
    let is_new = since.is_some_and(|since| opened > since);
    let ends = |cut: bool| if cut { "…" } else { "" };
    let (before, after) = (ends(passage.cut_before), ends(passage.cut_after));
    let stands = offer.candidacy.is_some().then(|| status(locale, &offer));
    view! {
        <article class="hit">
            <h2>
                <a href=href(locale, &format!("/offers/{}", offer.mission))><Marked text=offer.title.clone() marks=marks(title_marks)/></a>
                {is_new.then(|| view! { " " <Badge tone=Tone::Accent>{t::search::missions::new(locale)}</Badge> })}
            </h2>
            <p class="quiet-text">{about(locale, &offer)}</p>
            <p class="line">{before}<Marked text=passage.text marks=marks(passage.marks)/>{after}</p>
            {hit_facts(locale, &offer)}
            {stands.map(|stands| view! { <div class="stack">{stands}</div> })}
        </article>
    }
}

#[component]
fn Nothing(asked: Asked) -> impl IntoView {
    let locale = Locale::current();
    if asked.is_everything() {
        return view! { <Empty title=t::search::missions::none(locale) text=t::search::missions::none_text(locale)/> }.into_any();
    }
    let all = href(locale, PATH);
    view! {
        <Empty title=t::search::missions::empty(locale) text=t::search::missions::empty_text(locale) laid=2>
            <a class="button secondary" href=all>{t::search::missions::all(locale)}</a>
        </Empty>
    }
    .into_any()
}

/// Filters, and the searches that were kept.
#[component]
fn Beside(asked: Asked, saved: Vec<Saved>, groups: Vec<FacetGroup>, muted: bool) -> impl IntoView {
    let can_save = !asked.is_everything();
    let full = saved.len() >= MOST;
    view! {
        <aside class="beside">
            <Facets groups/>
            <SavedSearches saved actions=ACTIONS query=asked.query() can_save full muted/>
        </aside>
    }
}
