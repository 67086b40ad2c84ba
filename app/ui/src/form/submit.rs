//! The button that sends a form; it says what will happen.

use leptos::prelude::*;

use crate::components::{Look, button_class};

/// The button. `name` and `value` tell one button of a form from another; `label` is what readers hear where the words alone say too little
/// (« Choisir Inaya Cissé »).
#[component]
pub fn Submit(
    #[prop(optional)] look: Look,
    #[prop(optional)] small: bool,
    #[prop(optional)] wide: bool,
    #[prop(optional, into)] name: Option<String>,
    #[prop(optional, into)] value: Option<String>,
    #[prop(optional, into)] label: Option<String>,
    children: Children,
) -> impl IntoView {
    view! { <button type="submit" class=button_class(look, small, wide) name=name value=value aria-label=label>{children()}</button> }
}
