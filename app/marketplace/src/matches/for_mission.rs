//! The ranked profiles of a mission, for staff.

use domain::{MissionId, ProfileId};
use matching::{
    Match, Profile, Weights,
    rank::{NoGoodMatch, Proposed, WhatIf, no_good_match, what_if},
};

use super::{proposal::proposed, ranked};
use crate::{Marketplace, Problem, accounts::CurrentStaff, profiles};

/// A profile at its place.
#[derive(Debug, Clone)]
pub struct RankedProfile {
    /// From 1.
    pub rank: usize,
    pub name: String,
    pub facts: Profile,
    pub matched: Match,
}

/// A page of the ranking.
#[derive(Debug, Clone)]
pub struct Ranking {
    pub profiles: Vec<RankedProfile>,
    /// How many were ranked.
    pub total: usize,
    /// Why nobody is good enough, where nobody is.
    pub no_good_match: Option<NoGoodMatch>,
    pub what_if: Vec<WhatIf>,
    /// Whom to look at first, and why.
    pub proposed: Vec<Proposed>,
    /// Those who were asked for by name and are ranked, wherever they stand.
    pub also: Vec<RankedProfile>,
}

/// How many profiles a page holds.
pub const PAGE: usize = 20;

/// A page of the ranking, from 0, and, beside it, the profiles in `also` and those to look at first.
pub async fn ranking(
    market: &Marketplace,
    _staff: &CurrentStaff,
    mission: MissionId,
    page: usize,
    also: &[ProfileId],
) -> Result<Ranking, Problem> {
    let (need, profiles, matches) = ranked(market, mission).await?;
    let weights = Weights::current();
    let total = matches.len();
    let shown: Vec<(usize, &Match)> = matches.iter().enumerate().skip(page.saturating_mul(PAGE)).take(PAGE).collect();
    let proposed = proposed(market, mission, &matches).await?;
    let named = |id: ProfileId| also.contains(&id) || proposed.iter().any(|one| one.profile == id);
    let beside: Vec<(usize, &Match)> = matches.iter().enumerate().filter(|(_, one)| named(one.profile)).collect();
    let ids: Vec<ProfileId> = shown.iter().chain(&beside).map(|(_, one)| one.profile).collect();
    let contacts = profiles::contacts(&market.pool, &ids).await?;
    let at_place = |(at, one): (usize, &Match)| {
        let facts = profiles.iter().find(|profile| profile.id == one.profile)?.clone();
        let name = contacts.iter().find(|contact| contact.profile == one.profile)?.name.clone();
        Some(RankedProfile { rank: at + 1, name, facts, matched: one.clone() })
    };
    Ok(Ranking {
        profiles: shown.into_iter().filter_map(at_place).collect(),
        also: beside.into_iter().filter_map(at_place).collect(),
        total,
        proposed,
        no_good_match: no_good_match(&matches, weights),
        what_if: what_if(&need, profiles.iter(), weights),
    })
}

/// What the ranking would make of a need that is not stored: for the command line and for tests.
pub async fn preview(market: &Marketplace, need: &matching::Need) -> Result<Vec<Match>, Problem> {
    let found = crate::search::profiles_for(market, need, super::RETRIEVED)?;
    let visible = profiles::store::visible_to_all(&market.pool, &found).await?;
    let profiles = profiles::features(&market.pool, &visible).await?;
    Ok(matching::rank(need, profiles.iter(), Weights::current()))
}
