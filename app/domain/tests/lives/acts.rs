//! Who does what next: half of the time what leads on, else anything by anybody.

use domain::{Role, lifecycle::*, meeting::MeetingAnswer, terms::Act as TermsAct};

use crate::world::{Candidate, World};

/// What somebody tries. A number says of which candidacy, or which thing on a list; a `bool` whether what is asked for beside it is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// The criteria of the need change: there are some now, or none.
    Criteria(bool),
    Mission(MissionEvent, bool),
    /// With a reason or without; where the time is over.
    Candidacy(usize, CandidacyEvent, bool, bool),
    Wants(usize, bool),
    Meeting(usize, MeetingEvent, (bool, Option<MeetingAnswer>)),
    /// The date of a meeting passes.
    Time(usize),
    Terms(TermsAct),
    Ending(EndingEvent, bool),
    Activity(ActivityEvent, bool),
    Handover(HandoverEvent),
    Item(usize, HandoverItemEvent, bool),
}

/// Numbers that look drawn, the same for the same life: splitmix64 (Steele, Lea, Flood, 2014).
pub struct Chance(u64);

impl Chance {
    pub fn of(seed: u64, number: u64) -> Self {
        Self(seed ^ number.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    /// Less than `most`.
    pub fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % most as u64).unwrap_or(0)
    }

    pub fn often(&mut self) -> bool {
        self.below(4) > 0
    }

    pub fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

/// What is tried next, and by whom.
pub fn next(world: &World, chance: &mut Chance) -> (Act, Role) {
    if chance.below(2) == 0 { onward(world, chance) } else { anything(world, chance) }
}

fn anything(world: &World, chance: &mut Chance) -> (Act, Role) {
    let (of, said, late) = (chance.below(3), chance.often(), chance.below(2) == 0);
    let latest = world.works.last().map_or(0, |work| work.terms.latest());
    let number = latest.saturating_sub(u16::try_from(chance.below(2)).unwrap_or(0));
    let act = match chance.below(14) {
        0 => Act::Criteria(said),
        // Giving up is rare, or no life would be long.
        1 => match chance.one(MissionEvent::ALL) {
            MissionEvent::Cancel if chance.below(8) > 0 => Act::Time(of),
            event => Act::Mission(event, said),
        },
        2..=4 => Act::Candidacy(of, chance.one(CandidacyEvent::ALL), said, late),
        5 => Act::Wants(of, said),
        6..=8 => Act::Meeting(of, chance.one(MeetingEvent::ALL), (said, Some(chance.one(MeetingAnswer::ALL)))),
        9 => Act::Time(of),
        10 => {
            Act::Terms(chance.one(&[TermsAct::Propose, TermsAct::Sign(number), TermsAct::Withdraw(number), TermsAct::Refuse(number, said)]))
        }
        11 => Act::Ending(chance.one(EndingEvent::ALL), said),
        12 => Act::Activity(chance.one(ActivityEvent::ALL), said),
        _ if late => Act::Handover(chance.one(HandoverEvent::ALL)),
        _ => Act::Item(of, chance.one(HandoverItemEvent::ALL), said),
    };
    // What the system does follows from what others do: here the clock alone.
    let by = match act {
        Act::Candidacy(_, CandidacyEvent::Expire, ..) | Act::Meeting(_, MeetingEvent::Ask | MeetingEvent::Dispute, _) => Role::System,
        Act::Candidacy(_, CandidacyEvent::Select, ..) | Act::Mission(MissionEvent::Engage, _) => Role::Staff,
        _ => chance.one(&[Role::Ceo, Role::Cto, Role::Staff]),
    };
    (act, by)
}

/// What leads on, from where things stand.
fn onward(world: &World, chance: &mut Chance) -> (Act, Role) {
    let of = chance.below(world.candidates.len());
    match world.mission {
        MissionState::Draft if world.has_criteria => (Act::Mission(MissionEvent::Submit, false), Role::Ceo),
        MissionState::Draft => (Act::Criteria(true), Role::Ceo),
        MissionState::Submitted if !world.has_criteria => (Act::Criteria(true), Role::Staff),
        MissionState::Submitted if !world.sign_off_asked => (Act::Mission(MissionEvent::AskSignOff, false), Role::Staff),
        MissionState::Submitted if !world.signed_off => (Act::Mission(MissionEvent::SignOff, false), Role::Ceo),
        MissionState::Submitted => (Act::Mission(MissionEvent::Open, false), Role::Staff),
        MissionState::Open if chance.below(4) == 0 => (Act::Mission(MissionEvent::Shortlist, false), Role::Staff),
        MissionState::Open | MissionState::Shortlisted => of_candidate(of, world.candidates[of].as_ref(), chance),
        MissionState::Engaged | MissionState::Completed | MissionState::Cancelled => of_work(world, chance),
    }
}

fn of_candidate(of: usize, candidate: Option<&Candidate>, chance: &mut Chance) -> (Act, Role) {
    use CandidacyEvent as E;
    let step = |event, by| (Act::Candidacy(of, event, true, true), by);
    let Some(candidate) = candidate else {
        return chance.one(&[step(E::Suggest, Role::Staff), step(E::Invite, Role::Staff), step(E::Apply, Role::Cto)]);
    };
    match candidate.state {
        CandidacyState::Suggested | CandidacyState::Expired => chance.one(&[step(E::Invite, Role::Staff), step(E::Apply, Role::Cto)]),
        CandidacyState::Invited => chance.one(&[step(E::Apply, Role::Cto), step(E::Apply, Role::Cto), step(E::Expire, Role::System)]),
        CandidacyState::Applied => step(E::Shortlist, Role::Staff),
        CandidacyState::Shortlisted if candidate.requested => step(E::AcceptIntroduction, Role::Cto),
        CandidacyState::Shortlisted => step(E::RequestIntroduction, Role::Ceo),
        CandidacyState::Introduced => match (candidate.ceo_wants, candidate.cto_wants) {
            (Some(true), Some(true)) if chance.below(3) == 0 => step(E::Select, Role::Ceo),
            (Some(true), _) if chance.below(3) == 0 => (Act::Wants(of, true), Role::Cto),
            _ if chance.below(3) == 0 => (Act::Wants(of, true), Role::Ceo),
            _ => of_meeting(of, candidate, chance),
        },
        _ => (Act::Time(of), Role::System),
    }
}

fn of_meeting(of: usize, candidate: &Candidate, chance: &mut Chance) -> (Act, Role) {
    use MeetingEvent as E;
    let step = |event, by| (Act::Meeting(of, event, (true, Some(MeetingAnswer::Met))), by);
    let sides = [Role::Ceo, Role::Cto];
    match candidate.meeting.map(|meeting| (meeting.state, meeting.proposed_by, meeting.date)) {
        None | Some((MeetingState::Unfit | MeetingState::Cancelled, ..)) => {
            step(E::Propose, chance.one(&[Role::Ceo, Role::Cto, Role::Staff]))
        }
        Some((MeetingState::Proposed, Role::Staff, _)) => step(E::Pick, chance.one(&sides)),
        Some((MeetingState::Proposed, by, _)) => {
            step(chance.one(&[E::Accept, E::Accept, E::Keep, E::Refuse]), if by == Role::Ceo { Role::Cto } else { Role::Ceo })
        }
        Some((MeetingState::Agreed, _, Some(true))) => (Act::Time(of), Role::System),
        Some((MeetingState::Agreed, ..)) => chance.one(&[step(E::Ask, Role::System), step(E::Answer, Role::Ceo)]),
        Some((MeetingState::Asked, ..)) => {
            let answer = chance.one(&[MeetingAnswer::Met, MeetingAnswer::Met, MeetingAnswer::NotYet]);
            (Act::Meeting(of, E::Answer, (true, Some(answer))), chance.one(&sides))
        }
        Some((MeetingState::Disputed, ..)) => step(chance.one(&[E::Hold, E::Reopen]), Role::Staff),
        Some((MeetingState::Held, ..)) => (Act::Wants(of, true), chance.one(&sides)),
    }
}

fn of_work(world: &World, chance: &mut Chance) -> (Act, Role) {
    let Some(work) = world.works.last() else { return (Act::Time(0), Role::System) };
    let sides = [Role::Ceo, Role::Cto];
    let side = chance.one(&sides);
    let item = if work.items.is_empty() { 0 } else { chance.below(work.items.len()) };
    match chance.below(10) {
        0..=2 => match work.terms.open() {
            Some(open) => (Act::Terms(TermsAct::Sign(open.number)), if open.ceo_signed { Role::Cto } else { Role::Ceo }),
            None => (Act::Terms(TermsAct::Propose), side),
        },
        3 | 4 => match work.month.map(|month| (month.state, month.correction_by)) {
            None => (Act::Activity(chance.one(&[ActivityEvent::Note, ActivityEvent::Send]), true), Role::Cto),
            Some((ActivityState::Open | ActivityState::Returned, _)) => (Act::Activity(ActivityEvent::Send, true), Role::Cto),
            Some((ActivityState::Sent, _)) => {
                (Act::Activity(chance.one(&[ActivityEvent::Approve, ActivityEvent::Return]), true), Role::Ceo)
            }
            Some((ActivityState::Approved, None)) => (Act::Activity(ActivityEvent::AskCorrection, true), side),
            Some((ActivityState::Approved, Some(_))) => (Act::Activity(ActivityEvent::Reopen, true), side),
        },
        5 => (Act::Ending(chance.one(&[EndingEvent::Ask, EndingEvent::Ask, EndingEvent::Refuse]), true), chance.one(&[side, Role::Staff])),
        6..=8 => match work.handover {
            None => (Act::Handover(HandoverEvent::Begin), side),
            Some(HandoverState::Confirmed) => (Act::Handover(HandoverEvent::Reopen), Role::Ceo),
            Some(HandoverState::Open) if work.items.len() < 3 => (Act::Item(item, HandoverItemEvent::Add, true), side),
            Some(HandoverState::Open) if work.items.contains(&HandoverItemState::ToDo) => {
                (Act::Item(item, chance.one(&[HandoverItemEvent::Tick, HandoverItemEvent::SetAside]), true), side)
            }
            Some(HandoverState::Open) => (Act::Handover(HandoverEvent::Confirm), Role::Ceo),
        },
        _ => match chance.below(4) {
            0 => (Act::Mission(MissionEvent::Rematch, true), Role::Staff),
            1 => (Act::Mission(MissionEvent::Complete, false), Role::Staff),
            _ => (Act::Time(0), Role::System),
        },
    }
}
