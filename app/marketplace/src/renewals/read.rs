//! What each of the two reads of a renewal, and what staff does.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    EngagementId, RenewalAnswer, RenewalId, Role, Wait,
    lifecycle::{EngagementState, RenewalState},
    terms::Duration,
    wait,
};
use sqlx::PgConnection;

use super::store::{self, Answer, Round};
use crate::{Marketplace, Problem, accounts::CurrentStaff, engagements::Party};

/// What one of the two has answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    pub answer: RenewalAnswer,
    pub words: Option<String>,
    pub at: DateTime<Utc>,
    /// Whether the other side reads it before it has answered.
    pub told: bool,
}

/// The question that is asked now, or was asked last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenewalSheet {
    pub id: RenewalId,
    pub engagement: EngagementId,
    pub reader: Role,
    pub state: RenewalState,
    /// The day that is asked about.
    pub due: NaiveDate,
    /// Whether the terms end on that day.
    pub ends: bool,
    pub asked_at: DateTime<Utc>,
    /// What the CEO answered, where the reader may know.
    pub ceo: Option<Given>,
    /// The same of the CTO.
    pub cto: Option<Given>,
    pub wait: Option<Wait>,
    /// What staff noted, for staff.
    pub note: Option<String>,
}

impl RenewalSheet {
    /// The reader's own answer; nothing for staff.
    pub fn own(&self) -> Option<&Given> {
        match self.reader {
            Role::Ceo => self.ceo.as_ref(),
            Role::Cto => self.cto.as_ref(),
            Role::Staff | Role::System => None,
        }
    }

    /// The other side's, where the reader may know it.
    pub fn other(&self) -> Option<&Given> {
        match self.reader {
            Role::Ceo => self.cto.as_ref(),
            Role::Cto => self.ceo.as_ref(),
            Role::Staff | Role::System => None,
        }
    }

    /// Whether the reader may answer now.
    pub fn may_answer(&self) -> bool {
        self.state == RenewalState::Asked && matches!(self.reader, Role::Ceo | Role::Cto)
    }
}

/// The question that is asked now, or was asked last; nothing before the first.
pub async fn sheet(market: &Marketplace, by: &Party) -> Result<Option<RenewalSheet>, Problem> {
    let mut connection = market.pool.acquire().await?;
    let Some(round) = store::latest(&mut connection, by.engagement()).await? else { return Ok(None) };
    let ends = store::terms(&mut connection, by.engagement()).await?.is_some_and(|terms| terms.duration == Duration::Until(round.due));
    let reader = by.role();
    let runs = by.engagement.state != EngagementState::Ended;
    let wait = wait::of_renewal(round.state, round.answered(), round.since).filter(|_| runs);
    let [ceo, cto] = [Role::Ceo, Role::Cto].map(|role| round.readable(role, reader).map(given));
    Ok(Some(RenewalSheet {
        id: round.id,
        engagement: by.engagement(),
        reader,
        state: round.state,
        due: round.due,
        ends,
        asked_at: round.asked_at,
        ceo,
        cto,
        wait,
        note: round.note.filter(|_| reader == Role::Staff),
    }))
}

fn given(answer: &Answer) -> Given {
    Given { answer: answer.answer, words: answer.words.clone(), at: answer.at, told: answer.told }
}

impl Round {
    /// The answer of one of the two, where `reader` may know it: their own, both once both have answered, and what was told.
    fn readable(&self, role: Role, reader: Role) -> Option<&Answer> {
        let both = self.answered() == (true, true);
        self.answers
            .iter()
            .find(|answer| answer.role == role)
            .filter(|answer| reader == role || reader == Role::Staff || both || answer.told)
    }
}

/// Two who do not want the same, or who have not answered in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsettled {
    pub engagement: EngagementId,
    pub state: RenewalState,
    pub company: Option<String>,
    /// The CTO's name.
    pub cto: String,
    pub due: NaiveDate,
    pub wait: Wait,
}

/// Renewals that staff has something to do about, the longest first.
pub async fn unsettled(market: &Marketplace, _staff: &CurrentStaff) -> Result<Vec<Unsettled>, Problem> {
    let now = market.now();
    let waiting = store::waiting(&market.pool).await?.into_iter();
    Ok(waiting.filter(|one| one.state == RenewalState::Differing || one.wait.is_late(now)).collect())
}

/// A renewal, as a mail to one of the two tells of it.
pub(crate) struct ToldRenewal {
    pub state: RenewalState,
    pub due: NaiveDate,
    pub by: Option<DateTime<Utc>>,
    /// Whether the reader has answered.
    pub answered: bool,
    /// What the other side wants, where the reader may know.
    pub other: Option<(RenewalAnswer, Option<String>)>,
}

/// The renewal as this reader may know it; nothing where another day is asked about.
pub(crate) async fn told_of(
    connection: &mut PgConnection,
    engagement: EngagementId,
    renewal: RenewalId,
    reader: Role,
) -> Result<Option<ToldRenewal>, Problem> {
    let Some(round) = store::latest(connection, engagement).await?.filter(|round| round.id == renewal) else { return Ok(None) };
    let other = if reader == Role::Ceo { Role::Cto } else { Role::Ceo };
    Ok(Some(ToldRenewal {
        state: round.state,
        due: round.due,
        by: wait::of_renewal(round.state, round.answered(), round.since).map(|wait| wait.by),
        answered: round.of(reader).0.is_some(),
        other: round.readable(other, reader).map(|answer| (answer.answer, answer.words.clone())),
    }))
}
