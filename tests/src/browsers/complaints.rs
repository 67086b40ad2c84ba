//! What went wrong behind a page, for a test to demand that nothing did.

use std::fmt;

/// Errors and warnings of the console, uncaught exceptions, broken content policies, requests that failed or were refused.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Complaints(pub Vec<String>);

impl Complaints {
    /// Fails unless there are none.
    #[track_caller]
    pub fn expect_none(&self) {
        assert!(self.0.is_empty(), "{self}");
    }
}

impl fmt::Display for Complaints {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "behind the page:\n{}", self.0.join("\n"))
    }
}
