//! Risks: what may go wrong, how likely and how bad, and what is done about it.

use domain::{
    EngagementId,
    mandate::{EntryKind, Level, Risk, RiskState},
};
use leptos::prelude::*;
use marketplace::mandates::{MandateSheet, Signed};
use ui::{
    Locale,
    components::{Badge, Facts, IconName, Tone},
    form::{Choice, Choosable, Field},
    t,
};

use super::entry::{Adding, Author, Changing, Line, Rescued};

/// The section.
#[component]
pub(super) fn Risks(mandate: MandateSheet) -> impl IntoView {
    use t::mandate::risks as say;
    let locale = Locale::current();
    let (engagement, kind, writable) = (mandate.engagement, EntryKind::Risk, mandate.is_writable);
    let is_empty = mandate.risks.is_empty();
    let none = is_empty.then(|| view! { <p class="quiet-text">{say::none(locale)}</p> });
    let adding = writable.then(|| {
        view! {
            <Adding engagement kind label=say::add(locale) fields=(|| view! { <RiskFields/> }).into()/>
            <Rescued engagement kind present=mandate.risks.clone() fields=(|| view! { <RiskFields/> }).into()/>
        }
    });
    let items = mandate.risks.into_iter().map(|signed| view! { <Item engagement signed writable/> }).collect_view();
    view! {
        <section class="stack mandate-part" id="risks" aria-labelledby="risks-title">
            <h2 id="risks-title">{say::title(locale)}</h2>
            <p class="quiet-text">{say::lead(locale)}</p>
            {none}
            {(!is_empty).then(|| view! { <ul role="list" class="entries">{items}</ul> })}
            {adding}
        </section>
    }
}

fn likelihood_name(locale: Locale, level: Level) -> &'static str {
    use t::mandate::risks::likelihood as say;
    match level {
        Level::Low => say::low(locale),
        Level::Medium => say::medium(locale),
        Level::High => say::high(locale),
    }
}

fn severity_name(locale: Locale, level: Level) -> &'static str {
    use t::mandate::risks::severity as say;
    match level {
        Level::Low => say::low(locale),
        Level::Medium => say::medium(locale),
        Level::High => say::high(locale),
    }
}

#[component]
fn Item(engagement: EngagementId, signed: Signed<Risk>, writable: bool) -> impl IntoView {
    use t::mandate::risks as say;
    let locale = Locale::current();
    let risk = signed.entry.clone();
    let (tone, icon, words) = match (risk.state, risk.weight()) {
        (RiskState::Closed, _) => (Tone::Success, IconName::Check, say::closed(locale)),
        (RiskState::Open, 6..) => (Tone::Late, IconName::CircleAlert, say::open(locale)),
        (RiskState::Open, _) => (Tone::Warning, IconName::Eye, say::open(locale)),
    };
    let facts = vec![
        (say::likelihood_label(locale).to_owned(), likelihood_name(locale, risk.likelihood).to_owned()),
        (say::severity_label(locale).to_owned(), severity_name(locale, risk.severity).to_owned()),
        (say::remedy(locale).to_owned(), risk.remedy.clone()),
    ];
    let changing = writable.then(|| {
        let (called, filled) = (risk.title.clone(), risk.clone());
        let fields = move || view! { <RiskFields risk=filled.clone()/> };
        view! { <Changing engagement kind=EntryKind::Risk signed=signed.clone() called fields=fields.into()/> }
    });
    view! {
        <li class="entry">
            <div class="entry-head"><h3>{risk.title}</h3><Badge tone icon>{words}</Badge></div>
            <Facts facts/>
            <Author signed/>
            {changing}
        </li>
    }
}

/// What somebody types of a risk.
#[component]
fn RiskFields(#[prop(optional)] risk: Option<Risk>) -> impl IntoView {
    use t::mandate::risks as say;
    let locale = Locale::current();
    let options = move |name: fn(Locale, Level) -> &'static str| {
        Level::ALL.iter().map(|level| Choosable::new(level.code(), name(locale, *level))).collect::<Vec<_>>()
    };
    let likelihood = risk.as_ref().map(|risk| risk.likelihood.code().to_owned());
    let severity = risk.as_ref().map(|risk| risk.severity.code().to_owned());
    let state = risk.as_ref().map_or(RiskState::Open, |risk| risk.state).code().to_owned();
    let states =
        vec![Choosable::new(RiskState::Open.code(), say::open(locale)), Choosable::new(RiskState::Closed.code(), say::closed(locale))];
    let (title, remedy) = risk.map(|risk| (risk.title, risk.remedy)).unwrap_or_default();
    view! {
        <Line name="title" label=say::what(locale) value=title/>
        <Field name="likelihood" label=say::likelihood_label(locale) group=true>
            <Choice options=options(likelihood_name) selected=likelihood/>
        </Field>
        <Field name="severity" label=say::severity_label(locale) group=true><Choice options=options(severity_name) selected=severity/></Field>
        <Line name="remedy" label=say::remedy(locale) hint=Some(say::remedy_hint(locale).to_owned()) value=remedy/>
        <Field name="state" label=say::stands(locale) group=true><Choice options=states selected=Some(state)/></Field>
    }
}
