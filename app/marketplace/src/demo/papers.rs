//! The papers of a mission of the demo community: the CTO has handed over the proof of registration, and the attestation of URSSAF is still missing.

use domain::{DocumentKind, MissionId};

use super::proofs::document;
use crate::{
    Marketplace, Problem,
    accounts::{CurrentCto, CurrentStaff, Visitor},
    documents, engagements, papers,
};

/// Plays it, at the present moment of the play.
pub(super) async fn play(
    market: &Marketplace,
    staff: &CurrentStaff,
    ceo: &Visitor,
    cto: &CurrentCto,
    mission: MissionId,
) -> Result<(), Problem> {
    let Some(engagement) = engagements::of_mission(market, ceo, mission).await? else { return Ok(()) };
    let visitor = Visitor { signed_in: Some(cto.who().clone()), browser: None };
    let by = engagements::party(market, &visitor, engagement).await?;
    let own = documents::read::own(market, cto).await?.into_iter().find(|one| one.kind == DocumentKind::Registration);
    let sirene = match own {
        Some(own) => own.id,
        None => {
            let sent = document(market.today(), "registration", "Avis de situation Sirene", None);
            let sirene = documents::send::send(market, cto, sent).await?;
            documents::decide::verify(market, staff, sirene).await?;
            sirene
        }
    };
    papers::hand::hand_over(market, &by, sirene).await
}
