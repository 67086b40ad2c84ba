//! The terms of the demo community: proposed by the company after the choice, and signed by both.

use chrono::{DateTime, Utc};
use domain::{MissionId, TypedTerms, availability::day_of, business_days::next_business_day};

use crate::{
    Marketplace, Problem,
    accounts::{CurrentCto, Visitor},
    engagements,
    missions::draft::Language,
    terms::{self, propose, sign},
};

/// Both agree, on the day of the choice.
pub(super) async fn sign(
    market: &Marketplace,
    ceo: &Visitor,
    cto: &CurrentCto,
    mission: MissionId,
    language: Language,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let Some(engagement) = engagements::of_mission(market, ceo, mission).await? else { return Ok(()) };
    let by_ceo = engagements::party(market, ceo, engagement).await?;
    let visitor = Visitor { signed_in: Some(cto.who().clone()), browser: None };
    let by_cto = engagements::party(market, &visitor, engagement).await?;
    let prefill = terms::sheet(market, &by_ceo).await?.prefill;
    let written = |value: Option<String>, usual: &str| value.unwrap_or_else(|| usual.to_owned());
    let (rhythm, rate) = (prefill.rhythm.map(|rhythm| rhythm.to_string()), prefill.rate.map(|rate| rate.to_string()));
    let start = prefill.start.unwrap_or_else(|| next_business_day(day_of(now)));
    let vat = prefill.vat.map(|vat| vat.code().to_owned());
    let (place, clauses) = match language {
        Language::Fr => (
            "Le mardi dans nos bureaux, le reste à distance",
            "Les trajets sont remboursés sur justificatifs. Le code et les comptes restent à l’entreprise. Un point de trente minutes chaque lundi.",
        ),
        Language::En => (
            "Tuesdays at our office, the rest remotely",
            "Travel is paid back against receipts. Code and accounts stay with the company. Half an hour together every Monday.",
        ),
    };
    let typed = TypedTerms {
        rhythm: &written(rhythm, "2"),
        rate: &written(rate, "850"),
        start: &start.to_string(),
        duration: "renewed",
        end: "",
        months: "3",
        notice: "30",
        place,
        vat: &written(vat, "standard"),
        clauses,
    };
    propose::propose(market, &by_ceo, "0", typed).await?;
    for by in [by_ceo, by_cto] {
        let sheet = terms::sheet(market, &by).await?;
        let Some((open, name)) = sheet.open().zip(sheet.own_name.as_deref()) else { continue };
        sign::sign(market, &by, &open.number.to_string(), &open.hash, name).await?;
    }
    Ok(())
}
