//! A rule for the CEO: affinity of words.

use crate::Need;
use crate::profile::Wishes;
use crate::rank::rule::{Judgement, Pair, Pull, Rule};
use crate::rank::words::squashed;
use crate::rank::{Fact, Question, Verdict};

/// Affinity of words: what the need's text and the CTO's text share, also where no criterion was read.
///
/// - Shared words: `s / (s + k)`, `s` the sum of what each shared word is worth (longer words more; nearly the same spelling, by trigrams,
///   in part), `k` from the weights file. The reason shows the words.
/// - None shared: 0.
/// - The CTO wrote nothing: unknown; asks for the story.
///
/// Never blocks. Applies when the need has a text.
pub(in crate::rank) struct Words;

/// How many of the shared words a reason shows.
const SHOWN: usize = 8;
/// From which value on sharing is called so.
const HOLDS_FROM: u32 = 500_000;

impl Rule for Words {
    fn pull(&self, need: &Need, _: &Wishes) -> Pull {
        if need.text.trim().is_empty() { Pull::None } else { Pull::Full }
    }

    fn judge(&self, pair: &Pair<'_>) -> Judgement {
        let Some(story) = pair.story else { return Judgement::unknown([Question::AskStory]) };
        let shared = pair.words.shared_with(story);
        if shared.is_empty() {
            return Judgement::known(0, Verdict::Gap, Fact::WordsApart);
        }
        let sum: u64 = shared.iter().map(|(_, worth)| u64::from(*worth)).sum();
        let value = squashed(sum, pair.weights.words_half);
        let words = shared.iter().take(SHOWN).map(|(word, _)| (*word).to_owned()).collect();
        Judgement::known(value, if value >= HOLDS_FROM { Verdict::Holds } else { Verdict::Partial }, Fact::WordsShared { words })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Profile;
    use crate::rank::RuleId;
    use crate::rank::tests::{cto, part, value};

    // 1. More shared words earn more, and never all; none earns nothing.
    // 2. A CTO who wrote nothing is unknown; a need without a text drops the rule.
    // 3. The reason shows the shared words, at most eight.
    // 4. Whoever is called like a word of the profile shares nothing with it.

    fn pair(need: &str, story: &str) -> (Need, Profile) {
        (Need { text: need.to_owned(), ..Need::default() }, Profile { text: story.to_owned(), ..cto() })
    }

    fn earned(need: &str, story: &str) -> Option<u32> {
        let (need, profile) = pair(need, story);
        value(RuleId::Words, &need, &profile)
    }

    #[test]
    fn law_1_more_words_more_value() {
        let need = "Facturation des restaurants solidaires, avec une équipe éditoriale";
        let [none, one, two] = ["Jeux vidéo", "Restaurants", "Restaurants et facturation"].map(|story| earned(need, story));
        assert!(none == Some(0) && none < one && one < two && earned(need, need) < Some(1_000_000), "{none:?} {one:?} {two:?}");
    }

    #[test]
    fn law_2_silence() {
        assert_eq!(earned("Facturation", " "), None);
        let (need, profile) = pair("", "Facturation");
        assert!(part(RuleId::Words, &need, &profile).is_none());
    }

    #[test]
    fn law_4_a_name_is_no_word() {
        let story = "Un réseau de LAN, des ateliers avec Jean Pierre";
        let need = |name: &str| earned(&format!("Je m’appelle {name} et je dirige l’entreprise. Facturation"), story);
        assert_eq!((need("Lan"), need("Jean Pierre")), (need("Claire"), need("Claire")));
        assert!(earned("Notre LAN tombe", story) > need("Lan"));
        let beside = |name: &str| earned(&format!("Je m’appelle{name}. Un cœur"), "Cœur");
        assert!(beside("").is_some_and(|value| value > 0));
        assert_eq!(beside(" Claire"), beside(""), "what is left of the text is spelled as it was");
    }

    #[test]
    fn law_3_the_words_are_shown() {
        let (need, profile) = pair("La facturation d’un restaurant", "J’ai refait la facturation de RESTAURANTS");
        let reasons = part(RuleId::Words, &need, &profile).map(|part| part.reasons().to_vec());
        let words = Fact::WordsShared { words: vec!["facturation".to_owned(), "restaurant".to_owned()] };
        assert_eq!(reasons.and_then(|reasons| reasons.into_iter().next()).map(|reason| reason.fact), Some(words));
        let long: String = ('a'..='z').map(|letter| format!("mot{letter} ")).collect();
        let (need, profile) = pair(&long, &long);
        let Some(Fact::WordsShared { words }) = part(RuleId::Words, &need, &profile).map(|part| part.reasons()[0].fact.clone()) else {
            panic!("shared")
        };
        assert_eq!(words.len(), SHOWN);
    }
}
