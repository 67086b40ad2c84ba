//! A face, where there is one and its reader may see it; else the square with a letter.

use domain::profile::{Photo, PhotoSize};
use leptos::prelude::*;

use super::FigureMark;
use crate::{Locale, site::nav, t};

/// The picture beside a name. What it shows is said in its owner's words, or as whose it is.
#[component]
pub fn Portrait(
    #[prop(into)] name: String,
    #[prop(optional_no_strip)] photo: Option<Photo>,
    #[prop(optional)] large: bool,
) -> impl IntoView {
    let Some(Photo { id, alt }) = photo else { return view! { <FigureMark name/> }.into_any() };
    let alt = if alt.is_empty() { t::presence::photo::of(Locale::current(), name) } else { alt };
    let (class, size) = if large { ("portrait large", PhotoSize::Large) } else { ("portrait", PhotoSize::Small) };
    let side = size.code();
    view! { <img class=class src=nav::photo(id, size) alt=alt width=side height=side/> }.into_any()
}
