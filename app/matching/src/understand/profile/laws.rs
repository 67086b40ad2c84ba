//! The laws of reading profiles.
//!
//! 1. Technologies of a list are read, whatever stands around them; ambiguous names need company.
//! 2. Years come from what is said, or else from the dated entries that name a technology; studies give none.
//! 3. What ended long before the latest work is of the past.
//! 4. Sectors, stages and kinds of mission of studies, referees and hobbies are not the CTO's.
//! 5. The address is where a CTO lives; the cities of employers are not.
//! 6. Languages are those of the person, with a level that works.
//! 7. What is offered, wished and refused is read where it is said.
//! 8. What is not said stays unknown.
//! 9. Evidence lies on words of the text as given, torn or glued as it may be.
//! 10. No text makes it fail, and reading twice gives the same.
//! 11. A title counts where it is the writer's own, and what somebody is called is no technology.

use chrono::NaiveDate;
use domain::{CriterionKind, Language, MissionType, Sector};
use proptest::prelude::*;

use super::*;
use crate::profile::KnownTechnology;

const FRENCH: &str = "Directrice technique à temps partagé
Lyon · disponible 2 jours par semaine à partir de janvier 2027 · TJM 850 €

Expérience professionnelle

2021 – aujourd’hui : CTO, plateforme de télémédecine
Symfony et React, PostgreSQL. Recrutement des premiers développeurs, dossier patient.

2012 – 2015 : développeuse, studio de jeux vidéo à Paris
C++ et Lua.

Formation
2009 – 2012 : école d’ingénieurs, Java, Grenoble

Langues : français (langue maternelle), anglais courant, allemand scolaire

Je cherche des missions pour le climat. Je ne travaille pas pour la crypto ni les cryptomonnaies.";

fn read(text: &str) -> ReadProfile {
    let id = "00000000-0000-0000-0000-000000000001".parse().expect("an id");
    read_profile(id, "", text, NaiveDate::from_ymd_opt(2026, 9, 14).expect("a day"))
}

fn known<'a>(read: &'a ReadProfile, technology: &str) -> Option<&'a KnownTechnology> {
    read.profile.stack.iter().find(|one| one.technology.as_str() == technology)
}

fn stack(text: &str) -> Vec<String> {
    read(text).profile.stack.into_iter().map(|one| one.technology.to_string()).collect()
}

#[test]
fn law_1_lists_and_company() {
    assert_eq!(stack("Skills: Python, Go, C, Flask, PostgreSQL, Docker"), ["python", "go", "c", "flask", "postgresql", "docker"]);
    assert_eq!(stack("In spring I go to the rest of the react conference"), Vec::<String>::new());
    assert_eq!(stack("Migration d’AngularJS vers React, sans PHP"), ["angular", "react"]);
}

#[test]
fn law_2_years() {
    let read = read(
        "Python (5 years), 3 ans de Django\nPHP - Experience - 31 months\n2018-2022 Acme: Rust\nEducation\n2010-2014 University: Java",
    );
    let years = |technology| known(&read, technology).map(|one| one.years);
    assert_eq!(years("python"), Some(Some(5)));
    assert_eq!(years("django"), Some(Some(3)));
    assert_eq!(years("php"), Some(Some(2)));
    assert_eq!(years("rust"), Some(Some(5)));
    assert_eq!(years("java"), Some(Some(0)));
}

#[test]
fn law_2_years_of_practice() {
    assert_eq!(read("CTO with more than 15 years of experience").profile.years, Some(15));
    assert_eq!(read("CTO, 12 years of experience\nSkills: Rust").profile.years, Some(12));
    assert_eq!(read("12 years of experience with Rust").profile.years, None);
    assert_eq!(read(FRENCH).profile.years, Some(9));
}

#[test]
fn law_2_skills_below_studies_are_no_studies() {
    for heading in ["Compétences clés", "COMPÉTENCES CLÉS :", "Outils", "Key skills", "Stack technique"] {
        let text = format!("Formation académique\n2009 – 2012 : école d’ingénieurs, Java\n\n{heading}\nPython, Django");
        let read = read(&text);
        let years = |technology| known(&read, technology).map(|one| one.years);
        assert_eq!((years("java"), years("python"), years("django")), (Some(Some(0)), Some(None), Some(None)), "{heading}");
    }
}

#[test]
fn law_2_what_is_done_for_nothing_adds_no_years() {
    let text = "Expérience\n2018 – 2019 CTO, Maison Verdier\n\nBénévolat\n2005 – 2017 Trésorière, Les Amis du Rhône";
    assert_eq!(read(text).profile.years, Some(2));
    assert_eq!(read(text).stations.len(), 1);
}

#[test]
fn law_3_the_past() {
    let read = read(FRENCH);
    assert_eq!(known(&read, "symfony").map(|one| one.current), Some(true));
    assert_eq!(known(&read, "lua").map(|one| (one.years, one.current)), Some((Some(4), false)));
}

#[test]
fn law_4_only_the_work_counts() {
    let read = read(FRENCH);
    let sectors: Vec<Sector> = read.profile.sectors.iter().map(|one| one.sector).collect();
    assert!(sectors.contains(&Sector::Health) && sectors.contains(&Sector::Gaming), "{sectors:?}");
    assert!(!sectors.contains(&Sector::Edtech) && !sectors.contains(&Sector::Crypto), "{sectors:?}");
    let years = read.profile.sectors.iter().find(|one| one.sector == Sector::Gaming).and_then(|one| one.years);
    assert_eq!(years, Some(4));
}

#[test]
fn law_4_hobbies_and_volunteering_are_no_work() {
    for heading in ["Loisirs", "PASSIONS", "Bénévolat", "Centres d’intérêt", "Hobbies", "Volunteering", "loisirs et passions"] {
        let text = format!("Expérience\n2018 – 2022 CTO d’un hôpital\n\n{heading}\nJeux vidéo, agriculture urbaine\n\nLangues\nFrançais");
        let sectors: Vec<Sector> = read(&text).profile.sectors.iter().map(|one| one.sector).collect();
        assert_eq!(sectors, [Sector::Health], "{heading}");
    }
}

#[test]
fn law_5_places() {
    let places: Vec<String> = read(FRENCH).profile.places.iter().map(ToString::to_string).collect();
    assert_eq!(places, ["lyon"]);
}

#[test]
fn law_6_languages() {
    assert_eq!(read(FRENCH).profile.languages, [Language::Fr, Language::En]);
    assert_eq!(read("English (fluent), German - basic, I love French cheese").profile.languages, [Language::En]);
}

#[test]
fn law_7_offer_wishes_refusals() {
    let profile = read(FRENCH).profile;
    assert_eq!(profile.rhythm.map(|rhythm| rhythm.to_string()).as_deref(), Some("2"));
    assert_eq!(profile.rate.map(|rate| rate.euros()), Some(850));
    assert_eq!(profile.available_from, NaiveDate::from_ymd_opt(2027, 1, 1));
    assert_eq!(profile.wishes.sectors, [Sector::Climate]);
    assert_eq!(profile.wishes.refused_sectors, [Sector::Crypto]);
    assert!(profile.mission_types.iter().any(|one| one.mission_type == MissionType::Roadmap), "a CTO has held the roadmap");
}

#[test]
fn law_7_a_refusal_is_neither_a_wish_nor_work_done() {
    for text in ["I’m not interested in crypto", "Je ne veux pas travailler pour la crypto", "Hors crypto", "I won’t work for crypto"] {
        let profile = read(text).profile;
        assert_eq!((profile.sectors, profile.wishes.sectors), (vec![], vec![]), "{text}");
        assert_eq!(profile.wishes.refused_sectors, [Sector::Crypto], "{text}");
    }
    let profile = read("Je travaille exclusivement pour des hôpitaux").profile;
    assert_eq!(profile.wishes.refused_sectors, []);
    assert_eq!(profile.sectors.iter().map(|one| one.sector).collect::<Vec<_>>(), [Sector::Health]);
}

#[test]
fn law_8_silence() {
    let read = read("Bonjour");
    assert_eq!(read.facts, []);
    assert_eq!(read.profile, unknown(read.profile.id, "", "Bonjour"));
}

#[test]
fn law_9_evidence_lies_on_the_words() {
    let text = "iOS in S wift, andJava, PostgreSQL(cid:7) ; Kubernetes";
    let read = read(text);
    let words = |code: &str| {
        let fact = read.facts.iter().find(|fact| fact.value.kind() == CriterionKind::Stack && fact.value.code() == code);
        fact.and_then(|fact| fact.evidence.words(text))
    };
    assert_eq!(words("swift"), Some("S wift"));
    assert_eq!(words("java"), Some("Java"));
    assert_eq!(words("kubernetes"), Some("Kubernetes"));
}

#[test]
fn law_11_whose_title_and_whose_name_it_is() {
    let roadmap = |text: &str| read(text).profile.mission_types.iter().any(|one| one.mission_type == MissionType::Roadmap);
    assert!(roadmap("CTO, rattachée au CEO"));
    assert!(!roadmap("Développeuse, rattachée au CTO"));
    assert_eq!(stack("Julia Martin — Python, Django, AWS"), ["python", "django", "aws"]);
    assert_eq!(stack("Python Django AWS"), ["python", "django", "aws"]);
}

proptest! {
    #[test]
    fn law_10_any_text(text in "(?s:.{0,80})|([A-Za-z]{1,6}[ ,:\n]|2018-2022 |Python |5 years |Education\n|€|\\(cid:7\\)){0,30}") {
        let one = read(&text);
        prop_assert!(one.facts.iter().all(|fact| fact.evidence.words(&text).is_some()));
        prop_assert_eq!(one, read(&text));
    }
}
