//! Daily rates: whole euros per day, excluding VAT.

use std::str::FromStr;

use crate::{UnknownCode, code::text_form};

/// A daily rate (TJM): whole euros a day, excluding VAT, from 100 to 5 000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DailyRate(u16);

impl DailyRate {
    /// The lowest rate that is believed, in euros.
    pub const MIN: u16 = 100;
    /// The highest rate that is believed, in euros.
    pub const MAX: u16 = 5_000;

    /// `None` outside [`Self::MIN`]`..=`[`Self::MAX`].
    pub fn new(euros: u16) -> Option<Self> {
        (Self::MIN..=Self::MAX).contains(&euros).then_some(Self(euros))
    }

    /// Whole euros a day, excluding VAT.
    pub fn euros(self) -> u16 {
        self.0
    }
}

impl FromStr for DailyRate {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        text.parse().ok().and_then(Self::new).ok_or_else(|| UnknownCode::new("daily rate", text))
    }
}

text_form!(DailyRate, |rate| rate.0.to_string());

/// What a company can pay a day: at least one end is known. Written `750-950`, `750-` or `-950`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RateRange {
    low: Option<DailyRate>,
    high: Option<DailyRate>,
}

impl RateRange {
    /// `None` when both ends are open, or the low end is above the high one.
    pub fn new(low: Option<DailyRate>, high: Option<DailyRate>) -> Option<Self> {
        match (low, high) {
            (None, None) => None,
            (Some(low), Some(high)) if low > high => None,
            _ => Some(Self { low, high }),
        }
    }

    /// The least that is offered, where it was said.
    pub fn low(self) -> Option<DailyRate> {
        self.low
    }

    /// The most that is offered, where it was said.
    pub fn high(self) -> Option<DailyRate> {
        self.high
    }
}

impl FromStr for RateRange {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        let unknown = || UnknownCode::new("range of daily rates", text);
        let end = |part: &str| if part.is_empty() { Ok(None) } else { part.parse().map(Some).map_err(|_| unknown()) };
        let (low, high) = text.split_once('-').unwrap_or((text, text));
        Self::new(end(low)?, end(high)?).ok_or_else(unknown)
    }
}

text_form!(RateRange, |range| {
    let end = |rate: Option<DailyRate>| rate.map(|rate| rate.to_string()).unwrap_or_default();
    format!("{}-{}", end(range.low), end(range.high))
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_reads_back_as_itself() {
        for text in ["750-950", "750-", "-950", "800-800"] {
            assert_eq!(text.parse::<RateRange>().map(|range| range.to_string()).as_deref(), Ok(text));
        }
        assert_eq!("800".parse::<RateRange>(), "800-800".parse());
    }

    #[test]
    fn nonsense_is_refused() {
        for text in ["", "-", "950-750", "99-200", "5001-", "a-b", "7 50-900", "--"] {
            assert!(text.parse::<RateRange>().is_err(), "{text:?}");
        }
    }
}
