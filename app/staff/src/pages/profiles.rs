//! The CTOs of the community: those to vet first, then by name.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use marketplace::profiles::{
    ProfileSummary,
    read::{self, PAGE},
};
use ui::{
    Locale, Nav, Page,
    components::{Column, DenseTable, Empty, PageHead, ProfileBadge},
    format, href,
    server::{market, page},
    t,
};

use super::{
    paging::{KeyedPages, Paging},
    words::count,
};
use crate::asked::{page_number, staff};

/// `/staff/profiles?page=…`.
#[component]
pub fn ProfilesPage() -> impl IntoView {
    let locale = Locale::current();
    let query = use_query_map().read_untracked().clone();
    page(async move {
        let (market, staff) = (market(), staff()?);
        let number = page_number(query.get("page").as_deref());
        let found = read::list(&market, &staff, number).await?;
        let address = |page| href(locale, &format!("{}?page={page}", Nav::Profiles.path()));
        let paging = Paging::new(number, PAGE, found.profiles.len(), found.total, address);
        Ok(view! {
            <Page title=t::staff::profiles::title(locale) nav=Some(Nav::Profiles) body_class="staff" wide=true>
                <div class="page wide">
                    <PageHead title=t::staff::profiles::title(locale) lead=t::staff::profiles::lead(locale, count(found.total))/>
                    <section class="pipeline" aria-label=t::staff::profiles::title(locale)><Table profiles=found.profiles paging/></section>
                </div>
            </Page>
        }
        .into_any())
    })
}

#[component]
fn Table(profiles: Vec<ProfileSummary>, paging: Paging) -> impl IntoView {
    let locale = Locale::current();
    if profiles.is_empty() {
        return view! { <Empty title=t::staff::profiles::none(locale) text=t::staff::profiles::none_text(locale)/> }.into_any();
    }
    let columns = vec![
        Column::new(t::staff::profiles::person(locale)),
        Column::new(t::staff::profiles::state(locale)),
        Column::new(t::staff::profiles::rhythm(locale)),
        Column::new(t::staff::profiles::free(locale)),
        Column::number(t::staff::profiles::rate(locale)),
    ];
    let row = move |profile: ProfileSummary| {
        let unsaid = || t::staff::not_said(locale).to_owned();
        view! {
            <tr>
                <th scope="row">
                    <a href=href(locale, &format!("{}/{}", Nav::Profiles.path(), profile.id))>{profile.name}</a>
                    <small>{profile.headline}</small>
                </th>
                <td><ProfileBadge state=profile.state/></td>
                <td>{profile.rhythm.map_or_else(unsaid, |rhythm| format::days_a_week_short(locale, rhythm))}</td>
                <td>{profile.available_from.map_or_else(unsaid, |day| format::date(locale, day))}</td>
                <td class="num">{profile.rate.map_or_else(unsaid, |rate| format::rate(locale, rate))}</td>
            </tr>
        }
    };
    view! {
            <DenseTable label=t::staff::profiles::title(locale) columns>{profiles.into_iter().map(row).collect_view()}</DenseTable>
        <KeyedPages paging/>
    }
    .into_any()
}
