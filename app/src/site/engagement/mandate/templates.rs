//! Objectives to begin with: those that suit the kinds of mission of the need first, the others folded away; all of them are, once
//! there is an objective.

use chrono::{Days, NaiveDate};
use domain::{CriterionKind, EngagementId, MissionType, Role};
use leptos::prelude::*;
use matching::vocabulary::{ObjectiveTemplate, vocabulary};
use ui::{Locale, engagement::Section, form::Folded, href, labels, t};

/// What a template fills the form with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Begun {
    pub title: String,
    pub measure: String,
    pub target: String,
    pub due: String,
}

impl Begun {
    /// The template of a code; its weeks count from today.
    pub fn of(locale: Locale, code: &str, today: NaiveDate) -> Option<Self> {
        let template = vocabulary().objectives().by_code(code)?;
        let lang = locale.vocabulary();
        let due = today.checked_add_days(Days::new(7 * u64::from(template.weeks)))?;
        let words = |wording: &matching::vocabulary::Wording| wording.get(lang).to_owned();
        Some(Self {
            title: words(&template.title),
            measure: words(&template.measure),
            target: words(&template.target),
            due: due.to_string(),
        })
    }
}

/// The proposals.
#[component]
pub(super) fn Templates(engagement: EngagementId, types: Vec<MissionType>, reader: Role, is_first: bool) -> impl IntoView {
    use t::mandate::templates as say;
    let locale = Locale::current();
    let others = MissionType::ALL.iter().copied().filter(|kind| !types.contains(kind)).collect::<Vec<_>>();
    let lead = match reader {
        _ if types.is_empty() => say::any(locale),
        Role::Ceo => say::fitting(locale),
        _ => say::fitting_cto(locale),
    };
    let (shown, folded, summary) = match is_first {
        true => (types, others, say::others(locale)),
        false => (Vec::new(), types.into_iter().chain(others).collect(), say::more(locale)),
    };
    let fitting = shown.into_iter().map(|kind| view! { <OfType engagement kind/> }).collect_view();
    view! {
        <div class="templates stack no-print">
            {is_first.then(|| view! { <p>{lead}</p> })}
            {fitting}
            <Folded summary quiet=true>
                <div class="stack">{folded.into_iter().map(|kind| view! { <OfType engagement kind/> }).collect_view()}</div>
            </Folded>
        </div>
    }
}

/// Those of one kind of mission; each is a link that fills the form.
#[component]
fn OfType(engagement: EngagementId, kind: MissionType) -> impl IntoView {
    let locale = Locale::current();
    let lang = locale.vocabulary();
    let item = move |(code, template): (String, &ObjectiveTemplate)| {
        let to = format!("{}?objective={code}#objectives", href(locale, &Section::Mandate.address(engagement)));
        let (title, measure) = (template.title.get(lang).to_owned(), template.measure.get(lang).to_owned());
        view! { <li><a href=to>{title}</a> <span class="quiet-text">{measure}</span></li> }
    };
    view! {
        <div>
            <h3 class="template-kind">{labels::named(locale, CriterionKind::MissionType, kind.code())}</h3>
            <ul class="template-list">{vocabulary().objectives().of(kind).map(item).collect_view()}</ul>
        </div>
    }
}
