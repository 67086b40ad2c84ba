//! The referee's answer, sent once; or a no, which may be for good.

use domain::{
    forms::{Complaint, FieldError, FieldErrors, Message},
    lifecycle::{ReferenceRequestEvent, ReferenceRequestGuard},
};
use sqlx::PgConnection;

use super::{
    ReferenceAnswer, ReferenceGuest,
    guest::Asked,
    is_fresh, store,
    transition::{Step, step},
};
use crate::{
    Marketplace, Problem,
    audit::Actor,
    digests,
    guests::{self, Standing},
    mail::links::{self, Purpose},
};

/// What was typed into the form.
#[derive(Debug, Clone, Default)]
pub struct TypedAnswer {
    pub period: String,
    pub work_again: String,
    /// Codes of the boxes that are ticked.
    pub areas: Vec<String>,
    pub strengths: String,
    pub watch: String,
    /// `yes` or `no`.
    pub readable: String,
}

/// How a referee says no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denial {
    /// They prefer not to answer.
    Decline,
    /// They do not know the CTO.
    Disown,
}

/// Sends the answer, which uses the link up. Sent twice, it is sent once.
pub async fn send(market: &Marketplace, guest: &ReferenceGuest, typed: &TypedAnswer, network: &str) -> Result<(), Problem> {
    guests::allow_answer(market, "reference", network).await?;
    if guest.standing() == Standing::Answered {
        return Ok(());
    }
    let answer = read(typed)?;
    close(market, guest, ReferenceRequestEvent::Answer, async |tx, asked| store::insert_answer(tx, asked.request, &answer).await).await
}

/// Says no, which uses the link up. `for_good` also keeps the address, as a hash, among those that are never written to again.
pub async fn deny(market: &Marketplace, guest: &ReferenceGuest, denial: Denial, for_good: bool, network: &str) -> Result<(), Problem> {
    guests::allow_answer(market, "reference", network).await?;
    if guest.standing() == Standing::Answered {
        return Ok(());
    }
    let event = match denial {
        Denial::Decline => ReferenceRequestEvent::Decline,
        Denial::Disown => ReferenceRequestEvent::Disown,
    };
    let now = market.now();
    close(market, guest, event, async |tx, asked| match for_good {
        true => store::suppress(tx, &asked.letter.referee.email, now).await,
        false => Ok(()),
    })
    .await
}

/// Ends the request with this event, by the key that the guest holds: of two who come at the same moment, one gets it.
async fn close(
    market: &Marketplace,
    guest: &ReferenceGuest,
    event: ReferenceRequestEvent,
    write: impl AsyncFnOnce(&mut PgConnection, &Asked) -> Result<(), Problem>,
) -> Result<(), Problem> {
    let asked = guest.asked.as_ref().ok_or(Problem::NotFound)?;
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let found = store::lock(&mut tx, asked.request).await?.ok_or(Problem::NotFound)?;
    if links::redeem(&mut tx, now, Purpose::Reference, &guest.key).await?.is_none() {
        return Err(Problem::NotNow("not_from"));
    }
    let taken = Step { actor: Actor::SYSTEM, request: asked.request, profile: asked.profile, from: Some(found.state), event };
    let next = step(&mut tx, now, taken, |guard| guard != ReferenceRequestGuard::Fresh || is_fresh(found.expires_at, now)).await?;
    store::close(&mut tx, asked.request, next, now).await?;
    write(&mut tx, asked).await?;
    links::revoke_about(&mut tx, now, Purpose::Reference, found.account, &asked.request.to_string()).await?;
    digests::something_came(&mut tx, now).await?;
    market.commit(tx).await
}

fn read(typed: &TypedAnswer) -> Result<ReferenceAnswer, FieldErrors> {
    let mut errors = FieldErrors::default();
    let period = errors.code("period", &typed.period);
    let work_again = errors.code("work_again", &typed.work_again);
    let mut areas: Vec<domain::Area> = typed.areas.iter().filter_map(|code| errors.code("areas", code)).collect();
    areas.sort_unstable();
    areas.dedup();
    let mut words = |field: &str, text: &str| {
        if text.trim().is_empty() { None } else { errors.take(field, Message::read(text)).map(Message::into_string) }
    };
    let (strengths, watch) = (words("strengths", &typed.strengths), words("watch", &typed.watch));
    let readable = match typed.readable.as_str() {
        "yes" => Some(true),
        "no" => Some(false),
        "" => complain(&mut errors, Complaint::Missing),
        _ => complain(&mut errors, Complaint::Unknown),
    };
    let read = (|| Some(ReferenceAnswer { period: period?, work_again: work_again?, areas, strengths, watch, readable: readable? }))();
    read.filter(|_| errors.is_empty()).ok_or(errors)
}

fn complain(errors: &mut FieldErrors, complaint: Complaint) -> Option<bool> {
    errors.push(FieldError::new("readable", complaint));
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_needed_and_words_are_not() {
        let errors = read(&TypedAnswer::default()).expect_err("nothing is no answer");
        let fields: Vec<&str> = errors.0.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, ["period", "work_again", "readable"]);
        let chosen = TypedAnswer { period: "right".into(), work_again: "yes".into(), readable: "no".into(), ..TypedAnswer::default() };
        let answer = read(&chosen).expect("an answer");
        assert_eq!((answer.strengths, answer.readable), (None, false));
        let unknown = TypedAnswer { areas: vec!["data".into(), "magic".into()], strengths: "x".repeat(4_001), ..chosen };
        let errors = read(&unknown).expect_err("neither a choice nor within its length");
        assert_eq!(errors.0.iter().map(|error| error.complaint).collect::<Vec<_>>(), [Complaint::Unknown, Complaint::TooLong]);
    }
}
