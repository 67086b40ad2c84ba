//! What every CTO wants of a mission, without having to say so: to be paid, to have the days, to get there. These rules always apply, so
//! that saying a rate or a place narrows the CTO's range and never moves its weights.

pub(super) mod place;
pub(super) mod rate;
pub(super) mod rhythm;

use domain::{Criterion, CriterionKind};

use crate::Need;
use crate::rank::outcome::Outcome;
use crate::rank::rule::Judgement;
use crate::rank::{Fact, Reason, Verdict, WHOLE};

/// What the mission says of a kind, whatever it weighs for the CEO.
fn said(need: &Need, kind: CriterionKind) -> impl Iterator<Item = &Criterion> {
    need.criteria.iter().filter(move |criterion| criterion.value.kind() == kind)
}

/// Known, by one fact about one criterion.
fn answered(criterion: &Criterion, value: u32, fact: Fact) -> Judgement {
    let verdict = match value {
        0 => Verdict::Gap,
        WHOLE => Verdict::Holds,
        _ => Verdict::Partial,
    };
    Judgement {
        outcome: Outcome::Known { value, reasons: vec![Reason { verdict, criterion: Some(criterion.clone()), fact }] },
        blocks: Vec::new(),
    }
}
