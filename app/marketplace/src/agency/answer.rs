//! The agency's answer: kept while it is being written, sent once.

use domain::{
    AgencyAnswerId, SituationFact, SituationValue, TechnologyId,
    forms::{Complaint, FieldError, FieldErrors, Message},
    lifecycle::{AGENCY_REQUEST, AgencyRequestEvent, AgencyRequestGuard},
};
use matching::vocabulary::vocabulary;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{AgencyGuest, Said, store};
use crate::{
    Marketplace, Problem,
    audit::{self, Actor, Line, Subject},
    guests::{self, Standing},
    missions,
    problem::refused,
};

/// How many technologies one answer holds at most.
const MOST: usize = 30;

/// The accesses that are asked about.
pub const ACCESSES: [SituationFact; 3] = [SituationFact::Code, SituationFact::Hosting, SituationFact::Domain];

/// What was typed into the form.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// One name, or several with commas between.
    pub technology: String,
    /// A technology to take off the list.
    pub drop: String,
    /// Who holds each of [`ACCESSES`], as codes; empty where it was not said.
    pub owners: [String; 3],
    pub words: String,
}

/// What has been answered so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answering {
    pub technologies: Vec<TechnologyId>,
    pub owners: Vec<SituationValue>,
    pub words: Option<String>,
}

/// What has been answered so far, for whoever holds the link.
pub async fn read(market: &Marketplace, guest: &AgencyGuest) -> Result<Answering, Problem> {
    let mut answering = Answering { words: store::words(&market.pool, guest.request).await?, ..Answering::default() };
    for answer in store::answers(&market.pool, guest.request).await? {
        match answer.said {
            Said::Technology(technology) => answering.technologies.push(technology),
            Said::Fact(value) => answering.owners.push(value),
        }
    }
    Ok(answering)
}

/// Keeps what was typed, and does not use the link up. Names that are known are kept also where another one is not.
pub async fn keep(market: &Marketplace, guest: &AgencyGuest, typed: &Typed, network: &str) -> Result<(), Problem> {
    guests::allow_answer(market, "agency", network).await?;
    let mut tx = market.pool.begin().await?;
    lock_open(&mut tx, guest).await?;
    let errors = put(&mut tx, guest, typed).await?;
    tx.commit().await?;
    if errors.is_empty() { Ok(()) } else { Err(errors.into()) }
}

/// Sends the answer, which uses the link up. Nothing at all is no answer.
pub async fn send(market: &Marketplace, guest: &AgencyGuest, typed: &Typed, network: &str) -> Result<(), Problem> {
    guests::allow_answer(market, "agency", network).await?;
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let state = lock_open(&mut tx, guest).await?;
    let mut errors = put(&mut tx, guest, typed).await?;
    if errors.is_empty() && !store::has_answer(&mut tx, guest.request).await? {
        errors.push(FieldError::new("technology", Complaint::Missing));
    }
    if !errors.is_empty() {
        tx.commit().await?;
        return Err(errors.into());
    }
    let is_fresh = |AgencyRequestGuard::Fresh| guest.standing() == Standing::Open;
    let next = AGENCY_REQUEST.apply(Some(state), AgencyRequestEvent::Answer, Actor::SYSTEM.role, is_fresh).map_err(refused)?;
    store::set_state(&mut tx, guest.request, next, Some(now)).await?;
    let mission = missions::state_of(&mut tx, guest.mission).await?;
    let line = Line {
        actor: Actor::SYSTEM,
        subject: Subject::Mission(guest.mission),
        event: "answer_agency",
        from: Some(mission.code()),
        to: Some(mission.code()),
        fields: &[],
        words: None,
    };
    audit::write(&mut tx, now, line).await?;
    tx.commit().await?;
    Ok(())
}

/// Locks the question; one that is no longer open is refused.
async fn lock_open(tx: &mut PgConnection, guest: &AgencyGuest) -> Result<domain::lifecycle::AgencyRequestState, Problem> {
    let state = store::lock(tx, guest.request).await?.ok_or(Problem::NotFound)?;
    let is_open = guest.standing() == Standing::Open && state == domain::lifecycle::AgencyRequestState::Waiting;
    if is_open { Ok(state) } else { Err(Problem::NotNow("not_from")) }
}

/// Writes what can be taken, and says what cannot.
async fn put(tx: &mut PgConnection, guest: &AgencyGuest, typed: &Typed) -> Result<FieldErrors, Problem> {
    let mut errors = FieldErrors::default();
    if !typed.drop.is_empty() {
        store::drop_answer(tx, guest.request, "stack", &typed.drop).await?;
    }
    let mut count = store::count_technologies(tx, guest.request).await?;
    for name in typed.technology.split([',', ';', '\n']).map(str::trim).filter(|name| !name.is_empty()) {
        match vocabulary().find_technology(name) {
            Some(_) if count >= MOST => errors.push(FieldError::new("technology", Complaint::TooMany)),
            Some(technology) => {
                let said = Said::Technology(technology.id.clone());
                count += usize::from(store::put_answer(tx, AgencyAnswerId(Uuid::now_v7()), guest.request, &said).await?);
            }
            None => errors.push(FieldError::new("technology", Complaint::NoSuchName)),
        }
    }
    for (fact, owner) in ACCESSES.into_iter().zip(&typed.owners) {
        match (owner.as_str(), SituationValue::parse(fact, owner)) {
            ("", _) => store::drop_about(tx, guest.request, fact.code()).await?,
            (_, Ok(value)) => {
                store::drop_about(tx, guest.request, fact.code()).await?;
                store::put_answer(tx, AgencyAnswerId(Uuid::now_v7()), guest.request, &Said::Fact(value)).await?;
            }
            (_, Err(_)) => errors.push(FieldError::new(fact.code(), Complaint::Unknown)),
        }
    }
    let words = if typed.words.trim().is_empty() { Some(None) } else { errors.take("words", Message::read(&typed.words)).map(Some) };
    if let Some(words) = words {
        store::set_words(tx, guest.request, words.as_ref().map(Message::as_str)).await?;
    }
    errors.0.dedup();
    Ok(errors)
}
