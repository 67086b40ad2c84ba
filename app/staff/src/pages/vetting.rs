//! Who asks to join, by stage: who waits, for whom, since when and until when. Who is due first comes first.

use chrono::{DateTime, Utc};
use domain::{
    Role,
    lifecycle::ProfileState,
    vetting::{REFERENCES_DAYS, STEP_DAYS},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use marketplace::vetting::{Queue, Waiting, queue};
use ui::{
    Locale, Nav, Page,
    components::{Column, DenseTable, Empty, PageHead, Paging, ProfileBadge, Tab, Tabs, TurnClock},
    format, href, labels,
    server::{market, page},
    t,
};

use super::{paging::KeyedPages, words::count};
use crate::asked::{at_vetting, staff};

/// How many stand on a page.
const PAGE: i64 = 50;

/// `/staff/vetting?stage=…&page=…`.
#[component]
pub fn VettingPage() -> impl IntoView {
    let locale = Locale::current();
    let query = use_query_map().read_untracked().clone();
    page(async move {
        let (market, staff) = (market(), staff()?);
        // A stage that is none shows them all, as an address without one does.
        let stage = query.get("stage").and_then(|code| code.parse::<ProfileState>().ok()).filter(|stage| stage.is_vetting());
        let number = ui::server::page_number(query.get("page").as_deref());
        let queue = queue(&market, &staff).await?;
        let now = market.now();
        let late = queue.0.iter().filter(|one| one.is_late(now)).count();
        let lead = match late {
            0 => t::vetting::queue::lead(locale, STEP_DAYS, REFERENCES_DAYS),
            late => t::vetting::queue::late(locale, count(late)),
        };
        let tabs = tabs(locale, stage, &queue, now);
        let here: Vec<Waiting> = queue.0.into_iter().filter(|one| stage.is_none_or(|stage| one.stage == stage)).collect();
        let total = i64::try_from(here.len()).unwrap_or(i64::MAX);
        let first = usize::try_from(number * PAGE).unwrap_or(usize::MAX);
        let shown: Vec<Waiting> = here.into_iter().skip(first).take(usize::try_from(PAGE).unwrap_or(50)).collect();
        let paging = Paging::new(number, PAGE, shown.len(), total, |page| address(locale, stage, page));
        Ok(view! {
            <Page title=t::vetting::queue::title(locale) nav=Some(Nav::Vetting) body_class="staff">
                <div class="page wide">
                    <PageHead title=t::vetting::queue::title(locale) lead/>
                    <section class="pipeline" aria-label=t::vetting::queue::title(locale)>
                        <Tabs label=t::vetting::queue::stages(locale) tabs/>
                        <Table waiting=shown now paging/>
                    </section>
                </div>
            </Page>
        }
        .into_any())
    })
}

fn address(locale: Locale, stage: Option<ProfileState>, page: i64) -> String {
    let stage = stage.map(|stage| format!("stage={stage}"));
    let page = (page > 1).then(|| format!("page={page}"));
    let query: Vec<String> = stage.into_iter().chain(page).collect();
    let question = if query.is_empty() { "" } else { "?" };
    href(locale, &format!("{}{question}{}", Nav::Vetting.path(), query.join("&")))
}

/// A tab for all, and one a stage.
fn tabs(locale: Locale, current: Option<ProfileState>, queue: &Queue, now: DateTime<Utc>) -> Vec<Tab> {
    let all = Tab {
        href: address(locale, None, 1),
        label: t::vetting::queue::all(locale).to_owned(),
        current: current.is_none(),
        count: Some(count(queue.0.len())),
        ..Tab::default()
    };
    let stages = ProfileState::VETTING.into_iter().map(|stage| {
        let (here, late) = queue.count(stage, now);
        Tab {
            href: address(locale, Some(stage), 1),
            label: labels::profile_state(locale, stage).to_owned(),
            current: current == Some(stage),
            count: Some(count(here)),
            late: count(late),
        }
    });
    std::iter::once(all).chain(stages).collect()
}

#[component]
fn Table(waiting: Vec<Waiting>, now: DateTime<Utc>, paging: Paging) -> impl IntoView {
    use t::vetting::queue as say;
    let locale = Locale::current();
    if waiting.is_empty() {
        return view! { <Empty title=say::none(locale) text=say::none_text(locale)/> }.into_any();
    }
    let columns = vec![
        Column::new(say::person(locale)),
        Column::new(say::stage(locale)),
        Column::new(say::turn(locale)),
        Column::new(say::applied(locale)),
        Column::number(say::notes(locale)),
    ];
    view! {
        <DenseTable label=say::title(locale) columns>
            {waiting.into_iter().map(|one| row(locale, one, now)).collect_view()}
        </DenseTable>
        <KeyedPages paging/>
    }
    .into_any()
}

fn row(locale: Locale, one: Waiting, now: DateTime<Utc>) -> impl IntoView {
    use t::vetting::queue as say;
    let clock = one.wait(now).map(|wait| view! { <TurnClock wait reader=Role::Staff now/> });
    view! {
        <tr>
            <th scope="row"><a href=href(locale, &at_vetting(one.profile))>{one.name}</a><small>{one.headline}</small></th>
            <td><ProfileBadge state=one.stage/></td>
            <td>{clock}</td>
            <td data-label=say::applied(locale)>{format::date_of(locale, one.applied_at)}</td>
            <td class="num" data-label=say::notes(locale)>{format::number(locale, one.notes)}</td>
        </tr>
    }
}
