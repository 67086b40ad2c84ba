//! The fields by which somebody presents themselves: sentence and story; links; companies that never see them; their status.

use domain::profile::{LegalStatus, LinkKind};
use leptos::prelude::*;
use marketplace::profiles::{Link, OwnProfile, edit};
use ui::{
    Locale,
    form::{Choosable, Field, Select, TextArea, TextInput},
    format,
    labels::{legal_status, link_kind},
    t,
};

use super::rows::count;

/// Headline, story, years of practice.
#[component]
pub fn PresentationFields(profile: OwnProfile) -> impl IntoView {
    use t::profile::presentation as say;
    let locale = Locale::current();
    let years = profile.facts.years.map(|years| years.to_string()).unwrap_or_default();
    view! {
        <Field name="headline" label=say::headline(locale) hint=Some(say::headline_hint(locale).to_owned())>
            <TextArea rows=2 value=profile.facts.headline required=true/>
        </Field>
        <Field name="story" label=say::story(locale) hint=Some(say::story_hint(locale).to_owned())>
            <TextArea rows=12 value=profile.contact.about/>
        </Field>
        <div class="short-field"><Field name="years" label=say::years(locale)><TextInput inputmode="numeric" value=years/></Field></div>
    }
}

/// One company a line.
#[component]
pub fn ExclusionFields(profile: OwnProfile) -> impl IntoView {
    use t::profile::exclusions as say;
    let locale = Locale::current();
    view! {
        <Field name="exclusions" label=say::label(locale) hint=Some(say::hint(locale).to_owned())>
            <TextArea rows=6 value=profile.exclusions.join("\n")/>
        </Field>
    }
}

/// Talks, writing, communities: in rows.
#[component]
pub fn LinkFields(profile: OwnProfile) -> impl IntoView {
    let locale = Locale::current();
    let links = profile.contact.links;
    let rows = count("address", links.len(), edit::MOST_LINKS);
    let row = |at: usize| view! { <LinkRow at link=links.get(at).cloned()/> };
    view! {
        <div class="edit-rows wide-rows">{(0..rows).map(row).collect_view()}</div>
        <p class="quiet-text">{t::profile::rows_hint(locale)}</p>
    }
}

#[component]
fn LinkRow(at: usize, #[prop(optional_no_strip)] link: Option<Link>) -> impl IntoView {
    use t::profile::link as say;
    let locale = Locale::current();
    let kinds = LinkKind::ALL.iter().map(|kind| Choosable::new(kind.code(), link_kind(locale, *kind))).collect();
    let kind = link.as_ref().map_or(LinkKind::Talk, |link| link.kind);
    let year = link.as_ref().and_then(|link| link.year).map(|year| year.to_string()).unwrap_or_default();
    let (title, address) = link.map(|link| (link.title, link.address.to_string())).unwrap_or_default();
    view! {
        <div class="edit-row of-links">
            <Field name=format!("kind-{at}") label=say::kind(locale)><Select options=kinds selected=kind.code()/></Field>
            <Field name=format!("title-{at}") label=say::title(locale)><TextInput value=title/></Field>
            <Field name=format!("address-{at}") label=say::address(locale)><TextInput kind="url" value=address/></Field>
            <Field name=format!("year-{at}") label=say::year(locale)><TextInput inputmode="numeric" value=year/></Field>
        </div>
    }
}

/// Legal status and the number of the company.
#[component]
pub fn StatusFields(profile: OwnProfile) -> impl IntoView {
    use t::profile::status as say;
    let locale = Locale::current();
    let options = LegalStatus::ALL.iter().map(|status| Choosable::new(status.code(), legal_status(locale, *status))).collect();
    let selected = profile.particulars.legal_status.map(|status| status.code().to_owned()).unwrap_or_default();
    let number = profile.particulars.company_number.as_ref().map(format::company_number).unwrap_or_default();
    view! {
        <Field name="legal_status" label=say::legal(locale)><Select options selected none=t::profile::none_of(locale)/></Field>
        <Field name="company_number" label=say::number(locale) hint=Some(say::number_hint(locale).to_owned())>
            <TextInput inputmode="numeric" autocomplete="off" value=number/>
        </Field>
    }
}
