//! What a CEO may state of their company. Staff makes sure of every company; this saves it a call, and nothing waits for it.

use leptos::{prelude::*, server_fn::ServerFn};
use marketplace::companies::OwnCompany;
use ui::{
    Locale,
    components::{Badge, IconName, Look, Tone},
    form::{Field, Form, Submit, TextInput},
    format, t,
};

use crate::api::account::StateCompany;

/// The section of the settings.
#[component]
pub(super) fn Company(own: OwnCompany) -> impl IntoView {
    use t::checks::own_company as words;
    let locale = Locale::current();
    let checked = own.checked_at.map(|at| {
        let day = format::date_of(locale, at);
        view! { <p><Badge tone=Tone::Proof icon=IconName::BadgeCheck>{words::checked(locale, day)}</Badge></p> }
    });
    let number = own.number.as_ref().map(format::company_number).unwrap_or_default();
    view! {
        <section class="stack" aria-labelledby="company">
            <h2 id="company">{words::title(locale)}</h2>
            {checked}
            <p>{words::lead(locale)}</p>
            <Form name="state_company" action=StateCompany::PATH class="stack">
                <Field name="website" label=words::website(locale) hint=Some(words::website_hint(locale).to_owned())>
                    <TextInput kind="url" value=own.website.unwrap_or_default() autocomplete="url"/>
                </Field>
                <Field name="company_number" label=words::number(locale) hint=Some(words::number_hint(locale).to_owned())>
                    <TextInput inputmode="numeric" autocomplete="off" value=number/>
                </Field>
                <div><Submit look=Look::Secondary>{words::save(locale)}</Submit></div>
            </Form>
        </section>
    }
}
