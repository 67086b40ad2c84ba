//! Whom to look at first: the best, somebody who brings what the best lacks, a newcomer's fair chance. It says why, and changes no order.

use std::sync::Arc;

use leptos::prelude::*;
use marketplace::matches::{RankedProfile, Ranking};
use matching::rank::{Because, Proposed};
use ui::{
    Locale,
    components::{Badge, FigureMark, IconName, SmallDeck, Tone},
    explain, t,
};

use super::Shown;

/// The people, or nothing where nobody is good enough.
#[component]
pub(super) fn Proposal(shown: Shown, found: Arc<Ranking>) -> impl IntoView {
    let locale = Locale::current();
    let one = |proposed: &Proposed| {
        let RankedProfile { name, facts, matched, .. } = found.also.iter().find(|one| one.facts.id == proposed.profile)?;
        Some(view! {
            <li class="pick">
                <FigureMark name=name.clone() small=true/>
                <div>
                    <a href=shown.peek_address(locale, facts.id)><strong>{name.clone()}</strong></a>
                    <small>{t::staff::selection::rank(locale, proposed.rank)}</small>
                    <SmallDeck score=matched.ceo/>
                    <Why because=proposed.because rank=proposed.rank/>
                </div>
            </li>
        })
    };
    let people: Vec<_> = found.proposed.iter().filter_map(one).collect();
    (shown.is_open() && !people.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby="proposal">
                <h2 id="proposal">{t::staff::proposal::title(locale)}</h2>
                <p class="quiet-text">{t::staff::proposal::about(locale)}</p>
                <ul role="list" class="picks across">{people}</ul>
            </section>
        }
    })
}

#[component]
fn Why(because: Because, rank: u32) -> impl IntoView {
    let locale = Locale::current();
    let (tone, icon, text) = match because {
        Because::Order if rank == 1 => (Tone::Success, IconName::Check, t::staff::proposal::first(locale).to_owned()),
        Because::Order => (Tone::Neutral, IconName::Check, t::staff::proposal::next(locale).to_owned()),
        Because::Adds { rule } => (Tone::Proof, IconName::Plus, t::staff::proposal::adds(locale, explain::rule_name(locale, rule))),
        Because::FairChance => (Tone::Accent, IconName::Hand, t::staff::proposal::fair_chance(locale).to_owned()),
    };
    view! { <Badge tone icon>{text}</Badge> }
}
