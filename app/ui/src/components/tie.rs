//! The tie between a word and a proof, and the words for its four states.

use leptos::prelude::*;
use matching::rank::Verdict as Found;

use super::{Icon, IconName};
use crate::{Locale, t};

/// How a tie stands; there is never a fifth state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TieState {
    Holds,
    Partial,
    Unknown,
    Gap,
}

impl TieState {
    const fn name(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Partial => "partial",
            Self::Unknown => "unknown",
            Self::Gap => "gap",
        }
    }
}

impl From<Found> for TieState {
    fn from(found: Found) -> Self {
        match found {
            Found::Holds => Self::Holds,
            Found::Partial => Self::Partial,
            Found::Gap => Self::Gap,
        }
    }
}

/// The drawn tie; hidden from readers, since a [`Verdict`] stands beside it.
#[component]
pub fn Tie(state: TieState) -> impl IntoView {
    view! { <span class="tie" data-state=state.name() aria-hidden="true"></span> }
}

/// The state of a tie in words.
#[component]
pub fn Verdict(state: TieState) -> impl IntoView {
    let locale = Locale::current();
    let (icon, words) = match state {
        TieState::Holds => (IconName::Check, t::shared::tie::holds(locale)),
        TieState::Partial => (IconName::Contrast, t::shared::tie::partial(locale)),
        TieState::Unknown => (IconName::CircleHelp, t::shared::tie::unknown(locale)),
        TieState::Gap => (IconName::Unplug, t::shared::tie::gap(locale)),
    };
    view! { <span class=format!("verdict {}", state.name())><Icon name=icon/> " " {words}</span> }
}
