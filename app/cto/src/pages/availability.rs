//! What a CTO reads when their word on availability is old, or has paused the profile: above the profile and above the missions.

use domain::profile::Section;
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
    use t::checks::availability as words;
    let locale = Locale::current();
    let terms = href(locale, &format!("/profile/edit/{}", Section::Terms));
    let change = view! { <a href=terms>{words::change(locale)}</a> };
    if let Some(since) = standing.lapsed_on {
        return view! {
            <Notice kind=NoticeKind::Warning title=words::lapsed_title(locale) icon=IconName::Clock>
                <div class="stack">
                    <p>{words::lapsed(locale, format::date(locale, since))}</p>
                    <div class="cluster">
                        <Form name="come_back" action=ResumeProfile::PATH><Submit small=true>{words::back(locale)}</Submit></Form>
                        {change}
                    </div>
                </div>
            </Notice>
        }
        .into_any();
    }
    let Some(since) = standing.unconfirmed_since else { return ().into_any() };
    let said = match standing.available_from {
        Some(day) => words::unconfirmed(locale, format::date(locale, day), format::date(locale, since)),
        None => words::unconfirmed_unsaid(locale).to_owned(),
    };
    let confirm = standing.available_from.is_some().then(|| {
        view! { <Form name="still_available" action=ConfirmAvailability::PATH><Submit small=true look=Look::Secondary>{words::still(locale)}</Submit></Form> }
    });
    view! {
        <Notice title=words::title(locale) icon=IconName::Clock>
            <div class="stack"><p>{said}</p><div class="cluster">{confirm}{change}</div></div>
        </Notice>
    }
    .into_any()
}
