//! Every mission, by the state it is in; what waits longest comes first.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use domain::{MissionId, lifecycle::MissionState};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use marketplace::{
    companies::to_check,
    missions::{
        MissionSummary, promises,
        read::{self, PAGE},
    },
};
use ui::{
    Locale, Nav, Page,
    components::{Badge, Column, DenseTable, Empty, IconName, MissionBadge, PageHead, Paging, Tab, Tabs, Tone},
    format, href, labels,
    server::{market, page},
    t,
};

use super::{
    paging::KeyedPages,
    words::{Due, company, count, next_step},
};
use crate::asked::{mission_path, staff};

/// `/staff/missions?state=…&page=…`.
#[component]
pub fn MissionsPage() -> impl IntoView {
    let locale = Locale::current();
    let query = use_query_map().read_untracked().clone();
    page(async move {
        let (market, staff) = (market(), staff()?);
        // A state that is none shows them all, as an address without one does.
        let state: Option<MissionState> = query.get("state").and_then(|code| code.parse().ok());
        let number = ui::server::page_number(query.get("page").as_deref());
        let pipeline = read::pipeline(&market, &staff, state, number).await?;
        let shown: Vec<_> = pipeline.missions.iter().map(|mission| mission.id).collect();
        let to_check = to_check(&market, &staff, &shown).await?;
        let late = promises::late(&market, &staff).await?;
        let paging = Paging::new(number, PAGE, pipeline.missions.len(), pipeline.total, |page| address(locale, state, page));
        let tabs = tabs(locale, state, &pipeline.counts, &late);
        let late: i64 = late.iter().map(|(_, count)| count).sum();
        let lead = if late > 0 { t::staff::missions::late(locale, count(late)) } else { t::staff::missions::on_time(locale).to_owned() };
        Ok(view! {
            <Page title=t::staff::missions::title(locale) nav=Some(Nav::Missions) body_class="staff">
                <div class="page wide">
                    <PageHead title=t::staff::missions::title(locale) lead/>
                    <section class="pipeline" aria-label=t::staff::missions::title(locale)>
                        <Tabs label=t::staff::missions::states(locale) tabs/>
                        <Table missions=pipeline.missions to_check now=market.now() paging/>
                    </section>
                </div>
            </Page>
        }
        .into_any())
    })
}

fn address(locale: Locale, state: Option<MissionState>, page: i64) -> String {
    let state = state.map(|state| format!("state={state}"));
    let page = (page > 1).then(|| format!("page={page}"));
    let query: Vec<String> = state.into_iter().chain(page).collect();
    let question = if query.is_empty() { "" } else { "?" };
    href(locale, &format!("{}{question}{}", Nav::Missions.path(), query.join("&")))
}

/// A tab a state, drafts aside: they are their CEO's.
fn tabs(locale: Locale, current: Option<MissionState>, counts: &[(MissionState, i64)], late: &[(MissionState, i64)]) -> Vec<Tab> {
    let of = |numbers: &[(MissionState, i64)], state| numbers.iter().find(|(of, _)| *of == state).map_or(0, |(_, count)| *count);
    let all = Tab {
        href: address(locale, None, 1),
        label: t::staff::missions::all(locale).to_owned(),
        current: current.is_none(),
        count: Some(count(counts.iter().map(|(_, count)| count).sum::<i64>())),
        ..Tab::default()
    };
    let states = MissionState::ALL.iter().copied().filter(|state| *state != MissionState::Draft).map(|state| Tab {
        href: address(locale, Some(state), 1),
        label: several(locale, state).to_owned(),
        current: current == Some(state),
        count: Some(count(of(counts, state))),
        late: count(of(late, state)),
    });
    std::iter::once(all).chain(states).collect()
}

/// The name of a tab: the state that several missions share, which French says otherwise than that of one.
fn several(locale: Locale, state: MissionState) -> &'static str {
    match state {
        MissionState::Open => t::staff::missions::open(locale),
        MissionState::Completed => t::staff::missions::completed(locale),
        MissionState::Cancelled => t::staff::missions::cancelled(locale),
        state => labels::mission_state(locale, state),
    }
}

#[component]
fn Table(missions: Vec<MissionSummary>, to_check: HashSet<MissionId>, now: DateTime<Utc>, paging: Paging) -> impl IntoView {
    let locale = Locale::current();
    if missions.is_empty() {
        return view! { <Empty title=t::staff::missions::none(locale) text=t::staff::missions::none_text(locale)/> }.into_any();
    }
    let columns = vec![
        Column::new(t::staff::missions::mission(locale)),
        Column::new(t::staff::missions::state(locale)),
        Column::new(t::staff::missions::next(locale)),
        Column::new(t::staff::missions::due(locale)),
        Column::number(t::staff::missions::candidacies(locale)),
        Column::new(t::staff::missions::ceo(locale)),
        Column::new(t::staff::missions::changed(locale)),
    ];
    let row = move |mission: MissionSummary| {
        let unchecked = to_check
            .contains(&mission.id)
            .then(|| view! { " " <Badge tone=Tone::Unknown icon=IconName::CircleHelp>{t::checks::company::badge(locale)}</Badge> });
        view! {
            <tr>
                <th scope="row">
                    <a href=href(locale, &mission_path(mission.id))>{company(locale, mission.company.as_deref())}</a>
                    {unchecked}
                    <small>{mission.title.clone().unwrap_or_default()}</small>
                </th>
                <td><MissionBadge state=mission.state/></td>
                <td data-label=t::staff::missions::next(locale)>{next_step(locale, &mission)}</td>
                <td data-label=t::staff::missions::due(locale)><Due due=mission.due() now/></td>
                <td class="num" data-label=t::staff::missions::candidacies(locale)>{format::number(locale, mission.candidacies)}</td>
                <td data-label=t::staff::missions::ceo(locale)>{mission.ceo.clone()}</td>
                <td data-label=t::staff::missions::changed(locale)>{format::moment(locale, mission.updated_at, now)}</td>
            </tr>
        }
    };
    view! {
        <DenseTable label=t::staff::missions::title(locale) columns>
            {missions.into_iter().map(row).collect_view()}
        </DenseTable>
        <KeyedPages paging/>
    }
    .into_any()
}
