//! Who is written to about a step towards a meeting.

use chrono::{DateTime, Utc};
use domain::{AccountId, CandidacyId, Role, Turn};
use sqlx::PgConnection;

use super::store::{self, Meeting, Standing};
use crate::{
    Problem, digests,
    mail::{self, CalledOff, Mail, MeetingNews},
};

/// Writes to whoever's turn it is now with the meeting, but not to who just acted. Where it is staff's, their digest says so.
pub(super) async fn tell_turn(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    candidacy: CandidacyId,
    by: Role,
    news: MeetingNews,
) -> Result<(), Problem> {
    let standing = store::standing(tx, candidacy).await?.ok_or(Problem::NotFound)?;
    let meeting = store::meeting(tx, candidacy).await?;
    // The meeting's own turn: both may have said already that they go on, so that the candidacy waits for the choice.
    let Some(wait) = meeting.and_then(|meeting| meeting.moments().wait()) else { return Ok(()) };
    if wait.turn == Turn::Staff && by != Role::Staff {
        return digests::something_came(tx, now).await;
    }
    for (_, account) in people(&standing).filter(|(role, _)| *role != by && is_waited_for(wait.turn, *role)) {
        mail::send(tx, now, Mail::OfMeeting { account, candidacy, news }).await?;
    }
    Ok(())
}

/// Writes to both that there is a date, or another one; to the other alone that the one that was stays.
pub(super) async fn tell_date(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    candidacy: CandidacyId,
    by: Role,
    news: MeetingNews,
) -> Result<(), Problem> {
    let standing = store::standing(tx, candidacy).await?.ok_or(Problem::NotFound)?;
    for (_, account) in people(&standing).filter(|(role, _)| *role != by || news == MeetingNews::Date) {
        mail::send(tx, now, Mail::OfMeeting { account, candidacy, news }).await?;
    }
    Ok(())
}

/// Writes to those who have not answered whether they met.
pub(super) async fn ask_both(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    candidacy: CandidacyId,
    standing: &Standing,
    meeting: &Meeting,
    since: DateTime<Utc>,
) -> Result<(), Problem> {
    for (_, account) in people(standing).filter(|(role, _)| meeting.answer_of(*role).is_none()) {
        once(tx, now, Mail::OfMeeting { account, candidacy, news: MeetingNews::Confirm }, since).await?;
    }
    Ok(())
}

/// Reminds whoever is waited for, once for each wait.
pub(super) async fn remind(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    candidacy: CandidacyId,
    standing: &Standing,
    wait: domain::Wait,
) -> Result<(), Problem> {
    for (_, account) in people(standing).filter(|(role, _)| is_waited_for(wait.turn, *role)) {
        once(tx, now, Mail::OfMeeting { account, candidacy, news: MeetingNews::Reminder }, wait.since).await?;
    }
    Ok(())
}

/// Writes to both that it is called off. What the mail tells goes along, because the meeting may be gone when it is written: a calendar that was
/// told of a date is told that it is no more.
pub(super) async fn tell_called_off(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    candidacy: CandidacyId,
    standing: &Standing,
    before: &Meeting,
    by: Role,
    reason: Option<&str>,
) -> Result<(), Problem> {
    let date = before.date().filter(|date| date.ends > now);
    // Slots that nobody has chosen from are no news where the candidacy itself has ended: its own mail says so.
    if date.is_none() && by == Role::System {
        return Ok(());
    }
    for (role, account) in people(standing).filter(|(role, _)| *role != by || date.is_some()) {
        let told = CalledOff {
            mission: standing.mission,
            candidacy: Some(candidacy),
            title: standing.title.clone().unwrap_or_default(),
            reader: role,
            by,
            reason: reason.map(str::to_owned),
            uid: before.uid,
            sequence: before.sequence + 1,
            stamp: now,
            date: date.map(|date| (date.starts, date.ends)),
        };
        mail::send(tx, now, Mail::MeetingCalledOff { account, told: Box::new(told) }).await?;
    }
    Ok(())
}

async fn once(tx: &mut PgConnection, now: DateTime<Utc>, told: Mail, since: DateTime<Utc>) -> Result<(), Problem> {
    if mail::was_sent(tx, &told, since).await? {
        return Ok(());
    }
    mail::send(tx, now, told).await.map(drop)
}

fn people(standing: &Standing) -> impl Iterator<Item = (Role, AccountId)> {
    standing.ceo.map(|ceo| (Role::Ceo, ceo)).into_iter().chain([(Role::Cto, standing.cto)])
}

/// Whether a turn is this side's.
pub(crate) fn is_waited_for(turn: Turn, role: Role) -> bool {
    matches!((turn, role), (Turn::Ceo | Turn::Both, Role::Ceo) | (Turn::Cto | Turn::Both, Role::Cto) | (Turn::Staff, Role::Staff))
}
