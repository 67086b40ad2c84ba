//! What would bring the CEO more people, in counts only.
//!
//! A CEO is shown how many, never who. Days, places and technologies may be shown before an introduction, rates may not: what a larger budget
//! would bring is said only where several people are behind the number. Where it is not said, there may be nobody, or too few to be told apart.

use matching::rank::{Edit, WhatIf};

use super::for_mission::whole;
use crate::{Marketplace, Problem, missions::MissionOwner};

/// The fewest people of whom a change of the budget may speak.
const FEWEST: u32 = 3;

/// Each change of the need that makes sense, and what a real ranking of the changed need would bring.
pub async fn what_ifs(market: &Marketplace, owner: &MissionOwner) -> Result<Vec<WhatIf>, Problem> {
    let whole = whole(market, owner.mission()).await?;
    Ok(whole.what_if.iter().filter(|found| may_be_told(found)).cloned().collect())
}

fn may_be_told(found: &WhatIf) -> bool {
    let is_rate = matches!(found.edit, Edit::RateRaised { .. });
    !is_rate || (found.gained >= FEWEST && (found.lost == 0 || found.lost >= FEWEST))
}

#[cfg(test)]
mod tests {
    use super::*;

    // 1. Of a budget nothing is said that could be one or two people's rate, not even that it would bring nobody.

    #[test]
    fn law_1_no_rate_of_one_or_two() {
        let rate = |gained, lost| may_be_told(&WhatIf { edit: Edit::RateRaised { percent: 10 }, gained, lost });
        assert_eq!(
            [(0, 0), (1, 0), (2, 0), (3, 0), (3, 1), (9, 3)].map(|(gained, lost)| rate(gained, lost)),
            [false, false, false, true, false, true]
        );
        assert!(may_be_told(&WhatIf { edit: Edit::RemoteAccepted, gained: 1, lost: 0 }));
    }
}
