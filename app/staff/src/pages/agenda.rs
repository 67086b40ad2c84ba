//! Events of the community: the list, one to write, and each with what is done about it and who signed up.

mod event;
mod form;
mod people;

use chrono::{DateTime, Utc};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use marketplace::community_events::{self, PAGE, StaffRow};
use ui::{
    Locale, Nav, Page,
    agenda::{staff_event_address, when},
    components::{Badge, ButtonLink, Column, DenseTable, Empty, PageHead, Paging, Tone},
    format, href, labels,
    server::{market, page},
    t,
};

use super::paging::KeyedPages;
use crate::asked::staff;

pub use event::EventPage;
pub use form::NewEventPage;

/// Where an event is begun.
const NEW: &str = "/staff/agenda/new";

/// `/staff/agenda?page=…`.
#[component]
pub fn AgendaPage() -> impl IntoView {
    use t::agenda::staff as say;
    let locale = Locale::current();
    let query = use_query_map().read_untracked().clone();
    page(async move {
        let (market, staff) = (market(), staff()?);
        let number = ui::server::page_number(query.get("page").as_deref());
        let (rows, total) = community_events::all(&market, &staff, number).await?;
        let now = market.now();
        let address = |page: i64| href(locale, &format!("{}?page={page}", Nav::StaffAgenda.path()));
        let paging = Paging::new(number, PAGE, rows.len(), total, address);
        let new = move || view! { <ButtonLink href=href(locale, NEW)>{say::new(locale)}</ButtonLink> };
        let list = if rows.is_empty() {
            view! { <Empty title=say::none(locale) text=say::none_text(locale)>{new()}</Empty> }.into_any()
        } else {
            view! { <div><p>{new()}</p></div> <Table rows now/> <KeyedPages paging/> }.into_any()
        };
        Ok(view! {
            <Page title=say::title(locale) nav=Some(Nav::StaffAgenda) body_class="staff">
                <div class="page wide">
                    <PageHead title=say::title(locale) lead=say::lead(locale).to_owned()/>
                    <section class="pipeline stack" aria-label=say::title(locale)>{list}</section>
                </div>
            </Page>
        }
        .into_any())
    })
}

#[component]
fn Table(rows: Vec<StaffRow>, now: DateTime<Utc>) -> impl IntoView {
    use t::agenda::staff as say;
    let locale = Locale::current();
    let columns = vec![
        Column::new(say::column_when(locale)),
        Column::new(say::column_title(locale)),
        Column::new(say::column_audience(locale)),
        Column::new(say::column_state(locale)),
        Column::number(say::column_going(locale)),
        Column::number(say::column_waiting(locale)),
    ];
    let rows = rows.into_iter().map(|row| view! { <Row row now/> }).collect_view();
    view! { <DenseTable label=say::title(locale) columns>{rows}</DenseTable> }
}

#[component]
fn Row(row: StaffRow, now: DateTime<Utc>) -> impl IntoView {
    use t::agenda::staff as say;
    let locale = Locale::current();
    let at = format::capital(&when(locale, (row.starts_at, row.ends_at), row.zone));
    let going = match row.seats {
        Some(seats) => say::of(locale, row.going, seats),
        None => row.going.to_string(),
    };
    view! {
        <tr>
            <td>{at}</td>
            <th scope="row">
                <a href=href(locale, &staff_event_address(row.id))>{row.title}</a>
                <small>{labels::event_kind(locale, row.kind)}</small>
            </th>
            <td data-label=say::column_audience(locale)>{labels::audience(locale, row.audience)}</td>
            <td><StateBadge state=row.state is_over=row.ends_at <= now/></td>
            <td class="num" data-label=say::column_going(locale)>{going}</td>
            <td class="num" data-label=say::column_waiting(locale)>{row.waiting}</td>
        </tr>
    }
}

/// Where an event stands; one that is over is past, also before its job has said so.
#[component]
fn StateBadge(state: domain::lifecycle::CommunityEventState, is_over: bool) -> impl IntoView {
    use domain::lifecycle::CommunityEventState as S;
    let state = if is_over && state == S::Published { S::Past } else { state };
    let tone = match state {
        S::Draft => Tone::Need,
        S::Published => Tone::Success,
        S::Cancelled => Tone::Late,
        S::Past => Tone::Neutral,
    };
    view! { <Badge tone>{labels::community_event_state(Locale::current(), state)}</Badge> }
}
