//! Before something grave, a person says their own password again: whoever sits at an open session is not always its owner.

use domain::forms::{Complaint, FieldError, FieldErrors, Refused};

use super::{SignedIn, password, store, throttle};
use crate::{Marketplace, Problem};

/// The field of every form that asks for it.
pub(super) const FIELD: &str = "current_password";

/// Checks the person's password, and complains about [`FIELD`] where it is missing or wrong. Tries are limited.
pub(super) async fn password(
    market: &Marketplace,
    who: &SignedIn,
    errors: &mut FieldErrors,
    typed: &str,
    network: &str,
) -> Result<(), Problem> {
    if typed.is_empty() {
        errors.take::<()>(FIELD, Err(Refused { complaint: Complaint::Missing, limit: None }));
        return Ok(());
    }
    // What else is wrong is said first: it costs no try.
    if !errors.is_empty() {
        return Ok(());
    }
    throttle::own_password(market, who.account, network).await?;
    let hash = store::password_hash(&market.pool, who.account).await?;
    if password::verify(market, typed.to_owned(), hash).await? {
        let mut connection = market.pool.acquire().await?;
        throttle::forget_own_password(&mut connection, who.account).await?;
    } else {
        errors.push(FieldError::new(FIELD, Complaint::WrongPassword));
    }
    Ok(())
}
