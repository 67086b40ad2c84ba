//! How far a side has read. Opening a page changes nothing: whoever reads says so by a button, by answering, or, where the page's script runs, by
//! having the last message before their eyes.

use super::{Member, store};
use crate::{Marketplace, Problem, notifications};

/// Notes that this member's side has read up to the message of this number. A mark goes forward alone, and never beyond what the member can see.
pub async fn mark(market: &Marketplace, member: &Member, number: i32) -> Result<(), Problem> {
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    store::mark(&mut tx, member.candidacy, member.role(), number, now).await?;
    notifications::messages_read(&mut tx, member.account(), (member.candidacy, member.role()), now).await?;
    market.commit(tx).await
}
