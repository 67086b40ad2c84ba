//! The founding story, in French and in English: both give the same criteria, each read from words that a person would underline.

use chrono::NaiveDate;
use domain::CriterionKind;

use super::{Understanding, understand};

const FRENCH: &str = "La Tablée vend des titres-restaurant éthiques et solidaires aux entreprises engagées dans la transition. L’argent dépensé finance la résilience agricole.

Une agence a construit notre première version : les tests se sont bien passés, nous préparons la version que nous vendrons à l’automne. Mais notre CTO vient de partir. Depuis, je ne sais plus parler aux développeurs, je ne vois pas ce qu’ils font, et je ne peux discuter ni leurs choix, ni leur budget, ni leur planning.

Je cherche quelqu’un de technique et de produit, encore proche du code, qui connaisse le Symfony de l’agence. Deux jours par semaine, à Lyon ou à distance. Plus tard, je voudrais recruter une équipe chez nous.";

const ENGLISH: &str = "La Tablée sells ethical and solidarity-based meal vouchers to companies committed to the transition. The money spent funds agricultural resilience.

An agency built our first version: the tests went well, and we are preparing the version we will sell in the autumn. But our CTO has just left. Since then I no longer know how to talk to the developers, I cannot see what they do, and I cannot discuss their choices, their budget or their schedule.

I am looking for someone technical and product-minded, still close to the code, who knows the agency's Symfony. Two days a week, in Lyon or remotely. Later I would like to recruit a team in house.";

fn read(text: &str) -> Understanding {
    understand(text, NaiveDate::from_ymd_opt(2026, 9, 14).expect("a day"))
}

/// Each criterion as a line, without its words.
fn values(read: &Understanding) -> Vec<String> {
    let mut lines: Vec<String> =
        read.criteria.iter().map(|one| format!("{} {} {}", one.value.kind(), one.value.code(), one.importance)).collect();
    lines.sort();
    lines
}

/// The words that a criterion was read from.
fn words<'a>(text: &'a str, read: &Understanding, kind: CriterionKind, code: &str) -> &'a str {
    let criterion = read.criteria.iter().find(|one| one.value.kind() == kind && one.value.code() == code);
    criterion.and_then(|one| one.evidence).and_then(|evidence| evidence.words(text)).unwrap_or("(nothing)")
}

const STORY: [&str; 16] = [
    "impact ess important",
    "impact sdg-12 important",
    "impact sdg-13 important",
    "impact sdg-2 important",
    "mission_type agency-steering important",
    "mission_type first-hires nice",
    "mission_type insourcing nice",
    "mission_type interim important",
    "orientation product important",
    "orientation tech important",
    "place lyon important",
    "place remote important",
    "rhythm 2 important",
    "sector foodtech important",
    "stack symfony important",
    "stage mvp nice",
];

#[test]
fn the_founding_story_is_understood_in_french() {
    let read = read(FRENCH);
    assert_eq!(values(&read), STORY);
    assert_eq!(read.unknown, [CriterionKind::Area, CriterionKind::Rate, CriterionKind::Language, CriterionKind::Start]);
    assert!(read.declined.is_empty());
}

#[test]
fn the_founding_story_gives_the_same_criteria_in_english() {
    let (french, english) = (read(FRENCH), read(ENGLISH));
    assert_eq!(values(&english), values(&french));
    assert_eq!(english.unknown, french.unknown);
}

#[test]
fn the_words_are_those_that_a_person_would_underline() {
    let french = read(FRENCH);
    let french = |kind, code| words(FRENCH, &french, kind, code);
    assert_eq!(french(CriterionKind::Sector, "foodtech"), "titres-restaurant éthiques et solidaires");
    assert_eq!(french(CriterionKind::Impact, "sdg-2"), "résilience agricole");
    assert_eq!(french(CriterionKind::MissionType, "agency-steering"), "Une agence a construit notre première version");
    assert_eq!(french(CriterionKind::MissionType, "interim"), "notre CTO vient de partir");
    assert_eq!(french(CriterionKind::MissionType, "first-hires"), "recruter une équipe chez nous");
    assert_eq!(french(CriterionKind::Stage, "mvp"), "préparons la version que nous vendrons");
    assert_eq!(french(CriterionKind::Rhythm, "2"), "Deux jours par semaine");
    assert_eq!(french(CriterionKind::Place, "remote"), "à distance");
    let english = read(ENGLISH);
    let english = |kind, code| words(ENGLISH, &english, kind, code);
    assert_eq!(english(CriterionKind::Sector, "foodtech"), "ethical and solidarity-based meal vouchers");
    assert_eq!(english(CriterionKind::MissionType, "agency-steering"), "An agency built our first version");
    assert_eq!(english(CriterionKind::MissionType, "interim"), "our CTO has just left");
    assert_eq!(english(CriterionKind::Orientation, "tech"), "still close to the code");
}

#[test]
fn the_story_is_read_the_same_in_decomposed_unicode() {
    use unicode_normalization::UnicodeNormalization;
    let decomposed: String = FRENCH.nfd().collect();
    let read_decomposed = read(&decomposed);
    assert_eq!(values(&read_decomposed), values(&read(FRENCH)));
    let voucher = words(&decomposed, &read_decomposed, CriterionKind::Sector, "foodtech");
    assert_eq!(voucher.nfc().collect::<String>(), "titres-restaurant éthiques et solidaires");
}
