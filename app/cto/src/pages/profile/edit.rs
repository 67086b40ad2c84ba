//! One section of the profile, as a form.

use chrono::{DateTime, Utc};
use domain::profile::Section;
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_params_map;
use marketplace::{
    Problem,
    profiles::{OwnProfile, own},
};
use ui::{
    Locale, Nav, Page,
    components::{ButtonLink, Look, PageHead},
    form::{Form, Submit},
    format, href,
    server::{market, page, visitor},
    t,
};

use super::{boxes, clients, presentation, rows, saving::Saving, sections::title, terms};
use crate::{api::profile::SaveSection, islands::profile_saving::Part};

/// `/profile/edit/:section`.
#[component]
pub fn EditPage() -> impl IntoView {
    let asked = use_params_map().read_untracked().get("section").unwrap_or_default();
    page(async move {
        let section: Section = asked.parse().map_err(|_| Problem::NotFound)?;
        let market = market();
        let profile = own::read(&market, &visitor().cto()?).await?;
        Ok(view! { <SectionPage section profile now=market.now()/> }.into_any())
    })
}

#[component]
fn SectionPage(section: Section, profile: OwnProfile, now: DateTime<Utc>) -> impl IntoView {
    let locale = Locale::current();
    let back = href(locale, &format!("{}#{section}", Nav::Profile.path()));
    let saved = t::profile::saved(locale, format::moment(locale, profile.particulars.updated_at, now));
    let (id, version, form) = (profile.facts.id, profile.particulars.version, format!("profile-{section}"));
    let hidden = vec![("section", section.to_string()), ("version", version.to_string())];
    view! {
        <Page title=title(locale, section) nav=Some(Nav::Profile)>
            <div class="page narrow">
                <p class="quiet-text page-back"><a href=back.clone()>{t::profile::back(locale)}</a></p>
                <PageHead title=title(locale, section) lead=lead(locale, section)/>
                <Form name=form.clone() action=SaveSection::PATH class="profile-form" hidden>
                    <Fields section profile/>
                    <div class="cluster">
                        <Submit>{t::profile::save(locale)}</Submit>
                        <ButtonLink look=Look::Plain href=back.clone()>{t::profile::leave(locale)}</ButtonLink>
                    </div>
                    <Saving profile=id form=form part=Part::Section(section.to_string()) version saved next=back/>
                </Form>
            </div>
        </Page>
    }
}

#[component]
fn Fields(section: Section, profile: OwnProfile) -> impl IntoView {
    match section {
        Section::Presentation => view! { <presentation::PresentationFields profile/> }.into_any(),
        Section::Stack => view! { <rows::StackFields profile/> }.into_any(),
        Section::Sectors => view! { <rows::SectorFields profile/> }.into_any(),
        Section::Impacts => view! { <rows::ImpactFields profile/> }.into_any(),
        Section::Missions => view! { <rows::MissionFields profile/> }.into_any(),
        Section::Strengths => view! { <boxes::StrengthFields profile/> }.into_any(),
        Section::Terms => view! { <terms::TermFields profile/> }.into_any(),
        Section::Wishes => view! { <boxes::WishFields profile/> }.into_any(),
        Section::Exclusions => view! { <presentation::ExclusionFields profile/> }.into_any(),
        Section::Links => view! { <presentation::LinkFields profile/> }.into_any(),
        Section::Status => view! { <presentation::StatusFields profile/> }.into_any(),
        Section::Clients => view! { <clients::ClientFields profile/> }.into_any(),
    }
}

/// Who reads the section, and what it is for.
fn lead(locale: Locale, section: Section) -> &'static str {
    use t::profile::lead_of as say;
    match section {
        Section::Presentation => say::presentation(locale),
        Section::Stack => say::stack(locale),
        Section::Sectors => say::sectors(locale),
        Section::Impacts => say::impacts(locale),
        Section::Missions => say::missions(locale),
        Section::Strengths => say::strengths(locale),
        Section::Terms => say::terms(locale),
        Section::Wishes => say::wishes(locale),
        Section::Exclusions => say::exclusions(locale),
        Section::Links => say::links(locale),
        Section::Status => say::status(locale),
        Section::Clients => t::checks::clients::lead(locale),
    }
}
