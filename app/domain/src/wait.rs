//! Whose turn it is: every wait has an owner and a clock, and both sides see the same.

use chrono::{DateTime, Utc};

use crate::{
    Role,
    briefing::QuestionOwner,
    code::codes,
    lifecycle::{CandidacyState, CheckupState, EngagementState, MeetingState, MissionState, ProfileState, QuestionState, RenewalState},
    meeting::MeetingMoments,
    promises::{self, business_days_after},
    vetting::{REFERENCES_DAYS, step_by},
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
        /// Staff and a CTO who asks to join: they meet.
        StaffAndCto = "staff_and_cto",
        /// Those whom a CTO has named to vouch for them.
        Referees = "referees",
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
    /// The meeting, once slots were proposed.
    pub meeting: Option<MeetingMoments>,
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
        CandidacyState::Introduced => at.meeting_agreed.and_then(|agreed| introduced(agreed, at)),
        CandidacyState::Suggested
        | CandidacyState::Expired
        | CandidacyState::Selected
        | CandidacyState::Ended
        | CandidacyState::Declined
        | CandidacyState::Withdrawn => None,
    }
}

/// Between the yes of both and the choice: slots, the date, whether they met; then, or where somebody has spoken already, the verdicts.
fn introduced(agreed: DateTime<Utc>, at: &CandidacyMoments) -> Option<Wait> {
    let (turn, since) = match (at.ceo_answered, at.cto_answered, at.meeting) {
        // The choice is the CEO's.
        (true, true, meeting) => (Turn::Ceo, meeting.map_or(agreed, |meeting| meeting.since.max(agreed))),
        (_, _, Some(meeting)) if meeting.state != MeetingState::Held => return meeting.wait(),
        (false, false, None) => return Some(Wait { turn: Turn::Ceo, since: agreed, by: promises::slots_by(agreed) }),
        (ceo, _, meeting) => {
            let turn = match (ceo, at.cto_answered) {
                (false, false) => Turn::Both,
                (true, _) => Turn::Cto,
                (false, true) => Turn::Ceo,
            };
            (turn, meeting.map_or(agreed, |held| held.since))
        }
    };
    Some(Wait { turn, since, by: promises::verdict_by(since) })
}

/// What the terms of an engagement have come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TermsMoments {
    pub began: DateTime<Utc>,
    /// The version that waits for signatures: whether the CEO has signed it, whether the CTO has, and since when it stands so.
    pub open: Option<(bool, bool, DateTime<Utc>)>,
    /// When a version last came to its end.
    pub closed: Option<DateTime<Utc>>,
}

/// Who is waited for until the terms are signed by both; nobody once they are, while nobody wants to change them, and after the end.
pub fn of_terms(state: EngagementState, at: &TermsMoments) -> Option<Wait> {
    let (turn, since) = match (state, at.open) {
        (EngagementState::Ended, _) | (EngagementState::Running, None) => return None,
        (_, Some((true, false, since))) => (Turn::Cto, since),
        (_, Some((false, true, since))) => (Turn::Ceo, since),
        (_, Some((_, _, since))) => (Turn::Both, since),
        (EngagementState::Agreeing, None) => (Turn::Both, at.closed.unwrap_or(at.began)),
    };
    Some(Wait { turn, since, by: promises::agree_by(since) })
}

/// Who is waited for in the fortnight check of `role`, asked or raised `since`; nobody once it is answered well or settled.
pub fn of_checkup(state: CheckupState, role: Role, since: DateTime<Utc>) -> Option<Wait> {
    match (state, role) {
        (CheckupState::Asked, Role::Ceo) => Some(Wait { turn: Turn::Ceo, since, by: promises::checkup_by(since) }),
        (CheckupState::Asked, Role::Cto) => Some(Wait { turn: Turn::Cto, since, by: promises::checkup_by(since) }),
        (CheckupState::Raised, _) => Some(Wait { turn: Turn::Staff, since, by: promises::call_by(since) }),
        (CheckupState::Asked | CheckupState::Answered | CheckupState::Settled, _) => None,
    }
}

/// Who is waited for about a renewal that came into its state `since`; `answered` says whether the CEO has, and the CTO.
pub fn of_renewal(state: RenewalState, answered: (bool, bool), since: DateTime<Utc>) -> Option<Wait> {
    let turn = match (state, answered) {
        (RenewalState::Asked, (false, false)) => Turn::Both,
        (RenewalState::Asked, (false, _)) => Turn::Ceo,
        (RenewalState::Asked, (_, false)) => Turn::Cto,
        (RenewalState::Differing, _) => return Some(Wait { turn: Turn::Staff, since, by: promises::reconcile_by(since) }),
        (RenewalState::Asked | RenewalState::Agreed | RenewalState::Settled | RenewalState::Overtaken, _) => return None,
    };
    Some(Wait { turn, since, by: promises::renewal_by(since) })
}

/// Who is waited for with the answer to a question of the developers' page that was asked, or handed on, `since`.
pub fn of_question(state: QuestionState, owner: QuestionOwner, since: DateTime<Utc>) -> Option<Wait> {
    let turn = owner.turn().filter(|_| state == QuestionState::Open)?;
    Some(Wait { turn, since, by: promises::answer_question_by(since) })
}

/// What a request to join waits for among the CTO's referees.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Referees {
    /// Somebody is named.
    pub named: bool,
    /// Somebody could be written to, and was not yet.
    pub to_write: bool,
    /// Somebody was written to, and may still answer.
    pub waited_for: bool,
}

impl Referees {
    fn turn(self) -> Turn {
        match self {
            Self { named: false, .. } => Turn::Cto,
            Self { to_write: false, waited_for: true, .. } => Turn::Referees,
            // A letter to write, or all answers to decide upon.
            Self { .. } => Turn::Staff,
        }
    }
}

/// When a request to join reached its stage, and what it waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ApplicationMoments {
    pub stage_since: DateTime<Utc>,
    /// The date of the interview, where there is one.
    pub interview: Option<DateTime<Utc>>,
    pub referees: Referees,
}

/// Who is waited for at `now` in a request to join; nobody where there is nothing to decide. Until when is staff's promise, but for an interview
/// that lies ahead, whose moment it is.
pub fn of_application(stage: ProfileState, at: &ApplicationMoments, now: DateTime<Utc>) -> Option<Wait> {
    let staff = |since| Some(Wait { turn: Turn::Staff, since, by: step_by(since) });
    match (stage, at.interview) {
        (ProfileState::Interview, Some(meeting)) if meeting > now => {
            Some(Wait { turn: Turn::StaffAndCto, since: at.stage_since, by: meeting })
        }
        (ProfileState::Interview, Some(meeting)) => staff(meeting),
        (ProfileState::Applied | ProfileState::Interview, _) => staff(at.stage_since),
        (ProfileState::References, _) => {
            let by = business_days_after(at.stage_since, REFERENCES_DAYS);
            Some(Wait { turn: at.referees.turn(), since: at.stage_since, by })
        }
        (ProfileState::Draft | ProfileState::Accepted | ProfileState::Paused | ProfileState::Refused, _) => None,
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
            meeting: None,
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

    #[test]
    fn terms_wait_for_whoever_has_not_signed_them() {
        let moment = |text: &str| at(text).expect("a moment");
        let (began, since) = (moment("2026-11-17T09:00:00Z"), moment("2026-11-18T09:00:00Z"));
        let turn = |state, open| of_terms(state, &TermsMoments { began, open, closed: None }).map(|wait| wait.turn);
        assert_eq!(turn(EngagementState::Agreeing, None), Some(Turn::Both));
        assert_eq!(turn(EngagementState::Agreeing, Some((true, false, since))), Some(Turn::Cto));
        assert_eq!(turn(EngagementState::Running, Some((false, true, since))), Some(Turn::Ceo), "an amendment");
        assert_eq!(turn(EngagementState::Running, None), None);
        assert_eq!(turn(EngagementState::Ended, Some((false, true, since))), None);
        let refused = TermsMoments { began, open: None, closed: Some(since) };
        assert_eq!(of_terms(EngagementState::Agreeing, &refused).map(|wait| wait.by), at("2026-11-25T09:00:00Z"));
    }

    #[test]
    fn what_follows_the_start_waits_for_whoever_has_not_answered_and_then_for_staff() {
        let since: DateTime<Utc> = "2026-11-27T09:00:00Z".parse().expect("a moment, on a Friday");
        let turn = |wait: Option<Wait>| wait.map(|wait| wait.turn);
        assert_eq!(turn(of_checkup(CheckupState::Asked, Role::Cto, since)), Some(Turn::Cto));
        assert_eq!(of_checkup(CheckupState::Raised, Role::Cto, since).map(|wait| wait.by), at("2026-11-30T09:00:00Z"));
        assert_eq!(of_checkup(CheckupState::Answered, Role::Ceo, since), None);
        assert_eq!(turn(of_renewal(RenewalState::Asked, (false, false), since)), Some(Turn::Both));
        assert_eq!(turn(of_renewal(RenewalState::Asked, (true, false), since)), Some(Turn::Cto));
        assert_eq!(turn(of_renewal(RenewalState::Differing, (true, true), since)), Some(Turn::Staff));
        assert_eq!(of_renewal(RenewalState::Agreed, (true, true), since), None);
        assert_eq!(turn(of_question(QuestionState::Open, QuestionOwner::Ceo, since)), Some(Turn::Ceo));
        assert_eq!(of_question(QuestionState::Open, QuestionOwner::Team, since), None, "whoever has no account is not reminded");
        assert_eq!(of_question(QuestionState::Answered, QuestionOwner::Ceo, since), None);
    }

    #[test]
    fn each_stage_of_a_request_has_an_owner_and_an_end() {
        let moment = |text: &str| at(text).expect("a moment");
        let (stage_since, now) = (moment("2026-11-17T09:00:00Z"), moment("2026-11-18T09:00:00Z"));
        let none = ApplicationMoments { stage_since, interview: None, referees: Referees::default() };
        let wait = |stage, moments: ApplicationMoments| of_application(stage, &moments, now);
        let read = Wait { turn: Turn::Staff, since: stage_since, by: moment("2026-11-20T09:00:00Z") };
        assert_eq!(wait(ProfileState::Applied, none), Some(read));
        assert_eq!(wait(ProfileState::Interview, none), Some(read), "a date is to be fixed");
        let tomorrow = moment("2026-11-19T14:00:00Z");
        let ahead = ApplicationMoments { interview: Some(tomorrow), ..none };
        assert_eq!(wait(ProfileState::Interview, ahead), Some(Wait { turn: Turn::StaffAndCto, since: stage_since, by: tomorrow }));
        let held = moment("2026-11-17T14:00:00Z");
        let decide = Wait { turn: Turn::Staff, since: held, by: moment("2026-11-20T14:00:00Z") };
        assert_eq!(wait(ProfileState::Interview, ApplicationMoments { interview: Some(held), ..none }), Some(decide));
        for state in [ProfileState::Draft, ProfileState::Accepted, ProfileState::Paused, ProfileState::Refused] {
            assert_eq!(wait(state, ahead), None);
        }
    }

    #[test]
    fn references_wait_for_whoever_comes_next() {
        let turn = |named, to_write, waited_for| Referees { named, to_write, waited_for }.turn();
        assert_eq!(turn(false, false, false), Turn::Cto, "nobody is named");
        assert_eq!(turn(true, true, false), Turn::Staff, "a letter is to be written");
        assert_eq!(turn(true, true, true), Turn::Staff, "another letter is");
        assert_eq!(turn(true, false, true), Turn::Referees);
        assert_eq!(turn(true, false, false), Turn::Staff, "all have answered");
        let stage_since = "2026-11-17T09:00:00Z".parse().expect("a moment");
        let moments = ApplicationMoments { stage_since, interview: None, referees: Referees::default() };
        let by = of_application(ProfileState::References, &moments, stage_since).map(|wait| wait.by);
        assert_eq!(by, at("2026-12-01T09:00:00Z"));
    }
}
