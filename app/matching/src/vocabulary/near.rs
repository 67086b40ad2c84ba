//! Names that are like what a person typed, for one who typed none that is known: the beginning of a name, a slip of the hand, a name among
//! other words.
//!
//! Exact names are [`Vocabulary::find_technology`] and [`Vocabulary::find_city`]; come here when those answer `None`.

use std::collections::BTreeMap;

use super::{City, Technology, Vocabulary};
use crate::understand::fold::fold;

/// Shorter beginnings are those of too many names.
const SHORTEST: usize = 2;
/// What is typed beyond so many letters is no name.
const LONGEST: usize = 120;

/// How a name is like what was typed, the likeliest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    /// Among the words that were typed.
    Within,
    /// It begins so.
    Begins,
    /// So many letters are other ones, missing, or in another order.
    Slips(usize),
    /// One of its words begins so.
    WordBegins,
}

impl Vocabulary {
    /// Technologies that may be meant by what was typed, the likeliest first, at most `most`.
    pub fn technologies_like(&self, typed: &str, most: usize) -> Vec<&Technology> {
        let found = like(self.names.technologies(), typed, most);
        found.into_iter().filter_map(|at| self.technologies.get(at)).collect()
    }

    /// Cities that may be meant by what was typed, the likeliest first, at most `most`.
    pub fn cities_like(&self, typed: &str, most: usize) -> Vec<&City> {
        like(self.names.cities(), typed, most).into_iter().filter_map(|at| self.cities.get(at)).collect()
    }
}

/// The positions of the names that are most like what was typed; of equals the shortest first, then by the alphabet.
pub(super) fn like<'a>(names: impl Iterator<Item = (&'a str, usize)>, typed: &str, most: usize) -> Vec<usize> {
    let typed = fold(&typed.chars().take(LONGEST).collect::<String>());
    if typed.chars().count() < SHORTEST {
        return Vec::new();
    }
    let mut best: BTreeMap<usize, (Likeness, usize, &str)> = BTreeMap::new();
    for (name, at) in names {
        if let Some(likeness) = likeness(name, &typed) {
            let rank = (likeness, name.len(), name);
            best.entry(at).and_modify(|known| *known = (*known).min(rank)).or_insert(rank);
        }
    }
    let mut ranked: Vec<((Likeness, usize, &str), usize)> = best.into_iter().map(|(at, rank)| (rank, at)).collect();
    ranked.sort_unstable();
    ranked.into_iter().take(most).map(|(_, at)| at).collect()
}

fn likeness(name: &str, typed: &str) -> Option<Likeness> {
    if name.starts_with(typed) {
        return Some(Likeness::Begins);
    }
    if is_within(name, typed) {
        return Some(Likeness::Within);
    }
    let allowed = slips_allowed(typed);
    if name.len().abs_diff(typed.len()) <= allowed * 2 {
        let slips = strsim::osa_distance(name, typed);
        if slips <= allowed {
            return Some(Likeness::Slips(slips));
        }
    }
    name.split([' ', '-', '.']).skip(1).any(|word| word.starts_with(typed)).then_some(Likeness::WordBegins)
}

/// Whether the name stands among the typed words, as whole words. Names of one or two letters stand in anything.
fn is_within(name: &str, typed: &str) -> bool {
    let is_edge = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
    name.chars().count() > SHORTEST
        && typed.match_indices(name).any(|(start, _)| {
            let (before, after) = (typed.get(..start).unwrap_or_default(), typed.get(start + name.len()..).unwrap_or_default());
            is_edge(before.chars().next_back()) && is_edge(after.chars().next())
        })
}

/// A short word changes into another one too soon.
fn slips_allowed(typed: &str) -> usize {
    match typed.chars().count() {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use crate::vocabulary::vocabulary;

    fn names(typed: &str) -> Vec<&str> {
        vocabulary().technologies_like(typed, 6).iter().map(|one| one.name.as_str()).collect()
    }

    #[test]
    fn a_slip_of_the_hand_is_understood() {
        assert_eq!(names("Symfonie").first(), Some(&"Symfony"));
        assert_eq!(names("postgrsql").first(), Some(&"PostgreSQL"));
        assert_eq!(names("Kubernetse").first(), Some(&"Kubernetes"));
    }

    #[test]
    fn a_beginning_finds_what_begins_so() {
        assert!(names("symf").contains(&"Symfony"), "{:?}", names("symf"));
        assert!(names("postg").contains(&"PostgreSQL"), "{:?}", names("postg"));
    }

    #[test]
    fn a_name_among_other_words_is_found() {
        assert_eq!(names("le framework Symfony, je crois").first(), Some(&"Symfony"));
    }

    #[test]
    fn what_is_like_nothing_finds_nothing() {
        for typed in ["", " ", "x", "zzzzqqqq", "\u{0}", "🦀🦀🦀🦀"] {
            assert!(names(typed).is_empty(), "{typed:?}: {:?}", names(typed));
        }
        assert!(vocabulary().technologies_like(&"symfony ".repeat(4_000), 6).len() <= 6);
    }

    #[test]
    fn cities_are_found_too() {
        let cities: Vec<&str> = vocabulary().cities_like("Bordeau", 3).iter().map(|city| city.name.fr.as_str()).collect();
        assert_eq!(cities.first(), Some(&"Bordeaux"));
    }
}
