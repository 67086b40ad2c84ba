//! What a person types for a technology or a city, found by its id, its name or one of its spellings.

use super::{City, Technology, Vocabulary, term::Term};
use crate::understand::fold::fold;

impl Vocabulary {
    /// The technology of this id, name or spelling, whatever the case and the accents.
    pub fn find_technology(&self, text: &str) -> Option<&Technology> {
        let wanted = fold(text.trim());
        let is_called = |one: &&Technology| {
            one.id.as_str() == text.trim()
                || fold(&one.name) == wanted
                || one.aliases.iter().chain(&one.ambiguous).any(|alias| reads(alias, &wanted))
        };
        self.technologies().iter().find(is_called)
    }

    /// The city of this id, name or spelling, whatever the case and the accents.
    pub fn find_city(&self, text: &str) -> Option<&City> {
        let wanted = fold(text.trim());
        let is_called = |one: &&City| {
            one.id.as_str() == text.trim()
                || [&one.name.fr, &one.name.en].into_iter().any(|name| fold(name) == wanted)
                || one.aliases.iter().any(|alias| reads(alias, &wanted))
        };
        self.cities().iter().find(is_called)
    }
}

/// Whether a term, in any of its spellings, reads like these folded words.
fn reads(written: &str, wanted: &str) -> bool {
    Term::parse(written)
        .is_some_and(|term| matches!(term.fragments.as_slice(), [whole] if whole.iter().any(|spelling| spelling.words == wanted)))
}

#[cfg(test)]
mod tests {
    use crate::vocabulary::vocabulary;

    #[test]
    fn people_type_names_and_spellings() {
        let id = |text| vocabulary().find_technology(text).map(|one| one.id.to_string());
        assert_eq!(id(" symfony ").as_deref(), Some("symfony"));
        assert_eq!(id("K8s").as_deref(), Some("kubernetes"));
        assert_eq!(id("AngularJS"), id("angular"));
        assert_eq!(id("Symfonie"), None);
        assert!(vocabulary().find_city("LYON").is_some());
        assert!(vocabulary().find_city("saint-étienne").is_some());
    }
}
