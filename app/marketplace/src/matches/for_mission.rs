//! The ranked profiles of a mission, for staff.

use std::{collections::BTreeSet, sync::Arc};

use domain::{MissionId, ProfileId};
use matching::{
    Match, Need, Profile, Weights,
    rank::{NoGoodMatch, Proposed, WhatIf, edits, no_good_match, supposing},
};

use super::{RETRIEVED, proposal::proposed, ranked, readable};
use crate::{Marketplace, Problem, accounts::CurrentStaff, profiles, search};

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

/// The whole ranking of a mission.
pub(crate) struct Whole {
    need: Need,
    matches: Vec<Match>,
    proposed: Vec<Proposed>,
    no_good_match: Option<NoGoodMatch>,
    pub what_if: Vec<WhatIf>,
}

/// The whole ranking, made again only where something has changed since.
pub(super) async fn whole(market: &Marketplace, mission: MissionId) -> Result<Arc<Whole>, Problem> {
    let make = async || {
        let (need, matches) = ranked(market, mission).await?;
        let proposed = proposed(market, mission, &matches).await?;
        let no_good_match = no_good_match(&matches, Weights::current());
        let what_if = what_if(market, mission, &need, &matches).await?;
        Ok(Whole { need, matches, proposed, no_good_match, what_if })
    };
    market.unchanged.rankings.answer(market, mission, make).await
}

/// A page of the ranking, from 0, and, beside it, the profiles in `also` and those to look at first.
pub async fn ranking(
    market: &Marketplace,
    _staff: &CurrentStaff,
    mission: MissionId,
    page: usize,
    also: &[ProfileId],
) -> Result<Arc<Ranking>, Problem> {
    let make = async || shown(market, &*whole(market, mission).await?, page, also).await;
    market.unchanged.ranking_pages.answer(market, (mission, page, also.to_vec()), make).await
}

async fn shown(market: &Marketplace, whole: &Whole, page: usize, also: &[ProfileId]) -> Result<Ranking, Problem> {
    let Whole { need, matches, proposed, no_good_match, what_if } = whole;
    let shown: Vec<(usize, &Match)> = matches.iter().enumerate().skip(page.saturating_mul(PAGE)).take(PAGE).collect();
    let named = |id: ProfileId| also.contains(&id) || proposed.iter().any(|one| one.profile == id);
    let beside: Vec<(usize, &Match)> = matches.iter().enumerate().filter(|(_, one)| named(one.profile)).collect();
    let ids: Vec<ProfileId> = shown.iter().chain(&beside).map(|(_, one)| one.profile).collect();
    let profiles = profiles::features(&market.pool, &ids).await?;
    let names = profiles::names(&market.pool, &ids).await?;
    let at_place = |(at, one): (usize, &Match)| {
        let facts = profiles.iter().find(|profile| profile.id == one.profile)?.clone();
        let name = names.get(&one.profile)?.clone();
        Some(RankedProfile { rank: at + 1, name, facts, matched: readable(one.clone(), &need.text, &[]) })
    };
    Ok(Ranking {
        profiles: shown.into_iter().filter_map(at_place).collect(),
        also: beside.into_iter().filter_map(at_place).collect(),
        total: matches.len(),
        proposed: proposed.clone(),
        no_good_match: no_good_match.clone(),
        what_if: what_if.clone(),
    })
}

/// Why nobody is good enough for a mission, where nobody is.
pub(crate) async fn nobody_fits(market: &Marketplace, mission: MissionId) -> Result<Option<NoGoodMatch>, Problem> {
    match ranked(market, mission).await {
        Ok((_, matches)) => Ok(no_good_match(&matches, Weights::current())),
        Err(Problem::NotFound) => Ok(None),
        Err(problem) => Err(problem),
    }
}

/// What each change of the need would bring: the ranking of the changed need against the present one.
async fn what_if(market: &Marketplace, mission: MissionId, need: &Need, matches: &[Match]) -> Result<Vec<WhatIf>, Problem> {
    let weights = Weights::current();
    let now: BTreeSet<ProfileId> = matches.iter().filter(|one| one.is_good(weights)).map(|one| one.profile).collect();
    let mut changed = Vec::new();
    for edit in edits(need) {
        let best = search::best(market, &edit.apply(need), RETRIEVED);
        changed.push((edit, best.into_iter().filter(|one| one.is_good(weights)).map(|one| one.profile).collect::<Vec<_>>()));
    }
    let asked: BTreeSet<ProfileId> = changed.iter().flat_map(|(_, good)| good).filter(|id| !now.contains(id)).copied().collect();
    let mut visible: BTreeSet<ProfileId> =
        profiles::visible(market, mission, &asked.into_iter().collect::<Vec<_>>()).await?.into_iter().collect();
    visible.extend(&now);
    let brought = changed.into_iter().map(|(edit, good)| {
        let then: BTreeSet<ProfileId> = good.into_iter().filter(|id| visible.contains(id)).collect();
        WhatIf::between(edit, &now, &then)
    });
    Ok(brought.collect())
}

/// What the ranking would make today of a need that is not stored: for the command line and for tests.
pub async fn preview(market: &Marketplace, need: &Need) -> Result<Vec<Match>, Problem> {
    let need = supposing(need, market.today());
    let best: Vec<ProfileId> = search::best(market, &need, RETRIEVED).iter().map(|one| one.profile).collect();
    let visible = profiles::store::visible_to_all(&market.pool, &best).await?;
    Ok(search::explain(market, &need, visible))
}
