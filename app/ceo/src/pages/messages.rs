//! What the CEO, somebody of the shortlist and staff write to each other; and the way there from that person's page.

use domain::{CandidacyId, MissionId, Role};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use marketplace::messages::{permission::of_ceo, read};
use ui::{
    Locale,
    components::{ButtonLink, Look},
    href,
    messages::{ConversationPage, address, before},
    server::{market, page, visitor},
    t,
};

use super::proof;

/// `/needs/:mission/candidates/:candidacy/messages`. `?before=` ends the page before the message of that number.
#[component]
pub fn MessagesPage() -> impl IntoView {
    let params = use_params_map();
    let read_param = |name: &str| params.with_untracked(|params| params.get(name)).unwrap_or_default();
    let (mission, candidacy) = (read_param("mission"), read_param("candidacy"));
    let before = before();
    page(async move {
        let (market, visitor) = (market(), visitor());
        let member = of_ceo(&market, &visitor, proof::id(&mission)?, proof::id(&candidacy)?).await?;
        let conversation = read::conversation(&market, &member, before).await?;
        let locale = Locale::current();
        // Whoever erased their account has no page any more.
        let back = match conversation.is_left {
            false => (format!("/needs/{mission}/candidates/{candidacy}"), t::messages::page::back_candidate(locale)),
            true => (format!("/needs/{mission}"), t::messages::page::back_mission(locale)),
        };
        Ok(view! { <ConversationPage conversation back/> }.into_any())
    })
}

/// The way to the conversation, on the page of somebody of the shortlist.
#[component]
pub fn MessagesLink(
    mission: MissionId,
    candidacy: CandidacyId,
    /// Both know each other's names and addresses.
    met: bool,
) -> impl IntoView {
    use t::messages::section as say;
    let locale = Locale::current();
    let way = href(locale, &address(Role::Ceo, mission, candidacy));
    view! {
        <section class="stack" aria-labelledby="messages-title">
            <h2 id="messages-title">{say::title(locale)}</h2>
            <p>{if met { say::ceo_met(locale) } else { say::ceo(locale) }}</p>
            <p><ButtonLink look=Look::Secondary href=way>{say::open(locale)}</ButtonLink></p>
        </section>
    }
}
