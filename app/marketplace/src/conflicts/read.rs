//! Conflicts as each of the three readers may know them.

use std::collections::{HashMap, HashSet};

use domain::{MissionId, ProfileId, Sector, availability::day_of};

use super::{Asked, Cause, Conflict, Present, between, store};
use crate::{
    Marketplace, Problem,
    accounts::{CurrentCto, CurrentStaff},
    matches::Offer,
};

/// What staff reads of one CTO and a mission.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ForStaff {
    pub conflicts: Vec<Conflict>,
    /// What the CTO said of keeping things apart.
    pub statement: Option<String>,
}

/// One of the CTO's own clients that a mission could stand beside, and the sector that both are in; without one, the company named it as a
/// rival.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnConflict {
    pub with: String,
    pub sector: Option<Sector>,
}

/// What a CTO reads before applying.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ForCto {
    pub conflicts: Vec<OwnConflict>,
    /// Whether they work for anybody else now, so that a word on keeping things apart may be welcome.
    pub works_elsewhere: bool,
}

/// Everything that stands between these CTOs and a mission; those without a conflict are left out.
pub async fn for_staff(
    market: &Marketplace,
    _staff: &CurrentStaff,
    mission: MissionId,
    profiles: &[ProfileId],
) -> Result<HashMap<ProfileId, ForStaff>, Problem> {
    let asked = store::asked(&market.pool, mission).await?.ok_or(Problem::NotFound)?;
    let mut statements = store::statements(&market.pool, mission).await?;
    let found = found(market, &asked, profiles).await?;
    Ok(found.into_iter().map(|(profile, conflicts)| (profile, ForStaff { conflicts, statement: statements.remove(&profile) })).collect())
}

/// What stands between this CTO and a mission that they may see, which the offer proves. The company and its rivals count once the company is
/// known to them: otherwise a list of clients could be written to find out whose mission it is, or what the company's list holds.
pub async fn for_cto(market: &Marketplace, cto: &CurrentCto, offer: &Offer) -> Result<ForCto, Problem> {
    let mut asked = store::asked(&market.pool, offer.mission).await?.ok_or(Problem::NotFound)?;
    if offer.company.is_none() {
        asked.company = None;
        asked.rivals.clear();
    }
    let present = present(market, &asked, &[cto.profile()]).await?.remove(&cto.profile()).unwrap_or_default();
    let sector = |cause| match cause {
        Cause::Rival => None,
        Cause::SameSector(sector) => Some(sector),
    };
    let conflicts = against(&asked, &present).into_iter().map(|one| OwnConflict { with: one.with, sector: sector(one.cause) }).collect();
    Ok(ForCto { conflicts, works_elsewhere: present.iter().any(|one| Some(&one.company) != asked.company.as_ref()) })
}

/// Those of these CTOs who work now for another company of the mission's sector. Rivals do not count: whoever named a single one would
/// learn who works for it.
pub(crate) async fn concurrent(market: &Marketplace, mission: MissionId, profiles: &[ProfileId]) -> Result<HashSet<ProfileId>, Problem> {
    let asked = store::asked(&market.pool, mission).await?.ok_or(Problem::NotFound)?;
    Ok(found(market, &Asked { rivals: Vec::new(), ..asked }, profiles).await?.into_keys().collect())
}

async fn found(market: &Marketplace, asked: &Asked, profiles: &[ProfileId]) -> Result<HashMap<ProfileId, Vec<Conflict>>, Problem> {
    let present = present(market, asked, profiles).await?.into_iter();
    let conflicts = present.map(|(profile, present)| (profile, against(asked, &present)));
    Ok(conflicts.filter(|(_, conflicts)| !conflicts.is_empty()).collect())
}

async fn present(market: &Marketplace, asked: &Asked, profiles: &[ProfileId]) -> Result<HashMap<ProfileId, Vec<Present>>, Problem> {
    store::present(&market.pool, profiles, asked.mission, day_of(market.now())).await
}

fn against(asked: &Asked, present: &[Present]) -> Vec<Conflict> {
    between(asked.company.as_deref(), &asked.rivals, &asked.sectors, present)
}
