//! The missions that fit a CTO, and, for the others, why not.

use std::cmp::Reverse;

use chrono::NaiveDate;
use domain::{MissionId, lifecycle::MissionState};
use matching::{Match, Need, Profile, Weights, rank::supposing, score};

use super::{readable, store};
use crate::{
    Marketplace, Problem,
    accounts::CurrentCto,
    candidacies::{self, read::CtoCandidacy},
    discretion::{Identity, veiled_need},
    missions::{self, MissionSheet},
    profiles, search,
};

/// How many missions are looked at for one CTO.
pub(super) const LOOKED_AT: usize = 200;

/// So many needs are in memory at once, where all missions are compared.
const COMPARED_AT_ONCE: usize = 250;

/// A mission as one CTO sees it. The company's name appears with an invitation, or later; the CEO's, and how to reach them, after both said yes.
#[derive(Debug, Clone)]
pub struct Offer {
    pub mission: MissionId,
    pub state: MissionState,
    pub title: String,
    pub company: Option<String>,
    /// The CEO's name and address, once both said yes to a meeting.
    pub ceo: Option<(String, String)>,
    /// `fr` or `en`.
    pub language: String,
    pub need: Need,
    pub matched: Match,
    pub candidacy: Option<CtoCandidacy>,
}

/// What a CTO finds when they come in.
#[derive(Debug, Clone)]
pub struct Fits {
    /// Missions that the CTO has a part in, latest first.
    pub mine: Vec<Offer>,
    /// Good for both sides, best first.
    pub fitting: Vec<Offer>,
    /// The rest of what is open, nearest first.
    pub others: Vec<Offer>,
}

/// Everything that is open to this CTO, and what they have a part in.
pub async fn fits(market: &Marketplace, cto: &CurrentCto) -> Result<Fits, Problem> {
    let profile = own_facts(market, cto).await?;
    let candidacies = candidacies::read::mine(market, cto).await?;
    let mut wanted: Vec<MissionId> = candidacies.iter().map(|one| one.mission).collect();
    let found = search::missions_for(market, &profile, LOOKED_AT)?;
    wanted.extend(found.into_iter().filter(|mission| !candidacies.iter().any(|one| one.mission == *mission)));
    let sheets = store::visible_sheets(market, cto.profile(), &wanted).await?;

    let weights = Weights::current();
    let (mut mine, mut fitting, mut others) = (Vec::new(), Vec::new(), Vec::new());
    for sheet in sheets {
        let candidacy = candidacies.iter().find(|one| one.mission == sheet.summary.id).cloned();
        let has_part = candidacy.is_some();
        let offer = build(market.today(), &profile, sheet, candidacy);
        match (has_part, offer.matched.is_good(weights)) {
            (true, _) => mine.push(offer),
            (false, true) => fitting.push(offer),
            (false, false) => others.push(offer),
        }
    }
    mine.sort_by_key(|offer| Reverse(offer.candidacy.as_ref().map(|one| one.updated_at)));
    for list in [&mut fitting, &mut others] {
        list.sort_by_key(|offer| (offer.matched.is_blocked(), Reverse(offer.matched.key), offer.mission));
    }
    Ok(Fits { mine, fitting, others })
}

/// One mission for this CTO. One that is not open to them does not exist.
pub async fn offer(market: &Marketplace, cto: &CurrentCto, mission: MissionId) -> Result<Offer, Problem> {
    let profile = own_facts(market, cto).await?;
    let sheet = store::visible_sheets(market, cto.profile(), &[mission]).await?.pop().ok_or(Problem::NotFound)?;
    let candidacy = candidacies::read::mine(market, cto).await?.into_iter().find(|one| one.mission == mission);
    let met = candidacy.as_ref().is_some_and(CtoCandidacy::has_met);
    let mut offer = build(market.today(), &profile, sheet, candidacy);
    if met {
        offer.ceo = missions::ceo_of(&market.pool, mission).await?;
    }
    Ok(offer)
}

/// The same as a mail may carry it: without the company's name, also where an invitation has told it.
pub(crate) async fn unnamed_offer(market: &Marketplace, cto: &CurrentCto, mission: MissionId) -> Result<Option<Offer>, Problem> {
    let profile = own_facts(market, cto).await?;
    let sheet = store::visible_sheets(market, cto.profile(), &[mission]).await?.pop();
    Ok(sheet.map(|sheet| build(market.today(), &profile, sheet, None)))
}

/// Open missions for this CTO among `ids`, in any order; those that they may not see are left out.
pub(crate) async fn offers(market: &Marketplace, cto: &CurrentCto, ids: &[MissionId]) -> Result<Vec<Offer>, Problem> {
    let profile = own_facts(market, cto).await?;
    let candidacies = candidacies::read::mine(market, cto).await?;
    let today = market.today();
    let with_part = |sheet: MissionSheet| {
        let candidacy = candidacies.iter().find(|one| one.mission == sheet.summary.id).cloned();
        build(today, &profile, sheet, candidacy)
    };
    Ok(store::visible_sheets(market, cto.profile(), ids).await?.into_iter().map(with_part).collect())
}

/// These missions, which this CTO may see, what suits both sides best first; what suits alike stands by id. All are compared, in one pass that
/// keeps no more of each than its place.
pub(crate) async fn by_fit(market: &Marketplace, cto: &CurrentCto, ids: &[MissionId]) -> Result<Vec<MissionId>, Problem> {
    let profile = own_facts(market, cto).await?;
    let (weights, today) = (Weights::current(), market.today());
    let mut places = Vec::with_capacity(ids.len());
    for some in ids.chunks(COMPARED_AT_ONCE) {
        for sheet in missions::sheets(&market.pool, some).await? {
            let found = score(&supposing(&sheet.need(), today), &profile, weights);
            places.push((found.is_blocked(), Reverse(found.key), sheet.summary.id));
        }
    }
    places.sort_unstable();
    Ok(places.into_iter().map(|(_, _, mission)| mission).collect())
}

/// Every mission that is open to the community and that this CTO may see.
pub(crate) async fn open_to(market: &Marketplace, cto: &CurrentCto) -> Result<Vec<store::OpenMission>, Problem> {
    store::open_to(&market.pool, cto.profile()).await
}

pub(super) async fn own_facts(market: &Marketplace, cto: &CurrentCto) -> Result<Profile, Problem> {
    profiles::features(&market.pool, &[cto.profile()]).await?.pop().ok_or(Problem::NotFound)
}

fn build(today: NaiveDate, profile: &Profile, sheet: MissionSheet, candidacy: Option<CtoCandidacy>) -> Offer {
    let need = supposing(&sheet.need(), today);
    let MissionSheet { summary, .. } = sheet;
    let knows_company = candidacy.as_ref().is_some_and(CtoCandidacy::knows_company);
    let hidden = match candidacy.as_ref().is_some_and(CtoCandidacy::has_met) {
        true => None,
        false if knows_company => Some(Identity::of_company(summary.ceo.as_deref(), None)),
        false => Some(summary.identity()),
    };
    let discreet = |text: String| match &hidden {
        Some(who) => who.veil(&text),
        None => text,
    };
    let words = hidden.as_ref().map(Identity::words).unwrap_or_default();
    Offer {
        mission: summary.id,
        state: summary.state,
        title: discreet(summary.title.unwrap_or_default()),
        company: summary.company.filter(|_| knows_company).map(discreet),
        ceo: None,
        language: summary.language,
        matched: readable(score(&need, profile, Weights::current()), &need.text, &words),
        need: match &hidden {
            Some(who) => veiled_need(need, who),
            None => need,
        },
        candidacy,
    }
}
