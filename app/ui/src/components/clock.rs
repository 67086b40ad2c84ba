//! A promise with a deadline.

use leptos::prelude::*;

use super::{Icon, IconName};
use crate::format::Urgency;

/// The deadline in words (see [`crate::format`]), and how near it is.
#[component]
pub fn Clock(urgency: Urgency, #[prop(into)] text: String) -> impl IntoView {
    let (class, icon) = match urgency {
        Urgency::Calm => ("clock", IconName::Clock),
        Urgency::Soon => ("clock soon", IconName::Clock),
        Urgency::Late => ("clock late", IconName::AlarmClock),
    };
    view! { <span class=class><Icon name=icon/> " " {text}</span> }
}
