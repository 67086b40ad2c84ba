//! `/agenda`: what the community comes together for, to come and past; each event (`event.rs`), and the calendar that follows (`calendar.rs`).

mod calendar;
mod event;
mod sign_up;
mod structured;

use chrono::{DateTime, Datelike as _, Utc};
use domain::Role;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use marketplace::community_events::{self, Agenda, EventCard, PAGE, When};
use ui::{
    Locale, Nav, Page,
    agenda::{ATOM, CALENDAR, Standing, event_address, held_in, place},
    components::{Badge, ButtonLink, Empty, Look, PageHead, Pages, Paging, PastTheEnd, Tab, Tabs, Tone},
    format, href, labels,
    public::PublicHead,
    server::{market, page, page_number, visitor},
    site::nav,
    t,
};

use crate::published::site_picture;

pub use calendar::CalendarPage;
pub use event::EventPage;

/// `/agenda?when=past&page=…`.
#[component]
pub fn AgendaPage() -> impl IntoView {
    let query = use_query_map().read_untracked().clone();
    let when = if query.get("when").as_deref() == Some("past") { When::Past } else { When::Coming };
    let number = page_number(query.get("page").as_deref());
    page(async move {
        let (market, visitor) = (market(), visitor());
        let reader = community_events::reader(&market, &visitor).await?;
        let agenda = community_events::agenda(&market, &reader, when, number).await?;
        let role = visitor.signed_in().map(|who| who.role());
        Ok(view! { <Whole agenda when number role now=market.now()/> }.into_any())
    })
}

/// The address of a page of the agenda, counted from 0.
fn address(locale: Locale, when: When, number: i64) -> String {
    let when = (when == When::Past).then(|| "when=past".to_owned());
    let number = (number > 0).then(|| format!("page={}", number + 1));
    let query: Vec<String> = when.into_iter().chain(number).collect();
    let question = if query.is_empty() { "" } else { "?" };
    href(locale, &format!("{}{question}{}", Nav::Agenda.path(), query.join("&")))
}

#[component]
fn Whole(agenda: Agenda, when: When, number: i64, role: Option<Role>, now: DateTime<Utc>) -> impl IntoView {
    use t::agenda::page as say;
    let locale = Locale::current();
    let tab = |of: When, label: &str| Tab { href: address(locale, of, 0), label: label.to_owned(), current: of == when, ..Tab::default() };
    let tabs = vec![tab(When::Coming, say::coming(locale)), tab(When::Past, say::past(locale))];
    let calendar = role.is_some().then(|| view! { <a href=href(locale, CALENDAR)>{t::agenda::feed::link(locale)}</a> });
    let manage = (role == Some(Role::Staff)).then(|| view! { <a href=href(locale, Nav::StaffAgenda.path())>{say::manage(locale)}</a> });
    let sign_in = role.is_none().then(|| {
        let to = nav::sign_in(locale, &href(locale, Nav::Agenda.path()));
        view! { <p class="quiet-text"><a href=to>{say::sign_in(locale)}</a></p> }
    });
    let list = match (agenda.total, agenda.events.is_empty()) {
        (0, _) => view! { <Nothing when/> }.into_any(),
        (_, true) => view! { <PastTheEnd first=address(locale, when, 0)/> }.into_any(),
        (_, false) => view! { <List agenda when number now/> }.into_any(),
    };
    view! {
        <PublicHead path=Nav::Agenda.path() title=say::heading(locale) description=say::description(locale) picture=site_picture(locale, Nav::Agenda.path()) feed=ATOM/>
        <Page title=say::title(locale) nav=Some(Nav::Agenda)>
            <div class="page agenda">
                <PageHead title=say::heading(locale) lead=say::lead(locale).to_owned()>
                    <p class="cluster quiet-text">{calendar}{manage}</p>
                </PageHead>
                <Tabs label=say::tabs(locale) tabs/>
                {list}
                {sign_in}
            </div>
        </Page>
    }
}

/// Nothing to come, or nothing past: the way to the other half.
#[component]
fn Nothing(when: When) -> impl IntoView {
    use t::agenda::page as say;
    let locale = Locale::current();
    match when {
        When::Coming => {
            let to = address(locale, When::Past, 0);
            view! {
                <Empty title=say::none_coming(locale) text=say::none_coming_text(locale)>
                    <ButtonLink href=to look=Look::Secondary>{say::see_past(locale)}</ButtonLink>
                </Empty>
            }
        }
        When::Past => {
            let to = address(locale, When::Coming, 0);
            view! {
                <Empty title=say::none_past(locale) text=say::none_past_text(locale)>
                    <ButtonLink href=to look=Look::Secondary>{say::see_coming(locale)}</ButtonLink>
                </Empty>
            }
        }
    }
}

#[component]
fn List(agenda: Agenda, when: When, number: i64, now: DateTime<Utc>) -> impl IntoView {
    let locale = Locale::current();
    let paging = Paging::new(number, PAGE, agenda.events.len(), agenda.total, |page| address(locale, when, page - 1));
    let rows = agenda.events.into_iter().map(|card| view! { <Row card now/> }).collect_view();
    view! { <ol role="list" class="occasions">{rows}</ol> <Pages paging/> }
}

/// The day on the left, what it is on the right.
#[component]
fn Row(card: EventCard, now: DateTime<Utc>) -> impl IntoView {
    use t::agenda::page as say;
    let locale = Locale::current();
    let wall = card.zone.local(card.starts_at);
    let (day, month, year) = (wall.day(), format::month_name(locale, wall.date()), wall.year());
    let weekday = format::weekday(locale, wall.date());
    let hours = format!("{}, {}", format::time_in(locale, card.starts_at, card.zone), place(locale, &card));
    let about =
        [labels::event_kind(locale, card.kind), held_in(locale, card.language), labels::audience(locale, card.audience)].join(" · ");
    let recap = card.has_recap.then(|| view! { <Badge tone=Tone::Proof>{say::recap(locale)}</Badge> });
    let to = href(locale, &event_address(card.id));
    let machine = card.starts_at.to_rfc3339();
    let class = if card.is_mine() { "occasion mine" } else { "occasion" };
    let title = card.title.clone();
    view! {
        <li class=class>
            <time class="occasion-day" datetime=machine>
                <span>{weekday}</span>" "<strong>{day}</strong>" "<span>{month}" "{year}</span>
            </time>
            <div class="occasion-what">
                <h2><a href=to>{title}</a></h2>
                <p>{hours}</p>
                <p class="quiet-text">{about}</p>
            </div>
            <p class="occasion-state"><Standing card now/>{recap}</p>
        </li>
    }
}
