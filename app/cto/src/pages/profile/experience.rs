//! One station of the career, as a form.

use domain::ExperienceId;
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_params_map;
use marketplace::{
    Problem,
    profiles::{Experience, OwnProfile, edit, own},
};
use ui::{
    Locale, Nav, Page,
    components::{ButtonLink, Look, Notice, PageHead},
    form::{Check, Field, Folded, Form, Submit, TextArea, TextInput},
    href,
    server::{market, page, visitor},
    t,
};

use super::saving::Saving;
use crate::{
    api::profile::{RemoveExperience, SaveExperience},
    islands::profile_saving::Part,
};

/// `/profile/experience/:experience`, where `new` is one that is not there yet.
#[component]
pub fn ExperiencePage() -> impl IntoView {
    let asked = use_params_map().read_untracked().get("experience").unwrap_or_default();
    page(async move {
        let (market, cto) = (market(), visitor().cto()?);
        let experience = match asked.as_str() {
            "new" => None,
            id => {
                let id: ExperienceId = id.parse().map_err(|_| Problem::NotFound)?;
                Some(edit::experience(&market, &cto, id).await?)
            }
        };
        let profile = own::read(&market, &cto).await?;
        Ok(view! { <Station profile experience/> }.into_any())
    })
}

#[component]
fn Station(profile: OwnProfile, experience: Option<Experience>) -> impl IntoView {
    use t::profile::experience as say;
    let locale = Locale::current();
    let remove = experience.as_ref().map(|one| one.id);
    let title = if experience.is_some() { say::change_title(locale) } else { say::new_title(locale) };
    let back = href(locale, &format!("{}#experience", Nav::Profile.path()));
    let version = profile.particulars.version;
    let id = experience.as_ref().map(|one| one.id.to_string()).unwrap_or_default();
    let hidden = vec![("experience", id.clone()), ("version", version.to_string())];
    let part = Part::Experience(id);
    let confirmed = experience.as_ref().is_some_and(|one| one.confirmed);
    let hides = experience.as_ref().is_some_and(|one| profile.excludes(&one.company));
    view! {
        <Page title=title nav=Some(Nav::Profile)>
            <div class="page narrow">
                <p class="quiet-text page-back"><a href=back.clone()>{t::profile::back(locale)}</a></p>
                <PageHead title=title lead=say::lead(locale)/>
                {confirmed.then(|| view! { <Notice title=say::was_confirmed(locale)><p>{say::confirm_again(locale)}</p></Notice> })}
                <Form name="experience" action=SaveExperience::PATH class="profile-form" hidden>
                    <StationFields experience hides/>
                    <div class="cluster">
                        <Submit>{t::profile::save(locale)}</Submit>
                        <ButtonLink look=Look::Plain href=back.clone()>{t::profile::leave(locale)}</ButtonLink>
                    </div>
                    <Saving profile=profile.facts.id form="experience".to_owned() part version saved=String::new() next=back/>
                </Form>
                {remove.map(|id| view! { <Remove id version/> })}
            </div>
        </Page>
    }
}

#[component]
fn StationFields(experience: Option<Experience>, hides: bool) -> impl IntoView {
    use t::profile::experience as say;
    let locale = Locale::current();
    let started = experience.as_ref().map(|one| one.started.to_string()).unwrap_or_default();
    let ended = experience.as_ref().and_then(|one| one.ended).map(|year| year.to_string()).unwrap_or_default();
    let (company, title, description) = experience.map(|one| (one.company, one.title, one.description)).unwrap_or_default();
    view! {
        <Field name="title" label=say::role(locale) hint=Some(say::role_hint(locale).to_owned())>
            <TextInput value=title autocomplete="off" required=true/>
        </Field>
        <Field name="company" label=say::company(locale) hint=Some(say::company_hint(locale).to_owned())>
            <TextInput value=company autocomplete="off" required=true/>
        </Field>
        <Check name="hides" label=say::hides(locale) checked=hides/>
        <div class="two">
            <Field name="started" label=say::started(locale)><TextInput inputmode="numeric" value=started required=true/></Field>
            <Field name="ended" label=say::ended(locale) hint=Some(say::ended_hint(locale).to_owned())>
                <TextInput inputmode="numeric" value=ended/>
            </Field>
        </div>
        <Field name="description" label=say::description(locale) hint=Some(say::description_hint(locale).to_owned())>
            <TextArea rows=6 value=description/>
        </Field>
    }
}

#[component]
fn Remove(id: ExperienceId, version: i32) -> impl IntoView {
    use t::profile::experience as say;
    let locale = Locale::current();
    let hidden = vec![("experience", id.to_string()), ("version", version.to_string())];
    view! {
        <Folded summary=say::remove(locale) class="aside-act section">
            <Form name="remove_experience" action=RemoveExperience::PATH class="stack" hidden>
                <p>{say::remove_note(locale)}</p>
                <div><Submit look=Look::Danger>{say::remove_now(locale)}</Submit></div>
            </Form>
        </Folded>
    }
}
