//! A table of transitions, and the one function that reads it.

use thiserror::Error;

use crate::{Role, code::codes};

/// One legal step.
#[derive(Debug)]
pub struct Transition<S: 'static, E: 'static, G: 'static> {
    pub event: E,
    /// The states it may start from; `None` is "does not exist yet".
    pub from: &'static [Option<S>],
    pub to: S,
    /// Who may take it.
    pub by: &'static [Role],
    /// What must hold at that moment.
    pub needs: &'static [G],
}

/// One row of a table, in the order in which it is read.
pub(super) const fn step<S: Copy, E: Copy, G>(
    event: E,
    from: &'static [Option<S>],
    to: S,
    by: &'static [Role],
    needs: &'static [G],
) -> Transition<S, E, G> {
    Transition { event, from, to, by, needs }
}

/// Every legal step of one kind of thing.
#[derive(Debug)]
pub struct Table<S: 'static, E: 'static, G: 'static>(pub &'static [Transition<S, E, G>]);

/// Why a step was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Refusal<G> {
    /// No such step from this state.
    #[error("not possible in this state")]
    NotFrom,
    /// The step exists, for somebody else.
    #[error("not for this role")]
    NotBy,
    /// Something must hold first.
    #[error("something is missing first")]
    Needs(G),
}

impl<S: Copy + PartialEq, E: Copy + PartialEq, G: Copy> Table<S, E, G> {
    /// The state after `event`, or why not. `holds` answers whether a guard holds now; it is asked only for a step that exists and is this role's.
    pub fn apply(&self, state: Option<S>, event: E, by: Role, holds: impl Fn(G) -> bool) -> Result<S, Refusal<G>> {
        let from_here = || self.0.iter().filter(|step| step.event == event && step.from.contains(&state));
        if from_here().next().is_none() {
            return Err(Refusal::NotFrom);
        }
        let step = from_here().find(|step| step.by.contains(&by)).ok_or(Refusal::NotBy)?;
        match step.needs.iter().find(|guard| !holds(**guard)) {
            Some(guard) => Err(Refusal::Needs(*guard)),
            None => Ok(step.to),
        }
    }

    /// Whether this role could take `event` from `state`, guards aside: for showing or hiding a button.
    pub fn offers(&self, state: S, event: E, by: Role) -> bool {
        self.0.iter().any(|step| step.event == event && step.from.contains(&Some(state)) && step.by.contains(&by))
    }
}

codes! {
    /// The guard of a table that has none; never constructed by a table.
    pub enum NoGuard as "guard" {
        /// Nothing to hold.
        Nothing = "nothing",
    }
}
