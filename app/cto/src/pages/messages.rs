//! What a CTO, staff and the company write to each other about a mission; and the way there from the mission's page.

use domain::{Role, lifecycle::CandidacyState};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use marketplace::{
    Problem,
    matches::Offer,
    messages::{permission::of_cto, read},
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
pub fn MessagesLink(offer: Offer) -> impl IntoView {
    use t::messages::section as say;
    let candidacy = offer.candidacy.filter(|candidacy| candidacy.state != CandidacyState::Suggested)?;
    let locale = Locale::current();
    let way = href(locale, &address(Role::Cto, offer.mission, candidacy.id));
    Some(view! {
        <section class="panel stack" aria-labelledby="messages-title">
            <h2 id="messages-title">{say::title(locale)}</h2>
            {who_reads(locale, candidacy.state).map(|text| view! { <p>{text}</p> })}
            <p><ButtonLink look=Look::Secondary href=way>{say::open(locale)}</ButtonLink></p>
        </section>
    })
}

/// To whom one writes: the team, and the company from the moment at which the profile is put before it; once it is over nothing is promised.
fn who_reads(locale: Locale, state: CandidacyState) -> Option<&'static str> {
    use t::messages::section as say;
    match state {
        CandidacyState::Suggested | CandidacyState::Invited | CandidacyState::Applied => Some(say::cto(locale)),
        CandidacyState::Shortlisted | CandidacyState::Introduced | CandidacyState::Selected => Some(say::cto_proposed(locale)),
        CandidacyState::Expired | CandidacyState::Ended | CandidacyState::Declined | CandidacyState::Withdrawn => None,
    }
}
