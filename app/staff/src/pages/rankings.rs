//! The logged rankings of a mission: what the machine said, in which version, what a person decided and why; and the same as files.

use chrono::{DateTime, Utc};
use domain::{MissionId, ProfileId};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use marketplace::matches::{Departure, Ranked, Record, Records, records};
use ui::{
    Locale, Nav, Page,
    components::{Column, DenseTable, Empty, OwnWords, PageHead},
    form::Folded,
    format, href,
    server::{market, page},
    t::rankings as words,
};

use super::words::{company, count};
use crate::asked::{id, mission_path, rankings_path, staff};

/// How many people of a ranking are shown beside those who were chosen; the files hold all that are kept.
const SHOWN: usize = 10;

/// `/staff/missions/:mission/rankings`.
#[component]
pub fn RankingsPage() -> impl IntoView {
    let locale = Locale::current();
    let mission = use_params_map().read_untracked().get("mission").unwrap_or_default();
    page(async move {
        let (market, staff) = (market(), staff()?);
        let mission: MissionId = id(&mission)?;
        let found = records(&market, &staff, mission).await?;
        let now = market.now();
        let name = company(locale, found.company.as_deref());
        Ok(view! {
            <Page title=words::title(locale) nav=Some(Nav::Missions) body_class="staff">
                <div class="page wide">
                    <PageHead title=words::title(locale) lead=words::lead(locale)>
                        <p><a href=href(locale, &mission_path(mission))>{name}</a></p>
                    </PageHead>
                    <Whole mission found now/>
                </div>
            </Page>
        }
        .into_any())
    })
}

#[component]
fn Whole(mission: MissionId, found: Records, now: DateTime<Utc>) -> impl IntoView {
    let locale = Locale::current();
    if found.rankings.is_empty() && found.since.is_empty() {
        return view! { <Empty title=words::none(locale) text=words::none_text(locale)/> }.into_any();
    }
    let file = |end: &str| format!("{}.{end}", rankings_path(mission));
    let since = (!found.since.is_empty()).then(|| {
        let title = words::since(locale);
        view! { <section class="pipeline"><h2>{title}</h2>{departures(locale, title, &found, &found.since, now)}</section> }
    });
    let rankings = found.rankings.iter().map(|record| ranking(locale, &found, record, now)).collect_view();
    view! {
        <p class="cluster">
            {words::files(locale)}
            <a href=file("json") download>{words::json(locale)}</a>
            <a href=file("csv") download>{words::csv(locale)}</a>
        </p>
        {since}
        {rankings}
    }
    .into_any()
}

fn ranking(locale: Locale, found: &Records, record: &Record, now: DateTime<Utc>) -> AnyView {
    let when = format::moment(locale, record.at, now);
    let shown: Vec<&Ranked> =
        record.people.iter().enumerate().filter(|(at, one)| *at < SHOWN || one.place.is_some()).map(|(_, one)| one).collect();
    let left = record.people.len() - shown.len();
    let columns = vec![
        Column::number(words::rank(locale)),
        Column::new(words::person(locale)),
        Column::number(words::key(locale)),
        Column::number(words::for_ceo(locale)),
        Column::number(words::for_cto(locale)),
        Column::number(words::place(locale)),
    ];
    let rows = shown.into_iter().map(|one| row(locale, found, one)).collect_view();
    let text = record.need["text"].as_str().map(str::to_owned);
    let decided = (!record.departures.is_empty()).then(|| {
        let title = words::decisions(locale);
        view! { <h3>{title}</h3>{departures(locale, title, found, &record.departures, now)} }
    });
    view! {
        <section class="pipeline">
            <h2>{when.clone()}</h2>
            <p class="quiet-text">{words::versions(locale, &record.vocabulary_fingerprint, &record.weights_version)}</p>
            {text.map(|text| view! { <Folded summary=words::need(locale) quiet=true><OwnWords words=text/></Folded> })}
            <DenseTable label=when columns>{rows}</DenseTable>
            {(left > 0).then(|| view! { <p class="quiet-text">{words::more(locale, count(left))}</p> })}
            {decided}
        </section>
    }
    .into_any()
}

fn row(locale: Locale, found: &Records, one: &Ranked) -> AnyView {
    let rank = one.rank.map_or_else(|| words::beyond(locale).to_owned(), |rank| format::number(locale, rank));
    let blocked = one.matched.as_ref().is_some_and(|found| found.is_blocked()).then(|| view! { <small>{words::blocked(locale)}</small> });
    let [key, ceo, cto] = match &one.matched {
        Some(matched) => {
            let range = |score| format::range_figures(score);
            [Some(format::percent(locale, matched.key)), Some(range(matched.ceo)), Some(range(matched.cto))]
        }
        None if one.profile.is_some() && one.rank.is_some() => [Some(words::unreadable(locale).to_owned()), None, None],
        None => [None, None, None],
    };
    view! {
        <tr aria-selected=one.place.map(|_| "true")>
            <td class="num" data-label=words::rank(locale)>{rank}</td>
            <th scope="row">{person(locale, found, one.profile)}{blocked}</th>
            <td class="num" data-label=words::key(locale)>{key}</td>
            <td class="num" data-label=words::for_ceo(locale)>{ceo}</td>
            <td class="num" data-label=words::for_cto(locale)>{cto}</td>
            <td class="num" data-label=words::place(locale)>{one.place.map(|place| format::number(locale, place))}</td>
        </tr>
    }
    .into_any()
}

fn person(locale: Locale, found: &Records, profile: Option<ProfileId>) -> AnyView {
    match profile.and_then(|profile| Some((profile, found.names.get(&profile)?))) {
        Some((profile, name)) => {
            view! { <a href=href(locale, &format!("{}/{profile}", Nav::Profiles.path()))>{name.clone()}</a> }.into_any()
        }
        None => view! { <em>{words::erased(locale)}</em> }.into_any(),
    }
}

fn departures(locale: Locale, label: &'static str, found: &Records, all: &[Departure], now: DateTime<Utc>) -> AnyView {
    let columns = vec![
        Column::new(words::when(locale)),
        Column::new(words::person(locale)),
        Column::new(words::what(locale)),
        Column::number(words::machine(locale)),
        Column::number(words::place(locale)),
        Column::new(words::reason(locale)),
        Column::new(words::who(locale)),
    ];
    let row = |one: &Departure| {
        view! {
            <tr>
                <td class="nowrap">{format::moment(locale, one.at, now)}</td>
                <th scope="row">{person(locale, found, Some(one.profile))}</th>
                <td data-label=words::what(locale)>{action(locale, &one.action)}</td>
                <td class="num" data-label=words::machine(locale)>{one.machine_rank.map(|rank| format::number(locale, rank))}</td>
                <td class="num" data-label=words::place(locale)>{one.given_place.map(|place| format::number(locale, place))}</td>
                <td class="whole" data-label=words::reason(locale)>{format::quoted(locale, &one.reason)}</td>
                <td data-label=words::who(locale)>{one.by.clone()}</td>
            </tr>
        }
    };
    let rows = all.iter().map(row).collect_view();
    view! { <DenseTable label columns>{rows}</DenseTable> }.into_any()
}

/// What was done; a code without words is shown as it is.
fn action(locale: Locale, code: &str) -> String {
    let words = match code {
        "add" => words::action::add(locale),
        "remove" => words::action::remove(locale),
        "move" => words::action::reorder(locale),
        other => other,
    };
    words.to_owned()
}
