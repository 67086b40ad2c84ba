//! How near two labels are; the rules for both sides read it.

use domain::{CriterionKind, Impact, MissionType, Sector, Stage};

use crate::rank::fixed::{decay, thousandths};
use crate::rank::{Knowledge, WHOLE};

/// Less than this, in micro-points, a neighbour is none (about 1.2 steps).
pub(in crate::rank) const NEAR_FROM: u32 = 300_000;

/// A label that has neighbours.
pub(super) trait Label: Copy + Ord {
    /// The kind that the vocabulary files it under.
    const KIND: CriterionKind;
    /// Its code.
    fn code(self) -> &'static str;
}

macro_rules! labels {
    ($($label:ident),+) => {$(
        impl Label for $label {
            const KIND: CriterionKind = CriterionKind::$label;
            fn code(self) -> &'static str {
                $label::code(self)
            }
        }
    )+};
}

labels!(Sector, Impact, MissionType, Stage);

/// `exp(−distance)` in micro-points; 0 where it is less than 300 000.
pub(super) fn nearness<L: Label>(knowledge: &dyn Knowledge, wanted: L, known: L) -> u32 {
    if wanted == known {
        return WHOLE;
    }
    let near = knowledge.label_distance(L::KIND, wanted.code(), known.code()).map_or(0, |distance| decay(thousandths(distance)));
    if near < NEAR_FROM { 0 } else { near }
}

/// The nearest of what is known, with its nearness, the earlier label among equals; `None` when nothing is near.
pub(super) fn nearest<L: Label>(knowledge: &dyn Knowledge, wanted: L, known: impl Iterator<Item = L>) -> Option<(u32, L)> {
    let near = known.map(|label| (nearness(knowledge, wanted, label), label)).filter(|(near, _)| *near > 0);
    near.max_by(|(a, one), (b, other)| a.cmp(b).then(other.cmp(one)))
}
