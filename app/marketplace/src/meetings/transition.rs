//! The one place where a meeting's state changes. Its lines in the log are its candidacy's.

use chrono::{DateTime, Utc};
use domain::{
    CandidacyId, Role,
    forms::Reason,
    lifecycle::{MEETING, MeetingEvent, MeetingGuard},
    meeting::{Outcome, Proposal, Slot, ask_at},
};
use sqlx::PgConnection;

use super::store::{self, Meeting, Standing};
use crate::{
    Problem,
    audit::{self, Actor, Subject},
    jobs::{self, Job},
};

/// What a step brings along.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct With<'a> {
    /// Of [`MeetingEvent::Propose`].
    pub proposal: Option<&'a Proposal>,
    /// When the slot begins that suits.
    pub slot: Option<DateTime<Utc>>,
    /// Why it is called off.
    pub reason: Option<&'a Reason>,
}

/// A step that was taken.
pub(super) struct Taken {
    /// The candidacy.
    pub standing: Standing,
    /// The meeting as it was before; nothing where it begins.
    pub before: Option<Meeting>,
    /// The slot that was named, among those proposed.
    pub slot: Option<Slot>,
}

/// Takes the step inside the caller's transaction, writes its line, and sees to it that somebody watches what follows.
pub(super) async fn step(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    actor: Actor,
    candidacy: CandidacyId,
    event: MeetingEvent,
    with: With<'_>,
) -> Result<Taken, Problem> {
    store::lock(tx, candidacy).await?;
    let standing = store::standing(tx, candidacy).await?.ok_or(Problem::NotFound)?;
    let before = store::meeting(tx, candidacy).await?;
    let slots = store::slots(tx, candidacy).await?;
    let slot = slots.into_iter().find(|slot| Some(slot.starts) == with.slot);
    let holds = |guard| match (guard, &before) {
        (MeetingGuard::Introduced, _) => standing.is_open(),
        (MeetingGuard::HasReason, _) => with.reason.is_some(),
        (MeetingGuard::SlotStands, _) => slot.is_some_and(|slot| slot.starts > now),
        (guard, Some(meeting)) => stands(guard, meeting, actor.role, now),
        (_, None) => false,
    };
    let from = before.as_ref().map(|meeting| meeting.state);
    let taken = audit::Step::new(actor, Subject::Candidacy(candidacy, standing.mission), from, event).because(with.reason);
    let next = audit::take(tx, now, &MEETING, taken, holds).await?;
    match (&before, with.proposal) {
        (Some(_), _) => store::set_state(tx, candidacy, next, now).await?,
        (None, Some(proposal)) => store::insert(tx, candidacy, next, proposal, actor.role, now).await?,
        (None, None) => return Err(Problem::NotFound),
    }
    begin_to_watch(tx, now, candidacy).await?;
    Ok(Taken { standing, before, slot })
}

/// What a guard asks of the meeting alone.
fn stands(guard: MeetingGuard, meeting: &Meeting, by: Role, now: DateTime<Utc>) -> bool {
    let other = if by == Role::Ceo { Role::Cto } else { Role::Ceo };
    let date_stands = meeting.starts_at.is_some_and(|starts| starts > now);
    let outcome = Outcome::of(meeting.ceo_answer, meeting.cto_answer);
    match guard {
        MeetingGuard::FromStaff => meeting.proposed_by == Role::Staff,
        MeetingGuard::FromOther => meeting.proposed_by == other,
        MeetingGuard::NotOwn => meeting.proposed_by != by,
        MeetingGuard::DateStands => date_stands,
        MeetingGuard::NoDateStands => !date_stands,
        MeetingGuard::MeetingOver => meeting.ends_at.is_some_and(|ends| ends <= now),
        MeetingGuard::TimeToAsk => meeting.ends_at.is_some_and(|ends| ask_at(ends) <= now),
        MeetingGuard::BothMet => outcome == Outcome::Held,
        MeetingGuard::NeitherMet => outcome == Outcome::Again,
        MeetingGuard::NeedsStaff => {
            let is_late = meeting.moments().wait().is_some_and(|wait| wait.by <= now);
            outcome == Outcome::Unclear || (outcome == Outcome::Open && is_late)
        }
        MeetingGuard::Introduced | MeetingGuard::SlotStands | MeetingGuard::HasReason => false,
    }
}

/// Asks for the job that watches over a meeting, from now on; it knows itself when it is to look again.
pub(crate) async fn begin_to_watch(tx: &mut PgConnection, now: DateTime<Utc>, candidacy: CandidacyId) -> Result<(), Problem> {
    jobs::enqueue(tx, now, &Job::WatchMeeting { candidacy }, now).await
}
