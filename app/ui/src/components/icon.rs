//! A drawing of the icon set, inline, so that it takes the colour of its text. Always beside a word, so hidden from readers.

use leptos::prelude::*;

include!(concat!(env!("OUT_DIR"), "/icons.rs"));

/// One icon. `class` comes beside `icon` (`fold`).
#[component]
pub fn Icon(name: IconName, #[prop(optional, into)] class: Option<&'static str>) -> impl IntoView {
    let class = class.map_or_else(|| "icon".to_owned(), |class| format!("icon {class}"));
    view! { <svg class=class viewBox="0 0 24 24" aria-hidden="true" inner_html=name.drawing()></svg> }
}
