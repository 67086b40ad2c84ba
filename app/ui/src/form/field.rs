//! Label, hint, control, error: in that order in the markup, and tied together for readers.

use leptos::{context::Provider, prelude::*};

use super::{ErrorLine, FormState, complaint};
use crate::Locale;
use crate::glossary::Explained;

/// What a field tells its control.
#[derive(Debug, Clone, Default)]
pub struct FieldState {
    pub name: String,
    pub id: String,
    /// The ids of hint and error.
    pub described_by: Option<String>,
    /// The id of the label, for groups.
    pub labelled_by: String,
    pub is_invalid: bool,
    /// What was typed, when the form was refused: it wins over the initial value, also when it is empty.
    pub typed: Option<Vec<String>>,
}

impl FieldState {
    /// The field around the control.
    pub fn current() -> Self {
        use_context().unwrap_or_default()
    }

    /// The value to show.
    pub fn value(&self, initial: Option<String>) -> Option<String> {
        match &self.typed {
            Some(typed) => typed.first().cloned(),
            None => initial,
        }
    }

    /// `true` or nothing, as `aria-invalid` takes it.
    pub fn invalid(&self) -> Option<&'static str> {
        self.is_invalid.then_some("true")
    }
}

/// A field around one control (children). `group` makes it a `fieldset`, for radios and boxes.
#[component]
pub fn Field(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional_no_strip)] hint: Option<String>,
    #[prop(optional)] group: bool,
    children: Children,
) -> impl IntoView {
    let locale = Locale::current();
    let form = FormState::current();
    form.note_label(&name, &label);
    let id = form.id(&name);
    let error = form.memory.as_ref().and_then(|memory| memory.error(&name)).map(|error| complaint(locale, error));
    let (hint_id, error_id, label_id) = (format!("{id}-hint"), format!("{id}-error"), format!("{id}-label"));
    let described: Vec<&str> =
        [hint.as_ref().map(|_| hint_id.as_str()), error.as_ref().map(|_| error_id.as_str())].into_iter().flatten().collect();
    let state = FieldState {
        id: id.clone(),
        described_by: (!described.is_empty()).then(|| described.join(" ")),
        labelled_by: label_id.clone(),
        is_invalid: error.is_some(),
        typed: form.memory.as_ref().map(|memory| memory.values_of(&name).map(str::to_owned).collect()),
        name,
    };
    let hint = hint.map(|text| view! { <span class="hint" id=hint_id><Explained text/></span> });
    let error = error.map(|error| view! { <ErrorLine id=error_id error/> });
    let control = view! { <Provider value=state>{children()}</Provider> };
    if group {
        view! { <fieldset class="field"><legend id=label_id>{label}</legend>{hint}{control}{error}</fieldset> }.into_any()
    } else {
        view! { <div class="field"><label for=id id=label_id>{label}</label>{hint}{control}{error}</div> }.into_any()
    }
}
