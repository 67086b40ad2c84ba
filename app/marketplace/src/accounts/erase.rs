//! A person erases their account. What others wait for is closed first, with the person's reason; then everything goes that says who they were.
//! What stays, and why, is decision 28.

use chrono::{DateTime, Utc};
use domain::{
    AccountId, MissionId, ProfileId,
    forms::{Complaint, FieldError, FieldErrors, Reason},
    lifecycle::{AccountEvent, CandidacyEvent, CandidacyState, MissionEvent, MissionState},
};
use sqlx::PgConnection;

use super::{
    SignedIn, own,
    store::{self, RunningCandidacy},
    transition::{Step, step},
};
use crate::{
    Marketplace, Problem,
    audit::Actor,
    candidacies, community_events,
    discretion::Identity,
    mail::{self, Mail},
    messages, missions, profiles, search,
};

/// What somebody types who wants to leave.
pub struct Farewell {
    pub password: String,
    /// Read by those whose mission or candidacy ends with it.
    pub reason: String,
    /// `true` where the box is ticked.
    pub confirmed: String,
    /// Where the request comes from.
    pub network: String,
}

/// Erases the account of this person at once. Staff's accounts are removed by whoever runs the program: [`Problem::NotFound`].
pub async fn erase(market: &Marketplace, who: &SignedIn, farewell: Farewell) -> Result<(), Problem> {
    if who.role == domain::Role::Staff {
        return Err(Problem::NotFound);
    }
    let mut errors = FieldErrors::default();
    let reason = errors.take("reason", Reason::read(&farewell.reason));
    if farewell.confirmed != "true" {
        errors.push(FieldError::new("confirmed", Complaint::NotConfirmed));
    }
    own::password(market, who, &mut errors, &farewell.password, &farewell.network).await?;
    let Some(reason) = reason.filter(|_| errors.is_empty()) else { return Err(errors.into()) };

    let now = market.now();
    let identity = match who.profile {
        Some(profile) => profiles::identity(market, profile).await?,
        None => Identity::default(),
    };
    let mut tx = market.pool.begin().await?;
    store::forget_words(&mut tx, who.account).await?;
    for (mission, state) in store::needs_of(&mut tx, who.account).await? {
        if !matches!(state, MissionState::Draft | MissionState::Completed | MissionState::Cancelled) {
            tell_ctos(&mut tx, now, mission, &reason).await?;
            missions::give_up(&mut tx, now, who.actor(), mission, &reason).await?;
        }
        search::changed_mission(&mut tx, mission).await?;
    }
    if let Some(profile) = who.profile {
        for running in store::running_of(&mut tx, profile).await? {
            tell_ceo(&mut tx, now, &identity, &running, &reason).await?;
            leave(&mut tx, now, who.actor(), &running, &reason).await?;
        }
        search::changed_profile(&mut tx, profile).await?;
        store::delete_profile(&mut tx, profile).await?;
    }
    store::delete_needs(&mut tx, who.account).await?;
    delete(&mut tx, now, who.actor(), who.account, &who.email).await?;
    market.commit(tx).await
}

/// Erases the account of a CTO who was refused, once the stated time is over. Whoever never came in has no part in any mission.
pub(crate) async fn erase_refused(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    account: AccountId,
    profile: ProfileId,
) -> Result<(), Problem> {
    let email = store::email(tx, account).await?.ok_or(Problem::NotFound)?;
    store::forget_words(tx, account).await?;
    search::changed_profile(tx, profile).await?;
    store::delete_profile(tx, profile).await?;
    delete(tx, now, Actor::SYSTEM, account, &email).await
}

/// The last step of an account, and the row itself.
async fn delete(tx: &mut PgConnection, now: DateTime<Utc>, actor: Actor, account: AccountId, email: &str) -> Result<(), Problem> {
    community_events::leave(tx, now, actor, account).await?;
    step(tx, now, account, Step::plain(actor, AccountEvent::Erase)).await?;
    mail::forget(tx, email).await?;
    store::end_sign_ups(tx, email).await?;
    store::delete_account(tx, account).await?;
    messages::forget_empty(tx).await
}

/// Writes to the CTOs who have a part in a mission that ends, and know of it.
async fn tell_ctos(tx: &mut PgConnection, now: DateTime<Utc>, mission: MissionId, reason: &Reason) -> Result<(), Problem> {
    let who = missions::identity_of(tx, mission).await?;
    let title = missions::unnamed_title_of(tx, mission).await?;
    for account in store::concerned_by(tx, mission).await? {
        let told = Mail::CompanyLeft { account, title: title.clone(), reason: who.veil(reason.as_str()) };
        mail::send(tx, now, told).await?;
    }
    Ok(())
}

/// Writes to the CEO who has been shown a CTO who leaves; without a name, which the CEO may not know and nobody is to keep.
async fn tell_ceo(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    cto: &Identity,
    running: &RunningCandidacy,
    reason: &Reason,
) -> Result<(), Problem> {
    let is_shown = matches!(running.state, CandidacyState::Shortlisted | CandidacyState::Introduced | CandidacyState::Selected);
    match running.ceo.filter(|_| is_shown && running.mission_state != MissionState::Completed) {
        Some(account) => {
            let reason = cto.veil(reason.as_str());
            let told = Mail::CtoLeft { account, mission: running.mission, reason };
            mail::send(tx, now, told).await.map(drop)
        }
        None => Ok(()),
    }
}

/// Ends one candidacy of a CTO who leaves. A mission that had chosen them is searched again.
async fn leave(tx: &mut PgConnection, now: DateTime<Utc>, cto: Actor, running: &RunningCandidacy, reason: &Reason) -> Result<(), Problem> {
    let (event, actor) = match running.state {
        CandidacyState::Invited => (CandidacyEvent::RefuseInvitation, cto),
        CandidacyState::Applied | CandidacyState::Shortlisted | CandidacyState::Introduced => (CandidacyEvent::Withdraw, cto),
        CandidacyState::Suggested => (CandidacyEvent::Close, Actor::SYSTEM),
        CandidacyState::Selected if running.mission_state == MissionState::Engaged => {
            let reasons = missions::Reasons { reason: Some(reason) };
            return missions::step(tx, now, Actor::SYSTEM, running.mission, MissionEvent::Rematch, reasons).await.map(drop);
        }
        CandidacyState::Expired
        | CandidacyState::Selected
        | CandidacyState::Ended
        | CandidacyState::Declined
        | CandidacyState::Withdrawn => return Ok(()),
    };
    candidacies::end_of(tx, now, actor, running.id, event, reason).await
}
