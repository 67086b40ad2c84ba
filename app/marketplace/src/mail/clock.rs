//! Until when the reader of a mail acts upon it: what a mail of the next morning would tell too late goes at once.
//!
//! Clocks that run for five business days and more, as those of reports, of the days worked and of availability, are not read: no morning is
//! that far away.

use chrono::{DateTime, Utc};
use domain::{Role, Wait, community_event::remind_at, wait};
use sqlx::PgConnection;

use super::{CandidacyNews, EventNews, Mail};
use crate::{
    Problem, candidacies, community_events,
    meetings::{self, is_waited_for},
    missions,
};

/// The end of its reader's turn, the date of a meeting that is to be moved, or the beginning of an event, whichever comes first; nothing where no
/// clock of theirs runs.
pub(super) async fn ends(tx: &mut PgConnection, mail: &Mail) -> Result<Option<DateTime<Utc>>, Problem> {
    Ok(match mail {
        Mail::OfMission { mission, .. } => {
            let found = missions::moments(tx, *mission).await?;
            own(found.and_then(|found| wait::of_mission(found.state, &found.at)), Role::Ceo)
        }
        Mail::OfCandidacy { candidacy, news, .. } => {
            let reader = if *news == CandidacyNews::MeetingAnswered { Role::Ceo } else { Role::Cto };
            own(candidacies::told(tx, *candidacy).await?.and_then(|told| told.wait()), reader)
        }
        Mail::OfMeeting { account, candidacy, .. } => {
            let Some(standing) = meetings::standing(tx, *candidacy).await? else { return Ok(None) };
            let meeting = meetings::meeting(tx, *candidacy).await?;
            let reader = if standing.ceo == Some(*account) { Role::Ceo } else { Role::Cto };
            let date = meeting.as_ref().and_then(meetings::Meeting::date).map(|date| date.starts);
            let turns = [standing.wait(meeting.as_ref()), meeting.and_then(|meeting| meeting.moments().wait())];
            turns.into_iter().filter_map(|wait| own(wait, reader)).chain(date).min()
        }
        Mail::OfEvent { event, news, .. } => {
            let starts = community_events::event(tx, *event).await?.map(|event| event.starts_at);
            // A reminder says "tomorrow", which is true on one day only.
            if *news == EventNews::Reminder { starts.map(remind_at) } else { starts }
        }
        _ => None,
    })
}

fn own(wait: Option<Wait>, reader: Role) -> Option<DateTime<Utc>> {
    wait.filter(|wait| is_waited_for(wait.turn, reader)).map(|wait| wait.by)
}
