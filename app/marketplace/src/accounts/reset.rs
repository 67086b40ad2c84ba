//! A password that was forgotten: a link to the address of the account lets its owner choose another one.

use domain::{
    forms::{Complaint, Email, FieldError, FieldErrors},
    lifecycle::AccountEvent,
};

use super::{
    password, store, throttle,
    transition::{Step, step},
};
use crate::{
    Marketplace, Problem,
    mail::{
        self, Mail,
        links::{self, Purpose},
    },
};

/// Asks for a link. Nobody looks whether the address has an account before the letter is written, so the answer cannot tell, nor the time it takes.
pub async fn ask_reset(market: &Marketplace, email: &str, network: &str) -> Result<(), Problem> {
    let mut errors = FieldErrors::default();
    let Some(address) = errors.take("email", Email::read(email)) else { return Err(errors.into()) };
    throttle::letter(market, address.as_str(), network).await?;
    let mut tx = market.pool.begin().await?;
    mail::send(&mut tx, market.now(), Mail::ResetPassword { address }).await?;
    market.commit(tx).await
}

/// Whether the link can be opened. Uses nothing up.
pub async fn can_reset(market: &Marketplace, key: &str) -> Result<bool, Problem> {
    Ok(links::look(market, Purpose::ResetPassword, key).await?.is_some())
}

/// The link was opened, and a password chosen. Every session of the account ends; its owner signs in with the new one.
pub async fn reset_password(market: &Marketplace, key: &str, new: &str) -> Result<(), Problem> {
    let spent = || Problem::from(FieldError::new("", Complaint::LinkSpent));
    let link = links::look(market, Purpose::ResetPassword, key).await?.ok_or_else(spent)?;
    let own = store::names(&market.pool, link.account).await?.ok_or_else(spent)?;
    let mut errors = FieldErrors::default();
    let own: Vec<&str> = own.iter().map(String::as_str).collect();
    let Some(new) = password::read_new(&mut errors, "password", new, &own) else { return Err(errors.into()) };
    let hash = password::hash(market, new.reveal().to_owned()).await?;
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let link = links::redeem(&mut tx, now, Purpose::ResetPassword, key).await?.ok_or_else(spent)?;
    let actor = store::actor(&mut tx, link.account).await?.ok_or_else(spent)?;
    step(&mut tx, now, link.account, Step { fields: &["password"], ..Step::plain(actor, AccountEvent::ResetPassword) }).await?;
    store::set_password_hash(&mut tx, link.account, &hash).await?;
    store::revoke_all(&mut tx, link.account).await?;
    links::revoke(&mut tx, now, Purpose::ResetPassword, link.account).await?;
    throttle::forget_sign_in(&mut tx, &own_address(&own)).await?;
    mail::send(&mut tx, now, Mail::PasswordChanged { account: link.account }).await?;
    market.commit(tx).await
}

/// The address among what somebody is called.
fn own_address(own: &[&str]) -> String {
    own.iter().find(|word| word.contains('@')).map_or_else(String::new, |word| (*word).to_owned())
}
