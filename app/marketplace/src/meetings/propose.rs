//! Finding a date: slots, a yes to one of them, a no to all.

use chrono::{DateTime, Utc};
use domain::{
    CandidacyId, Role,
    forms::{Complaint, FieldErrors, Message},
    lifecycle::{MeetingEvent, MeetingState},
    meeting::{Proposal, TypedSlot, read_proposal},
};

use super::{
    Participant, store,
    tell::{tell_date, tell_turn},
    transition::{With, step},
};
use crate::{Marketplace, Problem, mail::MeetingNews};

/// What somebody typed: fields `day-0`, `time-0`, `pass-0` and so on, `minutes` and `place`.
pub async fn propose(market: &Marketplace, by: &Participant, typed: &[(String, String)]) -> Result<(), Problem> {
    let now = market.now();
    let value = |name: &str| typed.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.as_str());
    let row =
        |at: usize| TypedSlot { day: value(&format!("day-{at}")), time: value(&format!("time-{at}")), pass: value(&format!("pass-{at}")) };
    // One more than there may be, so that too many is said.
    let rows: Vec<TypedSlot<'_>> = (0..=Proposal::MOST).map(row).collect();
    let proposal = read_proposal(&rows, value("minutes"), value("place"), by.zone, now)?;
    let mut tx = market.pool.begin().await?;
    store::lock(&mut tx, by.candidacy).await?;
    if is_proposed(&mut tx, by, &proposal).await? {
        return Ok(());
    }
    let with = With { proposal: Some(&proposal), ..With::default() };
    let taken = step(&mut tx, now, by.actor, by.candidacy, MeetingEvent::Propose, with).await?;
    let (anew, is_over) = taken
        .before
        .map_or((false, false), |before| (before.state == MeetingState::Cancelled, before.ends_at.is_some_and(|ends| ends <= now)));
    if is_over {
        store::clear_date(&mut tx, by.candidacy).await?;
    }
    store::propose(&mut tx, by.candidacy, &proposal, by.role(), anew).await?;
    tell_turn(&mut tx, now, by.candidacy, by.role(), MeetingNews::Slots).await?;
    market.commit(tx).await
}

/// Whether the very same stands there already: somebody pressed the button twice.
async fn is_proposed(tx: &mut sqlx::PgConnection, by: &Participant, proposal: &Proposal) -> Result<bool, Problem> {
    let Some(meeting) = store::meeting(tx, by.candidacy).await? else { return Ok(false) };
    let place = proposal.place.as_ref().map(|place| place.as_str());
    let same = meeting.state == MeetingState::Proposed && meeting.proposed_by == by.role() && meeting.place.as_deref() == place;
    Ok(same && store::slots(tx, by.candidacy).await? == proposal.slots)
}

/// A slot suits. One of staff's is put to the other side first; one of the other side's is the date. `slot` is the second of its beginning, since
/// 1970.
pub async fn accept(market: &Marketplace, by: &Participant, slot: &str) -> Result<(), Problem> {
    let complaint = if slot.trim().is_empty() { Complaint::Missing } else { Complaint::Unknown };
    let unknown = || Problem::field("slot", complaint);
    let starts = slot.trim().parse().ok().and_then(|seconds| DateTime::from_timestamp(seconds, 0)).ok_or_else(unknown)?;
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    store::lock(&mut tx, by.candidacy).await?;
    let meeting = store::meeting(&mut tx, by.candidacy).await?.ok_or(Problem::NotNow("not_from"))?;
    if meeting.state == MeetingState::Agreed && meeting.starts_at == Some(starts) || is_picked(&mut tx, by, &meeting, starts).await? {
        return Ok(());
    }
    let with = With { slot: Some(starts), ..With::default() };
    let event = if meeting.proposed_by == Role::Staff { MeetingEvent::Pick } else { MeetingEvent::Accept };
    let taken = match step(&mut tx, now, by.actor, by.candidacy, event, with).await {
        // Past meanwhile, or never among them.
        Err(Problem::NotNow("slot_stands")) => return Err(Problem::field("slot", Complaint::Unknown)),
        taken => taken?,
    };
    let slot = taken.slot.ok_or(Problem::NotFound)?;
    if event == MeetingEvent::Pick {
        store::pick(&mut tx, by.candidacy, slot, by.role()).await?;
        tell_turn(&mut tx, now, by.candidacy, by.role(), MeetingNews::Slots).await?;
    } else {
        store::set_date(&mut tx, by.candidacy, slot).await?;
        tell_date(&mut tx, now, by.candidacy, by.role(), MeetingNews::Date).await?;
    }
    market.commit(tx).await
}

/// Whether one of staff's slots was put to the other side already: somebody pressed the button twice.
async fn is_picked(
    tx: &mut sqlx::PgConnection,
    by: &Participant,
    meeting: &store::Meeting,
    starts: DateTime<Utc>,
) -> Result<bool, Problem> {
    let is_own = meeting.state == MeetingState::Proposed && meeting.proposed_by == by.role();
    Ok(is_own && store::slots(tx, by.candidacy).await?.iter().map(|slot| slot.starts).eq([starts]))
}

/// No slot suits. Where there was a date, it stays; else slots are looked for again. `words` is what the others read, if anything.
pub async fn refuse(market: &Marketplace, by: &Participant, words: &str) -> Result<(), Problem> {
    let mut errors = FieldErrors::default();
    let words = if words.trim().is_empty() { None } else { errors.take("words", Message::read(words)) };
    if !errors.is_empty() {
        return Err(errors.into());
    }
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    store::lock(&mut tx, by.candidacy).await?;
    let meeting = store::meeting(&mut tx, by.candidacy).await?;
    let is_refused = |meeting: &store::Meeting| meeting.state == MeetingState::Unfit && meeting.proposed_by != by.role();
    if meeting.as_ref().is_some_and(is_refused) {
        return Ok(());
    }
    let keeps = meeting.and_then(|meeting| meeting.starts_at).is_some_and(|starts| starts > now);
    let event = if keeps { MeetingEvent::Keep } else { MeetingEvent::Refuse };
    step(&mut tx, now, by.actor, by.candidacy, event, With::default()).await?;
    store::set_words(&mut tx, by.candidacy, words.as_ref().map(Message::as_str), by.role()).await?;
    store::clear_slots(&mut tx, by.candidacy).await?;
    if keeps {
        tell_date(&mut tx, now, by.candidacy, by.role(), MeetingNews::DateKept).await?;
    } else {
        store::clear_date(&mut tx, by.candidacy).await?;
        tell_turn(&mut tx, now, by.candidacy, by.role(), MeetingNews::SlotsRefused).await?;
    }
    market.commit(tx).await
}

/// The second at which a slot begins, as a form sends it.
pub fn slot_code(starts: DateTime<Utc>) -> String {
    starts.timestamp().to_string()
}

/// The candidacy of a hidden field.
pub fn read_candidacy(text: &str) -> Result<CandidacyId, Problem> {
    text.parse().map_err(|_| Problem::NotFound)
}
