//! The editor of a need: saves while one types, and shows what was understood.
//!
//! The field, its echo and the criteria are the page's own, so that all of it works without this island. The island shows how the saving
//! stands, and takes HTML from the server: no vocabulary and no locale file is shipped.

use leptos::prelude::*;
use ui::{
    Locale,
    saving::{SavingStatus, SavingWords, Status, Stored},
};

use super::typing::NeedSheet;

/// The name and id of the form that holds the field.
pub const FORM: &str = "need-words";
/// The id of the sheet around field and echo.
pub const ECHO: &str = "need-sheet";
/// The id of the section of the criteria.
pub const UNDERSTOOD: &str = "understood";
/// The id of what stands around the open questions.
pub const ASKS: &str = "asks";

/// The status beside the title of the sheet. Waking up, it takes over the field of the page.
#[island]
pub fn NeedEditor(mission: String, version: i32, locale: Locale, words: SavingWords) -> impl IntoView {
    let status = RwSignal::new(Status::Saved(words.saved.clone()));
    let saved = words.saved.clone();
    Effect::new(move |_| NeedSheet::start(&mission, Stored { version, saved: saved.clone() }, locale, status));
    view! { <SavingStatus status words reload=NeedSheet::reload take=NeedSheet::take forget=NeedSheet::forget/> }
}
