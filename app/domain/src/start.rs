//! When a mission should begin.

use std::str::FromStr;

use chrono::{Datelike as _, NaiveDate};

use crate::{UnknownCode, code::text_form};

/// The wished start. Written `asap`, or the first day as `2026-12-01`, in this century.
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
        let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|day| (2000..2100).contains(&day.year()));
        day.map(Self::On).ok_or_else(|| UnknownCode::new("start", text))
    }
}

text_form!(Start, |start| match start {
    Start::Asap => "asap".to_owned(),
    Start::On(day) => day.to_string(),
});
