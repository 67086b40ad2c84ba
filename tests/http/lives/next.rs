//! Who does what next: more than half of the time what leads on, else anything by anybody.

use domain::Role;
use rand::RngExt as _;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;

use super::acts::Act;
use super::stands::{Candidate, Stands, Work};
use super::{Cast, after};

/// The next act.
pub fn next(cast: &Cast, stands: &Stands, chance: &mut StdRng) -> Act {
    if chance.random_bool(0.6) { onward(cast, stands, chance) } else { anything(stands, chance) }
}

/// Anything, by anybody; where there is work, half of the time something about it.
fn anything(stands: &Stands, chance: &mut StdRng) -> Act {
    if stands.work.is_some() && chance.random_bool(0.5) {
        return Act::After(after::anything(*[Role::Ceo, Role::Cto, Role::Staff].choose(chance).unwrap(), chance));
    }
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
        Act::BeginHandover(by),
        Act::Confirm,
        Act::ReopenHandover,
        Act::Add(by),
        Act::Mark(by, "done"),
        Act::Wait(*[30, 600, 1_500, 3_000, 10_080].choose(chance).unwrap()),
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
    let is_over = work.state == "ended";
    match chance.random_range(0..14) {
        0..=3 if is_over => after::once_it_has_ended(work, chance),
        0..=3 if work.terms.is_some() => Act::Sign(if work.ceo_signed { Role::Cto } else { Role::Ceo }),
        0..=3 if work.state == "agreeing" || chance.random_bool(0.1) => Act::Terms(side),
        4 | 5 if !is_over => match work.month.as_deref() {
            None | Some("open" | "returned") => Act::Note(chance.random_bool(0.6)),
            Some("sent") if chance.random_bool(0.6) => Act::Approve,
            Some("sent") => Act::SendBack,
            Some(_) => Act::Reopen(side),
        },
        6 | 7 if !is_over => match (work.handover.as_deref(), work.to_do) {
            (None, _) => Act::BeginHandover(side),
            (Some("confirmed"), _) => Act::ReopenHandover,
            (Some(_), Some(_)) => Act::Mark(side, if chance.random_bool(0.7) { "done" } else { "not_applicable" }),
            (Some(_), None) => Act::Confirm,
        },
        8 if work.is_to_end => *[Act::Complete, Act::Complete, Act::SearchAgain, Act::RefuseToEnd].choose(chance).unwrap(),
        8 if !is_over && chance.random_bool(0.5) => Act::AskToEnd(side),
        9 if !is_over => Act::Wait(700),
        10..=12 if work.state == "running" => Act::Wait(*[5_760, 10_080, 21_600].choose(chance).unwrap()),
        _ if is_over => after::once_it_has_ended(work, chance),
        _ if work.state == "running" => after::while_it_runs(work, chance),
        _ => Act::Wait(1_500),
    }
}
