//! Somebody proposes terms, or a change of those that hold. Staff may prepare them; the two sign.

use domain::{
    Terms, TermsId, TypedTerms,
    terms::{Act, Taken},
};
use uuid::Uuid;

use super::{hash_of, store, store::versions_of, tell, transition};
use crate::{
    Marketplace, Problem,
    engagements::{self, Party},
    mail::TermsNews,
};

/// Makes the next version. `seen` is the number of the last one that was on the page, 0 where there was none: where somebody has proposed another one
/// since, nothing is made ([`Problem::Stale`]), and what was typed stays.
pub async fn propose(market: &Marketplace, by: &Party, seen: &str, typed: TypedTerms<'_>) -> Result<(), Problem> {
    let terms = Terms::read(typed)?;
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let engagement = engagements::lock(&mut tx, by.engagement()).await?;
    let kept = store::versions(&mut tx, engagement.id).await?;
    let last = kept.last();
    let is_own = last.is_some_and(|last| last.state.is_open() && last.proposed_by == by.role() && last.terms == terms);
    if is_own {
        // The button was pressed twice.
        return Ok(());
    }
    let latest = last.map_or(0, |last| last.number);
    if seen.trim().parse() != Ok(latest) {
        return Err(Problem::Stale);
    }
    let held = versions_of(&kept).compared_with(latest.saturating_add(1)).and_then(|number| kept.iter().find(|one| one.number == number));
    let fields: Vec<&str> = held.map(|held| terms.changed(&held.terms)).unwrap_or_default().into_iter().map(|field| field.code()).collect();
    let before = transition::Taking { engagement: &engagement, actor: by.actor, kept: &kept, reason: None, fields: &fields };
    let steps: Vec<Taken> = transition::take(&mut tx, now, before, Act::Propose).await?;
    for step in steps.iter().filter(|step| !step.follows) {
        let new = store::NewVersion {
            id: TermsId(Uuid::now_v7()),
            number: step.number,
            state: step.to,
            proposed_by: by.role(),
            proposer: by.actor.account,
            hash: &hash_of(engagement.id, step.number, &terms),
        };
        store::insert(&mut tx, engagement.id, &new, &terms, now).await?;
        tell::the_other(&mut tx, now, &engagement, by.role(), step.number, TermsNews::Proposed).await?;
    }
    transition::begin_to_watch(&mut tx, now, engagement.id).await?;
    market.commit(tx).await
}
