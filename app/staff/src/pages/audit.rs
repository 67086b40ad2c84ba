//! The log, newest first: who did what to what, from which state to which, and the words that went with it.

mod events;
mod states;

use chrono::{DateTime, Utc};
use domain::MissionId;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use marketplace::audit::{self, AuditLine, Filter, PAGE};
use ui::{
    Locale, Nav, Page,
    agenda::staff_event_address,
    components::{Column, DenseTable, Empty, Icon, IconName, PageHead},
    format, href, labels,
    server::{market, page},
    t,
};

use super::paging::KeysHint;
use crate::asked::{id, mission_path, staff};

/// `/staff/audit?mission=…&before=…`.
#[component]
pub fn AuditPage() -> impl IntoView {
    let locale = Locale::current();
    let query = use_query_map().read_untracked().clone();
    page(async move {
        let (market, staff) = (market(), staff()?);
        let mission: Option<MissionId> = query.get("mission").map(|mission| id(&mission)).transpose()?;
        let before = query.get("before").and_then(|line| line.parse().ok());
        let lines = audit::read(&market, &staff, &Filter { mission, before }).await?;
        let of = lines.iter().find_map(|line| line.company.clone()).filter(|_| mission.is_some());
        let older = lines.last().filter(|_| i64::try_from(lines.len()) == Ok(PAGE)).map(|line| address(locale, mission, Some(line.id)));
        let newest = before.map(|_| address(locale, mission, None));
        Ok(view! {
            <Page title=t::staff::audit::title(locale) nav=Some(Nav::Audit) body_class="staff">
                <div class="page wide">
                    <PageHead title=t::staff::audit::title(locale) lead=t::staff::audit::lead(locale)>
                        {mission.map(|mission| view! { <Filtered mission company=of/> })}
                    </PageHead>
                    <section class="pipeline" aria-label=t::staff::audit::title(locale)><Log lines newest older now=market.now()/></section>
                </div>
            </Page>
        }
        .into_any())
    })
}

fn address(locale: Locale, mission: Option<MissionId>, before: Option<i64>) -> String {
    let mission = mission.map(|mission| format!("mission={mission}"));
    let before = before.map(|line| format!("before={line}"));
    let query: Vec<String> = mission.into_iter().chain(before).collect();
    let question = if query.is_empty() { "" } else { "?" };
    href(locale, &format!("{}{question}{}", Nav::Audit.path(), query.join("&")))
}

/// Which mission is shown alone, and the way back to all.
#[component]
fn Filtered(mission: MissionId, company: Option<String>) -> impl IntoView {
    let locale = Locale::current();
    let name = super::words::company(locale, company.as_deref());
    view! {
        <p class="cluster">
            <a href=href(locale, &mission_path(mission))>{t::staff::audit::only(locale, name)}</a>
            <a href=address(locale, None, None)>{t::staff::audit::everything(locale)}</a>
        </p>
    }
}

#[component]
fn Log(lines: Vec<AuditLine>, newest: Option<String>, older: Option<String>, now: DateTime<Utc>) -> impl IntoView {
    let locale = Locale::current();
    if lines.is_empty() {
        return view! { <Empty title=t::staff::audit::none(locale) text=t::staff::audit::none_text(locale)/> }.into_any();
    }
    let columns = vec![
        Column::new(t::staff::audit::when(locale)),
        Column::new(t::staff::audit::event(locale)),
        Column::new(t::staff::audit::subject(locale)),
        Column::new(t::staff::audit::who(locale)),
        Column::new(t::staff::audit::states(locale)),
        Column::new(t::staff::audit::words(locale)),
    ];
    view! {
        <DenseTable label=t::staff::audit::title(locale) columns>
            {lines.into_iter().map(|line| row(locale, line, now)).collect_view()}
        </DenseTable>
        <nav class="pagination" aria-label=t::shared::pages::label(locale)>
            {newest.map(|href| view! { <a href=href rel="first">{t::staff::audit::newest(locale)}</a> })}
            <KeysHint/>
            {older.map(|href| view! { <a href=href rel="next">{t::staff::audit::older(locale)}" "<Icon name=IconName::ArrowRight/></a> })}
        </nav>
    }
    .into_any()
}

fn row(locale: Locale, line: AuditLine, now: DateTime<Utc>) -> impl IntoView {
    use t::staff::audit as say;
    let role = labels::role(locale, line.actor_role);
    let who = match line.actor.clone() {
        Some(name) => view! { {name}<small>{role}</small> }.into_any(),
        None => role.into_any(),
    };
    let state = |code: &Option<String>| code.as_ref().map(|code| states::state(locale, &line.subject, &line.event, code));
    let states = match (state(&line.from), state(&line.to)) {
        (Some(from), Some(to)) if from == to => Some(to),
        (Some(from), Some(to)) => Some(say::change(locale, from, to)),
        (from, to) => to.or(from),
    };
    let fields: Vec<String> = line.fields.iter().map(|field| events::field(locale, field)).collect();
    let fields = (!fields.is_empty()).then(|| view! { <small>{fields.join(", ")}</small> });
    view! {
        <tr>
            <td class="nowrap" data-label=say::when(locale)>{format::moment(locale, line.at, now)}</td>
            <th scope="row">{events::event(locale, &line.subject, &line.event)}{fields}</th>
            <td data-label=say::subject(locale)>{subject(locale, &line)}</td>
            <td data-label=say::who(locale)>{who}</td>
            <td data-label=say::states(locale)>{states}</td>
            <td class="whole" data-label=say::words(locale)>{line.words.map(|words| format::quoted(locale, &words))}</td>
        </tr>
    }
}

/// What the line is about: the mission as a link, and the CTO.
fn subject(locale: Locale, line: &AuditLine) -> AnyView {
    let mission = line.mission.map(|mission| {
        let name = super::words::company(locale, line.company.as_deref());
        view! { <a href=href(locale, &mission_path(mission))>{name}</a> }
    });
    let profile = line.profile.map(|profile| {
        view! { <a href=href(locale, &format!("{}/{profile}", Nav::Profiles.path()))>{line.cto.clone().unwrap_or_default()}</a> }
    });
    let cto =
        line.cto.clone().filter(|_| matches!(line.subject.as_str(), "candidacy" | "engagement")).map(|cto| view! { <small>{cto}</small> });
    let event = line.community_event.map(|event| {
        view! { <a href=href(locale, &staff_event_address(event))>{line.title.clone().unwrap_or_default()}</a> }
    });
    view! { {mission}{profile}{cto}{event} }.into_any()
}
