//! The CTOs of the community: those to vet first, then by name; or those that a search finds.

mod found;
mod table;

use domain::MailTopic;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_query_map;
use marketplace::{
    Marketplace, Problem,
    accounts::CurrentStaff,
    mail,
    profiles::read::{self, PAGE},
    saved_searches::{self, MOST},
    search::text::{
        self, Asked, Forgiven, Results, Scope,
        profiles::{self, FoundProfile},
    },
};
use ui::{
    Locale, Nav, Page,
    components::{PageHead, Paging},
    href,
    search::{Chosen, FacetGroup, Facets, Remarks, SavedActions, SavedSearches, SearchBox},
    server::{market, page, search as shown},
    t,
};

use self::{
    found::from_list,
    table::{Nothing, Table},
};
use super::words::count;
use crate::api::searches::{LookProfileSearch, RemoveProfileSearch, RenameProfileSearch, SaveProfileSearch, TellProfileSearch};
use crate::asked::staff;

/// What can be done about a saved search.
const ACTIONS: SavedActions = SavedActions {
    save: SaveProfileSearch::PATH,
    look: LookProfileSearch::PATH,
    rename: RenameProfileSearch::PATH,
    tell: TellProfileSearch::PATH,
    remove: RemoveProfileSearch::PATH,
};

/// `/staff/profiles?q=…&stack=…&sort=…&page=…`.
#[component]
pub fn ProfilesPage() -> impl IntoView {
    let locale = Locale::current();
    let number = use_query_map().read_untracked().get("page");
    page(async move {
        let (market, staff) = (market(), staff()?);
        let asked = shown::asked(Scope::Profiles);
        let (results, paging, lead) = listed(&market, &staff, &asked, ui::server::page_number(number.as_deref())).await?;
        let saved = shown::saved(&saved_searches::of_staff(&market, &staff).await?);
        let full = saved.len() >= MOST;
        let muted = !mail::is_wanted(&market, staff.who(), MailTopic::SavedSearches).await?;
        let groups = shown::groups(locale, Nav::Profiles.path(), &asked, &results.facets);
        let (sorts, sorted) = shown::orders(locale, &asked);
        Ok(view! {
            <Page title=t::staff::profiles::title(locale) nav=Some(Nav::Profiles) body_class="staff">
                <div class="page wide">
                    <PageHead title=t::staff::profiles::title(locale) lead/>
                    <SearchBox
                        action=Nav::Profiles.path()
                        label=t::search::profiles::label(locale)
                        words=asked.words.clone()
                        sorts
                        sorted
                    />
                    <div class="search-grid">
                        <Listed asked=asked.clone() results groups=groups.clone() paging/>
                        <aside class="beside">
                            <Facets groups/>
                            <SavedSearches saved actions=ACTIONS query=asked.query() can_save=!asked.is_everything() full muted/>
                        </aside>
                    </div>
                </div>
            </Page>
        }
        .into_any())
    })
}

/// What stands on the page that was asked for, and the sentence above it. Where nothing is asked, the list comes from the database, those to
/// vet first; the index only counts.
async fn listed(
    market: &Marketplace,
    staff: &CurrentStaff,
    asked: &Asked,
    number: i64,
) -> Result<(Results<FoundProfile>, Paging, String), Problem> {
    let locale = Locale::current();
    if asked.is_everything() && asked.sort.is_none() {
        let all = read::list(market, staff, number).await?;
        let address = |page| href(locale, &format!("{}?page={page}", Nav::Profiles.path()));
        let paging = Paging::new(number, PAGE, all.profiles.len(), all.total, address);
        let found = all.profiles.iter().cloned().map(from_list).collect();
        let (_, facets) = profiles::counted(market, staff, asked)?;
        let total = usize::try_from(all.total).unwrap_or(0);
        let results = Results { found, total, facets, relaxed: false, forgiven: Forgiven::Nothing };
        return Ok((results, paging, t::staff::profiles::lead(locale, count(all.total))));
    }
    let results = profiles::search(market, staff, asked).await?;
    let whole = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let total = whole(results.total);
    let reachable = whole(shown::beyond(results.total).unwrap_or(results.total));
    let for_pages = asked.clone();
    let address = move |page: i64| shown::address(locale, Nav::Profiles.path(), &for_pages, u32::try_from(page).unwrap_or(1));
    let paging = Paging::new(i64::from(asked.page), whole(text::PAGE), results.found.len(), reachable, address);
    let lead =
        if total == 0 { t::search::profiles::found_none(locale).to_owned() } else { t::search::profiles::found(locale, count(total)) };
    Ok((results, paging, lead))
}

/// What is listed, and what to know about it.
#[component]
fn Listed(asked: Asked, results: Results<FoundProfile>, groups: Vec<FacetGroup>, paging: Paging) -> impl IntoView {
    let locale = Locale::current();
    let chosen = u32::try_from(asked.chosen.values().map(|values| values.len()).sum::<usize>()).unwrap_or(0);
    let to_filters = if chosen == 0 { t::search::to_filters_none(locale).to_owned() } else { t::search::to_filters(locale, chosen) };
    let clear = Asked { words: asked.words.clone(), sort: asked.sort, ..Asked::everything(asked.scope) };
    let is_found = !results.found.is_empty();
    let table = match is_found {
        true => view! { <Table profiles=results.found paging since=shown::since()/> }.into_any(),
        false => view! { <Nothing asked=asked.clone()/> }.into_any(),
    };
    view! {
        <section class="pipeline search-found" aria-label=t::staff::profiles::title(locale)>
            <p class="to-filters"><a class="button secondary small" href="#filters">{to_filters}</a></p>
            <Chosen groups clear=shown::address(locale, Nav::Profiles.path(), &clear, 1)/>
            <Remarks
                unknown=shown::unknown(&asked)
                shortened=asked.shortened
                relaxed=results.relaxed
                forgiven=results.forgiven
                beyond=shown::beyond(results.total)
            />
            {table}
        </section>
    }
}
