//! References: a CTO names people who worked with them ([`name`]), staff writes to them ([`ask`]), and they answer by a link, without an
//! account ([`answer`], with the proof of [`guest()`]). A referee's data is theirs: it goes with the profile, and whoever asks not to be written to
//! again never is.

pub mod answer;
pub mod ask;
mod guest;
pub mod name;
pub mod read;
mod remind;
mod store;
mod transition;

use chrono::{DateTime, Duration, Utc};
use domain::{AccountId, Area, Bond, PeriodAnswer, ReferenceRequestId, WorkAgain, WrittenLanguage, lifecycle::ReferenceRequestState};
use sqlx::PgConnection;

pub use answer::TypedAnswer;
pub use guest::{ReferenceGuest, guest};
pub use name::TypedReferee;

pub(crate) use remind::remind;

use crate::Problem;

/// How long a referee has to answer, in days.
pub const DAYS: i64 = 21;
/// After how many days a referee who has not answered is reminded, once.
const REMIND_AFTER_DAYS: i64 = 7;
/// How many referees a CTO names at most.
pub const MOST_NAMED: i64 = 8;
/// How many of them are waited for at once, at most.
pub const MOST_WAITING: i64 = 3;

/// Who is asked, as the CTO says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Referee {
    pub name: String,
    /// What they did in the company.
    pub post: String,
    pub company: String,
    pub email: String,
    pub bond: Bond,
    /// What they did together with the CTO.
    pub shared_work: String,
    /// The first year and the last; without a last one, still today.
    pub started: i16,
    pub ended: Option<i16>,
    /// The language that they are written to in.
    pub language: WrittenLanguage,
}

/// What a referee says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferenceAnswer {
    pub period: PeriodAnswer,
    pub work_again: WorkAgain,
    /// The areas of the remit in which they saw the CTO at work.
    pub areas: Vec<Area>,
    pub strengths: Option<String>,
    /// What to watch.
    pub watch: Option<String>,
    /// Whether the CTO may read it.
    pub readable: bool,
}

/// A request as its reader may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferenceRequest {
    pub id: ReferenceRequestId,
    pub state: ReferenceRequestState,
    pub version: i32,
    pub referee: Referee,
    /// Since when the CTO says that the referee agrees.
    pub consented_at: DateTime<Utc>,
    pub asked_at: Option<DateTime<Utc>>,
    pub expires_at: Option<DateTime<Utc>>,
    pub reminded_at: Option<DateTime<Utc>>,
    /// When the referee answered, or said no.
    pub closed_at: Option<DateTime<Utc>>,
    /// Nothing where there is none, or where its reader may not read it.
    pub answer: Option<ReferenceAnswer>,
}

impl ReferenceRequest {
    /// Whether the referee's time is over without an answer.
    pub fn is_expired(&self, now: DateTime<Utc>) -> bool {
        self.state == ReferenceRequestState::Waiting && !is_fresh(self.expires_at, now)
    }

    /// When the referee is reminded, where that is still to come.
    pub fn reminded_on(&self) -> Option<DateTime<Utc>> {
        let waits = self.state == ReferenceRequestState::Waiting && self.reminded_at.is_none();
        self.asked_at.filter(|_| waits).map(remind_at)
    }
}

/// What a letter to a referee tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferenceLetter {
    pub referee: Referee,
    /// Who named them.
    pub cto: String,
    /// Until when they may answer.
    pub until: DateTime<Utc>,
}

/// What a letter of this request tells now, and whose account it belongs to; nothing where nobody is to be written to any more.
pub(crate) async fn letter(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    request: ReferenceRequestId,
) -> Result<Option<(AccountId, ReferenceLetter)>, Problem> {
    let Some(asked) = store::asked(tx, request).await? else { return Ok(None) };
    let waits = asked.state == ReferenceRequestState::Waiting && is_fresh(asked.expires_at, now);
    let to_be_written = waits && !store::is_suppressed(tx, &asked.letter.referee.email).await?;
    Ok(to_be_written.then_some((asked.account, asked.letter)))
}

fn is_fresh(expires_at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    expires_at.is_some_and(|end| now < end)
}

/// Until when a referee who is asked at this moment may answer.
fn until(now: DateTime<Utc>) -> DateTime<Utc> {
    now + Duration::days(DAYS)
}

fn remind_at(asked_at: DateTime<Utc>) -> DateTime<Utc> {
    asked_at + Duration::days(REMIND_AFTER_DAYS)
}
