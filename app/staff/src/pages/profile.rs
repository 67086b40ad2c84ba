//! One CTO, with everything that staff may see.

mod notes;
mod public_page;
mod vetting;
mod vetting_forms;
use domain::{CriterionKind, lifecycle::ProfileState, profile::Photo};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use marketplace::{
    availability, documents,
    profiles::{Experience, ProfileCard, read},
    public_pages, references,
    vetting::{dossier, notes as written},
};
use matching::Profile;
use ui::{
    Locale, Nav, Page,
    components::{Facts, OwnWords, Portrait, ProfileBadge},
    format, href,
    labels::{self, named},
    server::{market, page},
    t,
};

use self::{notes::Notes, public_page::PublicPagePanel, vetting::VettingPanel};
use super::{availability::AvailabilityNotice, documents::Documents, particulars::Particulars, references::References};
use crate::asked::{id, staff};

/// `/staff/profiles/:profile`.
#[component]
pub fn ProfilePage() -> impl IntoView {
    let profile = use_params_map().read_untracked().get("profile").unwrap_or_default();
    page(async move {
        let (market, staff) = (market(), staff()?);
        let profile = id(&profile)?;
        let card = read::card(&market, &staff, profile).await?;
        let standing = dossier(&market, &staff, profile).await?;
        let notes = written::list(&market, &staff, profile).await?;
        let (references, documents) =
            (references::read::of_profile(&market, &staff, profile).await?, documents::read::of_profile(&market, &staff, profile).await?);
        let public = public_pages::read::of_profile(&market, &staff, profile).await?;
        let available = availability::of_profile(&market, &staff, profile).await?;
        let state = standing.state;
        let (title, now, noted) = (card.contact.name.clone(), market.now(), notes.len());
        let beside = view! { <VettingPanel profile standing notes=noted now/> <PublicPagePanel profile page=public/> }.into_any();
        let below = view! { <Notes profile notes now/> }.into_any();
        Ok(view! {
            <Page title nav=Some(Nav::Profiles) body_class="staff">
                <div class="page wide">
                    <p class="quiet-text page-back"><a href=href(Locale::current(), Nav::Profiles.path())>{t::staff::profiles::title(Locale::current())}</a></p>
                    <ProfileSheet card beside below terms=view! { <AvailabilityNotice standing=available/> }.into_any()/>
                    <div class="proofs"><References profile state references/><Documents profile state documents/></div>
                </div>
            </Page>
        }
        .into_any())
    })
}

/// What staff reads of a CTO. The CTO's own preview draws the same without what is staff's alone.
#[component]
pub fn ProfileSheet(
    card: ProfileCard,
    /// What is staff's alone, beside what the CTO says.
    #[prop(optional)]
    beside: Option<AnyView>,
    /// The same, below it.
    #[prop(optional)]
    below: Option<AnyView>,
    /// The same, below the terms.
    #[prop(optional)]
    terms: Option<AnyView>,
) -> impl IntoView {
    let locale = Locale::current();
    let ProfileCard { state, contact, facts, exclusions, particulars } = card;
    let about = match contact.about.trim() {
        "" => view! { <p class="quiet-text">{t::staff::not_said(locale)}</p> }.into_any(),
        words => view! { <OwnWords words prose=true/> }.into_any(),
    };
    let (experiences, links) = (contact.experiences, contact.links);
    view! {
        <Head name=contact.name photo=contact.photo headline=facts.headline.clone() state/>
        <div class="curation-grid">
            <div class="pool">
                <div class="panel parts">
                    <section class="stack"><h2>{t::staff::profile::about(locale)}</h2>{about}</section>
                    <section class="stack"><h2>{t::staff::profile::career(locale)}</h2><Career experiences/></section>
                    <section class="stack"><h2>{t::staff::profile::known(locale)}</h2><Facts facts=known(locale, &facts)/></section>
                    <section class="stack"><h2>{t::staff::profile::wishes(locale)}</h2><Facts facts=wishes(locale, &facts)/></section>
                    <Particulars particulars links/>
                </div>
                {below}
            </div>
            <aside class="shortlist">
                {beside}
                <h2>{t::staff::profile::practice(locale)}</h2>
                <p><a href=format!("mailto:{}", contact.email)>{contact.email.clone()}</a></p>
                <Facts facts=practice(locale, &facts)/>
                {terms}
                <Exclusions exclusions/>
            </aside>
        </div>
    }
}

#[component]
fn Head(name: String, #[prop(optional_no_strip)] photo: Option<Photo>, headline: String, state: ProfileState) -> impl IntoView {
    view! {
        <div class="mission-line">
            <div class="person">
                {photo.map(|photo| view! { <Portrait name=name.clone() photo=Some(photo)/> })}
                <h1>{name}</h1>
            </div>
            <p class="lead">{headline}</p>
            <ProfileBadge state/>
        </div>
    }
}

#[component]
fn Career(experiences: Vec<Experience>) -> impl IntoView {
    let locale = Locale::current();
    if experiences.is_empty() {
        return view! { <p class="quiet-text">{t::staff::not_said(locale)}</p> }.into_any();
    }
    let station = move |one: Experience| {
        let until = one.ended.map_or_else(|| t::staff::profile::today(locale).to_owned(), |year| year.to_string());
        let proof = if one.confirmed { t::staff::profile::confirmed(locale) } else { t::staff::profile::unconfirmed(locale) };
        view! {
            <li>
                <strong>{one.title}", "{one.company}</strong>
                <p class="quiet-text">{t::staff::profile::years(locale, one.started, until)}" · "{proof}</p>
                <p>{one.description}</p>
            </li>
        }
    };
    view! { <ul role="list" class="stack">{experiences.into_iter().map(station).collect_view()}</ul> }.into_any()
}

#[component]
fn Exclusions(exclusions: Vec<String>) -> impl IntoView {
    let locale = Locale::current();
    let list = match exclusions.is_empty() {
        true => view! { <p class="quiet-text">{t::staff::profile::no_exclusions(locale)}</p> }.into_any(),
        false => {
            view! { <ul class="tags">{exclusions.into_iter().map(|company| view! { <li>{company}</li> }).collect_view()}</ul> }.into_any()
        }
    };
    view! { <section class="stack"><h3>{t::staff::profile::exclusions(locale)}</h3>{list}</section> }
}

/// Names after each other, or that nothing was said.
fn listed(locale: Locale, names: Vec<String>) -> String {
    if names.is_empty() { t::staff::not_said(locale).to_owned() } else { names.join(", ") }
}

/// A name with how long or how often, where it was said.
fn with_detail(name: String, detail: Option<String>) -> String {
    detail.map_or(name.clone(), |detail| format!("{name} ({detail})"))
}

/// What the CTO has done.
fn known(locale: Locale, facts: &Profile) -> Vec<(String, String)> {
    let name = |kind, code: String| named(locale, kind, &code);
    let years = |years: Option<u8>| years.map(|years| labels::years(locale, years));
    let stack = facts.stack.iter().map(|one| {
        let past = (!one.current).then(|| t::staff::profile::past(locale).to_owned());
        let detail: Vec<String> = years(one.years).into_iter().chain(past).collect();
        with_detail(name(CriterionKind::Stack, one.technology.to_string()), (!detail.is_empty()).then(|| detail.join(", ")))
    });
    let sectors = facts.sectors.iter().map(|one| with_detail(name(CriterionKind::Sector, one.sector.to_string()), years(one.years)));
    let impacts = facts.impacts.iter().map(|one| with_detail(name(CriterionKind::Impact, one.impact.to_string()), one.evidence.clone()));
    let missions = facts.mission_types.iter().map(|one| {
        let often = (one.times > 1).then(|| t::explain::times(locale, one.times.into()));
        with_detail(name(CriterionKind::MissionType, one.mission_type.to_string()), often)
    });
    let rows = [
        (CriterionKind::Stack, stack.collect()),
        (CriterionKind::Sector, sectors.collect()),
        (CriterionKind::Impact, impacts.collect()),
        (CriterionKind::MissionType, missions.collect()),
        (CriterionKind::Area, facts.areas.iter().map(|one| name(CriterionKind::Area, one.to_string())).collect()),
        (CriterionKind::Stage, facts.stages.iter().map(|one| name(CriterionKind::Stage, one.to_string())).collect()),
        (CriterionKind::Orientation, facts.orientations.iter().map(|one| name(CriterionKind::Orientation, one.to_string())).collect()),
    ];
    rows.into_iter().map(|(kind, names): (_, Vec<String>)| (ui::criterion_label(locale, kind).to_owned(), listed(locale, names))).collect()
}

/// What the CTO looks for and refuses.
fn wishes(locale: Locale, facts: &Profile) -> Vec<(String, String)> {
    let wishes = &facts.wishes;
    let name = |kind, code: String| named(locale, kind, &code);
    let sectors = |list: &[domain::Sector]| list.iter().map(|one| name(CriterionKind::Sector, one.to_string())).collect::<Vec<_>>();
    let missions =
        |list: &[domain::MissionType]| list.iter().map(|one| name(CriterionKind::MissionType, one.to_string())).collect::<Vec<_>>();
    let wanted = sectors(&wishes.sectors)
        .into_iter()
        .chain(missions(&wishes.mission_types))
        .chain(wishes.impacts.iter().map(|one| name(CriterionKind::Impact, one.to_string())))
        .chain(wishes.stages.iter().map(|one| name(CriterionKind::Stage, one.to_string())));
    let refused = sectors(&wishes.refused_sectors).into_iter().chain(missions(&wishes.refused_mission_types));
    vec![
        (t::staff::profile::wants(locale).to_owned(), listed(locale, wanted.collect())),
        (t::staff::profile::refuses(locale).to_owned(), listed(locale, refused.collect())),
    ]
}

/// On which terms they work.
fn practice(locale: Locale, facts: &Profile) -> Vec<(String, String)> {
    let unsaid = || t::staff::not_said(locale).to_owned();
    let places = facts.places.iter().map(|one| named(locale, CriterionKind::Place, &one.to_string())).collect();
    let languages = facts.languages.iter().map(|one| named(locale, CriterionKind::Language, &one.to_string())).collect();
    [
        (t::staff::profiles::rate(locale), facts.rate.map_or_else(unsaid, |rate| format::rate(locale, rate))),
        (t::staff::profiles::rhythm(locale), facts.rhythm.map_or_else(unsaid, |rhythm| format::days_a_week(locale, rhythm))),
        (t::staff::profiles::free(locale), facts.available_from.map_or_else(unsaid, |day| format::date(locale, day))),
        (ui::criterion_label(locale, CriterionKind::Place), listed(locale, places)),
        (ui::criterion_label(locale, CriterionKind::Language), listed(locale, languages)),
        (t::staff::profile::practised(locale), facts.years.map_or_else(unsaid, |years| labels::years(locale, years))),
        (t::staff::profile::proofs(locale), format::number(locale, facts.proofs)),
    ]
    .into_iter()
    .map(|(what, value)| (what.to_owned(), value))
    .collect()
}
