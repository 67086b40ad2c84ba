//! How staff makes sure that a company is what it says.

use crate::code::codes;

codes! {
    /// By what means staff checked a company.
    pub enum CheckMeans as "means of a check" {
        /// The address of its CEO is the company's own.
        EmailDomain = "email_domain",
        /// A public register names it, and who leads it.
        Register = "register",
        /// Somebody there was called, by a number that the register or the website gives.
        Call = "call",
    }
}
