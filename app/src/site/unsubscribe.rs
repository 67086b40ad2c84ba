//! Turning mail off, by the link at its end: a page with one button, since looking must change nothing.

use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;
use marketplace::mail::{TurnedOff, refused_by_link};
use ui::{
    Locale, Page,
    components::PageHead,
    form::{Form, Submit},
    labels::mail_topic,
    server::{market, page},
    t,
};

use crate::api::mail::Unsubscribe;

/// `/unsubscribe?key=…`.
#[component]
pub fn UnsubscribePage() -> impl IntoView {
    use t::mail::unsubscribe_page as words;
    let locale = Locale::current();
    let key = use_query_map().read_untracked().get("key").unwrap_or_default();
    page(async move {
        let (off, comes) = refused_by_link(&market(), &key).await?;
        let what = match off {
            TurnedOff::Topic(topic) => mail_topic(locale, topic),
            TurnedOff::Daily => t::mail::topic::daily(locale),
        };
        let lead = words::lead(locale, what);
        let view = if comes {
            view! {
                <Page title=words::title(locale)>
                    <div class="page narrow">
                        <PageHead title=words::title(locale) lead/>
                        <Form name="unsubscribe" action=Unsubscribe::PATH hidden=vec![("key", key)]>
                            <Submit>{words::send(locale)}</Submit>
                        </Form>
                    </div>
                </Page>
            }
            .into_any()
        } else {
            view! {
                <Page title=words::done_title(locale)>
                    <div class="page narrow">
                        <PageHead title=words::done_title(locale) lead/>
                        <p>{words::done(locale)}</p>
                    </div>
                </Page>
            }
            .into_any()
        };
        Ok(view)
    })
}
