//! 1. A trade is found by any of its names, in both languages, as whole words only.
//! 2. A name belongs to one trade, folded; the trade's own name has a hyphen.

use std::collections::HashSet;

use super::*;

#[test]
fn law_1_by_any_name() {
    assert_eq!(trades(" senior front end and backend developer "), ["back-end", "front-end"]);
    assert_eq!(trades(" developpeuse web "), trades(" web developer "));
    assert_eq!(trades(" data scientist data engineer "), ["data-engineering", "data-science"]);
    assert!(trades(" sapling biosphere ").is_empty());
    assert!(trades("").is_empty());
}

#[test]
fn law_2_one_trade_a_name() {
    let mut seen = HashSet::new();
    for (trade, spellings) in names().expect("the data file") {
        assert!(is_trade(&trade), "{trade}");
        for spelling in spellings {
            assert!(spelling.bytes().all(|byte| byte == b' ' || byte.is_ascii_lowercase() || byte.is_ascii_digit()), "{spelling}");
            assert!(seen.insert(spelling.clone()), "{spelling} twice");
        }
    }
}
