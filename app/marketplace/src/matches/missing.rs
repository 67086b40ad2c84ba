//! What a CTO has not said yet, and which open missions it costs.

use std::collections::BTreeMap;

use domain::{CriterionKind, MissionId};
use matching::{
    Weights,
    rank::{self, supposing},
    score,
};

use super::{
    for_cto::{LOOKED_AT, own_facts},
    store,
};
use crate::{Marketplace, Problem, accounts::CurrentCto, search};

/// How many missions are named for each answer.
const NAMED: usize = 2;

/// One thing that is not said, and what it costs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cost {
    /// What it is about; `None` is the CTO's own account of their work.
    pub kind: Option<CriterionKind>,
    /// How many open missions ask for it.
    pub asked_by: u32,
    /// How many of those are not good matches today, and could be with the best answer.
    pub could_fit: u32,
    /// The likeliest of them, without what tells whose they are: those that could fit before the others.
    pub missions: Vec<(MissionId, String)>,
}

/// A mission that asks for something that is not said.
struct Asking {
    could_fit: bool,
    /// What the order would go by with the best answer.
    key: u32,
    mission: MissionId,
    title: String,
}

/// What the CTO has not said, the costliest first. It looks at the open missions nearest to them, with as many queries however many there are.
pub async fn missing(market: &Marketplace, cto: &CurrentCto) -> Result<Vec<Cost>, Problem> {
    let profile = own_facts(market, cto).await?;
    let nearest = search::missions_for(market, &profile, LOOKED_AT)?;
    let sheets = store::visible_sheets(market, cto.profile(), &nearest).await?;
    let (weights, today) = (Weights::current(), market.today());
    let mut asked: BTreeMap<Option<CriterionKind>, Vec<Asking>> = BTreeMap::new();
    for sheet in sheets {
        let found = score(&supposing(&sheet.need(), today), &profile, weights);
        if found.is_blocked() {
            continue;
        }
        let title = sheet.summary.identity().veil(sheet.summary.title.as_deref().unwrap_or_default());
        for one in rank::missing(&found, weights) {
            let could_fit = one.good && !found.is_good(weights);
            let asking = Asking { could_fit, key: one.key, mission: sheet.summary.id, title: title.clone() };
            asked.entry(one.kind).or_default().push(asking);
        }
    }
    let mut costs: Vec<Cost> = asked.into_iter().map(|(kind, missions)| cost(kind, missions)).collect();
    costs.sort_by_key(|cost| std::cmp::Reverse((cost.could_fit, cost.asked_by)));
    Ok(costs)
}

fn cost(kind: Option<CriterionKind>, mut missions: Vec<Asking>) -> Cost {
    missions.sort_by_key(|one| (std::cmp::Reverse((one.could_fit, one.key)), one.mission));
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Cost {
        kind,
        asked_by: count(missions.len()),
        could_fit: count(missions.iter().filter(|one| one.could_fit).count()),
        missions: missions.into_iter().take(NAMED).map(|one| (one.mission, one.title)).collect(),
    }
}
