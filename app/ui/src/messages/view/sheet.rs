//! The page of a conversation, around it: whose it is, and the way back.

use domain::Role;
use leptos::prelude::*;
use marketplace::messages::read::Conversation;

use super::{conversation::ConversationView, message::title};
use crate::{Locale, Nav, Page, components::PageHead, href, server::market};

/// The page for whoever reads it. `back` is where it belongs and what that is called.
#[component]
pub fn ConversationPage(conversation: Conversation, back: (String, &'static str)) -> impl IntoView {
    let locale = Locale::current();
    let heading = title(locale, conversation.reader, &conversation.names);
    // A CTO's heading names the mission already.
    let lead = conversation.names.title.clone().filter(|_| conversation.reader != Role::Cto).unwrap_or_default();
    let is_staff = conversation.reader == Role::Staff;
    let (nav, body_class) = if is_staff { (Nav::StaffMessages, "staff") } else { (Nav::Messages, "") };
    let (address, words) = back;
    let now = market().now();
    view! {
        <Page title=heading.clone() nav=Some(nav) body_class>
            <div class="page narrow">
                <p class="quiet-text page-back"><a href=href(locale, &address)>{words}</a></p>
                <PageHead title=heading lead/>
                <ConversationView conversation now/>
            </div>
        </Page>
    }
}
