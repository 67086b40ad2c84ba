//! Who is written to about a step of a candidacy: each person whom it concerns, once; staff by their digest.

use chrono::{DateTime, Utc};
use domain::{
    AccountId, CandidacyId, MissionId,
    lifecycle::{CandidacyEvent, CandidacyState},
};
use sqlx::PgConnection;

use super::store;
use crate::{
    Problem, digests,
    mail::{self, CandidacyNews, Mail},
};

/// Writes to them, in the transaction of the step. What the mail says is read when it goes.
pub(super) async fn tell(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    candidacy: CandidacyId,
    from: Option<CandidacyState>,
    event: CandidacyEvent,
) -> Result<(), Problem> {
    use CandidacyEvent as E;
    let Some(people) = store::concerned_people(tx, candidacy).await? else { return Ok(()) };
    // Who was only noted by staff knows of nothing.
    let knows = from != Some(CandidacyState::Suggested);
    match event {
        // Until the list is shown, staff may still change it: see `show`.
        E::Suggest | E::Shortlist | E::Unlist | E::GiveVerdict => Ok(()),
        // The engagement's end tells both: `endings::tell`.
        E::Release => Ok(()),
        E::Invite => write(tx, now, people.cto, candidacy, CandidacyNews::Invited).await,
        E::Apply => {
            digests::something_came(tx, now).await?;
            write(tx, now, people.cto, candidacy, CandidacyNews::Received).await
        }
        E::Expire => {
            digests::something_came(tx, now).await?;
            write(tx, now, people.cto, candidacy, CandidacyNews::Expired).await
        }
        E::RefuseInvitation | E::Withdraw => digests::something_came(tx, now).await,
        E::RequestIntroduction => write(tx, now, people.cto, candidacy, CandidacyNews::MeetingAsked).await,
        E::AcceptIntroduction => {
            write(tx, now, people.cto, candidacy, CandidacyNews::MeetingAgreed).await?;
            answer(tx, now, people.ceo, candidacy).await
        }
        E::RefuseIntroduction => answer(tx, now, people.ceo, candidacy).await,
        E::Select => write(tx, now, people.cto, candidacy, CandidacyNews::Selected).await,
        E::Decline if knows => write(tx, now, people.cto, candidacy, CandidacyNews::Declined).await,
        E::Close if knows => write(tx, now, people.cto, candidacy, CandidacyNews::Closed).await,
        E::Decline | E::Close => Ok(()),
    }
}

/// The list is before the CEO: everybody on it who was not before is told, once.
pub(super) async fn show(tx: &mut PgConnection, now: DateTime<Utc>, mission: MissionId) -> Result<(), Problem> {
    for candidacy in store::set_shown(tx, mission, now).await? {
        let Some(people) = store::concerned_people(tx, candidacy).await? else { continue };
        write(tx, now, people.cto, candidacy, CandidacyNews::Shortlisted).await?;
    }
    Ok(())
}

async fn answer(tx: &mut PgConnection, now: DateTime<Utc>, ceo: Option<AccountId>, candidacy: CandidacyId) -> Result<(), Problem> {
    match ceo {
        Some(ceo) => write(tx, now, ceo, candidacy, CandidacyNews::MeetingAnswered).await,
        None => Ok(()),
    }
}

async fn write(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    account: AccountId,
    candidacy: CandidacyId,
    news: CandidacyNews,
) -> Result<(), Problem> {
    mail::send(tx, now, Mail::OfCandidacy { account, candidacy, news }).await.map(drop)
}

#[cfg(test)]
mod tests;
