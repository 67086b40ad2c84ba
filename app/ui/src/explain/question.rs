//! What is unknown, as a line on the page and as a sentence to speak.

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

/// What a CEO may say to the CTO to learn the answer; `None` where the CEO is the one to answer.
fn spoken(locale: Locale, question: &Question) -> Option<String> {
    use t::explain::spoken as say;
    Some(match question {
        Question::AskTechnology { technology } => say::technology(locale, name!(locale, Stack, technology)),
        Question::AskSector { sector } => say::sector(locale, name!(locale, Sector, sector)),
        Question::AskImpact { impact } => say::impact(locale, name!(locale, Impact, impact)),
        Question::AskMissionType { mission_type } => say::mission_type(locale, name!(locale, MissionType, mission_type)),
        Question::AskArea { area } => say::area(locale, name!(locale, Area, area)),
        Question::AskStage { stage } => say::stage(locale, name!(locale, Stage, stage)),
        Question::AskOrientation { orientation } => say::orientation(locale, name!(locale, Orientation, orientation)),
        Question::AskRhythm => say::rhythm(locale).to_owned(),
        Question::AskRate => say::rate(locale).to_owned(),
        Question::AskPlace => say::place(locale).to_owned(),
        Question::AskLanguage { language } => say::language(locale, name!(locale, Language, language)),
        Question::AskStart => say::start(locale).to_owned(),
        Question::ConfirmStart { said } => say::confirm_start(locale, format::date(locale, *said)),
        Question::AskStory => say::story(locale).to_owned(),
        _ => return None,
    })
}

/// What a CEO may say about something that is not there, or only in part.
fn about_gap(locale: Locale, fact: &Fact) -> Option<String> {
    use t::explain::gap as say;
    Some(match fact {
        Fact::TechnologyMissing { technology } => say::technology(locale, name!(locale, Stack, technology)),
        Fact::TechnologyNear { wanted, .. } => say::technology(locale, name!(locale, Stack, wanted)),
        Fact::SectorOther { wanted } | Fact::SectorNear { wanted, .. } => say::sector(locale, name!(locale, Sector, wanted)),
        Fact::ImpactOther { wanted } | Fact::ImpactNear { wanted, .. } => say::impact(locale, name!(locale, Impact, wanted)),
        Fact::MissionTypeOther { wanted } | Fact::MissionTypeNear { wanted, .. } => {
            say::mission(locale, name!(locale, MissionType, wanted))
        }
        Fact::AreaOther { area } => say::area(locale, name!(locale, Area, area)),
        Fact::StageOther { wanted } | Fact::StageNear { wanted, .. } => say::stage(locale, name!(locale, Stage, wanted)),
        Fact::OrientationOther { orientation } => say::orientation(locale, name!(locale, Orientation, orientation)),
        Fact::RhythmShort { wanted, free } => {
            say::rhythm_short(locale, format::days_a_week(locale, *free), format::days_a_week(locale, *wanted))
        }
        Fact::RhythmLong { wanted, free } => {
            say::rhythm_long(locale, format::days_a_week(locale, *free), format::days_a_week(locale, *wanted))
        }
        Fact::RateAbove { .. } => say::rate(locale).to_owned(),
        Fact::PlaceFar { .. } | Fact::PlaceOther { .. } | Fact::PlaceRemoteOnly { .. } => say::place(locale).to_owned(),
        Fact::LanguageMissing { language } => say::language(locale, name!(locale, Language, language)),
        Fact::StartLate { free, .. } => say::start(locale, format::date(locale, *free)),
        Fact::WishUnmet { .. } => say::wish(locale).to_owned(),
        _ => return None,
    })
}

/// What the CEO may ask this CTO, as spoken sentences: first what is unknown, the heaviest rule first, then what is missing, then what is there in
/// part; never fewer than two where `most` allows it, since two questions suit everybody.
pub fn questions_to_ask(locale: Locale, found: &Match, most: usize) -> Vec<String> {
    let mut parts: Vec<&Part> = found.parts.iter().collect();
    parts.sort_by_key(|part| (part.side == Side::Cto, std::cmp::Reverse(part.weight)));
    let unknown = parts.iter().flat_map(|part| part.questions()).filter_map(|question| spoken(locale, question));
    let of = |verdict| {
        let reasons = parts.iter().flat_map(|part| part.reasons()).filter(move |reason| reason.verdict == verdict);
        reasons.filter_map(|reason| about_gap(locale, &reason.fact))
    };
    let for_everybody = [t::explain::gap::first(locale), t::explain::gap::month(locale)].map(str::to_owned);
    let mut questions: Vec<String> = Vec::new();
    for question in unknown.chain(of(Verdict::Gap)).chain(of(Verdict::Partial)) {
        if !questions.contains(&question) && questions.len() < most {
            questions.push(question);
        }
    }
    let missing = most.min(2).saturating_sub(questions.len());
    questions.extend(for_everybody.into_iter().take(missing));
    questions
}
