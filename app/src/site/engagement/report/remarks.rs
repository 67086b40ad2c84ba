//! What was added after a report was published: comments of the CEO, corrections of the CTO, and the form for one more.

use domain::Role;
use leptos::prelude::*;
use marketplace::{
    engagements::EngagementSheet,
    reports::{Remark, ReportSheet},
};
use server_fn::ServerFn as _;
use ui::{
    Locale,
    components::Look,
    form::{Field, Form, Submit, TextArea},
    format, t,
};

use crate::api::engagement::report::RemarkReport;

/// The remarks, in the order of time.
#[component]
pub(super) fn Remarks(sheet: ReportSheet, about: EngagementSheet) -> impl IntoView {
    use t::report::remarks as say;
    let locale = Locale::current();
    let one = |remark: Remark| {
        let day = format::date_of(locale, remark.at);
        let head = match remark.role {
            Role::Cto => say::correction(locale, about.cto.clone(), day),
            _ => say::comment(locale, about.ceo.clone(), day),
        };
        let class = if remark.role == Role::Cto { "remark correction" } else { "remark" };
        view! { <li class=class><p class="quiet-text">{head}</p><p>{remark.words}</p></li> }
    };
    let none = sheet.remarks.is_empty();
    let list = (!none).then(|| view! { <ul role="list" class="entries">{sheet.remarks.clone().into_iter().map(one).collect_view()}</ul> });
    let form = match sheet.reader {
        Role::Ceo => Some((say::ask(locale), say::ask_hint(locale), say::send(locale))),
        Role::Cto => Some((say::correct(locale), say::correct_hint(locale), say::add(locale))),
        Role::Staff | Role::System => None,
    };
    let hidden = vec![("engagement", sheet.engagement.to_string()), ("month", sheet.month.to_string())];
    let form = form.map(|(label, hint, button)| {
        view! {
            <Form name="remark" action=RemarkReport::PATH class="stack no-print" hidden once=true>
                <Field name="words" label hint=Some(hint.to_owned())><TextArea rows=3/></Field>
                <div><Submit look=Look::Secondary>{button}</Submit></div>
            </Form>
        }
    });
    (!none || form.is_some()).then(|| {
        view! {
            <section class="stack remarks" id="remarks" aria-labelledby="remarks-title">
                <h2 id="remarks-title">{say::title(locale)}</h2>
                {list}
                {form}
            </section>
        }
    })
}
