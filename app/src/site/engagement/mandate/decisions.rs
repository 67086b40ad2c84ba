//! The decisions log: on which day what was decided, why in plain words, what against, and what it costs.

use chrono::NaiveDate;
use domain::{
    EngagementId,
    mandate::{Decision, EntryKind},
};
use leptos::prelude::*;
use marketplace::mandates::{MandateSheet, Signed};
use ui::{
    Locale,
    components::Facts,
    form::{Field, TextArea},
    format, t,
};

use super::entry::{Adding, Author, Changing, Line, Rescued};

/// The section.
#[component]
pub(super) fn Decisions(mandate: MandateSheet, today: NaiveDate) -> impl IntoView {
    use t::mandate::decisions as say;
    let locale = Locale::current();
    let (engagement, kind, writable) = (mandate.engagement, EntryKind::Decision, mandate.is_writable);
    let is_empty = mandate.decisions.is_empty();
    let none = is_empty.then(|| view! { <p class="quiet-text">{say::none(locale)}</p> });
    let adding = writable.then(|| {
        view! {
            <Adding engagement kind label=say::add(locale) fields=(move || view! { <DecisionFields today/> }).into()/>
            <Rescued engagement kind present=mandate.decisions.clone() fields=(move || view! { <DecisionFields today/> }).into()/>
        }
    });
    let items = mandate.decisions.into_iter().map(|signed| view! { <Item engagement signed writable today/> }).collect_view();
    view! {
        <section class="stack mandate-part" id="decisions" aria-labelledby="decisions-title">
            <h2 id="decisions-title">{say::title(locale)}</h2>
            <p class="quiet-text">{say::lead(locale)}</p>
            {none}
            {(!is_empty).then(|| view! { <ul role="list" class="entries">{items}</ul> })}
            {adding}
        </section>
    }
}

#[component]
fn Item(engagement: EngagementId, signed: Signed<Decision>, writable: bool, today: NaiveDate) -> impl IntoView {
    use t::mandate::decisions as say;
    let locale = Locale::current();
    let decision = signed.entry.clone();
    let cost = match (decision.cost_once, decision.cost_monthly) {
        (None, None) => None,
        (Some(once), None) => Some(say::once(locale, format::euros(locale, once))),
        (None, Some(monthly)) => Some(say::monthly(locale, format::euros(locale, monthly))),
        (Some(once), Some(monthly)) => Some(say::both(locale, format::euros(locale, monthly), format::euros(locale, once))),
    };
    let facts = [
        Some((say::why(locale).to_owned(), decision.reason.clone())),
        decision.refused.clone().map(|refused| (say::refused(locale).to_owned(), refused)),
        cost.map(|cost| (say::cost(locale).to_owned(), cost)),
    ];
    let changing = writable.then(|| {
        let (called, filled) = (decision.title.clone(), decision.clone());
        let fields = move || view! { <DecisionFields decision=filled.clone() today/> };
        view! { <Changing engagement kind=EntryKind::Decision signed=signed.clone() called fields=fields.into()/> }
    });
    view! {
        <li class="entry">
            <div class="entry-head"><h3>{decision.title.clone()}</h3><span class="when">{format::date(locale, decision.day)}</span></div>
            <Facts facts=facts.into_iter().flatten().collect()/>
            <Author signed/>
            {changing}
        </li>
    }
}

/// What somebody types of a decision.
#[component]
fn DecisionFields(#[prop(optional)] decision: Option<Decision>, today: NaiveDate) -> impl IntoView {
    use t::mandate::decisions as say;
    let locale = Locale::current();
    let day = decision.as_ref().map_or(today, |decision| decision.day).to_string();
    let cost = |of: fn(&Decision) -> Option<u32>| decision.as_ref().and_then(of).map(|cost| cost.to_string()).unwrap_or_default();
    let (once, monthly) = (cost(|decision| decision.cost_once), cost(|decision| decision.cost_monthly));
    let (title, reason, refused) =
        decision.map(|decision| (decision.title, decision.reason, decision.refused.unwrap_or_default())).unwrap_or_default();
    view! {
        <Line name="title" label=say::what(locale) value=title/>
        <Line name="day" label=say::day(locale) kind="date" value=day/>
        <Field name="reason" label=say::why(locale) hint=Some(say::why_hint(locale).to_owned())><TextArea rows=3 value=reason/></Field>
        <Line name="refused" label=say::refused(locale) hint=Some(say::refused_hint(locale).to_owned()) value=refused/>
        <Line name="cost_once" label=say::cost_once(locale) inputmode="numeric" value=once/>
        <Line name="cost_monthly" label=say::cost_monthly(locale) inputmode="numeric" value=monthly/>
    }
}
