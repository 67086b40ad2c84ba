//! Laws:
//! 1. A need typed without accents has the first ten of the one typed with them.
//! 2. What is said in French and what says the same in English share their first ten, but for what the words themselves decide.
//! 3. Whoever writes it, under whatever name, has the same first ten.
//! 4. A need that speaks of women has the first ten of the one that speaks of men.

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

/// First names of several origins; some of them are words of the trade too.
const NAMES: [&str; 8] = ["Mamadou", "Lan", "Ruby", "Jean-Pierre", "Fatima", "Dart", "Julia", "Swift"];

#[tokio::test]
async fn law_3_no_name_changes_the_first_ten() {
    let scene = Scene::new().await;
    let mut other = Vec::new();
    for need in scene.set.needs.iter().step_by(4) {
        let told = |name: &str| match need.lang.as_str() {
            "fr" => format!("Je m’appelle {name} et je dirige l’entreprise. {}", need.text),
            _ => format!("My name is {name} and I run the company. {}", need.text),
        };
        let expected = scene.first_ten(&told("Claire")).await;
        for name in NAMES {
            if scene.first_ten(&told(name)).await != expected {
                other.push(format!("{}: {name}", need.id));
            }
        }
    }
    assert!(other.is_empty(), "other people for another name: {other:?}");
}

/// How the judged needs speak of men, and how they would speak of women.
const GENDERS: [(&str, &str); 6] = [
    ("développeurs", "développeuses"),
    ("un développeur débutant", "une développeuse débutante"),
    ("CTO est parti ", "CTO est partie "),
    ("brillant ", "brillante "),
    ("fondateurs", "fondatrices"),
    ("Je suis seule", "Je suis seul"),
];

#[tokio::test]
async fn law_4_gender_changes_nobody() {
    let scene = Scene::new().await;
    let (mut other, mut changed) = (Vec::new(), 0);
    for need in &scene.set.needs {
        let swapped = GENDERS.iter().fold(need.text.clone(), |text, (one, two)| text.replace(one, two));
        if swapped == need.text {
            continue;
        }
        changed += 1;
        let (one, two) = (scene.first_ten(&need.text).await, scene.first_ten(&swapped).await);
        if !one.iter().all(|profile| two.contains(profile)) {
            other.push(need.id.as_str());
        }
    }
    assert!(changed >= 6, "{changed}");
    assert!(other.is_empty(), "other people for another gender: {other:?}");
}
