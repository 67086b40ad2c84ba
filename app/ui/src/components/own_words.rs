//! What a person wrote, as they wrote it: their paragraphs, and the ends of their lines.

use leptos::prelude::*;

/// The words of a person, set apart from those of the page. As `prose` they are the text of the page itself, paragraph by paragraph.
#[component]
pub fn OwnWords(#[prop(into)] words: String, #[prop(optional)] prose: bool) -> impl IntoView {
    let paragraphs: Vec<String> = words.split("\n\n").map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect();
    if prose {
        return paragraphs.into_iter().map(|text| view! { <p class="prose">{text}</p> }).collect_view().into_any();
    }
    let paragraphs = paragraphs.into_iter().map(|text| view! { <p>{text}</p> }).collect_view();
    view! { <blockquote class="own-words">{paragraphs}</blockquote> }.into_any()
}
