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

/// The disclosure and its form.
#[component]
pub fn Cancel(mission: MissionId) -> impl IntoView {
    let locale = Locale::current();
    view! {
        <Folded summary=t::ceo::cancel::title(locale) small=true class="section">
            <Form name=FORM action=CancelNeed::PATH hidden=vec![("mission", mission.to_string())] class="stack">
                <p>{t::ceo::cancel::text(locale)}</p>
                <Field name="reason" label=t::ceo::cancel::reason(locale)><TextArea/></Field>
                <div class="cluster"><Submit look=Look::Danger>{t::ceo::cancel::button(locale)}</Submit></div>
            </Form>
        </Folded>
    }
}
