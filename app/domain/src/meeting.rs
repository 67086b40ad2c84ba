//! Meeting somebody: the slots that are proposed, what both answer afterwards, what they note for themselves, and whose turn it is.

mod slots;

use chrono::{DateTime, NaiveDate, Utc};

use crate::{
    Role, Turn, Wait,
    availability::{day_of, morning},
    business_days::next_business_day,
    code::codes,
    lifecycle::MeetingState,
    promises,
};

pub use slots::{Minutes, Proposal, Slot, TypedSlot, read_proposal};

codes! {
    /// What somebody answers to "did you meet?".
    pub enum MeetingAnswer as "answer about a meeting" {
        /// Yes.
        Met = "met",
        /// Not yet.
        NotYet = "not_yet",
        /// The other did not come.
        Absent = "absent",
    }
}

codes! {
    /// What somebody looks back at after a meeting; each side reads it in its own words.
    pub enum Aspect as "aspect of a meeting" {
        /// The CEO: understood my need. The CTO: the need is clear.
        Need = "need",
        /// The CEO: explains in words that I understand. The CTO: was told frankly where things stand.
        Clarity = "clarity",
        /// Rhythm and rate fit.
        Terms = "terms",
        /// Would work with this person.
        Together = "together",
    }
}

codes! {
    /// How much of an aspect was there.
    pub enum Grade as "grade" {
        Yes = "yes",
        RatherYes = "rather_yes",
        RatherNo = "rather_no",
        No = "no",
    }
}

/// What both answers make of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Somebody has not answered yet.
    Open,
    /// They met.
    Held,
    /// They have not met yet, and both say so.
    Again,
    /// Staff has to look: somebody did not come, or one met and the other did not.
    Unclear,
}

impl Outcome {
    /// Of the answers of both sides. That somebody did not come is enough for staff to look.
    pub fn of(one: Option<MeetingAnswer>, other: Option<MeetingAnswer>) -> Self {
        use MeetingAnswer as A;
        match (one, other) {
            (Some(A::Absent), _) | (_, Some(A::Absent)) => Self::Unclear,
            (None, _) | (_, None) => Self::Open,
            (Some(A::Met), Some(A::Met)) => Self::Held,
            (Some(A::NotYet), Some(A::NotYet)) => Self::Again,
            (Some(A::Met), Some(A::NotYet)) | (Some(A::NotYet), Some(A::Met)) => Self::Unclear,
        }
    }
}

/// When both are asked whether they met: at nine in the morning in Paris, on the next business day after the end.
pub fn ask_at(ends: DateTime<Utc>) -> DateTime<Utc> {
    morning(asked_on(ends))
}

/// The day of [`ask_at`].
pub fn asked_on(ends: DateTime<Utc>) -> NaiveDate {
    next_business_day(day_of(ends))
}

/// What is known of a meeting when one asks whose turn it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MeetingMoments {
    pub state: MeetingState,
    /// When it came into its state.
    pub since: DateTime<Utc>,
    /// Whose slots they were last.
    pub proposed_by: Role,
    /// When the last of the proposed slots begins.
    pub last_slot: Option<DateTime<Utc>>,
    /// Whether each side has said whether they met.
    pub ceo_answered: bool,
    pub cto_answered: bool,
}

impl MeetingMoments {
    /// Who is waited for; nobody while a date is ahead, and once they met, when the verdict is waited for.
    pub fn wait(&self) -> Option<Wait> {
        let since = self.since;
        let (turn, by) = match self.state {
            MeetingState::Proposed => {
                let by = promises::meet_by(since);
                (other_than(self.proposed_by), self.last_slot.map_or(by, |last| by.min(last)))
            }
            MeetingState::Unfit => (of_role(self.proposed_by), promises::meet_by(since)),
            MeetingState::Asked => {
                let turn = match (self.ceo_answered, self.cto_answered) {
                    (true, false) => Turn::Cto,
                    (false, true) => Turn::Ceo,
                    _ => Turn::Both,
                };
                (turn, promises::meet_by(since))
            }
            MeetingState::Disputed => (Turn::Staff, promises::read_by(since)),
            MeetingState::Cancelled => (Turn::Ceo, promises::meet_by(since)),
            MeetingState::Agreed | MeetingState::Held => return None,
        };
        Some(Wait { turn, since, by })
    }
}

/// Half of the time of a wait is over then: whoever is waited for is reminded.
pub fn half_of(wait: &Wait) -> DateTime<Utc> {
    wait.since + (wait.by - wait.since) / 2
}

const fn of_role(role: Role) -> Turn {
    match role {
        Role::Ceo => Turn::Ceo,
        Role::Cto => Turn::Cto,
        Role::Staff | Role::System => Turn::Staff,
    }
}

const fn other_than(role: Role) -> Turn {
    match role {
        Role::Ceo => Turn::Cto,
        Role::Cto => Turn::Ceo,
        Role::Staff | Role::System => Turn::Both,
    }
}

#[cfg(test)]
mod tests {
    //! Laws: 1. both met, or both have not yet, or staff looks, or somebody is waited for; 2. a silence never hides that somebody did not come;
    //! 3. every state that is no end and no date has an owner and a clock; 4. people are asked on the next day on which one works.

    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("a moment")
    }

    #[test]
    fn law_1_and_2_what_two_answers_make() {
        let answers = || MeetingAnswer::ALL.iter().copied().map(Some).chain([None]);
        for (one, other) in answers().flat_map(|one| answers().map(move |other| (one, other))) {
            let outcome = Outcome::of(one, other);
            assert_eq!(outcome, Outcome::of(other, one), "it does not matter who says it");
            let absent = [one, other].contains(&Some(MeetingAnswer::Absent));
            assert_eq!(outcome == Outcome::Open, !absent && (one.is_none() || other.is_none()), "{one:?} {other:?}");
            assert_eq!(outcome == Outcome::Held, one == other && one == Some(MeetingAnswer::Met));
            assert_eq!(outcome == Outcome::Again, one == other && one == Some(MeetingAnswer::NotYet));
        }
    }

    #[test]
    fn law_3_every_step_has_an_owner_and_a_clock() {
        for (state, proposed_by) in
            MeetingState::ALL.iter().flat_map(|state| [Role::Ceo, Role::Cto, Role::Staff].map(|role| (*state, role)))
        {
            let since = at("2026-11-17T09:00:00Z");
            let moments = MeetingMoments { state, since, proposed_by, last_slot: None, ceo_answered: false, cto_answered: false };
            match moments.wait() {
                Some(wait) => assert!(wait.by > since && half_of(&wait) > since && half_of(&wait) < wait.by),
                None => assert!(matches!(state, MeetingState::Agreed | MeetingState::Held), "{state}"),
            }
        }
        let slots = MeetingMoments {
            state: MeetingState::Proposed,
            since: at("2026-11-17T09:00:00Z"),
            proposed_by: Role::Staff,
            last_slot: Some(at("2026-11-18T08:00:00Z")),
            ceo_answered: false,
            cto_answered: false,
        };
        assert_eq!(
            slots.wait().map(|wait| (wait.turn, wait.by)),
            Some((Turn::Both, at("2026-11-18T08:00:00Z"))),
            "no later than the last slot"
        );
    }

    #[test]
    fn law_4_asked_on_the_next_business_day() {
        assert_eq!(ask_at(at("2026-11-19T10:00:00Z")), at("2026-11-20T08:00:00Z"));
        assert_eq!(ask_at(at("2026-11-20T10:00:00Z")), at("2026-11-23T08:00:00Z"), "Friday to Monday");
        assert_eq!(ask_at(at("2026-12-24T10:00:00Z")), at("2026-12-28T08:00:00Z"), "Christmas");
        assert_eq!(ask_at(at("2026-03-27T10:00:00Z")), at("2026-03-30T07:00:00Z"), "over the change of the hour");
        assert_eq!(ask_at(at("2026-11-19T23:30:00Z")), at("2026-11-23T08:00:00Z"), "already Friday in Paris");
    }
}
