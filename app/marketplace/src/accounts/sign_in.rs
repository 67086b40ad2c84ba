//! Signing in and out.

use chrono::{DateTime, Duration, Utc};
use domain::{
    AccountId, Device,
    forms::{Complaint, Email, FieldError, FieldErrors, Refused},
};
use sqlx::PgConnection;

use super::{SignedIn, Visitor, password, store, throttle};
use crate::{Marketplace, Problem, Secret, missions};

/// How long a session lasts, in days.
pub const SESSION_DAYS: i64 = 30;

/// What somebody typed to sign in, and from where.
pub struct Credentials {
    pub email: String,
    pub password: String,
    /// The address the request came from, as text; tries are limited by it too.
    pub network: String,
    /// What the person will know the session by.
    pub device: Device,
}

/// Opens a session, and gives the drafts begun in this browser to their writer.
///
/// Known and unknown addresses get the same answer after the same work: an Argon2 verification, against a hash nobody can open where there is no
/// account. A hash that cost less than today's is made anew.
pub async fn sign_in(market: &Marketplace, visitor: &Visitor, credentials: Credentials) -> Result<(Secret, SignedIn), Problem> {
    let mut errors = FieldErrors::default();
    let email = errors.take("email", Email::read(&credentials.email));
    let missing = credentials.password.is_empty();
    errors.take("password", if missing { Err(Refused { complaint: Complaint::Missing, limit: None }) } else { Ok(()) });
    let Some(email) = email.filter(|_| errors.is_empty()) else {
        return Err(errors.into());
    };
    throttle::sign_in(market, email.as_str(), &credentials.network).await?;

    let found = store::credentials(&market.pool, email.as_str()).await?;
    let hash = found.as_ref().map(|found| found.password_hash.clone());
    let opens = password::verify(market, credentials.password.clone(), hash).await?;
    let found = match found {
        Some(found) if opens && found.active => found,
        _ => return Err(FieldError::new("", Complaint::Credentials).into()),
    };
    let renewed = match password::is_outdated(&found.password_hash) {
        true => Some(password::hash(market, credentials.password).await?),
        false => None,
    };

    let now = market.now();
    let mut tx = market.pool.begin().await?;
    if let Some(renewed) = renewed {
        store::renew_hash(&mut tx, found.account, &found.password_hash, &renewed).await?;
    }
    let token = open_session(&mut tx, found.account, credentials.device, now).await?;
    throttle::forget_sign_in(&mut tx, email.as_str()).await?;
    if let Some(browser) = visitor.browser() {
        missions::claim_drafts(&mut tx, &browser.hash(), found.account, now).await?;
    }
    tx.commit().await?;
    let (who, _) = store::session(&market.pool, &token.hash(), now).await?.ok_or(Problem::NotFound)?;
    Ok((token, who))
}

/// Writes a session, and answers the token that opens it.
pub(super) async fn open_session(tx: &mut PgConnection, account: AccountId, device: Device, now: DateTime<Utc>) -> Result<Secret, Problem> {
    let token = Secret::draw();
    let new = store::NewSession { token_hash: &token.hash(), account, device, expires_at: now + Duration::days(SESSION_DAYS) };
    store::insert_session(tx, &new, now).await?;
    Ok(token)
}

/// Closes the session of this token. Closing one that is closed already is no error.
pub async fn sign_out(market: &Marketplace, session: &str) -> Result<(), Problem> {
    match Secret::read(session) {
        Some(token) => {
            store::delete_session(&market.pool, &token.hash()).await?;
            // Whoever still listens with it is told that it is over.
            market.live.ring();
            Ok(())
        }
        None => Ok(()),
    }
}
