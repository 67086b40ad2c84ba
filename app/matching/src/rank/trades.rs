//! The trades of this field and what people call them, in French and English: a post for a front-end developer and a CV of "intégration web" speak
//! of one trade without sharing a word.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

struct Finder {
    automaton: AhoCorasick,
    /// Per spelling, its trade.
    trades: Vec<String>,
}

static FINDER: LazyLock<Option<Finder>> = LazyLock::new(|| {
    let trades = names().ok()?;
    let spelled = || trades.iter().flat_map(|(trade, spellings)| spellings.iter().map(move |spelling| (trade, spelling)));
    let automaton =
        AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(spelled().map(|(_, spelling)| format!(" {spelling} "))).ok()?;
    Some(Finder { automaton, trades: spelled().map(|(trade, _)| trade.clone()).collect() })
});

/// The trades of the data file and their spellings. A test reads it: a broken one cannot be shipped.
fn names() -> Result<BTreeMap<String, Vec<String>>, toml::de::Error> {
    toml::from_str(include_str!("../../vocabulary/trades.toml"))
}

/// The trades that a text speaks of. `words` are those of the text, folded, joined by single spaces, with one before the first and after the last.
pub(super) fn trades(words: &str) -> Vec<&'static str> {
    let mut found = Vec::new();
    let Some(finder) = FINDER.as_ref() else { return found };
    let mut at = 0;
    while let Some(spelling) = words.get(at..).and_then(|rest| finder.automaton.find(rest)) {
        found.extend(finder.trades.get(spelling.pattern().as_usize()).map(String::as_str));
        // The space after one name is the one before the next.
        at += spelling.end() - 1;
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether a word is the name of a trade.
pub(super) fn is_trade(word: &str) -> bool {
    word.contains('-')
}

#[cfg(test)]
mod tests;
