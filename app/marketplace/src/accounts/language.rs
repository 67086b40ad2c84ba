//! The language in which a person is written to.

use domain::WrittenLanguage;

use super::{SignedIn, store};
use crate::{Marketplace, Problem};

/// From now on, mail speaks the language in which this person uses the site.
pub async fn speak(market: &Marketplace, who: &SignedIn, language: WrittenLanguage) -> Result<(), Problem> {
    store::set_language(&market.pool, who.account, language).await
}
