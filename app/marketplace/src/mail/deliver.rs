//! The job that sends a mail: read what is true now, carry it, write down that it went.

use domain::{AccountId, MailId, MailTopic};
use sqlx::PgConnection;

use super::{Courier, compose::compose, store};
use crate::{
    Marketplace, Problem,
    jobs::{Ended, Failure},
};

/// Sent again, under the same Message-ID, where it went and nobody could write it down: after a crash, or where the mail server took it and fell
/// silent before it said so.
pub(crate) async fn deliver(market: &Marketplace, courier: &impl Courier, id: MailId) -> Result<Ended, Failure> {
    let now = market.now();
    let mut tx = market.pool.begin().await.map_err(Problem::from)?;
    // Settled already, or gone with its account.
    let Some(waiting) = store::waiting(&mut tx, id).await? else { return Ok(Ended::Done) };
    let outcome = match waiting.mail.kind().topic() {
        Some(topic) if is_refused(&mut tx, waiting.account, topic).await? => Err("unwanted"),
        _ => compose(market, &mut tx, now, &waiting).await?.ok_or("moot"),
    };
    let letter = match outcome {
        Ok(letter) => letter,
        Err(outcome) => {
            store::settle(&mut tx, id, outcome, now).await?;
            tx.commit().await.map_err(Problem::from)?;
            return Ok(Ended::Done);
        }
    };
    // Before it goes: a link that somebody opens at once must exist.
    tx.commit().await.map_err(Problem::from)?;
    courier.carry(&letter).await?;
    let mut connection = market.pool.acquire().await.map_err(Problem::from)?;
    store::settle(&mut connection, id, "sent", market.now()).await?;
    tracing::info!(%id, kind = letter.kind.code(), "a mail was sent");
    Ok(Ended::Done)
}

async fn is_refused(tx: &mut PgConnection, account: Option<AccountId>, topic: MailTopic) -> Result<bool, Problem> {
    match account {
        Some(account) => store::is_refused(tx, account, topic).await,
        None => Ok(false),
    }
}
