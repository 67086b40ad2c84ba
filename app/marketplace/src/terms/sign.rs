//! One of the two signs: their full name typed, for exactly the version that stood on the page.

use domain::{
    forms::{Complaint, FieldErrors, PersonName},
    lifecycle::TermsState,
    terms::Act,
};
use matching::understand::fold::fold;

use super::{hex, store, tell, transition};
use crate::{
    Marketplace, Problem,
    engagements::{self, Party},
    mail::TermsNews,
};

/// Signs the version of this number, whose content had this hash on the page.
///
/// # Errors
/// [`Problem::Stale`] where another version waits for signatures meanwhile, or none; a complaint about `name` where it is not the signer's.
pub async fn sign(market: &Marketplace, by: &Party, number: &str, hash: &str, name: &str) -> Result<(), Problem> {
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let engagement = engagements::lock(&mut tx, by.engagement()).await?;
    let own = engagement.name_of(by.role()).ok_or(Problem::NotFound)?;
    let kept = store::versions(&mut tx, engagement.id).await?;
    let meant = kept.iter().find(|one| number.trim().parse() == Ok(one.number) && hex(&one.hash) == hash.trim());
    let Some(version) = meant else { return Err(Problem::Stale) };
    if version.is_signed_by(by.role()) && (version.state.is_open() || version.state == TermsState::InForce) {
        // The button was pressed twice.
        return Ok(());
    }
    if !version.state.is_open() {
        return Err(Problem::Stale);
    }
    let mut errors = FieldErrors::default();
    let Some(name) = errors.take("name", PersonName::read(name)) else { return Err(errors.into()) };
    if !is_same_name(name.as_str(), own) {
        return Err(Problem::field("name", Complaint::NotYourName));
    }
    let before = transition::Taking { engagement: &engagement, actor: by.actor, kept: &kept, reason: None, fields: &[] };
    let steps = transition::take(&mut tx, now, before, Act::Sign(version.number)).await?;
    store::sign(&mut tx, version.id, by.role(), name.as_str(), &version.hash, now).await?;
    if steps.iter().any(|step| step.to == TermsState::InForce) {
        engagements::start(&mut tx, now, engagement.id).await?;
        tell::both(&mut tx, now, &engagement, version.number).await?;
    } else {
        tell::the_other(&mut tx, now, &engagement, by.role(), version.number, TermsNews::Signed).await?;
    }
    transition::begin_to_watch(&mut tx, now, engagement.id).await?;
    market.commit(tx).await
}

/// Whether two names are the same, whatever the case, the accents, and what stands between their words.
fn is_same_name(typed: &str, name: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let is_between = |letter: char| letter.is_whitespace() || matches!(letter, '-' | '\'' | '.' | ',');
        fold(text).split(is_between).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    words(typed) == words(name)
}

#[cfg(test)]
mod tests {
    use super::is_same_name;

    #[test]
    fn a_name_is_the_same_however_it_is_typed() {
        for typed in ["Salomé Garnier", " salome  GARNIER ", "Salome\u{301}\u{a0}Garnier", "SALOMÉ GARNIER."] {
            assert!(is_same_name(typed, "Salomé Garnier"), "{typed:?}");
        }
        assert!(is_same_name("jean luc d aubigne", "Jean-Luc d’Aubigné"));
        for typed in ["", "Salomé", "Garnier Salomé", "Salomé Garnie", "Oui"] {
            assert!(!is_same_name(typed, "Salomé Garnier"), "{typed:?}");
        }
    }
}
