//! Companies of missions, for staff.

use std::collections::HashSet;

use domain::MissionId;

use super::{
    Check, CompanyCard, Finding,
    store::{self, Facts},
};
use crate::{Marketplace, Problem, accounts::CurrentStaff};

/// The company of a mission that was sent; none for a draft.
pub async fn of_mission(market: &Marketplace, _staff: &CurrentStaff, mission: MissionId) -> Result<Option<CompanyCard>, Problem> {
    let mut connection = market.pool.acquire().await?;
    Ok(store::facts(&mut connection, &[mission]).await?.pop().map(card))
}

/// Those of these missions whose company staff should make sure of.
pub async fn to_check(market: &Marketplace, _staff: &CurrentStaff, missions: &[MissionId]) -> Result<HashSet<MissionId>, Problem> {
    let mut connection = market.pool.acquire().await?;
    let facts = store::facts(&mut connection, missions).await?;
    Ok(facts
        .into_iter()
        .map(|facts| (facts.mission, card(facts)))
        .filter(|(_, card)| card.is_to_check())
        .map(|(mission, _)| mission)
        .collect())
}

fn card(facts: Facts) -> CompanyCard {
    let finding = Finding::of(&facts.email, &facts.company, facts.website.as_deref());
    let check = facts.check.map(|check| Check {
        stands: check.stands(finding.domain().registered(), facts.number.as_ref()),
        how: check.how,
        note: check.note,
        by: check.by,
        at: check.at,
    });
    CompanyCard { company: facts.company, finding, website: facts.website, number: facts.number, check }
}
