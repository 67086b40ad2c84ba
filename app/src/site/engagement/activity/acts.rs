//! What a reader does with a month: the CEO approves or returns it, a closed one is opened again.

use domain::{EngagementId, Role, lifecycle::ActivityState};
use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use marketplace::activity::MonthSheet;
use ui::{
    Locale,
    components::Look,
    form::{Field, Folded, Form, Submit, TextArea},
    format, t,
};

use crate::api::engagement::activity::{ApproveActivity, DeclineCorrection, ReopenActivity, ReturnActivity};

/// The forms of this reader; nothing where it is not their turn.
#[component]
pub(super) fn Acts(engagement: EngagementId, reader: Role, statement: MonthSheet) -> impl IntoView {
    match (statement.state, reader) {
        (ActivityState::Sent, Role::Ceo) => view! { <Answer engagement statement/> }.into_any(),
        (ActivityState::Approved, _) => view! { <Reopen engagement reader statement/> }.into_any(),
        _ => ().into_any(),
    }
}

/// The CEO approves, or says what is to be corrected.
#[component]
fn Answer(engagement: EngagementId, statement: MonthSheet) -> impl IntoView {
    use t::activity::act as say;
    let locale = Locale::current();
    let (month, version) = (statement.month, statement.version);
    let hidden = move || vec![("engagement", engagement.to_string()), ("month", month.to_string()), ("version", version.to_string())];
    let days = format::days(locale, statement.sum.halves());
    view! {
        <div class="stack no-print">
            <Form name=format!("approve-{month}") action=ApproveActivity::PATH hidden=hidden()>
                <Submit>{say::approve(locale, days)}</Submit>
            </Form>
            <Folded summary=say::send_back(locale) class="aside-act">
                <Form name=format!("return-{month}") action=ReturnActivity::PATH class="stack wide-form" hidden=hidden()>
                    <Field name="reason" label=say::return_why(locale) hint=Some(say::return_hint(locale).to_owned())>
                        <TextArea rows=3 required=true/>
                    </Field>
                    <div><Submit look=Look::Secondary>{say::return_send(locale)}</Submit></div>
                </Form>
            </Folded>
        </div>
    }
}

/// A closed month is to be corrected: by both, or by staff.
#[component]
fn Reopen(engagement: EngagementId, reader: Role, statement: MonthSheet) -> impl IntoView {
    use t::activity::act as say;
    let locale = Locale::current();
    let hidden = vec![("engagement", engagement.to_string()), ("month", statement.month.to_string())];
    let name = format!("reopen-{}", statement.month);
    match (reader, statement.correction_by) {
        (Role::Ceo | Role::Cto, Some(by)) if by == reader => view! { <p class="quiet-text">{say::asked(locale)}</p> }.into_any(),
        (Role::Ceo | Role::Cto, Some(_)) => view! {
            <div class="stack no-print">
                <Form name action=ReopenActivity::PATH hidden=hidden.clone()>
                    <Submit look=Look::Secondary>{say::agree(locale)}</Submit>
                </Form>
                <Folded summary=say::decline(locale) class="aside-act">
                    <Form name=format!("decline-{}", statement.month) action=DeclineCorrection::PATH class="stack wide-form" hidden=hidden.clone()>
                        <Field name="reason" label=say::decline_why(locale) hint=Some(say::decline_hint(locale).to_owned())>
                            <TextArea rows=3 required=true/>
                        </Field>
                        <div><Submit look=Look::Secondary>{say::decline_send(locale)}</Submit></div>
                    </Form>
                </Folded>
            </div>
        }
        .into_any(),
        (reader, _) => {
            let (summary, hint, send) = match reader {
                Role::Staff => (say::reopen(locale), say::reopen_hint(locale), say::reopen_send(locale)),
                _ => (say::correct(locale), say::correct_hint(locale), say::correct_send(locale)),
            };
            view! {
                <Folded summary class="aside-act no-print">
                    <Form name action=ReopenActivity::PATH class="stack wide-form" hidden>
                        <Field name="reason" label=say::correct_why(locale) hint=Some(hint.to_owned())><TextArea rows=3 required=true/></Field>
                        <div><Submit look=Look::Secondary>{send}</Submit></div>
                    </Form>
                </Folded>
            }
            .into_any()
        }
    }
}
