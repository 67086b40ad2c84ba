//! What a CTO reads when their profile is paused, or their word on availability is old: above the profile and above the missions, and, while it
//! is paused, in place of the form that applies.

use domain::{Role, profile::Section};
use leptos::{prelude::*, server_fn::ServerFn};
use marketplace::availability::Standing;
use ui::{
    Locale,
    components::{IconName, Look, Notice, NoticeKind},
    form::{Form, Submit},
    format, href, t,
};

use crate::api::profile::{ConfirmAvailability, ResumeProfile};

/// Nothing, while there is nothing to answer.
#[component]
pub fn AvailabilityNotice(standing: Standing) -> impl IntoView {
    match standing.paused_by {
        Some(Role::Staff) => view! { <PausedByStaff reason=standing.pause_reason/> }.into_any(),
        Some(_) => view! { <Paused lapsed_on=standing.lapsed_on/> }.into_any(),
        None => view! { <Unconfirmed standing/> }.into_any(),
    }
}

/// Staff stopped proposals, and says why; the way back is theirs.
#[component]
fn PausedByStaff(reason: Option<String>) -> impl IntoView {
    use t::vetting::join as say;
    let locale = Locale::current();
    let reason = reason.map(|reason| view! { <p>{say::paused_reason(locale, format::quoted(locale, &reason))}</p> });
    view! { <Notice kind=NoticeKind::Warning title=say::paused_title(locale)>{reason}<p>{say::paused_text(locale)}</p></Notice> }
}

/// A break of one's own, or one that silence began: one button ends it.
#[component]
fn Paused(lapsed_on: Option<chrono::NaiveDate>) -> impl IntoView {
    use t::checks::availability as words;
    let locale = Locale::current();
    let (title, text) = match lapsed_on {
        Some(since) => (words::lapsed_title(locale), words::lapsed(locale, format::date(locale, since))),
        None => (words::paused_title(locale), words::paused_text(locale).to_owned()),
    };
    view! {
        <Notice kind=NoticeKind::Warning title icon=IconName::Clock>
            <div class="stack">
                <p>{text}</p>
                <div class="cluster">
                    <Form name="resume" action=ResumeProfile::PATH><Submit small=true>{words::back(locale)}</Submit></Form>
                    <Change/>
                </div>
            </div>
        </Notice>
    }
}

/// Nobody has answered for the first free day in a while.
#[component]
fn Unconfirmed(standing: Standing) -> impl IntoView {
    use t::checks::availability as words;
    let locale = Locale::current();
    let since = standing.unconfirmed_since?;
    let said = match standing.available_from {
        Some(day) => words::unconfirmed(locale, format::date(locale, day), format::date(locale, since)),
        None => words::unconfirmed_unsaid(locale).to_owned(),
    };
    let confirm = standing.available_from.is_some().then(|| {
        view! { <Form name="still_available" action=ConfirmAvailability::PATH><Submit small=true look=Look::Secondary>{words::still(locale)}</Submit></Form> }
    });
    Some(view! {
        <Notice title=words::title(locale) icon=IconName::Clock>
            <div class="stack"><p>{said}</p><div class="cluster">{confirm}<Change/></div></div>
        </Notice>
    })
}

#[component]
fn Change() -> impl IntoView {
    let locale = Locale::current();
    let terms = href(locale, &format!("/profile/edit/{}", Section::Terms));
    view! { <a href=terms>{t::checks::availability::change(locale)}</a> }
}
