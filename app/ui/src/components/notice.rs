//! Something to know, in the flow of the page.

use leptos::prelude::*;

use super::{Icon, IconName};

/// What a notice is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NoticeKind {
    /// Something is not known, or simply to be known.
    #[default]
    Unknown,
    /// It is certain and settled, and asks nothing of anybody.
    Known,
    /// What would change if…
    WhatIf,
    /// Something stands in the way.
    Warning,
    /// It has just been done.
    Done,
}

/// A notice with its title; children are the sentence or list beneath.
#[component]
pub fn Notice(
    #[prop(optional)] kind: NoticeKind,
    #[prop(into)] title: String,
    #[prop(optional)] icon: Option<IconName>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let (class, usual) = match kind {
        NoticeKind::Unknown => ("notice", IconName::CircleHelp),
        NoticeKind::Known => ("notice known", IconName::Check),
        NoticeKind::WhatIf => ("notice what-if", IconName::Waypoints),
        NoticeKind::Warning => ("notice warning", IconName::CircleAlert),
        NoticeKind::Done => ("notice done", IconName::Check),
    };
    view! {
        <div class=class>
            <Icon name=icon.unwrap_or(usual)/>
            <div><strong>{title}</strong>{children.map(|children| children())}</div>
        </div>
    }
}
