//! Boxes: one, or several of the same name.

use leptos::prelude::*;

use super::{Choosable, ErrorLine, FieldState, FormState, complaint};
use crate::Locale;

/// One box with its label, and what is wrong with it below; sends `value` when it is ticked. Needs no [`super::Field`].
#[component]
pub fn Check(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(default = "true".to_owned(), into)] value: String,
    #[prop(optional)] checked: bool,
) -> impl IntoView {
    let form = FormState::current();
    let is_checked = form.memory.as_ref().map_or(checked, |memory| memory.values_of(&name).any(|typed| typed == value));
    let id = form.id(&name);
    let error = form.memory.as_ref().and_then(|memory| memory.error(&name)).map(|error| complaint(Locale::current(), error));
    let error_id = format!("{id}-error");
    let (invalid, described) = (error.is_some().then_some("true"), error.is_some().then(|| error_id.clone()));
    let tick = view! {
        <label class="check">
            <input type="checkbox" id=id name=name value=value checked=is_checked aria-invalid=invalid aria-describedby=described/>
            " "
            {label}
        </label>
    };
    match error {
        Some(error) => view! { <div class="field">{tick}<ErrorLine id=error_id error/></div> }.into_any(),
        None => tick.into_any(),
    }
}

/// Several boxes, sent as `name[]` each, so that they may be several; inside a [`super::Field`] with `group`. The first has the field's id.
#[component]
pub fn Checks(options: Vec<Choosable>, #[prop(optional)] selected: Vec<String>) -> impl IntoView {
    let field = FieldState::current();
    let selected = field.typed.clone().unwrap_or(selected);
    let item = move |(at, Choosable { value, label }): (usize, Choosable)| {
        let is_checked = selected.contains(&value);
        let id = (at == 0).then(|| field.id.clone());
        view! { <label class="check"><input type="checkbox" id=id name=format!("{}[]", field.name) value=value checked=is_checked/>" "{label}</label> }
    };
    options.into_iter().enumerate().map(item).collect_view()
}
