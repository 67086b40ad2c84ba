//! How much a criterion counts, drawn as one to three ropes.

use domain::Importance;
use leptos::prelude::*;

use crate::{Locale, labels};

/// The weight; `None` is "I don't know". `label` stands instead of the weight's own word (`Symfony`).
#[component]
pub fn Weight(importance: Option<Importance>, #[prop(optional, into)] label: Option<String>) -> impl IntoView {
    let class = match importance {
        Some(Importance::Must) => "weight must",
        Some(Importance::Important) => "weight important",
        Some(Importance::Nice | Importance::Indifferent) => "weight nice",
        None => "weight unknown",
    };
    let label = label.unwrap_or_else(|| labels::importance(Locale::current(), importance).to_owned());
    view! { <span class=class>{label}</span> }
}
