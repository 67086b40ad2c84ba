//! A question to the agency that builds the product: a link that works once, answers given without an account, and what the CEO makes of them.
//!
//! The CEO's side is [`ask`] and [`confirm`]; the side of whoever holds the link is [`answer`], with the proof of [`guest`].

pub mod answer;
pub mod ask;
pub mod confirm;
mod guest;
mod store;

use chrono::{DateTime, Utc};
use domain::{
    AgencyAnswerId, AgencyRequestId, CriterionKind, MissionId, SituationFact, SituationValue, TechnologyId, lifecycle::AgencyRequestState,
};

pub use answer::{Answering, Typed};
pub use guest::{AgencyGuest, guest};

use crate::{Marketplace, Problem, guests};

/// How long a link works, in days.
pub const DAYS: i64 = 14;

/// Questions of one mission within a quarter of an hour.
const PER_MISSION: i64 = 10;

/// Counts a question of this mission, or says how long to wait.
async fn allow_question(market: &Marketplace, mission: MissionId) -> Result<(), Problem> {
    guests::allow(market, &format!("agency mission {mission}"), PER_MISSION).await
}

/// What the agency says: a technology, or who holds an access.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    Technology(TechnologyId),
    Fact(SituationValue),
}

impl Said {
    /// What it is about, and its value, as codes.
    fn codes(&self) -> (&'static str, String) {
        match self {
            Self::Technology(technology) => (CriterionKind::Stack.code(), technology.to_string()),
            Self::Fact(value) => (value.fact().code(), value.code()),
        }
    }

    /// The field of the need that it may become a part of, as the log names it.
    fn field(&self) -> &'static str {
        match self {
            Self::Technology(_) => "criteria",
            Self::Fact(_) => "situation",
        }
    }

    fn parse(about: &str, value: &str) -> Result<Self, Problem> {
        if about == CriterionKind::Stack.code() {
            return value.parse().map(Self::Technology).map_err(Problem::broken);
        }
        let fact: SituationFact = about.parse().map_err(Problem::broken)?;
        SituationValue::parse(fact, value).map(Self::Fact).map_err(Problem::broken)
    }
}

/// One answer, and what the CEO said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgencyAnswer {
    pub id: AgencyAnswerId,
    pub said: Said,
    /// Whether it was confirmed; nothing yet is `None`.
    pub confirmed: Option<bool>,
}

/// The question of a mission, as its CEO sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgencyRequest {
    pub id: AgencyRequestId,
    pub state: AgencyRequestState,
    pub created_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub answered_at: Option<DateTime<Utc>>,
    /// What was answered; nothing before it was sent.
    pub answers: Vec<AgencyAnswer>,
    /// What the agency adds in its own words.
    pub words: Option<String>,
}

impl AgencyRequest {
    /// Whether its link opens the form now.
    pub fn is_open(&self, now: DateTime<Utc>) -> bool {
        self.state == AgencyRequestState::Waiting && now < self.expires_at
    }

    /// How many answers the CEO has not looked at.
    pub fn unread(&self) -> usize {
        self.answers.iter().filter(|answer| answer.confirmed.is_none()).count()
    }
}
