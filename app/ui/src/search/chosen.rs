//! What was chosen, each with the link that lets it go.

use leptos::prelude::*;

use super::FacetGroup;
use crate::{
    Locale,
    components::{Icon, IconName},
    t,
};

/// The chosen values. `clear` is the address of the search without any of them.
#[component]
pub fn Chosen(groups: Vec<FacetGroup>, #[prop(into)] clear: String) -> impl IntoView {
    let locale = Locale::current();
    let chosen: Vec<(String, String, String)> = groups
        .into_iter()
        .flat_map(|group| {
            let facet = group.label;
            let values = group.values.into_iter().filter(|value| value.chosen);
            values.map(move |value| (facet.clone(), value.label, value.toggle))
        })
        .collect();
    let chip = |(facet, label, toggle): (String, String, String)| {
        let said = t::search::without(locale, &facet, &label);
        view! { <li><a class="chip" href=toggle aria-label=said>{label} " " <Icon name=IconName::X/></a></li> }
    };
    (!chosen.is_empty()).then(|| {
        view! {
            <ul class="chosen" aria-label=t::search::chosen(locale)>
                {chosen.into_iter().map(chip).collect_view()}
                <li><a href=clear>{t::search::clear(locale)}</a></li>
            </ul>
        }
    })
}
