//! A part of the profile that is saved while one types.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use ui::{
    Locale,
    saving::{FormSheet, Place, SavingStatus, SavingWords, Sender, Status},
};

use crate::api::profile::{autosave_experience, autosave_section};

/// What is saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// A section, by its code.
    Section(String),
    /// A station of the career, by its id; empty for one that is not there yet.
    Experience(String),
}

/// The status beside the button of a form. Waking up, it takes over the form.
#[island]
pub fn ProfileSaving(part: Part, place: Place, locale: Locale, words: SavingWords) -> impl IntoView {
    let status = RwSignal::new(Status::Saved(words.saved.clone()));
    let saved = words.saved.clone();
    Effect::new(move |_| {
        let part = part.clone();
        let sender: Sender = match part {
            Part::Section(section) => Box::new(move |version, typed| Box::pin(autosave_section(section.clone(), version, typed, locale))),
            Part::Experience(id) => Box::new(move |version, typed| Box::pin(autosave_experience(id.clone(), version, typed, locale))),
        };
        FormSheet::start(place.clone(), saved.clone(), status, sender);
    });
    view! { <SavingStatus status words reload=FormSheet::reload take=FormSheet::take forget=FormSheet::forget/> }
}
