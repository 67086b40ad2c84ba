//! The list of case studies: the latest first, by kind of mission or sector where one asks for it.

use domain::{CriterionKind, MissionType, Sector};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use marketplace::case_studies::{self, CaseStudyList, Filter, Told, public::PAGE};
use ui::{
    Locale, Nav, Page, case_study_address,
    components::{ButtonLink, Empty, Look, PageHead, Pages, Paging, PastTheEnd},
    form::{Choosable, Field, Select},
    format, href, labels,
    public::PublicHead,
    server::{market, page, page_number},
    site::nav::{CASE_STUDIES, CASE_STUDIES_FEED},
    t,
};

use crate::published::site_picture;

/// `/case-studies`. `?kind=`, `?sector=` and `?page=`, from 1; what is none of them is passed over.
#[component]
pub fn CaseStudiesPage() -> impl IntoView {
    let query = use_query_map().read_untracked().clone();
    let code = |name: &str| query.get(name).unwrap_or_default();
    let filter = Filter { mission_type: code("kind").parse().ok(), sector: code("sector").parse().ok() };
    let number = u32::try_from(page_number(Some(&code("page")))).unwrap_or(0);
    page(async move {
        use t::case_studies::public as say;
        let locale = Locale::current();
        let list = case_studies::list(&market(), &filter, number).await?;
        let content = match (list.total, list.studies.is_empty()) {
            (0, _) => view! { <Nothing filter/> }.into_any(),
            (_, true) => view! { <PastTheEnd first=href(locale, &address(filter, 0))/> }.into_any(),
            (_, false) => view! { <Studies list=list.clone() filter number/> }.into_any(),
        };
        Ok(view! {
            <PublicHead
                path=address(filter, number)
                title=say::title(locale)
                description=say::description(locale)
                picture=site_picture(locale, CASE_STUDIES)
                feed=CASE_STUDIES_FEED
            />
            <Page title=say::title(locale) nav=Some(Nav::CaseStudies)>
                <div class="page case-studies">
                    <PageHead title=say::title(locale) lead=say::lead(locale)/>
                    <Choices list filter/>
                    {content}
                </div>
            </Page>
        }
        .into_any())
    })
}

/// The address of a page of the list, from 0, without the prefix of a language.
fn address(filter: Filter, number: u32) -> String {
    let kind = filter.mission_type.map(|kind| format!("kind={kind}"));
    let sector = filter.sector.map(|sector| format!("sector={sector}"));
    let number = (number > 0).then(|| format!("page={}", number + 1));
    let pairs: Vec<String> = [kind, sector, number].into_iter().flatten().collect();
    if pairs.is_empty() { CASE_STUDIES.to_owned() } else { format!("{CASE_STUDIES}?{}", pairs.join("&")) }
}

/// What one may ask for, where there is more than one of it.
#[component]
fn Choices(list: CaseStudyList, filter: Filter) -> impl IntoView {
    use t::case_studies::public as say;
    let locale = Locale::current();
    let kinds = list.mission_types.iter().map(|kind: &MissionType| (CriterionKind::MissionType, kind.code()));
    let sectors = list.sectors.iter().map(|sector: &Sector| (CriterionKind::Sector, sector.code()));
    let option = |(kind, code)| Choosable::new(code, labels::named(locale, kind, code));
    let (kinds, sectors): (Vec<_>, Vec<_>) = (kinds.map(option).collect(), sectors.map(option).collect());
    let kind = filter.mission_type.map(MissionType::code).unwrap_or_default();
    let sector = filter.sector.map(Sector::code).unwrap_or_default();
    (kinds.len() + sectors.len() > 2 || filter != Filter::default()).then(|| {
        view! {
            <form class="cluster study-choices no-print" method="get" action=href(locale, CASE_STUDIES) aria-label=say::filter(locale)>
                <Field name="kind" label=say::kind(locale)><Select options=kinds selected=kind none=say::any_kind(locale)/></Field>
                <Field name="sector" label=say::sector(locale)><Select options=sectors selected=sector none=say::any_sector(locale)/></Field>
                <button type="submit" class="button secondary">{say::show(locale)}</button>
            </form>
        }
    })
}

#[component]
fn Nothing(filter: Filter) -> impl IntoView {
    use t::case_studies::public as say;
    let locale = Locale::current();
    if filter == Filter::default() {
        let start = format!("{}#start", href(locale, "/"));
        return view! { <Empty title=say::none_title(locale) text=say::none_text(locale)><ButtonLink href=start>{say::tell(locale)}</ButtonLink></Empty> }
            .into_any();
    }
    view! {
        <Empty title=say::none_found(locale) text=say::none_found_text(locale)>
            <ButtonLink href=href(locale, CASE_STUDIES) look=Look::Secondary>{say::all(locale)}</ButtonLink>
        </Empty>
    }
    .into_any()
}

#[component]
fn Studies(list: CaseStudyList, filter: Filter, number: u32) -> impl IntoView {
    let locale = Locale::current();
    let at = |page: i64| href(locale, &address(filter, u32::try_from(page - 1).unwrap_or(0)));
    let paging = Paging::new(i64::from(number), i64::from(PAGE), list.studies.len(), i64::from(list.total), at);
    let studies = list.studies.into_iter().map(|told| view! { <Listed told/> }).collect_view();
    view! { <ul role="list" class="study-list">{studies}</ul> <Pages paging/> }
}

/// One of them.
#[component]
fn Listed(told: Told) -> impl IntoView {
    use t::case_studies::public as say;
    let locale = Locale::current();
    let lang = told.language.code();
    let sector = told.sectors.first().map(|sector| labels::named(locale, CriterionKind::Sector, sector.code()));
    let kind = told.mission_types.first().map(|kind| labels::named(locale, CriterionKind::MissionType, kind.code()));
    let about: Vec<String> = [told.company.clone(), sector, kind].into_iter().flatten().collect();
    let day = told.published_at.map(|at| say::published(locale, format::date_of(locale, at)));
    view! {
        <li>
            <p class="overline">{about.join(" · ")}</p>
            <h2 lang=lang><a href=href(locale, &case_study_address(told.id))>{told.title}</a></h2>
            <p lang=lang>{told.summary}</p>
            {day.map(|day| view! { <p class="quiet-text">{day}</p> })}
        </li>
    }
}
