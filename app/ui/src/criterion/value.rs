//! The control for a criterion's value, by its kind: a list to choose from, a name to type with suggestions, or two ends of a budget.

use chrono::{Datelike as _, Months, NaiveDate};
use domain::{CriterionKind, CriterionValue, RateRange, Rhythm, Start};
use leptos::prelude::*;
use matching::vocabulary::vocabulary;

use crate::form::{Choosable, Field, FieldState, FormState, Select};
use crate::{Locale, criterion_label, criterion_value, format, labels, t};

/// The lists of suggestions, once a page.
const TECHNOLOGIES: &str = "technologies";
const PLACES: &str = "places";
/// Rhythms to choose from, as codes.
const RHYTHMS: [&str; 12] = ["0.5", "1", "1-2", "1.5", "2", "2-3", "2.5", "3", "3-4", "4", "4-5", "5"];
/// How many months ahead a mission may start.
const MONTHS: u32 = 9;

/// The field `value`, with what stands now. `today` is where months begin.
#[component]
pub(super) fn ValueField(
    kind: CriterionKind,
    #[prop(optional_no_strip)] current: Option<CriterionValue>,
    today: NaiveDate,
) -> impl IntoView {
    let locale = Locale::current();
    let label = criterion_label(locale, kind);
    let named = |value: &CriterionValue| labels::named(locale, kind, &value.code());
    let hint = match kind {
        CriterionKind::Stack => Some(t::shared::criterion::stack_hint(locale).to_owned()),
        CriterionKind::Place => Some(t::shared::criterion::place_hint(locale).to_owned()),
        CriterionKind::Rate => Some(t::shared::criterion::rate_hint(locale).to_owned()),
        _ => None,
    };
    match kind {
        CriterionKind::Rate => {
            let range = current.and_then(|value| if let CriterionValue::Rate(range) = value { Some(range) } else { None });
            view! { <Field name="value" label=label hint group=true><Budget range/></Field> }.into_any()
        }
        CriterionKind::Stack | CriterionKind::Place => {
            let list = if kind == CriterionKind::Stack { TECHNOLOGIES } else { PLACES };
            let value = current.as_ref().map(named);
            view! { <Field name="value" label=label hint><Suggested list value/></Field> }.into_any()
        }
        _ => {
            let (options, selected) = choices(locale, kind, current.as_ref(), today);
            view! { <Field name="value" label=label><Select options selected=selected.unwrap_or_default() none=t::shared::criterion::choose_value(locale)/></Field> }.into_any()
        }
    }
}

/// What there is to choose from, with what stands now among it.
fn choices(locale: Locale, kind: CriterionKind, current: Option<&CriterionValue>, today: NaiveDate) -> (Vec<Choosable>, Option<String>) {
    let mut options: Vec<Choosable> = match kind {
        CriterionKind::Rhythm => {
            let rhythms = RHYTHMS.iter().filter_map(|code| code.parse::<Rhythm>().ok());
            rhythms.map(|rhythm| Choosable::new(rhythm.to_string(), format::days_a_week(locale, rhythm))).collect()
        }
        CriterionKind::Start => months(locale, today),
        _ => {
            vocabulary().labels(kind).iter().map(|label| Choosable::new(label.code.clone(), label.name.get(locale.vocabulary()))).collect()
        }
    };
    let selected = current.map(CriterionValue::code);
    if let (Some(value), Some(code)) = (current, &selected)
        && !options.iter().any(|option| option.value == *code)
    {
        options.insert(0, Choosable::new(code.clone(), criterion_value(locale, value)));
    }
    (options, selected)
}

/// As soon as possible, then the first days of the coming months.
fn months(locale: Locale, today: NaiveDate) -> Vec<Choosable> {
    let asap = CriterionValue::Start(Start::Asap);
    let this = today.with_day(1).unwrap_or(today);
    let coming = (1..=MONTHS).filter_map(|ahead| this.checked_add_months(Months::new(ahead)));
    let month =
        |first: NaiveDate| Choosable::new(first.to_string(), t::shared::criterion::start_month(locale, format::month(locale, first)));
    [Choosable::new(asap.code(), criterion_value(locale, &asap))].into_iter().chain(coming.map(month)).collect()
}

/// One line with suggestions from a list of the page.
#[component]
fn Suggested(list: &'static str, value: Option<String>) -> impl IntoView {
    let field = FieldState::current();
    view! {
        <input
            type="text"
            id=field.id.clone()
            name=field.name.clone()
            value=field.value(value)
            list=list
            autocomplete="off"
            aria-describedby=field.described_by.clone()
            aria-invalid=field.invalid()
        />
    }
}

/// The two ends of a budget, either of which may stay open.
#[component]
fn Budget(range: Option<RateRange>) -> impl IntoView {
    let locale = Locale::current();
    let field = FieldState::current();
    let form = FormState::current();
    let end = |name: &str, label: &'static str, id: String, now: Option<u16>| {
        let typed = form.memory.as_ref().map(|memory| memory.value(name).unwrap_or_default().to_owned());
        let value = typed.or_else(|| now.map(|euros| euros.to_string()));
        view! {
            <label>
                {label}
                " "
                <input type="text" inputmode="numeric" size="6" id=id name=name.to_owned() value=value aria-describedby=field.described_by.clone() aria-invalid=field.invalid()/>
            </label>
        }
    };
    let (low, high) = (range.and_then(RateRange::low), range.and_then(RateRange::high));
    view! {
        <div class="cluster">
            {end("low", t::shared::criterion::low(locale), field.id.clone(), low.map(|rate| rate.euros()))}
            {end("high", t::shared::criterion::high(locale), format!("{}-high", field.id), high.map(|rate| rate.euros()))}
        </div>
    }
}

/// The lists that technologies and places are suggested from; once on each page with forms of criteria.
#[component]
pub fn Suggestions() -> impl IntoView {
    let locale = Locale::current();
    let technologies =
        vocabulary().technologies().iter().map(|technology| view! { <option value=technology.name.clone()></option> }).collect_view();
    let labels = vocabulary().labels(CriterionKind::Place).iter().map(|label| &label.name);
    let places = labels.chain(vocabulary().cities().iter().map(|city| &city.name));
    let places = places.map(|name| view! { <option value=name.get(locale.vocabulary()).to_owned()></option> }).collect_view();
    view! {
        <datalist id=TECHNOLOGIES>{technologies}</datalist>
        <datalist id=PLACES>{places}</datalist>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_offered_value_is_one_that_a_criterion_can_hold() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();
        for kind in CriterionKind::ALL {
            for option in choices(Locale::Fr, *kind, None, today).0 {
                assert!(CriterionValue::parse(*kind, &option.value).is_ok(), "{kind}: {}", option.value);
            }
        }
    }

    #[test]
    fn what_stands_is_always_among_the_choices() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();
        let stands = CriterionValue::parse(CriterionKind::Start, "2026-12-17").unwrap();
        let (options, selected) = choices(Locale::Fr, CriterionKind::Start, Some(&stands), today);
        assert_eq!(selected.as_deref(), Some("2026-12-17"));
        assert_eq!(options[0].value, "2026-12-17");
    }
}
