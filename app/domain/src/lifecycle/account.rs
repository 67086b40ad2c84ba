//! `active ⇄ suspended`, then `erased`.

use super::{NoGuard, Table, table::step};
use crate::{Role::*, code::codes};

codes! {
    /// Whether a person may act.
    pub enum AccountState as "state of an account" {
        /// May sign in and act.
        Active = "active",
        /// May not, from the next request on.
        Suspended = "suspended",
        /// Gone: nothing of it is left but what the log says.
        Erased = "erased",
    }
}

codes! {
    /// What happens to an account.
    pub enum AccountEvent as "event of an account" {
        /// Whoever signed up has shown that the address is theirs.
        SignUp = "sign_up",
        /// Staff is added, from the command line.
        Add = "add",
        /// Another name.
        Rename = "rename",
        /// The person chose another password.
        ChangePassword = "change_password",
        /// The person forgot theirs, and chose one by a link that came to their address.
        ResetPassword = "reset_password",
        /// The person has shown that another address is theirs.
        ChangeEmail = "change_email",
        /// The person closed sessions of theirs.
        RevokeSessions = "revoke_sessions",
        /// Staff suspends it.
        Suspend = "suspend",
        /// Staff gives it back.
        Reinstate = "reinstate",
        /// The person erases it; or its time is over, after a refusal.
        Erase = "erase",
        /// A CEO states the website or the number of their company.
        StateCompany = "state_company",
        /// Staff has made sure of the company.
        CheckCompany = "check_company",
    }
}

use AccountEvent as E;
use AccountState as S;

/// The life of an account. Staff's are removed by whoever runs the program, so no member of staff erases theirs.
pub const ACCOUNT: Table<S, E, NoGuard> = Table(&[
    step(E::SignUp, &[None], S::Active, &[Ceo, Cto], &[]),
    step(E::Add, &[None], S::Active, &[System], &[]),
    step(E::Rename, &[Some(S::Active)], S::Active, &[Ceo, Cto, Staff], &[]),
    step(E::ChangePassword, &[Some(S::Active)], S::Active, &[Ceo, Cto, Staff], &[]),
    step(E::ResetPassword, &[Some(S::Active)], S::Active, &[Ceo, Cto, Staff], &[]),
    step(E::ChangeEmail, &[Some(S::Active)], S::Active, &[Ceo, Cto, Staff], &[]),
    step(E::RevokeSessions, &[Some(S::Active)], S::Active, &[Ceo, Cto, Staff], &[]),
    step(E::Suspend, &[Some(S::Active)], S::Suspended, &[Staff, System], &[]),
    step(E::Reinstate, &[Some(S::Suspended)], S::Active, &[Staff, System], &[]),
    step(E::Erase, &[Some(S::Active)], S::Erased, &[Ceo, Cto], &[]),
    step(E::Erase, &[Some(S::Active), Some(S::Suspended)], S::Erased, &[System], &[]),
    step(E::StateCompany, &[Some(S::Active)], S::Active, &[Ceo], &[]),
    step(E::CheckCompany, &[Some(S::Active)], S::Active, &[Staff], &[]),
]);
