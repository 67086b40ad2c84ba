//! What is not known yet: a kind with its question, one more of a kind, and "I don't know".

use domain::{CriterionKind, Importance};
use leptos::prelude::*;
use server_fn::ServerFn as _;

use super::api::{AddCriterion, DontKnowKind};
use super::{CriterionForms, GROUP, ImportanceField, near::NearNames, value::ValueField};
use crate::components::{CriterionDetails, Look, Numbered};
use crate::form::{Form, FormMemory, Submit};
use crate::{Locale, criterion_label, t};

/// A kind of which nothing is known. `value` stands in place of one, `question` says what "I don't know" answers, `said` that it has been
/// answered so already; children stand before the forms. Without `forms` it is only to be read.
#[component]
pub fn OpenKind(
    kind: CriterionKind,
    value: &'static str,
    question: &'static str,
    said: bool,
    open: bool,
    forms: Option<CriterionForms>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let locale = Locale::current();
    let refused = FormMemory::of(&format!("add-{kind}")).is_some();
    let answering = forms.map(|forms| {
        let unknown = (!said).then(|| view! { <DontKnow kind question name="not-known" forms/> });
        view! {
            <AddForm kind button=t::shared::criterion::answer(locale) forms/>
            {unknown}
        }
    });
    view! {
        <CriterionDetails
            numbered=Numbered::Open
            kind=criterion_label(locale, kind)
            value
            importance=None
            id=format!("open-{kind}")
            name=GROUP
            open=open || refused
        >
            {children.map(|children| children())}
            {answering}
        </CriterionDetails>
    }
}

/// One more criterion of a kind that has one.
#[component]
pub fn MoreOfKind(kind: CriterionKind, open: bool, forms: CriterionForms) -> impl IntoView {
    let locale = Locale::current();
    let refused = FormMemory::of(&format!("add-{kind}")).is_some();
    view! {
        <CriterionDetails
            numbered=Numbered::Added
            kind=criterion_label(locale, kind)
            value=t::shared::criterion::another(locale)
            importance=Some(Importance::Important)
            id=format!("more-{kind}")
            name=GROUP
            open=open || refused
        >
            <AddForm kind button=t::shared::criterion::add(locale) forms/>
        </CriterionDetails>
    }
}

/// The form that adds a criterion of a kind.
#[component]
fn AddForm(kind: CriterionKind, button: &'static str, forms: CriterionForms) -> impl IntoView {
    let name = format!("add-{kind}");
    view! {
        <NearNames form=name.clone() kind action=AddCriterion::PATH hidden=forms.with("kind", kind)/>
        <Form name action=AddCriterion::PATH hidden=forms.with("kind", kind) class="stack">
            <ValueField kind current=None today=forms.today/>
            <ImportanceField counts=Importance::Important/>
            <div class="cluster"><Submit look=Look::Secondary small=true>{button}</Submit></div>
        </Form>
    }
}

/// The button that answers a question with "I don't know". `name` keeps two of them on one page apart.
#[component]
pub fn DontKnow(kind: CriterionKind, question: &'static str, name: &'static str, forms: CriterionForms) -> impl IntoView {
    let locale = Locale::current();
    view! {
        <Form name=format!("{name}-{kind}") action=DontKnowKind::PATH hidden=forms.with("kind", kind)>
            <Submit look=Look::Plain small=true label=t::shared::criterion::dont_know_label(locale, question)>
                {t::shared::criterion::dont_know(locale)}
            </Submit>
        </Form>
    }
}
