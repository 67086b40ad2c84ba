//! A conversation: what the CEO, the CTO and staff write to each other about one candidacy. Who is part of it and who may write follows from where
//! the candidacy and its mission stand.

use crate::{
    Role,
    lifecycle::{CandidacyState, MissionState},
};

/// For so many minutes a message can be taken back by its author.
pub const FRESH_MINUTES: i64 = 15;

/// So many messages one person writes within an hour, over all conversations.
pub const MOST_AN_HOUR: u32 = 40;

/// The same for a member of staff, who answers many.
pub const MOST_AN_HOUR_BY_STAFF: u32 = 200;

/// So many files one conversation holds at most.
pub const MOST_FILES: u32 = 30;

/// Where the candidacy of a conversation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Circumstances {
    pub candidacy: CandidacyState,
    pub mission: MissionState,
    /// The CTO has a place on the list, and staff has put it before the CEO.
    pub on_list: bool,
    /// Something was written that the CEO reads: the CEO was part of it before.
    pub known_to_ceo: bool,
}

/// Whether somebody of this role is part of the conversation. A CEO is from the moment at which the CTO is put before them, a CTO from the moment at
/// which they know of the candidacy; neither ceases to be when it ends, but who is taken off the list is nobody's any more.
pub const fn is_member(role: Role, at: &Circumstances) -> bool {
    use CandidacyState as C;
    use MissionState as M;
    let cto_knows = !matches!(at.candidacy, C::Suggested);
    match role {
        Role::Ceo => {
            let was_listed = matches!(at.candidacy, C::Shortlisted | C::Introduced | C::Selected | C::Ended | C::Declined | C::Withdrawn);
            // Who was chosen stays known to the CEO, whatever became of it.
            let list_is_shown = matches!(at.mission, M::Shortlisted | M::Engaged | M::Completed) || matches!(at.candidacy, C::Ended);
            at.on_list && was_listed && (list_is_shown || at.known_to_ceo)
        }
        Role::Cto | Role::Staff => cto_knows,
        Role::System => false,
    }
}

/// Whether a member may write now. The sides may while the candidacy runs, and with whoever was chosen while the mission does; staff always may.
pub const fn may_write(role: Role, at: &Circumstances) -> bool {
    use CandidacyState as C;
    use MissionState as M;
    let searches = matches!(at.mission, M::Open | M::Shortlisted);
    let works = matches!(at.mission, M::Engaged) && matches!(at.candidacy, C::Selected);
    is_member(role, at)
        && match role {
            Role::Ceo => works || searches && matches!(at.candidacy, C::Shortlisted | C::Introduced),
            // Whoever did not answer an invitation in time may still apply, and ask before.
            Role::Cto => works || searches && matches!(at.candidacy, C::Invited | C::Expired | C::Applied | C::Shortlisted | C::Introduced),
            Role::Staff => true,
            Role::System => false,
        }
}

/// What has ended, so that nothing more will come of a conversation for its sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    Candidacy,
    Mission,
}

/// The candidacy where it has ended, else its mission; nothing while both go on.
pub const fn ended(at: &Circumstances) -> Option<Ended> {
    use CandidacyState as C;
    use MissionState as M;
    match (at.candidacy, at.mission) {
        (C::Declined | C::Withdrawn | C::Ended, _) => Some(Ended::Candidacy),
        (_, M::Completed | M::Cancelled) => Some(Ended::Mission),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    //! Laws: 1. only a member writes; 2. to a CEO nobody exists who was not put before them; 3. what has ended is read and not written to, but by
    //! staff; 4. a CTO whom staff only thinks of is written to by nobody.

    use super::*;

    fn all() -> impl Iterator<Item = Circumstances> {
        let flags = [(false, false), (false, true), (true, false), (true, true)];
        CandidacyState::ALL.iter().flat_map(move |candidacy| {
            MissionState::ALL.iter().flat_map(move |mission| {
                flags.map(|(on_list, known_to_ceo)| Circumstances { candidacy: *candidacy, mission: *mission, on_list, known_to_ceo })
            })
        })
    }

    #[test]
    fn law_1_only_a_member_writes() {
        for at in all() {
            for role in Role::ALL {
                assert!(!may_write(*role, &at) || is_member(*role, &at), "{role} {at:?}");
            }
            assert!(!is_member(Role::System, &at));
        }
    }

    #[test]
    fn law_2_nobody_exists_who_was_not_put_before_the_ceo() {
        for at in all().filter(|at| is_member(Role::Ceo, at)) {
            assert!(at.on_list, "{at:?}");
            assert!(!matches!(at.candidacy, CandidacyState::Suggested | CandidacyState::Invited | CandidacyState::Applied), "{at:?}");
        }
    }

    #[test]
    fn law_3_what_has_ended_is_read_and_written_to_by_staff_alone() {
        let ended =
            |at: &Circumstances| matches!(at.candidacy, CandidacyState::Ended | CandidacyState::Declined | CandidacyState::Withdrawn);
        let is_over = |at: &Circumstances| matches!(at.mission, MissionState::Completed | MissionState::Cancelled);
        for at in all().filter(|at| ended(at) || is_over(at)) {
            assert!(!may_write(Role::Ceo, &at) && !may_write(Role::Cto, &at), "{at:?}");
            assert!(super::ended(&at).is_some(), "{at:?}");
            assert_eq!(is_member(Role::Cto, &at), at.candidacy != CandidacyState::Suggested);
            assert_eq!(may_write(Role::Staff, &at), at.candidacy != CandidacyState::Suggested);
        }
        let cancelled =
            Circumstances { candidacy: CandidacyState::Declined, mission: MissionState::Cancelled, on_list: true, known_to_ceo: true };
        assert!(is_member(Role::Ceo, &cancelled), "what was read can be read again");
    }

    #[test]
    fn law_4_a_cto_whom_staff_only_thinks_of_is_written_to_by_nobody() {
        for at in all().filter(|at| at.candidacy == CandidacyState::Suggested) {
            assert!(Role::ALL.iter().all(|role| !is_member(*role, &at)), "{at:?}");
        }
    }
}
