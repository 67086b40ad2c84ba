//! What each of two who work together is asked, for themselves, a fortnight after the work began.

use chrono::{Days, NaiveDate};

use crate::{
    code::codes,
    forms::{FieldErrors, Message},
    promises::CHECKUP_AFTER,
};

codes! {
    /// Does it go as hoped?
    pub enum Going as "answer about how it goes" {
        Yes = "yes",
        Mixed = "mixed",
        No = "no",
    }
}

/// What one of the two answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckupAnswer {
    pub going: Going,
    /// What is missing, where something is.
    pub missing: Option<String>,
    /// Whether staff shall call.
    pub call: bool,
}

impl CheckupAnswer {
    /// Reads what was typed, with every complaint at once. `call` is `yes` or `no`.
    pub fn read(going: &str, missing: &str, call: &str) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let going = errors.code("going", going);
        let missing = if missing.trim().is_empty() {
            Some(None)
        } else {
            errors.take("missing", Message::read(missing)).map(|text| Some(text.into_string()))
        };
        let call: Option<Called> = errors.code("call", call);
        match (going, missing, call) {
            (Some(going), Some(missing), Some(call)) => Ok(Self { going, missing, call: call == Called::Yes }),
            _ => Err(errors),
        }
    }

    /// Whether staff has something to do.
    pub fn is_worried(&self) -> bool {
        self.call || self.going == Going::No
    }
}

codes! {
    /// Shall staff call?
    pub enum Called as "wish to be called" {
        Yes = "yes",
        No = "no",
    }
}

/// The day on which both are asked, where the work begins on `begins`.
pub fn asked_on(begins: NaiveDate) -> NaiveDate {
    begins.checked_add_days(Days::new(CHECKUP_AFTER)).unwrap_or(begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn staff_calls_where_it_goes_badly_or_somebody_wants_it() {
        let worried = |going, call| CheckupAnswer::read(going, "", call).expect("an answer").is_worried();
        assert_eq!((worried("yes", "no"), worried("mixed", "no")), (false, false));
        assert_eq!((worried("no", "no"), worried("yes", "yes")), (true, true));
    }

    #[test]
    fn everything_that_is_missing_is_said_at_once() {
        let errors = CheckupAnswer::read("", " ", "perhaps").expect_err("complaints");
        assert_eq!(errors.0.iter().map(|error| error.field.as_str()).collect::<Vec<_>>(), ["going", "call"]);
    }

    #[test]
    fn it_is_asked_on_the_fourteenth_day_after() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        assert_eq!(asked_on(day("2026-12-01")), day("2026-12-15"));
    }
}
