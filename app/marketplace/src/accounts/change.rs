//! A person changes what their account says of them, and how they sign in.

use domain::{
    Role,
    forms::{CompanyName, Complaint, Email, FieldError, FieldErrors, PersonName},
    lifecycle::AccountEvent,
};

use super::{
    SignedIn, own, password, store, throttle,
    transition::{Step, step},
};
use crate::{
    Marketplace, Problem,
    mail::{
        self, Mail,
        links::{self, Purpose},
    },
    search,
};

/// Another name, and for a CEO another company; missions that were sent keep theirs.
pub async fn rename(market: &Marketplace, who: &SignedIn, name: &str, company: &str) -> Result<(), Problem> {
    let mut errors = FieldErrors::default();
    let name = errors.take("name", PersonName::read(name));
    let company = match who.role {
        Role::Ceo if !company.trim().is_empty() => errors.take("company", CompanyName::read(company)),
        _ => None,
    };
    let Some(name) = name.filter(|_| errors.is_empty()) else { return Err(errors.into()) };
    let mut tx = market.pool.begin().await?;
    store::rename(&mut tx, who.account, name.as_str(), company.as_ref().map(CompanyName::as_str)).await?;
    let fields: &[&str] = if who.role == Role::Ceo { &["name", "company"] } else { &["name"] };
    step(&mut tx, market.now(), who.account, Step { fields, ..Step::plain(who.actor(), AccountEvent::Rename) }).await?;
    // Staff finds CTOs by their names.
    if let Some(profile) = who.profile {
        search::changed_profile(&mut tx, profile).await?;
    }
    market.commit(tx).await
}

/// Another password. Every other session ends, links for a forgotten one too, and the person is written to.
pub async fn change_password(market: &Marketplace, who: &SignedIn, current: &str, new: &str, network: &str) -> Result<(), Problem> {
    let mut errors = FieldErrors::default();
    let new = password::read_new(&mut errors, "password", new, &[&who.email, &who.name, who.company().unwrap_or_default()]);
    own::password(market, who, &mut errors, current, network).await?;
    let Some(new) = new.filter(|_| errors.is_empty()) else { return Err(errors.into()) };
    let hash = password::hash(market, new.reveal().to_owned()).await?;
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    step(&mut tx, now, who.account, Step { fields: &["password"], ..Step::plain(who.actor(), AccountEvent::ChangePassword) }).await?;
    store::set_password_hash(&mut tx, who.account, &hash).await?;
    store::revoke_others(&mut tx, who).await?;
    links::revoke(&mut tx, now, Purpose::ResetPassword, who.account).await?;
    mail::send(&mut tx, now, Mail::PasswordChanged { account: who.account }).await?;
    market.commit(tx).await
}

/// Asks at the new address whether it is theirs, and tells the old one that somebody asked. Nothing changes before the link is opened. Whether
/// the new address has an account already is seen when the letter is written, and told to that address alone.
pub async fn ask_new_email(market: &Marketplace, who: &SignedIn, email: &str, current: &str, network: &str) -> Result<(), Problem> {
    let mut errors = FieldErrors::default();
    let address = errors.take("email", Email::read(email));
    if address.as_ref().is_some_and(|address| address.as_str() == who.email) {
        errors.push(FieldError::new("email", Complaint::Duplicate));
    }
    own::password(market, who, &mut errors, current, network).await?;
    let Some(address) = address.filter(|_| errors.is_empty()) else { return Err(errors.into()) };
    throttle::letter(market, address.as_str(), network).await?;
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    links::revoke(&mut tx, now, Purpose::ConfirmAddress, who.account).await?;
    mail::send(&mut tx, now, Mail::ConfirmAddress { account: who.account, address }).await?;
    mail::send(&mut tx, now, Mail::AddressChangeAsked { account: who.account }).await?;
    market.commit(tx).await
}

/// The address that a link confirms, while it can be opened. Uses nothing up.
pub async fn email_to_confirm(market: &Marketplace, key: &str) -> Result<Option<String>, Problem> {
    Ok(links::look(market, Purpose::ConfirmAddress, key).await?.and_then(|link| link.about))
}

/// The link was opened, and its button pressed: the new address is the account's. The old one is told, and links that went there end.
pub async fn confirm_email(market: &Marketplace, key: &str) -> Result<(), Problem> {
    let spent = || Problem::from(FieldError::new("", Complaint::LinkSpent));
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let link = links::redeem(&mut tx, now, Purpose::ConfirmAddress, key).await?.ok_or_else(spent)?;
    let address = link.about.ok_or_else(spent)?;
    if store::email_is_taken(&mut tx, &address).await? {
        return Err(spent());
    }
    let actor = store::actor(&mut tx, link.account).await?.ok_or_else(spent)?;
    step(&mut tx, now, link.account, Step { fields: &["email"], ..Step::plain(actor, AccountEvent::ChangeEmail) }).await?;
    let old = store::set_email(&mut tx, link.account, &address).await?.ok_or_else(spent)?;
    store::end_sign_ups(&mut tx, &address).await?;
    links::revoke(&mut tx, now, Purpose::ResetPassword, link.account).await?;
    links::revoke(&mut tx, now, Purpose::ConfirmAddress, link.account).await?;
    let old = Email::read(&old).map_err(|_| Problem::broken("the address of an account is none"))?;
    mail::send(&mut tx, now, Mail::AddressChanged { account: link.account, old }).await?;
    market.commit(tx).await
}
