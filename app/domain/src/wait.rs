//! Whose turn it is: every wait has an owner and a clock, and both sides see the same.

use chrono::{DateTime, Utc};

use crate::{
    code::codes,
    lifecycle::{CandidacyState, MissionState},
    promises,
};

codes! {
    /// Who is waited for.
    pub enum Turn as "turn" {
        /// The CEO of the mission.
        Ceo = "ceo",
        /// The CTO of the candidacy.
        Cto = "cto",
        /// The community's staff.
        Staff = "staff",
        /// The CEO and the CTO, each for their part.
        Both = "both",
    }
}

/// Somebody is waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait {
    pub turn: Turn,
    pub since: DateTime<Utc>,
    pub by: DateTime<Utc>,
}

impl Wait {
    /// Whether it is past its moment.
    pub fn is_late(&self, now: DateTime<Utc>) -> bool {
        self.by < now
    }
}

/// When a mission reached the steps of its life.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MissionMoments {
    pub submitted: Option<DateTime<Utc>>,
    pub sign_off_asked: Option<DateTime<Utc>>,
    pub signed_off: Option<DateTime<Utc>>,
    pub opened: Option<DateTime<Utc>>,
    pub shortlisted: Option<DateTime<Utc>>,
    /// The CEO has asked somebody of the shortlist to meet, who is still in the running: from then on each meeting has a clock of its own.
    pub is_meeting: bool,
}

/// Who is waited for in the life of a mission; nobody while it is written, while meetings have their own clocks, and once it runs or has ended.
pub fn of_mission(state: MissionState, at: &MissionMoments) -> Option<Wait> {
    match state {
        MissionState::Submitted => match (at.sign_off_asked, at.signed_off) {
            (Some(asked), None) => Some(Wait { turn: Turn::Ceo, since: asked, by: promises::sign_off_by(asked) }),
            (_, signed) => {
                let submitted = at.submitted?;
                Some(Wait { turn: Turn::Staff, since: signed.unwrap_or(submitted), by: promises::read_by(submitted) })
            }
        },
        MissionState::Open => at.opened.map(|opened| Wait { turn: Turn::Staff, since: opened, by: promises::shortlist_by(opened) }),
        MissionState::Shortlisted if at.is_meeting => None,
        MissionState::Shortlisted => at.shortlisted.map(|since| Wait { turn: Turn::Ceo, since, by: promises::choose_by(since) }),
        MissionState::Draft | MissionState::Engaged | MissionState::Completed | MissionState::Cancelled => None,
    }
}

/// When a candidacy reached the steps of its life.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CandidacyMoments {
    pub invited: Option<DateTime<Utc>>,
    pub answer_by: Option<DateTime<Utc>>,
    /// When it came into its state.
    pub changed: Option<DateTime<Utc>>,
    /// When the CTO was last put before the CEO.
    pub shown: Option<DateTime<Utc>>,
    pub meeting_asked: Option<DateTime<Utc>>,
    pub meeting_agreed: Option<DateTime<Utc>>,
    /// Whether each side has said how the meeting went.
    pub ceo_answered: bool,
    pub cto_answered: bool,
}

/// Who is waited for in the life of a candidacy; nobody while staff keeps it to itself, before the list is shown, and once it has ended.
pub fn of_candidacy(state: CandidacyState, at: &CandidacyMoments) -> Option<Wait> {
    match state {
        CandidacyState::Invited => Some(Wait { turn: Turn::Cto, since: at.invited?, by: at.answer_by? }),
        CandidacyState::Applied => at.changed.map(|since| Wait { turn: Turn::Staff, since, by: promises::decide_by(since) }),
        CandidacyState::Shortlisted => match at.meeting_asked {
            Some(since) => Some(Wait { turn: Turn::Cto, since, by: promises::meet_by(since) }),
            None => at.shown.map(|since| Wait { turn: Turn::Ceo, since, by: promises::choose_by(since) }),
        },
        CandidacyState::Introduced => at.meeting_agreed.map(|since| {
            let turn = match (at.ceo_answered, at.cto_answered) {
                (false, false) => Turn::Both,
                (true, false) => Turn::Cto,
                // The choice is the CEO's.
                (_, true) => Turn::Ceo,
            };
            Wait { turn, since, by: promises::verdict_by(since) }
        }),
        CandidacyState::Suggested
        | CandidacyState::Expired
        | CandidacyState::Selected
        | CandidacyState::Declined
        | CandidacyState::Withdrawn => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Option<DateTime<Utc>> {
        Some(text.parse().expect("a moment"))
    }

    #[test]
    fn a_need_waits_for_staff_then_for_its_ceo_then_for_staff() {
        let mut moments = MissionMoments { submitted: at("2026-11-17T09:00:00Z"), ..MissionMoments::default() };
        let turn = |moments: &MissionMoments| of_mission(MissionState::Submitted, moments).expect("a wait").turn;
        assert_eq!(turn(&moments), Turn::Staff);
        moments.sign_off_asked = at("2026-11-17T12:00:00Z");
        assert_eq!(turn(&moments), Turn::Ceo);
        moments.signed_off = at("2026-11-17T13:00:00Z");
        let wait = of_mission(MissionState::Submitted, &moments).expect("a wait");
        assert_eq!((wait.turn, Some(wait.since)), (Turn::Staff, moments.signed_off));
    }

    #[test]
    fn every_candidacy_that_runs_waits_for_somebody() {
        let moments = CandidacyMoments {
            invited: at("2026-11-17T09:00:00Z"),
            answer_by: at("2026-11-19T09:00:00Z"),
            changed: at("2026-11-17T09:00:00Z"),
            shown: at("2026-11-18T09:00:00Z"),
            meeting_asked: None,
            meeting_agreed: at("2026-11-20T09:00:00Z"),
            ceo_answered: false,
            cto_answered: true,
        };
        let turn = |state| of_candidacy(state, &moments).map(|wait| wait.turn);
        assert_eq!(turn(CandidacyState::Invited), Some(Turn::Cto));
        assert_eq!(turn(CandidacyState::Applied), Some(Turn::Staff));
        assert_eq!(turn(CandidacyState::Shortlisted), Some(Turn::Ceo));
        assert_eq!(turn(CandidacyState::Introduced), Some(Turn::Ceo));
        assert_eq!(turn(CandidacyState::Expired), None);
        let asked = CandidacyMoments { meeting_asked: at("2026-11-19T09:00:00Z"), ..moments };
        assert_eq!(of_candidacy(CandidacyState::Shortlisted, &asked).map(|wait| wait.turn), Some(Turn::Cto));
    }
}
