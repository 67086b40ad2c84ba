//! The laws of the data files.
//!
//! 1. Every file reads, and every code of the domain has a label with names, and with terms, in both languages.
//! 2. Parents and neighbours are known, distances are believable, nobody is their own ancestor or stands alone.
//! 3. Every term can be looked for.
//! 4. A spelling belongs to one technology: no context would say which of two is meant.
//! 5. Nothing shown is empty, and French is typeset as French.
//! 6. There is as much as was promised, and for each part of the remit the words that whoever asks for it meets.
//! 7. Every label is explained, and every word of the glossary, in one plain sentence of each language.
//! 8. Every kind of mission has two or three objectives to begin with, which a form would take.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    Area, CriterionKind, Impact, Language, MissionType, Orientation, Sector, Stage,
    forms::{Remark, Title},
};

use super::{Lang, Technology, Vocabulary, Wording, entries::Label, load, term::Term, vocabulary};
use crate::understand::{fold::fold, lexicon_spellings};

/// In words; a longer one is no plain sentence.
const LONGEST_SENTENCE: usize = 30;

fn codes() -> Vec<(CriterionKind, Vec<&'static str>)> {
    vec![
        (CriterionKind::Sector, Sector::ALL.iter().map(|code| code.code()).collect()),
        (CriterionKind::Impact, Impact::ALL.iter().map(|code| code.code()).collect()),
        (CriterionKind::MissionType, MissionType::ALL.iter().map(|code| code.code()).collect()),
        (CriterionKind::Area, Area::ALL.iter().map(|code| code.code()).collect()),
        (CriterionKind::Stage, Stage::ALL.iter().map(|code| code.code()).collect()),
        (CriterionKind::Orientation, Orientation::ALL.iter().map(|code| code.code()).collect()),
        (CriterionKind::Language, Language::ALL.iter().map(|code| code.code()).collect()),
        (CriterionKind::Place, vec!["remote"]),
    ]
}

fn labels(vocabulary: &Vocabulary) -> Vec<(CriterionKind, &Label)> {
    codes().iter().flat_map(|(kind, _)| vocabulary.labels(*kind).iter().map(move |label| (*kind, label))).collect()
}

#[test]
fn every_code_of_the_domain_has_a_label_with_terms_and_nothing_else_has() {
    for (kind, codes) in codes() {
        let written: BTreeSet<&str> = vocabulary().labels(kind).iter().map(|label| label.code.as_str()).collect();
        assert_eq!(written, codes.iter().copied().collect(), "{kind}");
        for code in codes {
            assert!(vocabulary().label(kind, code, Lang::Fr).is_some_and(|name| !name.is_empty()));
            assert!(vocabulary().label(kind, code, Lang::En).is_some_and(|name| !name.is_empty()));
        }
    }
    for (kind, label) in labels(vocabulary()) {
        let fewest = if kind == CriterionKind::Impact { 4 } else { 8 };
        assert!(label.terms.len() >= fewest, "{kind} {} has few terms", label.code);
    }
}

#[test]
fn every_label_is_explained_in_one_plain_sentence() {
    for (kind, label) in labels(vocabulary()).into_iter().filter(|(kind, _)| *kind != CriterionKind::Language) {
        let Some(explanation) = &label.explanation else { panic!("{kind} {} is not explained", label.code) };
        for sentence in [&explanation.fr, &explanation.en] {
            assert!(is_one_plain_sentence(sentence), "{kind} {}: {sentence:?}", label.code);
        }
    }
}

#[test]
fn a_word_of_the_glossary_means_one_plain_sentence() {
    for entry in vocabulary().glossary().entries() {
        for sentence in [&entry.meaning.fr, &entry.meaning.en] {
            assert!(is_one_plain_sentence(sentence), "{}: {sentence:?}", entry.word.en);
        }
    }
}

/// One sentence, which ends, and in which nobody gets lost.
fn is_one_plain_sentence(sentence: &str) -> bool {
    let ends = sentence.matches(". ").count() + usize::from(sentence.contains(['!', '?']));
    sentence.ends_with('.') && ends == 0 && sentence.split_whitespace().count() <= LONGEST_SENTENCE
}

#[test]
fn parents_and_neighbours_are_known() {
    let known: BTreeSet<&str> = vocabulary().technologies().iter().map(|technology| technology.id.as_str()).collect();
    let believable = |far: f32| (0.1..=1.5).contains(&far);
    for technology in vocabulary().technologies() {
        for parent in &technology.parents {
            assert!(known.contains(parent.as_str()), "{}: unknown parent {parent}", technology.id);
        }
        for (near, far) in &technology.neighbours {
            assert!(
                known.contains(near.as_str()) && *near != technology.id && believable(*far),
                "{}: neighbour {near} {far}",
                technology.id
            );
        }
    }
    for (kind, label) in labels(vocabulary()) {
        for (near, far) in &label.neighbours {
            assert!(
                vocabulary().label(kind, near, Lang::En).is_some() && *near != label.code && believable(*far),
                "{kind} {}: neighbour {near}",
                label.code
            );
        }
    }
}

#[test]
fn every_technology_has_a_parent_or_a_neighbour() {
    let named_by_others: BTreeSet<&str> = vocabulary()
        .technologies()
        .iter()
        .flat_map(|technology| technology.parents.iter().chain(technology.neighbours.iter().map(|(near, _)| near)))
        .map(|id| id.as_str())
        .collect();
    for technology in vocabulary().technologies() {
        let alone = technology.parents.is_empty() && technology.neighbours.is_empty() && !named_by_others.contains(technology.id.as_str());
        assert!(!alone, "{} stands alone", technology.id);
    }
}

#[test]
fn a_technology_is_written_once() {
    let mut names = BTreeSet::new();
    for technology in vocabulary().technologies() {
        assert!(names.insert(fold(&technology.name)), "{} twice", technology.name);
        let own: Vec<&String> = technology.aliases.iter().chain(&technology.ambiguous).collect();
        let different: BTreeSet<&&String> = own.iter().collect();
        assert_eq!(own.len(), different.len(), "{} repeats a spelling", technology.id);
        let neighbours_and_parents: BTreeSet<&str> =
            technology.parents.iter().chain(technology.neighbours.iter().map(|(near, _)| near)).map(|id| id.as_str()).collect();
        let written = technology.parents.len() + technology.neighbours.len();
        assert_eq!(neighbours_and_parents.len(), written, "{} names a parent twice", technology.id);
    }
}

#[test]
fn no_technology_is_its_own_ancestor() {
    fn ancestors(of: &Technology, seen: &mut Vec<String>) {
        assert!(!seen.contains(&of.id.to_string()), "{seen:?} goes round");
        seen.push(of.id.to_string());
        for parent in of.parents.iter().filter_map(|parent| vocabulary().technology(parent)) {
            ancestors(parent, &mut seen.clone());
        }
    }
    vocabulary().technologies().iter().for_each(|technology| ancestors(technology, &mut Vec::new()));
}

#[test]
fn a_pair_of_labels_is_written_once_or_alike() {
    for (kind, label) in labels(vocabulary()) {
        for (near, far) in &label.neighbours {
            let other = vocabulary().labels(kind).iter().find(|other| other.code == *near);
            let back = other.and_then(|other| other.neighbours.iter().find(|(code, _)| *code == label.code));
            assert!(back.is_none_or(|(_, back)| back == far), "{kind}: {} and {near} disagree", label.code);
        }
    }
}

#[test]
fn every_term_can_be_looked_for() {
    let cues = load::cues().expect("cues");
    let situation = load::situation().expect("situation");
    let cue_terms = [
        &cues.without,
        &cues.refusing,
        &cues.leaving,
        &cues.leaving_back,
        &cues.refused_after,
        &cues.moving,
        &cues.written_in,
        &cues.nice,
        &cues.nice_ahead,
        &cues.must,
        &cues.technical_before,
        &cues.technical_after,
        &cues.never_technical,
        &cues.office,
        &cues.place_before,
        &cues.start_before,
        &cues.start_now,
        &situation.fully_remote,
        &situation.partly_remote,
        &situation.on_site,
        &situation.never_place,
        &situation.agency,
        &situation.no_agency,
        &situation.never_agency,
        &situation.cto,
        &situation.left_after,
        &situation.left_before,
        &situation.left_since,
        &situation.stays_after,
        &situation.stays_before,
        &situation.never_before,
        &situation.never_after,
        &situation.until,
    ];
    let passages = load::passages().expect("passages");
    let passage_terms = [
        &passages.telling,
        &passages.aside,
        &passages.aside_heading,
        &passages.telling_heading,
        &passages.denied,
        &passages.theirs,
        &passages.speaking,
        &passages.asking,
        &passages.asking_heading,
        &passages.posting,
    ];
    let labels = labels(vocabulary());
    let label_terms = labels.iter().flat_map(|(_, label)| label.terms.iter().map(|(_, written)| written));
    let technologies = vocabulary()
        .technologies()
        .iter()
        .flat_map(|technology| std::iter::once(&technology.name).chain(&technology.aliases).chain(&technology.ambiguous));
    let cities = vocabulary().cities().iter().flat_map(|city| &city.aliases);
    for written in cue_terms.into_iter().chain(passage_terms).flatten().chain(label_terms).chain(technologies).chain(cities) {
        let term = Term::parse(written);
        assert!(term.is_some(), "{written:?}");
        for spelling in term.iter().flat_map(|term| term.fragments.iter().flatten()) {
            assert!(!spelling.words.contains(['*', '(', ')', '|']), "{written:?} would look for {:?}", spelling.words);
        }
    }
}

#[test]
fn a_label_says_each_term_once() {
    for (kind, label) in labels(vocabulary()) {
        let mut seen = BTreeSet::new();
        for (_, written) in &label.terms {
            assert!(seen.insert(written), "{kind} {}: {written:?} twice", label.code);
        }
    }
}

#[test]
fn a_spelling_belongs_to_one_technology() {
    let mut owners: BTreeMap<String, String> = BTreeMap::new();
    for technology in vocabulary().technologies() {
        let terms = lexicon_spellings(technology).map(|(written, _)| Term::parse(written).expect("a term"));
        let spellings: BTreeSet<String> = terms.flat_map(|term| term.fragments).flatten().map(|spelling| spelling.words).collect();
        for words in spellings {
            let other = owners.insert(words.clone(), technology.id.to_string());
            assert_eq!(other, None, "{words:?} is {} too", technology.id);
        }
    }
}

#[test]
fn what_is_shown_is_typeset() {
    let labels = labels(vocabulary());
    let names = labels.iter().flat_map(|(_, label)| std::iter::once(&label.name).chain(&label.explanation));
    let glossary = vocabulary().glossary().entries().iter().flat_map(|entry| [&entry.word, &entry.meaning]);
    let technologies = vocabulary().technologies().iter().filter_map(|technology| technology.explanation.as_ref());
    let cities = vocabulary().cities().iter().map(|city| &city.name);
    let templates = MissionType::ALL.iter().flat_map(|kind| vocabulary().objectives().of(*kind));
    let objectives = templates.flat_map(|(_, template)| [&template.title, &template.measure, &template.target]);
    for Wording { fr, en } in names.chain(glossary).chain(technologies).chain(cities).chain(objectives) {
        assert!(!fr.trim().is_empty() && !en.trim().is_empty(), "{fr:?} {en:?}");
        assert!(!fr.contains('\''), "{fr:?} has a straight apostrophe");
        for mark in [" :", " ;", " ?", " !", "« ", " »"] {
            assert!(!fr.contains(mark), "{fr:?} breaks at {mark:?}");
        }
    }
    for entry in vocabulary().glossary().entries() {
        assert!(entry.meaning.fr.ends_with('.') && entry.meaning.en.ends_with('.'), "{:?} is a sentence", entry.word.en);
    }
}

#[test]
fn every_kind_of_mission_has_objectives_to_begin_with() {
    for kind in MissionType::ALL {
        let templates: Vec<_> = vocabulary().objectives().of(*kind).collect();
        assert!((2..=3).contains(&templates.len()), "{kind} has {}", templates.len());
        for (code, template) in templates {
            assert_eq!(vocabulary().objectives().by_code(&code), Some(template));
            for lang in [Lang::Fr, Lang::En] {
                assert!(Title::read(template.title.get(lang)).is_ok(), "{code}");
                let remarks = [&template.measure, &template.target].map(|words| Remark::read(words.get(lang)).is_ok());
                assert_eq!(remarks, [true, true], "{code}");
            }
            assert!((1..=52).contains(&template.weeks), "{code}");
        }
    }
}

#[test]
fn there_is_enough_to_read_an_ordinary_need() {
    let vocabulary = vocabulary();
    assert!(vocabulary.technologies().len() >= 900, "{} technologies", vocabulary.technologies().len());
    let explained = vocabulary.technologies().iter().filter(|technology| technology.explanation.is_some()).count();
    assert!(explained >= 120, "{explained} explanations");
    assert!(vocabulary.cities().iter().filter(|city| city.country == "FR").count() >= 60);
    assert!(vocabulary.glossary().entries().len() >= 250, "{} words", vocabulary.glossary().entries().len());
}

/// Words that a CEO meets who asks for a part of the remit, as the glossary has them.
const WORDS_OF: [(Area, [&str; 5]); 8] = [
    (Area::Hosting, ["Hébergement", "Serveur", "Infogérance", "Cloud souverain", "Conteneur"]),
    (Area::Networks, ["DNS", "VPN", "Pare-feu", "Bande passante", "Réseau local"]),
    (Area::Integration, ["API", "Webhook", "ETL", "Connecteur", "Interopérabilité"]),
    (Area::Trust, ["RGPD", "Chiffrement", "Double authentification", "DPO", "Test d’intrusion"]),
    (Area::Data, ["Base de données", "Entrepôt de données", "Gouvernance des données", "Qualité des données", "Tableau de bord"]),
    (Area::Devices, ["Terminal", "MDM", "Poste de travail", "Objet connecté", "Micrologiciel"]),
    (Area::Cost, ["FinOps", "Coût total de possession", "Paiement à l’usage", "Budget technique", "Retour sur investissement"]),
    (Area::Availability, ["Disponibilité", "Haute disponibilité", "Astreinte", "Supervision", "Plan de reprise"]),
];

#[test]
fn every_part_of_the_remit_has_its_words_in_the_glossary() {
    let parts: BTreeSet<&str> = WORDS_OF.iter().map(|(area, _)| area.code()).collect();
    assert_eq!(parts, Area::ALL.iter().map(|area| area.code()).collect());
    let known: BTreeSet<&str> = vocabulary().glossary().entries().iter().map(|entry| entry.word.fr.as_str()).collect();
    for (area, words) in WORDS_OF {
        for word in words {
            assert!(known.contains(word), "{word:?} of {area} is not explained");
        }
    }
}

#[test]
fn a_word_of_the_glossary_is_explained_once() {
    let (mut french, mut english) = (BTreeSet::new(), BTreeSet::new());
    for entry in vocabulary().glossary().entries() {
        assert!(french.insert(entry.word.fr.to_lowercase()), "{:?} twice", entry.word.fr);
        assert!(english.insert(entry.word.en.to_lowercase()), "{:?} twice", entry.word.en);
    }
}

#[test]
fn knowing_what_is_built_on_something_proves_it_and_not_the_other_way() {
    let distance = |wanted: &str, known: &str| vocabulary().distance(&wanted.parse().expect("id"), &known.parse().expect("id"));
    assert_eq!(distance("symfony", "symfony"), Some(0.0));
    assert_eq!(distance("php", "symfony"), Some(0.1));
    assert_eq!(distance("symfony", "php"), Some(0.7));
    assert_eq!(distance("symfony", "laravel"), Some(0.5));
    assert_eq!(distance("symfony", "sylius"), Some(0.1));
    assert!(distance("django", "numpy").is_some_and(|far| far > 1.2), "cousins are far");
    assert_eq!(distance("symfony", "unreal"), None);
    assert_eq!(distance("not-known", "not-known"), Some(0.0));
    assert_eq!(distance("not-known", "php"), None);
}

#[test]
fn sectors_have_neighbours_both_ways() {
    let distance = |wanted, known| vocabulary().sector_distance(wanted, known);
    assert_eq!(distance(Sector::Foodtech, Sector::Agritech), Some(0.6));
    assert_eq!(distance(Sector::Agritech, Sector::Foodtech), Some(0.6));
    assert_eq!(distance(Sector::Foodtech, Sector::Foodtech), Some(0.0));
    assert_eq!(distance(Sector::Gaming, Sector::Construction), None);
}

#[test]
fn cities_lie_where_they_are() {
    let distance = |one: &str, other: &str| vocabulary().city_distance_km(&one.parse().expect("id"), &other.parse().expect("id"));
    assert!(distance("lyon", "paris").is_some_and(|km| (380.0..410.0).contains(&km)));
    assert!(distance("lyon", "saint-etienne").is_some_and(|km| (40.0..60.0).contains(&km)));
    assert_eq!(distance("lyon", "atlantis"), None);
}

#[test]
fn the_fingerprint_is_of_the_files() {
    assert_eq!(vocabulary().fingerprint(), load::fingerprint());
    assert_ne!(vocabulary().fingerprint(), 0);
}
