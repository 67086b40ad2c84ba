//! Laws:
//! 1. The judgements speak of the community as it is drawn today: everybody whom they name is there, under the same headline.
//! 2. The order of the judged needs reaches the product's floors: 0.85 for nDCG@10 and for P@3. The same files give the same numbers, so that
//!    no margin is needed.
//! 3. It is better than words alone (BM25), and that is no luck: the interval of the difference lies above 0.
//! 4. What is measured is what the site does: the same need gives the same first ten.
//! 5. Needs that were judged after the weights had been fitted reach a floor too: what was measured, less a margin.
//! 6. Criteria that people have signed off order those needs better than what was read, and reach floors of their own.
//! 7. Where nobody is good, it is said that nobody is.

use std::collections::BTreeMap;

use evaluation::metrics::Worth;
use evaluation::ranking::{self, method};
use matching::Weights;
use matching::rank::no_good_match;
use tests::read;

use crate::scene::{Scene, today};

/// nDCG@10 and P@3.
const FLOORS: (f64, f64) = (0.85, 0.85);
/// The same for the later needs at odd places of their file, whose texts nobody read while mending the program.
const UNREAD: (f64, f64) = (0.70, 0.60);
/// The same for all the third needs.
const THIRD: (f64, f64) = (0.70, 0.64);
/// The same for all the fourth needs, which chose nothing. In eight of them fewer than three people fit: no order reaches more than 0.806 for P@3.
const FOURTH: (f64, f64) = (0.60, 0.42);
/// The same for the first two, with criteria signed off.
const SIGNED_OFF: (f64, f64) = (0.77, 0.70);
/// The same for the fourth.
const FOURTH_SIGNED_OFF: (f64, f64) = (0.70, 0.52);

#[tokio::test]
async fn law_1_the_judgements_speak_of_this_community() {
    let scene = Scene::new().await;
    let headlines: BTreeMap<String, &str> =
        scene.community.profiles.iter().map(|one| (one.id.to_string(), one.headline.as_str())).collect();
    let text = read("tests/relevance/community.tsv");
    let rows: Vec<(&str, &str)> = text.lines().skip(1).filter_map(|line| line.split_once('\t')).collect();
    let other = rows.iter().filter(|(id, headline)| headlines.get(*id).is_some_and(|now| now != headline)).count();
    let there = rows.iter().filter(|(id, _)| headlines.contains_key(*id)).count();
    assert_eq!(other, 0, "headlines changed: judge again");
    // Who paused is in the list and may not be proposed.
    assert!(there * 10 >= rows.len() * 9, "{there} of {} are here", rows.len());
}

#[tokio::test]
async fn law_2_the_order_reaches_its_floors() {
    let scene = Scene::new().await;
    let by_need = ranking::by_need(&scene.set, &scene.ours);
    assert!(by_need.len() >= 40 && by_need.iter().all(|one| one.relevant > 0));
    let worth: Vec<Worth> = by_need.iter().map(|one| one.worth).collect();
    let mean = Worth::mean(&worth);
    let told = || {
        let mut by_need = by_need.clone();
        by_need.sort_by(|a, b| a.worth.ndcg_at_10.total_cmp(&b.worth.ndcg_at_10));
        by_need.iter().map(|one| format!("{:.3} {:.3} {}\n", one.worth.ndcg_at_10, one.worth.precision_at_3, one.need)).collect::<String>()
    };
    assert!(mean.ndcg_at_10 >= FLOORS.0 && mean.precision_at_3 >= FLOORS.1, "{mean:?}\n{}", told());
}

#[tokio::test]
async fn law_3_it_is_better_than_words_alone() {
    let scene = Scene::new().await;
    let report = ranking::evaluate(&scene.set, &scene.ours, today(), None, &mut |_, _| {}).await.unwrap();
    let words = report.method(method::BM25).unwrap().ours_is_better_by.as_ref().unwrap()["ndcg_at_10"];
    assert!(words.interval.unwrap().low > 0.0, "{}", report.table());
}

#[tokio::test]
async fn law_4_what_is_measured_is_what_the_site_does() {
    let scene = Scene::new().await;
    for (need, scores) in scene.set.needs.iter().zip(&scene.ours.scores).take(5) {
        let measured: Vec<_> = scores.iter().take(10).map(|(place, _)| scene.community.profiles[*place].id).collect();
        assert_eq!(scene.first_ten(&need.text).await, measured, "{}", need.id);
    }
}

#[tokio::test]
async fn law_5_needs_that_nobody_made_anything_for_reach_a_floor() {
    for (folder, step, number, floors) in [("later", 2, 15, UNREAD), ("third", 1, 24, THIRD), ("fourth", 1, 24, FOURTH)] {
        let scene = Scene::of(&format!("tests/relevance/{folder}")).await;
        let unread: Vec<Worth> = ranking::by_need(&scene.set, &scene.ours).iter().step_by(step).map(|one| one.worth).collect();
        assert_eq!(unread.len(), number);
        let mean = Worth::mean(&unread);
        assert!(mean.ndcg_at_10 >= floors.0 && mean.precision_at_3 >= floors.1, "{folder}: {mean:?}");
    }
}

#[tokio::test]
async fn law_6_signed_off_criteria_order_better_than_what_was_read() {
    for (folder, step, floors) in [("later", 2, SIGNED_OFF), ("third", 1, SIGNED_OFF), ("fourth", 1, FOURTH_SIGNED_OFF)] {
        let scene = Scene::of(&format!("tests/relevance/{folder}")).await;
        let worth = |found: Vec<ranking::ByNeed>| Worth::mean(&found.iter().step_by(step).map(|one| one.worth).collect::<Vec<_>>());
        let read = worth(ranking::by_need(&scene.set, &scene.ours));
        let signed = ranking::signed_off_by_need(&scene.set, &scene.ours);
        assert_eq!(signed.len(), scene.set.needs.len(), "{folder}: criteria of every need are told");
        let signed = worth(signed);
        assert!(signed.ndcg_at_10 > read.ndcg_at_10, "{folder}: {signed:?} {read:?}");
        assert!(signed.ndcg_at_10 >= floors.0 && signed.precision_at_3 >= floors.1, "{folder}: {signed:?}");
    }
}

#[tokio::test]
async fn law_7_where_nobody_is_good_it_is_said() {
    let scene = Scene::of("tests/relevance/nobody").await;
    assert!(!scene.set.needs.is_empty());
    for need in &scene.set.needs {
        let matches = scene.matches(&need.text).await;
        assert!(no_good_match(&matches, Weights::current()).is_some(), "{}", need.id);
    }
}
