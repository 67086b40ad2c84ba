//! The control for a fact's value.

use domain::{
    SituationFact, SituationValue,
    situation::{Owner, Remote},
};
use leptos::prelude::*;

use super::{fact_label, fact_value};
use crate::form::{Choosable, Field, Select, TextInput, TwoEnds};
use crate::{Locale, t};

/// Lengths of a mission to choose from, as codes.
const DURATIONS: [&str; 10] = [
    "1-months",
    "2-months",
    "3-months",
    "3-months-renewable",
    "3-6-months",
    "3-6-months-renewable",
    "6-months",
    "6-months-renewable",
    "9-months",
    "12-months",
];

/// The field `value`, with what stands now.
#[component]
pub(super) fn FactField(fact: SituationFact, current: Option<SituationValue>) -> impl IntoView {
    let locale = Locale::current();
    let label = fact_label(locale, fact);
    match fact {
        SituationFact::Developers => {
            let value = current.map(SituationValue::code);
            view! { <Field name="value" label=label><TextInput inputmode="numeric" value=value.unwrap_or_default()/></Field> }.into_any()
        }
        SituationFact::Budget => {
            let (low, high) = match current {
                Some(SituationValue::Budget(budget)) => (Some(budget.least()), Some(budget.most())),
                _ => (None, None),
            };
            let hint = Some(t::need::situation::budget_hint(locale).to_owned());
            view! { <Field name="value" label=label hint group=true><TwoEnds low high/></Field> }.into_any()
        }
        _ => {
            let selected = current.map(SituationValue::code).unwrap_or_default();
            view! {
                <Field name="value" label=label>
                    <Select options=choices(locale, fact, current) selected none=t::shared::criterion::choose_value(locale)/>
                </Field>
            }
            .into_any()
        }
    }
}

/// What there is to choose from, with what stands now among it.
fn choices(locale: Locale, fact: SituationFact, current: Option<SituationValue>) -> Vec<Choosable> {
    let codes: Vec<String> = match fact {
        SituationFact::Agency | SituationFact::CtoLeft => ["yes", "no"].map(str::to_owned).to_vec(),
        SituationFact::Remote => Remote::ALL.iter().map(ToString::to_string).collect(),
        SituationFact::Duration => DURATIONS.map(str::to_owned).to_vec(),
        SituationFact::Code | SituationFact::Hosting | SituationFact::Domain => Owner::ALL.iter().map(ToString::to_string).collect(),
        SituationFact::Developers | SituationFact::Budget => Vec::new(),
    };
    let mut values: Vec<SituationValue> = codes.iter().filter_map(|code| SituationValue::parse(fact, code).ok()).collect();
    if let Some(current) = current.filter(|current| !values.contains(current)) {
        values.insert(0, current);
    }
    values.into_iter().map(|value| Choosable::new(value.code(), fact_value(locale, value))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_offered_value_is_one_that_a_fact_can_have() {
        for fact in SituationFact::ALL {
            for option in choices(Locale::Fr, *fact, None) {
                assert!(SituationValue::parse(*fact, &option.value).is_ok(), "{fact}: {}", option.value);
                assert!(!option.label.is_empty());
            }
        }
        assert_eq!(choices(Locale::Fr, SituationFact::Duration, None).len(), DURATIONS.len(), "every length is well-formed");
    }

    #[test]
    fn what_stands_is_always_among_the_choices() {
        let stands = SituationValue::parse(SituationFact::Duration, "10-weeks").unwrap();
        let options = choices(Locale::Fr, SituationFact::Duration, Some(stands));
        assert_eq!(options.first().map(|option| option.value.as_str()), Some("10-weeks"));
    }
}
