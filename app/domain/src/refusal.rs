//! Why a CTO says no to an invitation: a code that can be counted, words, or both.

use crate::{
    code::codes,
    forms::{Complaint, FieldError, FieldErrors, Reason},
};

codes! {
    /// Why not, in one choice.
    pub enum RefusalCode as "reason of a refusal" {
        /// No day is free.
        NoTime = "no_time",
        /// The subject, the sector or the technologies.
        NotMyField = "not_my_field",
        /// What a day would bring.
        Rate = "rate",
        /// Where it is, or how often on the spot.
        Place = "place",
        /// Too near to a client of theirs.
        Conflict = "conflict",
        /// Something that the words say, or that is nobody's business.
        Other = "other",
    }
}

/// A reason: at least one of the two is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    code: Option<RefusalCode>,
    words: Option<Reason>,
}

impl Refusal {
    /// Reads the fields `why` (a code) and `reason` (words) of a form. One of them is enough.
    pub fn read(why: &str, reason: &str) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let code = if why.is_empty() { None } else { errors.code("why", why) };
        let words = if reason.trim().is_empty() { None } else { errors.take("reason", Reason::read(reason)) };
        if errors.is_empty() && code.is_none() && words.is_none() {
            errors.push(FieldError::new("why", Complaint::Missing));
        }
        if errors.is_empty() { Ok(Self { code, words }) } else { Err(errors) }
    }

    /// The choice, where one was made.
    pub fn code(&self) -> Option<RefusalCode> {
        self.code
    }

    /// The words, where there are some.
    pub fn words(&self) -> Option<&Reason> {
        self.words.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_or_a_sentence_is_enough_and_nothing_is_not() {
        assert_eq!(Refusal::read("rate", " ").map(|refusal| refusal.code()), Ok(Some(RefusalCode::Rate)));
        let words = Refusal::read("", "Je suis prise jusqu’en mars.").expect("a reason");
        assert_eq!((words.code(), words.words().map(Reason::as_str)), (None, Some("Je suis prise jusqu’en mars.")));
        let complaint = |why: &str, reason: &str| Refusal::read(why, reason).expect_err("no reason").0[0].clone();
        assert_eq!(complaint("", ""), FieldError::new("why", Complaint::Missing));
        assert_eq!(complaint("voodoo", ""), FieldError::new("why", Complaint::Unknown));
        assert_eq!(complaint("rate", "no").complaint, Complaint::TooShort);
    }
}
