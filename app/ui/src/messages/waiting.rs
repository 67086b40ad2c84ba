//! How much waits to be read: in the header of every page, and on the first page of each role.

use domain::Role;
use leptos::prelude::*;

use crate::{
    Locale, Nav,
    components::{IconName, Notice},
    href, t,
};

/// How many messages wait for whoever is signed in. The server puts it into context.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MessagesWaiting(pub u32);

impl MessagesWaiting {
    /// For the visitor of the page at hand.
    pub fn current() -> u32 {
        use_context::<Self>().unwrap_or_default().0
    }
}

/// That something waits, and the way there; nothing where nothing does.
#[component]
pub fn WaitingNotice(role: Role) -> impl IntoView {
    let locale = Locale::current();
    let count = MessagesWaiting::current();
    (count > 0).then(|| {
        let page = if role == Role::Staff { Nav::StaffMessages } else { Nav::Messages };
        view! {
            <Notice title=t::messages::page::waiting(locale, count) icon=IconName::Send>
                <p><a href=href(locale, page.path())>{t::messages::inbox::go(locale)}</a></p>
            </Notice>
        }
    })
}
