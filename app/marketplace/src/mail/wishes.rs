//! What people want to be written about. Everything, until they say no; the safety of an account cannot be turned off.

use domain::{AccountId, MailTopic};

use super::{
    links::{self, Link, Purpose},
    store,
};
use crate::{Marketplace, Problem, accounts::SignedIn};

/// Every topic of this person's role, and whether they want to hear of it.
pub async fn wanted(market: &Marketplace, who: &SignedIn) -> Result<Vec<(MailTopic, bool)>, Problem> {
    let refused = store::refused(&market.pool, who.account).await?;
    Ok(MailTopic::of(who.role).iter().map(|topic| (*topic, !refused.contains(topic))).collect())
}

/// Turns the topics of this person's role on that are among `wanted`, and the others off.
pub async fn choose(market: &Marketplace, who: &SignedIn, wanted: &[MailTopic]) -> Result<(), Problem> {
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    for topic in MailTopic::of(who.role) {
        if wanted.contains(topic) {
            store::accept(&mut tx, who.account, *topic).await?;
        } else {
            store::refuse(&mut tx, who.account, *topic, now).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

/// Whether this person wants to hear of a topic.
pub async fn is_wanted(market: &Marketplace, who: &SignedIn, topic: MailTopic) -> Result<bool, Problem> {
    wants(market, who.account, topic).await
}

/// Turns a topic on or off. Mail that waits is asked again when it goes.
pub async fn set_wanted(market: &Marketplace, who: &SignedIn, topic: MailTopic, wanted: bool) -> Result<(), Problem> {
    let mut connection = market.pool.acquire().await?;
    if wanted {
        store::accept(&mut connection, who.account, topic).await
    } else {
        store::refuse(&mut connection, who.account, topic, market.now()).await
    }
}

/// What the link at the end of a mail turns off, and whether it still comes; a key that is unknown or has run out is
/// [`Problem::NotFound`]. Changes nothing.
pub async fn refused_by_link(market: &Marketplace, key: &str) -> Result<(MailTopic, bool), Problem> {
    let link = links::look(market, Purpose::Unsubscribe, key).await?.ok_or(Problem::NotFound)?;
    let topic = topic_of(&link).ok_or(Problem::NotFound)?;
    Ok((topic, wants(market, link.account, topic).await?))
}

/// Turns it off, for whoever holds the link. Doing so again is no error.
pub async fn refuse_by_link(market: &Marketplace, key: &str) -> Result<MailTopic, Problem> {
    let link = links::look(market, Purpose::Unsubscribe, key).await?.ok_or(Problem::NotFound)?;
    let topic = topic_of(&link).ok_or(Problem::NotFound)?;
    let mut connection = market.pool.acquire().await?;
    store::refuse(&mut connection, link.account, topic, market.now()).await?;
    Ok(topic)
}

pub(crate) async fn wants(market: &Marketplace, account: AccountId, topic: MailTopic) -> Result<bool, Problem> {
    let mut connection = market.pool.acquire().await?;
    Ok(!store::is_refused(&mut connection, account, topic).await?)
}

fn topic_of(link: &Link) -> Option<MailTopic> {
    link.about.as_ref()?.parse().ok()
}
