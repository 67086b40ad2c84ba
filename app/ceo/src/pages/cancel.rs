//! Giving a mission up: behind a disclosure, and with a reason.

use domain::MissionId;
use leptos::prelude::*;
use server_fn::ServerFn as _;
use ui::{
    Locale,
    components::Look,
    form::{Field, Folded, Form, Submit, TextArea},
    t,
};

use crate::api::need::CancelNeed;

const FORM: &str = "cancel_need";

/// The quiet end of a page: the disclosure and its form. Nobody is in the running for a draft.
#[component]
pub fn Cancel(mission: MissionId, is_draft: bool) -> impl IntoView {
    use t::ceo::cancel as say;
    let locale = Locale::current();
    let (title, text, button) = if is_draft {
        (say::draft_title(locale), say::draft_text(locale), say::draft_title(locale))
    } else {
        (say::title(locale), say::text(locale), say::button(locale))
    };
    view! {
        <div class="give-up">
            <Folded summary=title small=true>
                <Form name=FORM action=CancelNeed::PATH hidden=vec![("mission", mission.to_string())] class="stack">
                    <p>{text}</p>
                    <Field name="reason" label=say::reason(locale)><TextArea/></Field>
                    <div class="cluster"><Submit look=Look::Danger>{button}</Submit></div>
                </Form>
            </Folded>
        </div>
    }
}
