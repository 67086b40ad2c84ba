//! Who is written to about a step of a mission, and when it is looked whether a promise was kept.

use chrono::{DateTime, Utc};
use domain::{
    MissionId,
    lifecycle::{MissionEvent, MissionState},
    wait,
};
use sqlx::PgConnection;

use super::store;
use crate::{
    Problem, digests,
    jobs::{self, Job},
    mail::{self, Mail, MissionNews},
};

/// Writes to the CEO, in the transaction of the step; staff reads it in their digest.
pub(super) async fn tell(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    mission: MissionId,
    from: MissionState,
    event: MissionEvent,
) -> Result<(), Problem> {
    use MissionEvent as E;
    let news = match event {
        E::Submit => Some(MissionNews::Received),
        E::AskSignOff => Some(MissionNews::SignOffAsked),
        E::Open => Some(MissionNews::Opened),
        E::Shortlist => Some(MissionNews::ShortlistReady),
        // A draft that nobody was sent ends without a letter.
        E::Cancel if from == MissionState::Draft => None,
        // Both who worked together are told: `endings::tell`.
        E::Complete | E::Rematch => None,
        E::Cancel if from == MissionState::Engaged => None,
        E::Cancel => Some(MissionNews::Closed),
        E::SignOff | E::SearchOn | E::Engage => None,
    };
    if matches!(event, E::Submit | E::SignOff | E::SearchOn) {
        digests::something_came(tx, now).await?;
    }
    let Some(moments) = store::moments(tx, mission).await? else { return Ok(()) };
    if let Some(wait) = wait::of_mission(moments.state, &moments.at) {
        jobs::enqueue(tx, now, &Job::NoteLate { mission }, wait.by.max(now)).await?;
    }
    match (news, moments.owner) {
        (Some(news), Some(account)) => mail::send(tx, now, Mail::OfMission { account, mission, news }).await.map(drop),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
