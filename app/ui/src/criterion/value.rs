//! The control for a criterion's value, by its kind: a list to choose from, a name to type with suggestions, or two ends of a budget.

use chrono::{Datelike as _, Months, NaiveDate};
use domain::{CriterionKind, CriterionValue, DailyRate, RateRange, Rhythm, Start};
use leptos::prelude::*;
use matching::vocabulary::{TechnologyKind, vocabulary};

use crate::components::Look;
use crate::form::{Choosable, Field, FieldState, Select, Submit, TwoEnds};
use crate::{Locale, criterion_label, criterion_value, format, labels, t};

/// The lists of suggestions, once a page.
const TECHNOLOGIES: &str = "technologies";
const PLACES: &str = "places";
/// The country whose cities are suggested.
const NEAR_BY: &str = "FR";
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
            let (low, high) = (range.and_then(RateRange::low), range.and_then(RateRange::high));
            let euros = |rate: DailyRate| u32::from(rate.euros());
            view! { <Field name="value" label=label hint group=true><TwoEnds low=low.map(euros) high=high.map(euros)/></Field> }.into_any()
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

/// A line to type names of technologies, with the button that adds them, inside a [`Field`]. Pressing Enter adds too.
#[component]
pub fn MoreNames(button: &'static str) -> impl IntoView {
    view! {
        <div class="cluster">
            <Suggested list=TECHNOLOGIES value=None/>
            <Submit name="step" value="add" look=Look::Secondary small=true>{button}</Submit>
        </div>
    }
}

/// What the browser proposes while somebody types a technology or a place, once on each page with forms of criteria: a few names that people
/// meet. Any other name can be typed; one that is not known is answered with those that are like it.
#[component]
pub fn Suggestions() -> impl IntoView {
    let locale = Locale::current();
    let option = |name: &str| view! { <option value=name.to_owned()></option> };
    let technologies = met_by_people().map(option).collect_view();
    let labels = vocabulary().labels(CriterionKind::Place).iter().map(|label| &label.name);
    let places = labels.chain(vocabulary().cities().iter().filter(|city| city.country == NEAR_BY).map(|city| &city.name));
    let places = places.map(|name| option(name.get(locale.vocabulary()))).collect_view();
    view! {
        <datalist id=TECHNOLOGIES>{technologies}</datalist>
        <datalist id=PLACES>{places}</datalist>
    }
}

/// What people who do not program know a product to be built with: what the vocabulary explains to them, of the sorts that give a product its
/// name in the mouth of those who made it.
fn met_by_people() -> impl Iterator<Item = &'static str> {
    use TechnologyKind::{Cms, Database, Ecommerce, Framework, Language, Nocode};
    let built_with = [Language, Framework, Database, Nocode, Cms, Ecommerce];
    let met = vocabulary().technologies().iter().filter(move |one| one.explanation.is_some() && built_with.contains(&one.kind));
    met.map(|one| one.name.as_str())
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
