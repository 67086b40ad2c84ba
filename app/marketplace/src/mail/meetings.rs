//! Mails about a meeting: to both sides, who have accepted to know each other. What is no longer so is not told.

use chrono::{DateTime, Utc};
use domain::{AccountId, CandidacyId, MailKind, MissionId, Role, Zone, lifecycle::MeetingState, meeting::Slot};
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;
use uuid::Uuid;

use super::Content;
use crate::{
    Problem, accounts,
    meetings::{self, Invitation, Meeting, Standing},
};

/// What is told of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeetingNews {
    /// Slots to choose from.
    Slots,
    /// None of one's own suits.
    SlotsRefused,
    /// A date, or another one.
    Date,
    /// The date stays as it was.
    DateKept,
    /// Did you meet?
    Confirm,
    /// It is still one's turn.
    Reminder,
}

impl MeetingNews {
    /// Its kind of mail.
    pub const fn kind(self) -> MailKind {
        match self {
            Self::Slots => MailKind::MeetingSlots,
            Self::SlotsRefused => MailKind::MeetingSlotsRefused,
            Self::Date => MailKind::MeetingDate,
            Self::DateKept => MailKind::MeetingDateKept,
            Self::Confirm => MailKind::MeetingConfirm,
            Self::Reminder => MailKind::MeetingReminder,
        }
    }
}

/// A meeting that was called off, as the mail tells it: kept with the mail, since the meeting may be gone when it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalledOff {
    pub mission: MissionId,
    /// Whose meeting it was; nothing in mails that were asked for before it was noted.
    #[serde(default)]
    pub candidacy: Option<CandidacyId>,
    pub title: String,
    /// Whether the CEO reads it, or the CTO.
    pub reader: Role,
    /// Who called it off; the system where the candidacy has ended.
    pub by: Role,
    pub reason: Option<String>,
    pub uid: Uuid,
    pub sequence: i32,
    pub stamp: DateTime<Utc>,
    /// The date that calendars know, if they know one.
    pub date: Option<(DateTime<Utc>, DateTime<Utc>)>,
}

/// A meeting, as a mail tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboutMeeting {
    pub news: MeetingNews,
    pub reader: Role,
    pub mission: MissionId,
    pub candidacy: CandidacyId,
    pub title: String,
    /// The other side's name.
    pub other: String,
    /// Nothing before slots were proposed.
    pub state: Option<MeetingState>,
    /// Whether the slots are staff's.
    pub by_staff: bool,
    pub slots: Vec<Slot>,
    pub date: Option<Slot>,
    pub place: Option<String>,
    pub words: Option<String>,
    /// The reader's zone, and that of whoever proposed.
    pub zone: Zone,
    pub their_zone: Option<Zone>,
    /// Until when the reader acts.
    pub by: Option<DateTime<Utc>>,
    /// For calendars, where the news is a date.
    pub invitation: Option<Invitation>,
}

/// What one of the two is told, or nothing where it is no longer so.
pub(super) async fn of_meeting(
    tx: &mut PgConnection,
    account: AccountId,
    candidacy: CandidacyId,
    news: MeetingNews,
) -> Result<Option<Content>, Problem> {
    let Some(standing) = meetings::standing(tx, candidacy).await? else { return Ok(None) };
    let meeting = meetings::meeting(tx, candidacy).await?;
    let reader = if standing.ceo == Some(account) { Role::Ceo } else { Role::Cto };
    let wait = match news {
        MeetingNews::Slots | MeetingNews::SlotsRefused => meeting.as_ref().and_then(|meeting| meeting.moments().wait()),
        _ => standing.wait(meeting.as_ref()),
    };
    let is_turn = wait.is_some_and(|wait| meetings::is_waited_for(wait.turn, reader));
    if !standing.is_open() || !is_so(news, meeting.as_ref(), reader, is_turn) {
        return Ok(None);
    }
    let slots = meetings::slots(tx, candidacy).await?;
    let zone = accounts::store::time_zone(tx, account).await?.unwrap_or(Zone::PARIS);
    let invitation = match news {
        MeetingNews::Date => meetings::invitation_of(tx, candidacy, reader).await?,
        _ => None,
    };
    let about = AboutMeeting {
        news,
        reader,
        mission: standing.mission,
        candidacy,
        title: title(&standing),
        other: other(&standing, reader),
        state: meeting.as_ref().map(|meeting| meeting.state),
        by_staff: meeting.as_ref().is_some_and(|meeting| meeting.proposed_by == Role::Staff),
        slots,
        date: meeting.as_ref().and_then(Meeting::date),
        place: meeting.as_ref().and_then(|meeting| meeting.place.clone()),
        words: meeting.as_ref().and_then(|meeting| meeting.words.clone()),
        zone,
        their_zone: meeting.as_ref().map(|meeting| meeting.zone),
        by: wait.filter(|_| is_turn).map(|wait| wait.by),
        invitation,
    };
    Ok(Some(Content::OfMeeting(Box::new(about))))
}

fn title(standing: &Standing) -> String {
    standing.title.clone().unwrap_or_default()
}

fn other(standing: &Standing, reader: Role) -> String {
    if reader == Role::Ceo { standing.cto_name.clone() } else { standing.ceo_name.clone().unwrap_or_default() }
}

/// Whether it is still so when the mail goes.
fn is_so(news: MeetingNews, meeting: Option<&Meeting>, reader: Role, is_turn: bool) -> bool {
    let state = meeting.map(|meeting| meeting.state);
    match news {
        MeetingNews::Slots => state == Some(MeetingState::Proposed) && is_turn,
        MeetingNews::SlotsRefused => state == Some(MeetingState::Unfit),
        MeetingNews::Date | MeetingNews::DateKept => state == Some(MeetingState::Agreed),
        MeetingNews::Confirm => state == Some(MeetingState::Asked) && meeting.is_some_and(|meeting| meeting.answer_of(reader).is_none()),
        MeetingNews::Reminder => is_turn,
    }
}

/// What both are told of a meeting that was called off.
pub(super) async fn called_off(tx: &mut PgConnection, account: AccountId, told: &CalledOff) -> Result<Content, Problem> {
    let zone = accounts::store::time_zone(tx, account).await?.unwrap_or(Zone::PARIS);
    Ok(Content::MeetingCalledOff { told: Box::new(told.clone()), zone })
}
