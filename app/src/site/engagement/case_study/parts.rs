//! The text, part by part: what stands there, who changed it last, and the form that changes it.

use domain::{CasePart, Role, lifecycle::CaseStudyState};
use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use marketplace::{
    case_studies::{CaseStudySheet, WrittenPart},
    engagements::EngagementSheet,
};
use ui::{
    Locale,
    components::{Look, Notice, NoticeKind, OwnWords},
    form::{Field, Folded, Form, Submit, TextArea, TextInput},
    format, labels, t,
};

use crate::api::engagement::case_study::WriteCaseStudy;

/// Every part, in the order in which it is read.
#[component]
pub(super) fn Parts(about: EngagementSheet, sheet: CaseStudySheet) -> impl IntoView {
    use t::case_studies::edit as say;
    let locale = Locale::current();
    let warning = match sheet.state {
        CaseStudyState::Published => Some(view! { <Notice kind=NoticeKind::Warning title=say::unpublishes(locale)/> }.into_any()),
        CaseStudyState::HalfAgreed => Some(view! { <p class="quiet-text">{say::falls(locale)}</p> }.into_any()),
        CaseStudyState::Draft | CaseStudyState::Withdrawn | CaseStudyState::TakenDown => None,
    };
    let part = |part: &CasePart| {
        let written = sheet.part(*part).cloned();
        view! { <Part about=about.clone() reader=sheet.reader part=*part written lang=sheet.language.code()/> }
    };
    view! {
        <section class="stack study-parts no-print" aria-labelledby="parts-title">
            <h2 id="parts-title">{say::parts(locale)}</h2>
            {warning}
            {CasePart::ALL.iter().map(part).collect_view()}
        </section>
    }
}

#[component]
fn Part(about: EngagementSheet, reader: Role, part: CasePart, written: Option<WrittenPart>, lang: &'static str) -> impl IntoView {
    use t::case_studies::edit as say;
    let locale = Locale::current();
    let is_own = part.is_written_by(reader);
    let who = |role: Role| match role {
        Role::Cto => about.cto.clone(),
        _ => about.ceo.clone(),
    };
    let changed = written.as_ref().map(|one| say::changed(locale, format::date_of(locale, one.changed_at), who(one.changed_by)));
    let text = match &written {
        Some(one) => view! { <div lang=lang><OwnWords words=one.words.clone()/></div> }.into_any(),
        None if is_own => view! { <p class="quiet-text">{say::missing(locale)}</p> }.into_any(),
        None => view! { <p class="quiet-text">{say::for_ceo(locale)}</p> }.into_any(),
    };
    let engagement = about.id.to_string();
    let form = is_own.then(|| view! { <Writing engagement part written/> });
    view! {
        <section class="study-part" id=part.code()>
            <div class="cluster spread"><h3>{labels::case_part(locale, part)}</h3>{changed.map(|words| view! { <p class="quiet-text">{words}</p> })}</div>
            {text}
            {form}
        </section>
    }
}

/// The form of a part, folded away.
#[component]
fn Writing(engagement: String, part: CasePart, written: Option<WrittenPart>) -> impl IntoView {
    use t::case_studies::edit as say;
    let locale = Locale::current();
    let name = labels::case_part(locale, part);
    let version = written.as_ref().map_or(0, |one| one.version);
    let (summary, label) = match written {
        Some(_) => (say::change(locale), say::change_label(locale, name)),
        None => (say::write(locale), say::write_label(locale, name)),
    };
    let hidden = vec![("engagement", engagement), ("part", part.code().to_owned()), ("version", version.to_string())];
    let value = written.map(|one| one.words).unwrap_or_default();
    let hint = Some(hint_of(locale, part).to_owned());
    let control = move || match part {
        CasePart::Title => view! { <TextInput value=value.clone() required=true/> }.into_any(),
        CasePart::Summary => view! { <TextArea rows=3 value=value.clone() required=true/> }.into_any(),
        _ => view! { <TextArea rows=8 value=value.clone() required=true/> }.into_any(),
    };
    view! {
        <Folded summary label class="aside-act">
            <Form name=format!("part-{part}") action=WriteCaseStudy::PATH class="stack wide-form" hidden>
                <Field name="words" label=name hint>{control()}</Field>
                <div><Submit look=Look::Secondary>{say::save(locale)}</Submit></div>
            </Form>
        </Folded>
    }
}

fn hint_of(locale: Locale, part: CasePart) -> &'static str {
    use t::case_studies::hint as say;
    match part {
        CasePart::Title => say::title(locale),
        CasePart::Summary => say::summary(locale),
        CasePart::Context => say::context(locale),
        CasePart::Problem => say::problem(locale),
        CasePart::Intervention => say::intervention(locale),
        CasePart::Mission => say::mission(locale),
        CasePart::Outcome => say::outcome(locale),
        CasePart::LastWord => say::last_word(locale),
    }
}
