//! When a mission should begin.

use std::str::FromStr;

use chrono::NaiveDate;

use crate::{UnknownCode, code::text_form};

/// The wished start. Written `asap`, or the first day as `2026-12-01`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Start {
    /// As soon as possible.
    Asap,
    /// On this day or soon after it.
    On(NaiveDate),
}

impl FromStr for Start {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        if text == "asap" {
            return Ok(Self::Asap);
        }
        NaiveDate::parse_from_str(text, "%Y-%m-%d").map(Self::On).map_err(|_| UnknownCode::new("start", text))
    }
}

text_form!(Start, |start| match start {
    Start::Asap => "asap".to_owned(),
    Start::On(day) => day.to_string(),
});
