//! The forms of the terms: propose, sign, refuse, take back.

use chrono::NaiveDate;
use domain::{
    CriterionValue, Rhythm, Role, Terms, Vat,
    forms::Clauses,
    terms::{Duration, DurationKind},
};
use leptos::prelude::*;
use marketplace::terms::{TermsSheet, TermsVersion};
use server_fn::ServerFn as _;
use ui::{
    Locale,
    components::{Icon, IconName, Look},
    criterion_value,
    form::{Choice, Choosable, Field, Folded, Form, Select, Submit, TextArea, TextInput},
    format::half_days,
    t,
};

use super::words;
use crate::api::engagement::terms::{ProposeTerms, RefuseTerms, SignTerms, WithdrawTerms};

/// So many characters of a hash are shown: enough to tell two apart.
const SHORT: usize = 12;
/// The usual notice, in days, and the usual months between two renewals.
const NOTICE: u16 = 30;
const MONTHS: u8 = 3;

/// What the form begins with.
struct Begun {
    rhythm: Option<String>,
    rate: Option<String>,
    start: Option<String>,
    duration: DurationKind,
    end: Option<String>,
    months: Option<String>,
    notice: String,
    place: Option<String>,
    vat: Option<String>,
    clauses: Option<String>,
}

impl Begun {
    /// The version that waits or holds, or what need and profile say.
    fn of(locale: Locale, sheet: &TermsSheet) -> Self {
        if let Some(version) = sheet.to_begin_with() {
            return Self::from_terms(&version.terms);
        }
        let prefill = &sheet.prefill;
        let places: Vec<String> =
            prefill.places.iter().map(|place| criterion_value(locale, &CriterionValue::Place(place.clone()))).collect();
        Self {
            rhythm: prefill.rhythm.map(|rhythm| rhythm.to_string()),
            rate: prefill.rate.map(|rate| rate.to_string()),
            start: prefill.start.map(|day| day.to_string()),
            duration: DurationKind::Renewed,
            end: None,
            months: Some(MONTHS.to_string()),
            notice: NOTICE.to_string(),
            place: (!places.is_empty()).then(|| places.join(", ")),
            vat: prefill.vat.map(|vat| vat.code().to_owned()),
            clauses: None,
        }
    }

    /// The same with another last day, where there is one.
    fn until(self, end: Option<NaiveDate>) -> Self {
        match end {
            Some(end) => Self { duration: DurationKind::Until, end: Some(end.to_string()), months: None, ..self },
            None => self,
        }
    }

    fn from_terms(terms: &Terms) -> Self {
        let (end, months) = match terms.duration {
            Duration::Until(end) => (Some(end.to_string()), None),
            Duration::Renewed(months) => (None, Some(months.to_string())),
        };
        Self {
            rhythm: Some(terms.rhythm.to_string()),
            rate: Some(terms.rate.to_string()),
            start: Some(terms.start.to_string()),
            duration: terms.duration.kind(),
            end,
            months,
            notice: terms.notice.to_string(),
            place: Some(terms.place.as_str().to_owned()),
            vat: Some(terms.vat.code().to_owned()),
            clauses: terms.clauses.as_ref().map(|clauses| Clauses::as_str(clauses).to_owned()),
        }
    }
}

/// The form that makes a version; `until` is its last day, where somebody comes with one.
#[component]
pub(super) fn Propose(sheet: TermsSheet, #[prop(optional_no_strip)] until: Option<NaiveDate>) -> impl IntoView {
    use t::terms::form as say;
    let locale = Locale::current();
    let begun = Begun::of(locale, &sheet).until(until);
    let hidden = vec![("engagement", sheet.engagement.to_string()), ("seen", sheet.latest().to_string())];
    let prefilled = sheet.versions.is_empty().then(|| view! { <p class="quiet-text">{say::prefilled(locale)}</p> });
    let rhythms: Vec<Choosable> = (1..=10)
        .filter_map(|half| Some(Choosable::new(Rhythm::from_half_days(half, half)?.to_string(), half_days(locale, half.into()))))
        .collect();
    let hint = |text: &str| Some(text.to_owned());
    view! {
        <Form name="propose" action=ProposeTerms::PATH class="stack" hidden>
            {prefilled}
            <Field name="rhythm" label=say::rhythm(locale)>
                <Select options=rhythms selected=begun.rhythm.unwrap_or_default() none=say::choose(locale)/>
            </Field>
            <Field name="rate" label=say::rate(locale) hint=hint(say::rate_hint(locale))>
                <TextInput inputmode="numeric" value=begun.rate.unwrap_or_default()/>
            </Field>
            <Field name="start" label=say::start(locale)><TextInput kind="date" value=begun.start.unwrap_or_default()/></Field>
            <Length duration=begun.duration end=begun.end months=begun.months/>
            <Field name="notice" label=say::notice(locale) hint=hint(say::notice_hint(locale))>
                <TextInput inputmode="numeric" value=begun.notice/>
            </Field>
            <Field name="place" label=say::place(locale) hint=hint(say::place_hint(locale))>
                <TextInput value=begun.place.unwrap_or_default()/>
            </Field>
            <Field name="vat" label=say::vat(locale)>
                <Select
                    options=Vat::ALL.iter().map(|vat| Choosable::new(vat.code(), words::vat(locale, *vat))).collect()
                    selected=begun.vat.unwrap_or_default()
                    none=say::choose(locale)
                />
            </Field>
            <Field name="clauses" label=say::clauses(locale) hint=hint(say::clauses_hint(locale))>
                <TextArea rows=5 value=begun.clauses.unwrap_or_default()/>
            </Field>
            <div><Submit>{say::button(locale)}</Submit></div>
        </Form>
    }
}

/// How long it lasts, in one of two ways.
#[component]
fn Length(duration: DurationKind, end: Option<String>, months: Option<String>) -> impl IntoView {
    use t::terms::form as say;
    let locale = Locale::current();
    let options = vec![
        Choosable::new(DurationKind::Renewed.code(), say::renewed(locale)),
        Choosable::new(DurationKind::Until.code(), say::until(locale)),
    ];
    view! {
        <Field name="duration" label=say::duration(locale) group=true>
            <Choice options selected=Some(duration.code().to_owned())/>
        </Field>
        <Field name="months" label=say::months(locale) hint=Some(say::months_hint(locale).to_owned())>
            <TextInput inputmode="numeric" value=months.unwrap_or_default()/>
        </Field>
        <Field name="end" label=say::end(locale) hint=Some(say::end_hint(locale).to_owned())>
            <TextInput kind="date" value=end.unwrap_or_default()/>
        </Field>
    }
}

fn version_of(sheet: &TermsSheet, version: &TermsVersion) -> Vec<(&'static str, String)> {
    vec![("engagement", sheet.engagement.to_string()), ("version", version.number.to_string())]
}

/// The signature of exactly this version; for staff nothing.
#[component]
pub(super) fn Sign(sheet: TermsSheet, version: TermsVersion) -> impl IntoView {
    use t::terms::sign as say;
    let locale = Locale::current();
    let Some(name) = sheet.own_name.clone() else { return ().into_any() };
    if version.is_signed_by(sheet.reader) {
        return view! { <p class="cluster"><Icon name=IconName::Check/> <strong>{say::done(locale)}</strong></p> }.into_any();
    }
    let number = version.number;
    let short: String = version.hash.chars().take(SHORT).collect();
    let mut hidden = version_of(&sheet, &version);
    hidden.push(("hash", version.hash));
    view! {
        <h3>{say::title(locale)}</h3>
        <Form name="sign" action=SignTerms::PATH class="stack" hidden>
            <p>{say::text(locale, short, number)}</p>
            <Field name="name" label=say::label(locale, name)><TextInput autocomplete="off"/></Field>
            <div><Submit>{say::button(locale, number)}</Submit></div>
        </Form>
    }
    .into_any()
}

/// A no to somebody else's proposal.
#[component]
pub(super) fn Refuse(sheet: TermsSheet, version: TermsVersion) -> impl IntoView {
    use t::terms::refuse as say;
    let locale = Locale::current();
    let may = sheet.reader != Role::Staff && version.proposed_by != sheet.reader;
    may.then(|| {
        view! {
            <Folded summary=say::open(locale) class="aside-act">
                <Form name="refuse" action=RefuseTerms::PATH class="stack" hidden=version_of(&sheet, &version)>
                    <Field name="reason" label=say::label(locale) hint=Some(say::hint(locale).to_owned())><TextArea rows=3/></Field>
                    <div><Submit look=Look::Secondary>{say::button(locale)}</Submit></div>
                </Form>
            </Folded>
        }
    })
}

/// One's own proposal, taken back.
#[component]
pub(super) fn Withdraw(sheet: TermsSheet, version: TermsVersion) -> impl IntoView {
    use t::terms::withdraw as say;
    let locale = Locale::current();
    (version.proposed_by == sheet.reader).then(|| {
        view! {
            <Folded summary=say::open(locale) class="aside-act">
                <Form name="withdraw" action=WithdrawTerms::PATH class="stack" hidden=version_of(&sheet, &version)>
                    <p>{say::text(locale)}</p>
                    <div><Submit look=Look::Secondary>{say::button(locale)}</Submit></div>
                </Form>
            </Folded>
        }
    })
}
