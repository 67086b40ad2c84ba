//! In whose name each access is: the CEO and the CTO keep it, and each report reads it.

use domain::{
    forms::FieldErrors,
    report::{Access, Holder},
};

use super::store;
use crate::{
    Marketplace, Problem,
    audit::{self, Line},
    engagements::{self, Party},
};

/// Keeps what was chosen for each access; an empty choice says that nobody has looked yet.
///
/// # Errors
/// [`Problem::Invalid`] for a choice that is none, [`Problem::NotNow`] once the engagement has ended, [`Problem::NotFound`] for staff.
pub async fn keep(market: &Marketplace, by: &Party, typed: &[(String, String)]) -> Result<(), Problem> {
    by.of_the_two()?;
    let mut errors = FieldErrors::default();
    let mut kept = Vec::new();
    for access in Access::ALL {
        let text = typed.iter().find(|(name, _)| name == access.code()).map_or("", |(_, value)| value.as_str());
        if !text.is_empty() {
            kept.extend(errors.code::<Holder>(access.code(), text).map(|holder| (*access, holder)));
        }
    }
    if !errors.is_empty() {
        return Err(errors.into());
    }
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    engagements::lock_open(&mut tx, by.engagement()).await?;
    if store::accesses(&mut tx, by.engagement()).await? == kept {
        return Ok(());
    }
    store::put_accesses(&mut tx, by.engagement(), &kept).await?;
    let line = Line { actor: by.actor, subject: by.subject(), event: "keep_accesses", from: None, to: None, fields: &[], words: None };
    audit::write(&mut tx, now, line).await?;
    market.commit(tx).await
}
