//! What was done in the missions of the demo community that run: the days of each month, and a handover that has begun.

use chrono::{Datelike as _, NaiveDate, Weekday};
use domain::{MissionId, Month, business_days::is_business_day, lifecycle::HandoverItemState};

use crate::{
    Marketplace, Problem,
    accounts::Visitor,
    activity::{self, MonthSheet, answer, note},
    engagements::{self, Party},
    handover::{self, confirm, list},
    missions::draft::Language,
};

/// What was done on a day, one after the other.
const DONE: [(&str, &str); 6] = [
    ("Point avec l’agence, relecture du code", "Meeting with the agency, reading the code"),
    ("Plan de reprise, première version", "Plan of the takeover, first version"),
    ("Accès récupérés : hébergement, nom de domaine", "Accesses taken back: hosting, domain name"),
    ("Entretiens pour le premier poste", "Interviews for the first post"),
    ("Sauvegardes vérifiées, mise en ligne répétée", "Backups checked, publishing rehearsed"),
    ("Feuille de route avec la direction", "Road map with the CEO"),
];

/// Plays it, at the present moment of the play: months that are over are approved, the present one is noted.
pub(super) async fn play(
    market: &Marketplace,
    ceo: &Visitor,
    cto: &Visitor,
    mission: MissionId,
    language: Language,
) -> Result<(), Problem> {
    let Some(engagement) = engagements::of_mission(market, ceo, mission).await? else { return Ok(()) };
    let (ceo, cto) = (engagements::party(market, ceo, engagement).await?, engagements::party(market, cto, engagement).await?);
    let today = market.today();
    for row in activity::months(market, &cto).await?.into_iter().rev() {
        let month = row.month;
        let rows = rows(&activity::month(market, &cto, month).await?, today, language);
        let is_over = month < Month::of(today);
        let step = if is_over { note::Step::Send } else { note::Step::Save };
        note::note(market, &cto, month, "0", &rows, step).await?;
        if is_over {
            let version = if rows.is_empty() { "1" } else { "2" };
            answer::approve(market, &ceo, month, version).await?;
        }
    }
    hand_over(market, &cto, language).await
}

/// Two days a week, and now and then a half.
fn rows(sheet: &MonthSheet, today: NaiveDate, language: Language) -> Vec<(String, String)> {
    let works = |day: &NaiveDate| *day <= today && is_business_day(*day) && matches!(day.weekday(), Weekday::Tue | Weekday::Thu);
    let row = |(at, day): (usize, NaiveDate)| {
        let (french, english) = DONE[at % DONE.len()];
        let part = if at % 5 == 4 { "0.5" } else { "1" };
        let number = day.day();
        [(format!("days-{number:02}"), part.to_owned()), (format!("note-{number:02}"), in_words(language, french, english).to_owned())]
    };
    let days = sheet.days.iter().filter(|day| day.counts).map(|day| day.day);
    days.filter(works).enumerate().flat_map(row).collect()
}

/// The first two things are settled.
async fn hand_over(market: &Marketplace, cto: &Party, language: Language) -> Result<(), Problem> {
    confirm::begin(market, cto).await?;
    let items = handover::sheet(market, cto).await?.map(|sheet| sheet.items).unwrap_or_default();
    let said = [
        ("Tout est au nom de l’entreprise désormais", "All of it is in the company’s name"),
        ("Le dépôt est dans l’organisation de l’entreprise", "The repository is in the company’s organisation"),
    ];
    for (item, (french, english)) in items.iter().zip(said) {
        let words = in_words(language, french, english);
        list::mark(market, cto, &item.id.to_string(), HandoverItemState::Done.code(), words).await?;
    }
    Ok(())
}

fn in_words(language: Language, french: &'static str, english: &'static str) -> &'static str {
    match language {
        Language::Fr => french,
        Language::En => english,
    }
}
