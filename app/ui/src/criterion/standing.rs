//! A criterion that stands, with how to weigh, correct and remove it; and those that were removed, with how to put them back.

use domain::{Criterion, CriterionId, CriterionValue};
use leptos::prelude::*;
use server_fn::ServerFn as _;

use super::api::{CorrectCriterion, RemoveCriterion, RestoreCriterion, WeighCriterion};
use super::{CriterionForms, GROUP, ImportanceField, near::NearNames, value::ValueField};
use crate::components::{CriterionDetails, IconName, Look, Numbered};
use crate::form::{Folded, Form, FormMemory, Submit};
use crate::glossary::Explained;
use crate::{Locale, criterion_label, criterion_value, labels, t};

/// A criterion that stands. `n` is the number of its mark in the words, `quote` the words that caused it, `from` says who it comes from, and
/// `alone` that no other of its kind stands. Without `forms` it is only to be read.
#[component]
pub fn Wish(
    id: CriterionId,
    criterion: Criterion,
    n: Option<u32>,
    quote: Option<String>,
    from: Option<&'static str>,
    alone: bool,
    open: bool,
    forms: Option<CriterionForms>,
) -> impl IntoView {
    let locale = Locale::current();
    let value = &criterion.value;
    let refused = ["weigh", "correct"].iter().any(|form| FormMemory::of(&format!("{form}-{id}")).is_some());
    let explained = labels::criterion_explanation(locale, value).map(|text| view! { <p class="quiet-text"><Explained text/></p> });
    view! {
        <CriterionDetails
            numbered=n.map_or(Numbered::Added, Numbered::Read)
            kind=criterion_label(locale, value.kind())
            value=criterion_value(locale, value)
            importance=Some(criterion.importance)
            quote
            id=format!("criterion-{id}")
            name=GROUP
            open=open || refused
        >
            {from.map(|from| view! { <p class="quiet-text">{from}</p> })}
            {explained}
            {forms.map(|forms| view! { <Changes id criterion alone forms/> })}
        </CriterionDetails>
    }
}

/// Weigh, correct, remove.
#[component]
fn Changes(id: CriterionId, criterion: Criterion, alone: bool, forms: CriterionForms) -> impl IntoView {
    let locale = Locale::current();
    let kind = criterion.value.kind();
    let hidden = forms.with("criterion", id);
    let of_kind = hidden.iter().cloned().chain([("kind", kind.to_string())]).collect::<Vec<_>>();
    let correct = format!("correct-{id}");
    let for_removal = hidden.clone();
    view! {
        <Form name=format!("weigh-{id}") action=WeighCriterion::PATH hidden=of_kind class="stack">
            <ImportanceField counts=criterion.importance unknown=alone/>
            <div class="cluster"><Submit look=Look::Secondary small=true>{t::shared::criterion::weigh(locale)}</Submit></div>
        </Form>
        <div class="cluster">
            <Folded summary=t::shared::criterion::correct(locale) icon=IconName::Pencil look=Look::Secondary small=true>
                <NearNames form=correct.clone() kind action=CorrectCriterion::PATH hidden=hidden.clone()/>
                <Form name=correct action=CorrectCriterion::PATH hidden class="stack">
                    <ValueField kind current=Some(criterion.value) today=forms.today/>
                    <Submit look=Look::Secondary small=true>{t::shared::criterion::correct_save(locale)}</Submit>
                </Form>
            </Folded>
            <Form name=format!("remove-{id}") action=RemoveCriterion::PATH hidden=for_removal>
                <Submit look=Look::Plain small=true>{t::shared::criterion::remove(locale)}</Submit>
            </Form>
        </div>
    }
}

/// What was removed, ready to be put back; nothing where nothing was.
#[component]
pub fn RemovedWishes(removed: Vec<(CriterionId, CriterionValue)>, forms: CriterionForms) -> impl IntoView {
    let locale = Locale::current();
    let number = u32::try_from(removed.len()).unwrap_or(u32::MAX);
    let one = move |(id, value): (CriterionId, CriterionValue)| {
        let words = criterion_value(locale, &value);
        let label = t::shared::criterion::restore_label(locale, &words);
        view! {
            <li class="cluster spread">
                <span>{criterion_label(locale, value.kind())} " · " {words}</span>
                <Form name=format!("restore-{id}") action=RestoreCriterion::PATH hidden=forms.with("criterion", id)>
                    <Submit look=Look::Plain small=true label>{t::shared::criterion::restore(locale)}</Submit>
                </Form>
            </li>
        }
    };
    (number > 0).then(|| {
        view! {
            <Folded summary=t::shared::criterion::removed(locale, number) quiet=true>
                <ul role="list">{removed.into_iter().map(one).collect_view()}</ul>
            </Folded>
        }
    })
}
