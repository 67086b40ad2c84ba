//! A CTO names people who worked with them, corrects what they said of them, and takes a request back.

use chrono::{DateTime, Datelike as _, Utc};
use domain::{
    ReferenceRequestId,
    availability::day_of,
    forms::{CompanyName, Complaint, Email, FIRST_YEAR, FieldError, FieldErrors, PersonName, Post, Refused, SharedWork},
    lifecycle::{ReferenceRequestEvent, ReferenceRequestGuard},
};
use sqlx::PgConnection;
use uuid::Uuid;

use super::{
    MOST_NAMED, Referee, store,
    transition::{Step, step},
};
use crate::{
    Marketplace, Problem,
    accounts::CurrentCto,
    audit::Actor,
    digests,
    mail::links::{self, Purpose},
    profiles,
};

/// What was typed into the form.
#[derive(Debug, Clone, Default)]
pub struct TypedReferee {
    pub name: String,
    pub post: String,
    pub company: String,
    pub email: String,
    pub bond: String,
    pub shared_work: String,
    pub started: String,
    pub ended: String,
    pub language: String,
    /// `true` where the box is ticked that says that the referee agrees.
    pub consent: String,
}

impl TypedReferee {
    /// From names and values as the form sent them.
    pub fn of(typed: &[(String, String)]) -> Self {
        let one = |field: &str| typed.iter().find(|(name, _)| name == field).map(|(_, value)| value.clone()).unwrap_or_default();
        Self {
            name: one("name"),
            post: one("post"),
            company: one("company"),
            email: one("email"),
            bond: one("bond"),
            shared_work: one("shared_work"),
            started: one("started"),
            ended: one("ended"),
            language: one("language"),
            consent: one("consent"),
        }
    }
}

/// The id of a request about to be named, where the form carries none.
pub fn next() -> ReferenceRequestId {
    ReferenceRequestId(Uuid::now_v7())
}

/// Names a referee. `once` is the id that the form carries: the same person named twice under it is named once.
///
/// # Errors
/// [`Problem::Invalid`] for what cannot be taken.
pub async fn name(market: &Marketplace, cto: &CurrentCto, once: ReferenceRequestId, typed: &TypedReferee) -> Result<(), Problem> {
    let now = market.now();
    let referee = read_now(typed, cto, now)?;
    let mut tx = market.pool.begin().await?;
    // Two who name at once are counted one after the other.
    profiles::store::lock_version(&mut tx, cto.profile()).await?.ok_or(Problem::NotFound)?;
    let id = match store::lock(&mut tx, once).await? {
        Some(found) if found.profile == cto.profile() && found.email == referee.email => return Ok(()),
        // Somebody else, from a page that was gone back to.
        Some(_) => next(),
        None => once,
    };
    if store::count(&mut tx, cto.profile()).await? >= MOST_NAMED {
        return Err(full());
    }
    let (actor, event) = (cto.who().actor(), ReferenceRequestEvent::Name);
    let taken = Step { actor, request: id, profile: cto.profile(), from: None, event };
    step(&mut tx, now, taken, |guard| guard == ReferenceRequestGuard::Consent).await?;
    store::insert(&mut tx, id, cto.profile(), &referee, now).await?;
    digests::something_came(&mut tx, now).await?;
    market.commit(tx).await
}

/// Corrects what was said of a referee: a link that was sent before opens nothing then, and staff writes anew.
///
/// # Errors
/// [`Problem::NotFound`] for another CTO's request, [`Problem::Invalid`] for what cannot be taken, [`Problem::NotNow`] once the referee has
/// answered or declined.
pub async fn correct(market: &Marketplace, cto: &CurrentCto, id: ReferenceRequestId, typed: &TypedReferee) -> Result<(), Problem> {
    let now = market.now();
    let referee = read_now(typed, cto, now)?;
    let mut tx = market.pool.begin().await?;
    let found = store::lock(&mut tx, id).await?.filter(|found| found.profile == cto.profile()).ok_or(Problem::NotFound)?;
    let (actor, event) = (cto.who().actor(), ReferenceRequestEvent::Correct);
    let taken = Step { actor, request: id, profile: found.profile, from: Some(found.state), event };
    step(&mut tx, now, taken, |guard| guard == ReferenceRequestGuard::Consent).await?;
    links::revoke_about(&mut tx, now, Purpose::Reference, found.account, &id.to_string()).await?;
    store::correct(&mut tx, id, &referee, now).await?;
    digests::something_came(&mut tx, now).await?;
    market.commit(tx).await
}

/// Takes the CTO's own request back: the link opens nothing, and nothing of the referee is kept.
pub async fn withdraw(market: &Marketplace, cto: &CurrentCto, request: ReferenceRequestId) -> Result<(), Problem> {
    let is_own = async |_: &mut PgConnection, found: &store::Locked| match found.profile == cto.profile() {
        true => Ok(()),
        false => Err(Problem::NotFound),
    };
    take_back(market, cto.who().actor(), request, is_own).await
}

pub(super) async fn take_back(
    market: &Marketplace,
    actor: Actor,
    request: ReferenceRequestId,
    may: impl AsyncFnOnce(&mut PgConnection, &store::Locked) -> Result<(), Problem>,
) -> Result<(), Problem> {
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let found = store::lock(&mut tx, request).await?.ok_or(Problem::NotFound)?;
    may(&mut tx, &found).await?;
    let taken = Step { actor, request, profile: found.profile, from: Some(found.state), event: ReferenceRequestEvent::Withdraw };
    step(&mut tx, now, taken, |_| true).await?;
    links::revoke_about(&mut tx, now, Purpose::Reference, found.account, &request.to_string()).await?;
    store::remove(&mut tx, request).await?;
    tx.commit().await?;
    Ok(())
}

fn full() -> Problem {
    Problem::Invalid(FieldError::with_limit("", Complaint::Full, u32::try_from(MOST_NAMED).unwrap_or(u32::MAX)).into())
}

fn read_now(typed: &TypedReferee, cto: &CurrentCto, now: DateTime<Utc>) -> Result<Referee, FieldErrors> {
    read(typed, cto.who().email(), i16::try_from(day_of(now).year()).unwrap_or(i16::MAX))
}

fn read(typed: &TypedReferee, own_address: &str, this_year: i16) -> Result<Referee, FieldErrors> {
    let mut errors = FieldErrors::default();
    let name = errors.take("name", PersonName::read(&typed.name));
    let post = errors.take("post", Post::read(&typed.post));
    let company = errors.take("company", CompanyName::read(&typed.company));
    let email = errors.take("email", Email::read(&typed.email));
    if email.as_ref().is_some_and(|email| email.as_str() == own_address) {
        errors.push(FieldError::new("email", Complaint::OwnAddress));
    }
    let bond = errors.code("bond", &typed.bond);
    let shared_work = errors.take("shared_work", SharedWork::read(&typed.shared_work));
    let started = errors.take("started", year(&typed.started, this_year));
    let ended = if typed.ended.trim().is_empty() { Some(None) } else { errors.take("ended", year(&typed.ended, this_year)).map(Some) };
    if matches!((started, ended), (Some(started), Some(Some(ended))) if ended < started) {
        errors.push(FieldError::new("ended", Complaint::OutOfRange));
    }
    let language = errors.code("language", &typed.language);
    if typed.consent != "true" {
        errors.push(FieldError::new("consent", Complaint::NotConfirmed));
    }
    let read = (|| {
        Some(Referee {
            name: name?.as_str().to_owned(),
            post: post?.into_string(),
            company: company?.into_string(),
            email: email?.to_string(),
            bond: bond?,
            shared_work: shared_work?.into_string(),
            started: started?,
            ended: ended?,
            language: language?,
        })
    })();
    read.filter(|_| errors.is_empty()).ok_or(errors)
}

fn year(text: &str, this_year: i16) -> Result<i16, Refused> {
    let text = text.trim();
    let complaint = match text {
        "" => Complaint::Missing,
        text if text.bytes().all(|digit| digit.is_ascii_digit()) => Complaint::OutOfRange,
        _ => Complaint::Malformed,
    };
    text.parse().ok().filter(|year| (FIRST_YEAR..=this_year).contains(year)).ok_or(Refused { complaint, limit: None })
}

#[cfg(test)]
mod tests {
    use domain::{Bond, WrittenLanguage};

    use super::*;

    fn typed() -> TypedReferee {
        TypedReferee {
            name: "Hugo Marchand".to_owned(),
            post: "CEO".to_owned(),
            company: "Quatre Épices".to_owned(),
            email: "Hugo@QuatreEpices.example".to_owned(),
            bond: "client".to_owned(),
            shared_work: "Reprise de la plateforme de commande.".to_owned(),
            started: "2021".to_owned(),
            ended: " ".to_owned(),
            language: "fr".to_owned(),
            consent: "true".to_owned(),
        }
    }

    fn complaints(typed: &TypedReferee) -> Vec<(String, Complaint)> {
        let errors = read(typed, "salome@garnier.example", 2026).err().unwrap_or_default();
        errors.0.into_iter().map(|error| (error.field, error.complaint)).collect()
    }

    #[test]
    fn a_referee_is_read() {
        let referee = read(&typed(), "salome@garnier.example", 2026).expect("a referee");
        assert_eq!((referee.email.as_str(), referee.bond, referee.ended), ("hugo@quatreepices.example", Bond::Client, None));
        assert_eq!(referee.language, WrittenLanguage::French);
    }

    #[test]
    fn every_complaint_is_told_at_once() {
        let nothing = complaints(&TypedReferee::default());
        let fields: Vec<&str> = nothing.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["name", "post", "company", "email", "bond", "shared_work", "started", "language", "consent"]);
    }

    #[test]
    fn nobody_is_their_own_referee_and_years_run_forwards() {
        let own = TypedReferee { email: "salome@garnier.example".to_owned(), ..typed() };
        assert_eq!(complaints(&own), [("email".to_owned(), Complaint::OwnAddress)]);
        let backwards = TypedReferee { ended: "2019".to_owned(), ..typed() };
        assert_eq!(complaints(&backwards), [("ended".to_owned(), Complaint::OutOfRange)]);
        let later = TypedReferee { started: "2027".to_owned(), ..typed() };
        assert_eq!(complaints(&later), [("started".to_owned(), Complaint::OutOfRange)]);
    }
}
