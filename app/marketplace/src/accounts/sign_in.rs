//! Signing in and out.

use chrono::Duration;
use domain::forms::{Complaint, Email, FieldError, FieldErrors, Refused};

use super::{SignedIn, Visitor, password, store, throttle};
use crate::{Marketplace, Problem, Secret, missions};

/// How long a session lasts, in days.
pub const SESSION_DAYS: i64 = 30;

/// The longest password that is looked at, in bytes; longer ones belong to nobody.
const LONGEST_PASSWORD: usize = 512;

/// What somebody typed to sign in.
pub struct Credentials {
    pub email: String,
    pub password: String,
    /// The address the request came from, as text; tries are limited by it too.
    pub network: String,
}

/// Opens a session, and gives the drafts begun in this browser to their writer.
///
/// Known and unknown addresses get the same answer after the same work: an Argon2 verification, against a hash nobody can open where there is no account.
pub async fn sign_in(market: &Marketplace, visitor: &Visitor, credentials: Credentials) -> Result<(Secret, SignedIn), Problem> {
    let mut errors = FieldErrors::default();
    let email = errors.take("email", Email::read(&credentials.email));
    let missing = credentials.password.is_empty();
    errors.take("password", if missing { Err(Refused { complaint: Complaint::Missing, limit: None }) } else { Ok(()) });
    let Some(email) = email.filter(|_| errors.is_empty()) else {
        return Err(errors.into());
    };
    throttle::allow(market, email.as_str(), &credentials.network).await?;

    let found = store::credentials(&market.pool, email.as_str()).await?;
    let hash = found.as_ref().map(|found| found.password_hash.clone());
    let password: String = if credentials.password.len() <= LONGEST_PASSWORD { credentials.password } else { String::new() };
    let opens = password::verify(market, password, hash).await?;
    let account = match found {
        Some(found) if opens && found.active => found.account,
        _ => return Err(Problem::Invalid(FieldError::new("", Complaint::Credentials).into())),
    };

    let token = Secret::draw();
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    store::insert_session(&mut tx, &token.hash(), account, now, now + Duration::days(SESSION_DAYS)).await?;
    throttle::forget(&mut tx, email.as_str()).await?;
    if let Some(browser) = visitor.browser() {
        missions::claim_drafts(&mut tx, &browser.hash(), account, now).await?;
    }
    tx.commit().await?;
    let who = store::session(&market.pool, &token.hash(), now).await?.ok_or(Problem::NotFound)?;
    Ok((token, who))
}

/// Closes the session of this token. Closing one that is closed already is no error.
pub async fn sign_out(market: &Marketplace, session: &str) -> Result<(), Problem> {
    match Secret::read(session) {
        Some(token) => store::delete_session(&market.pool, &token.hash()).await,
        None => Ok(()),
    }
}
