//! A choice among many.

use leptos::prelude::*;

use super::FieldState;

/// A value and what it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choosable {
    pub value: String,
    pub label: String,
}

impl Choosable {
    /// A value with its words.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}

/// A list to choose from. `none` is what the empty choice is called, where there is one.
#[component]
pub fn Select(
    options: Vec<Choosable>,
    #[prop(optional, into)] selected: Option<String>,
    #[prop(optional, into)] none: Option<String>,
) -> impl IntoView {
    let field = FieldState::current();
    let selected = field.value(selected);
    let none = none.map(|label| Choosable { value: String::new(), label });
    let option = move |Choosable { value, label }| {
        let is_selected = selected.as_deref() == Some(value.as_str());
        view! { <option value=value selected=is_selected>{label}</option> }
    };
    let options = none.into_iter().chain(options).map(option).collect_view();
    view! {
        <select id=field.id.clone() name=field.name.clone() aria-describedby=field.described_by.clone() aria-invalid=field.invalid()>
            {options}
        </select>
    }
}
