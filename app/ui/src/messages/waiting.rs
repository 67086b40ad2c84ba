//! That messages wait to be read, on the first page of CEOs and CTOs; the header of every page counts them too.

use leptos::prelude::*;

use crate::{
    Locale, Nav,
    components::{IconName, Notice},
    href,
    live::Waiting,
    t,
};

/// That something waits, and the way there; nothing where nothing does.
#[component]
pub fn WaitingNotice() -> impl IntoView {
    let locale = Locale::current();
    let count = Waiting::current().messages;
    (count > 0).then(|| {
        view! {
            <Notice title=t::messages::page::waiting(locale, count) icon=IconName::Send>
                <p><a href=href(locale, Nav::Messages.path())>{t::messages::inbox::go(locale)}</a></p>
            </Notice>
        }
    })
}
