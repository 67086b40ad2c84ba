//! What is read from words before anybody is known: they are kept nowhere, so that whoever tries has nothing to take back.

use domain::forms::{Complaint, FieldError, FieldErrors, NeedText};
use matching::{Understanding, understand};

use crate::{Marketplace, Problem, guests};

/// Letters that are read so, at most: a taste is some sentences, and without script they travel in an address.
pub const LONGEST: usize = 2_000;

/// Readings from one network within a quarter of an hour: a person who types pauses some hundred times at most, and an office is one network.
const PER_NETWORK: i64 = 600;

/// Reads these words; says how long to wait where this network reads too much.
pub async fn taste(market: &Marketplace, words: &str, network: &str) -> Result<Understanding, Problem> {
    fitting(words)?;
    guests::allow(market, &format!("taste {network}"), PER_NETWORK).await?;
    Ok(understand(words, market.today()))
}

/// Whether so much is read, without reading it.
pub fn fitting(words: &str) -> Result<(), Problem> {
    let limit = u32::try_from(LONGEST).unwrap_or(u32::MAX);
    let mut errors = FieldErrors::default();
    let Some(words) = errors.take("words", NeedText::read(words)) else { return Err(errors.into()) };
    if words.as_str().chars().count() > LONGEST {
        return Err(FieldError::with_limit("words", Complaint::TooLong, limit).into());
    }
    Ok(())
}
