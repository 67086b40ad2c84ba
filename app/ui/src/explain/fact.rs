//! One thing that is known of a pair, as a line.

use matching::rank::{Fact, Reason, Verdict, Wish};

use super::{Reader, name, say};
use crate::components::Line;
use crate::{Locale, format, labels, t};

/// A reason as a line: how it stands, the sentence, and what stands smaller beneath.
pub fn reason_line(locale: Locale, reader: Reader, reason: &Reason) -> Line {
    fact_line(locale, reader, reason.verdict, &reason.fact)
}

/// A fact as a line.
pub fn fact_line(locale: Locale, reader: Reader, verdict: Verdict, fact: &Fact) -> Line {
    let (text, detail) = experience(locale, reader, fact)
        .or_else(|| company(locale, reader, fact))
        .or_else(|| terms(locale, reader, fact))
        .unwrap_or_else(|| beyond(locale, reader, fact));
    Line { answer: verdict.into(), text, detail }
}

/// The sentence and its detail.
type Said = (String, Option<String>);

fn years(locale: Locale, years: Option<u8>) -> Option<String> {
    years.map(|years| labels::years(locale, years))
}

/// Technologies, sectors, kinds of mission, areas, strengths.
fn experience(locale: Locale, reader: Reader, fact: &Fact) -> Option<Said> {
    let said = match fact {
        Fact::TechnologyKnown { technology, years: count, current } => {
            let technology = name!(locale, Stack, technology);
            let text = match (years(locale, *count), current) {
                (Some(years), true) => say!(reader, locale, technology_known_years, technology, years),
                (None, true) => say!(reader, locale, technology_known, technology),
                (Some(years), false) => say!(reader, locale, technology_past_years, technology, years),
                (None, false) => say!(reader, locale, technology_past, technology),
            };
            (text, (!current).then(|| say!(reader, locale, technology_past_detail)))
        }
        Fact::TechnologyNear { wanted, known } => {
            let (known, wanted) = (name!(locale, Stack, known), name!(locale, Stack, wanted));
            (say!(reader, locale, technology_near, known), Some(say!(reader, locale, technology_near_detail, wanted)))
        }
        Fact::TechnologyMissing { technology } => (say!(reader, locale, technology_missing, name!(locale, Stack, technology)), None),
        Fact::SectorKnown { sector, years: count } => {
            let sector = name!(locale, Sector, sector);
            let text = match years(locale, *count) {
                Some(years) => say!(reader, locale, sector_known_years, sector, years),
                None => say!(reader, locale, sector_known, sector),
            };
            (text, None)
        }
        Fact::SectorNear { wanted, known } => {
            let (known, wanted) = (name!(locale, Sector, known), name!(locale, Sector, wanted));
            (say!(reader, locale, sector_near, known), Some(say!(reader, locale, sector_near_detail, wanted)))
        }
        Fact::SectorOther { wanted } => (say!(reader, locale, sector_other, name!(locale, Sector, wanted)), None),
        Fact::MissionTypeDone { mission_type, times } => {
            let mission = name!(locale, MissionType, mission_type);
            let text = match times {
                0 | 1 => say!(reader, locale, mission_type_done, mission),
                times => say!(reader, locale, mission_type_done_times, mission, t::explain::times(locale, (*times).into())),
            };
            (text, None)
        }
        Fact::MissionTypeNear { wanted, done } => {
            let (done, wanted) = (name!(locale, MissionType, done), name!(locale, MissionType, wanted));
            (say!(reader, locale, mission_type_near, done), Some(say!(reader, locale, mission_type_near_detail, wanted)))
        }
        Fact::MissionTypeOther { wanted } => (say!(reader, locale, mission_type_other, name!(locale, MissionType, wanted)), None),
        Fact::AreaCovered { area } => (say!(reader, locale, area_covered, name!(locale, Area, area)), None),
        Fact::AreaOther { area } => (say!(reader, locale, area_other, name!(locale, Area, area)), None),
        Fact::OrientationShared { orientation } => {
            (say!(reader, locale, orientation_shared, name!(locale, Orientation, orientation)), None)
        }
        Fact::OrientationOther { orientation } => (say!(reader, locale, orientation_other, name!(locale, Orientation, orientation)), None),
        _ => return None,
    };
    Some(said)
}

/// What the company is: its commitment, its stage.
fn company(locale: Locale, reader: Reader, fact: &Fact) -> Option<Said> {
    let said = match fact {
        Fact::ImpactShown { impact, evidence } => {
            let detail = if *evidence { say!(reader, locale, impact_proof) } else { say!(reader, locale, impact_no_proof) };
            (say!(reader, locale, impact_shown, name!(locale, Impact, impact)), Some(detail))
        }
        Fact::ImpactNear { wanted, known } => {
            let (known, wanted) = (name!(locale, Impact, known), name!(locale, Impact, wanted));
            (say!(reader, locale, impact_near, known), Some(say!(reader, locale, impact_near_detail, wanted)))
        }
        Fact::ImpactOther { wanted } => (say!(reader, locale, impact_other, name!(locale, Impact, wanted)), None),
        Fact::StageKnown { stage } => (say!(reader, locale, stage_known, name!(locale, Stage, stage)), None),
        Fact::StageNear { wanted, known } => {
            let (known, wanted) = (name!(locale, Stage, known), name!(locale, Stage, wanted));
            (say!(reader, locale, stage_near, known), Some(say!(reader, locale, stage_near_detail, wanted)))
        }
        Fact::StageOther { wanted } => (say!(reader, locale, stage_other, name!(locale, Stage, wanted)), None),
        _ => return None,
    };
    Some(said)
}

/// The terms: days, money, place, language, start.
fn terms(locale: Locale, reader: Reader, fact: &Fact) -> Option<Said> {
    let days = |rhythm| format::days_a_week(locale, rhythm);
    let planned = |wanted| Some(say!(reader, locale, rhythm_detail, days(wanted)));
    let free_from = |free| Some(say!(reader, locale, start_detail, format::date(locale, free)));
    // Within a sentence a language is written small in French: « Parle français ».
    let spoken = |language: domain::Language| {
        let name = name!(locale, Language, language);
        if locale == Locale::Fr && reader != Reader::Cto { name.to_lowercase() } else { name }
    };
    let city = |city: &domain::place::CityId| name!(locale, Place, city);
    let said = match fact {
        Fact::RhythmFits { free, .. } => (say!(reader, locale, rhythm_fits, days(*free)), None),
        Fact::RhythmShort { wanted, free } => (say!(reader, locale, rhythm_short, days(*free)), planned(*wanted)),
        Fact::RhythmLong { wanted, free } => (say!(reader, locale, rhythm_long, days(*free)), planned(*wanted)),
        Fact::RateWithin => (say!(reader, locale, rate_within), None),
        // 50 stands for anything above 40.
        Fact::RateAbove { percent: 50.. } => (say!(reader, locale, rate_far_above), None),
        Fact::RateAbove { percent } => (say!(reader, locale, rate_above, percent), None),
        Fact::PlaceOnSite { city: known } => (say!(reader, locale, place_on_site, city(known)), None),
        Fact::PlaceRemote => (say!(reader, locale, place_remote), None),
        Fact::PlaceFar { wanted, known, km } => {
            let km = format::number(locale, km);
            (say!(reader, locale, place_far, city(known)), Some(say!(reader, locale, place_far_detail, km, city(wanted))))
        }
        Fact::PlaceOther { wanted } => (say!(reader, locale, place_other, city(wanted)), None),
        Fact::PlaceRemoteOnly { wanted } => {
            (say!(reader, locale, place_remote_only), Some(say!(reader, locale, place_remote_only_detail, city(wanted))))
        }
        Fact::PlaceNoRemote => (say!(reader, locale, place_no_remote), None),
        Fact::LanguageSpoken { language } => (say!(reader, locale, language_spoken, spoken(*language)), None),
        Fact::LanguageMissing { language } => (say!(reader, locale, language_missing, spoken(*language)), None),
        Fact::StartFits { free, .. } => (say!(reader, locale, start_fits), free_from(*free)),
        Fact::StartLate { free, days, .. } => (say!(reader, locale, start_late, *days), free_from(*free)),
        _ => return None,
    };
    Some(said)
}

/// Words, proofs, and what the CTO looks for.
fn beyond(locale: Locale, reader: Reader, fact: &Fact) -> Said {
    match fact {
        Fact::WordsShared { words } => {
            let words: Vec<String> = words.iter().map(|word| format::quoted(locale, word)).collect();
            (say!(reader, locale, words_shared, words.join(", ")), None)
        }
        Fact::ProofsConfirmed { count } => (say!(reader, locale, proofs_confirmed, (*count).into()), None),
        Fact::ProofsNone => (say!(reader, locale, proofs_none), None),
        Fact::WishMet { wish } => (say!(reader, locale, wish_met, wish_name(locale, *wish)), None),
        Fact::WishNear { wish, given } => (
            say!(reader, locale, wish_near, wish_name(locale, *wish)),
            Some(say!(reader, locale, wish_near_detail, wish_name(locale, *given))),
        ),
        Fact::WishUnmet { wish } => (say!(reader, locale, wish_unmet, wish_name(locale, *wish)), None),
        Fact::Refused { refusal } => (say!(reader, locale, refused, wish_name(locale, *refusal)), None),
        // `WordsApart`; every other fact was said above, and a test says each of them.
        _ => (say!(reader, locale, words_apart), None),
    }
}

/// What a CTO looks for or refuses.
pub(super) fn wish_name(locale: Locale, wish: Wish) -> String {
    match wish {
        Wish::Sector(sector) => name!(locale, Sector, sector),
        Wish::Impact(impact) => name!(locale, Impact, impact),
        Wish::MissionType(mission_type) => name!(locale, MissionType, mission_type),
        Wish::Stage(stage) => name!(locale, Stage, stage),
    }
}
