//! A company's situation, as its need tells it, with the forms that correct it: for the CEO and for staff: [`api`] asks who
//! it is.

pub mod api;
mod value;
mod words;

use domain::{MissionId, SituationFact, SituationValue};
use leptos::prelude::*;
use server_fn::ServerFn as _;

use crate::components::{CriterionDetails, IconName, Look, Numbered};
use crate::criterion::GROUP;
use crate::form::{Folded, Form, FormMemory, Submit};
use crate::{Locale, t};

pub use words::{fact_label, fact_value};

use api::{CorrectSituation, RemoveSituation, RestoreSituation};
use value::FactField;

/// The need whose facts the forms change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SituationForms(pub MissionId);

impl SituationForms {
    fn of(self, fact: SituationFact) -> Vec<(&'static str, String)> {
        vec![("mission", self.0.to_string()), ("fact", fact.to_string())]
    }
}

/// A fact that stands: the words it was read from, or who said it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownFact {
    pub value: SituationValue,
    pub quote: Option<String>,
    /// Nothing where the words caused it.
    pub from: Option<&'static str>,
}

/// The section: what stands, what was removed, and the way to say more. Without `forms` it is only to be read, and nothing where nothing is
/// known.
#[component]
pub fn Situation(
    known: Vec<KnownFact>,
    removed: Vec<SituationFact>,
    open: Vec<SituationFact>,
    title: &'static str,
    /// What the way to say more is called.
    more: &'static str,
    #[prop(optional)] lead: Option<&'static str>,
    forms: Option<SituationForms>,
) -> impl IntoView {
    let locale = Locale::current();
    if known.is_empty() && forms.is_none() {
        return None;
    }
    let none = known.is_empty().then(|| view! { <p class="quiet-text">{t::need::situation::none(locale)}</p> });
    let standing = known.into_iter().map(|fact| view! { <Standing fact forms/> }).collect_view();
    let more = forms.map(|forms| view! { <Open facts=open label=more forms/> <Removed facts=removed forms/> });
    Some(view! {
        <section class="situation" aria-labelledby="situation">
            <h3 id="situation">{title}</h3>
            {lead.map(|lead| view! { <p class="quiet-text">{lead}</p> })}
            {none}
            <div class="criteria">{standing}</div>
            {more}
        </section>
    })
}

/// The name of the form that says how a fact is.
fn correct_form(fact: SituationFact) -> String {
    format!("situate-{fact}")
}

#[component]
fn Standing(fact: KnownFact, forms: Option<SituationForms>) -> impl IntoView {
    let locale = Locale::current();
    let KnownFact { value, quote, from } = fact;
    let about = value.fact();
    let open = FormMemory::of(&correct_form(about)).is_some();
    let numbered = if quote.is_some() { Numbered::Quoted } else { Numbered::Added };
    view! {
        <CriterionDetails
            numbered
            kind=fact_label(locale, about)
            value=fact_value(locale, value)
            weighed=false
            quote
            id=format!("fact-{about}")
            name=GROUP
            open
        >
            {from.map(|from| view! { <p class="quiet-text">{from}</p> })}
            {forms.map(|forms| view! { <Changes value forms/> })}
        </CriterionDetails>
    }
}

/// Correct, and remove.
#[component]
fn Changes(value: SituationValue, forms: SituationForms) -> impl IntoView {
    let locale = Locale::current();
    let fact = value.fact();
    view! {
        <Form name=correct_form(fact) action=CorrectSituation::PATH hidden=forms.of(fact) class="stack">
            <FactField fact current=Some(value)/>
            <div class="cluster"><Submit look=Look::Secondary small=true>{t::need::situation::correct(locale)}</Submit></div>
        </Form>
        <Form name=format!("unsituate-{fact}") action=RemoveSituation::PATH hidden=forms.of(fact)>
            <Submit look=Look::Plain small=true label=t::need::situation::remove_label(locale, fact_label(locale, fact))>
                {t::need::situation::remove(locale)}
            </Submit>
        </Form>
    }
}

/// What nothing is known of, each with its form, folded away.
#[component]
fn Open(facts: Vec<SituationFact>, label: &'static str, forms: SituationForms) -> impl IntoView {
    let is_empty = facts.is_empty();
    let one = move |fact: SituationFact| view! { <Unsaid fact forms/> };
    (!is_empty).then(|| {
        view! {
            <Folded summary=label icon=IconName::Plus small=true>
                <div class="criteria">{facts.into_iter().map(one).collect_view()}</div>
            </Folded>
        }
    })
}

/// A fact that nothing is known of, with the form that says how it is.
#[component]
fn Unsaid(fact: SituationFact, forms: SituationForms) -> impl IntoView {
    let locale = Locale::current();
    let open = FormMemory::of(&correct_form(fact)).is_some();
    view! {
        <CriterionDetails
            numbered=Numbered::Open
            kind=fact_label(locale, fact)
            value=t::shared::criterion::not_said(locale)
            weighed=false
            id=format!("fact-{fact}")
            name=GROUP
            open
        >
            <Form name=correct_form(fact) action=CorrectSituation::PATH hidden=forms.of(fact) class="stack">
                <FactField fact current=None/>
                <div class="cluster"><Submit look=Look::Secondary small=true>{t::need::situation::say(locale)}</Submit></div>
            </Form>
        </CriterionDetails>
    }
}

/// What was removed, ready to be put back.
#[component]
fn Removed(facts: Vec<SituationFact>, forms: SituationForms) -> impl IntoView {
    let locale = Locale::current();
    let number = u32::try_from(facts.len()).unwrap_or(u32::MAX);
    let one = move |fact: SituationFact| {
        let label = fact_label(locale, fact);
        view! {
            <li class="cluster spread">
                <span>{label}</span>
                <Form name=format!("resituate-{fact}") action=RestoreSituation::PATH hidden=forms.of(fact)>
                    <Submit look=Look::Plain small=true label=t::shared::criterion::restore_label(locale, label)>
                        {t::shared::criterion::restore(locale)}
                    </Submit>
                </Form>
            </li>
        }
    };
    (number > 0).then(|| {
        view! {
            <Folded summary=t::need::situation::removed(locale, number) quiet=true>
                <ul role="list">{facts.into_iter().map(one).collect_view()}</ul>
            </Folded>
        }
    })
}
