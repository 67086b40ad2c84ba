//! Candidacies as each of the three readers may see them. Names, addresses, employers and exact rates appear only after both said yes.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::{
    CandidacyId, DailyRate, Language, MissionId, Place, ProfileId, RefusalCode, Rhythm, Role, Turn, Wait,
    lifecycle::{CandidacyState, MeetingState},
    profile::Photo,
    wait::{self, CandidacyMoments},
};
use matching::{Match, rank::supposing};
use sqlx::PgPool;

use super::{
    ConcernedCto, OwnersCandidacy,
    seen::{Standing, seen},
    store,
};
use crate::{
    Marketplace, Problem,
    accounts::{CurrentCto, CurrentStaff},
    conflicts,
    digests::{About, Late},
    discretion::Identity,
    missions::{self, MissionOwner},
    profiles::{self, Experience, Link},
};

/// Why and by whom a candidacy ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ending {
    pub by: Role,
    /// Chosen from the list of a refusal.
    pub code: Option<RefusalCode>,
    /// In words; always there where no code is.
    pub reason: Option<String>,
}

impl Ending {
    /// As this reader may know it before the introduction: what the other side wrote, or staff, without what tells who the other side is.
    pub(super) fn discreet(self, reader: Role, other: &Identity) -> Self {
        let reason = if self.by == reader { self.reason } else { self.reason.map(|words| other.veil(&words)) };
        Self { reason, ..self }
    }
}

/// The meeting, as one side sees it: its own verdict, and whether the other has answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    pub requested_at: DateTime<Utc>,
    pub accepted_at: Option<DateTime<Utc>>,
    /// This side's verdict: whether it wants to go on, and its words.
    pub mine: Option<(bool, String)>,
    pub other_answered: bool,
    /// Both want to go on; said only to the CEO, who chooses.
    pub both_want_to: bool,
}

/// What both learn when both said yes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revealed {
    pub name: String,
    pub email: String,
    pub rate: Option<DailyRate>,
    pub about: String,
    pub experiences: Vec<Experience>,
    pub links: Vec<Link>,
    pub photo: Option<Photo>,
}

/// Somebody on the CEO's shortlist.
#[derive(Debug, Clone)]
pub struct Candidate {
    pub id: CandidacyId,
    pub state: CandidacyState,
    /// From 1; the harbour name follows it.
    pub position: u8,
    pub headline: String,
    pub rhythm: Option<Rhythm>,
    pub places: Vec<Place>,
    pub languages: Vec<Language>,
    pub available_from: Option<NaiveDate>,
    /// Nobody has confirmed the first free day for a while.
    pub start_unconfirmed: bool,
    /// Works now for another company of the same sector; which one is not said.
    pub concurrent: bool,
    pub matched: Match,
    pub message: Option<String>,
    pub meeting: Option<Meeting>,
    pub revealed: Option<Revealed>,
    pub ending: Option<Ending>,
    /// Who is waited for.
    pub wait: Option<Wait>,
}

/// A candidacy as staff sees it.
#[derive(Debug, Clone)]
pub struct StaffCandidacy {
    pub id: CandidacyId,
    pub profile: ProfileId,
    pub name: String,
    pub state: CandidacyState,
    pub position: Option<u8>,
    pub machine_rank: Option<u32>,
    pub message: Option<String>,
    pub answer_by: Option<DateTime<Utc>>,
    pub requested_at: Option<DateTime<Utc>>,
    pub accepted_at: Option<DateTime<Utc>>,
    pub ceo_verdict: Option<(bool, String)>,
    pub cto_verdict: Option<(bool, String)>,
    pub ending: Option<Ending>,
    /// Who is waited for.
    pub wait: Option<Wait>,
}

/// A candidacy on a running search that staff should look at: an application nobody has decided on, an invitation that nobody has answered, or a
/// meeting that somebody is late to answer or to speak of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    pub id: CandidacyId,
    pub mission: MissionId,
    pub company: Option<String>,
    pub profile: ProfileId,
    pub name: String,
    pub state: CandidacyState,
    /// Where the meeting stands, once slots were proposed.
    pub meeting: Option<MeetingState>,
    /// When it came into its state.
    pub since: DateTime<Utc>,
    /// Who is waited for; nobody once an invitation has expired.
    pub wait: Option<Wait>,
}

impl Waiting {
    /// Both have a meeting before them, asked for or agreed to.
    fn is_about_meeting(&self) -> bool {
        matches!(self.state, CandidacyState::Shortlisted | CandidacyState::Introduced)
    }
}

/// A candidacy as its CTO sees it.
#[derive(Debug, Clone)]
pub struct CtoCandidacy {
    pub id: CandidacyId,
    pub mission: MissionId,
    pub state: CandidacyState,
    pub message: Option<String>,
    /// Until when an invitation is answered.
    pub answer_by: Option<DateTime<Utc>>,
    pub updated_at: DateTime<Utc>,
    pub meeting: Option<Meeting>,
    pub ending: Option<Ending>,
    /// Who is waited for.
    pub wait: Option<Wait>,
}

impl CtoCandidacy {
    /// An invitation, or a question for a meeting, tells whose mission it is.
    pub(crate) fn knows_company(&self) -> bool {
        self.answer_by.is_some() || self.meeting.is_some()
    }

    /// Both said yes: everything is told.
    pub(crate) fn has_met(&self) -> bool {
        self.meeting.as_ref().is_some_and(|meeting| meeting.accepted_at.is_some())
    }
}

/// The people put before the CEO, in staff's order.
pub async fn shortlist(market: &Marketplace, owner: &MissionOwner) -> Result<Vec<Candidate>, Problem> {
    candidates(market, owner, |_| true).await
}

/// Those of the shortlist whom the caller asks for; the others cost nothing.
async fn candidates(market: &Marketplace, owner: &MissionOwner, wanted: impl Fn(&store::Row) -> bool) -> Result<Vec<Candidate>, Problem> {
    let sheet = missions::sheet(&market.pool, owner.mission).await?.ok_or(Problem::NotFound)?;
    let rows = store::of_mission(&market.pool, owner.mission).await?;
    let rows: Vec<store::Row> = rows.into_iter().filter(|row| shown(row) && wanted(row)).collect();
    let ids: Vec<ProfileId> = rows.iter().map(|row| row.profile).collect();
    let profiles = profiles::features(&market.pool, &ids).await?;
    let mut contacts = profiles::contacts(&market.pool, &ids).await?;
    let concurrent = conflicts::concurrent(market, owner.mission, &ids).await?;
    let need = supposing(&sheet.need(), market.today());
    let mut candidates = Vec::with_capacity(rows.len());
    for row in rows {
        let Some(profile) = profiles.iter().find(|profile| profile.id == row.profile) else { continue };
        let Some(at) = contacts.iter().position(|contact| contact.profile == row.profile) else { continue };
        candidates.push(seen(&need, profile, contacts.swap_remove(at), standing(row, concurrent.contains(&profile.id))));
    }
    Ok(candidates)
}

/// How the row stands for its CEO.
fn standing(row: store::Row, concurrent: bool) -> Standing {
    Standing {
        meeting: meeting(&row, Role::Ceo),
        ending: ending(&row),
        wait: wait_of(&row),
        concurrent,
        id: row.id,
        state: row.state,
        position: row.position.and_then(|position| u8::try_from(position).ok()).unwrap_or(1),
        met: row.accepted_at.is_some(),
        message: row.message,
    }
}

/// One of them.
pub async fn candidate(market: &Marketplace, owner: &MissionOwner, candidacy: &OwnersCandidacy) -> Result<Candidate, Problem> {
    candidates(market, owner, |row| row.id == candidacy.candidacy).await?.pop().ok_or(Problem::NotFound)
}

/// Every candidacy of a mission, for staff.
pub async fn of_mission(market: &Marketplace, _staff: &CurrentStaff, mission: MissionId) -> Result<Vec<StaffCandidacy>, Problem> {
    Ok(store::of_mission(&market.pool, mission).await?.into_iter().map(for_staff).collect())
}

/// For so many days staff sees that an invitation expired.
const EXPIRED_DAYS: i64 = 5;

/// Every meeting that somebody is waited for about.
pub(crate) async fn waits(pool: &PgPool, now: DateTime<Utc>) -> Result<Vec<Late>, Problem> {
    let meetings = store::waiting(pool, now, now).await?.into_iter().filter(Waiting::is_about_meeting);
    let late = meetings.filter_map(|one| Some(Late { wait: one.wait?, about: About::Meeting { company: one.company, name: one.name } }));
    Ok(late.collect())
}

/// What waits for staff on missions that search, oldest first, at most two hundred: what is staff's to do, and where others are late.
pub async fn waiting(market: &Marketplace, _staff: &CurrentStaff) -> Result<Vec<Waiting>, Problem> {
    let now = market.now();
    let mut waiting = store::waiting(&market.pool, now, now - Duration::days(EXPIRED_DAYS)).await?;
    waiting.retain(|one| !one.is_about_meeting() || one.wait.is_some_and(|wait| wait.turn == Turn::Staff || wait.is_late(now)));
    Ok(waiting)
}

/// The CTO's candidacies, latest first, at most a hundred.
pub async fn mine(market: &Marketplace, cto: &CurrentCto) -> Result<Vec<CtoCandidacy>, Problem> {
    Ok(store::of_profile(&market.pool, cto.profile()).await?.into_iter().map(for_cto).collect())
}

/// One of them.
pub async fn concerned(market: &Marketplace, cto: &ConcernedCto) -> Result<CtoCandidacy, Problem> {
    Ok(for_cto(store::one(&market.pool, cto.candidacy).await?.ok_or(Problem::NotFound)?))
}

/// A row that the CEO may still see: put before them, and there still or ended since.
fn shown(row: &store::Row) -> bool {
    row.before_ceo_since.is_some() && row.state != CandidacyState::Applied
}

fn ending(row: &store::Row) -> Option<Ending> {
    let (code, reason) = (row.ended_code, row.ended_reason.clone());
    (code.is_some() || reason.is_some()).then_some(Ending { by: row.ended_by?, code, reason })
}

fn wait_of(row: &store::Row) -> Option<Wait> {
    let at = CandidacyMoments {
        invited: row.invited_at,
        answer_by: row.answer_by,
        changed: Some(row.updated_at),
        shown: row.before_ceo_since,
        meeting_asked: row.requested_at,
        meeting_agreed: row.accepted_at,
        meeting: row.meeting(),
        ceo_answered: row.ceo_wants_to.is_some(),
        cto_answered: row.cto_wants_to.is_some(),
    };
    wait::of_candidacy(row.state, &at)
}

fn meeting(row: &store::Row, reader: Role) -> Option<Meeting> {
    let ceo = row.ceo_wants_to.zip(row.ceo_words.clone());
    let cto = row.cto_wants_to.zip(row.cto_words.clone());
    let both_want_to = reader == Role::Ceo && row.ceo_wants_to == Some(true) && row.cto_wants_to == Some(true);
    let (mine, other) = if reader == Role::Ceo { (ceo, cto) } else { (cto, ceo) };
    Some(Meeting { requested_at: row.requested_at?, accepted_at: row.accepted_at, mine, other_answered: other.is_some(), both_want_to })
}

fn for_staff(row: store::Row) -> StaffCandidacy {
    StaffCandidacy {
        ending: ending(&row),
        wait: wait_of(&row),
        id: row.id,
        profile: row.profile,
        name: row.name,
        state: row.state,
        position: row.position.and_then(|position| u8::try_from(position).ok()),
        machine_rank: row.machine_rank.and_then(|rank| u32::try_from(rank).ok()),
        message: row.message,
        answer_by: row.answer_by,
        requested_at: row.requested_at,
        accepted_at: row.accepted_at,
        ceo_verdict: row.ceo_wants_to.zip(row.ceo_words),
        cto_verdict: row.cto_wants_to.zip(row.cto_words),
    }
}

fn for_cto(row: store::Row) -> CtoCandidacy {
    let who = Identity::of_company(row.ceo.as_deref(), row.company.as_deref());
    CtoCandidacy {
        meeting: meeting(&row, Role::Cto),
        ending: ending(&row).map(|ending| if row.accepted_at.is_some() { ending } else { ending.discreet(Role::Cto, &who) }),
        wait: wait_of(&row),
        id: row.id,
        mission: row.mission,
        state: row.state,
        message: row.message,
        answer_by: row.answer_by,
        updated_at: row.updated_at,
    }
}
