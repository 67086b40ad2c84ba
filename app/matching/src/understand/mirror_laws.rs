//! What is said in French and what says the same in English gives the same criteria; so does what is said of men and what is said of women.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::CriterionKind;

use super::understand;

/// The same, in French and in English.
const PAIRS: [(&str, &str); 24] = [
    ("Nous voulons reprendre le code chez nous.", "We want to take the code back in house."),
    ("Il nous faut quelqu’un pour tenir l’agence.", "We need someone to oversee the agency."),
    ("Dites-nous ce que vaut notre code.", "Tell us what our code is worth."),
    ("Nous cherchons quelqu’un pour faire grandir notre lead.", "We are looking for someone to coach our lead."),
    ("Une première version d’ici quatre mois.", "A first version by March."),
    ("Il nous faut quelqu’un qui tienne la barre.", "We need someone to hold the helm."),
    ("Nous voulons poser la feuille de route.", "We want to set the roadmap."),
    ("Les investisseurs demandent un plan technique.", "Investors ask for a technical plan."),
    ("Préparer la certification ISO 27001.", "Prepare the ISO 27001 certification."),
    ("Revoir l’architecture et tenir la charge.", "Review the architecture and handle the load."),
    ("Nous voulons fixer notre stratégie données et IA.", "We want to set our data and AI strategy."),
    ("Recruter nos premiers développeurs.", "Recruit our first developers."),
    ("Nous voulons structurer l’équipe.", "We want to structure the team."),
    ("Une due diligence technique avant d’investir.", "A technical due diligence before we invest."),
    ("Nous sommes une plateforme de télémédecine.", "We are a telemedicine platform."),
    ("Nous aidons les agriculteurs.", "We help farmers."),
    ("Une startup d’assurance pour les indépendants.", "An insurance startup for freelancers."),
    ("Nous éditons un logiciel pour les avocats.", "We make software for lawyers."),
    ("Réduire la facture cloud et changer d’hébergeur.", "Reduce the cloud bill and change our hosting."),
    ("Connecter notre outil au CRM, et protéger les données personnelles.", "Connect our tool to the CRM, and protect personal data."),
    ("Quelqu’un de proche du code.", "Someone close to the code."),
    ("Une personne qui sache parler aux investisseurs.", "Someone who can talk to investors."),
    ("Nous réduisons le gaspillage alimentaire.", "We reduce food waste."),
    ("Nous levons en série A au printemps.", "We are raising our Series A in spring."),
];

#[test]
fn both_languages_give_the_same_criteria() {
    let read = |text: &str| -> BTreeSet<String> {
        let read = understand(text, NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day"));
        let told = read.criteria.iter().filter(|one| one.value.kind() != CriterionKind::Stage);
        told.map(|one| format!("{} {}", one.value.kind(), one.value.code())).collect()
    };
    let mut different = Vec::new();
    for (french, english) in PAIRS {
        let (one, other) = (read(french), read(english));
        assert!(!one.is_empty(), "{french:?} says something");
        if one != other {
            different.push(format!("{french:?}: {one:?}\n{english:?}: {other:?}"));
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
}

/// The same, said of men and of women.
const OF_MEN_AND_WOMEN: [(&str, &str); 5] = [
    ("Nous voulons recruter deux développeurs.", "Nous voulons recruter deux développeuses."),
    ("Recruter notre premier développeur.", "Recruter notre première développeuse."),
    ("Garder nos ingénieurs, qui partent l’un après l’autre.", "Garder nos ingénieures, qui partent l’une après l’autre."),
    ("Une équipe de trois développeurs à encadrer.", "Une équipe de trois développeuses à encadrer."),
    ("Internaliser : nous voulons nos propres développeurs.", "Internaliser : nous voulons nos propres développeuses."),
];

#[test]
fn women_and_men_give_the_same_criteria() {
    let read = |text: &str| -> BTreeSet<String> {
        let read = understand(text, NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day"));
        read.criteria.iter().map(|one| format!("{} {} {:?}", one.value.kind(), one.value.code(), one.importance)).collect()
    };
    for (men, women) in OF_MEN_AND_WOMEN {
        assert!(!read(men).is_empty(), "{men:?} says something");
        assert_eq!(read(men), read(women), "{men:?} and {women:?}");
    }
}
