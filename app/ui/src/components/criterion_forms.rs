//! Changing one wish: how much it counts, another value, gone, back again; adding one, or saying that nobody knows. The same forms for the
//! CEO and for staff, who post them to their own endpoints.
//!
//! Every endpoint takes the `hidden` fields of its page (`mission`) and, of these forms: `weigh` takes `criterion, importance`; `correct`
//! `criterion, value`; `remove` and `restore` `criterion`; `add` `kind, value, importance`; `dont_know` `kind`.

use chrono::{Datelike, Months, NaiveDate};
use domain::{CriterionId, CriterionKind, CriterionValue, Importance, Start};
use leptos::prelude::*;
use matching::vocabulary::vocabulary;

use super::Look;
use crate::form::{Choice, Choosable, Field, Form, Select, Submit, TextInput};
use crate::labels::{criterion_explanation, criterion_value, importance, named};
use crate::{Locale, t};

/// Where the forms of one reader post to (`WeighCriterion::PATH`), and what goes with each of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CriterionForms {
    pub weigh: &'static str,
    pub correct: &'static str,
    pub remove: &'static str,
    pub restore: &'static str,
    pub add: &'static str,
    pub dont_know: &'static str,
    /// `mission` and its id, as a rule.
    pub hidden: Vec<(&'static str, String)>,
    /// The day in Paris, from which the days of a start are offered.
    pub today: NaiveDate,
}

impl CriterionForms {
    fn with(&self, name: &'static str, value: impl ToString) -> Vec<(&'static str, String)> {
        self.hidden.iter().cloned().chain([(name, value.to_string())]).collect()
    }
}

/// The body of a criterion that may be changed: what it means, how much it counts, another value, and the way out.
#[component]
pub fn CriterionEditing(id: CriterionId, value: CriterionValue, counts: Importance, forms: CriterionForms) -> impl IntoView {
    let locale = Locale::current();
    let explanation = criterion_explanation(locale, &value);
    let (kind, code) = (value.kind(), value.code());
    view! {
        {explanation.map(|explanation| view! { <p>{explanation}</p> })}
        <Form name=format!("weigh-{id}") action=forms.weigh hidden=forms.with("criterion", id) class="stack">
            <ImportanceField counts/>
            <div><Submit look=Look::Secondary small=true>{t::shared::criterion::keep_weight(locale)}</Submit></div>
        </Form>
        <Form name=format!("correct-{id}") action=forms.correct hidden=forms.with("criterion", id) class="stack">
            <ValueField kind today=forms.today code=Some(code)/>
            <div><Submit look=Look::Secondary small=true>{t::shared::criterion::correct(locale)}</Submit></div>
        </Form>
        <Form name=format!("remove-{id}") action=forms.remove hidden=forms.with("criterion", id)>
            <Submit look=Look::Plain small=true>{t::shared::criterion::remove(locale)}</Submit>
        </Form>
    }
}

/// The button that takes a removal back.
#[component]
pub fn CriterionRestoring(id: CriterionId, forms: CriterionForms) -> impl IntoView {
    let locale = Locale::current();
    view! {
        <Form name=format!("restore-{id}") action=forms.restore hidden=forms.with("criterion", id)>
            <Submit look=Look::Plain small=true>{t::shared::criterion::restore(locale)}</Submit>
        </Form>
    }
}

/// The body of a question that is open: a value and its weight, or that nobody knows. `known` says that a value of this kind is there already:
/// then "I don't know" is not offered.
#[component]
pub fn CriterionAdding(kind: CriterionKind, #[prop(optional)] known: bool, forms: CriterionForms) -> impl IntoView {
    let locale = Locale::current();
    let unknown = (!known).then(|| {
        view! {
            <Form name=format!("dont_know-{kind}") action=forms.dont_know hidden=forms.with("kind", kind)>
                <Submit look=Look::Plain small=true>{t::labels::importance::unknown(locale)}</Submit>
            </Form>
        }
    });
    view! {
        <Form name=format!("add-{kind}") action=forms.add hidden=forms.with("kind", kind) class="stack">
            <ValueField kind today=forms.today/>
            <ImportanceField counts=Importance::Important/>
            <div><Submit look=Look::Secondary small=true>{t::shared::criterion::add(locale)}</Submit></div>
        </Form>
        {unknown}
    }
}

/// How much it counts, as one row of radios.
#[component]
fn ImportanceField(counts: Importance) -> impl IntoView {
    let locale = Locale::current();
    let options = Importance::ALL.iter().map(|one| Choosable::new(one.code(), importance(locale, Some(*one)))).collect();
    view! {
        <Field name="importance" label=t::shared::criterion::counts(locale) group=true>
            <Choice options selected=Some(counts.code().to_owned())/>
        </Field>
    }
}

/// The value: a list where the values are known, a line to type in where they are too many (technologies) or numbers (a day's budget).
#[component]
fn ValueField(kind: CriterionKind, today: NaiveDate, #[prop(optional_no_strip)] code: Option<String>) -> impl IntoView {
    let locale = Locale::current();
    let label = crate::criterion_label(locale, kind);
    let hint = match kind {
        CriterionKind::Stack => Some(t::shared::criterion::stack_hint(locale).to_owned()),
        CriterionKind::Rate => Some(t::shared::criterion::rate_hint(locale).to_owned()),
        _ => None,
    };
    let control = match offered(locale, kind, today) {
        None => {
            let shown = code.map(|code| if kind == CriterionKind::Stack { named(locale, kind, &code) } else { code });
            view! { <TextInput value=shown.unwrap_or_default() required=true/> }.into_any()
        }
        Some(mut options) => {
            // A value that the list does not offer (another day, an unusual rhythm) must still stand in it.
            if let Some(code) = code.as_ref().filter(|code| !options.iter().any(|option| option.value == **code)) {
                let words = CriterionValue::parse(kind, code).map_or_else(|_| code.clone(), |value| criterion_value(locale, &value));
                options.insert(0, Choosable::new(code.clone(), words));
            }
            let none = if code.is_none() { t::shared::criterion::choose(locale) } else { "" };
            if none.is_empty() {
                view! { <Select options selected=code.unwrap_or_default()/> }.into_any()
            } else {
                view! { <Select options none=none.to_owned()/> }.into_any()
            }
        }
    };
    view! { <Field name="value" label hint>{control}</Field> }
}

/// The usual rhythms, in days a week.
const RHYTHMS: [&str; 12] = ["0.5", "1", "1-2", "1.5", "2", "2-3", "2.5", "3", "3-4", "4", "4-5", "5"];
/// For how many months ahead the first and the fifteenth are offered as a start.
const MONTHS_AHEAD: u32 = 6;

/// The values that a list can offer; `None` for kinds that are typed.
fn offered(locale: Locale, kind: CriterionKind, today: NaiveDate) -> Option<Vec<Choosable>> {
    let said = |value: &CriterionValue| Choosable::new(value.code(), criterion_value(locale, value));
    match kind {
        CriterionKind::Stack | CriterionKind::Rate => None,
        CriterionKind::Rhythm => {
            Some(RHYTHMS.iter().filter_map(|code| CriterionValue::parse(kind, code).ok()).map(|value| said(&value)).collect())
        }
        CriterionKind::Start => {
            let months = (0..=MONTHS_AHEAD).filter_map(|ahead| today.checked_add_months(Months::new(ahead)));
            let days = months.flat_map(|month| [month.with_day(1), month.with_day(15)]).flatten().filter(|day| *day > today);
            Some([Start::Asap].into_iter().chain(days.map(Start::On)).map(|start| said(&CriterionValue::Start(start))).collect())
        }
        _ => {
            let lang = locale.vocabulary();
            let mut options: Vec<Choosable> =
                vocabulary().labels(kind).iter().map(|label| Choosable::new(label.code.clone(), label.name.get(lang))).collect();
            if kind == CriterionKind::Place {
                let mut cities: Vec<Choosable> =
                    vocabulary().cities().iter().map(|city| Choosable::new(city.id.as_str(), city.name.get(lang))).collect();
                cities.sort_by(|one, other| one.label.cmp(&other.label));
                options.extend(cities);
            }
            Some(options)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_offered_value_is_one_that_a_criterion_can_hold() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 17).unwrap();
        for kind in CriterionKind::ALL {
            for option in offered(Locale::Fr, *kind, today).unwrap_or_default() {
                assert!(CriterionValue::parse(*kind, &option.value).is_ok(), "{kind}: {}", option.value);
            }
        }
    }
}
