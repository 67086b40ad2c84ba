//! A meeting as each of its three readers may see it.

use chrono::{DateTime, Utc};
use domain::{
    CandidacyId, MeetingAnswer, MissionId, Role, Wait, Zone,
    lifecycle::MeetingState,
    meeting::{Slot, ask_at},
};

use super::{Impression, Participant, confirm::may_answer, store};
use crate::{Marketplace, Problem};

/// What is known of the answers to "did you meet?".
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Answers {
    /// One's own; nothing for staff.
    pub mine: Option<MeetingAnswer>,
    /// Whether the other side has answered; what, is not said.
    pub other_answered: bool,
    /// Both, for staff: the CEO's and the CTO's.
    pub both: Option<(Option<MeetingAnswer>, Option<MeetingAnswer>)>,
}

/// A meeting, or the search for one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingSheet {
    pub candidacy: CandidacyId,
    pub mission: MissionId,
    pub reader: Role,
    /// The reader's zone.
    pub zone: Zone,
    /// The other side's name; for staff, the CTO's.
    pub other: String,
    /// For staff, the names of both who still have an account, the CEO's first; else empty.
    pub names: Vec<String>,
    /// Nothing before slots were proposed.
    pub state: Option<MeetingState>,
    pub proposed_by: Option<Role>,
    /// The zone of whoever proposed.
    pub their_zone: Option<Zone>,
    pub slots: Vec<Slot>,
    /// How long a meeting was to be, in minutes, if that was said.
    pub minutes: Option<i16>,
    pub place: Option<String>,
    /// The date that was agreed.
    pub date: Option<Slot>,
    /// What was said with a no, or why it was called off, and by whom.
    pub words: Option<(Role, String)>,
    pub answers: Answers,
    /// Whether the reader may answer now.
    pub may_answer: bool,
    /// When both are asked, after the date.
    pub asked_at: Option<DateTime<Utc>>,
    /// What the reader noted.
    pub impression: Option<Impression>,
    /// For staff: what both noted, the CEO first.
    pub impressions: Vec<(Role, Impression)>,
    /// Who is waited for.
    pub wait: Option<Wait>,
    /// Whether anything can still be done.
    pub is_open: bool,
}

/// The meeting as this participant sees it. What the other side answered or noted is in none but staff's.
pub async fn sheet(market: &Marketplace, by: &Participant) -> Result<MeetingSheet, Problem> {
    let mut connection = market.pool.acquire().await?;
    let standing = &by.standing;
    let meeting = store::meeting(&mut connection, by.candidacy).await?;
    let slots = store::slots(&mut connection, by.candidacy).await?;
    let noted = store::impressions(&mut connection, by.candidacy).await?;
    let now = market.now();
    let role = by.role();
    let is_staff = role == Role::Staff;
    let other = match role {
        Role::Ceo => standing.cto_name.clone(),
        Role::Cto => standing.ceo_name.clone().unwrap_or_default(),
        _ => standing.cto_name.clone(),
    };
    let names = if is_staff { standing.ceo_name.iter().chain([&standing.cto_name]).cloned().collect() } else { Vec::new() };
    let answers = meeting.as_ref().map_or_else(Answers::default, |meeting| Answers {
        mine: if is_staff { None } else { meeting.answer_of(role) },
        other_answered: meeting.answer_of(if role == Role::Ceo { Role::Cto } else { Role::Ceo }).is_some(),
        both: is_staff.then_some((meeting.ceo_answer, meeting.cto_answer)),
    });
    Ok(MeetingSheet {
        candidacy: by.candidacy,
        mission: by.mission,
        reader: role,
        zone: by.zone,
        other,
        names,
        state: meeting.as_ref().map(|meeting| meeting.state),
        proposed_by: meeting.as_ref().map(|meeting| meeting.proposed_by),
        their_zone: meeting.as_ref().map(|meeting| meeting.zone),
        slots,
        minutes: meeting.as_ref().map(|meeting| meeting.minutes),
        place: meeting.as_ref().and_then(|meeting| meeting.place.clone()),
        date: meeting.as_ref().and_then(store::Meeting::date),
        words: meeting.as_ref().and_then(|meeting| meeting.words_by.zip(meeting.words.clone())),
        answers,
        may_answer: !is_staff && standing.is_open() && meeting.as_ref().is_some_and(|one| may_answer(one.state, one.ends_at, now)),
        asked_at: meeting.as_ref().and_then(|meeting| meeting.ends_at).map(ask_at),
        impression: noted.iter().find(|(author, _)| *author == role).map(|(_, noted)| noted.clone()),
        impressions: if is_staff { noted } else { Vec::new() },
        wait: standing.wait(meeting.as_ref()),
        is_open: standing.is_open(),
    })
}
