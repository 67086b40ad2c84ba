//! The laws of explanations.
//!
//! - Every fact and every question has its own sentence, for every reader, in both languages.
//! - A line about somebody anonymous shows no gender and no "he" or "she".
//! - The CEO gets at least two questions to speak.
//! - Terms met in part are obstacles to a CTO.
//! - What is said of the order is what the weights say.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its own input should stop")]

use std::collections::BTreeSet;

use domain::{Area, Impact, Language, MissionType, Orientation, Sector, Stage};
use matching::Weights;
use matching::rank::{Block, Fact, Match, Outcome, Part, Question, Reason, RuleId, Score, Side, Verdict, Wish};
use ui::Locale;
use ui::components::Line;
use ui::explain::{self, Reader};

fn read<T: std::str::FromStr>(code: &str) -> T
where
    T::Err: std::fmt::Debug,
{
    code.parse().unwrap()
}

fn facts() -> Vec<Fact> {
    let day = |text: &str| text.parse().unwrap();
    vec![
        Fact::TechnologyKnown { technology: read("symfony"), years: Some(6), current: true },
        Fact::TechnologyKnown { technology: read("symfony"), years: None, current: true },
        Fact::TechnologyKnown { technology: read("symfony"), years: Some(1), current: false },
        Fact::TechnologyKnown { technology: read("symfony"), years: None, current: false },
        Fact::TechnologyNear { wanted: read("symfony"), known: read("laravel") },
        Fact::TechnologyMissing { technology: read("symfony") },
        Fact::SectorKnown { sector: Sector::Foodtech, years: Some(4) },
        Fact::SectorKnown { sector: Sector::Energy, years: None },
        Fact::SectorNear { wanted: Sector::Foodtech, known: Sector::Agritech },
        Fact::SectorOther { wanted: Sector::Foodtech },
        Fact::ImpactShown { impact: Impact::Ess, evidence: true },
        Fact::ImpactNear { wanted: Impact::Ess, known: Impact::BCorp },
        Fact::ImpactOther { wanted: Impact::Ess },
        Fact::MissionTypeDone { mission_type: MissionType::AgencySteering, times: 2 },
        Fact::MissionTypeNear { wanted: MissionType::Insourcing, done: MissionType::AgencySteering },
        Fact::MissionTypeOther { wanted: MissionType::Insourcing },
        Fact::AreaCovered { area: Area::Hosting },
        Fact::AreaOther { area: Area::Hosting },
        Fact::StageKnown { stage: Stage::Mvp },
        Fact::StageNear { wanted: Stage::Mvp, known: Stage::Seed },
        Fact::StageOther { wanted: Stage::Mvp },
        Fact::OrientationShared { orientation: Orientation::Tech },
        Fact::OrientationOther { orientation: Orientation::Tech },
        Fact::RhythmFits { wanted: read("2"), free: read("2-3") },
        Fact::RhythmShort { wanted: read("3"), free: read("1") },
        Fact::RhythmLong { wanted: read("1"), free: read("3") },
        Fact::RateWithin,
        Fact::RateAbove { percent: 10 },
        Fact::RateAbove { percent: 50 },
        Fact::PlaceOnSite { city: read("lyon") },
        Fact::PlaceRemote,
        Fact::PlaceFar { wanted: read("lyon"), known: read("nantes"), km: 1_520 },
        Fact::PlaceOther { wanted: read("lyon") },
        Fact::PlaceRemoteOnly { wanted: read("lyon") },
        Fact::PlaceNoRemote,
        Fact::LanguageSpoken { language: Language::De },
        Fact::LanguageMissing { language: Language::De },
        Fact::StartFits { wanted: day("2026-12-01"), free: day("2026-12-01") },
        Fact::StartLate { wanted: day("2026-12-01"), free: day("2026-12-11"), days: 10 },
        Fact::WordsShared { words: vec!["titres".to_owned(), "solidaires".to_owned()] },
        Fact::WordsApart,
        Fact::ProofsConfirmed { count: 3 },
        Fact::ProofsNone,
        Fact::WishMet { wish: Wish::Sector(Sector::Foodtech) },
        Fact::WishNear { wish: Wish::Stage(Stage::Mvp), given: Wish::Stage(Stage::Seed) },
        Fact::WishUnmet { wish: Wish::Impact(Impact::Ess) },
        Fact::Refused { refusal: Wish::MissionType(MissionType::Audit) },
    ]
}

fn questions() -> Vec<Question> {
    use Question::*;
    vec![
        AskTechnology { technology: read("symfony") },
        AskSector { sector: Sector::Foodtech },
        AskImpact { impact: Impact::Ess },
        AskMissionType { mission_type: MissionType::Insourcing },
        AskArea { area: Area::Hosting },
        AskStage { stage: Stage::Mvp },
        AskOrientation { orientation: Orientation::Tech },
        AskRhythm,
        AskRate,
        AskPlace,
        AskLanguage { language: Language::De },
        AskStart,
        ConfirmStart { said: read("2026-12-01") },
        AskStory,
        AskBudget,
        AskDays,
        AskWhere,
        AskWhen,
        AskCompanySector,
        AskCompanyImpact,
        AskTask,
        AskCompanyStage,
    ]
}

fn found(parts: Vec<Part>) -> Match {
    let score = Score { low: 0, high: 0 };
    Match { profile: read("00000000-0000-0000-0000-000000000000"), ceo: score, cto: score, key: 0, parts, blocked_by: Vec::new() }
}

/// The names of all facts as they are stored: serde lists them to whoever comes with another.
fn named() -> BTreeSet<String> {
    let refused = serde_json::from_str::<Fact>(r#"{"fact":"no fact"}"#).unwrap_err().to_string();
    let (_, names) = refused.split_once("expected one of").unwrap();
    names.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn a_new_fact_needs_a_sentence_of_its_own() {
    let said: BTreeSet<String> =
        facts().iter().map(|fact| serde_json::to_value(fact).unwrap()["fact"].as_str().unwrap().to_owned()).collect();
    assert_eq!(said, named(), "what is not in `facts` above is said by nobody: give it a sentence in `explain/fact.rs`");
}

#[test]
fn every_fact_and_question_has_its_own_sentence() {
    for locale in Locale::ALL {
        for reader in [Reader::Ceo, Reader::Cto] {
            let said: Vec<String> = facts()
                .iter()
                .map(|fact| explain::fact_line(*locale, reader, Verdict::Holds, fact))
                .chain(questions().iter().map(|question| explain::question_line(*locale, reader, question)))
                .map(|line| line.text)
                .collect();
            let unlike: BTreeSet<&String> = said.iter().collect();
            assert_eq!(unlike.len(), said.len(), "two alike in {said:#?}");
            assert!(
                said.iter()
                    .all(|text| !text.contains(['{', '}']) && text.starts_with(char::is_uppercase) || text.starts_with(char::is_numeric)),
                "{said:#?}"
            );
        }
    }
}

#[test]
fn an_anonymous_line_shows_no_gender() {
    for locale in Locale::ALL {
        for fact in facts() {
            let line = explain::fact_line(*locale, Reader::Ceo, Verdict::Holds, &fact);
            let text = format!(" {} {} ", line.text, line.detail.unwrap_or_default()).to_lowercase();
            let gendered = [" il ", " elle ", " lui ", " he ", " she ", " his ", " her ", " him "];
            assert!(gendered.iter().all(|word| !text.contains(word)), "{text}");
        }
    }
}

#[test]
fn a_fact_reads_well_in_french() {
    let line = |fact| explain::fact_line(Locale::Fr, Reader::Ceo, Verdict::Holds, &fact).text;
    assert_eq!(line(Fact::TechnologyKnown { technology: read("symfony"), years: Some(6), current: true }), "Pratique Symfony, 6\u{a0}ans");
    assert_eq!(line(Fact::RhythmFits { wanted: read("2"), free: read("2") }), "Peut donner 2\u{a0}jours par semaine");
}

#[test]
fn a_block_says_what_would_change_it() {
    for locale in Locale::ALL {
        for fact in facts() {
            let block = Block { rule: RuleId::Stack, side: Side::Ceo, criterion: None, fact };
            assert!(!explain::what_would_change(*locale, &block).is_empty());
        }
    }
}

#[test]
fn an_obstacle_is_told_with_its_own_remedy() {
    let part = |rule, outcome| Part { rule, side: Side::Ceo, weight: 10, outcome };
    let unsaid = part(RuleId::Start, Outcome::Unknown { questions: vec![Question::AskStart] });
    let reason = Reason { verdict: Verdict::Partial, criterion: None, fact: Fact::RateAbove { percent: 10 } };
    let above = part(RuleId::Rate, Outcome::Known { value: 600_000, reasons: vec![reason] });
    let change = |parts| explain::obstacle(Locale::Fr, &found(parts)).map(|(_, change)| change);
    assert_eq!(change(vec![unsaid.clone(), above]).as_deref(), Some("baisser votre tarif, ou un budget plus large"));
    assert_eq!(change(vec![unsaid]).as_deref(), Some("des réponses à ce qui n’est pas encore dit"));
    assert_eq!(change(Vec::new()), None);
}

#[test]
fn every_rule_has_a_name_and_a_sentence() {
    for locale in Locale::ALL {
        let names: BTreeSet<&str> = RuleId::ALL.iter().map(|rule| explain::rule_name(*locale, *rule)).collect();
        assert_eq!(names.len(), RuleId::ALL.len());
        assert!(RuleId::ALL.iter().all(|rule| explain::rule_says(*locale, *rule).ends_with('.')));
    }
}

#[test]
fn there_are_always_two_questions_to_ask() {
    assert_eq!(explain::questions_to_ask(Locale::Fr, &found(Vec::new()), 3).len(), 2);
    assert_eq!(explain::questions_to_ask(Locale::Fr, &found(Vec::new()), 1).len(), 1);
    let unknown = Part {
        rule: RuleId::Start,
        side: Side::Ceo,
        weight: 10,
        outcome: Outcome::Unknown { questions: vec![Question::AskStart, Question::AskStory, Question::AskRate] },
    };
    let asked = explain::questions_to_ask(Locale::Fr, &found(vec![unknown.clone()]), 2);
    assert_eq!(
        asked,
        ["À partir de quand pouvez-vous commencer\u{202f}?", "Racontez-moi une mission qui s’est bien passée, et une qui a mal tourné."]
    );
    assert_eq!(explain::gaps(Locale::Fr, Reader::Ceo, &found(vec![unknown]), Side::Ceo).len(), 3);
}

#[test]
fn a_guide_knows_whether_it_asks_for_what_is_unknown() {
    let asks = |outcome| {
        let part = Part { rule: RuleId::Sector, side: Side::Ceo, weight: 10, outcome };
        explain::interview_kit(Locale::Fr, &found(vec![part]), 3).asks_unknown
    };
    let unmet = Reason { verdict: Verdict::Gap, criterion: None, fact: Fact::SectorOther { wanted: Sector::ALL[0] } };
    assert!(asks(Outcome::Unknown { questions: vec![Question::AskSector { sector: Sector::ALL[0] }] }));
    assert!(!asks(Outcome::Unknown { questions: vec![Question::AskBudget] }), "that is for the CEO to say");
    assert!(!asks(Outcome::Known { value: 0, reasons: vec![unmet] }));
}

#[test]
fn a_kind_of_question_is_asked_once() {
    let part = |rule, outcome| Part { rule, side: Side::Ceo, weight: 10, outcome };
    let ask = |technology: &str| Question::AskTechnology { technology: read(technology) };
    let unmet = |fact| Reason { verdict: Verdict::Gap, criterion: None, fact };
    let found = found(vec![
        part(RuleId::Stack, Outcome::Unknown { questions: vec![ask("symfony"), ask("laravel"), ask("symfony")] }),
        part(
            RuleId::Sector,
            Outcome::Known {
                value: 0,
                reasons: vec![unmet(Fact::SectorOther { wanted: Sector::ALL[0] }), unmet(Fact::SectorOther { wanted: Sector::ALL[1] })],
            },
        ),
    ]);
    let asked = explain::questions_to_ask(Locale::Fr, &found, 5);
    assert_eq!(asked.len(), 2, "{asked:#?}");
    assert_eq!(asked[0], "Avez-vous déjà travaillé avec Symfony ou Laravel\u{202f}? Racontez-moi la dernière fois.");
}

#[test]
fn terms_met_in_part_are_obstacles_to_a_cto_and_ties_to_the_company() {
    let part = |rule, verdict, fact| Part {
        rule,
        side: Side::Ceo,
        weight: 10,
        outcome: Outcome::Known { value: 500_000, reasons: vec![Reason { verdict, criterion: None, fact }] },
    };
    let found = found(vec![
        part(RuleId::Rate, Verdict::Partial, Fact::RateAbove { percent: 30 }),
        part(RuleId::Stack, Verdict::Partial, Fact::TechnologyNear { wanted: read("symfony"), known: read("laravel") }),
        part(RuleId::Sector, Verdict::Holds, Fact::SectorKnown { sector: Sector::Foodtech, years: Some(4) }),
    ]);
    let lines = |of: fn(Locale, Reader, &Match, Side) -> Vec<Line>, reader| of(Locale::Fr, reader, &found, Side::Ceo).len();
    assert_eq!((lines(explain::ties, Reader::Ceo), lines(explain::gaps, Reader::Ceo)), (3, 0));
    assert_eq!((lines(explain::ties, Reader::Cto), lines(explain::gaps, Reader::Cto)), (2, 1));
    let snag = explain::gaps(Locale::Fr, Reader::Cto, &found, Side::Ceo).into_iter().next();
    assert_eq!(snag, Some(explain::fact_line(Locale::Fr, Reader::Cto, Verdict::Partial, &Fact::RateAbove { percent: 30 })));
}

#[test]
fn the_order_is_told_with_the_numbers_of_its_weights() {
    let weights = Weights { ceo_share: 610_000, lambda: 230_000, good_from: 470_000, ..Weights::current().clone() };
    let order = explain::ranking(Locale::En, &weights).into_iter().find(|chapter| chapter.id == "order").unwrap();
    let said: String = order.blocks.iter().map(|block| format!("{block:?}")).collect();
    for part in ["plus 23% of", "suits the CEO weighs 61 out of 100", "suits the CTO 39", "a key of 47 out of 100"] {
        assert!(said.contains(part), "{part}: {said}");
    }
}
