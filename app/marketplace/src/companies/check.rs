//! Staff has made sure of a company, and says how.

use domain::{
    CheckMeans, MissionId,
    forms::{FieldErrors, Reason},
    lifecycle::AccountEvent,
};

use super::{Host, store};
use crate::{
    Marketplace, Problem,
    accounts::{CurrentStaff, Step, step},
    profiles::fold_company,
};

/// Notes that staff has checked the company of a mission, by what means, and perhaps a few words. It stands until the CEO's address, or,
/// where a register was asked, the company's number is another one. A draft is not staff's to know of: [`Problem::NotFound`].
pub async fn check(market: &Marketplace, staff: &CurrentStaff, mission: MissionId, how: &str, note: &str) -> Result<(), Problem> {
    let mut errors = FieldErrors::default();
    let how: Option<CheckMeans> = errors.code("how", how);
    let note = if note.trim().is_empty() { None } else { errors.take("note", Reason::read(note)) };
    let Some(how) = how.filter(|_| errors.is_empty()) else { return Err(errors.into()) };
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let facts = store::facts(&mut tx, &[mission]).await?.pop().ok_or(Problem::NotFound)?;
    let taken = Step {
        fields: &["company"],
        words: note.as_ref().map(Reason::as_str),
        ..Step::plain(staff.who().actor(), AccountEvent::CheckCompany)
    };
    step(&mut tx, now, facts.account, taken).await?;
    let domain = Host::of_email(&facts.email);
    let row = store::NewCheck {
        account: facts.account,
        company: &fold_company(&facts.company),
        domain: domain.registered(),
        number: facts.number.as_ref(),
        how,
        note: note.as_ref().map(Reason::as_str),
        by: staff.who().account(),
    };
    store::put_check(&mut tx, &row, now).await?;
    tx.commit().await?;
    Ok(())
}
