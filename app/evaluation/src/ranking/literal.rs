//! Technologies looked for letter by letter: the share of those that a need asks for which stand in a profile.

use domain::{CriterionKind, CriterionValue};
use matching::vocabulary::vocabulary;

use super::ours::{Ours, Scores};
use super::set::Set;
use crate::bootstrap;

/// For each candidate, the part of the need's technologies whose name, or the words by which the need names them, stands in the profile; 0 for
/// a need that names none.
pub(super) fn shares(set: &Set, need: usize, ours: &Ours) -> Scores<f64> {
    let wanted = names(ours, need);
    let share = |place: &usize| {
        let text = set.profiles[*place].whole().to_lowercase();
        let is_there = |names: &Vec<String>| names.iter().any(|name| stands_in(&text, name));
        (*place, bootstrap::mean(wanted.iter().map(|names| f64::from(u8::from(is_there(names))))).unwrap_or(0.0))
    };
    set.pool(need).iter().map(share).collect()
}

/// For each technology of the need, what it may be called.
fn names(ours: &Ours, need: usize) -> Vec<Vec<String>> {
    let need = &ours.needs[need];
    let technologies = need.of(CriterionKind::Stack).filter_map(|criterion| match &criterion.value {
        CriterionValue::Stack(technology) => Some((criterion, technology)),
        _ => None,
    });
    technologies
        .map(|(criterion, technology)| {
            let name = vocabulary().technology(technology).map(|technology| technology.name.to_lowercase());
            name.into_iter().chain(need.words(criterion).map(str::to_lowercase)).collect()
        })
        .collect()
}

/// Whether a name stands there as words of its own. `c` does not stand in `c++`.
fn stands_in(text: &str, name: &str) -> bool {
    let goes_on = |letter: char| letter.is_alphanumeric() || matches!(letter, '+' | '#');
    text.match_indices(name).any(|(at, _)| !text[..at].ends_with(char::is_alphanumeric) && !text[at + name.len()..].starts_with(goes_on))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stands_alone_or_not_at_all() {
        assert!(stands_in("java, c++ et go", "c++"));
        assert!(stands_in("java, c++ et go", "go"));
        assert!(!stands_in("java, c++ et go", "c"));
        assert!(!stands_in("javascript", "java"));
    }
}
