//! Values to choose from, with how many results each leaves.

use leptos::prelude::*;

use super::FORM;
use crate::{Locale, format, t};

/// So many values of a facet are shown at once; the others are one click away.
const SHOWN: usize = 8;

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetValue {
    pub value: String,
    pub label: String,
    /// How many results it leaves.
    pub count: u64,
    pub chosen: bool,
    /// The address of the search with this value chosen, or no longer.
    pub toggle: String,
}

/// The values of one facet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetGroup {
    /// Its name in addresses.
    pub name: &'static str,
    pub label: String,
    pub values: Vec<FacetValue>,
}

/// All facets, as boxes of the search form, with their button.
#[component]
pub fn Facets(groups: Vec<FacetGroup>) -> impl IntoView {
    let locale = Locale::current();
    (!groups.is_empty()).then(|| {
        view! {
            <section class="facets" id="filters" aria-labelledby="filters-title">
                <h2 id="filters-title">{t::search::filters(locale)}</h2>
                <p class="quiet-text">{t::search::filters_hint(locale)}</p>
                {groups.into_iter().map(|group| view! { <Group group/> }).collect_view()}
                <button type="submit" form=FORM class="button secondary wide">{t::search::apply(locale)}</button>
            </section>
        }
    })
}

#[component]
fn Group(group: FacetGroup) -> impl IntoView {
    let locale = Locale::current();
    let FacetGroup { name, label, values } = group;
    let chosen = values.iter().filter(|value| value.chosen).count();
    let open = chosen > 0;
    // What was chosen stays in sight, whatever it leaves.
    let (mut first, rest): (Vec<_>, Vec<_>) = values.into_iter().enumerate().partition(|(at, value)| *at < SHOWN || value.chosen);
    let mut rest = rest;
    // A list that hides one line hides nothing worth a click.
    if rest.len() == 1 {
        first.append(&mut rest);
    }
    let boxes = |values: Vec<(usize, FacetValue)>| values.into_iter().map(|(_, value)| view! { <Ticked name value/> }).collect_view();
    let others = u32::try_from(rest.len()).unwrap_or(u32::MAX);
    let more = (!rest.is_empty()).then(|| {
        view! { <details class="more"><summary>{t::search::others(locale, others)}</summary><div class="stack">{boxes(rest)}</div></details> }
    });
    let mark = (chosen > 0).then(|| view! { " " <span class="count">{format::number(locale, chosen)}</span> });
    view! {
        <details class="facet" open=open>
            <summary>{label.clone()}{mark}</summary>
            <fieldset><legend class="visually-hidden">{label}</legend>{boxes(first)}{more}</fieldset>
        </details>
    }
}

#[component]
fn Ticked(name: &'static str, value: FacetValue) -> impl IntoView {
    let locale = Locale::current();
    let FacetValue { value, label, count, chosen, .. } = value;
    let said = t::search::results(locale, u32::try_from(count).unwrap_or(u32::MAX));
    view! {
        <label class="check">
            <input type="checkbox" form=FORM name=name value=value checked=chosen/>
            <span>{label}</span>
            <span class="count" aria-label=said>{format::number(locale, count)}</span>
        </label>
    }
}
