//! `/agenda/:event`: what it is, when and where; who comes; signing up; and afterwards how it was.

use chrono::{DateTime, Utc};
use domain::{
    Audience, CommunityEventId, EventKind, Role,
    forms::first_words,
    lifecycle::{AttendanceState, CommunityEventState},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use marketplace::{
    Problem,
    community_events::{self, EventSheet, ListedPerson, MOST_LISTED},
};
use ui::{
    Locale, Nav, Page,
    agenda::{Standing, calendar_address, event_address, held_in, place, staff_event_address, when},
    components::{Icon, IconName, Look, Notice, NoticeKind, PageHead, button_class},
    format, href, labels,
    messages::with_links,
    public::{JsonLd, PublicHead},
    server::{market, page, visitor, whole_address},
    t,
};

use super::{sign_up::SignUp, structured::structured};
use crate::published::event_picture;

/// The page.
#[component]
pub fn EventPage() -> impl IntoView {
    let asked = use_params_map().with_untracked(|params| params.get("event")).unwrap_or_default();
    page(async move {
        let (market, visitor) = (market(), visitor());
        let event: CommunityEventId = asked.parse().map_err(|_| Problem::NotFound)?;
        let reader = community_events::reader(&market, &visitor).await?;
        let sheet = community_events::sheet(&market, &reader, event).await?;
        let is_staff = visitor.signed_in().is_some_and(|who| who.role() == Role::Staff);
        Ok(view! { <Whole sheet is_staff now=market.now()/> }.into_any())
    })
}

#[component]
fn Whole(sheet: EventSheet, is_staff: bool, now: DateTime<Utc>) -> impl IntoView {
    use t::agenda::show as say;
    let locale = Locale::current();
    let card = sheet.card.clone();
    let nav = if is_staff { Nav::StaffAgenda } else { Nav::Agenda };
    let lead = format::capital(&when(locale, (card.starts_at, card.ends_at), card.zone));
    let back = move || view! { <p class="quiet-text"><a href=href(locale, Nav::Agenda.path())>{say::back(locale)}</a></p> };
    let edit = is_staff.then(|| view! { <a href=href(locale, &staff_event_address(card.id))>{say::edit(locale)}</a> });
    let head = (card.audience == Audience::Public).then(|| view! { <Head sheet=sheet.clone()/> });
    let is_over = card.ends_at <= now;
    let (for_words, for_facts, for_people) = (sheet.clone(), sheet.clone(), sheet.people.clone());
    view! {
        {head}
        <Page title=card.title.clone() nav=Some(nav)>
            <div class="page agenda">
                <PageHead title=card.title.clone() lead above=back>
                    <p class="cluster quiet-text">{labels::event_kind(locale, card.kind)}<Standing card=card.clone() now/>{edit}</p>
                </PageHead>
                <div class="occasion-grid">
                    <div class="stack occasion-words"><Words sheet=for_words now/>{for_people.map(|people| view! { <People people is_over/> })}</div>
                    <aside class="stack" aria-label=say::what(locale)>
                        <Practical sheet=for_facts now/>
                        <SignUp sheet now/>
                    </aside>
                </div>
            </div>
        </Page>
    }
}

/// What a public event tells machines.
#[component]
fn Head(sheet: EventSheet) -> impl IntoView {
    let locale = Locale::current();
    let (path, title) = (event_address(sheet.card.id), sheet.card.title.clone());
    let (description, picture) = (first_words(&sheet.description, 30), event_picture(locale, &sheet));
    let value = structured(&sheet, &whole_address(locale, &path));
    view! { <PublicHead path title description picture kind="article"/> <JsonLd value/> }
}

/// Whether it takes place; how it was, once it is over; what it is about.
#[component]
fn Words(sheet: EventSheet, now: DateTime<Utc>) -> impl IntoView {
    use t::agenda::show as say;
    let locale = Locale::current();
    let card = &sheet.card;
    let lang = card.language.code();
    let is_over = card.ends_at <= now && card.state != CommunityEventState::Cancelled;
    let cancelled = sheet.cancelled_reason.clone().map(|reason| {
        view! { <Notice kind=NoticeKind::Warning title=say::cancelled(locale)><p>{format::quoted(locale, &reason)}</p></Notice> }
    });
    let recap = match sheet.recap.as_deref().filter(|_| is_over) {
        Some(recap) => {
            let words = with_links(recap);
            Some(view! { <section class="stack" aria-labelledby="recap"><h2 id="recap">{say::recap(locale)}</h2><div class="written" lang=lang>{words}</div></section> }.into_any())
        }
        None if is_over => Some(view! { <Notice title=say::over(locale)><p>{say::no_recap(locale)}</p></Notice> }.into_any()),
        None => None,
    };
    let programme = is_over.then(|| view! { <h2>{say::programme(locale)}</h2> });
    view! { {cancelled} {recap} <section class="stack">{programme}<div class="written" lang=lang>{with_links(&sheet.description)}</div></section> }
}

/// Where, for whom, with whom.
#[component]
fn Practical(sheet: EventSheet, now: DateTime<Utc>) -> impl IntoView {
    use t::agenda::show as say;
    let locale = Locale::current();
    let card = sheet.card.clone();
    let is_mine = card.mine == Some(AttendanceState::Going);
    let row = |name: &'static str, value: AnyView| view! { <dt>{name}</dt><dd>{value}</dd> };
    let link = match (&sheet.link, card.has_link) {
        (Some(link), _) => {
            let address = link.clone();
            let shown = link.trim_start_matches("https://").to_owned();
            Some(row(say::link(locale), view! { <a href=address rel="noopener noreferrer nofollow">{shown}</a> }.into_any()))
        }
        (None, true) if !is_mine && card.state == CommunityEventState::Published => {
            Some(row(say::link(locale), view! { <span class="quiet-text">{say::link_hidden(locale)}</span> }.into_any()))
        }
        _ => None,
    };
    // Whose kind is to be online says so in the head of the page.
    let is_said = card.place.is_none() && card.kind == EventKind::Online;
    let at = (!is_said).then(|| row(say::at_place(locale), place(locale, &card).into_any()));
    let seats = card.seats.map(|seats| row(say::seats(locale), seats.to_string().into_any()));
    let speaker = sheet.speaker.as_ref().map(|name| row(say::speaker(locale), say::speaker_from(locale, name).into_any()));
    let going = u32::try_from(card.going).unwrap_or(0);
    let going = (going > 0).then(|| if card.ends_at <= now { say::went(locale, going) } else { say::going(locale, going) });
    let going = going.map(|words| view! { <p class="quiet-text">{words}</p> });
    let file = (card.state == CommunityEventState::Published).then(|| {
        view! {
            <p>
                <a class=button_class(Look::Secondary, true, false) href=calendar_address(locale, card.id) download>
                    <Icon name=IconName::Download/> " " {say::calendar(locale)}
                </a>
            </p>
        }
    });
    view! {
        <dl class="facts occasion-facts">
            {at}
            {link}
            {speaker}
            {row(say::language(locale), held_in(locale, card.language).into_any())}
            {row(say::audience(locale), labels::audience(locale, card.audience).into_any())}
            {seats}
        </dl>
        {going}
        {file}
    }
}

/// Those who come and agreed to be named: CEOs, CTOs and the team, each apart.
#[component]
fn People(people: Vec<ListedPerson>, is_over: bool) -> impl IntoView {
    use t::agenda::show as say;
    let locale = Locale::current();
    let most = usize::try_from(MOST_LISTED).unwrap_or(usize::MAX);
    let cut = (people.len() >= most).then(|| view! { <p class="quiet-text">{say::people_most(locale, MOST_LISTED)}</p> });
    let of = |roles: &[Role]| -> Vec<String> {
        people.iter().filter(|person| roles.contains(&person.role)).map(|person| person.name.clone()).collect()
    };
    let group = |title: &'static str, names: Vec<String>| {
        let names = (!names.is_empty()).then_some(names)?;
        let items = names.into_iter().map(|name| view! { <li>{name}</li> }).collect_view();
        Some(view! { <div><h3>{title}</h3><ul role="list" class="occasion-names">{items}</ul></div> })
    };
    let groups = [
        group(say::ctos(locale), of(&[Role::Cto])),
        group(say::ceos(locale), of(&[Role::Ceo])),
        group(say::team(locale), of(&[Role::Staff, Role::System])),
    ];
    let nobody = people.is_empty().then(|| view! { <p>{say::people_none(locale)}</p> });
    view! {
        <section class="stack occasion-people" aria-labelledby="people">
            <h2 id="people">{if is_over { say::people_past(locale) } else { say::people(locale) }}</h2>
            <p class="quiet-text">{say::people_text(locale)}</p>
            {nobody}
            {groups.into_iter().flatten().collect_view()}
            {cut}
        </section>
    }
}
