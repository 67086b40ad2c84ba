//! What everybody may read of a mission, as staff sees it: where it lies, what its CEO wrote, and the way to take it down.

use domain::{
    MissionId, Role,
    lifecycle::{POSTING, PostingEvent, PostingState},
};
use leptos::{prelude::*, server_fn::ServerFn};
use marketplace::postings::Posting;
use ui::{
    Locale,
    components::Look,
    form::{Field, Folded, Form, Submit, TextArea},
    format, href, labels,
    site::nav::posting_page,
    t,
};

use crate::api::postings::{AllowPosting, TakePostingDown};

/// Nothing where nobody ever prepared one.
#[component]
pub(super) fn PostingPanel(posting: Option<Posting>) -> impl IntoView {
    use t::posting::staff as say;
    let locale = Locale::current();
    let posting = posting?;
    let offers = |event| POSTING.offers(posting.state, event, Role::Staff);
    let mission = posting.mission;
    let address = (posting.state == PostingState::Published).then(|| {
        let path = posting_page(posting.id);
        view! { <p><a href=href(locale, &path)>{say::see(locale)}</a></p> }
    });
    let reason = posting.taken_down_because.as_ref().map(|reason| view! { <p>{format::quoted(locale, reason)}</p> });
    let take_down = offers(PostingEvent::TakeDown).then(|| view! { <TakeDown mission/> });
    let allow = offers(PostingEvent::Allow).then(|| {
        view! {
            <Form name="allow_posting" action=AllowPosting::PATH hidden=vec![("mission", mission.to_string())]>
                <Submit look=Look::Secondary small=true>{say::allow(locale)}</Submit>
            </Form>
        }
    });
    Some(view! {
        <section class="panel stack" id="posting" aria-labelledby="posting-title">
            <h2 id="posting-title">{say::title(locale)}</h2>
            <p class="quiet-text">{labels::posting_state(locale, posting.state)}</p>
            {address}
            {reason}
            <p class="posting-words">{posting.summary.clone()}</p>
            {take_down}
            {allow}
        </section>
    })
}

#[component]
fn TakeDown(mission: MissionId) -> impl IntoView {
    use t::posting::staff as say;
    let locale = Locale::current();
    view! {
        <Folded summary=say::take_down(locale) small=true class="aside-act">
            <Form name="take_posting_down" action=TakePostingDown::PATH class="stack" hidden=vec![("mission", mission.to_string())]>
                <Field name="reason" label=say::reason(locale) hint=Some(say::reason_hint(locale).to_owned())><TextArea rows=3 required=true/></Field>
                <div><Submit look=Look::Danger>{say::take_down_now(locale)}</Submit></div>
            </Form>
        </Folded>
    }
}
