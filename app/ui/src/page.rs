//! The frame of a page: title, header, content, footer.

use leptos::prelude::*;
use leptos_meta::{Body, Title};

use crate::components::OwnWords;
use crate::form::{FormMemory, complaint};
use crate::glossary::explain_words;
use crate::live::Live;
use crate::site::{Nav, NavLink, SiteFooter, SiteHeader, Skip};
use crate::{Locale, t};

/// A whole page. `title` comes before the name of the site; `body_class` is the page's own class on `body` (`home`, `staff`); `nav` the entry of
/// the header that is current; `beside` the pages of the mission at hand; `bare` leaves the footer out (sign in, editors); `explained`
/// explains technical words where they stand.
#[component]
pub fn Page(
    #[prop(into)] title: String,
    #[prop(optional_no_strip)] nav: Option<Nav>,
    #[prop(optional)] beside: Vec<NavLink>,
    #[prop(optional)] body_class: &'static str,
    #[prop(optional)] bare: bool,
    #[prop(optional)] explained: bool,
    children: Children,
) -> impl IntoView {
    let locale = Locale::current();
    let site = t::shared::site::name(locale);
    if explained {
        explain_words("");
    }
    let content = children();
    view! {
        <Title text=legible(&format!("{title} · {site}"))/>
        <Body attr:class=body_class/>
        <Skip/>
        <SiteHeader current=nav beside/>
        <Live/>
        <p id="offline" class="offline" role="status" data-offline=t::shared::site::offline(locale)></p>
        <main id="content" tabindex="-1"><Undone/>{content}</main>
        {(!bare).then(|| view! { <SiteFooter/> })}
    }
}

/// A title as markup: the renderer writes it into the head as it stands, and people name things.
fn legible(title: &str) -> String {
    title.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// What was tried on a form that this page no longer has, why it was not done, and the words that were typed, to be copied from here.
#[component]
fn Undone() -> impl IntoView {
    let locale = Locale::current();
    let memory = FormMemory::of_no_form()?;
    let sentences = memory.errors.0.iter().map(|error| view! { <p>{complaint(locale, error)}</p> }).collect_view();
    let words: Vec<_> = memory.values.into_iter().map(|(_, value)| value).filter(|value| is_prose(value)).collect();
    let typed = (!words.is_empty()).then(|| {
        let words = words.into_iter().map(|words| view! { <OwnWords words/> }).collect_view();
        view! { <h2>{t::errors::typed(locale)}</h2> {words} }
    });
    Some(view! { <div class="page"><div class="error-summary" role="alert">{sentences}{typed}</div></div> })
}

/// Whether somebody wrote it: codes, numbers and ids have no two words.
fn is_prose(value: &str) -> bool {
    value.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count() > 1
}
