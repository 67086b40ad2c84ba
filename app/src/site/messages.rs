//! The conversations of a CEO or a CTO. Staff has a list of its own.

use domain::Role;
use leptos::prelude::*;
use marketplace::{Problem, messages::read};
use ui::{
    Locale, Nav, Page,
    components::{Empty, PageHead},
    messages::Inbox,
    server::{market, page, visitor},
    t,
};

/// `/messages`.
#[component]
pub fn MessagesPage() -> impl IntoView {
    page(async {
        use t::messages::inbox as say;
        let (market, visitor) = (market(), visitor());
        let who = visitor.account()?;
        let locale = Locale::current();
        let empty = match who.role() {
            Role::Ceo => say::empty_ceo(locale),
            Role::Cto => say::empty_cto(locale),
            Role::Staff | Role::System => return Err(Problem::NotFound),
        };
        let reader = who.role();
        let conversations = read::mine(&market, who).await?;
        let empty = conversations.is_empty().then(|| view! { <Empty title=say::empty_title(locale) text=empty/> });
        let now = market.now();
        Ok(view! {
            <Page title=say::title(locale) nav=Some(Nav::Messages)>
                <div class="page narrow">
                    <PageHead title=say::title(locale) lead=say::lead(locale)/>
                    {empty}
                    <Inbox conversations reader now/>
                </div>
            </Page>
        }
        .into_any())
    })
}
