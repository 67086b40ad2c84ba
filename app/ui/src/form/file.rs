//! A file to send.

use leptos::prelude::*;

use super::FieldState;

/// A file, in a form with `files`. A browser never fills it again: a file that was refused is chosen anew.
#[component]
pub fn FileInput(
    /// Endings and types that the browser proposes; what is read follows from the content.
    accept: &'static str,
) -> impl IntoView {
    let field = FieldState::current();
    view! {
        <input
            type="file"
            id=field.id.clone()
            name=field.name.clone()
            accept=accept
            aria-describedby=field.described_by.clone()
            aria-invalid=field.invalid()
        />
    }
}
