//! A CTO's own profile, as staff sees it, and the pause button.

use domain::{CriterionKind, lifecycle::ProfileState};
use leptos::{prelude::*, server_fn::ServerFn};
use marketplace::profiles::{Experience, OwnProfile, own};
use ui::{
    Locale, Nav, Page,
    components::{Facts, Look, PageHead, ProfileBadge, Timeline, TimelineItem},
    form::{Form, Submit},
    format,
    labels::named,
    server::{market, page, visitor},
    t,
};

use crate::api::profile::{PauseProfile, ResumeProfile};

/// The profile.
#[component]
pub fn ProfilePage() -> impl IntoView {
    page(async {
        let profile = own::read(&market(), &visitor().cto()?).await?;
        let locale = Locale::current();
        Ok(view! {
            <Page title=t::cto::profile::title(locale) nav=Some(Nav::Profile)>
                <div class="page narrow">
                    <PageHead title=profile.contact.name.clone() lead=profile.facts.headline.clone()>
                        <div class="cluster"><ProfileBadge state=profile.state/><Pause state=profile.state/></div>
                    </PageHead>
                    <div class="stack profile-sections">
                        <Practice profile=profile.clone()/>
                        <Known profile=profile.clone()/>
                        <Career experiences=profile.contact.experiences.clone()/>
                        <Hidden profile/>
                    </div>
                </div>
            </Page>
        }
        .into_any())
    })
}

#[component]
fn Pause(state: ProfileState) -> impl IntoView {
    let locale = Locale::current();
    match state {
        ProfileState::Accepted => Some(
            view! { <Form name="pause" action=PauseProfile::PATH><Submit look=Look::Secondary small=true>{t::cto::profile::pause(locale)}</Submit></Form> }.into_any(),
        ),
        ProfileState::Paused => {
            Some(view! { <Form name="resume" action=ResumeProfile::PATH><Submit small=true>{t::cto::profile::resume(locale)}</Submit></Form> }.into_any())
        }
        _ => None,
    }
}

/// What a mission must meet.
#[component]
fn Practice(profile: OwnProfile) -> impl IntoView {
    use t::cto::profile as words;
    let locale = Locale::current();
    let facts = profile.facts;
    let unsaid = || words::unsaid(locale).to_owned();
    let list = |items: Vec<String>| if items.is_empty() { unsaid() } else { format::list(locale, &items) };
    let rows = vec![
        (words::rhythm(locale).to_owned(), facts.rhythm.map_or_else(unsaid, |rhythm| format::days_a_week(locale, rhythm))),
        (words::rate(locale).to_owned(), facts.rate.map_or_else(unsaid, |rate| format::rate(locale, rate))),
        (words::from(locale).to_owned(), facts.available_from.map_or_else(unsaid, |day| format::date(locale, day))),
        (
            words::places(locale).to_owned(),
            list(facts.places.iter().map(|place| named(locale, CriterionKind::Place, &place.to_string())).collect()),
        ),
        (
            words::languages(locale).to_owned(),
            list(facts.languages.iter().map(|language| named(locale, CriterionKind::Language, language.code())).collect()),
        ),
    ];
    view! { <section class="stack"><h2>{words::practice(locale)}</h2><Facts facts=rows/></section> }
}

/// What is known, has been done, is wished for and refused.
#[component]
fn Known(profile: OwnProfile) -> impl IntoView {
    use t::cto::profile as words;
    let locale = Locale::current();
    let facts = profile.facts;
    let label = |kind, code: &str| named(locale, kind, code);
    let with_years = |name: String, years: Option<u8>| match years {
        Some(years) => format!("{name} ({})", words::years(locale, u32::from(years))),
        None => name,
    };
    let wishes = &facts.wishes;
    let groups = [
        (
            words::stack(locale),
            facts.stack.iter().map(|one| with_years(label(CriterionKind::Stack, one.technology.as_str()), one.years)).collect(),
        ),
        (
            words::sectors(locale),
            facts.sectors.iter().map(|one| with_years(label(CriterionKind::Sector, one.sector.code()), one.years)).collect(),
        ),
        (words::impacts(locale), facts.impacts.iter().map(|one| label(CriterionKind::Impact, one.impact.code())).collect()),
        (
            words::missions(locale),
            facts.mission_types.iter().map(|one| label(CriterionKind::MissionType, one.mission_type.code())).collect(),
        ),
        (words::strengths(locale), facts.orientations.iter().map(|one| label(CriterionKind::Orientation, one.code())).collect()),
        (
            words::wants(locale),
            wishes
                .sectors
                .iter()
                .map(|one| label(CriterionKind::Sector, one.code()))
                .chain(wishes.impacts.iter().map(|one| label(CriterionKind::Impact, one.code())))
                .chain(wishes.mission_types.iter().map(|one| label(CriterionKind::MissionType, one.code())))
                .collect::<Vec<_>>(),
        ),
        (
            words::refuses(locale),
            wishes
                .refused_sectors
                .iter()
                .map(|one| label(CriterionKind::Sector, one.code()))
                .chain(wishes.refused_mission_types.iter().map(|one| label(CriterionKind::MissionType, one.code())))
                .collect(),
        ),
    ];
    let groups = groups.map(|(title, items)| tags(title, items)).collect_view();
    view! { <section class="stack"><h2>{words::known(locale)}</h2>{groups}</section> }
}

fn tags(title: &'static str, items: Vec<String>) -> impl IntoView {
    (!items.is_empty()).then(|| {
        let items = items.into_iter().map(|item| view! { <li>{item}</li> }).collect_view();
        view! { <div><h3 class="overline">{title}</h3><ul role="list" class="tags">{items}</ul></div> }
    })
}

#[component]
fn Career(experiences: Vec<Experience>) -> impl IntoView {
    use t::cto::profile as words;
    let locale = Locale::current();
    let items = experiences
        .into_iter()
        .map(|one| {
            let until = one.ended.map_or_else(|| words::today(locale).to_owned(), |year| year.to_string());
            let title = format!("{}, {}", one.title, one.company);
            view! { <TimelineItem when=format!("{}–{until}", one.started) title><p>{one.description}</p></TimelineItem> }
        })
        .collect_view();
    view! { <section class="stack"><h2>{words::career(locale)}</h2><Timeline>{items}</Timeline></section> }
}

/// Who never sees this profile.
#[component]
fn Hidden(profile: OwnProfile) -> impl IntoView {
    use t::cto::profile as words;
    let locale = Locale::current();
    let text =
        if profile.exclusions.is_empty() { words::nobody_excluded(locale).to_owned() } else { format::list(locale, &profile.exclusions) };
    view! {
        <section class="stack">
            <h2>{words::excluded(locale)}</h2>
            <p>{text}</p>
            <p class="quiet-text">{words::excluded_note(locale)}</p>
        </section>
    }
}
