//! What is wrong with a field, below it.

use leptos::prelude::*;

use crate::components::{Icon, IconName};

/// The complaint, under the id by which its control names it.
#[component]
pub fn ErrorLine(id: String, error: String) -> impl IntoView {
    view! { <p class="error" id=id><Icon name=IconName::CircleAlert/> " " {error}</p> }
}
