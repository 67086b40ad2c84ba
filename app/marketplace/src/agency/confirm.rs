//! What the CEO makes of an answer: a criterion or a fact "added by the agency", or nothing.

use domain::{AgencyAnswerId, CriterionId, CriterionValue, Importance};
use uuid::Uuid;

use super::{Said, store};
use crate::{
    Marketplace, Problem,
    missions::{MissionHolder, change_of, criteria, situation},
};

/// Takes an answer over. One that says what stands already is noted as confirmed.
pub async fn confirm(market: &Marketplace, holder: &MissionHolder, answer: AgencyAnswerId) -> Result<(), Problem> {
    let editor = holder.editor_for_agency();
    change_of(market, &editor, "confirm_agency", async |tx| {
        let said = store::unread(tx, holder.mission(), answer).await?.ok_or(Problem::NotFound)?;
        let field = said.field();
        match said {
            Said::Technology(technology) => {
                let (id, value) = (CriterionId(Uuid::now_v7()), CriterionValue::Stack(technology));
                criteria::take_over(tx, id, &editor, &value, Importance::Important).await?;
            }
            Said::Fact(value) => situation::say(tx, &editor, value).await?,
        }
        store::set_verdict(tx, answer, true).await?;
        Ok(((), field))
    })
    .await
}

/// Leaves an answer out.
pub async fn refuse(market: &Marketplace, holder: &MissionHolder, answer: AgencyAnswerId) -> Result<(), Problem> {
    let editor = holder.editor_for_agency();
    change_of(market, &editor, "refuse_agency", async |tx| {
        let said = store::unread(tx, holder.mission(), answer).await?.ok_or(Problem::NotFound)?;
        store::set_verdict(tx, answer, false).await?;
        Ok(((), said.field()))
    })
    .await
}
