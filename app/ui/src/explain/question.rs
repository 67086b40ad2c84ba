//! What is unknown, as a line on the page and as a sentence to speak.

use domain::TechnologyId;
use matching::rank::{Fact, Match, Part, Question, Side, Verdict};

use super::{Reader, name};
use crate::components::{Answer, Line};
use crate::{Locale, format, t};

/// A question as a line to show.
pub fn question_line(locale: Locale, reader: Reader, question: &Question) -> Line {
    /// The same key, for the one who asks or for the one who is asked.
    macro_rules! ask {
        ($key:ident $(, $argument:expr)*) => {
            String::from(match reader {
                Reader::Ceo | Reader::Staff => t::explain::ask_ceo::$key(locale $(, $argument)*),
                Reader::Cto => t::explain::ask_cto::$key(locale $(, $argument)*),
            })
        };
    }
    let text = match question {
        Question::AskTechnology { technology } => ask!(technology, name!(locale, Stack, technology)),
        Question::AskSector { sector } => ask!(sector, name!(locale, Sector, sector)),
        Question::AskImpact { impact } => ask!(impact, name!(locale, Impact, impact)),
        Question::AskMissionType { mission_type } => ask!(mission_type, name!(locale, MissionType, mission_type)),
        Question::AskArea { area } => ask!(area, name!(locale, Area, area)),
        Question::AskStage { stage } => ask!(stage, name!(locale, Stage, stage)),
        Question::AskOrientation { orientation } => ask!(orientation, name!(locale, Orientation, orientation)),
        Question::AskRhythm => ask!(rhythm),
        Question::AskRate => ask!(rate),
        Question::AskPlace => ask!(place),
        Question::AskLanguage { language } => ask!(language, name!(locale, Language, language)),
        Question::AskStart => ask!(start),
        Question::ConfirmStart { said } => ask!(confirm_start, format::date(locale, *said)),
        Question::AskStory => ask!(story),
        Question::AskBudget => ask!(budget),
        Question::AskDays => ask!(days),
        Question::AskWhere => ask!(whereabouts),
        Question::AskWhen => ask!(when),
        Question::AskCompanySector => ask!(company_sector),
        Question::AskCompanyImpact => ask!(company_impact),
        Question::AskTask => ask!(task),
        Question::AskCompanyStage => ask!(company_stage),
    };
    Line { answer: Answer::Ask, text, detail: None }
}

/// A question of the interview guide, and what its answer tells somebody who knows no technology.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KitLine {
    /// As it may be spoken.
    pub question: String,
    /// What a good answer sounds like.
    pub good: &'static str,
    /// What a bad one sounds like.
    pub bad: &'static str,
}

/// The question under a key of `explain`, and the answers under the same key of `meetings`.
macro_rules! line {
    ($locale:expr, $group:ident, $key:ident $(, $argument:expr)*) => {
        KitLine {
            question: String::from(t::explain::$group::$key($locale $(, $argument)*)),
            good: t::meetings::kit::$group::$key::good($locale),
            bad: t::meetings::kit::$group::$key::bad($locale),
        }
    };
}

/// How many technologies one question names at most.
const NAMED: usize = 4;

/// These technologies for one question: `Angular, Java ou Spring`.
fn technologies<'a>(locale: Locale, all: impl Iterator<Item = &'a TechnologyId>) -> String {
    let mut names: Vec<String> = Vec::new();
    for technology in all {
        let name = name!(locale, Stack, technology);
        if !names.contains(&name) && names.len() < NAMED {
            names.push(name);
        }
    }
    format::either(locale, &names)
}

fn asked_technology(question: &Question) -> Option<&TechnologyId> {
    match question {
        Question::AskTechnology { technology } => Some(technology),
        _ => None,
    }
}

fn unmet_technology(fact: &Fact) -> Option<&TechnologyId> {
    match fact {
        Fact::TechnologyMissing { technology } => Some(technology),
        Fact::TechnologyNear { wanted, .. } => Some(wanted),
        _ => None,
    }
}

/// What a CEO may say to the CTO to learn the answer; `None` where the CEO is the one to answer. A question about a technology asks about
/// all these `technologies`.
fn spoken(locale: Locale, question: &Question, technologies: &str) -> Option<KitLine> {
    Some(match question {
        Question::AskTechnology { .. } => line!(locale, spoken, technology, technologies),
        Question::AskSector { sector } => line!(locale, spoken, sector, name!(locale, Sector, sector)),
        Question::AskImpact { impact } => line!(locale, spoken, impact, name!(locale, Impact, impact)),
        Question::AskMissionType { mission_type } => line!(locale, spoken, mission_type, name!(locale, MissionType, mission_type)),
        Question::AskArea { area } => line!(locale, spoken, area, name!(locale, Area, area)),
        Question::AskStage { stage } => line!(locale, spoken, stage, name!(locale, Stage, stage)),
        Question::AskOrientation { orientation } => line!(locale, spoken, orientation, name!(locale, Orientation, orientation)),
        Question::AskRhythm => line!(locale, spoken, rhythm),
        Question::AskRate => line!(locale, spoken, rate),
        Question::AskPlace => line!(locale, spoken, place),
        Question::AskLanguage { language } => line!(locale, spoken, language, name!(locale, Language, language)),
        Question::AskStart => line!(locale, spoken, start),
        Question::ConfirmStart { said } => line!(locale, spoken, confirm_start, format::date(locale, *said)),
        Question::AskStory => line!(locale, spoken, story),
        Question::AskBudget
        | Question::AskDays
        | Question::AskWhere
        | Question::AskWhen
        | Question::AskCompanySector
        | Question::AskCompanyImpact
        | Question::AskTask
        | Question::AskCompanyStage => return None,
    })
}

/// What a CEO may say about something that is not there, or only in part; about a technology, of all these `technologies`.
fn about_gap(locale: Locale, fact: &Fact, technologies: &str) -> Option<KitLine> {
    Some(match fact {
        Fact::TechnologyMissing { .. } | Fact::TechnologyNear { .. } => line!(locale, gap, technology, technologies),
        Fact::SectorOther { wanted } | Fact::SectorNear { wanted, .. } => line!(locale, gap, sector, name!(locale, Sector, wanted)),
        Fact::ImpactOther { wanted } | Fact::ImpactNear { wanted, .. } => line!(locale, gap, impact, name!(locale, Impact, wanted)),
        Fact::MissionTypeOther { wanted } | Fact::MissionTypeNear { wanted, .. } => {
            line!(locale, gap, mission, name!(locale, MissionType, wanted))
        }
        Fact::AreaOther { area } => line!(locale, gap, area, name!(locale, Area, area)),
        Fact::StageOther { wanted } | Fact::StageNear { wanted, .. } => line!(locale, gap, stage, name!(locale, Stage, wanted)),
        Fact::OrientationOther { orientation } => line!(locale, gap, orientation, name!(locale, Orientation, orientation)),
        Fact::RhythmShort { wanted, free } => {
            line!(locale, gap, rhythm_short, format::days_a_week(locale, *free), format::days_a_week(locale, *wanted))
        }
        Fact::RhythmLong { wanted, free } => {
            line!(locale, gap, rhythm_long, format::days_a_week(locale, *free), format::days_a_week(locale, *wanted))
        }
        Fact::RateAbove { .. } => line!(locale, gap, rate),
        Fact::PlaceFar { .. } | Fact::PlaceOther { .. } | Fact::PlaceRemoteOnly { .. } => line!(locale, gap, place),
        Fact::LanguageMissing { language } => line!(locale, gap, language, name!(locale, Language, language)),
        Fact::StartLate { free, .. } => line!(locale, gap, start, format::date(locale, *free)),
        Fact::WishUnmet { .. } => line!(locale, gap, wish),
        _ => return None,
    })
}

/// The questions of an interview guide, and where they come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kit {
    pub lines: Vec<KitLine>,
    /// Whether one of them asks for what is not known yet.
    pub asks_unknown: bool,
}

/// The interview guide: what the CEO may ask this CTO, as spoken sentences, each with what its answer tells. First what is unknown, the
/// heaviest rule first, then what is missing, then what is there in part; each kind of question once; never fewer than two where `most`
/// allows it, since two questions suit everybody.
pub fn interview_kit(locale: Locale, found: &Match, most: usize) -> Kit {
    let mut parts: Vec<&Part> = found.parts.iter().collect();
    parts.sort_by_key(|part| (part.side == Side::Cto, std::cmp::Reverse(part.weight)));
    let questions: Vec<&Question> = parts.iter().flat_map(|part| part.questions()).collect();
    let of = |verdict: Verdict| {
        let reasons = parts.iter().flat_map(|part| part.reasons()).filter(move |reason| reason.verdict == verdict);
        reasons.map(|reason| &reason.fact)
    };
    let facts: Vec<&Fact> = of(Verdict::Gap).chain(of(Verdict::Partial)).collect();
    let asked = technologies(locale, questions.iter().filter_map(|question| asked_technology(question)));
    let unmet = technologies(locale, facts.iter().filter_map(|fact| unmet_technology(fact)));
    let unknown = questions.iter().filter_map(|question| spoken(locale, question, &asked)).map(|line| (line, true));
    let gaps = facts.iter().filter_map(|fact| about_gap(locale, fact, &unmet)).map(|line| (line, false));
    let mut lines: Vec<KitLine> = Vec::new();
    let mut asks_unknown = false;
    for (line, is_unknown) in unknown.chain(gaps) {
        // Each kind of question has answers of its own.
        let is_repeated = lines.iter().any(|before| (before.good, before.bad) == (line.good, line.bad));
        if !is_repeated && lines.len() < most {
            lines.push(line);
            asks_unknown |= is_unknown;
        }
    }
    let for_everybody = [line!(locale, gap, first), line!(locale, gap, month)];
    let missing = most.min(2).saturating_sub(lines.len());
    lines.extend(for_everybody.into_iter().take(missing));
    Kit { lines, asks_unknown }
}

/// The questions of [`interview_kit`] alone.
pub fn questions_to_ask(locale: Locale, found: &Match, most: usize) -> Vec<String> {
    interview_kit(locale, found, most).lines.into_iter().map(|line| line.question).collect()
}

#[cfg(test)]
mod tests {
    //! Laws of the interview guide: 1. whatever the CTO can be asked has a question, a good and a bad answer, in both languages; 2. so has each wish
    //! that is not met, of every kind; 3. no two kinds have the same answers.

    use std::collections::BTreeSet;

    use domain::{Area, Impact, Language, MissionType, Orientation, Rhythm, Sector, Stage};
    use matching::rank::Wish;

    use super::*;

    fn day() -> chrono::NaiveDate {
        "2026-12-01".parse().unwrap()
    }

    /// One of each question.
    fn questions() -> Vec<Question> {
        let (sector, impact, mission_type) = (Sector::ALL[0], Impact::ALL[0], MissionType::ALL[0]);
        let (area, stage, orientation, language) = (Area::ALL[0], Stage::ALL[0], Orientation::ALL[0], Language::ALL[0]);
        let technology = "symfony".parse().unwrap();
        use Question::*;
        vec![
            AskTechnology { technology },
            AskSector { sector },
            AskImpact { impact },
            AskMissionType { mission_type },
            AskArea { area },
            AskStage { stage },
            AskOrientation { orientation },
            AskRhythm,
            AskRate,
            AskPlace,
            AskLanguage { language },
            AskStart,
            ConfirmStart { said: day() },
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

    /// One of each fact that says that something is not there, or in part only, and that the CTO can speak of.
    fn gaps() -> Vec<Fact> {
        let technology: domain::TechnologyId = "symfony".parse().unwrap();
        let city = "paris".parse().unwrap();
        let rhythm = |days: &str| days.parse::<Rhythm>().unwrap();
        let (wanted, free) = (rhythm("2"), rhythm("1"));
        vec![
            Fact::TechnologyMissing { technology: technology.clone() },
            Fact::TechnologyNear { wanted: technology.clone(), known: technology },
            Fact::SectorOther { wanted: Sector::ALL[0] },
            Fact::SectorNear { wanted: Sector::ALL[0], known: Sector::ALL[1] },
            Fact::ImpactOther { wanted: Impact::ALL[0] },
            Fact::ImpactNear { wanted: Impact::ALL[0], known: Impact::ALL[1] },
            Fact::MissionTypeOther { wanted: MissionType::ALL[0] },
            Fact::MissionTypeNear { wanted: MissionType::ALL[0], done: MissionType::ALL[1] },
            Fact::AreaOther { area: Area::ALL[0] },
            Fact::StageOther { wanted: Stage::ALL[0] },
            Fact::StageNear { wanted: Stage::ALL[0], known: Stage::ALL[1] },
            Fact::OrientationOther { orientation: Orientation::ALL[0] },
            Fact::RhythmShort { wanted, free },
            Fact::RhythmLong { wanted: free, free: wanted },
            Fact::RateAbove { percent: 20 },
            Fact::PlaceRemoteOnly { wanted: city },
            Fact::LanguageMissing { language: Language::ALL[0] },
            Fact::StartLate { wanted: day(), free: day(), days: 30 },
            Fact::WishUnmet { wish: Wish::Sector(Sector::ALL[0]) },
        ]
    }

    fn expect_whole(line: &KitLine, what: &str) {
        assert!(line.question.ends_with(['?', '.']), "{what}: {}", line.question);
        for answer in [line.good, line.bad] {
            assert!(answer.chars().count() > 8 && !answer.contains('{'), "{what}: {answer}");
        }
        assert_ne!(line.good, line.bad, "{what}");
    }

    #[test]
    fn law_1_every_question_to_a_cto_has_its_answers() {
        for question in questions() {
            for locale in Locale::ALL {
                match spoken(*locale, &question, "Symfony") {
                    Some(line) => expect_whole(&line, &format!("{question:?}")),
                    None => assert_eq!(question.asked_of(), Side::Ceo, "{question:?}"),
                }
            }
        }
    }

    #[test]
    fn laws_2_and_3_every_gap_has_its_own_answers() {
        for locale in Locale::ALL {
            let mut answers = BTreeSet::new();
            for fact in gaps() {
                let line = about_gap(*locale, &fact, "Symfony").unwrap_or_else(|| panic!("no question about {fact:?}"));
                expect_whole(&line, &format!("{fact:?}"));
                answers.insert((line.good, line.bad));
            }
            assert_eq!(answers.len(), 14, "one pair of answers for each kind of gap");
        }
    }
}
