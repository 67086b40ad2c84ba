//! What goes without saying: criteria that a need has although nobody wrote them, so that the rules see them like any other.

use chrono::NaiveDate;
use domain::{Criterion, CriterionKind, CriterionValue, Importance, Origin, Start};

use super::tongue;
use crate::Need;

/// The need as it is ranked on a day, since the rules know no clock.
///
/// - "As soon as possible" is that day.
/// - A need that says no start is taken to want somebody soon: that day, as important, because who is free in four months is of little help.
/// - A need that says no language is taken to want the one that it is written in, as important, never as a `must`.
///
/// What is supposed comes from nobody ([`Origin::Supposed`]), has no words, and gives way to anything that is said of the same kind.
pub fn supposing(need: &Need, today: NaiveDate) -> Need {
    let mut ready = need.clone();
    for criterion in &mut ready.criteria {
        if criterion.value == CriterionValue::Start(Start::Asap) {
            criterion.value = CriterionValue::Start(Start::On(today));
        }
    }
    let said = |kind| need.criteria.iter().any(|criterion| criterion.value.kind() == kind);
    let mut suppose = |value, importance| ready.criteria.push(Criterion { value, importance, origin: Origin::Supposed, evidence: None });
    if !said(CriterionKind::Language)
        && let Some(language) = tongue::of(&need.text)
    {
        suppose(CriterionValue::Language(language), Importance::Important);
    }
    if !said(CriterionKind::Start) {
        suppose(CriterionValue::Start(Start::On(today)), Importance::Important);
    }
    ready
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rank::tests::asking;

    // 1. "As soon as possible" is today.
    // 2. What is not said is supposed, once; what is said, even as indifferent, is left alone.
    // 3. Nothing supposed is a must, and a text without a language supposes none.

    fn today() -> NaiveDate {
        "2026-11-25".parse().expect("a day")
    }

    fn supposed(need: &Need) -> Vec<(String, Importance)> {
        let ready = supposing(need, today());
        let mine = ready.criteria.iter().filter(|criterion| criterion.origin == Origin::Supposed);
        mine.map(|criterion| (criterion.value.code(), criterion.importance)).collect()
    }

    fn telling(text: &str, criteria: &[&str]) -> Need {
        Need { text: text.to_owned(), ..asking(criteria) }
    }

    const FRENCH: &str = "Nous cherchons une personne pour reprendre le code de notre agence.";

    #[test]
    fn law_1_soon_is_today() {
        let ready = supposing(&asking(&["must start asap"]), today());
        assert_eq!(ready.criteria.iter().map(|one| one.value.clone()).collect::<Vec<_>>(), [CriterionValue::Start(Start::On(today()))]);
    }

    #[test]
    fn law_2_what_is_said_stays() {
        let told = telling(FRENCH, &["nice stack rust"]);
        assert_eq!(supposed(&told), [("fr".to_owned(), Importance::Important), ("2026-11-25".to_owned(), Importance::Important)]);
        assert_eq!(supposing(&supposing(&told, today()), today()), supposing(&told, today()));
        assert!(supposed(&telling(FRENCH, &["indifferent language en", "nice start 2027-03-01"])).is_empty());
    }

    #[test]
    fn law_3_never_a_must() {
        for text in [FRENCH, "We are looking for somebody to take over the code of our agency.", "CTO Rust 2j", ""] {
            assert!(supposed(&telling(text, &[])).iter().all(|(_, importance)| *importance != Importance::Must), "{text}");
        }
        assert_eq!(supposed(&telling("CTO Rust 2j", &[])).len(), 1);
    }
}
