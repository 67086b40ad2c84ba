//! Everything that is wrong with a form, above it, with a link to each field.

use leptos::prelude::*;

use super::{FormState, complaint};
use crate::{Locale, t};

/// The summary; nothing where nothing is wrong. A [`super::Form`] shows it by itself.
#[component]
pub fn ErrorSummary(state: FormState) -> impl IntoView {
    let locale = Locale::current();
    let errors = state.memory.as_ref().map(|memory| memory.errors.0.clone()).filter(|errors| !errors.is_empty())?;
    let title = t::errors::summary(locale, u32::try_from(errors.len()).unwrap_or(u32::MAX));
    let line = |error: domain::forms::FieldError| {
        let sentence = complaint(locale, &error);
        match state.label(&error.field) {
            Some(label) => {
                let words = t::errors::labelled(locale, label, sentence);
                view! { <p><a href=format!("#{}", state.id(&error.field))>{words}</a></p> }.into_any()
            }
            None => view! { <p>{sentence}</p> }.into_any(),
        }
    };
    let lines = errors.into_iter().map(line).collect_view();
    Some(view! { <div class="error-summary" role="alert" tabindex="-1" autofocus><h2>{title}</h2>{lines}</div> })
}
