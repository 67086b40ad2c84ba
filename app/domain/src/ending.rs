//! How an engagement ends, and what of the two who work together asks staff for.

use chrono::{DateTime, Utc};

use crate::{Turn, Wait, code::codes, lifecycle::EndingState, promises::business_days_after};

codes! {
    /// What somebody asks for who wants an engagement to end.
    pub enum WantedEnding as "wanted end" {
        /// The work is done.
        Completion = "completion",
        /// Somebody else is to be found.
        Rematch = "rematch",
    }
}

codes! {
    /// How an engagement ended.
    pub enum EngagementOutcome as "outcome of an engagement" {
        /// The work is done.
        Completed = "completed",
        /// Somebody else is searched.
        Rematch = "rematch",
        /// The mission was given up.
        Cancelled = "cancelled",
    }
}

/// Staff answers whoever asks for an end within two business days.
const ANSWER_DAYS: u8 = 2;

/// Until when staff answers a wish to end.
pub fn answer_by(asked: DateTime<Utc>) -> DateTime<Utc> {
    business_days_after(asked, ANSWER_DAYS)
}

/// Who is waited for: staff, while the wish is open.
pub fn wait(state: EndingState, asked: DateTime<Utc>) -> Option<Wait> {
    (state == EndingState::Open).then(|| Wait { turn: Turn::Staff, since: asked, by: answer_by(asked) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn staff_answers_within_two_business_days_and_then_nobody_is_waited_for() {
        // A Friday.
        let asked = "2026-11-27T09:00:00Z".parse().expect("a moment");
        let wait_of = |state| wait(state, asked);
        let by = "2026-12-01T09:00:00Z".parse().expect("a moment");
        assert_eq!(wait_of(EndingState::Open), Some(Wait { turn: Turn::Staff, since: asked, by }));
        assert_eq!((wait_of(EndingState::Granted), wait_of(EndingState::Refused)), (None, None));
    }
}
