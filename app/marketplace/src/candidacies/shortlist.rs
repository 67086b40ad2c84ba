//! Staff's selection: who is before the CEO, in which order. The machine proposes; a departure from its order needs a reason, which is kept.

use domain::{
    CandidacyId, MissionId,
    forms::{Complaint, FieldErrors, Reason},
    lifecycle::{CandidacyEvent, CandidacyState, MissionEvent, MissionState},
};
use sqlx::PgConnection;
use uuid::Uuid;

use super::{
    store::{self, Listed},
    tell::show,
    transition::{Which, step},
};
use crate::{
    Marketplace, Problem,
    accounts::CurrentStaff,
    audit::{self, Line, Subject},
    matches,
    missions::{self, Reasons},
};

/// How many people a shortlist holds at most.
pub const MOST: usize = 5;

/// The last place that one mission gives over all its selections.
const LAST_PLACE: i16 = 200;

/// What staff does against, or with, the machine's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    Up,
    Down,
}

/// Puts somebody who applied at the end of the selection. Passing over somebody whom the machine ranks higher needs a reason.
pub async fn add(market: &Marketplace, staff: &CurrentStaff, candidacy: CandidacyId, reason: &str) -> Result<(), Problem> {
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let Selection { mission, state, applied, listed, .. } = selection(&mut tx, candidacy).await?;
    if listed.len() >= MOST {
        return Err(Problem::field("reason", Complaint::TooMany));
    }
    let one = applied.iter().find(|one| one.candidacy == candidacy).ok_or(Problem::NotNow("not_from"))?;
    let passed_over = applied.iter().any(|other| other.rank() < one.rank());
    let reason = departure(passed_over, reason)?;
    step(&mut tx, now, staff.0.actor(), Which::Candidacy(candidacy), CandidacyEvent::Shortlist, reason.as_ref()).await?;
    let position = match one.position {
        Some(former) => former,
        None => store::next_position(&mut tx, mission).await?,
    };
    if position > LAST_PLACE {
        return Err(Problem::field("reason", Complaint::TooMany));
    }
    store::set_position(&mut tx, candidacy, Some(position)).await?;
    if state == MissionState::Shortlisted {
        show(&mut tx, now, mission).await?;
    }
    if let Some(reason) = &reason {
        keep(market, &mut tx, staff, mission, one, "add", Some(position), reason).await?;
    }
    market.commit(tx).await
}

/// Takes somebody off the selection again, with a reason.
pub async fn remove(market: &Marketplace, staff: &CurrentStaff, candidacy: CandidacyId, reason: &str) -> Result<(), Problem> {
    let reason = missions::life::read_reason(reason)?;
    let mut tx = market.pool.begin().await?;
    let Selection { mission, listed, published, .. } = selection(&mut tx, candidacy).await?;
    let one = listed.iter().find(|one| one.candidacy == candidacy).ok_or(Problem::NotNow("not_from"))?;
    step(&mut tx, market.now(), staff.0.actor(), Which::Candidacy(candidacy), CandidacyEvent::Unlist, Some(&reason)).await?;
    if !published {
        store::set_position(&mut tx, candidacy, None).await?;
        let staying: Vec<Listed> = listed.iter().filter(|other| other.candidacy != candidacy).cloned().collect();
        seat(&mut tx, &staying, &places(&listed)).await?;
    }
    keep(market, &mut tx, staff, mission, one, "remove", None, &reason).await?;
    market.commit(tx).await
}

/// Moves somebody one place. Where the result departs from the machine's order, it needs a reason.
pub async fn reorder(
    market: &Marketplace,
    staff: &CurrentStaff,
    candidacy: CandidacyId,
    direction: Move,
    reason: &str,
) -> Result<(), Problem> {
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let Selection { mission, mut listed, published, .. } = selection(&mut tx, candidacy).await?;
    if published {
        return Err(Problem::NotNow("not_from"));
    }
    let at = listed.iter().position(|one| one.candidacy == candidacy).ok_or(Problem::NotNow("not_from"))?;
    let to = match direction {
        Move::Up => at.checked_sub(1),
        Move::Down => Some(at + 1).filter(|to| *to < listed.len()),
    };
    let to = to.ok_or(Problem::NotNow("not_from"))?;
    let places = places(&listed);
    listed.swap(at, to);
    let departs = !listed.is_sorted_by_key(Listed::rank);
    let reason = departure(departs, reason)?;
    seat(&mut tx, &listed, &places).await?;
    let state = CandidacyState::Shortlisted.code();
    let line = Line {
        actor: staff.0.actor(),
        subject: Subject::Candidacy(candidacy, mission),
        event: "reorder",
        from: Some(state),
        to: Some(state),
        fields: &["position"],
        words: reason.as_ref().map(Reason::as_str),
    };
    audit::write(&mut tx, now, line).await?;
    if let (Some(reason), Some(one)) = (&reason, listed.get(to)) {
        keep(market, &mut tx, staff, mission, one, "move", places.get(to).copied(), reason).await?;
    }
    market.commit(tx).await
}

/// Puts the selection before the CEO, and logs what it was made from. The machine is asked under the mission's lock: nobody changes the
/// selection or the need between what is logged and what is decided.
pub async fn publish(market: &Marketplace, staff: &CurrentStaff, mission: MissionId) -> Result<(), Problem> {
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    store::lock_mission(&mut tx, mission).await?.ok_or(Problem::NotFound)?;
    let log = matches::log_entry(market, mission).await?;
    missions::step(&mut tx, now, staff.0.actor(), mission, MissionEvent::Shortlist, Reasons::default()).await?;
    show(&mut tx, now, mission).await?;
    let decision = store::listed(&mut tx, mission).await?;
    matches::write_log(&mut tx, now, mission, &log, &decision.iter().map(|one| one.profile).collect::<Vec<_>>()).await?;
    market.commit(tx).await
}

/// A mission's selection, with the mission locked.
struct Selection {
    mission: MissionId,
    /// Of the mission; [`MissionState::Shortlisted`] is before the CEO.
    state: MissionState,
    /// Who has applied and is not listed, by the machine's rank.
    applied: Vec<Listed>,
    /// Who is listed, in order.
    listed: Vec<Listed>,
    /// The CEO has seen it: places, and the harbour names that follow them, no longer change.
    published: bool,
}

async fn selection(tx: &mut PgConnection, candidacy: CandidacyId) -> Result<Selection, Problem> {
    let mission = store::mission_of(tx, candidacy).await?.ok_or(Problem::NotFound)?;
    let state = store::lock_mission(tx, mission).await?.ok_or(Problem::NotFound)?;
    let published = store::was_published(tx, mission).await?;
    Ok(Selection { mission, state, applied: store::applied(tx, mission).await?, listed: store::listed(tx, mission).await?, published })
}

/// The reason, demanded where the act departs from the machine's order and welcome where it does not.
fn departure(departs: bool, reason: &str) -> Result<Option<Reason>, Problem> {
    if !departs && reason.trim().is_empty() {
        return Ok(None);
    }
    let mut errors = FieldErrors::default();
    let reason = errors.take("reason", Reason::read(reason));
    if errors.is_empty() { Ok(reason) } else { Err(errors.into()) }
}

#[allow(clippy::too_many_arguments)]
async fn keep(
    market: &Marketplace,
    tx: &mut PgConnection,
    staff: &CurrentStaff,
    mission: MissionId,
    one: &Listed,
    action: &'static str,
    position: Option<i16>,
    reason: &Reason,
) -> Result<(), Problem> {
    let kept = store::Override {
        id: Uuid::now_v7(),
        mission,
        profile: one.profile,
        actor: staff.0.account(),
        action,
        machine_rank: one.machine_rank,
        given_position: position,
        reason: reason.as_str(),
    };
    store::insert_override(tx, &kept, market.now()).await
}

/// The places that are taken, lowest first.
fn places(listed: &[Listed]) -> Vec<i16> {
    let mut places: Vec<i16> = listed.iter().filter_map(|one| one.position).collect();
    places.sort_unstable();
    places
}

/// Gives the places to these people, in their order. The uniqueness of a place is checked at the end of the transaction.
async fn seat(tx: &mut PgConnection, people: &[Listed], places: &[i16]) -> Result<(), Problem> {
    for (one, place) in people.iter().zip(places) {
        store::set_position(tx, one.candidacy, Some(*place)).await?;
    }
    Ok(())
}
