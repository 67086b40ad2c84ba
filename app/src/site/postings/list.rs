//! Every open mission that its CEO shows, the newest first.

use std::sync::Arc;

use domain::forms::first_words;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use marketplace::postings::{
    Shown,
    read::{Listed, PAGE, list},
};
use ui::{
    Locale, Page,
    components::{ButtonLink, Empty, PageHead, Pages, Paging, PastTheEnd},
    format, href,
    public::PublicHead,
    server::{market, page, page_number},
    site::nav::{self, MISSIONS, MISSIONS_FEED, posting_page},
    t,
};

use super::{ask::SIGN_UP_AS_CTO, in_short};
use crate::published::site_picture;

/// So many words of the first paragraph stand in the list.
const BEGINNING: usize = 36;

/// `/missions`. `?page=` counts from 1.
#[component]
pub fn PostingsPage() -> impl IntoView {
    let number = page_number(use_query_map().with_untracked(|query| query.get("page")).as_deref());
    page(async move {
        let listed = list(&market(), number).await?;
        Ok(view! { <List listed number/> }.into_any())
    })
}

#[component]
fn List(listed: Arc<Listed>, number: i64) -> impl IntoView {
    use t::posting::list as say;
    let locale = Locale::current();
    let at = |page: i64| if page > 1 { format!("{MISSIONS}?page={page}") } else { MISSIONS.to_owned() };
    let total = i64::try_from(listed.total).unwrap_or(i64::MAX);
    let paging = Paging::new(number, PAGE, listed.missions.len(), total, |page| href(locale, &at(page)));
    let content = if listed.missions.is_empty() && listed.total > 0 {
        view! { <PastTheEnd first=href(locale, MISSIONS)/> }.into_any()
    } else if listed.missions.is_empty() {
        view! {
            <Empty title=say::empty(locale) text=say::empty_text(locale)>
                <ButtonLink href=href(locale, SIGN_UP_AS_CTO)>{say::join(locale)}</ButtonLink>
            </Empty>
        }
        .into_any()
    } else {
        view! {
            <ul role="list" class="posting-list">{listed.missions.iter().cloned().map(|shown| view! { <Line shown/> }).collect_view()}</ul>
            <Pages paging/>
        }
        .into_any()
    };
    view! {
        <PublicHead path=at(number + 1) title=say::title(locale) description=say::lead(locale) picture=site_picture(locale, MISSIONS) feed=MISSIONS_FEED/>
        <Page title=say::title(locale) nav=Some(nav::Nav::Postings)>
            <div class="page posting-page">
                <PageHead title=say::title(locale) lead=say::lead(locale)/>
                {content}
                <p class="quiet-text">{say::for_ceos(locale)} " " <a href=href(locale, nav::NEW_NEED)>{say::for_ceos_link(locale)}</a></p>
            </div>
        </Page>
    }
}

#[component]
fn Line(shown: Shown) -> impl IntoView {
    let locale = Locale::current();
    let lang = (shown.language != locale.lang()).then(|| shown.language.clone());
    let beginning = first_words(shown.summary.trim().lines().next().unwrap_or_default(), BEGINNING);
    let since = shown.published_at.map(|at| {
        view! { <time datetime=at.to_rfc3339()>{format::date_of(locale, at)}</time> }
    });
    view! {
        <li>
            <h2><a href=href(locale, &posting_page(shown.id)) lang=lang.clone()>{shown.title.clone()}</a></h2>
            <p class="quiet-text">{in_short(locale, &shown)}</p>
            <p class="posting-words" lang=lang>{beginning}</p>
            <p class="quiet-text">{since}</p>
        </li>
    }
}
