//! A choice among few: radios in one row. Inside a [`super::Field`] with `group`.

use leptos::prelude::*;

use super::{Choosable, FieldState};

/// Radios. `selected` is the value that is chosen at first. The first radio has the field's id, so that the summary of errors leads to it.
#[component]
pub fn Choice(options: Vec<Choosable>, #[prop(optional_no_strip)] selected: Option<String>) -> impl IntoView {
    let field = FieldState::current();
    let selected = field.value(selected);
    let name = field.name.clone();
    let id = field.id.clone();
    let radio = move |(at, Choosable { value, label }): (usize, Choosable)| {
        let is_checked = selected.as_deref() == Some(value.as_str());
        let id = (at == 0).then(|| id.clone());
        view! { <label><input type="radio" id=id name=name.clone() value=value checked=is_checked/>{label}</label> }
    };
    view! {
        <div
            class="choice"
            role="radiogroup"
            aria-labelledby=field.labelled_by.clone()
            aria-describedby=field.described_by.clone()
            aria-invalid=field.invalid()
        >
            {options.into_iter().enumerate().map(radio).collect_view()}
        </div>
    }
}
