//! The numbers by which criteria and their words are tied together: the same on a mark in the text and before its criterion.

use domain::Criterion;

use crate::components::Mark;

/// The number of each criterion, in the order in which they are given: `None` for one that no words of this text caused.
pub fn numbers<'a>(criteria: impl IntoIterator<Item = &'a Criterion>, words: &str) -> Vec<Option<u32>> {
    let mut last = 0;
    let number = |criterion: &Criterion| {
        criterion.evidence.filter(|evidence| evidence.words(words).is_some_and(|words| !words.is_empty())).map(|_| {
            last += 1;
            last
        })
    };
    criteria.into_iter().map(number).collect()
}

/// The marks of the criteria that words caused, with their numbers. `is_active` tells the one that stands out.
pub fn marks<'a>(criteria: impl IntoIterator<Item = &'a Criterion> + Clone, words: &str, is_active: impl Fn(usize) -> bool) -> Vec<Mark> {
    let numbered = numbers(criteria.clone(), words);
    let mark = |(at, (n, criterion)): (usize, (Option<u32>, &Criterion))| {
        criterion.evidence.filter(|_| n.is_some()).map(|evidence| Mark { evidence, n, active: is_active(at), doubt: false })
    };
    numbered.into_iter().zip(criteria).enumerate().filter_map(mark).collect()
}

#[cfg(test)]
mod tests {
    use domain::{CriterionKind, CriterionValue, Evidence, Importance, Origin};

    use super::*;

    fn criterion(evidence: Option<Evidence>) -> Criterion {
        let value = CriterionValue::parse(CriterionKind::Stack, "symfony").unwrap();
        Criterion { value, importance: Importance::Must, origin: Origin::Text, evidence }
    }

    #[test]
    fn what_no_words_caused_has_no_number() {
        let criteria = [criterion(Some(Evidence { start: 0, end: 3 })), criterion(None), criterion(Some(Evidence { start: 4, end: 7 }))];
        assert_eq!(numbers(&criteria, "abc def"), [Some(1), None, Some(2)]);
        assert_eq!(numbers(&criteria, "abc"), [Some(1), None, None], "a span that this text does not have");
        let marks = marks(&criteria, "abc def", |at| at == 2);
        assert_eq!(marks.iter().map(|mark| (mark.n, mark.active)).collect::<Vec<_>>(), [(Some(1), false), (Some(2), true)]);
    }
}
