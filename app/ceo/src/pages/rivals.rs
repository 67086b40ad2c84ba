//! Rivals: companies whose CTO should not be this one's. A short list that staff reads, folded until it is wanted.

use domain::MissionId;
use leptos::prelude::*;
use server_fn::ServerFn as _;
use ui::{
    Locale,
    components::Look,
    form::{Field, Folded, Form, Submit, TextArea},
    t,
};

use crate::api::rivals::NameRivals;

const FORM: &str = "rivals";

/// The list and the form that writes it; once the need has ended, the list alone.
#[component]
pub fn Rivals(mission: MissionId, names: Vec<String>, editable: bool) -> impl IntoView {
    use t::checks::rivals as say;
    let locale = Locale::current();
    if names.is_empty() && !editable {
        return ().into_any();
    }
    let text = names.join("\n");
    let listed = (!names.is_empty()).then(|| {
        view! { <ul role="list" class="tags">{names.into_iter().map(|name| view! { <li>{name}</li> }).collect_view()}</ul> }
    });
    let summary = if listed.is_some() { say::change(locale) } else { say::open(locale) };
    let form = editable.then(|| {
        view! {
            <Folded summary quiet=true class="aside-act">
                <Form name=FORM action=NameRivals::PATH class="stack" hidden=vec![("mission", mission.to_string())]>
                    <Field name="rivals" label=say::label(locale) hint=Some(say::hint(locale).to_owned())>
                        <TextArea rows=3 value=text/>
                    </Field>
                    <div><Submit look=Look::Secondary>{say::save(locale)}</Submit></div>
                </Form>
            </Folded>
        }
    });
    view! {
        <section class="stack rivals" id="rivals" aria-labelledby="rivals-title">
            <h2 id="rivals-title" class="overline">{say::title(locale)}</h2>
            {listed}
            {form}
        </section>
    }
    .into_any()
}
