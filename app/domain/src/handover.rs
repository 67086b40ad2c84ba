//! What is handed over at the end of an engagement: the subjects of every handover, in the order in which they are gone through.

use chrono::{DateTime, Utc};

use crate::{Turn, Wait, code::codes, lifecycle::HandoverState, promises::business_days_after};

codes! {
    /// A subject that every handover begins with.
    pub enum HandoverTopic as "subject of a handover" {
        /// Who owns each access: code, hosting, shops, statistics.
        Accesses = "accesses",
        /// The code and what explains it.
        Code = "code",
        /// Hosting and domain names.
        Hosting = "hosting",
        /// Accounts with suppliers, and who pays them.
        Bills = "bills",
        /// Passwords and keys that the CTO knew are other ones now.
        Secrets = "secrets",
        /// What is begun and not finished.
        OpenWork = "open_work",
        /// The team knows whom to ask.
        Team = "team",
        /// A last talk.
        LastTalk = "last_talk",
    }
}

/// A list on which nothing is left to do is confirmed within five business days.
const CONFIRM_DAYS: u8 = 5;

/// Who is waited for: the CEO, once nothing is left to do; while both go through the list, nobody in particular. `settled` is when the last thing was.
pub fn wait(state: HandoverState, to_do: usize, settled: Option<DateTime<Utc>>) -> Option<Wait> {
    let since = settled.filter(|_| state == HandoverState::Open && to_do == 0)?;
    Some(Wait { turn: Turn::Ceo, since, by: business_days_after(since, CONFIRM_DAYS) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ceo_is_waited_for_once_nothing_is_left_to_do() {
        // A Friday.
        let settled = "2026-11-27T09:00:00Z".parse().ok();
        let wait_of = |state, to_do| wait(state, to_do, settled).map(|wait| (wait.turn, wait.by.to_rfc3339()));
        assert_eq!(wait_of(HandoverState::Open, 0), Some((Turn::Ceo, "2026-12-04T09:00:00+00:00".to_owned())));
        assert_eq!((wait_of(HandoverState::Open, 1), wait_of(HandoverState::Confirmed, 0)), (None, None));
    }
}
