//! A CTO's own profile: what it says, each section with the way to change it, and what a CEO sees of it.

mod boxes;
mod clients;
mod edit;
mod experience;
mod joining;
mod missing;
mod presentation;
mod preview;
mod rows;
mod running;
mod saving;
mod sections;
mod suggestions;
mod terms;

use domain::lifecycle::{ProfileState, ReferenceRequestState as Asked};
use leptos::{prelude::*, server_fn::ServerFn};
use marketplace::{availability, documents, matches::missing, profiles::own, references, vetting};
use ui::{
    Locale, Nav, Page,
    components::{ButtonLink, Look, PageHead, ProfileBadge},
    form::{Form, Submit},
    href,
    server::{market, page, visitor},
    t,
};

use super::availability::AvailabilityNotice;
use super::{documents::Documents, references::References};
use crate::api::profile::PauseProfile;
use joining::Joining;
use missing::Silences;
use preview::Glimpse;
use sections::Sections;

pub use edit::EditPage;
pub use experience::ExperiencePage;

/// The profile.
#[component]
pub fn ProfilePage() -> impl IntoView {
    page(async {
        let market = market();
        let cto = visitor().cto()?;
        let profile = own::read(&market, &cto).await?;
        let costs = missing(&market, &cto).await?;
        let standing = vetting::standing(&market, &cto).await?;
        let (requests, documents) = (references::read::own(&market, &cto).await?, documents::read::own(&market, &cto).await?);
        let named = requests.iter().filter(|one| matches!(one.state, Asked::Named | Asked::Waiting | Asked::Answered)).count();
        let state = profile.state;
        let available = availability::own(&market, &cto).await?;
        let locale = Locale::current();
        Ok(view! {
            <Page title=t::profile::title(locale) nav=Some(Nav::Profile)>
                <div class="page">
                    <PageHead title=t::profile::title(locale) lead=t::profile::lead(locale)>
                        <div class="cluster">
                            <ProfileBadge state/>
                            {(state == ProfileState::Accepted).then(|| view! { <Pause/> })}
                            <ButtonLink look=Look::Plain small=true href=href(locale, "/profile/import")>{t::profile::import(locale)}</ButtonLink>
                        </div>
                        <AvailabilityNotice standing=available/>
                    </PageHead>
                    <Joining standing named now=market.now()/>
                    <div class="profile-grid">
                        <Sections profile=profile.clone()><References requests profile=state/><Documents documents profile=state/></Sections>
                        <aside class="preview" aria-labelledby="preview"><Glimpse profile today=ui::format::local(market.now()).date()/><Silences costs/></aside>
                    </div>
                </div>
            </Page>
        }
        .into_any())
    })
}

/// The way out; the way back stands in the notice of the pause.
#[component]
fn Pause() -> impl IntoView {
    let locale = Locale::current();
    view! { <Form name="pause" action=PauseProfile::PATH><Submit look=Look::Secondary small=true>{t::profile::pause(locale)}</Submit></Form> }
}

/// The address at which a section is changed, in the language of the page.
fn edit_address(locale: Locale, section: domain::profile::Section) -> String {
    href(locale, &format!("/profile/edit/{section}"))
}
