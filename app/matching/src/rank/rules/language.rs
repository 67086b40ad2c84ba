//! A rule for the CEO: languages of work.

use domain::{CriterionKind, CriterionValue};

use crate::Need;
use crate::profile::Wishes;
use crate::rank::rule::{Assessed, Judgement, Pair, Pull, Rule, pull_of};
use crate::rank::{Fact, Question, WHOLE};

/// Languages of work: each wanted one, weighted by its importance.
///
/// - Spoken: 1 000 000; satisfies a `must`.
/// - Others only: 0; blocks a `must`.
/// - None said: unknown; asks for each.
pub(in crate::rank) struct Language;

impl Rule for Language {
    fn pull(&self, need: &Need, _: &Wishes) -> Pull {
        pull_of(need, CriterionKind::Language)
    }

    fn judge(&self, pair: &Pair<'_>) -> Judgement {
        let known = &pair.profile.languages;
        let wanted = pair.need.of(CriterionKind::Language).filter_map(|criterion| match criterion.value {
            CriterionValue::Language(language) => Some((criterion, language)),
            _ => None,
        });
        if known.is_empty() {
            return Judgement::unknown(wanted.map(|(_, language)| Question::AskLanguage { language }));
        }
        let assessed = wanted.map(|(criterion, language)| {
            if known.contains(&language) {
                Assessed::held(criterion, WHOLE, Fact::LanguageSpoken { language })
            } else {
                Assessed::gap(criterion, Fact::LanguageMissing { language })
            }
        });
        Judgement::mean(assessed.collect(), pair.weights)
    }
}

#[cfg(test)]
mod tests {
    use crate::Profile;
    use crate::rank::RuleId;
    use crate::rank::tests::{asking, blocks, codes, cto, value};

    // 1. Among several, each that is there earns its share.
    // 2. None said is unknown; a must that is not among what was said blocks.

    #[test]
    fn law_1_each_earns_its_share() {
        let need = asking(&["important language fr", "important language en"]);
        assert_eq!(value(RuleId::Language, &need, &Profile { languages: codes("fr"), ..cto() }), Some(500_000));
        assert_eq!(value(RuleId::Language, &need, &Profile { languages: codes("fr en"), ..cto() }), Some(1_000_000));
    }

    #[test]
    fn law_2_only_what_is_known_blocks() {
        let need = asking(&["must language fr"]);
        assert_eq!(value(RuleId::Language, &need, &cto()), None);
        assert!(blocks(RuleId::Language, &need, &cto()).is_empty());
        assert_eq!(blocks(RuleId::Language, &need, &Profile { languages: codes("en"), ..cto() }).len(), 1);
    }
}
