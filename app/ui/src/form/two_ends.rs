//! Two ends of an amount, either of which may stay open. Inside a [`super::Field`] with `group`.

use leptos::prelude::*;

use super::{FieldState, FormState};
use crate::{Locale, t};

/// The controls `low` and `high`, in whole euros.
#[component]
pub fn TwoEnds(low: Option<u32>, high: Option<u32>) -> impl IntoView {
    let locale = Locale::current();
    let field = FieldState::current();
    let form = FormState::current();
    let end = |name: &str, label: &'static str, id: String, now: Option<u32>| {
        let typed = form.memory.as_ref().map(|memory| memory.value(name).unwrap_or_default().to_owned());
        let value = typed.or_else(|| now.map(|euros| euros.to_string()));
        view! {
            <label>
                {label}
                " "
                <input type="text" inputmode="numeric" size="6" id=id name=name.to_owned() value=value aria-describedby=field.described_by.clone() aria-invalid=field.invalid()/>
            </label>
        }
    };
    view! {
        <div class="cluster">
            {end("low", t::shared::criterion::low(locale), field.id.clone(), low)}
            {end("high", t::shared::criterion::high(locale), format!("{}-high", field.id), high)}
        </div>
    }
}
