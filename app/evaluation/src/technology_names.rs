//! When two names of a technology are the same: as the labelled sets compare them, not as a reader would.

use std::collections::HashMap;
use std::sync::LazyLock;

static READ_AS: LazyLock<HashMap<String, String>> =
    LazyLock::new(|| toml::from_str(include_str!("../data/technology-folding.toml")).unwrap_or_default());

/// A name as it is compared: lower case, `[a-z0-9+#]` alone, then through the table of spellings. Empty for a name without such letters.
pub fn folded(name: &str) -> String {
    let kept: String = name
        .to_lowercase()
        .chars()
        .filter(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || matches!(letter, '+' | '#'))
        .collect();
    READ_AS.get(&kept).cloned().unwrap_or(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    // 1. Case, blanks and marks other than + and # do not count.
    // 2. Spellings of the table are one; folding again changes nothing.

    #[test]
    fn law_1_letters_digits_plus_and_sharp_count() {
        assert_eq!(folded("C++"), "c++");
        assert_eq!(folded("C#"), "c#");
        assert_eq!(folded("Visual Studio-Code"), "visualstudiocode");
    }

    #[test]
    fn law_2_spellings_of_the_table_are_one() {
        assert_eq!(folded("Node.js"), folded("NODE JS"));
        assert_eq!(folded(".NET Core"), folded("ASP.NET"));
        assert!(READ_AS.len() > 30);
        for to in READ_AS.values() {
            assert_eq!(&folded(to), to);
        }
    }
}
