//! 1. Every number of a ranking lies from 0 to 1.
//! 2. The best possible order has nDCG 1 where any grade is above 0.
//! 3. Putting a better grade before a worse one never lowers any number.
//! 4. Where nobody is relevant, precision, recall and rank are 0; where nobody is judged, all is 0.
//! 5. The numbers of a small example are those reckoned by hand.
//! 6. Precision, recall and F1 lie from 0 to 1, F1 between both, and are 1 when both sets are the same.
//! 7. An optional label changes no count, given or not.
//! 8. The strongest label is right when it is labelled; recall at three counts over at most three.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

fn grades() -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(0_u8..=3, 0..30)
}

fn set(labels: &[u8]) -> BTreeSet<u8> {
    labels.iter().copied().collect()
}

proptest! {
    #[test]
    fn law_1_every_number_is_a_part_of_one(ranked in grades(), others in grades()) {
        let judged = [ranked.clone(), others].concat();
        prop_assert!(worth(&ranked, &judged).numbers().iter().all(|number| (0.0..=1.0).contains(number)));
    }

    #[test]
    fn law_2_the_best_order_is_perfect(mut ranked in grades()) {
        ranked.sort_unstable_by(|a, b| b.cmp(a));
        let is_perfect = (worth(&ranked, &ranked).ndcg_at_10 - 1.0).abs() < 1e-12;
        prop_assert_eq!(is_perfect, ranked.iter().any(|grade| *grade > 0));
    }

    #[test]
    fn law_3_a_better_one_further_up_never_harms(mut ranked in grades(), at in 0_usize..30) {
        let before = worth(&ranked, &ranked.clone());
        if at + 1 < ranked.len() && ranked[at] < ranked[at + 1] {
            ranked.swap(at, at + 1);
        }
        let after = worth(&ranked, &ranked.clone());
        prop_assert!(before.numbers().iter().zip(after.numbers()).all(|(before, after)| after >= before - 1e-12));
    }

    #[test]
    fn law_6_labels_are_parts_of_one(given in grades(), labelled in grades()) {
        let counts = Counts::of(&set(&given), &set(&labelled), &BTreeSet::new());
        let within = |number: Option<f64>| number.is_none_or(|number| (0.0..=1.0).contains(&number));
        prop_assert!(within(counts.precision()) && within(counts.recall()) && within(counts.f1()));
        if let (Some(precision), Some(recall), Some(f1)) = (counts.precision(), counts.recall(), counts.f1()) {
            prop_assert!(precision.min(recall) - 1e-12 <= f1 && f1 <= precision.max(recall) + 1e-12);
        }
        let same = Counts::of(&set(&given), &set(&given), &BTreeSet::new());
        prop_assert_eq!(same.f1(), (!given.is_empty()).then_some(1.0));
    }

    #[test]
    fn law_7_an_optional_label_counts_nothing(given in grades(), labelled in grades(), label in 0_u8..=3) {
        let optional = set(&[label]);
        let (with, mut without) = (set(&given), set(&given));
        without.remove(&label);
        prop_assert_eq!(Counts::of(&with, &set(&labelled), &optional), Counts::of(&without, &set(&labelled), &optional));
    }
}

#[test]
fn law_4_nobody_relevant_is_nothing_found() {
    let only_far = worth(&[1, 0, 1], &[1, 0, 1]);
    assert_eq!((only_far.precision_at_5, only_far.recall_at_10, only_far.reciprocal_rank), (0.0, 0.0, 0.0));
    assert!(only_far.ndcg_at_10 > 0.0);
    assert_eq!(worth(&[0, 0], &[0, 0]), Worth::default());
    assert_eq!(worth(&[], &[]), Worth::default());
}

#[test]
fn law_5_a_small_example_by_hand() {
    // Gains 1, 0, 7, 3 at places 1 to 4; the best order has 7, 3, 1, 0.
    let found = worth(&[1, 0, 3, 2], &[1, 0, 3, 2]);
    let reached = 1.0 + 7.0 / 4.0_f64.log2() + 3.0 / 5.0_f64.log2();
    let best = 7.0 + 3.0 / 3.0_f64.log2() + 1.0 / 4.0_f64.log2();
    assert!((found.ndcg_at_10 - reached / best).abs() < 1e-12);
    assert_eq!(found.numbers()[1..], [1.0 / 3.0, 2.0 / 5.0, 1.0, 1.0 / 3.0]);
}

#[test]
fn law_8_the_strongest_labels() {
    assert_eq!(first_is_right(&[4, 1], &set(&[1, 4])), Some(true));
    assert_eq!(first_is_right(&[2, 1], &set(&[1, 4])), Some(false));
    assert_eq!(first_is_right(&[], &set(&[1])), Some(false));
    assert_eq!(first_is_right(&[1], &set(&[])), None);
    assert_eq!(recall_at_three(&[1, 2, 9, 3], &set(&[1, 2, 3, 4])), Some(2.0 / 3.0));
    assert_eq!(recall_at_three(&[7, 1], &set(&[1])), Some(1.0));
    assert_eq!(recall_at_three(&[1], &set(&[])), None);
}
