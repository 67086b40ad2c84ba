//! A text in chapters, beside its table of contents: legal notices, accessibility, personal data.

use leptos::prelude::*;
use ui::{Page, components::PageHead};

use crate::published::SiteHead;

/// A chapter: its anchor, its title, what it says.
pub struct Chapter {
    pub id: &'static str,
    pub title: &'static str,
    pub content: AnyView,
}

/// A chapter.
pub fn chapter(id: &'static str, title: &'static str, content: impl IntoView + 'static) -> Chapter {
    Chapter { id, title, content: content.into_any() }
}

/// The page of the whole text, `path` without the prefix of a language. `heading` is what stands above it where that is more than its title.
#[component]
pub fn Chapters(
    path: &'static str,
    title: &'static str,
    #[prop(optional)] heading: Option<&'static str>,
    lead: &'static str,
    toc: &'static str,
    chapters: Vec<Chapter>,
) -> impl IntoView {
    let heading = heading.unwrap_or(title);
    let entries = chapters.iter().map(|chapter| view! { <li><a href=format!("#{}", chapter.id)>{chapter.title}</a></li> }).collect_view();
    let section = |chapter: Chapter| view! { <section id=chapter.id><h2>{chapter.title}</h2>{chapter.content}</section> };
    view! {
        <SiteHead path title=heading description=lead/>
        <Page title>
            <div class="page">
                <PageHead title=heading lead/>
                <div class="chapters">
                    <nav class="toc no-print" aria-label=toc><ul role="list">{entries}</ul></nav>
                    <div class="chapters-body">{chapters.into_iter().map(section).collect_view()}</div>
                </div>
            </div>
        </Page>
    }
}

/// Stands in a sentence where its link comes.
const PLACE: &str = "\u{fffc}";

/// A sentence with a link in it: `sentence` is given what stands in the link's place.
pub fn linked(sentence: impl FnOnce(&str) -> String, label: &str, address: &str) -> AnyView {
    let text = sentence(PLACE);
    let (before, after) = text.split_once(PLACE).unwrap_or((&text, ""));
    view! { {before.to_owned()}<a href=address.to_owned()>{label.to_owned()}</a>{after.to_owned()} }.into_any()
}

/// A sentence with an address to write to.
pub fn mailed(sentence: impl FnOnce(&str) -> String, email: &str) -> AnyView {
    linked(sentence, email, &format!("mailto:{email}"))
}
