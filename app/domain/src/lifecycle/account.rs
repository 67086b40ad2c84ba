//! `active ⇄ suspended`.

use super::{NoGuard, Table, Transition};
use crate::{Role::*, code::codes};

codes! {
    /// Whether a person may act.
    pub enum AccountState as "state of an account" {
        /// May sign in and act.
        Active = "active",
        /// May not, from the next request on.
        Suspended = "suspended",
    }
}

codes! {
    /// What happens to an account.
    pub enum AccountEvent as "event of an account" {
        /// Staff suspends it.
        Suspend = "suspend",
        /// Staff gives it back.
        Reinstate = "reinstate",
    }
}

use AccountEvent as E;
use AccountState as S;

/// The life of an account.
pub const ACCOUNT: Table<S, E, NoGuard> = Table(&[
    Transition { event: E::Suspend, from: &[Some(S::Active)], to: S::Suspended, by: &[Staff], needs: &[] },
    Transition { event: E::Reinstate, from: &[Some(S::Suspended)], to: S::Active, by: &[Staff], needs: &[] },
]);
