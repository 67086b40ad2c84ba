//! Making a member of staff, from the command line only.

use domain::{
    AccountId, Role,
    forms::{Complaint, Email, FieldErrors, Refused},
};
use uuid::Uuid;

use super::{password, store};
use crate::{
    Marketplace, Problem,
    audit::{self, Actor, Subject},
};

/// The fewest characters of a password.
pub const SHORTEST_PASSWORD: u32 = 8;

/// Adds a member of staff. An address that is taken is a complaint about `email`.
pub async fn add_staff(market: &Marketplace, name: &str, email: &str, password: &str) -> Result<AccountId, Problem> {
    let mut errors = FieldErrors::default();
    let email = errors.take("email", Email::read(email));
    if password.chars().count() < SHORTEST_PASSWORD as usize {
        errors.take::<()>("password", Err(Refused { complaint: Complaint::TooShort, limit: Some(SHORTEST_PASSWORD) }));
    }
    if name.trim().is_empty() {
        errors.take::<()>("name", Err(Refused { complaint: Complaint::Missing, limit: None }));
    }
    let Some(email) = email.filter(|_| errors.is_empty()) else {
        return Err(errors.into());
    };
    let hash = password::hash(market, password.to_owned()).await?;
    let id = AccountId(Uuid::now_v7());
    let mut tx = market.pool.begin().await?;
    let account =
        store::NewAccount { id, role: Role::Staff, email: email.as_str(), name: name.trim(), company: None, password_hash: &hash };
    store::insert_account(&mut tx, &account, market.now()).await?;
    let line = audit::Line {
        actor: Actor::SYSTEM,
        subject: Subject::Account(id),
        event: "add",
        from: None,
        to: Some("active"),
        fields: &[],
        words: None,
    };
    audit::write(&mut tx, market.now(), line).await?;
    tx.commit().await?;
    Ok(id)
}
