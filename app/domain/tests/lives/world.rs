//! A life as the tables know it: a mission, its candidacies with their meetings, its engagements with all that hangs on them, and the lines of its log.

use domain::{
    Role,
    lifecycle::*,
    meeting::{MeetingAnswer, Outcome},
    terms::Versions,
};

use crate::acts::Act;

/// A line of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub life: &'static str,
    /// Whose life: of which engagement or candidacy, and what of it.
    pub of: (usize, usize),
    pub event: &'static str,
    pub from: Option<&'static str>,
    pub to: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meeting {
    pub state: MeetingState,
    pub proposed_by: Role,
    /// Whether the date is still ahead; nothing before there is one.
    pub date: Option<bool>,
    pub ceo: Option<MeetingAnswer>,
    pub cto: Option<MeetingAnswer>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    pub state: CandidacyState,
    pub requested: bool,
    pub ceo_wants: Option<bool>,
    pub cto_wants: Option<bool>,
    pub meeting: Option<Meeting>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month {
    pub state: ActivityState,
    pub correction_by: Option<Role>,
}

/// An engagement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    pub candidate: usize,
    pub state: EngagementState,
    pub terms: Versions,
    pub wish: Option<EndingState>,
    pub month: Option<Month>,
    pub handover: Option<HandoverState>,
    pub items: Vec<HandoverItemState>,
}

/// Nobody has chosen anybody yet: `None` for a candidacy that does not exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct World {
    pub mission: MissionState,
    pub has_criteria: bool,
    pub sign_off_asked: bool,
    pub signed_off: bool,
    pub candidates: [Option<Candidate>; 3],
    pub works: Vec<Work>,
    pub lines: Vec<Line>,
}

impl Default for World {
    fn default() -> Self {
        let mission = MissionState::Draft;
        Self {
            mission,
            has_criteria: false,
            sign_off_asked: false,
            signed_off: false,
            candidates: [None; 3],
            works: Vec::new(),
            lines: Vec::new(),
        }
    }
}

/// What became of a step: it was refused, or was taken.
pub type Tried = Result<(), ()>;

impl World {
    /// Does an act, with all that follows from it, or nothing. Answers whether it was refused; an error where it was not, and what follows is.
    pub fn take(&mut self, act: Act, by: Role) -> Result<bool, String> {
        let mut after = self.clone();
        let tried = after.try_to(act, by)?;
        if tried.is_ok() {
            *self = after;
        }
        Ok(tried.is_err())
    }

    fn try_to(&mut self, act: Act, by: Role) -> Result<Tried, String> {
        match act {
            Act::Criteria(has) => {
                // Changed criteria are signed off again.
                if matches!(self.mission, MissionState::Draft | MissionState::Submitted) {
                    (self.has_criteria, self.sign_off_asked, self.signed_off) = (has, false, false);
                }
                Ok(Ok(()))
            }
            Act::Mission(event, reason) => self.of_mission(event, by, reason),
            Act::Candidacy(of, event, reason, late) => self.of_candidacy(of, event, by, reason, late),
            Act::Wants(of, wants) => Ok(self.wants(of, by, wants)),
            Act::Meeting(of, event, said) => self.of_meeting(of, event, by, said),
            Act::Time(of) => {
                if let Some(meeting) = self.candidates[of].as_mut().and_then(|one| one.meeting.as_mut()) {
                    meeting.date = meeting.date.map(|_| false);
                }
                Ok(Ok(()))
            }
            Act::Terms(act) => self.of_terms(act, by),
            Act::Ending(event, reason) => Ok(self.of_ending(event, by, reason)),
            Act::Activity(event, reason) => Ok(self.of_activity(event, by, reason)),
            Act::Handover(event) => Ok(self.of_handover(event, by)),
            Act::Item(at, event, reason) => Ok(self.of_item(at, event, by, reason)),
        }
    }

    fn of_mission(&mut self, event: MissionEvent, by: Role, reason: bool) -> Result<Tried, String> {
        let is_chosen = self.live().any(|one| one.state == CandidacyState::Selected);
        let listed = self.live().filter(|one| one.state == CandidacyState::Shortlisted).count();
        let holds = |guard| match guard {
            MissionGuard::HasCriteria => self.has_criteria,
            MissionGuard::SignOffAsked => self.sign_off_asked,
            MissionGuard::SignOffNotAsked => !self.sign_off_asked,
            MissionGuard::SignedOff => self.signed_off,
            MissionGuard::HasShortlist => listed > 0,
            MissionGuard::HasChoice => is_chosen,
            MissionGuard::HasReason => reason,
        };
        let from = self.mission;
        let Ok(to) = MISSION.apply(Some(from), event, by, holds) else { return Ok(Err(())) };
        self.mission = to;
        self.note("mission", (0, 0), event.code(), Some(from.code()), to.code());
        self.sign_off_asked |= event == MissionEvent::AskSignOff;
        self.signed_off |= event == MissionEvent::SignOff;
        match event {
            MissionEvent::Engage => self.begin()?,
            MissionEvent::Complete => self.end(by)?,
            MissionEvent::Cancel => {
                self.end(by)?;
                self.close_others()?;
            }
            MissionEvent::Rematch => {
                if let Some(of) = self.candidates.iter().position(|one| one.is_some_and(|one| one.state == CandidacyState::Selected)) {
                    self.must_follow(of, CandidacyEvent::Release)?;
                }
                self.end(by)?;
            }
            _ => {}
        }
        Ok(Ok(()))
    }

    fn of_candidacy(&mut self, of: usize, event: CandidacyEvent, by: Role, reason: bool, late: bool) -> Result<Tried, String> {
        let mission = self.mission;
        let found = self.candidates[of];
        let holds = |guard| match guard {
            CandidacyGuard::MissionOpen => matches!(mission, MissionState::Open | MissionState::Shortlisted),
            CandidacyGuard::MissionShortlisted => mission == MissionState::Shortlisted,
            CandidacyGuard::IntroductionRequested => found.is_some_and(|one| one.requested),
            CandidacyGuard::IntroductionNotRequested => found.is_some_and(|one| !one.requested),
            CandidacyGuard::BothWantTo => found.is_some_and(|one| one.ceo_wants == Some(true) && one.cto_wants == Some(true)),
            CandidacyGuard::HasReason => reason,
            CandidacyGuard::TimeIsOver => late,
        };
        let from = found.map(|one| one.state);
        let Ok(to) = CANDIDACY.apply(from, event, by, holds) else { return Ok(Err(())) };
        let new = Candidate { state: to, requested: false, ceo_wants: None, cto_wants: None, meeting: None };
        let requested = found.is_some_and(|one| one.requested) || event == CandidacyEvent::RequestIntroduction;
        self.candidates[of] = Some(Candidate { state: to, requested, ..found.unwrap_or(new) });
        if matches!(to, CandidacyState::Ended | CandidacyState::Declined | CandidacyState::Withdrawn) {
            self.close_meeting(of)?;
        }
        self.note("candidacy", (of, 0), event.code(), from.map(CandidacyState::code), to.code());
        if event == CandidacyEvent::Select {
            if self.of_mission(MissionEvent::Engage, by, false)?.is_err() {
                return Err("somebody was chosen, and the mission is not engaged".to_owned());
            }
            self.close_others()?;
        }
        Ok(Ok(()))
    }

    fn wants(&mut self, of: usize, by: Role, wants: bool) -> Tried {
        let from = self.candidates[of].map(|one| one.state);
        let to = CANDIDACY.apply(from, CandidacyEvent::GiveVerdict, by, |_| true).map_err(drop)?;
        if let Some(one) = &mut self.candidates[of] {
            *(if by == Role::Ceo { &mut one.ceo_wants } else { &mut one.cto_wants }) = Some(wants);
        }
        self.note("candidacy", (of, 0), CandidacyEvent::GiveVerdict.code(), from.map(CandidacyState::code), to.code());
        Ok(())
    }

    /// `said` is an answer, or whether a slot stands, a reason is written, the time to ask has come.
    fn of_meeting(&mut self, of: usize, event: MeetingEvent, by: Role, said: (bool, Option<MeetingAnswer>)) -> Result<Tried, String> {
        let Some(candidate) = self.candidates[of] else { return Ok(Err(())) };
        let is_open = matches!(self.mission, MissionState::Open | MissionState::Shortlisted);
        let found = candidate.meeting;
        let other = if by == Role::Ceo { Role::Cto } else { Role::Ceo };
        let outcome = found.map(|one| Outcome::of(one.ceo, one.cto));
        let holds = |guard| match guard {
            MeetingGuard::Introduced => candidate.state == CandidacyState::Introduced && is_open,
            MeetingGuard::FromStaff => found.is_some_and(|one| one.proposed_by == Role::Staff),
            MeetingGuard::FromOther => found.is_some_and(|one| one.proposed_by == other),
            MeetingGuard::NotOwn => found.is_some_and(|one| one.proposed_by != by),
            MeetingGuard::SlotStands | MeetingGuard::HasReason => said.0,
            MeetingGuard::DateStands => found.is_some_and(|one| one.date == Some(true)),
            MeetingGuard::NoDateStands => found.is_some_and(|one| one.date != Some(true)),
            MeetingGuard::MeetingOver | MeetingGuard::TimeToAsk => found.is_some_and(|one| one.date == Some(false)),
            MeetingGuard::BothMet => outcome == Some(Outcome::Held),
            MeetingGuard::NeitherMet => outcome == Some(Outcome::Again),
            MeetingGuard::NeedsStaff => outcome == Some(Outcome::Unclear) || outcome == Some(Outcome::Open) && said.0,
        };
        let from = found.map(|one| one.state);
        let Ok(to) = MEETING.apply(from, event, by, holds) else { return Ok(Err(())) };
        let mut meeting = found.unwrap_or(Meeting { state: to, proposed_by: by, date: None, ceo: None, cto: None });
        meeting.state = to;
        match event {
            MeetingEvent::Propose | MeetingEvent::Pick => meeting.proposed_by = by,
            MeetingEvent::Accept => (meeting.date, meeting.ceo, meeting.cto) = (Some(true), None, None),
            MeetingEvent::Answer => {
                *(if by == Role::Ceo { &mut meeting.ceo } else { &mut meeting.cto }) = said.1.or(Some(MeetingAnswer::Met))
            }
            MeetingEvent::Reopen | MeetingEvent::Cancel => (meeting.date, meeting.ceo, meeting.cto) = (None, None, None),
            _ => {}
        }
        self.candidates[of] = Some(Candidate { meeting: Some(meeting), ..candidate });
        self.note("meeting", (of, 0), event.code(), from.map(MeetingState::code), to.code());
        // What two answers make follows at once.
        let follows = match Outcome::of(meeting.ceo, meeting.cto) {
            _ if event != MeetingEvent::Answer => None,
            Outcome::Held => Some(MeetingEvent::Hold),
            Outcome::Again => Some(MeetingEvent::Reopen),
            Outcome::Unclear => Some(MeetingEvent::Dispute),
            Outcome::Open => None,
        };
        match follows {
            Some(event) if self.of_meeting(of, event, Role::System, (false, None))?.is_err() => Err(format!("{event} does not follow")),
            _ => Ok(Ok(())),
        }
    }

    fn close_others(&mut self) -> Result<(), String> {
        use CandidacyState as S;
        for of in 0..self.candidates.len() {
            let runs = |state| matches!(state, S::Suggested | S::Invited | S::Applied | S::Shortlisted | S::Introduced);
            if self.candidates[of].is_some_and(|one| runs(one.state)) {
                self.must_follow(of, CandidacyEvent::Close)?;
            }
        }
        Ok(())
    }

    fn must_follow(&mut self, of: usize, event: CandidacyEvent) -> Result<(), String> {
        self.of_candidacy(of, event, Role::System, true, false)?.map_err(|()| format!("{event} does not follow"))
    }

    fn close_meeting(&mut self, of: usize) -> Result<(), String> {
        let state = self.candidates[of].and_then(|one| one.meeting).map(|meeting| meeting.state);
        match state {
            None | Some(MeetingState::Held | MeetingState::Cancelled) => Ok(()),
            Some(_) => self.of_meeting(of, MeetingEvent::Close, Role::System, (false, None))?.map_err(|()| "the meeting stays".to_owned()),
        }
    }

    fn live(&self) -> impl Iterator<Item = &Candidate> {
        self.candidates.iter().flatten()
    }

    pub fn note(&mut self, life: &'static str, of: (usize, usize), event: &'static str, from: Option<&'static str>, to: &'static str) {
        self.lines.push(Line { life, of, event, from, to });
    }

    /// What does not fit together.
    pub fn broken(&self) -> Option<String> {
        let chosen = self.live().filter(|one| one.state == CandidacyState::Selected).count();
        let running = self.works.iter().filter(|work| work.state != EngagementState::Ended).count();
        let is_engaged = self.mission == MissionState::Engaged;
        let ended = matches!(self.mission, MissionState::Completed | MissionState::Cancelled);
        let laws = [
            (is_engaged && chosen != 1, "an engaged mission without its one CTO"),
            (self.mission == MissionState::Completed && chosen != 1, "a completed mission that nobody completed"),
            (running != usize::from(is_engaged), "an engagement that runs while its mission is not engaged, or does not while it is"),
            (!is_engaged && !ended && chosen > 0, "somebody is chosen on a mission that searches"),
            (
                ended && self.live().any(|one| CANDIDACY.offers(one.state, CandidacyEvent::Close, Role::System)),
                "a candidacy outlives its mission",
            ),
            (self.live().any(|one| one.meeting.is_some() && !one.requested), "a meeting that nobody asked for"),
            (
                self.live().any(|one| {
                    let goes_on = one.meeting.is_some_and(|meeting| !matches!(meeting.state, MeetingState::Held | MeetingState::Cancelled));
                    goes_on && !matches!(one.state, CandidacyState::Introduced | CandidacyState::Selected)
                }),
                "a meeting outlives its candidacy",
            ),
            (
                self.works.iter().any(|work| work.state == EngagementState::Running && work.terms.in_force().is_none()),
                "work runs without terms",
            ),
            (
                self.works.iter().any(|work| work.terms.in_force().is_some_and(|terms| !terms.ceo_signed || !terms.cto_signed)),
                "terms hold that one has not signed",
            ),
            (
                self.works.iter().any(|work| work.state == EngagementState::Ended && work.wish == Some(EndingState::Open)),
                "a wish to end outlives what it was to end",
            ),
            (
                self.works
                    .iter()
                    .any(|work| work.handover == Some(HandoverState::Confirmed) && work.items.contains(&HandoverItemState::ToDo)),
                "a handover was confirmed, and something is left to do",
            ),
        ];
        laws.iter().find(|(broken, _)| *broken).map(|(_, law)| (*law).to_owned())
    }

    /// Follows the lines from the beginning: each begins where the one before it ended, and the last ones tell where everything stands.
    pub fn replayed(&self) -> Result<(), String> {
        let mut stands = std::collections::BTreeMap::new();
        stands.insert(("mission", (0, 0)), MissionState::Draft.code());
        for line in &self.lines {
            let before = stands.insert((line.life, line.of), line.to);
            if before != line.from {
                return Err(format!("{line:?} does not begin at {before:?}"));
            }
        }
        let mut is = std::collections::BTreeMap::new();
        is.insert(("mission", (0, 0)), self.mission.code());
        for (of, one) in self.candidates.iter().enumerate().filter_map(|(of, one)| one.map(|one| (of, one))) {
            is.insert(("candidacy", (of, 0)), one.state.code());
            is.extend(one.meeting.map(|meeting| (("meeting", (of, 0)), meeting.state.code())));
        }
        for (at, work) in self.works.iter().enumerate() {
            is.insert(("engagement", (at, 0)), work.state.code());
            let versions = (1..=work.terms.latest()).filter_map(|number| work.terms.version(number));
            is.extend(versions.map(|one| (("terms", (at, one.number.into())), one.state.code())));
            is.extend(work.wish.map(|wish| (("ending", (at, 0)), wish.code())));
            is.extend(work.month.map(|month| (("activity", (at, 0)), month.state.code())));
            is.extend(work.handover.map(|handover| (("handover", (at, 0)), handover.code())));
            is.extend(work.items.iter().enumerate().map(|(item, state)| (("item", (at, item)), state.code())));
        }
        if stands == is { Ok(()) } else { Err(format!("the lines tell {stands:?}, and it is {is:?}")) }
    }
}
