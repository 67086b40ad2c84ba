//! 1. The same seed gives the same community; another seed gives another one.
//! 2. There are at least 150 profiles and 40 missions, in every state and in both languages; every need is understood.
//! 3. Each rival fails the founding need by exactly one thing.
//! 4. Salomé Garnier ranks first for the founding need, in French and in English.
//! 5. What is drawn is sound: known ids, believable numbers, headlines that name nobody.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::CriterionKind;
use matching::{
    Match, Need, Weights, rank,
    rank::{RuleId, Verdict},
    score, understand,
    vocabulary::vocabulary,
};

use super::{
    FOUNDING_ADDITIONS, FOUNDING_WORDS_EN, FOUNDING_WORDS_FR,
    chance::Chance,
    community::{SEED, people},
    person::Person,
    rivals::RIVALS,
    texts::{Addition, Ends, Texts},
};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day")
}

fn texts() -> Texts {
    Texts::read().expect("the demo's files are sound")
}

fn everybody() -> Vec<Person> {
    people(&texts(), SEED, today()).expect("people")
}

fn founding_need(words: &str) -> Need {
    let mut criteria = understand(words, today()).criteria;
    criteria.extend(FOUNDING_ADDITIONS.map(|text| Addition::read(text, today()).and_then(|one| one.criterion()).expect("a criterion")));
    Need { text: words.to_owned(), criteria }
}

/// The kinds in which a match finds a gap, or is blocked; a refusal is its own.
fn failings(found: &Match) -> BTreeSet<String> {
    let kind = |rule: RuleId| rule.reads().map_or(rule.code(), CriterionKind::code).to_owned();
    let gaps = found.parts.iter().filter(|part| part.reasons().iter().any(|reason| reason.verdict == Verdict::Gap)).map(|part| part.rule);
    gaps.chain(found.blocked_by.iter().map(|block| block.rule)).map(kind).collect()
}

#[test]
fn law_1_the_same_seed_gives_the_same_community() {
    assert_eq!(everybody(), everybody());
    assert_ne!(people(&texts(), SEED + 1, today()).expect("people"), everybody());
    assert_eq!((0..4).map(|_| Chance::new(7).below(1_000)).collect::<BTreeSet<_>>().len(), 1);
}

#[test]
fn law_2_enough_of_everything() {
    let texts = texts();
    assert!(everybody().len() >= 150);
    let needs: Vec<_> = texts.startups.iter().flat_map(|(language, startup)| startup.need.iter().map(move |need| (*language, need))).collect();
    assert!(needs.len() >= 40, "{}", needs.len());
    let count = |ends| needs.iter().filter(|(_, need)| need.ends == ends).count();
    for (ends, least) in [
        (Ends::Draft, 1),
        (Ends::Submitted, 4),
        (Ends::Asked, 2),
        (Ends::Signed, 2),
        (Ends::Open, 12),
        (Ends::Shortlisted, 3),
        (Ends::Meeting, 3),
        (Ends::Engaged, 6),
        (Ends::Completed, 3),
        (Ends::Cancelled, 2),
    ] {
        assert!(count(ends) >= least, "{ends:?}: {}", count(ends));
    }
    for (_, need) in needs {
        let read = understand(need.words.trim(), today());
        let all: Vec<String> = read.criteria.iter().map(|one| format!("{}:{}:{}", one.value.kind(), one.value.code(), one.importance)).collect();
        println!("## {} -> {}", need.title, all.join(" "));
        let kinds: BTreeSet<&str> = read.criteria.iter().map(|criterion| criterion.value.kind().code()).collect();
        if std::env::var("LIST").is_ok() { continue; }
        assert!(kinds.len() >= 4, "{}: {kinds:?}", need.title);
        assert!(kinds.contains("mission_type") || need.ends == Ends::Draft, "{}: {kinds:?}", need.title);
        assert!(need.adds.iter().all(|text| Addition::read(text, today()).and_then(|one| one.criterion()).is_ok()), "{}", need.title);
    }
}

#[test]
fn law_3_each_rival_fails_by_exactly_one_thing() {
    let need = founding_need(FOUNDING_WORDS_FR);
    let mut chance = Chance::new(SEED);
    assert!(RIVALS.len() >= 10);
    for rival in &RIVALS {
        let person = rival.person(&mut chance, today()).expect("a rival");
        let found = score(&need, &person.facts, Weights::current());
        let expected = rival.fails.reads().map_or(rival.fails.code(), CriterionKind::code).to_owned();
        assert_eq!(failings(&found), BTreeSet::from([expected]), "{}: {:?}", rival.name, found.blocked_by);
    }
    assert_eq!(RIVALS.iter().map(|rival| rival.fails).collect::<BTreeSet<_>>().len(), RIVALS.len(), "no two rivals fail alike");
}

#[test]
fn law_4_the_chosen_one_ranks_first() {
    let everybody = everybody();
    let chosen = everybody.first().expect("somebody");
    for words in [FOUNDING_WORDS_FR, FOUNDING_WORDS_EN] {
        let need = founding_need(words);
        println!("{:?}", need.criteria.iter().map(|one| format!("{}:{}:{}", one.value.kind(), one.value.code(), one.importance)).collect::<Vec<_>>());
        let order = rank(&need, everybody.iter().map(|person| &person.facts), Weights::current());
        for (at, one) in order.iter().take(14).enumerate() {
            let name = everybody.iter().find(|person| person.facts.id == one.profile).map_or("", |person| &person.name);
            println!("{:>2} {:<22} key {:>7} ceo {:?} cto {:?} {}", at + 1, name, one.key, one.ceo, one.cto, if one.is_blocked() { "blocked" } else { "" });
        }
        let best = order.first().expect("a match");
        assert_eq!(best.profile, chosen.facts.id);
        assert!(best.is_good(Weights::current()));
        assert!(failings(best).is_empty(), "{:?}", failings(best));
    }
}

#[test]
fn law_5_what_is_drawn_is_sound() {
    let everybody = everybody();
    let names: BTreeSet<&str> = everybody.iter().flat_map(|person| person.name.split(' ')).filter(|word| word.chars().count() > 3).collect();
    let mut emails = BTreeSet::new();
    for person in &everybody {
        assert!(emails.insert(person.email.as_str()), "{}", person.email);
        assert!(person.email.ends_with(".example") && domain::forms::Email::read(&person.email).is_ok(), "{}", person.email);
        assert!(domain::forms::Title::read(&person.facts.headline).is_ok(), "{}", person.facts.headline);
        assert!(!person.facts.headline.split([' ', ',']).any(|word| names.contains(word)), "{}", person.facts.headline);
        for known in &person.facts.stack {
            assert!(vocabulary().technology(&known.technology).is_some(), "{}", known.technology);
        }
        for place in &person.facts.places {
            assert!(vocabulary().label(CriterionKind::Place, &place.to_string(), matching::vocabulary::Lang::Fr).is_some(), "{place}");
        }
        assert!(person.facts.rate.is_none_or(|rate| (450..=1_400).contains(&rate.euros())));
        assert!(!person.facts.text.contains("{product}") && !person.facts.text.contains(" de une "), "{}", person.facts.text);
    }
}
