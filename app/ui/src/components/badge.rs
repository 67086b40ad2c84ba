//! A status: small, flat, with a word.

use domain::lifecycle::{CandidacyState, MissionState, ProfileState};
use leptos::prelude::*;

use super::{Icon, IconName};
use crate::{Locale, labels};

/// What a status means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    #[default]
    Neutral,
    /// Waits for staff.
    Need,
    /// A mission that takes people.
    Open,
    Success,
    Proof,
    Accent,
    Warning,
    Late,
    Unknown,
}

impl Tone {
    const fn class(self) -> &'static str {
        match self {
            Self::Neutral => "badge",
            Self::Need => "badge need",
            Self::Open => "badge open",
            Self::Success => "badge success",
            Self::Proof => "badge proof",
            Self::Accent => "badge accent",
            Self::Warning => "badge warning",
            Self::Late => "badge late",
            Self::Unknown => "badge unknown",
        }
    }
}

/// A status in words.
#[component]
pub fn Badge(#[prop(optional)] tone: Tone, #[prop(optional)] icon: Option<IconName>, children: Children) -> impl IntoView {
    view! { <span class=tone.class()>{icon.map(|name| view! { <Icon name/> " " })}{children()}</span> }
}

/// Where a mission stands.
#[component]
pub fn MissionBadge(state: MissionState) -> impl IntoView {
    let tone = match state {
        MissionState::Draft | MissionState::Completed | MissionState::Cancelled => Tone::Neutral,
        MissionState::Submitted => Tone::Need,
        MissionState::Open => Tone::Open,
        MissionState::Shortlisted => Tone::Proof,
        MissionState::Engaged => Tone::Accent,
    };
    view! { <Badge tone>{labels::mission_state(Locale::current(), state)}</Badge> }
}

/// Where a candidacy stands.
#[component]
pub fn CandidacyBadge(state: CandidacyState) -> impl IntoView {
    let tone = match state {
        CandidacyState::Suggested
        | CandidacyState::Expired
        | CandidacyState::Ended
        | CandidacyState::Declined
        | CandidacyState::Withdrawn => Tone::Neutral,
        CandidacyState::Invited => Tone::Unknown,
        CandidacyState::Applied => Tone::Need,
        CandidacyState::Shortlisted | CandidacyState::Introduced => Tone::Proof,
        CandidacyState::Selected => Tone::Accent,
    };
    view! { <Badge tone>{labels::candidacy_state(Locale::current(), state)}</Badge> }
}

/// Where a profile stands.
#[component]
pub fn ProfileBadge(state: ProfileState) -> impl IntoView {
    let tone = match state {
        ProfileState::Draft | ProfileState::Refused => Tone::Neutral,
        ProfileState::Applied => Tone::Need,
        ProfileState::Interview => Tone::Accent,
        ProfileState::References => Tone::Proof,
        ProfileState::Accepted => Tone::Success,
        ProfileState::Paused => Tone::Unknown,
    };
    view! { <Badge tone>{labels::profile_state(Locale::current(), state)}</Badge> }
}
