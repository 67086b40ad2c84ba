//! One case study, as everybody reads it; where it was public and is not any more, a page that says so, with the status 410.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use marketplace::{
    Problem,
    case_studies::{self, Found, Told},
};
use ui::{
    Locale, Nav, Page,
    components::{ButtonLink, Icon, IconName},
    href,
    server::{GonePage, market, page},
    site::nav::{CASE_STUDIES, RANKING},
    t,
};

use super::{Story, head::StudyHead};

/// `/case-studies/:case_study`.
#[component]
pub fn PublishedPage() -> impl IntoView {
    let asked = use_params_map().with_untracked(|params| params.get("case_study")).unwrap_or_default();
    page(async move {
        let id = asked.parse().map_err(|_| Problem::NotFound)?;
        Ok(match case_studies::found(&market(), id).await? {
            Found::Published(told) => view! { <Published told=*told/> }.into_any(),
            Found::Gone => {
                use t::case_studies::public as say;
                let (locale, nav) = (Locale::current(), Some(Nav::CaseStudies));
                let (title, lead, link) = (say::gone_title(locale), say::gone_text(locale), say::all(locale));
                view! { <GonePage title lead others=CASE_STUDIES link nav/> }.into_any()
            }
        })
    })
}

#[component]
fn Published(told: Told) -> impl IntoView {
    use t::case_studies::public as say;
    let locale = Locale::current();
    view! {
        <StudyHead told=told.clone()/>
        <Page title=told.title.clone() nav=Some(Nav::CaseStudies)>
            <Story told/>
            <div class="page story-end no-print">
                <p>{say::measure(locale)}" "<a href=href(locale, RANKING)>{say::measure_link(locale)}</a></p>
                <p class="cluster">
                    <ButtonLink href=format!("{}#start", href(locale, "/"))>{say::tell(locale)}" "<Icon name=IconName::ArrowRight/></ButtonLink>
                    <a href=href(locale, CASE_STUDIES)>{say::all(locale)}</a>
                </p>
            </div>
        </Page>
    }
}
