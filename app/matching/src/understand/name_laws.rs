//! What people are called says nothing.
//!
//! 1. Whoever is named in an introduction, an apposition, a greeting or a signature: the same criteria come out, for any name.
//! 2. A technology that somebody is called like is still read where it is one.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::understand;

/// Ordinary names, and those that are also technologies, cities or words of a trade.
const NAMES: [&str; 23] = [
    "Camille",
    "Mehdi",
    "Lan",
    "Rust",
    "Ruby",
    "Dart",
    "Swift",
    "Angular",
    "Claire",
    "Python",
    "Marine",
    "Florence",
    "Julia",
    "Crystal",
    "Elm",
    "Jade",
    "Olive",
    "Rose",
    "Paris",
    "Sydney",
    "Prune",
    "Pascal",
    "E\u{301}lixir",
];

/// Needs with a place for a first name.
const NEEDS: [&str; 14] = [
    "Je m’appelle {} et je dirige une startup de covoiturage. Nous cherchons un CTO, 2 jours par semaine.",
    "Bonjour, je suis {}, fondatrice d’une marque de bijoux. Besoin d’un audit du site WooCommerce.",
    "Notre CTO {} est parti en juin. Il faut quelqu’un pour reprendre l’équipe de quatre développeurs, en Symfony.",
    "Notre directrice technique, {}, nous quitte. Stack Django et React, à Lyon.",
    "Notre lead dev, {}, a 26 ans et se noie : nous voulons le faire grandir. API en Laravel.",
    "Mon associée {} et moi lançons une appli de recettes ; il nous faut une première version.",
    "Bonjour {},\n\nNous cherchons un CTO à temps partagé pour piloter notre agence.",
    "Nous éditons un logiciel pour les avocats, en PHP. Il nous faut une feuille de route.\n\nCordialement,\n{}",
    "Besoin d’aide pour notre levée de fonds en janvier.\n\nMerci !\n\n{} Delorme, présidente",
    "My name is {} and I run a telemedicine startup. We need someone to review our code, two days a week.",
    "Hi, I’m {}, founder of a bike repair app. We want to rewrite it in Kotlin.",
    "Our CTO {} left in May; six developers are waiting. Python, PostgreSQL, remote.",
    "My sister {} and I grow mushrooms. We need a first version of our tool.",
    "{}, our head of engineering, is staying, but has never prepared ISO 27001. Go and React.",
];

fn read(text: &str) -> BTreeSet<String> {
    let read = understand(text, NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day"));
    let criteria = read.criteria.iter().map(|one| format!("{} {}", one.value.kind(), one.value.code()));
    criteria.chain(read.declined.iter().map(|one| format!("declined {}", one.technology))).collect()
}

#[test]
fn law_1_any_name_gives_the_same_criteria() {
    let mut others = Vec::new();
    for need in NEEDS {
        let expected = read(&need.replace("{}", "Camille"));
        assert!(!expected.is_empty(), "{need:?} says something");
        let differing = NAMES.iter().filter_map(|name| {
            let found = read(&need.replace("{}", name));
            let difference: Vec<&String> = found.symmetric_difference(&expected).collect();
            (!difference.is_empty()).then(|| format!("{name} in {need:?}: {difference:?}"))
        });
        others.extend(differing);
    }
    assert!(others.is_empty(), "{}", others.join("\n"));
}

#[test]
fn law_2_a_technology_somebody_is_called_like_is_still_read() {
    let text = "Je suis Ruby, fondatrice d’une place de marché. Notre site est en Ruby, l’API en Go. Ruby vous répond le soir.";
    assert!(read(text).contains("stack ruby"), "{:?}", read(text));
    let text = "Notre développeur, Angular et React depuis dix ans, reste. Il nous faut un CTO.";
    assert!(read(text).contains("stack angular"), "{:?}", read(text));
    for (line, stack) in
        [("React Native, Firebase", "react-native"), ("Django React", "django"), ("Spring Boot Kotlin", "kotlin"), ("Google Cloud", "gcp")]
    {
        let text = format!("Il nous faut un CTO pour notre appli de recettes.\n\n{line}");
        assert!(read(&text).contains(&format!("stack {stack}")), "{line:?} is no signature: {:?}", read(&text));
    }
}
