//! Missions as their pages show them.

use chrono::{DateTime, Utc};
use domain::{
    Criterion, CriterionId, CriterionKind, MissionId, Wait,
    lifecycle::MissionState,
    promises,
    wait::{self, MissionMoments},
};
use matching::Need;

use super::{MissionHolder, store};
use crate::{
    Marketplace, Problem,
    accounts::{CurrentCeo, CurrentStaff, Visitor},
    discretion::{Identity, veiled_need},
};

/// A mission in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissionSummary {
    pub id: MissionId,
    pub state: MissionState,
    pub company: Option<String>,
    pub title: Option<String>,
    /// `fr` or `en`.
    pub language: String,
    /// The CEO's name, once the draft is claimed.
    pub ceo: Option<String>,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub submitted_at: Option<DateTime<Utc>>,
    pub sign_off_asked_at: Option<DateTime<Utc>>,
    pub signed_off_at: Option<DateTime<Utc>>,
    pub opened_at: Option<DateTime<Utc>>,
    pub shortlisted_at: Option<DateTime<Utc>>,
    pub engaged_at: Option<DateTime<Utc>>,
    /// The CEO has asked somebody to meet who is still in the running.
    pub is_meeting: bool,
    /// Candidacies that run or were chosen.
    pub candidacies: i64,
}

impl MissionSummary {
    /// What tells a CTO whose need it is, who was not invited.
    pub(crate) fn identity(&self) -> Identity {
        Identity::of_company(self.ceo.as_deref(), self.company.as_deref())
    }

    /// Who is waited for, since when, and until when.
    pub fn wait(&self) -> Option<Wait> {
        let at = MissionMoments {
            submitted: self.submitted_at,
            sign_off_asked: self.sign_off_asked_at,
            signed_off: self.signed_off_at,
            opened: self.opened_at,
            shortlisted: self.shortlisted_at,
            is_meeting: self.is_meeting,
        };
        wait::of_mission(self.state, &at)
    }

    /// When each step was reached. The first is left by sending the need, and the second by the CEO's sign-off.
    pub fn reached(&self) -> Vec<(MissionState, DateTime<Utc>)> {
        let has_left = !matches!(self.state, MissionState::Draft | MissionState::Cancelled);
        let sent = self.submitted_at.filter(|_| has_left);
        let steps = [
            (MissionState::Draft, Some(sent.unwrap_or(self.created_at))),
            (MissionState::Submitted, self.signed_off_at),
            (MissionState::Open, self.opened_at),
            (MissionState::Shortlisted, self.shortlisted_at),
            (MissionState::Engaged, self.engaged_at),
        ];
        steps.into_iter().filter_map(|(state, at)| Some((state, at?))).collect()
    }

    /// Until when staff has promised the next step, where the next step is staff's.
    pub fn due(&self) -> Option<DateTime<Utc>> {
        match self.state {
            MissionState::Submitted if self.signed_off_at.is_none() && self.sign_off_asked_at.is_some() => None,
            MissionState::Submitted => self.submitted_at.map(promises::read_by),
            MissionState::Open => self.opened_at.map(promises::shortlist_by),
            _ => None,
        }
    }
}

/// A criterion with the id by which it is changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CriterionRow {
    pub id: CriterionId,
    pub criterion: Criterion,
    pub removed: bool,
}

/// Everything about a need: its words, its criteria, what is unknown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissionSheet {
    pub summary: MissionSummary,
    pub words: String,
    /// Those that stand, in the order of the words, then in the order of their adding.
    pub criteria: Vec<CriterionRow>,
    /// Those that a person removed.
    pub removed: Vec<CriterionRow>,
    /// Kinds answered with "I don't know".
    pub dont_know: Vec<CriterionKind>,
}

impl MissionSheet {
    /// The need as the rules see it.
    pub fn need(&self) -> Need {
        Need { text: self.words.clone(), criteria: self.criteria.iter().map(|row| row.criterion.clone()).collect() }
    }

    /// Kinds about which nothing is known and nobody has said "I don't know" yet, in the order in which a person meets them.
    pub fn open_questions(&self) -> Vec<CriterionKind> {
        let said =
            |kind: &CriterionKind| self.criteria.iter().any(|row| row.criterion.value.kind() == *kind) || self.dont_know.contains(kind);
        CriterionKind::ALL.iter().copied().filter(|kind| !said(kind)).collect()
    }
}

/// A need as CTOs read it, who do not learn whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenByCtos {
    pub title: Option<String>,
    pub need: Need,
}

/// What CTOs read of this need until both sides said yes.
pub fn seen_by_ctos(sheet: &MissionSheet) -> SeenByCtos {
    let who = sheet.summary.identity();
    SeenByCtos { title: sheet.summary.title.as_deref().map(|title| who.veil(title)), need: veiled_need(sheet.need(), &who) }
}

/// A page of all missions, for staff.
#[derive(Debug, Clone)]
pub struct Pipeline {
    pub missions: Vec<MissionSummary>,
    /// How many there are in each state.
    pub counts: Vec<(MissionState, i64)>,
    /// How many match the filter.
    pub total: i64,
}

/// How many missions a page holds.
pub const PAGE: i64 = 20;

/// The need and its criteria, for whoever holds it.
pub async fn sheet(market: &Marketplace, holder: &MissionHolder) -> Result<MissionSheet, Problem> {
    store::sheet(&market.pool, holder.mission).await?.ok_or(Problem::NotFound)
}

/// The need and its criteria, for staff. A draft that was not sent is not staff's to read.
pub async fn sheet_for_staff(market: &Marketplace, _staff: &CurrentStaff, mission: MissionId) -> Result<MissionSheet, Problem> {
    store::sheet(&market.pool, mission).await?.filter(|sheet| sheet.summary.state != MissionState::Draft).ok_or(Problem::NotFound)
}

/// The CEO's missions, latest first, at most fifty.
pub async fn mine(market: &Marketplace, ceo: &CurrentCeo) -> Result<Vec<MissionSummary>, Problem> {
    store::of_owner(&market.pool, ceo.who().account()).await
}

/// Whether a need was begun in this browser that is nobody's yet: it follows whoever signs in or signs up here.
pub async fn has_begun_here(market: &Marketplace, visitor: &Visitor) -> Result<bool, Problem> {
    match visitor.browser() {
        Some(browser) => store::has_drafts(&market.pool, &browser.hash()).await,
        None => Ok(false),
    }
}

/// Needs to qualify, oldest first, at most a hundred.
pub async fn queue(market: &Marketplace, _staff: &CurrentStaff) -> Result<Vec<MissionSummary>, Problem> {
    store::queue(&market.pool).await
}

/// Open missions, for which staff owes a shortlist: oldest first, at most a hundred.
pub async fn awaiting_shortlist(market: &Marketplace, _staff: &CurrentStaff) -> Result<Vec<MissionSummary>, Problem> {
    store::awaiting_shortlist(&market.pool).await
}

/// All missions but drafts, for staff: one state or all, a page at a time from 0, what is late first.
pub async fn pipeline(market: &Marketplace, _staff: &CurrentStaff, state: Option<MissionState>, page: i64) -> Result<Pipeline, Problem> {
    let missions = store::page(&market.pool, state, page.clamp(0, 10_000)).await?;
    let counts = store::counts(&market.pool).await?;
    let total = counts.iter().filter(|(of, _)| state.is_none_or(|state| state == *of)).map(|(_, count)| count).sum();
    Ok(Pipeline { missions, counts, total })
}
