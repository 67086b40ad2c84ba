//! Signing up on the page of an event: one press; a place among those who wait; withdrawing, and taking that back.

use chrono::{DateTime, Utc};
use domain::lifecycle::AttendanceState;
use leptos::{prelude::*, server_fn::ServerFn};
use marketplace::community_events::EventSheet;
use ui::{
    Here, Locale,
    components::{ButtonLink, Icon, IconName, Look},
    form::{Check, Folded, Form, Submit},
    site::nav,
    t,
};

use crate::api::agenda::{SignUpForEvent, WithdrawFromEvent};

/// The section; nothing where there is nothing to do any more.
#[component]
pub(super) fn SignUp(sheet: EventSheet, now: DateTime<Utc>) -> impl IntoView {
    use t::agenda::sign_up as say;
    let locale = Locale::current();
    if !sheet.card.is_open(now) {
        return None;
    }
    let inside = match sheet.card.mine {
        _ if !sheet.is_known => view! { <Stranger/> }.into_any(),
        Some(AttendanceState::Going) => view! {
            <p class="cluster"><Icon name=IconName::Check/> <strong>{say::going(locale)}</strong></p>
            <p class="quiet-text">{say::going_text(locale)}</p>
            <Named sheet=sheet.clone()/>
            <Withdraw sheet/>
        }
        .into_any(),
        Some(AttendanceState::Waiting) => {
            let position = sheet.position.unwrap_or(1);
            view! {
                <p><strong>{say::waiting(locale, position)}</strong></p>
                <p class="quiet-text">{say::waiting_text(locale)}</p>
                <Named sheet=sheet.clone()/>
                <Withdraw sheet/>
            }
            .into_any()
        }
        Some(AttendanceState::Withdrawn) => {
            let text = if sheet.is_kept { say::kept_text(locale) } else { say::again(locale) };
            view! { <p><strong>{say::withdrawn(locale)}</strong>" "{text}</p> <Press sheet/> }.into_any()
        }
        None => view! { <Press sheet/> }.into_any(),
    };
    Some(view! {
        <section class="panel stack occasion-sign-up" id="sign-up" aria-labelledby="sign-up-title">
            <h2 id="sign-up-title">{say::title(locale)}</h2>
            {inside}
        </section>
    })
}

/// Whoever is not signed in comes back here once they are.
#[component]
fn Stranger() -> impl IntoView {
    use t::agenda::sign_up as say;
    let locale = Locale::current();
    let to = nav::sign_in(locale, &ui::href(locale, &Here::current().0));
    view! { <p>{say::sign_in_text(locale)}</p> <div><ButtonLink href=to>{say::sign_in(locale)}</ButtonLink></div> }
}

fn hidden(sheet: &EventSheet) -> Vec<(&'static str, String)> {
    vec![("event", sheet.card.id.to_string())]
}

/// The button, with whether the others may read the name.
#[component]
fn Press(sheet: EventSheet) -> impl IntoView {
    use t::agenda::sign_up as say;
    let locale = Locale::current();
    let waits = sheet.card.left() == Some(0) && !sheet.is_kept;
    let button = match (sheet.is_kept, waits) {
        (true, _) => say::undo(locale),
        (false, true) => say::wait_button(locale),
        (false, false) => say::button(locale),
    };
    let text = waits.then(|| view! { <p>{say::wait_text(locale)}</p> });
    let listed = sheet.listed;
    view! {
        {text}
        <Form name="sign_up" action=SignUpForEvent::PATH class="stack" hidden=hidden(&sheet)>
            <Check name="listed" label=say::listed(locale) checked=listed/>
            <p class="quiet-text">{say::listed_hint(locale)}</p>
            <div><Submit>{button}</Submit></div>
        </Form>
    }
}

/// Whether the others may read the name, to be changed.
#[component]
fn Named(sheet: EventSheet) -> impl IntoView {
    use t::agenda::sign_up as say;
    let locale = Locale::current();
    let listed = sheet.listed;
    view! {
        <Form name="listed" action=SignUpForEvent::PATH class="stack" hidden=hidden(&sheet)>
            <Check name="listed" label=say::listed(locale) checked=listed/>
            <p class="quiet-text">{say::listed_hint(locale)}</p>
            <div><Submit look=Look::Secondary small=true>{say::save_listed(locale)}</Submit></div>
        </Form>
    }
}

/// Not coming after all, or not waiting any more, behind a disclosure.
#[component]
fn Withdraw(sheet: EventSheet) -> impl IntoView {
    use t::agenda::sign_up as say;
    let locale = Locale::current();
    let is_going = sheet.card.mine == Some(AttendanceState::Going);
    let (summary, button) = match is_going {
        true => (say::withdraw(locale), say::withdraw_button(locale)),
        false => (say::leave(locale), say::leave_button(locale)),
    };
    let text = is_going.then(|| view! { <p class="quiet-text">{say::withdraw_text(locale)}</p> });
    view! {
        <Folded summary class="aside-act">
            <Form name="withdraw" action=WithdrawFromEvent::PATH class="stack" hidden=hidden(&sheet)>
                {text}
                <div><Submit look=Look::Danger>{button}</Submit></div>
            </Form>
        </Folded>
    }
}
