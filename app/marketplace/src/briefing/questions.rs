//! What is asked on the developers' page, and what is answered: by the CEO and the CTO, and by whoever holds the link, who says how they are called.

use chrono::{DateTime, Utc};
use domain::{
    EngagementId, MissionId, QuestionAnswerId, QuestionId, QuestionOwner, Role,
    briefing::{MOST_ANSWERS, MOST_QUESTIONS},
    forms::{Complaint, FieldError, FieldErrors, PersonName, Question, QuestionAnswer},
    lifecycle::{BriefingGuard, EngagementState, QUESTION, QuestionEvent, QuestionState},
    promises::answer_question_by,
};
use sqlx::PgConnection;
use uuid::Uuid;

use super::{BriefingGuest, store, tell};
use crate::{
    Marketplace, Problem,
    audit::{self, Actor, Subject},
    engagements::{self, Party},
    guests::{self, Standing},
    jobs::{self, Job},
};

/// Who writes: one of the two, or somebody without an account under the name that they give.
struct Pen {
    engagement: EngagementId,
    mission: MissionId,
    actor: Actor,
    name: Option<String>,
}

impl Pen {
    /// One of the two; staff reads.
    fn of(by: &Party) -> Result<Self, Problem> {
        match by.role() {
            Role::Ceo | Role::Cto => Ok(Self { engagement: by.engagement(), mission: by.mission(), actor: by.actor, name: None }),
            Role::Staff | Role::System => Err(Problem::NotFound),
        }
    }

    fn of_guest(guest: &BriefingGuest, name: String) -> Self {
        Self { engagement: guest.engagement, mission: guest.mission, actor: Actor::SYSTEM, name: Some(name) }
    }

    /// As the page calls them.
    fn side(&self) -> QuestionOwner {
        match self.actor.role {
            Role::Ceo => QuestionOwner::Ceo,
            Role::Cto => QuestionOwner::Cto,
            Role::Staff | Role::System => QuestionOwner::Team,
        }
    }

    fn author(&self) -> store::Author<'_> {
        store::Author { side: self.side(), account: self.actor.account, name: self.name.as_deref() }
    }
}

/// One of the two asks: sent twice under one id, it is asked once. `owner` is who shall answer.
///
/// # Errors
/// [`Problem::Invalid`] for what cannot be taken; [`Problem::NotNow`] once the engagement has ended; [`Problem::NotFound`] for staff.
pub async fn ask(market: &Marketplace, by: &Party, owner: &str, words: &str, once: &str) -> Result<(), Problem> {
    let pen = Pen::of(by)?;
    let mut errors = FieldErrors::default();
    let owner = errors.code("owner", owner);
    let words = errors.take("words", Question::read(words));
    match (owner, words) {
        (Some(owner), Some(words)) => put_question(market, &pen, owner, &words, once).await,
        _ => Err(errors.into()),
    }
}

/// The same for whoever holds the link.
///
/// # Errors
/// Those of [`ask`]; [`Problem::NotNow`] for a link that opens nothing any more.
pub async fn ask_as_guest(market: &Marketplace, guest: &BriefingGuest, typed: GuestTyped<'_>, owner: &str) -> Result<(), Problem> {
    allow(market, guest, typed.network).await?;
    let mut errors = FieldErrors::default();
    let name = errors.take("name", PersonName::read(typed.name));
    let owner = errors.code("owner", owner).filter(|owner: &QuestionOwner| owner.turn().is_some());
    let words = errors.take("words", Question::read(typed.words));
    if owner.is_none() && errors.is_empty() {
        errors.push(FieldError::new("owner", Complaint::Unknown));
    }
    match (name, owner, words) {
        (Some(name), Some(owner), Some(words)) => {
            put_question(market, &Pen::of_guest(guest, name.as_str().to_owned()), owner, &words, typed.once).await
        }
        _ => Err(errors.into()),
    }
}

/// One of the two answers a question, or adds to an answer; sent twice under one id, it is written once.
///
/// # Errors
/// Those of [`ask`]; [`Problem::Stale`] for a question that was taken off the page.
pub async fn answer(market: &Marketplace, by: &Party, question: &str, words: &str, once: &str) -> Result<(), Problem> {
    let pen = Pen::of(by)?;
    let mut errors = FieldErrors::default();
    match errors.take("words", QuestionAnswer::read(words)) {
        Some(words) => put_answer(market, &pen, question, &words, once).await,
        None => Err(errors.into()),
    }
}

/// The same for whoever holds the link.
///
/// # Errors
/// Those of [`answer`]; [`Problem::NotNow`] for a link that opens nothing any more.
pub async fn answer_as_guest(market: &Marketplace, guest: &BriefingGuest, typed: GuestTyped<'_>, question: &str) -> Result<(), Problem> {
    allow(market, guest, typed.network).await?;
    let mut errors = FieldErrors::default();
    let name = errors.take("name", PersonName::read(typed.name));
    let words = errors.take("words", QuestionAnswer::read(typed.words));
    match (name, words) {
        (Some(name), Some(words)) => {
            put_answer(market, &Pen::of_guest(guest, name.as_str().to_owned()), question, &words, typed.once).await
        }
        _ => Err(errors.into()),
    }
}

/// What somebody without an account sends.
#[derive(Debug, Clone, Copy)]
pub struct GuestTyped<'a> {
    /// How they are called, as everybody on the page reads.
    pub name: &'a str,
    pub words: &'a str,
    pub once: &'a str,
    /// From where it comes, for the limit.
    pub network: &'a str,
}

async fn allow(market: &Marketplace, guest: &BriefingGuest, network: &str) -> Result<(), Problem> {
    guests::allow_answer(market, "briefing", network).await?;
    if guest.standing() == Standing::Open { Ok(()) } else { Err(Problem::NotNow("not_from")) }
}

/// Somebody else is to answer a question that nobody has answered; its clock begins anew. Handed to whoever has it, nothing.
///
/// # Errors
/// Those of [`answer`].
pub async fn hand(market: &Marketplace, by: &Party, question: &str, owner: &str) -> Result<(), Problem> {
    let pen = Pen::of(by)?;
    let mut errors = FieldErrors::default();
    let Some(owner) = errors.code("owner", owner) else { return Err(errors.into()) };
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let (state, found) = lock(&mut tx, &pen, question).await?;
    if found.owner == owner {
        return Ok(());
    }
    step(&mut tx, now, &pen, (state, Some(found.state)), QuestionEvent::Hand).await?;
    store::set_owner(&mut tx, found.id, owner, now).await?;
    tell::asked(&mut tx, now, &pen.actor, pen.engagement, found.id).await?;
    watch_from(&mut tx, now, pen.engagement).await?;
    market.commit(tx).await
}

/// Takes a question off the page; one that is off it stays so.
///
/// # Errors
/// Those of [`answer`].
pub async fn remove(market: &Marketplace, by: &Party, question: &str) -> Result<(), Problem> {
    let pen = Pen::of(by)?;
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let (state, found) = lock(&mut tx, &pen, question).await?;
    if found.state == QuestionState::Removed {
        return Ok(());
    }
    let to = step(&mut tx, now, &pen, (state, Some(found.state)), QuestionEvent::Remove).await?;
    store::set_question(&mut tx, found.id, to, now).await?;
    market.commit(tx).await
}

async fn put_question(market: &Marketplace, pen: &Pen, owner: QuestionOwner, words: &Question, once: &str) -> Result<(), Problem> {
    let id = QuestionId(once.parse().unwrap_or_else(|_| Uuid::now_v7()));
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let state = engagements::lock(&mut tx, pen.engagement).await?.state;
    if store::question(&mut tx, pen.engagement, id).await?.is_some() {
        return Ok(());
    }
    let to = step(&mut tx, now, pen, (state, None), QuestionEvent::Ask).await?;
    if store::count_questions(&mut tx, pen.engagement).await? >= i64::from(MOST_QUESTIONS) {
        return Err(FieldError::with_limit("words", Complaint::Full, MOST_QUESTIONS).into());
    }
    store::insert_question(&mut tx, pen.engagement, id, (to, owner), &pen.author(), words.as_str(), now).await?;
    tell::asked(&mut tx, now, &pen.actor, pen.engagement, id).await?;
    watch_from(&mut tx, now, pen.engagement).await?;
    market.commit(tx).await
}

async fn put_answer(market: &Marketplace, pen: &Pen, question: &str, words: &QuestionAnswer, once: &str) -> Result<(), Problem> {
    let id = QuestionAnswerId(once.parse().unwrap_or_else(|_| Uuid::now_v7()));
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let (state, found) = lock(&mut tx, pen, question).await?;
    if found.answers.contains(&id) {
        return Ok(());
    }
    if found.state == QuestionState::Removed {
        return Err(Problem::Stale);
    }
    let to = step(&mut tx, now, pen, (state, Some(found.state)), QuestionEvent::Answer).await?;
    if found.answers.len() >= MOST_ANSWERS as usize {
        return Err(FieldError::with_limit("words", Complaint::Full, MOST_ANSWERS).into());
    }
    if to != found.state {
        store::set_question(&mut tx, found.id, to, now).await?;
    }
    store::insert_answer(&mut tx, id, found.id, &pen.author(), words.as_str(), now).await?;
    tell::answered(&mut tx, now, &pen.actor, pen.engagement, (found.id, id)).await?;
    market.commit(tx).await
}

/// The engagement's state, held until the transaction ends, and a question of it.
async fn lock(tx: &mut PgConnection, pen: &Pen, question: &str) -> Result<(EngagementState, store::Found), Problem> {
    let id = question.parse().map_err(|_| Problem::NotFound)?;
    let state = engagements::lock(tx, pen.engagement).await?.state;
    let found = store::question(tx, pen.engagement, id).await?.ok_or(Problem::NotFound)?;
    Ok((state, found))
}

/// The state after a step, with its line, which holds no word.
async fn step(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    pen: &Pen,
    (engagement, from): (EngagementState, Option<QuestionState>),
    event: QuestionEvent,
) -> Result<QuestionState, Problem> {
    let taken = audit::Step::new(pen.actor, Subject::Engagement(pen.engagement, pen.mission), from, event);
    audit::take(tx, now, &QUESTION, taken, |BriefingGuard::Runs| engagement != EngagementState::Ended).await
}

/// Staff is told where nobody has answered in time.
async fn watch_from(tx: &mut PgConnection, now: DateTime<Utc>, engagement: EngagementId) -> Result<(), Problem> {
    jobs::enqueue(tx, now, &Job::WatchBriefing { engagement }, answer_question_by(now)).await
}
