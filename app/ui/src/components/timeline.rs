//! What happened and what will, on a rope.

use leptos::prelude::*;

/// How a milestone stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Milestone {
    #[default]
    Ahead,
    Done,
    /// Put off.
    Moved,
}

/// The rope.
#[component]
pub fn Timeline(children: Children) -> impl IntoView {
    view! { <ol class="timeline">{children()}</ol> }
}

/// One point on it: when, what, and children beneath.
#[component]
pub fn TimelineItem(
    #[prop(optional)] state: Milestone,
    #[prop(into)] when: String,
    #[prop(into)] title: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let class = match state {
        Milestone::Ahead => None,
        Milestone::Done => Some("done"),
        Milestone::Moved => Some("moved"),
    };
    view! { <li class=class><span class="when">{when}</span><strong>{title}</strong>{children.map(|children| view! { <br/>{children()} })}</li> }
}
