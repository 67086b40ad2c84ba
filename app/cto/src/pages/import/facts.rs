//! Facts that were read, by kind, each with the words that say it.

use domain::{CriterionKind, CriterionValue, RateRange, Start};
use leptos::prelude::*;
use marketplace::profiles::imports::{FoundFact, Import, Quote, Relation};
use ui::{
    Locale, criterion_label, criterion_value,
    form::{Check, Field, TextInput},
    format, t,
};

/// In which order the kinds are shown.
const ORDER: [CriterionKind; 12] = [
    CriterionKind::Stack,
    CriterionKind::Sector,
    CriterionKind::MissionType,
    CriterionKind::Impact,
    CriterionKind::Orientation,
    CriterionKind::Area,
    CriterionKind::Stage,
    CriterionKind::Rhythm,
    CriterionKind::Rate,
    CriterionKind::Start,
    CriterionKind::Place,
    CriterionKind::Language,
];
const RELATIONS: [Relation; 3] = [Relation::Has, Relation::Wants, Relation::Refuses];

/// Every fact, what was done first, then what is looked for and refused.
#[component]
pub fn Facts(import: Import) -> impl IntoView {
    let facts: Vec<(usize, FoundFact, bool)> =
        import.found.facts.iter().enumerate().map(|(at, fact)| (at, fact.clone(), import.is_known(fact))).collect();
    let groups = RELATIONS.iter().flat_map(|relation| ORDER.iter().map(move |kind| (*relation, *kind)));
    let group = |(relation, kind): (Relation, CriterionKind)| {
        let own: Vec<_> = facts.iter().filter(|(_, fact, _)| fact.relation == relation && fact.kind == kind).cloned().collect();
        (!own.is_empty()).then(|| view! { <Group relation kind facts=own/> })
    };
    groups.map(group).collect_view()
}

#[component]
fn Group(relation: Relation, kind: CriterionKind, facts: Vec<(usize, FoundFact, bool)>) -> impl IntoView {
    let locale = Locale::current();
    let name = criterion_label(locale, kind);
    let title = match relation {
        // What a company calls its budget is a rate in a profile.
        Relation::Has if kind == CriterionKind::Rate => t::profile::terms::rate(locale).to_owned(),
        Relation::Has => name.to_owned(),
        Relation::Wants => t::import::wants(locale, name),
        Relation::Refuses => t::import::refuses(locale, name),
    };
    let one = |(at, fact, is_known): (usize, FoundFact, bool)| view! { <Line at fact is_known/> };
    view! {
        <section class="stack">
            <h2>{title}</h2>
            <ul role="list" class="found-list">{facts.into_iter().map(one).collect_view()}</ul>
        </section>
    }
}

/// One fact: its box, its words, and years or times to correct. What the profile says already is only shown.
#[component]
fn Line(at: usize, fact: FoundFact, is_known: bool) -> impl IntoView {
    let locale = Locale::current();
    let label = fact.value().map(|value| value_name(locale, &value)).unwrap_or_default();
    let quote = (!fact.quote.words.is_empty()).then(|| view! { <Words quote=fact.quote.clone()/> });
    if is_known {
        return view! {
            <li class="found known"><span><strong>{label}</strong> " " <span class="quiet-text">{t::import::known(locale)}</span></span> {quote}</li>
        }
        .into_any();
    }
    let unit = match fact.kind {
        CriterionKind::Stack | CriterionKind::Sector => Some(t::profile::stack::years(locale)),
        CriterionKind::MissionType => Some(t::profile::mission::times(locale)),
        _ => None,
    };
    let amount = fact.amount.map(|amount| amount.to_string()).unwrap_or_default();
    let amount = unit.filter(|_| fact.relation == Relation::Has).map(|unit| {
        view! { <div class="amount"><Field name=format!("amount-{at}") label=unit><TextInput inputmode="numeric" value=amount/></Field></div> }
    });
    view! { <li class="found"><Check name=format!("fact-{at}") label checked=true/> {amount} {quote}</li> }.into_any()
}

/// A value as it stands in a profile: the least that a day costs, the first free day.
fn value_name(locale: Locale, value: &CriterionValue) -> String {
    match value {
        CriterionValue::Rate(range) => RateRange::low(*range).map_or_else(String::new, |rate| format::rate(locale, rate)),
        CriterionValue::Start(Start::On(day)) => format::date(locale, *day),
        value => criterion_value(locale, value),
    }
}

/// The words that say it, marked in their line.
#[component]
pub fn Words(quote: Quote) -> impl IntoView {
    let before = (!quote.before.is_empty()).then_some(quote.before);
    let after = (!quote.after.is_empty()).then_some(quote.after);
    view! { <q class="found-quote">{before}<mark>{quote.words}</mark>{after}</q> }
}
