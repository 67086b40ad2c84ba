//! Short facts in two columns: what, and its value.

use leptos::prelude::*;

/// Names and values, in words.
#[component]
pub fn Facts(facts: Vec<(String, String)>) -> impl IntoView {
    view! { <dl class="facts">{facts.into_iter().map(|(name, value)| view! { <dt>{name}</dt><dd>{value}</dd> }).collect_view()}</dl> }
}
