//! What a CTO, staff and the company write to each other about a mission; and the way there from the mission's page.

use domain::Role;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use marketplace::{
    Problem,
    messages::{Member, permission::of_cto, read},
};
use ui::{
    Locale, Nav,
    components::{ButtonLink, Look},
    href,
    messages::{ConversationPage, address, before},
    server::{market, page, visitor},
    t,
};

/// `/offers/:mission/messages`. `?before=` ends the page before the message of that number.
#[component]
pub fn MessagesPage() -> impl IntoView {
    let mission = use_params_map().read_untracked().get("mission").unwrap_or_default();
    let before = before();
    page(async move {
        let (market, visitor) = (market(), visitor());
        let member = of_cto(&market, &visitor, mission.parse().map_err(|_| Problem::NotFound)?).await?;
        let conversation = read::conversation(&market, &member, before).await?;
        let locale = Locale::current();
        // The mission of a company that left is gone.
        let back = match conversation.is_left {
            false => (format!("/offers/{mission}"), t::messages::page::back_offer(locale)),
            true => (Nav::Messages.path().to_owned(), t::messages::inbox::title(locale)),
        };
        Ok(view! { <ConversationPage conversation back/> }.into_any())
    })
}

/// The way to the conversation, on the page of a mission that the CTO has a part in.
#[component]
pub fn MessagesLink(member: Member) -> impl IntoView {
    use t::messages::section as say;
    let locale = Locale::current();
    let way = href(locale, &address(Role::Cto, member.mission(), member.candidacy()));
    view! {
        <section class="panel stack" aria-labelledby="messages-title">
            <h2 id="messages-title">{say::title(locale)}</h2>
            {who_reads(locale, &member).map(|text| view! { <p>{text}</p> })}
            <p><ButtonLink look=Look::Secondary href=way>{say::open(locale)}</ButtonLink></p>
        </section>
    }
}

/// To whom one writes now: the team, and the company once it is part of the conversation. Where nothing can be written, nothing is promised.
fn who_reads(locale: Locale, member: &Member) -> Option<&'static str> {
    use t::messages::section as say;
    let readers = if member.has_ceo() { say::cto_proposed(locale) } else { say::cto(locale) };
    member.may_write().then_some(readers)
}
