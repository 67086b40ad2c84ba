//! The page of a link that somebody follows without signing in, with an account or without: kept out of search engines, its address kept to
//! itself, and a word where the link opens no form any more.

use leptos::prelude::*;
use leptos_meta::Meta;
use ui::{Page, components::PageHead, server::discreet};

/// What a guest is told where there is no form: a title, and a sentence.
pub type Told = (&'static str, &'static str);

/// The page; children are what the link opens.
#[component]
pub fn GuestPage(#[prop(into)] title: String, children: Children) -> impl IntoView {
    discreet();
    view! {
        <Page title=title>
            <Meta name="robots" content="noindex, nofollow"/>
            <div class="page narrow">{children()}</div>
        </Page>
    }
}

/// In place of the form.
#[component]
pub fn NoForm(told: Told) -> impl IntoView {
    let (title, lead) = told;
    view! { <PageHead title lead=lead.to_owned()/> }
}
