//! Days a week, in half days.

use std::str::FromStr;

use crate::{UnknownCode, code::text_form};

/// How many days a week, as a range in half days from half a day to five days. Written `2`, `2.5` or `2-3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rhythm {
    min_half_days: u8,
    max_half_days: u8,
}

impl Rhythm {
    /// From half days a week, 1 to 10 each; `None` outside or when reversed.
    pub fn from_half_days(min: u8, max: u8) -> Option<Self> {
        (1 <= min && min <= max && max <= 10).then_some(Self { min_half_days: min, max_half_days: max })
    }

    /// From whole days a week, 1 to 5 each.
    pub fn days(min: u8, max: u8) -> Option<Self> {
        Self::from_half_days(min.checked_mul(2)?, max.checked_mul(2)?)
    }

    /// The least, in half days a week.
    pub fn min_half_days(self) -> u8 {
        self.min_half_days
    }

    /// The most, in half days a week.
    pub fn max_half_days(self) -> u8 {
        self.max_half_days
    }
}

/// Half days written as days: `4` is `2`, `5` is `2.5`.
fn write_days(half_days: u8) -> String {
    if half_days.is_multiple_of(2) { (half_days / 2).to_string() } else { format!("{}.5", half_days / 2) }
}

fn read_half_days(text: &str) -> Option<u8> {
    match text.split_once('.') {
        None => text.parse::<u8>().ok()?.checked_mul(2),
        Some((days, "5")) => days.parse::<u8>().ok()?.checked_mul(2)?.checked_add(1),
        Some(_) => None,
    }
}

impl FromStr for Rhythm {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        let (min, max) = text.split_once('-').unwrap_or((text, text));
        read_half_days(min)
            .zip(read_half_days(max))
            .and_then(|(min, max)| Self::from_half_days(min, max))
            .ok_or_else(|| UnknownCode::new("rhythm", text))
    }
}

text_form!(Rhythm, |rhythm| {
    let Rhythm { min_half_days: min, max_half_days: max } = *rhythm;
    if min == max { write_days(min) } else { format!("{}-{}", write_days(min), write_days(max)) }
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rhythm_reads_back_as_itself() {
        for text in ["0.5", "1", "2.5", "2-3", "1.5-5"] {
            assert_eq!(text.parse::<Rhythm>().map(|rhythm| rhythm.to_string()).as_deref(), Ok(text));
        }
    }

    #[test]
    fn nonsense_is_refused() {
        for text in ["", "0", "6", "3-2", "2.4", "255", "-", "1-2-3"] {
            assert!(text.parse::<Rhythm>().is_err(), "{text:?}");
        }
    }
}
