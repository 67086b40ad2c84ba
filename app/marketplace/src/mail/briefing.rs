//! Mails about the developers' page: somebody asks, somebody has answered. Both of the two read the whole page, so that both are told the words.

use domain::{AccountId, EngagementId, QuestionAnswerId, QuestionId, QuestionOwner, Role, lifecycle::QuestionState};
use sqlx::PgConnection;

use super::Content;
use crate::{Problem, briefing, engagements};

/// A question or an answer, as a mail tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboutQuestion {
    pub reader: Role,
    pub engagement: EngagementId,
    pub company: Option<String>,
    /// Who is to answer.
    pub owner: QuestionOwner,
    pub question: String,
    /// Who asked, or answered.
    pub by: QuestionOwner,
    /// Of somebody without an account.
    pub name: Option<String>,
    /// What was answered, where that is what is told.
    pub answer: Option<String>,
}

/// What the reader is told, or nothing where it is no longer so.
pub(super) async fn of_question(
    tx: &mut PgConnection,
    account: AccountId,
    engagement: EngagementId,
    (question, answer): (QuestionId, Option<QuestionAnswerId>),
) -> Result<Option<Content>, Problem> {
    let Some(found) = engagements::engagement(tx, engagement).await? else { return Ok(None) };
    let Some(told) = briefing::told_of(tx, question, answer).await? else { return Ok(None) };
    let is_so = match told.state {
        QuestionState::Open => true,
        QuestionState::Answered => answer.is_some(),
        QuestionState::Removed => false,
    };
    let reader = if found.cto == account { Role::Cto } else { Role::Ceo };
    let briefing::ToldOf { owner, question, by, name, answer, .. } = told;
    let about = AboutQuestion { reader, engagement, company: found.company, owner, question, by, name, answer };
    Ok(is_so.then(|| Content::OfQuestion(Box::new(about))))
}
