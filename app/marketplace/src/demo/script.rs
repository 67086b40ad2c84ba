//! What happens to each mission of the demo community, and when: acts in the order of time, over all missions, so that the audit log reads as it would have.

use chrono::{DateTime, Datelike, Duration, Timelike, Utc, Weekday};

use super::{
    talks::Talk,
    texts::{Ends, Meets, WrittenNeed},
};

/// One thing that somebody does. Candidates are counted from 0, in the order in which they were invited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    /// The CEO writes the need and sends it.
    Submit,
    /// The CEO writes the need and leaves it there.
    Draft,
    /// Staff adds what was said on the telephone.
    Complete,
    AskSignOff,
    SignOff,
    Open,
    /// The CEO shows it to everybody.
    Publish,
    /// Staff invites the best who are free of other matters.
    Invite,
    /// Staff invites those whom the need names.
    InviteGuests,
    Apply(usize),
    Refuse(usize),
    /// Staff puts everybody who applied on the list and shows it to the CEO.
    Shortlist,
    Meet(usize),
    Accept(usize),
    /// The CEO proposes slots: ahead of today, or so that both are asked today.
    Propose(usize, Meets),
    /// The CTO takes the first of them.
    Agree(usize),
    /// Both are asked whether they met.
    Ask(usize),
    /// Both say how it went; whether both want to go on.
    Verdicts(usize, bool),
    Select(usize),
    /// Somebody writes in the conversation with this candidate.
    Talk(usize, Talk),
    /// Both write what they agreed on.
    Agreement,
    /// What was done until now is noted.
    Work,
    /// What was aimed at stands where it ends.
    Aim,
    Finish,
    /// Both say how it went, some of them in public.
    Tell,
    Cancel,
}

/// An act, and how many hours after the submission it happens.
pub(super) fn acts(need: &WrittenNeed) -> Vec<(i64, Act)> {
    let mut acts = vec![(0, if need.ends == Ends::Draft { Act::Draft } else { Act::Submit })];
    if matches!(need.ends, Ends::Draft | Ends::Submitted) {
        return acts;
    }
    acts.extend([(4, Act::Complete), (5, Act::AskSignOff)]);
    if need.ends == Ends::Asked {
        return acts;
    }
    acts.push((8, Act::SignOff));
    if need.ends == Ends::Signed {
        return acts;
    }
    acts.extend([(9, Act::Open), (10, Act::Invite)]);
    if need.posting.is_some() {
        acts.push((12, Act::Publish));
    }
    let applying = (0..need.applies).map(|at| (14 + 6 * i64::try_from(at).unwrap_or(0), Act::Apply(at)));
    let refusing = (need.applies..need.applies + need.refuses).map(|at| (20 + 3 * i64::try_from(at).unwrap_or(0), Act::Refuse(at)));
    acts.extend(applying.chain(refusing));
    if !need.guests.is_empty() {
        acts.push((need.hours.saturating_sub(5).max(11), Act::InviteGuests));
    }
    match need.ends {
        Ends::Cancelled => acts.push((60, Act::Cancel)),
        Ends::Shortlisted => acts.push((48, Act::Shortlist)),
        Ends::Meeting => acts.extend(meeting(need)),
        Ends::Engaged | Ends::Completed => acts.extend(choice(need)),
        _ => {}
    }
    acts.sort_by_key(|(hours, _)| *hours);
    acts
}

/// The first of the list meets the company; the second has not answered yet.
fn meeting(need: &WrittenNeed) -> Vec<(i64, Act)> {
    // How long ago, in hours: accepted, slots proposed, one of them taken.
    let [accepted, proposed, agreed] = match need.meets {
        Some(Meets::Asked) => [200, 180, 170],
        Some(Meets::Agreed) => [70, 50, 44],
        Some(Meets::Proposed) | None => [30, 20, 0],
    };
    let at = |ago: i64| need.hours - ago;
    let mut acts =
        vec![(48, Act::Shortlist), (52, Act::Talk(0, Talk::Question)), (56, Act::Talk(0, Talk::Answer)), (58, Act::Talk(1, Talk::Access))];
    acts.extend([
        (at(accepted + 20), Act::Meet(0)),
        (at(19), Act::Meet(1)),
        (at(accepted), Act::Accept(0)),
        (at(accepted - 2), Act::Talk(0, Talk::Place)),
    ]);
    acts.extend(need.meets.map(|meets| (at(proposed), Act::Propose(0, meets))));
    if matches!(need.meets, Some(Meets::Agreed | Meets::Asked)) {
        acts.push((at(agreed), Act::Agree(0)));
    }
    if need.meets == Some(Meets::Asked) {
        acts.push((need.hours, Act::Ask(0)));
    }
    acts.sort_by_key(|(hours, _)| *hours);
    acts
}

fn choice(need: &WrittenNeed) -> Vec<(i64, Act)> {
    let last = need.applies.saturating_sub(1).min(1);
    let mut acts = vec![(48, Act::Shortlist)];
    for at in (0..=last).rev() {
        let later = i64::try_from(at).unwrap_or(0);
        acts.extend([(72 + later, Act::Meet(at)), (94 + later, Act::Accept(at)), (168 + later, Act::Verdicts(at, at == 0))]);
    }
    acts.push((220, Act::Select(0)));
    acts.extend([(221, Act::Talk(0, Talk::Welcome)), (223, Act::Talk(0, Talk::Start)), (224, Act::Talk(0, Talk::Reminder))]);
    match need.ends {
        Ends::Completed => acts.extend([(859, Act::Aim), (860, Act::Finish), (884, Act::Tell)]),
        _ => {
            acts.push((need.hours.max(225), Act::Work));
            // Today.
            acts.push((need.hours, Act::Agreement));
        }
    }
    acts
}

/// In the play, an invitation is answered within so much time, if it is.
const ANSWERED_WITHIN: Duration = Duration::hours(40);

/// How long the next act waits, at least.
pub(super) const BREATH: Duration = Duration::minutes(17);

/// The acts of a mission, and when each of them happens. Whoever answers an invitation does so while it waits, whatever else happens meanwhile.
pub(super) fn program(need: &WrittenNeed, now: DateTime<Utc>) -> Vec<(DateTime<Utc>, Act)> {
    let mut program = Vec::new();
    let (mut last, mut invited, mut answered) = (DateTime::<Utc>::MIN_UTC, None, None);
    for (later, act) in acts(need) {
        let meant = moment(now, (need.hours - later).max(0));
        let when = match (act, invited) {
            (Act::Apply(_) | Act::Refuse(_), Some(invited)) => {
                let when = meant.min(invited + ANSWERED_WITHIN).max(answered.unwrap_or(invited) + BREATH).min(now);
                answered = Some(when);
                when
            }
            _ => meant.max(last + BREATH).min(now),
        };
        if act == Act::Invite {
            invited = Some(when);
        }
        last = last.max(when);
        program.push((when, act));
    }
    program
}

/// When something `hours` before now happened: what is more than four days ago fell on a working day, between eight and seventeen o'clock UTC.
pub(super) fn moment(now: DateTime<Utc>, hours: i64) -> DateTime<Utc> {
    let at = now - Duration::hours(hours);
    if hours <= 96 {
        return at;
    }
    let at = at - Duration::hours(i64::from(at.hour())) + Duration::hours(8 + i64::from(at.hour()) % 9);
    match at.weekday() {
        Weekday::Sat => at - Duration::days(1),
        Weekday::Sun => at - Duration::days(2),
        _ => at,
    }
}

/// Every hour of a week, at each of which a play may end.
#[cfg(test)]
pub(super) fn hours_of_a_week() -> impl Iterator<Item = DateTime<Utc>> {
    let monday: DateTime<Utc> = "2026-11-23T00:07:00Z".parse().unwrap();
    (0..7 * 24).map(move |hour| monday + Duration::hours(hour))
}

#[cfg(test)]
mod tests {
    use domain::promises::answer_by;

    use super::{super::texts::Texts, *};

    #[test]
    fn invitations_are_answered_while_they_wait_whenever_the_play_ends() {
        let texts = Texts::read().unwrap();
        let needs = texts.startups.iter().flat_map(|(_, one)| &one.need);
        for (need, now) in needs.flat_map(|need| hours_of_a_week().map(move |now| (need, now))) {
            let program = program(need, now);
            let Some((invited, _)) = program.iter().find(|(_, act)| *act == Act::Invite) else { continue };
            for (when, act) in &program {
                if matches!(act, Act::Apply(_) | Act::Refuse(_)) {
                    assert!(
                        *invited < *when && *when < answer_by(*invited),
                        "{now}: {}: {act:?} at {when}, asked at {invited}",
                        need.title
                    );
                }
                if *act == Act::Shortlist {
                    let everybody = program.iter().filter(|(_, act)| matches!(act, Act::Apply(_))).all(|(applied, _)| applied < when);
                    assert!(everybody, "{now}: {}: a list before everybody applied", need.title);
                }
            }
        }
    }
}
