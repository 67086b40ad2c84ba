//! One thing for staff to do: by when, what, who, and the button that does it.

use leptos::prelude::*;

use super::{Clock, Look, button_class};
use crate::format::Urgency;

/// The list around tasks, under its heading.
#[component]
pub fn Tasks(#[prop(into)] heading: String, children: Children) -> impl IntoView {
    view! { <h3 class="group-head">{heading}</h3><ol role="list" class="tasks">{children()}</ol> }
}

/// A task. `deadline` and `note` are words; `key` the key that does it, where there is one.
#[component]
pub fn Task(
    urgency: Urgency,
    #[prop(into)] deadline: String,
    #[prop(into)] title: String,
    #[prop(into)] href: String,
    #[prop(into)] note: String,
    #[prop(into)] who: String,
    #[prop(into)] action: String,
    #[prop(optional_no_strip)] key: Option<String>,
) -> impl IntoView {
    let look = if urgency == Urgency::Late { Look::Primary } else { Look::Secondary };
    view! {
        <li class="task">
            <Clock urgency text=deadline/>
            <div><a href=href.clone()>{title}</a><small>{note}</small></div>
            <span class="who">{who}</span>
            <a class=button_class(look, true, false) href=href>{action}{key.map(|key| view! { <kbd>{key}</kbd> })}</a>
        </li>
    }
}
