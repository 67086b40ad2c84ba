//! Who runs this instance, as they say themselves: for the legal notices, and wherever somebody looks for whom to write to.

use leptos::prelude::*;

/// What the operator has said; nothing is made up for them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Publisher {
    pub name: Option<String>,
    pub address: Option<String>,
    /// The legal form and the number in a register.
    pub registration: Option<String>,
    /// The director of publication.
    pub director: Option<String>,
    pub email: Option<String>,
    /// Who hosts the site.
    pub host: Option<String>,
}

impl Publisher {
    /// The publisher of this site.
    pub fn current() -> Self {
        use_context().unwrap_or_default()
    }

    /// The settings that the operator has not filled in.
    pub fn missing(&self) -> Vec<&'static str> {
        let said = [
            ("publisher.name", &self.name),
            ("publisher.address", &self.address),
            ("publisher.registration", &self.registration),
            ("publisher.director", &self.director),
            ("publisher.email", &self.email),
            ("publisher.host", &self.host),
        ];
        said.into_iter().filter(|(_, said)| said.is_none()).map(|(setting, _)| setting).collect()
    }
}
