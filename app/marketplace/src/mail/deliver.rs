//! The job that sends a mail: read what is true now, carry it, write down that it went.

use domain::{MailId, MailPace};

use super::{Courier, compose::compose, store, wishes};
use crate::{
    Marketplace, Problem,
    digests::daily,
    jobs::{Ended, Failure},
};

/// Sent again, under the same Message-ID, where it went and nobody could write it down: after a crash, or where the mail server took it and fell
/// silent before it said so.
pub(crate) async fn deliver(market: &Marketplace, courier: &impl Courier, id: MailId) -> Result<Ended, Failure> {
    let now = market.now();
    let mut tx = market.pool.begin().await.map_err(Problem::from)?;
    // Settled already, or gone with its account.
    let Some(waiting) = store::waiting(&mut tx, id).await? else { return Ok(Ended::Done) };
    let outcome = match wishes::pace(&mut tx, now, &waiting).await? {
        MailPace::Never => Err("unwanted"),
        MailPace::Daily => Err("gathered"),
        MailPace::AtOnce => compose(market, &mut tx, now, &waiting).await?.ok_or("moot"),
    };
    let letter = match outcome {
        Ok(letter) => letter,
        Err(outcome) => {
            store::settle(&mut tx, id, outcome, now).await?;
            if let Some(account) = waiting.account.filter(|_| outcome == "gathered") {
                daily::expect(&mut tx, account, now).await?;
            }
            tx.commit().await.map_err(Problem::from)?;
            return Ok(Ended::Done);
        }
    };
    store::note_try(&mut tx, id, now).await?;
    // Before it goes: a link that somebody opens at once must exist.
    tx.commit().await.map_err(Problem::from)?;
    courier.carry(&letter).await?;
    let mut connection = market.pool.acquire().await.map_err(Problem::from)?;
    store::settle(&mut connection, id, "sent", market.now()).await?;
    tracing::info!(%id, kind = letter.kind.code(), "a mail was sent");
    Ok(Ended::Done)
}
