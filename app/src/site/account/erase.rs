//! Erasing an account: what goes, what stays and why, and the form that does it.

use domain::Role;
use leptos::{prelude::*, server_fn::ServerFn};
use marketplace::Problem;
use ui::{
    Locale, Page,
    components::{ButtonLink, Look, PageHead},
    form::{Check, Field, Form, Submit, TextArea, TextInput},
    href,
    server::{page, visitor},
    site::nav,
    t,
};

use crate::api::account::EraseAccount;

/// `/account/delete`.
#[component]
pub fn ErasePage() -> impl IntoView {
    use t::account::erase as words;
    let locale = Locale::current();
    page(async move {
        let role = visitor().account()?.role();
        if role == Role::Staff {
            return Err(Problem::NotFound);
        }
        Ok(view! {
            <Page title=words::title(locale)>
                <div class="page narrow">
                    <p class="quiet-text page-back"><a href=href(locale, nav::ACCOUNT)>{t::account::settings::title(locale)}</a></p>
                    <PageHead title=words::title(locale) lead=words::lead(locale).to_owned()/>
                    <div class="stack account-sections"><WhatGoes role/><ErasureForm/></div>
                </div>
            </Page>
        }
        .into_any())
    })
}

/// What is erased, what ends, and what stays.
#[component]
fn WhatGoes(role: Role) -> impl IntoView {
    use t::account::erase as words;
    let locale = Locale::current();
    let (own, running) = match role {
        Role::Cto => (words::goes_cto(locale), words::ends_cto(locale)),
        _ => (words::goes_ceo(locale), words::ends_ceo(locale)),
    };
    view! {
        <section class="stack">
            <h2>{words::goes(locale)}</h2>
            <ul><li>{words::goes_account(locale)}</li><li>{own}</li></ul>
            <h2>{words::ends(locale)}</h2>
            <p>{running}</p>
            <h2>{words::stays(locale)}</h2>
            <ul><li>{words::stays_log(locale)}</li><li>{words::stays_reason(locale)}</li></ul>
            <p><a href=nav::EXPORT download>{t::account::settings::data_download(locale)}</a></p>
        </section>
    }
}

#[component]
fn ErasureForm() -> impl IntoView {
    use t::account::erase as words;
    let locale = Locale::current();
    view! {
        <section class="panel stack">
            <Form name="erase" action=EraseAccount::PATH class="stack">
                <Field name="reason" label=words::reason(locale) hint=Some(words::reason_hint(locale).to_owned())>
                    <TextArea rows=3 required=true/>
                </Field>
                <Field name="current_password" label=t::account::settings::to_confirm(locale)>
                    <TextInput kind="password" autocomplete="current-password" required=true/>
                </Field>
                <Field name="confirmed" label=words::sure(locale) group=true><Check name="confirmed" label=words::confirmed(locale)/></Field>
                <div class="cluster">
                    <ButtonLink href=href(locale, nav::ACCOUNT) look=Look::Secondary>{words::keep(locale)}</ButtonLink>
                    <Submit look=Look::Danger>{words::send(locale)}</Submit>
                </div>
            </Form>
        </section>
    }
}

/// `/account/deleted`: for somebody whom nobody knows any more.
#[component]
pub fn ErasedPage() -> impl IntoView {
    use t::account::erased as words;
    let locale = Locale::current();
    view! {
        <Page title=words::title(locale)>
            <div class="page narrow">
                <PageHead title=words::title(locale) lead=words::text(locale).to_owned()>
                    <p><ButtonLink href=href(locale, "/")>{t::errors::page::home(locale)}</ButtonLink></p>
                </PageHead>
            </div>
        </Page>
    }
}
