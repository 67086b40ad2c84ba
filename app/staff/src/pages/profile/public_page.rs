//! A CTO's public page, as staff sees it: where it lies, and the way to take it down.

use domain::{
    ProfileId, Role,
    lifecycle::{PUBLIC_PAGE, PublicPageEvent, PublicPageState},
};
use leptos::{prelude::*, server_fn::ServerFn};
use marketplace::public_pages::PublicPage;
use ui::{
    Locale,
    components::Look,
    form::{Field, Folded, Form, Submit, TextArea},
    format, href, labels,
    site::nav::cto_page,
    t,
};

use crate::api::public_pages::{AllowPage, TakePageDown};

/// Nothing for a CTO who never chose one.
#[component]
pub fn PublicPagePanel(profile: ProfileId, page: Option<PublicPage>) -> impl IntoView {
    use t::public_page::staff as say;
    let locale = Locale::current();
    let page = page?;
    let offers = |event| PUBLIC_PAGE.offers(page.state, event, Role::Staff);
    let address = (page.state == PublicPageState::Published).then(|| {
        let path = cto_page(&page.slug);
        view! { <p><a href=href(locale, &path)>{say::see(locale)}</a></p> }
    });
    let reason = page.taken_down_because.as_ref().map(|reason| view! { <p>{format::quoted(locale, reason)}</p> });
    let hidden = vec![("profile", profile.to_string())];
    let take_down = offers(PublicPageEvent::TakeDown).then(|| view! { <TakeDown profile/> });
    let allow = offers(PublicPageEvent::Allow).then(|| {
        view! {
            <Form name="allow_page" action=AllowPage::PATH hidden=hidden>
                <Submit look=Look::Secondary small=true>{say::allow(locale)}</Submit>
            </Form>
        }
    });
    Some(view! {
        <section class="stack" id="public-page">
            <h3>{say::title(locale)}</h3>
            <p class="quiet-text">{labels::public_page_state(locale, page.state)}</p>
            {address}
            {reason}
            {take_down}
            {allow}
        </section>
    })
}

#[component]
fn TakeDown(profile: ProfileId) -> impl IntoView {
    use t::public_page::staff as say;
    let locale = Locale::current();
    view! {
        <Folded summary=say::take_down(locale) small=true class="aside-act">
            <Form name="take_page_down" action=TakePageDown::PATH class="stack" hidden=vec![("profile", profile.to_string())]>
                <Field name="reason" label=say::reason(locale) hint=Some(say::reason_hint(locale).to_owned())><TextArea rows=3 required=true/></Field>
                <div><Submit look=Look::Danger>{say::take_down_now(locale)}</Submit></div>
            </Form>
        </Folded>
    }
}
