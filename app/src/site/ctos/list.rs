//! Everybody who shows their work, whoever came last first.

use std::sync::Arc;

use domain::CriterionKind;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use marketplace::public_pages::{
    Shown,
    read::{Listed, PAGE, list},
};
use ui::{
    Locale, Page,
    components::{ButtonLink, Empty, PageHead, Pages, Paging, PastTheEnd, Portrait},
    href,
    labels::named,
    public::PublicHead,
    server::{market, page, page_number},
    site::nav::{self, CTOS, CTOS_FEED, cto_page},
    t,
};

use crate::published::site_picture;

/// What of somebody's work stands in the list.
const TAGS: usize = 4;

/// `/ctos`. `?page=` counts from 1.
#[component]
pub fn CtosPage() -> impl IntoView {
    let number = page_number(use_query_map().with_untracked(|query| query.get("page")).as_deref());
    page(async move {
        let listed = list(&market(), number).await?;
        Ok(view! { <List listed number/> }.into_any())
    })
}

#[component]
fn List(listed: Arc<Listed>, number: i64) -> impl IntoView {
    use t::public_page::list as say;
    let locale = Locale::current();
    let at = |page: i64| if page > 1 { format!("{CTOS}?page={page}") } else { CTOS.to_owned() };
    let total = i64::try_from(listed.total).unwrap_or(i64::MAX);
    let paging = Paging::new(number, PAGE, listed.ctos.len(), total, |page| href(locale, &at(page)));
    let content = if listed.ctos.is_empty() && listed.total > 0 {
        view! { <PastTheEnd first=href(locale, CTOS)/> }.into_any()
    } else if listed.ctos.is_empty() {
        view! {
            <Empty title=say::empty(locale) text=say::empty_text(locale)>
                <ButtonLink href=href(locale, nav::NEW_NEED)>{t::public_page::need(locale)}</ButtonLink>
            </Empty>
        }
        .into_any()
    } else {
        view! {
            <ul role="list" class="cto-list">{listed.ctos.iter().cloned().map(|shown| view! { <Line shown/> }).collect_view()}</ul>
            <Pages paging/>
        }
        .into_any()
    };
    view! {
        <PublicHead path=at(number + 1) title=say::title(locale) description=say::lead(locale) picture=site_picture(locale, CTOS) feed=CTOS_FEED/>
        <Page title=say::title(locale)>
            <div class="page cto-page">
                <PageHead title=say::title(locale) lead=say::lead(locale)/>
                {content}
                <p class="quiet-text">{say::for_ctos(locale)} " " <a href=href(locale, nav::PUBLIC_PAGE)>{say::for_ctos_link(locale)}</a></p>
            </div>
        </Page>
    }
}

#[component]
fn Line(shown: Shown) -> impl IntoView {
    let locale = Locale::current();
    let missions = shown.missions.iter().map(|one| named(locale, CriterionKind::MissionType, one.mission_type.code()));
    let sectors = shown.sectors.iter().map(|one| named(locale, CriterionKind::Sector, one.sector.code()));
    let tags: Vec<String> = missions.take(TAGS / 2).chain(sectors).take(TAGS).collect();
    view! {
        <li>
            <Portrait name=shown.name.clone() photo=shown.photo/>
            <div>
                <h2><a href=href(locale, &cto_page(&shown.slug))>{shown.name}</a></h2>
                <p class="headline">{shown.headline}</p>
                <p class="quiet-text">{tags.join(" · ")}</p>
            </div>
        </li>
    }
}
