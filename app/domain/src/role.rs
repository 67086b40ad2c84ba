//! Who a person is to the community.

use crate::code::codes;

codes! {
    /// The part a person plays; also the actor of a transition.
    pub enum Role as "role" {
        /// Leads a startup and has a need.
        Ceo = "ceo",
        /// A fractional CTO.
        Cto = "cto",
        /// Runs the community.
        Staff = "staff",
        /// Passerelle itself, as the consequence of somebody's act or of a clock. Nobody signs in as it.
        System = "system",
    }
}

impl Role {
    /// The other of the two who work together; nobody for whoever is neither.
    pub const fn other(self) -> Option<Self> {
        match self {
            Self::Ceo => Some(Self::Cto),
            Self::Cto => Some(Self::Ceo),
            Self::Staff | Self::System => None,
        }
    }
}
