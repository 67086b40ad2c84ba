//! The developers' page as the two and staff see it, and as whoever holds the link does. Nothing of the engagement stands on it but what was written
//! for it, and what of the mandate somebody tied to it by name. People are called by their part; whoever has no account, as they call themselves.

use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::{
    AimId, BriefingLinkId, EngagementId, EntryId, QuestionId, QuestionOwner, Role, Wait,
    briefing::Aim,
    lifecycle::{EngagementState, QuestionState},
    mandate::EntryKind,
    promises::answer_question_by,
};
use sqlx::PgConnection;

use super::{BriefingGuest, store};
use crate::{Marketplace, Problem, accounts::CurrentStaff, engagements::Party, guests::Standing};

/// So many days of visits are shown.
const VISITS_DAYS: u64 = 30;

/// What of the mandate something belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    pub kind: EntryKind,
    pub id: EntryId,
    pub title: String,
    pub due: NaiveDate,
}

/// Something that the business wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AimLine {
    pub id: AimId,
    /// From 1; a change of another version than the present one is refused.
    pub version: i32,
    pub aim: Aim,
    pub tie: Option<Tie>,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    pub by: QuestionOwner,
    /// Of somebody without an account.
    pub name: Option<String>,
    pub at: DateTime<Utc>,
    pub words: String,
}

/// A question, with what was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exchange {
    pub id: QuestionId,
    pub state: QuestionState,
    /// Who is to answer.
    pub owner: QuestionOwner,
    /// Until when an answer is awaited.
    pub by: DateTime<Utc>,
    pub wait: Option<Wait>,
    pub asked_by: QuestionOwner,
    /// Of somebody without an account.
    pub asker: Option<String>,
    pub asked_at: DateTime<Utc>,
    pub words: String,
    /// In the order of time.
    pub answers: Vec<Answered>,
}

/// The link that opens the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefingLink {
    pub id: BriefingLinkId,
    pub expires_at: DateTime<Utc>,
}

/// The page. What only the two and staff see is empty for a guest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefingSheet {
    pub engagement: EngagementId,
    /// Nothing for whoever holds the link.
    pub reader: Option<Role>,
    pub company: Option<String>,
    /// Whether the reader may ask and answer.
    pub is_open: bool,
    pub aims: Vec<AimLine>,
    /// Those that wait first, then the latest first.
    pub questions: Vec<Exchange>,
    pub link: Option<BriefingLink>,
    /// Objectives and milestones that an aim may belong to.
    pub ties: Vec<Tie>,
    /// Days on which the page was looked at by the link, the latest first.
    pub visits: Vec<(NaiveDate, u32)>,
}

/// The page as this party sees it.
pub async fn sheet(market: &Marketplace, by: &Party) -> Result<BriefingSheet, Problem> {
    let mut connection = market.pool.acquire().await?;
    let since = market.today().checked_sub_days(Days::new(VISITS_DAYS)).unwrap_or_default();
    let writes = matches!(by.role(), Role::Ceo | Role::Cto) && by.engagement.state != EngagementState::Ended;
    let bare = written(&mut connection, by.engagement(), by.engagement.company.clone(), writes).await?;
    Ok(BriefingSheet {
        reader: Some(by.role()),
        link: store::link(&mut connection, by.engagement()).await?,
        ties: if writes { store::ties(&mut connection, by.engagement()).await? } else { Vec::new() },
        visits: store::visits(&mut connection, by.engagement(), since).await?,
        ..bare
    })
}

/// The page as whoever holds the link sees it; the visit is counted, by its day alone.
///
/// # Errors
/// [`Problem::NotFound`] where the link opens nothing any more.
pub async fn shown(market: &Marketplace, guest: &BriefingGuest) -> Result<BriefingSheet, Problem> {
    if guest.standing() != Standing::Open {
        return Err(Problem::NotFound);
    }
    let mut connection = market.pool.acquire().await?;
    store::count_visit(&mut connection, guest.engagement, market.today()).await?;
    written(&mut connection, guest.engagement, guest.company.clone(), true).await
}

async fn written(
    connection: &mut PgConnection,
    engagement: EngagementId,
    company: Option<String>,
    is_open: bool,
) -> Result<BriefingSheet, Problem> {
    let aims = store::aims(connection, engagement).await?;
    let questions = store::exchanges(connection, engagement).await?;
    Ok(BriefingSheet { engagement, reader: None, company, is_open, aims, questions, link: None, ties: Vec::new(), visits: Vec::new() })
}

impl Exchange {
    /// Until when a question that was asked or handed on at this moment is answered.
    pub(super) fn due(since: DateTime<Utc>) -> DateTime<Utc> {
        answer_question_by(since)
    }
}

/// A question that nobody has answered in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LateQuestion {
    pub engagement: EngagementId,
    pub company: Option<String>,
    /// The CTO's name.
    pub cto: String,
    pub wait: Wait,
}

/// Questions that the CEO or the CTO should have answered by now, the longest first.
pub async fn late(market: &Marketplace, _staff: &CurrentStaff) -> Result<Vec<LateQuestion>, Problem> {
    let now = market.now();
    let waiting = store::waiting(&market.pool).await?;
    Ok(waiting.into_iter().filter(|one| one.wait.is_late(now)).collect())
}
