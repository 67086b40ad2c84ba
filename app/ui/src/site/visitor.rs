//! Who looks at the page, as far as its header must know.

use domain::Role;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// A person who is signed in. The server puts it into context; a page without one is seen by a stranger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visitor {
    pub role: Role,
    /// The name to show.
    pub name: String,
    /// What stands beside it: the company, the free days.
    pub detail: Option<String>,
}

impl Visitor {
    /// The person the page is rendered for; `None` for a stranger.
    pub fn current() -> Option<Self> {
        use_context()
    }
}
