//! A CTO looks at themselves as a CEO would: the very read model that a shortlist is drawn from, before the introduction and after it.

use domain::{CandidacyId, lifecycle::CandidacyState};
use matching::{Need, rank::supposing, understand};

use super::{
    read::Candidate,
    seen::{Standing, seen},
};
use crate::{Marketplace, Problem, accounts::CurrentCto, profiles};

/// The CTO on the shortlist of somebody who wrote these words; `met` once both accepted the introduction.
pub async fn as_candidate(market: &Marketplace, cto: &CurrentCto, words: &str, met: bool) -> Result<Candidate, Problem> {
    let (today, ids) = (market.today(), [cto.profile()]);
    let need = Need { text: words.to_owned(), criteria: understand(words, today).criteria };
    let profile = profiles::features(&market.pool, &ids).await?.pop().ok_or(Problem::NotFound)?;
    let contact = profiles::contacts(&market.pool, &ids).await?.pop().ok_or(Problem::NotFound)?;
    let state = if met { CandidacyState::Introduced } else { CandidacyState::Shortlisted };
    let standing = Standing {
        id: CandidacyId::NIL,
        state,
        position: 1,
        message: None,
        meeting: None,
        ending: None,
        wait: None,
        concurrent: false,
        met,
    };
    Ok(seen(&supposing(&need, today), &profile, contact, standing))
}
