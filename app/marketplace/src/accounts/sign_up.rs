//! Signing up. What somebody types waits apart until they open the link in their mail and choose a password: only then there is an account.
//! Nobody looks whether the address has one before the letter is written, so neither the answer nor its time can tell.

use chrono::Duration;
use domain::{
    AccountId, Device, MissionId, Role, SignUpId, WrittenLanguage,
    forms::{CompanyName, Complaint, Email, FieldError, FieldErrors, PersonName},
    lifecycle::AccountEvent,
};
use uuid::Uuid;

use super::{
    SignedIn, Visitor, password,
    sign_in::open_session,
    store, throttle,
    transition::{Step, begin},
};
use crate::{
    Marketplace, Problem, Secret,
    audit::Actor,
    mail::{self, Mail},
    missions, profiles,
};

/// How long a wish for an account waits for its confirmation, in hours.
pub const SIGN_UP_HOURS: i64 = 72;

/// What somebody types who wants an account.
pub struct Applicant {
    /// `ceo` or `cto`.
    pub role: String,
    pub name: String,
    /// A CEO's; may be empty.
    pub company: String,
    pub email: String,
    /// The language that the person reads.
    pub language: WrittenLanguage,
    /// Where the request comes from.
    pub network: String,
}

/// Asks for an account. The drafts of this browser will be the person's, wherever they open the link.
pub async fn ask_account(market: &Marketplace, visitor: &Visitor, applicant: Applicant) -> Result<(), Problem> {
    let mut errors = FieldErrors::default();
    let role = errors.code::<Role>("role", &applicant.role);
    if matches!(role, Some(Role::Staff | Role::System)) {
        errors.push(FieldError::new("role", Complaint::Unknown));
    }
    let name = errors.take("name", PersonName::read(&applicant.name));
    let company = match role {
        Some(Role::Ceo) if !applicant.company.trim().is_empty() => errors.take("company", CompanyName::read(&applicant.company)),
        _ => None,
    };
    let address = errors.take("email", Email::read(&applicant.email));
    let (Some(role), Some(name), Some(address), true) = (role, name, address, errors.is_empty()) else { return Err(errors.into()) };
    throttle::letter(market, address.as_str(), &applicant.network).await?;

    let id = SignUpId(Uuid::now_v7());
    let now = market.now();
    let browser = visitor.browser().map(Secret::hash);
    let new = store::NewSignUp {
        id,
        role,
        email: address.as_str(),
        name: name.as_str(),
        company: company.as_ref().map(CompanyName::as_str),
        language: applicant.language.code(),
        browser_hash: browser.as_deref(),
        expires_at: now + Duration::hours(SIGN_UP_HOURS),
    };
    let mut tx = market.pool.begin().await?;
    store::insert_sign_up(&mut tx, &new, now).await?;
    mail::send(&mut tx, now, Mail::VerifyAddress { sign_up: id }).await?;
    market.commit(tx).await
}

/// Who is about to have an account, for the page that the link opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arriving {
    pub role: Role,
    pub name: String,
    pub email: String,
}

/// Whom the link is for, while it can be opened. Uses nothing up.
pub async fn arriving(market: &Marketplace, key: &str) -> Result<Option<Arriving>, Problem> {
    let Some(key) = Secret::read(key) else { return Ok(None) };
    let found = store::sign_up_by_key(&market.pool, &key.hash(), market.now()).await?;
    Ok(found.map(|found| Arriving { role: found.role, name: found.name, email: found.email }))
}

/// Somebody who has just got an account and is signed in.
pub struct Arrived {
    pub token: Secret,
    pub who: SignedIn,
    /// The need that they had begun before, the latest if there are several.
    pub need: Option<MissionId>,
}

/// The link was opened, and a password chosen: the account begins, with a profile to write for a CTO, and the person is signed in.
pub async fn open_account(market: &Marketplace, visitor: &Visitor, key: &str, password: &str, device: Device) -> Result<Arrived, Problem> {
    let spent = || Problem::from(FieldError::new("", Complaint::LinkSpent));
    let key_hash = Secret::read(key).ok_or_else(spent)?.hash();
    let now = market.now();
    let found = store::sign_up_by_key(&market.pool, &key_hash, now).await?.ok_or_else(spent)?;
    let mut errors = FieldErrors::default();
    let own = [found.email.as_str(), &found.name, found.company.as_deref().unwrap_or_default()];
    let Some(password) = password::read_new(&mut errors, "password", password, &own) else { return Err(errors.into()) };
    let hash = password::hash(market, password.reveal().to_owned()).await?;

    let mut tx = market.pool.begin().await?;
    let taken = store::take_sign_up(&mut tx, &key_hash, now).await?.ok_or_else(spent)?;
    if store::email_is_taken(&mut tx, &taken.email).await? {
        return Err(spent());
    }
    let account = AccountId(Uuid::now_v7());
    let new = store::NewAccount {
        id: account,
        role: taken.role,
        email: &taken.email,
        name: &taken.name,
        company: taken.company.as_deref(),
        password_hash: &hash,
        language: &taken.language,
    };
    let actor = Actor { account: Some(account), role: taken.role };
    begin(&mut tx, now, account, Step::plain(actor, AccountEvent::SignUp)).await?;
    store::insert_account(&mut tx, &new, now).await?;
    if taken.role == Role::Cto {
        profiles::begin(&mut tx, account, now).await?;
    }
    store::end_sign_ups(&mut tx, &taken.email).await?;
    let mut need = None;
    for browser in [taken.browser_hash, visitor.browser().map(Secret::hash)].into_iter().flatten() {
        need = missions::claim_drafts(&mut tx, &browser, account, now).await?.or(need);
    }
    let token = open_session(&mut tx, account, device, now).await?;
    market.commit(tx).await?;
    let (who, _) = store::session(&market.pool, &token.hash(), now).await?.ok_or(Problem::NotFound)?;
    Ok(Arrived { token, who, need })
}
