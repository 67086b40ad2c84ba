//! What was read from a CV, to be ticked or not: nothing of it is in the profile before.

use domain::ImportId;
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_params_map;
use marketplace::{
    Problem,
    profiles::imports::{self, Found, FoundLink, FoundStation, Import},
};
use ui::{
    Locale, Nav, Page,
    components::{Empty, Look, PageHead},
    form::{Check, Field, Form, Submit, TextArea, TextInput},
    href,
    labels::link_kind,
    server::{market, page, visitor},
    t,
};

use super::facts::{Facts, Words};
use crate::api::import::{DiscardImport, TakeImport};

/// `/profile/import/:import`.
#[component]
pub fn ReviewPage() -> impl IntoView {
    let asked = use_params_map().read_untracked().get("import").unwrap_or_default();
    page(async move {
        let cto = visitor().cto()?;
        let id: ImportId = asked.parse().map_err(|_| Problem::NotFound)?;
        let import = imports::read(&market(), &cto, id).await?;
        Ok(view! { <Review import/> }.into_any())
    })
}

#[component]
fn Review(import: Import) -> impl IntoView {
    use t::import as say;
    let locale = Locale::current();
    let id = import.id;
    let back = href(locale, "/profile/import");
    let is_new = |fact: &&imports::FoundFact| !import.is_known(fact);
    let found = import.found.facts.iter().filter(is_new).count() + import.found.stations.len();
    let lead = say::review_lead(locale, u32::try_from(found).unwrap_or(u32::MAX));
    let nothing = found == 0 && import.found.headline.is_none() && import.found.story.is_empty();
    let body = match nothing {
        true => view! { <Empty title=say::nothing(locale) text=say::nothing_text(locale) laid=1/> }.into_any(),
        false => view! { <Proposal import/> }.into_any(),
    };
    view! {
        <Page title=say::review_title(locale) nav=Some(Nav::Profile)>
            <div class="page narrow">
                <p class="quiet-text page-back"><a href=back>{say::title(locale)}</a></p>
                <PageHead title=say::review_title(locale) lead/>
                {body}
                <Form name="import-discard" action=DiscardImport::PATH class="section" hidden=vec![("import", id.to_string())]>
                    <Submit look=Look::Plain>{say::discard(locale)}</Submit>
                </Form>
            </div>
        </Page>
    }
}

#[component]
fn Proposal(import: Import) -> impl IntoView {
    use t::import as say;
    let locale = Locale::current();
    let hidden = vec![("import", import.id.to_string())];
    let (found, known) = (import.found.clone(), import.profile.clone());
    view! {
        <Form name="import" action=TakeImport::PATH class="profile-form" hidden>
            <Story found=found.clone() has_headline=!known.facts.headline.is_empty() has_story=!known.contact.about.is_empty() has_years=known.facts.years.is_some()/>
            <Stations stations=found.stations/>
            <Facts import/>
            <Links links=found.links/>
            <div class="cluster"><Submit>{say::take(locale)}</Submit></div>
        </Form>
    }
}

/// Headline, story and years: proposed in place of what is not there yet.
#[component]
fn Story(found: Found, has_headline: bool, has_story: bool, has_years: bool) -> impl IntoView {
    use t::import as say;
    let locale = Locale::current();
    let replace = |has: bool| if has { say::replace(locale) } else { say::take_this(locale) };
    let headline = found.headline.map(|headline| {
        view! {
            <div class="found-words">
                <Field name="headline" label=t::profile::presentation::headline(locale)><TextInput value=headline/></Field>
                <Check name="take_headline" label=replace(has_headline) checked=!has_headline/>
            </div>
        }
    });
    let story = (!found.story.is_empty()).then(|| {
        view! {
            <div class="found-words">
                <Field name="story" label=t::profile::presentation::story(locale)><TextArea rows=5 value=found.story/></Field>
                <Check name="take_story" label=replace(has_story) checked=!has_story/>
            </div>
        }
    });
    let years = found.years.map(|years| {
        view! {
            <div class="found-words">
                <div class="short-field">
                    <Field name="practice_years" label=t::profile::presentation::years(locale)><TextInput inputmode="numeric" value=years.to_string()/></Field>
                </div>
                <Check name="take_years" label=replace(has_years) checked=!has_years/>
            </div>
        }
    });
    (headline.is_some() || story.is_some() || years.is_some()).then(|| {
        view! { <section class="stack"><h2>{t::profile::section::presentation(locale)}</h2>{headline}{story}{years}</section> }
    })
}

/// Stations, each to be corrected where it stands.
#[component]
fn Stations(stations: Vec<FoundStation>) -> impl IntoView {
    let locale = Locale::current();
    let one = |(at, station): (usize, FoundStation)| view! { <Station at station/> };
    (!stations.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h2>{t::profile::experience::title(locale)}</h2>
                <ul role="list" class="found-list">{stations.into_iter().enumerate().map(one).collect_view()}</ul>
            </section>
        }
    })
}

#[component]
fn Station(at: usize, station: FoundStation) -> impl IntoView {
    use t::profile::experience as say;
    let locale = Locale::current();
    let year = |year: Option<i16>| year.map(|year| year.to_string()).unwrap_or_default();
    let label = t::import::take_station(locale, &station.company, &station.title);
    // Without its first year a station has no place in a career: it is proposed, and asks for the year when it is ticked.
    // What was read from a text is the person's to tick: a line may look like a station and be none.
    let is_whole = station.started.is_some() && station.quote.is_none();
    let quote = station.quote.map(|quote| view! { <Words quote/> });
    view! {
        <li class="stack">
            <Check name=format!("station-{at}") label checked=is_whole/>
            <div class="edit-row of-station">
                <Field name=format!("title-{at}") label=say::role(locale)><TextInput value=station.title/></Field>
                <Field name=format!("company-{at}") label=say::company(locale)><TextInput value=station.company/></Field>
                <Field name=format!("started-{at}") label=say::started(locale)><TextInput inputmode="numeric" value=year(station.started)/></Field>
                <Field name=format!("ended-{at}") label=say::ended(locale)><TextInput inputmode="numeric" value=year(station.ended)/></Field>
            </div>
            {quote}
            {(!station.description.is_empty()).then(|| view! { <p class="quiet-text prose">{station.description}</p> })}
        </li>
    }
}

#[component]
fn Links(links: Vec<FoundLink>) -> impl IntoView {
    let locale = Locale::current();
    let one = |(at, link): (usize, FoundLink)| {
        let label = format!("{}, {} ({})", link_kind(locale, link.kind), link.title, link.address);
        view! { <li><Check name=format!("link-{at}") label checked=true/></li> }
    };
    (!links.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h2>{t::profile::section::links(locale)}</h2>
                <ul role="list" class="found-list">{links.into_iter().enumerate().map(one).collect_view()}</ul>
            </section>
        }
    })
}
