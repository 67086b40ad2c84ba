//! What a CTO looks for. The wishes of one list are alternatives: the one that the mission meets best counts.

pub(super) mod impact;
pub(super) mod mission_type;
pub(super) mod sector;
pub(super) mod stage;

use domain::{Criterion, CriterionValue};

use crate::rank::outcome::Outcome;
use crate::rank::rule::{Judgement, Pull};
use crate::rank::{Fact, Question, Reason, Verdict, WHOLE, Wish};

/// A list of wishes applies as soon as it says something.
fn pull_of<T>(wishes: &[T]) -> Pull {
    if wishes.is_empty() { Pull::None } else { Pull::Full }
}

/// The best of what the mission gives for what is wished; unknown while the mission says nothing of the kind.
fn best<'a>(
    wishes: &[Wish],
    given: impl Iterator<Item = &'a Criterion>,
    nearness: impl Fn(Wish, Wish) -> u32,
    question: Question,
) -> Judgement {
    let given: Vec<(&Criterion, Wish)> = given.filter_map(|criterion| Some((criterion, as_wish(&criterion.value)?))).collect();
    if given.is_empty() {
        return Judgement::unknown([question]);
    }
    let pairs = wishes.iter().flat_map(|wish| given.iter().map(move |(criterion, given)| (*wish, *given, *criterion)));
    let best = pairs
        .map(|(wish, given, criterion)| (nearness(wish, given), wish, given, criterion))
        .reduce(|best, one| if one.0 > best.0 { one } else { best });
    let Some((value, wish, given, criterion)) = best else { return Judgement::unknown([question]) };
    let (verdict, criterion, fact) = match value {
        WHOLE => (Verdict::Holds, Some(criterion), Fact::WishMet { wish }),
        0 => (Verdict::Gap, None, Fact::WishUnmet { wish }),
        _ => (Verdict::Partial, Some(criterion), Fact::WishNear { wish, given }),
    };
    let reasons = vec![Reason { verdict, criterion: criterion.cloned(), fact }];
    Judgement { outcome: Outcome::Known { value, reasons }, blocks: Vec::new() }
}

fn as_wish(value: &CriterionValue) -> Option<Wish> {
    match value {
        CriterionValue::Sector(sector) => Some(Wish::Sector(*sector)),
        CriterionValue::Impact(impact) => Some(Wish::Impact(*impact)),
        CriterionValue::MissionType(mission_type) => Some(Wish::MissionType(*mission_type)),
        CriterionValue::Stage(stage) => Some(Wish::Stage(*stage)),
        _ => None,
    }
}
