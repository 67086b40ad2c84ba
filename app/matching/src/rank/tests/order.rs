//! The order of a list, the weights, and what is shown.
//!
//! 1. Not blocked before blocked, then the higher key, then the smaller id; however the profiles come.
//! 2. The key is the weighted harmonic mean of what is believed of both sides: a match that one side does not want is no match.
//! 3. The file of weights is whole, and a broken one is refused by name.
//! 4. Every rule has a code that serde agrees with, explains itself, and is the one of its name.
//! 5. A logged match reads back as itself, in codes.
//! 6. Weights are shared out to the last micro-point.

use super::*;
use crate::rank::weights::normalised;
use crate::rank::{Outcome, Side, WHOLE, WeightsError, rank};

#[test]
fn law_1_blocked_last_ties_by_id() {
    let need = asking(&["must language fr", "important rhythm 2"]);
    let french = |id, rhythm| Profile { languages: codes("fr"), rhythm: code(rhythm), ..numbered(id) };
    let profiles = [french(4, "2"), Profile { languages: codes("en"), rhythm: code("2"), ..numbered(1) }, french(3, "1"), french(2, "2")];
    let order = |profiles: &mut dyn Iterator<Item = &Profile>| -> Vec<domain::ProfileId> {
        rank(&need, profiles, Weights::current()).iter().map(|one| one.profile).collect()
    };
    let expected = [2, 4, 3, 1].map(|id| numbered(id).id);
    assert_eq!(order(&mut profiles.iter()), expected);
    assert_eq!(order(&mut profiles.iter().rev()), expected);
}

#[test]
fn law_2_both_sides_must_want_it() {
    let keys = |ceo_share, pairs: [(u32, u32); 4]| {
        let weights = Weights { ceo_share, ..Weights::current().clone() };
        pairs.map(|(ceo, cto)| weights.key_of(ceo, cto))
    };
    assert_eq!(keys(WHOLE / 2, [(0, WHOLE), (WHOLE, WHOLE), (0, 0), (500_000, WHOLE)]), [0, WHOLE, 0, 666_666]);
    assert_eq!(keys(750_000, [(500_000, WHOLE), (WHOLE, 500_000), (WHOLE, 0), (300_000, 300_000)]), [571_428, 800_000, 0, 300_000]);
}

#[test]
fn law_3_the_weights_are_whole() {
    let file = include_str!("../../../vocabulary/weights.toml");
    assert_eq!(Weights::parse(file).as_ref(), Ok(Weights::current()));
    assert_eq!(Weights::current().rules.len(), RuleId::ALL.len());
    let without = |name: &str| -> String { file.lines().filter(|line| !line.starts_with(name)).collect::<Vec<_>>().join("\n") };
    assert_eq!(Weights::parse(&without("proof =")), Err(WeightsError::Range { name: "proof", low: 1, high: 1_000 }));
    assert!(matches!(Weights::parse(&file.replace("proof", "prof")), Err(WeightsError::Shape(_))));
    for name in ["lambda", "ceo_share"] {
        let beyond = format!("{name} = 1000001\n{}", without(name));
        assert!(matches!(Weights::parse(&beyond), Err(WeightsError::Range { name: refused, .. }) if refused == name));
    }
}

#[test]
fn law_4_rules_know_their_names() {
    for rule in RuleId::ALL {
        assert_eq!(serde_json::to_value(rule).expect("serialises"), rule.code());
        let explained = rule.explain(Weights::current());
        assert_eq!((explained.code, explained.weight == 0), (rule.code(), *rule == RuleId::Refusals));
    }
    let codes: std::collections::BTreeSet<&str> = RuleId::ALL.iter().map(|rule| rule.code()).collect();
    assert_eq!(codes.len(), RuleId::ALL.len());
    assert!(RuleId::ALL.is_sorted_by_key(|rule| rule.side()), "the CEO's side first");
}

#[test]
fn law_5_a_match_reads_back() {
    let need = asking(&["must stack rust", "important rate -900", "nice place lyon", "nice start 2026-12-01"]);
    let profile =
        Profile { stack: vec![known("go", 4)], rate: code("1000"), places: codes("paris"), available_from: code("2027-01-31"), ..cto() };
    let found = compared(&need, &profile);
    let text = serde_json::to_string(&found).expect("serialises");
    assert_eq!(serde_json::from_str::<Match>(&text).expect("reads back"), found);
    assert!(!text.contains("1000\""), "the exact rate is nowhere");
    assert!(found.side(Side::Cto).any(|part| matches!(part.outcome, Outcome::Known { .. })));
}

#[test]
fn law_6_largest_remainders() {
    assert_eq!(normalised(&[1, 1, 1]), [333_334, 333_333, 333_333]);
    assert_eq!(normalised(&[0, 2, 1]), [0, 666_667, 333_333]);
    assert_eq!(normalised(&[0, 0]), [0, 0]);
    assert_eq!(normalised(&[7, 11, 13, 400]).iter().sum::<u32>(), WHOLE);
}
