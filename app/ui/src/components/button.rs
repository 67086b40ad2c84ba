//! A button says what will happen. One primary a view.

use leptos::prelude::*;

/// How much a button asks for attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    /// The one thing to do here.
    #[default]
    Primary,
    /// Another way on.
    Secondary,
    /// A way out, or something small.
    Plain,
    /// Cannot be taken back.
    Danger,
}

/// The classes of a button or of a link that looks like one.
pub fn button_class(look: Look, small: bool, wide: bool) -> String {
    let look = match look {
        Look::Primary => "",
        Look::Secondary => " secondary",
        Look::Plain => " plain",
        Look::Danger => " danger",
    };
    format!("button{look}{}{}", if small { " small" } else { "" }, if wide { " wide" } else { "" })
}

/// A link that looks like a button. `href` is complete (see [`crate::href`]).
#[component]
pub fn ButtonLink(
    #[prop(into)] href: String,
    #[prop(optional)] look: Look,
    #[prop(optional)] small: bool,
    #[prop(optional)] wide: bool,
    children: Children,
) -> impl IntoView {
    view! { <a class=button_class(look, small, wide) href=href>{children()}</a> }
}
