//! One wish: what it is about, the words that caused it, how much it counts. Opens without script.

use domain::Importance;
use leptos::prelude::*;

use super::{Icon, IconName, Weight};
use crate::{Locale, format};

/// What stands before a criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbered {
    /// Read from the text; the same number is on its mark there.
    Read(u32),
    /// Read from the text, where it has no mark: its words stand inside.
    Quoted,
    /// Added by a person.
    Added,
    /// Not said yet.
    Open,
}

/// A criterion that unfolds, or a fact, which has no weight (`weighed=false`). `kind` and `value` are words (see [`crate::labels`]); `quote` the
/// words it was read from; `name` makes a group of which only one is open; children are the body (an explanation, the weight, the actions).
#[component]
pub fn CriterionDetails(
    numbered: Numbered,
    #[prop(into)] kind: String,
    #[prop(into)] value: String,
    #[prop(optional_no_strip)] importance: Option<Importance>,
    #[prop(default = true)] weighed: bool,
    #[prop(optional_no_strip)] quote: Option<String>,
    #[prop(optional, into)] id: Option<String>,
    #[prop(optional, into)] name: Option<String>,
    #[prop(optional)] open: bool,
    children: Children,
) -> impl IntoView {
    let locale = Locale::current();
    let (class, n) = match numbered {
        Numbered::Read(n) => ("n", n.to_string()),
        Numbered::Quoted => ("n", format::opening_mark(locale).to_owned()),
        Numbered::Added => ("n added", "+".to_owned()),
        Numbered::Open => ("n open", "?".to_owned()),
    };
    view! {
        <details class="criterion" id=id name=name open=open>
            <summary>
                <span class=class>{n}</span>
                <span class="what"><span class="kind">{kind}</span><span class="value">{value}</span></span>
                {if weighed { view! { <Weight importance/> }.into_any() } else { view! { <span></span> }.into_any() }}
                <Icon name=IconName::ChevronDown class="fold"/>
            </summary>
            <div class="body">
                {quote.map(|quote| view! { <blockquote>{format::quoted(locale, &quote)}</blockquote> })}
                {children()}
            </div>
        </details>
    }
}
