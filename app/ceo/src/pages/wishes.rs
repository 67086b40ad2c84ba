//! One criterion: the words that caused it, what it means, and, while it may change, how to weigh, correct and remove it.

use chrono::NaiveDate;
use domain::{CriterionKind, Importance, MissionId, Origin};
use leptos::prelude::*;
use marketplace::missions::CriterionRow;
use server_fn::ServerFn as _;
use ui::{
    Locale,
    components::{CriterionDetails, Icon, IconName, Look, Numbered, button_class},
    criterion_label, criterion_value,
    form::{Choice, Choosable, Field, Form, FormMemory, Submit},
    labels, t,
};

use super::values::ValueField;
use crate::api::criteria::{AddCriterion, CorrectCriterion, DontKnowKind, RemoveCriterion, WeighCriterion};

/// What the forms of a criterion need to know.
#[derive(Debug, Clone, Copy)]
pub struct Desk {
    pub mission: MissionId,
    pub today: NaiveDate,
    /// Whether the criteria may still change.
    pub editable: bool,
}

/// Of the details of one page, only one is open.
const GROUP: &str = "criterion";

/// The weights to choose from; "I don't know" where the whole kind may become a question.
fn weights(locale: Locale, unknown: bool) -> Vec<Choosable> {
    let known = Importance::ALL.iter().map(|weight| Choosable::new(weight.code(), labels::importance(locale, Some(*weight))));
    known.chain(unknown.then(|| Choosable::new("unknown", labels::importance(locale, None)))).collect()
}

/// A criterion that stands. `alone` when no other of its kind does; `quote` are the words that caused it.
#[component]
pub fn Wish(desk: Desk, row: CriterionRow, n: Option<u32>, quote: Option<String>, alone: bool, open: bool) -> impl IntoView {
    let locale = Locale::current();
    let value = &row.criterion.value;
    let refused = ["weigh", "correct"].iter().any(|form| FormMemory::of(&format!("{form}-{}", row.id)).is_some());
    let said = labels::criterion_explanation(locale, value).map(|sentence| view! { <p class="quiet-text">{sentence}</p> });
    let from = match row.criterion.origin {
        Origin::Text => None,
        Origin::Ceo => Some(t::shared::criterion::added_by_ceo(locale)),
        Origin::Staff => Some(t::shared::criterion::added_by_staff(locale)),
        Origin::Agency => Some(t::shared::criterion::added_by_agency(locale)),
    };
    view! {
        <CriterionDetails
            numbered=n.map_or(Numbered::Added, Numbered::Read)
            kind=criterion_label(locale, value.kind())
            value=criterion_value(locale, value)
            importance=Some(row.criterion.importance)
            quote
            id=format!("criterion-{}", row.id)
            name=GROUP
            open=open || refused
        >
            {from.map(|from| view! { <p class="quiet-text">{from}</p> })}
            {said}
            {desk.editable.then(|| view! { <Changes desk row alone/> })}
        </CriterionDetails>
    }
}

/// Weigh, correct, remove.
#[component]
fn Changes(desk: Desk, row: CriterionRow, alone: bool) -> impl IntoView {
    let locale = Locale::current();
    let kind = row.criterion.value.kind();
    let hidden = vec![("mission", desk.mission.to_string()), ("criterion", row.id.to_string())];
    let of_kind = hidden.iter().cloned().chain([("kind", kind.to_string())]).collect::<Vec<_>>();
    let correct = format!("correct-{}", row.id);
    let correcting = FormMemory::of(&correct).is_some();
    view! {
        <Form name=format!("weigh-{}", row.id) action=WeighCriterion::PATH hidden=of_kind class="stack">
            <Field name="importance" label=t::shared::criterion::counts(locale) group=true>
                <Choice options=weights(locale, alone) selected=Some(row.criterion.importance.code().to_owned())/>
            </Field>
            <div class="cluster"><Submit look=Look::Secondary small=true>{t::need::criteria::weigh(locale)}</Submit></div>
        </Form>
        <div class="cluster">
            <details open=correcting>
                <summary class=button_class(Look::Secondary, true, false)><Icon name=IconName::Pencil/> " " {t::need::criteria::correct(locale)}</summary>
                <Form name=correct action=CorrectCriterion::PATH hidden=hidden.clone() class="stack">
                    <ValueField kind current=Some(row.criterion.value) today=desk.today/>
                    <Submit look=Look::Secondary small=true>{t::need::criteria::correct_save(locale)}</Submit>
                </Form>
            </details>
            <Form name=format!("remove-{}", row.id) action=RemoveCriterion::PATH hidden>
                <Submit look=Look::Plain small=true>{t::need::criteria::remove(locale)}</Submit>
            </Form>
        </div>
    }
}

/// A kind of which nothing is known: answered with "I don't know" (`said`), or just asked about.
#[component]
pub fn OpenKind(desk: Desk, kind: CriterionKind, question: &'static str, said: bool, open: bool) -> impl IntoView {
    let locale = Locale::current();
    let refused = FormMemory::of(&format!("add-{kind}")).is_some();
    view! {
        <CriterionDetails
            numbered=Numbered::Open
            kind=criterion_label(locale, kind)
            value=t::shared::criterion::not_said(locale)
            importance=None
            id=format!("open-{kind}")
            name=GROUP
            open=open || refused
        >
            <p>{question}</p>
            {said.then(|| view! { <p class="quiet-text">{t::need::criteria::said_unknown(locale)}</p> })}
            {desk.editable.then(|| view! { <AddForm desk kind button=t::need::add::answer(locale)/> })}
            {(desk.editable && !said).then(|| view! { <DontKnow desk kind question name="not-known"/> })}
        </CriterionDetails>
    }
}

/// One more criterion of a kind.
#[component]
pub fn MoreOfKind(desk: Desk, kind: CriterionKind) -> impl IntoView {
    let locale = Locale::current();
    view! {
        <CriterionDetails
            numbered=Numbered::Added
            kind=criterion_label(locale, kind)
            value=t::need::add::new(locale)
            importance=Some(Importance::Important)
            id=format!("more-{kind}")
            name=GROUP
            open=true
        >
            <AddForm desk kind button=t::need::add::save(locale)/>
        </CriterionDetails>
    }
}

/// The form that adds a criterion of a kind.
#[component]
fn AddForm(desk: Desk, kind: CriterionKind, button: &'static str) -> impl IntoView {
    let locale = Locale::current();
    let hidden = vec![("mission", desk.mission.to_string()), ("kind", kind.to_string())];
    view! {
        <Form name=format!("add-{kind}") action=AddCriterion::PATH hidden class="stack">
            <ValueField kind current=None today=desk.today/>
            <Field name="importance" label=t::shared::criterion::counts(locale) group=true>
                <Choice options=weights(locale, false) selected=Some(Importance::Important.code().to_owned())/>
            </Field>
            <div class="cluster"><Submit look=Look::Secondary small=true>{button}</Submit></div>
        </Form>
    }
}

/// The button that answers a question with "I don't know". `name` keeps two of them on one page apart.
#[component]
pub fn DontKnow(desk: Desk, kind: CriterionKind, question: &'static str, name: &'static str) -> impl IntoView {
    let locale = Locale::current();
    let hidden = vec![("mission", desk.mission.to_string()), ("kind", kind.to_string())];
    view! {
        <Form name=format!("{name}-{kind}") action=DontKnowKind::PATH hidden>
            <Submit look=Look::Plain small=true label=t::need::asks::dont_know_label(locale, question)>{t::need::asks::dont_know(locale)}</Submit>
        </Form>
    }
}
