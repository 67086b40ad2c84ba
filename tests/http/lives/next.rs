//! Who does what next: more than half of the time what leads on, else anything by anybody.

use domain::Role;
use rand::RngExt as _;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;

use super::Cast;
use super::acts::Act;
use super::stands::{Candidate, Stands, Work};

/// The next act.
pub fn next(cast: &Cast, stands: &Stands, chance: &mut StdRng) -> Act {
    if chance.random_bool(0.6) { onward(cast, stands, chance) } else { anything(chance) }
}

/// Anything, by anybody.
fn anything(chance: &mut StdRng) -> Act {
    let at = chance.random_range(0..3);
    let by = *[Role::Ceo, Role::Cto, Role::Staff].choose(chance).unwrap();
    let answer = *["met", "not_yet", "absent"].choose(chance).unwrap();
    let acts = [
        Act::Submit,
        Act::AskSignOff,
        Act::SignOff,
        Act::Open,
        Act::Publish,
        Act::Invite(at),
        Act::Apply(at),
        Act::RefuseInvitation(at),
        Act::List(at),
        Act::Unlist(at),
        Act::AskToMeet(at),
        Act::AgreeToMeet(at),
        Act::RefuseToMeet(at),
        Act::Verdict(at, by, answer != "absent"),
        Act::Select(at),
        Act::Decline(at, by),
        Act::Withdraw(at),
        Act::Propose(at, by),
        Act::Take(at, by),
        Act::RefuseSlots(at, by),
        Act::CallOff(at, by),
        Act::Answer(at, by, answer),
        Act::Settle(at, answer),
        Act::Write(at, by),
        Act::Terms(by),
        Act::Sign(by),
        Act::WithdrawTerms(by),
        Act::RefuseTerms(by),
        Act::AskToEnd(by),
        Act::RefuseToEnd,
        Act::Note(answer == "met"),
        Act::Approve,
        Act::SendBack,
        Act::Reopen(by),
        Act::Report,
        Act::BeginHandover(by),
        Act::Confirm,
        Act::ReopenHandover,
        Act::Add(by),
        Act::Mark(by, "done"),
        Act::Wait(*[30, 600, 1_500, 3_000].choose(chance).unwrap()),
    ];
    // What ends a life is rare, or none would be long.
    let ends = [Act::SearchOn, Act::Cancel, Act::Complete, Act::SearchAgain];
    *if chance.random_bool(0.04) { ends.choose(chance) } else { acts.choose(chance) }.unwrap()
}

/// What leads on, from where things stand.
fn onward(cast: &Cast, stands: &Stands, chance: &mut StdRng) -> Act {
    let at = chance.random_range(0..3);
    match (stands.state.as_str(), stands.sign_off_asked, stands.signed_off) {
        ("draft", ..) => Act::Submit,
        ("submitted", false, _) => Act::AskSignOff,
        ("submitted", true, false) => Act::SignOff,
        ("submitted", ..) => Act::Open,
        ("open", ..) if chance.random_bool(0.2) => Act::Publish,
        ("open" | "shortlisted", ..) => {
            let profile = cast.ctos[at].profile().0;
            of_candidate(at, stands.candidates.iter().find(|one| one.profile_id == profile), chance)
        }
        _ => stands.work.as_ref().map_or(Act::Wait(60), |work| of_work(work, chance)),
    }
}

fn of_candidate(at: usize, candidate: Option<&Candidate>, chance: &mut StdRng) -> Act {
    let side = *[Role::Ceo, Role::Cto].choose(chance).unwrap();
    let Some(one) = candidate else { return if chance.random_bool(0.5) { Act::Invite(at) } else { Act::Apply(at) } };
    match (one.state.as_str(), one.meeting.as_deref()) {
        ("expired", _) => Act::Invite(at),
        ("invited", _) => Act::Apply(at),
        ("applied", _) => Act::List(at),
        ("shortlisted", _) if one.requested => Act::AgreeToMeet(at),
        ("shortlisted", _) => Act::AskToMeet(at),
        ("introduced", _) if one.ceo_wants == Some(true) && one.cto_wants == Some(true) => Act::Select(at),
        ("introduced", None | Some("unfit" | "cancelled")) if chance.random_bool(0.5) => Act::Propose(at, side),
        ("introduced", Some("proposed")) if chance.random_bool(0.7) => {
            Act::Take(at, if one.proposed_by.as_deref() == Some("ceo") { Role::Cto } else { Role::Ceo })
        }
        ("introduced", Some("agreed")) if chance.random_bool(0.7) => Act::Wait(4_500),
        ("introduced", Some("asked")) => Act::Answer(at, side, if chance.random_bool(0.8) { "met" } else { "not_yet" }),
        ("introduced", Some("disputed")) => Act::Settle(at, "met"),
        ("introduced", _) if one.ceo_wants == Some(true) => Act::Verdict(at, Role::Cto, true),
        ("introduced", _) => Act::Verdict(at, Role::Ceo, true),
        _ => Act::Wait(300),
    }
}

fn of_work(work: &Work, chance: &mut StdRng) -> Act {
    let side = *[Role::Ceo, Role::Cto].choose(chance).unwrap();
    match chance.random_range(0..12) {
        0..=2 if work.terms.is_some() => Act::Sign(if work.ceo_signed { Role::Cto } else { Role::Ceo }),
        0..=2 => Act::Terms(side),
        3..=5 => match work.month.as_deref() {
            None | Some("open" | "returned") => Act::Note(chance.random_bool(0.6)),
            Some("sent") if chance.random_bool(0.6) => Act::Approve,
            Some("sent") => Act::SendBack,
            Some(_) => Act::Reopen(side),
        },
        6 => Act::AskToEnd(side),
        7 | 8 => match (work.handover.as_deref(), work.to_do) {
            (None, _) => Act::BeginHandover(side),
            (Some("confirmed"), _) => Act::ReopenHandover,
            (Some(_), Some(_)) => Act::Mark(side, if chance.random_bool(0.7) { "done" } else { "not_applicable" }),
            (Some(_), None) => Act::Confirm,
        },
        9 => Act::Report,
        10 if work.ended => Act::Wait(600),
        10 => *[Act::Complete, Act::SearchAgain, Act::RefuseToEnd, Act::Wait(1_500)].choose(chance).unwrap(),
        _ => Act::Wait(700),
    }
}
