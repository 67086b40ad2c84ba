//! Making a member of staff, from the command line only.

use domain::{
    AccountId, Role, WrittenLanguage,
    forms::{Email, FieldErrors, PersonName},
    lifecycle::AccountEvent,
};
use uuid::Uuid;

use super::{
    password, store,
    transition::{Step, begin},
};
use crate::{Marketplace, Problem, audit::Actor};

/// Adds a member of staff. An address that is taken is a complaint about `email`.
pub async fn add_staff(market: &Marketplace, name: &str, email: &str, password: &str) -> Result<AccountId, Problem> {
    let mut errors = FieldErrors::default();
    let email = errors.take("email", Email::read(email));
    let called = [email.as_ref().map_or("", Email::as_str), name];
    let password = password::read_new(&mut errors, "password", password, &called);
    let name = errors.take("name", PersonName::read(name));
    let (Some(email), Some(name), Some(password)) = (email, name, password) else { return Err(errors.into()) };
    let hash = password::hash(market, password.reveal().to_owned()).await?;
    let id = AccountId(Uuid::now_v7());
    let mut tx = market.pool.begin().await?;
    let account = store::NewAccount {
        id,
        role: Role::Staff,
        email: email.as_str(),
        name: name.as_str(),
        company: None,
        password_hash: &hash,
        language: WrittenLanguage::French.code(),
    };
    let now = market.now();
    begin(&mut tx, now, id, Step::plain(Actor::SYSTEM, AccountEvent::Add)).await?;
    store::insert_account(&mut tx, &account, now).await?;
    tx.commit().await?;
    Ok(id)
}
