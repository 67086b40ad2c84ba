//! What is kept of a person, for that person: the right of access and of portability (GDPR, articles 15 and 20).

use super::{SignedIn, store};
use crate::{Marketplace, Problem};

/// Everything about this person, as indented JSON: account, sessions, saved searches, needs, profile, candidacies, messages, choices about mail, notifications, events, and what the log says they did.
pub async fn export(market: &Marketplace, who: &SignedIn) -> Result<String, Problem> {
    let everything = store::export(&market.pool, who.account).await?.ok_or(Problem::NotFound)?;
    Ok(serde_json::to_string_pretty(&everything)?)
}
