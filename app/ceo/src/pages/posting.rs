//! From a need to what everybody may read of it: an offer while the mission is open, a notice once it is public.

use domain::{
    MissionId,
    lifecycle::{MissionState, PostingState},
};
use leptos::prelude::*;
use marketplace::postings::Posting;
use ui::{
    Locale,
    components::{ButtonLink, IconName, Look, Notice, NoticeKind},
    href,
    site::nav::posting_page,
    t,
};

/// Nothing where there is nothing to show, and nothing to take back.
#[component]
pub fn PostingLink(mission: MissionId, state: MissionState, posting: Option<Posting>) -> impl IntoView {
    use t::posting::own as say;
    let locale = Locale::current();
    let own = href(locale, &format!("/needs/{mission}/posting"));
    let there = own.clone();
    let change = move |label| view! { <p><ButtonLink look=Look::Secondary small=true href=there>{label}</ButtonLink></p> };
    match (state, posting.map(|one| (one.id, one.state))) {
        (MissionState::Open, Some((id, PostingState::Published))) => view! {
            <Notice kind=NoticeKind::WhatIf title=say::is_public(locale) icon=IconName::Eye>
                <p><a href=href(locale, &posting_page(id))>{say::read(locale)}</a></p>
                {change(say::change(locale))}
            </Notice>
        }
        .into_any(),
        (MissionState::Open, Some((_, PostingState::TakenDown))) => {
            view! { <Notice kind=NoticeKind::Warning title=say::is_taken_down(locale)>{change(say::title(locale))}</Notice> }.into_any()
        }
        (MissionState::Open, _) => {
            view! { <p class="quiet-text">{say::link_text(locale)} " " <a href=own>{say::link(locale)}</a></p> }.into_any()
        }
        (MissionState::Shortlisted | MissionState::Engaged, Some((_, PostingState::Published))) => view! {
            <Notice title=say::is_away(locale) icon=IconName::Eye><p>{say::is_away_text(locale)}</p>{change(say::change(locale))}</Notice>
        }
        .into_any(),
        _ => ().into_any(),
    }
}
