//! What a reference says, as codes: who the referee was to the CTO, and the answers that are chosen rather than written.

use crate::code::codes;

codes! {
    /// Who the referee was to the CTO.
    pub enum Bond as "bond with a referee" {
        /// Led the company, or was the client.
        Client = "client",
        /// Led the CTO.
        Manager = "manager",
        /// Worked beside the CTO.
        Peer = "peer",
        /// Was led by the CTO.
        Report = "report",
        /// Worked with the CTO from outside: an agency, an investor, an adviser.
        Partner = "partner",
    }
}

codes! {
    /// Would the referee work with the CTO again?
    pub enum WorkAgain as "answer about working again" {
        Yes = "yes",
        /// It depends on the work.
        Depends = "depends",
        No = "no",
    }
}

codes! {
    /// Is the period right that the CTO gave?
    pub enum PeriodAnswer as "answer about a period" {
        Right = "right",
        Different = "different",
        /// Too long ago to say.
        Unsure = "unsure",
    }
}
