//! Passwords that anybody would try first: the most common ones (see `passwords/README.md`), our own name, and what the person is called.

use std::{collections::HashSet, sync::LazyLock};

static MOST_USED: LazyLock<HashSet<&'static str>> = LazyLock::new(|| include_str!("../../../passwords/most-used.txt").lines().collect());

/// What somebody would try here, and nowhere else.
const OURS: [&str; 4] = ["passerelle", "passerelle1", "passerelle123", "passerelle2026"];

/// Whether the password is among the most common, or is one of `own`: the address, what stands before its `@`, the names. Case does not count.
pub(crate) fn is_guessable(password: &str, own: &[&str]) -> bool {
    let password = password.to_lowercase();
    let is_own = |word: &&str| {
        let word = word.to_lowercase();
        word == password || word.split('@').next() == Some(&password) || word.replace(' ', "") == password
    };
    MOST_USED.contains(password.as_str()) || OURS.contains(&password.as_str()) || own.iter().any(is_own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_everybody_chooses_is_guessable_whatever_its_case() {
        for password in ["password1", "Password1", "AZERTYUIOP", "motdepasse", "12345678", "Passerelle"] {
            assert!(is_guessable(password, &[]), "{password}");
        }
        for password in ["un pont de bois", "traversee-2026", "motdepasse de Camille"] {
            assert!(!is_guessable(password, &[]), "{password}");
        }
    }

    #[test]
    fn ones_own_name_and_address_are_common() {
        let own = ["camille.aubry@latablee.example", "Camille Aubry"];
        for password in ["Camille.Aubry@latablee.example", "camille.aubry", "Camille Aubry", "camilleaubry"] {
            assert!(is_guessable(password, &own), "{password}");
        }
        assert!(!is_guessable("camille aime les ponts", &own));
    }

    #[test]
    fn the_list_is_whole_and_holds_nothing_that_is_too_short_anyway() {
        assert!(MOST_USED.len() > 8_000);
        assert!(MOST_USED.iter().all(|password| password.chars().count() >= 8 && *password == password.to_lowercase()));
    }
}
