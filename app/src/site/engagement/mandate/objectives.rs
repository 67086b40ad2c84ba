//! Objectives: what is to be reached, how both know that it is, by when, and where it stands.

use domain::{
    Role,
    mandate::{EntryKind, Objective, ObjectiveState},
};
use leptos::prelude::*;
use marketplace::mandates::{MandateSheet, Signed};
use ui::{
    Locale,
    components::{Badge, Facts, IconName, Tone},
    form::{Choosable, Field, Select},
    format, t,
};

use super::{
    entry::{Adding, Author, Changing, Line, Rescued},
    templates::{Begun, Templates},
};

/// The section.
#[component]
pub(super) fn Objectives(mandate: MandateSheet, begun: Option<Begun>, reader: Role) -> impl IntoView {
    use t::mandate::objectives as say;
    let locale = Locale::current();
    let (engagement, kind, writable) = (mandate.engagement, EntryKind::Objective, mandate.is_writable);
    let is_empty = mandate.objectives.is_empty();
    let lead = if reader == Role::Staff { say::lead_staff(locale) } else { say::lead(locale) };
    let none = is_empty.then(|| view! { <p class="quiet-text">{say::none(locale)}</p> });
    let adding = writable.then(|| {
        let (open, begun) = (begun.is_some(), begun.unwrap_or_default());
        let fields = move || view! { <ObjectiveFields begun=begun.clone()/> };
        view! {
            <Adding engagement kind label=say::add(locale) open fields=fields.into()/>
            <Templates engagement types=mandate.types.clone() reader is_first=is_empty/>
            <Rescued engagement kind present=mandate.objectives.clone() fields=(|| view! { <ObjectiveFields/> }).into()/>
        }
    });
    let items = mandate.objectives.into_iter().map(|signed| view! { <Item engagement=engagement signed writable/> }).collect_view();
    view! {
        <section class="stack mandate-part" id="objectives" aria-labelledby="objectives-title">
            <h2 id="objectives-title">{say::title(locale)}</h2>
            <p class="quiet-text">{lead}</p>
            {none}
            {(!is_empty).then(|| view! { <ul role="list" class="entries">{items}</ul> })}
            {adding}
        </section>
    }
}

/// A state in words.
pub(super) fn state_name(locale: Locale, state: ObjectiveState) -> &'static str {
    use t::mandate::objectives::state as say;
    match state {
        ObjectiveState::Planned => say::planned(locale),
        ObjectiveState::UnderWay => say::under_way(locale),
        ObjectiveState::Reached => say::reached(locale),
        ObjectiveState::GivenUp => say::given_up(locale),
    }
}

#[component]
fn Item(engagement: domain::EngagementId, signed: Signed<Objective>, writable: bool) -> impl IntoView {
    use t::mandate::objectives as say;
    let locale = Locale::current();
    let objective = signed.entry.clone();
    let (tone, icon) = match objective.state {
        ObjectiveState::Planned => (Tone::Neutral, IconName::Clock),
        ObjectiveState::UnderWay => (Tone::Accent, IconName::ArrowRight),
        ObjectiveState::Reached => (Tone::Success, IconName::Check),
        ObjectiveState::GivenUp => (Tone::Unknown, IconName::X),
    };
    let facts = vec![
        (say::measure(locale).to_owned(), objective.measure.clone()),
        (say::target(locale).to_owned(), objective.target.clone()),
        (say::due(locale).to_owned(), format::date(locale, objective.due)),
    ];
    let why = objective.reason.clone().map(|reason| (say::reason(locale).to_owned(), reason));
    let changing = writable.then(|| {
        let (called, filled) = (objective.title.clone(), objective.clone());
        let fields = move || view! { <ObjectiveFields objective=filled.clone()/> };
        view! { <Changing engagement kind=EntryKind::Objective signed=signed.clone() called fields=fields.into()/> }
    });
    view! {
        <li class="entry">
            <div class="entry-head"><h3>{objective.title.clone()}</h3><Badge tone icon>{state_name(locale, objective.state)}</Badge></div>
            <Facts facts=facts.into_iter().chain(why).collect()/>
            <Author signed/>
            {changing}
        </li>
    }
}

/// What somebody types of an objective.
#[component]
fn ObjectiveFields(#[prop(optional)] begun: Option<Begun>, #[prop(optional)] objective: Option<Objective>) -> impl IntoView {
    use t::mandate::objectives as say;
    let locale = Locale::current();
    let state = objective.as_ref().map_or(ObjectiveState::Planned, |objective| objective.state);
    let reason = objective.as_ref().and_then(|objective| objective.reason.clone()).unwrap_or_default();
    let filled = objective.map_or_else(
        || begun.unwrap_or_default(),
        |objective| Begun { title: objective.title, measure: objective.measure, target: objective.target, due: objective.due.to_string() },
    );
    let states = ObjectiveState::ALL.iter().map(|state| Choosable::new(state.code(), state_name(locale, *state))).collect::<Vec<_>>();
    view! {
        <Line name="title" label=say::what(locale) value=filled.title/>
        <Line name="measure" label=say::measure(locale) hint=Some(say::measure_hint(locale).to_owned()) value=filled.measure/>
        <Line name="target" label=say::target(locale) hint=Some(say::target_hint(locale).to_owned()) value=filled.target/>
        <Line name="due" label=say::due(locale) kind="date" value=filled.due/>
        <Field name="state" label=say::stands(locale)><Select options=states selected=state.code()/></Field>
        <Line name="reason" label=say::reason(locale) hint=Some(say::reason_hint(locale).to_owned()) value=reason/>
    }
}
