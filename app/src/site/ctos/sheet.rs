//! What a public page says, drawn the same for everybody and for its CTO before it is public.

use domain::{CriterionKind as Kind, profile::LinkKind};
use leptos::prelude::*;
use marketplace::{
    profiles::Link,
    public_pages::{Shown, Station},
};
use ui::{
    Locale,
    components::{Answer, Badge, Facts, IconName, Line, Milestone, Portrait, Reasons, Timeline, TimelineItem, Tone},
    format,
    labels::{self, named},
    t,
};

/// Face, name and sentence. `titled` where the name is the title of the page.
#[component]
pub fn Head(shown: Shown, titled: bool) -> impl IntoView {
    let locale = Locale::current();
    let name = shown.name.clone();
    let name = if titled { view! { <h1>{name}</h1> }.into_any() } else { view! { <h3>{name}</h3> }.into_any() };
    view! {
        <header class="cto-head">
            <div class="person">
                <Portrait name=shown.name photo=shown.photo large=true/>
                <div><p class="overline">{t::public_page::page::kicker(locale)}</p>{name}</div>
            </div>
            <p class="headline">{shown.headline}</p>
        </header>
    }
}

/// What a company gains, what was made, and the facts beside it.
#[component]
pub fn Sheet(shown: Shown) -> impl IntoView {
    let works = LinkKind::ALL.iter().map(|kind| {
        let links = shown.links.iter().filter(|link| link.kind == *kind).cloned().collect();
        view! { <Works kind=*kind links/> }
    });
    let works = works.collect_view();
    view! {
        <div class="cto-grid">
            <div class="stack">
                <Contribution shown=shown.clone()/>
                {works}
                <Story story=shown.story.clone()/>
            </div>
            <aside class="stack">
                <Career stations=shown.stations.clone()/>
                <Known shown/>
            </aside>
        </div>
    }
}

/// In the CTO's words, and by what they have done.
#[component]
fn Contribution(shown: Shown) -> impl IntoView {
    use t::public_page::page as say;
    let locale = Locale::current();
    let yes = |text: String, detail: Option<String>| Line { answer: Answer::Yes, text, detail };
    let missions = shown
        .missions
        .iter()
        .map(|one| yes(named(locale, Kind::MissionType, one.mission_type.code()), Some(t::profile::times(locale, u32::from(one.times)))));
    let impacts = shown.impacts.iter().map(|one| yes(named(locale, Kind::Impact, one.impact.code()), one.evidence.clone()));
    let lines: Vec<Line> = missions.chain(impacts).collect();
    if lines.is_empty() && shown.contribution.is_none() {
        return None;
    }
    let said = shown.contribution.map(|words| view! { <p class="prose contribution">{words}</p> });
    let done = (!lines.is_empty()).then(|| view! { <Reasons lines/> });
    Some(view! { <section class="stack"><h2>{say::contribution(locale)}</h2>{said}{done}</section> })
}

/// Talks, texts, free software or communities.
#[component]
fn Works(kind: LinkKind, links: Vec<Link>) -> impl IntoView {
    use t::public_page::page as say;
    let locale = Locale::current();
    if links.is_empty() {
        return None;
    }
    let title = match kind {
        LinkKind::Talk => say::talks(locale),
        LinkKind::Writing => say::writing(locale),
        LinkKind::OpenSource => say::open_source(locale),
        LinkKind::Community => say::community(locale),
    };
    let line = |link: Link| {
        let year = link.year.map(|year| view! { <span class="quiet-text">{year}</span> });
        view! { <li><a href=link.address.to_string() rel="noopener noreferrer nofollow ugc">{link.title}</a> {year}</li> }
    };
    let lines = links.into_iter().map(line).collect_view();
    Some(view! { <section class="stack"><h2>{title}</h2><ul role="list" class="works">{lines}</ul></section> })
}

#[component]
fn Story(story: Option<String>) -> impl IntoView {
    let title = t::public_page::page::story(Locale::current());
    story.map(|story| view! { <section class="stack"><h2>{title}</h2><p class="prose">{story}</p></section> })
}

#[component]
fn Career(stations: Vec<Station>) -> impl IntoView {
    use t::public_page::page as say;
    let locale = Locale::current();
    if stations.is_empty() {
        return None;
    }
    let item = |one: Station| {
        let years = if one.started == one.ended { one.ended.to_string() } else { say::from_to(locale, one.started, one.ended) };
        let when = one.company.map_or_else(|| years.clone(), |company| format!("{years}, {company}"));
        let badge = one.confirmed.then(|| {
            view! { <Badge tone=Tone::Proof icon=IconName::BadgeCheck>{say::confirmed(locale)}</Badge> }
        });
        view! { <TimelineItem state=Milestone::Done when title=one.title>{badge}</TimelineItem> }
    };
    let items = stations.into_iter().map(item).collect_view();
    Some(view! { <section class="stack"><h2>{say::career(locale)}</h2><Timeline>{items}</Timeline></section> })
}

/// Technologies, sectors and the rest, in rows; what was not said has none.
#[component]
fn Known(shown: Shown) -> impl IntoView {
    use t::public_page::page as say;
    let locale = Locale::current();
    let with_years = |name: String, years: Option<u8>| match years {
        Some(years) => format!("{name} ({})", labels::years(locale, years)),
        None => name,
    };
    let stack = shown.stack.iter().map(|one| with_years(named(locale, Kind::Stack, one.technology.as_str()), one.years)).collect();
    let sectors = shown.sectors.iter().map(|one| with_years(named(locale, Kind::Sector, one.sector.code()), one.years)).collect();
    let areas = shown.areas.iter().map(|one| named(locale, Kind::Area, one.code())).collect();
    let stages = shown.stages.iter().map(|one| named(locale, Kind::Stage, one.code())).collect();
    let places = shown.places.iter().map(|one| named(locale, Kind::Place, &one.to_string())).collect();
    let languages = shown.languages.iter().map(|one| named(locale, Kind::Language, one.code())).collect();
    let years: Vec<String> = shown.years.map(|years| labels::years(locale, years)).into_iter().collect();
    let rows: Vec<(&str, Vec<String>)> = vec![
        (say::stack(locale), stack),
        (say::sectors(locale), sectors),
        (say::areas(locale), areas),
        (say::stages(locale), stages),
        (say::years(locale), years),
        (say::places(locale), places),
        (say::languages(locale), languages),
    ];
    let facts: Vec<(String, String)> = rows
        .into_iter()
        .filter(|(_, values)| !values.is_empty())
        .map(|(what, values)| (what.to_owned(), values.join(format::BETWEEN)))
        .collect();
    (!facts.is_empty()).then(|| view! { <section class="stack"><h2>{say::known(locale)}</h2><Facts facts/></section> })
}
