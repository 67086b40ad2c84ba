//! Laws:
//! 1. A need typed without accents has the first ten of the one typed with them.
//! 2. What is said in French and what says the same in English share their first ten, but for what the words themselves decide.

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

use crate::scene::Scene;

/// How many of the first ten both languages share at least: the product's floor.
const MIRRORED: f64 = 0.80;

#[tokio::test]
async fn law_1_accents_change_nothing() {
    let scene = Scene::new().await;
    let mut other = Vec::new();
    for need in &scene.set.needs {
        let plain: String = need.text.nfd().filter(|letter| !is_combining_mark(*letter)).collect();
        if scene.first_ten(&need.text).await != scene.first_ten(&plain).await {
            other.push(&need.id);
        }
    }
    assert!(other.is_empty(), "other people without accents: {other:?}");
}

#[tokio::test]
async fn law_2_both_languages_share_their_first_ten() {
    let scene = Scene::new().await;
    let mut told = Vec::new();
    let mut shared = Vec::new();
    for need in scene.set.needs.iter().filter(|need| need.id.ends_with("-fr")) {
        let mirror = scene.need(&need.id.replace("-fr", "-en"));
        let (one, other) = (scene.first_ten(&need.text).await, scene.first_ten(&mirror.text).await);
        let both = one.iter().filter(|profile| other.contains(profile)).count();
        told.push(format!("{}: {both}", need.id));
        shared.push(f64::from(u32::try_from(both).unwrap()) / 10.0);
    }
    assert!(shared.len() >= 6);
    let mean = shared.iter().sum::<f64>() / f64::from(u32::try_from(shared.len()).unwrap());
    assert!(mean >= MIRRORED, "{mean:.2}: {told:?}");
}
