//! What each of the two says privately once the work has ended: graded questions, two texts, and what the answers are worth as a label.

use chrono::{DateTime, Duration, Utc};

use crate::{
    Role, Turn, Wait,
    code::codes,
    forms::{Complaint, FieldError, FieldErrors, ReviewNote},
    lifecycle::OutcomeReviewState,
};

codes! {
    /// What is asked; each side reads it in its own words.
    pub enum OutcomeQuestion as "question of an outcome review" {
        /// Did the mission reach its objectives?
        Objectives = "objectives",
        /// Would you work together again?
        Again = "again",
        /// Was the match right: the technologies.
        Stack = "stack",
        /// The sector.
        Sector = "sector",
        /// The people.
        HumanFit = "human_fit",
        /// The rhythm.
        Rhythm = "rhythm",
        /// Was what the need said true? For the CTO.
        NeedTruth = "need_truth",
        /// Did the explanations on Passerelle help?
        Explanations = "explanations",
    }
}

codes! {
    /// What is answered.
    pub enum OutcomeAnswer as "answer of an outcome review" {
        Yes = "yes",
        RatherYes = "rather_yes",
        RatherNo = "rather_no",
        No = "no",
        /// Whoever answers does not know.
        Unknown = "unknown",
    }
}

/// Days to write one in, from the end of the engagement.
pub const ANSWER_DAYS: i64 = 14;
/// Days after that in which its author is still waited for.
const CHASED_DAYS: i64 = 30;
/// Days in which what was sent may be changed.
pub const CHANGE_DAYS: u32 = 14;
/// Answers about the match that a grade needs at least.
const FEWEST_GRADED: usize = 3;
/// From here on, a grade says that the match was good.
pub const GOOD: u8 = 50;

impl OutcomeQuestion {
    /// What is asked of this side, in the order of the form.
    pub fn of(role: Role) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |question| role != Role::Ceo || *question != Self::NeedTruth)
    }

    /// Whether the answer says how good the match was, rather than how Passerelle or the need was.
    const fn is_of_match(self) -> bool {
        !matches!(self, Self::NeedTruth | Self::Explanations)
    }
}

impl OutcomeAnswer {
    /// In hundredths; nothing where nothing is known.
    const fn points(self) -> Option<u16> {
        match self {
            Self::Yes => Some(100),
            Self::RatherYes => Some(67),
            Self::RatherNo => Some(33),
            Self::No => Some(0),
            Self::Unknown => None,
        }
    }
}

/// What one side said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OutcomeSaid {
    /// In the order of the questions; what is not answered yet is not there.
    pub answers: Vec<(OutcomeQuestion, OutcomeAnswer)>,
    pub went_well: Option<String>,
    pub to_change: Option<String>,
}

impl OutcomeSaid {
    /// Reads the form of one side. `complete` where every question must have its answer.
    ///
    /// # Errors
    /// An unknown answer, a text that cannot be taken, and where it must be complete, a missing answer.
    pub fn read(role: Role, typed: &[(String, String)], complete: bool) -> Result<Self, FieldErrors> {
        let text_of = |name: &str| typed.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.as_str());
        let mut errors = FieldErrors::default();
        let mut said = Self::default();
        for question in OutcomeQuestion::of(role) {
            let text = text_of(question.code());
            if !text.is_empty() {
                said.answers.extend(errors.code(question.code(), text).map(|answer| (question, answer)));
            } else if complete {
                errors.push(FieldError::new(question.code(), Complaint::Missing));
            }
        }
        let mut note = |name: &str| match text_of(name) {
            text if text.trim().is_empty() => None,
            text => errors.take(name, ReviewNote::read(text)).map(ReviewNote::into_string),
        };
        (said.went_well, said.to_change) = (note("went_well"), note("to_change"));
        if errors.is_empty() { Ok(said) } else { Err(errors) }
    }

    /// What was answered to a question.
    pub fn answer(&self, question: OutcomeQuestion) -> Option<OutcomeAnswer> {
        self.answers.iter().find(|(asked, _)| *asked == question).map(|(_, answer)| *answer)
    }
}

/// How good the match was, from 0 to 100: the mean of what is known about it, rounded; nothing where too little is. What was said of the need and of
/// Passerelle counts for nothing here.
pub fn grade(answers: impl IntoIterator<Item = (OutcomeQuestion, OutcomeAnswer)>) -> Option<u8> {
    let known: Vec<u16> =
        answers.into_iter().filter(|(question, _)| question.is_of_match()).filter_map(|(_, answer)| answer.points()).collect();
    let count = u16::try_from(known.len()).ok().filter(|_| known.len() >= FEWEST_GRADED)?;
    u8::try_from((known.iter().sum::<u16>() + count / 2) / count).ok()
}

/// Until when what was sent may be changed.
pub fn changeable_until(sent: DateTime<Utc>) -> DateTime<Utc> {
    sent + Duration::days(i64::from(CHANGE_DAYS))
}

/// Who is waited for: the side that was asked, until it has sent its review. After a while nobody is any more; it may still be sent.
pub fn wait(role: Role, state: OutcomeReviewState, asked: DateTime<Utc>, now: DateTime<Utc>) -> Option<Wait> {
    let turn = if role == Role::Ceo { Turn::Ceo } else { Turn::Cto };
    let by = asked + Duration::days(ANSWER_DAYS);
    (state != OutcomeReviewState::Sent && now < by + Duration::days(CHASED_DAYS)).then_some(Wait { turn, since: asked, by })
}

#[cfg(test)]
mod tests {
    //! Laws: 1. a grade is the mean of what is known about the match, and nothing where too little is; 2. the CEO is not asked whether their own need was
    //! true; 3. a draft may be empty, what is sent answers everything; 4. whoever was asked is waited for until they send it, and not for ever.

    use super::*;
    use OutcomeAnswer as A;
    use OutcomeQuestion as Q;

    #[test]
    fn law_1_a_grade_is_the_mean_of_what_is_known() {
        assert_eq!(grade([(Q::Objectives, A::Yes), (Q::Again, A::Yes), (Q::Stack, A::RatherYes)]), Some(89));
        assert_eq!(grade([(Q::Objectives, A::No), (Q::Again, A::No), (Q::Stack, A::RatherNo), (Q::Rhythm, A::Unknown)]), Some(11));
        assert_eq!(grade([(Q::Objectives, A::Yes), (Q::Again, A::Yes), (Q::Stack, A::Unknown)]), None, "too little");
        assert_eq!(grade([(Q::Objectives, A::Yes), (Q::Again, A::Yes), (Q::Explanations, A::No), (Q::NeedTruth, A::No)]), None);
        assert_eq!(grade(Q::ALL.iter().map(|question| (*question, A::Yes))), Some(100));
        assert_eq!(grade(Q::ALL.iter().map(|question| (*question, A::No))), Some(0));
    }

    #[test]
    fn law_2_each_side_is_asked_what_it_can_know() {
        assert!(!Q::of(Role::Ceo).any(|question| question == Q::NeedTruth));
        assert_eq!(Q::of(Role::Cto).count(), Q::ALL.len());
    }

    #[test]
    fn law_3_a_draft_may_be_empty_and_what_is_sent_answers_everything() {
        assert_eq!(OutcomeSaid::read(Role::Ceo, &[], false), Ok(OutcomeSaid::default()));
        let missing = OutcomeSaid::read(Role::Ceo, &[("went_well".to_owned(), "Tout".to_owned())], true).expect_err("nothing is answered");
        let fields: Vec<&str> = missing.0.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, Q::of(Role::Ceo).map(Q::code).collect::<Vec<_>>());
        let typed: Vec<(String, String)> = Q::of(Role::Cto).map(|question| (question.code().to_owned(), "unknown".to_owned())).collect();
        let said = OutcomeSaid::read(Role::Cto, &typed, true).expect("nothing is known, and that is an answer");
        assert_eq!((said.answer(Q::NeedTruth), grade(said.answers)), (Some(A::Unknown), None));
        assert!(OutcomeSaid::read(Role::Cto, &[("stack".to_owned(), "perhaps".to_owned())], false).is_err());
    }

    #[test]
    fn law_4_nobody_is_waited_for_for_ever() {
        let asked: DateTime<Utc> = "2026-11-17T09:00:00Z".parse().expect("a moment");
        let after = |days| asked + Duration::days(days);
        let waited = |state, days| wait(Role::Ceo, state, asked, after(days));
        let expected = Wait { turn: Turn::Ceo, since: asked, by: after(14) };
        assert_eq!(waited(OutcomeReviewState::Asked, 0), Some(expected));
        assert_eq!(waited(OutcomeReviewState::Draft, 20), Some(expected));
        assert_eq!((waited(OutcomeReviewState::Draft, 44), waited(OutcomeReviewState::Sent, 1)), (None, None));
    }
}
