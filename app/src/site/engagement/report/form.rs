//! The form of a report: twelve fields at most, filled with what was said last month, each beside what is known.

use domain::report::{Light, Subject};
use leptos::prelude::*;
use marketplace::reports::ReportSheet;
use server_fn::ServerFn as _;
use ui::{
    Locale,
    components::Look,
    form::{Choice, Choosable, Field, Form, Submit, TextArea, TextInput},
    t,
};

use super::words::{known, light_name, subject_name};
use crate::api::engagement::report::WriteReport;

/// The form, with two ways to end it.
#[component]
pub(super) fn Writing(sheet: ReportSheet) -> impl IntoView {
    use t::report::form as say;
    let locale = Locale::current();
    let hidden =
        vec![("engagement", sheet.engagement.to_string()), ("month", sheet.month.to_string()), ("version", sheet.version.to_string())];
    let said = sheet.said.clone();
    let facts = [Subject::Mandate, Subject::Roadmap, Subject::Risks];
    let [of_mandate, of_roadmap, of_risks] = facts.map(|subject| known(locale, subject, &sheet.facts, &said).unwrap_or_default());
    let euros = |amount: Option<u32>| amount.map(|amount| amount.to_string()).unwrap_or_default();
    let (budget, spent) = (euros(said.budget), euros(said.spent));
    view! {
        <section class="panel stack writing no-print" aria-labelledby="writing">
            <h2 id="writing">{say::title(locale)}</h2>
            <p class="quiet-text">{say::lead(locale)}</p>
            <Form name="report" action=WriteReport::PATH class="stack" hidden>
                <Words name="mandate" label=subject_name(locale, Subject::Mandate) hint=of_mandate value=said.mandate/>
                <Words name="roadmap" label=say::roadmap(locale) hint=of_roadmap value=said.roadmap/>
                <div class="two">
                    <Field name="budget" label=say::budget(locale)><TextInput inputmode="numeric" value=budget/></Field>
                    <Field name="spent" label=say::spent(locale)><TextInput inputmode="numeric" value=spent/></Field>
                </div>
                <Words name="money" label=say::money(locale) value=said.money/>
                <Judged name="team" subject=Subject::Team light=said.team/>
                <Words name="team_words" label=say::team(locale) value=said.team_words/>
                <Words name="risks" label=subject_name(locale, Subject::Risks) hint=of_risks value=said.risks/>
                <Judged name="agency" subject=Subject::Agency light=said.agency/>
                <Words name="agency_words" label=say::agency(locale) value=said.agency_words/>
                <Judged name="transfer" subject=Subject::Transfer light=said.transfer/>
                <Words name="transfer_words" label=say::transfer(locale) value=said.transfer_words/>
                <div class="cluster">
                    <Submit name="step" value="publish">{say::publish(locale)}</Submit>
                    <Submit name="step" value="keep" look=Look::Secondary>{say::keep(locale)}</Submit>
                </div>
                <p class="quiet-text">{say::then(locale)}</p>
            </Form>
        </section>
        <h2 class="no-print">{say::preview(locale)}</h2>
    }
}

/// A sentence of the CTO; the hint says what is known already.
#[component]
fn Words(name: &'static str, #[prop(into)] label: String, #[prop(optional, into)] hint: String, value: Option<String>) -> impl IntoView {
    let hint = Some(hint).filter(|hint| !hint.is_empty());
    view! { <Field name label hint><TextArea rows=2 value=value.unwrap_or_default()/></Field> }
}

/// A light that only the CTO can give.
#[component]
fn Judged(name: &'static str, subject: Subject, light: Light) -> impl IntoView {
    let locale = Locale::current();
    let options = Light::ALL.iter().map(|light| Choosable::new(light.code(), light_name(locale, *light))).collect();
    view! {
        <Field name label=subject_name(locale, subject) group=true><Choice options selected=Some(light.code().to_owned())/></Field>
    }
}
