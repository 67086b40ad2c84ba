//! What a person types for a technology or a city, found by its id, its name or one of its spellings.

use std::collections::HashMap;

use super::{City, Technology, Vocabulary, term::Term};
use crate::understand::fold::fold;

/// Every name and spelling, folded, with the position of what it names; where two share one, the first.
#[derive(Debug, Default)]
pub struct Names {
    technologies: HashMap<String, usize>,
    cities: HashMap<String, usize>,
}

impl Names {
    /// Gathers the names of the vocabulary's entries, once.
    pub fn new(technologies: &[Technology], cities: &[City]) -> Self {
        let mut names = Self::default();
        for (at, one) in technologies.iter().enumerate() {
            names.technologies.entry(fold(&one.name)).or_insert(at);
        }
        for (at, one) in technologies.iter().enumerate() {
            enter(&mut names.technologies, at, one.aliases.iter().chain(&one.ambiguous));
        }
        for (at, one) in cities.iter().enumerate() {
            [&one.name.fr, &one.name.en].into_iter().for_each(|name| _ = names.cities.entry(fold(name)).or_insert(at));
            enter(&mut names.cities, at, &one.aliases);
        }
        names
    }

    /// Every spelling of a technology, folded, with its position.
    pub fn technologies(&self) -> impl Iterator<Item = (&str, usize)> {
        self.technologies.iter().map(|(name, at)| (name.as_str(), *at))
    }

    /// Every spelling of a city, folded, with its position.
    pub fn cities(&self) -> impl Iterator<Item = (&str, usize)> {
        self.cities.iter().map(|(name, at)| (name.as_str(), *at))
    }
}

impl Vocabulary {
    /// The technology of this id, name or spelling, whatever the case and the accents.
    pub fn find_technology(&self, text: &str) -> Option<&Technology> {
        let typed = text.trim();
        let by_name = || self.names.technologies.get(&fold(typed)).and_then(|at| self.technologies.get(*at));
        typed.parse().ok().and_then(|id| self.technology(&id)).or_else(by_name)
    }

    /// The city of this id, name or spelling, whatever the case and the accents.
    pub fn find_city(&self, text: &str) -> Option<&City> {
        let typed = text.trim();
        let by_name = || self.names.cities.get(&fold(typed)).and_then(|at| self.cities.get(*at));
        typed.parse().ok().and_then(|id| self.city(&id)).or_else(by_name)
    }
}

/// Enters every way to write some terms; a term of several fragments is not a name.
fn enter<'a>(names: &mut HashMap<String, usize>, at: usize, terms: impl IntoIterator<Item = &'a String>) {
    let whole = |written: &String| Term::parse(written).and_then(|term| <[_; 1]>::try_from(term.fragments).ok());
    for spelling in terms.into_iter().filter_map(whole).flatten().flatten() {
        names.entry(spelling.words).or_insert(at);
    }
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
        assert_eq!(id("node js"), id("Node.js"));
        assert_eq!(id("c++17"), id("C++"));
        assert!(vocabulary().find_city("LYON").is_some());
        assert!(vocabulary().find_city("saint-étienne").is_some());
    }
}
