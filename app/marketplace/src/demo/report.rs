//! The health report of a mission of the demo community that runs, in French.

use domain::{MissionId, Month};

use crate::{
    Marketplace, Problem,
    accounts::{CurrentCto, Visitor},
    engagements,
    reports::{accesses, remark, write},
};

const ACCESSES: [(&str, &str); 5] =
    [("code", "company"), ("hosting", "agency"), ("domain", "company"), ("app_stores", "absent"), ("analytics", "company")];

const SAID: [(&str, &str); 12] = [
    ("mandate", "Le mandat est celui que nous avons écrit ensemble. Rien n’a glissé."),
    ("roadmap", "L’essai de restauration attend le second serveur de l’hébergeur."),
    ("budget", "9 600"),
    ("spent", "9 900"),
    ("money", "Deux correctifs urgents, facturés par l’agence."),
    ("team", "good"),
    ("team_words", "L’équipe tient son rythme, et la fiche de poste est prête."),
    ("risks", "Les deux risques lourds ont chacun une date et un nom."),
    ("agency", "watch"),
    ("agency_words", "Sans l’agence, nous ne saurions pas encore remettre l’hébergement en marche."),
    ("transfer", "good"),
    ("transfer_words", "Le journal de bord est à jour : quelqu’un d’autre pourrait continuer."),
];

/// The CTO publishes this month's report, and the CEO comments on it.
pub(super) async fn play(market: &Marketplace, ceo: &Visitor, cto: &CurrentCto, mission: MissionId) -> Result<(), Problem> {
    let Some(engagement) = engagements::of_mission(market, ceo, mission).await? else { return Ok(()) };
    let cto = Visitor { signed_in: Some(cto.who().clone()), browser: None };
    let ceo = engagements::party(market, ceo, engagement).await?;
    let cto = engagements::party(market, &cto, engagement).await?;
    accesses::keep(market, &ceo, &typed(&ACCESSES)).await?;
    let month = Month::of(market.today());
    write::write(market, &cto, month, ("0", "publish"), &typed(&SAID)).await?;
    remark::add(market, &ceo, month, "", "Merci. Qui écrit à l’agence pour l’hébergement, vous ou moi ?").await
}

fn typed(fields: &[(&str, &str)]) -> Vec<(String, String)> {
    fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}
