//! The first words of a need: one large field.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use server_fn::ServerFn as _;
use ui::{
    Locale, Nav, Page,
    components::PageHead,
    form::{Field, Form, Submit, TextArea},
    server::{page, visitor},
    t,
};

use crate::api::need::BeginNeed;

/// `/needs/new`. Words that come with the address (`?words=`) stand in the field.
#[component]
pub fn NewNeedPage() -> impl IntoView {
    let words = use_query_map().with_untracked(|query| query.get("words")).unwrap_or_default();
    page(async move {
        let locale = Locale::current();
        let is_stranger = visitor().signed_in().is_none();
        Ok(view! {
            <Page title=t::need::title(locale) nav=Some(Nav::Needs) explained=true>
                <div class="page narrow">
                    <PageHead title=t::need::title(locale) lead=t::need::lead(locale)/>
                    <Form name="begin" action=BeginNeed::PATH class="stack" once=true>
                        <Field name="words" label=t::need::begin::label(locale) hint=Some(t::need::begin::hint(locale).to_owned())>
                            <TextArea rows=14 value=words placeholder=t::need::begin::placeholder(locale)/>
                        </Field>
                        <p class="quiet-text">{t::need::begin::promise(locale)}</p>
                        {is_stranger.then(|| view! { <p class="quiet-text">{t::need::begin::private(locale)}</p> })}
                        <div class="cluster"><Submit>{t::need::begin::button(locale)}</Submit></div>
                    </Form>
                </div>
            </Page>
        }
        .into_any())
    })
}
