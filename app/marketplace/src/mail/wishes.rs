//! What people want to be written about, and how soon. Everything at once, until they say otherwise; the safety of an account cannot be turned off.

use chrono::{DateTime, Utc};
use domain::{
    AccountId, MailKind, MailPace, MailTopic,
    forms::{Complaint, FieldError, FieldErrors},
};
use sqlx::PgConnection;

use super::{
    links::{self, Link, Purpose},
    store::{self, Waiting},
};
use crate::{Marketplace, Problem, accounts::SignedIn, digests::daily, notifications};

/// What the link at the end of a mail turns off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TurnedOff {
    Topic(MailTopic),
    /// Every topic that is gathered in the daily mail.
    Daily,
}

/// Every topic of this person's role, and how soon they hear of it.
pub async fn paces(market: &Marketplace, who: &SignedIn) -> Result<Vec<(MailTopic, MailPace)>, Problem> {
    let mut connection = market.pool.acquire().await?;
    let chosen = store::chosen(&mut connection, who.account).await?;
    Ok(MailTopic::of(who.role).iter().map(|topic| (*topic, pace_of(&chosen, *topic))).collect())
}

/// Changes the pace of the topics of this person's role that are among `typed`, by their codes; the others stay as they are.
///
/// # Errors
/// Complaints about each that has no such pace.
pub async fn choose(market: &Marketplace, who: &SignedIn, typed: &[(String, String)]) -> Result<(), Problem> {
    let mut errors = FieldErrors::default();
    let mut chosen = Vec::new();
    for topic in MailTopic::of(who.role) {
        let Some((_, typed)) = typed.iter().find(|(name, _)| name == topic.code()) else { continue };
        match errors.code::<MailPace>(topic.code(), typed) {
            Some(pace) if topic.paces().contains(&pace) => chosen.push((*topic, pace)),
            Some(_) => errors.push(FieldError::new(topic.code(), Complaint::Unknown)),
            None => {}
        }
    }
    if !errors.is_empty() {
        return Err(errors.into());
    }
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    for (topic, pace) in chosen {
        store::set_pace(&mut tx, who.account, topic, pace, now).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Whether this person wants to hear of a topic.
pub async fn is_wanted(market: &Marketplace, who: &SignedIn, topic: MailTopic) -> Result<bool, Problem> {
    wants(market, who.account, topic).await
}

/// Turns a topic off, or on again. Mail that waits is asked again when it goes.
pub async fn set_wanted(market: &Marketplace, who: &SignedIn, topic: MailTopic, wanted: bool) -> Result<(), Problem> {
    let mut tx = market.pool.begin().await?;
    if wanted {
        store::accept(&mut tx, who.account, topic).await?;
    } else {
        store::set_pace(&mut tx, who.account, topic, MailPace::Never, market.now()).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// What the link at the end of a mail turns off, and whether it still comes; a key that is unknown or has run out is
/// [`Problem::NotFound`]. Changes nothing.
pub async fn refused_by_link(market: &Marketplace, key: &str) -> Result<(TurnedOff, bool), Problem> {
    let link = links::look(market, Purpose::Unsubscribe, key).await?.ok_or(Problem::NotFound)?;
    let off = turned_off_by(&link).ok_or(Problem::NotFound)?;
    let mut connection = market.pool.acquire().await?;
    let chosen = store::chosen(&mut connection, link.account).await?;
    let comes = match off {
        TurnedOff::Topic(topic) => pace_of(&chosen, topic) != MailPace::Never,
        TurnedOff::Daily => chosen.iter().any(|(_, pace)| *pace == MailPace::Daily),
    };
    Ok((off, comes))
}

/// Turns it off, for whoever holds the link. Doing so again is no error.
pub async fn refuse_by_link(market: &Marketplace, key: &str) -> Result<TurnedOff, Problem> {
    let link = links::look(market, Purpose::Unsubscribe, key).await?.ok_or(Problem::NotFound)?;
    let off = turned_off_by(&link).ok_or(Problem::NotFound)?;
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    match off {
        TurnedOff::Topic(topic) => store::set_pace(&mut tx, link.account, topic, MailPace::Never, now).await?,
        TurnedOff::Daily => store::refuse_daily(&mut tx, link.account, now).await?,
    }
    tx.commit().await?;
    Ok(off)
}

pub(crate) async fn wants(market: &Marketplace, account: AccountId, topic: MailTopic) -> Result<bool, Problem> {
    let mut connection = market.pool.acquire().await?;
    Ok(pace_of(&store::chosen(&mut connection, account).await?, topic) != MailPace::Never)
}

/// The kinds of mail that somebody has turned off.
pub(crate) async fn refused_kinds(connection: &mut PgConnection, account: AccountId) -> Result<Vec<MailKind>, Problem> {
    let chosen = store::chosen(connection, account).await?;
    let is_refused = |kind: &&MailKind| kind.topic().is_some_and(|topic| pace_of(&chosen, topic) == MailPace::Never);
    Ok(MailKind::ALL.iter().filter(is_refused).copied().collect())
}

/// How soon a mail that waits is told. What its reader gathers goes at once all the same where the next morning would be too late, where the site
/// tells nothing of it, and where it may have arrived already: whoever chose otherwise since would read it twice.
pub(super) async fn pace(tx: &mut PgConnection, now: DateTime<Utc>, waiting: &Waiting) -> Result<MailPace, Problem> {
    let (Some(account), Some(topic)) = (waiting.account, waiting.mail.kind().topic()) else { return Ok(MailPace::AtOnce) };
    let pace = pace_of(&store::chosen(tx, account).await?, topic);
    if pace != MailPace::Daily {
        return Ok(pace);
    }
    if waiting.was_tried || !notifications::tells(tx, waiting.id).await? {
        return Ok(MailPace::AtOnce);
    }
    let is_too_late = match super::clock::ends(tx, &waiting.mail).await? {
        Some(end) => end < daily::next(tx, account, now).await? + domain::daily::TO_ACT,
        None => false,
    };
    Ok(if is_too_late { MailPace::AtOnce } else { MailPace::Daily })
}

fn pace_of(chosen: &[(MailTopic, MailPace)], topic: MailTopic) -> MailPace {
    chosen.iter().find(|(one, _)| *one == topic).map_or(MailPace::AtOnce, |(_, pace)| *pace)
}

fn turned_off_by(link: &Link) -> Option<TurnedOff> {
    let about = link.about.as_deref()?;
    if about == MailKind::DailyDigest.code() { Some(TurnedOff::Daily) } else { about.parse().ok().map(TurnedOff::Topic) }
}
