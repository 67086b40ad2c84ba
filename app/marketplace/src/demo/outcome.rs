//! How missions of the demo community ended: what both said privately of it, and one that they tell in public, in the form of the founding story.

use domain::{CasePart, MissionId, OutcomeAnswer, OutcomeQuestion, mandate::EntryKind};
use uuid::Uuid;

use super::script::Act;
use crate::{
    Marketplace, Problem,
    accounts::Visitor,
    case_studies::{consent, read, write},
    engagements::{self, Party},
    mandates,
    outcome_reviews::write as reviews,
};

/// What was aimed at, and what became of it: a title, its measure, its target, where it stands, and why.
const OBJECTIVES: [[&str; 5]; 4] = [
    ["Savoir ce que nous possédons", "Accès dont nous tenons la clé", "Les quatorze", "reached", ""],
    ["Ne plus craindre la panne du lundi", "Heures d’arrêt par mois", "Moins d’une", "reached", ""],
    ["Une feuille de route que le conseil comprend", "Pages", "Une seule", "reached", ""],
    [
        "Quitter l’hébergement actuel",
        "Services déplacés",
        "Tous",
        "given_up",
        "L’état des lieux a montré que nous y étions bien : nous avons gardé l’argent.",
    ],
];

const STUDY: [(CasePart, &str); 8] = [
    (CasePart::Title, "«\u{a0}Ses mots de passe tenaient dans une enveloppe.\u{a0}»"),
    (
        CasePart::Summary,
        "Comment une garderie sur roues, quittée par son cofondateur technique, a su en un mois ce qu’elle possédait, ce qui tenait et ce qui pouvait casser.",
    ),
    (
        CasePart::Context,
        "Halte Garderie Volante amène une garderie là où il n’y en a pas\u{a0}: six camions aménagés, quarante villages, des places réservées la veille par les parents. Le produit marche, les familles l’aiment, et personne dans l’équipe ne l’avait jamais ouvert.",
    ),
    (
        CasePart::Problem,
        "Notre cofondateur technique est parti au printemps, sans passation. Il restait une enveloppe de mots de passe, un prestataire qui répondait un jour sur trois, et des pannes le lundi matin, quand tout le monde réserve.\n\nJe ne savais pas quoi demander, ni si les devis étaient justes. J’avais surtout peur de ce que je ne voyais pas.",
    ),
    (
        CasePart::Intervention,
        "L’équipe de Passerelle a relu mon besoin avec moi\u{a0}: j’écrivais «\u{a0}refaire le site\u{a0}», elle m’a fait dire «\u{a0}savoir où nous en sommes\u{a0}». Trois personnes nous ont été proposées. Nous avons choisi celle qui a posé des questions sur les camions avant d’en poser sur le code.",
    ),
    (
        CasePart::Mission,
        "Première semaine\u{a0}: l’inventaire. Chaque compte, chaque facture, chaque clé, dans un tableau que je sais lire.\n\nDeuxième semaine\u{a0}: les pannes. La cause était une seule requête, écrite un soir de lancement. Elle a été récrite, et les sauvegardes essayées pour de bon.\n\nEnsuite\u{a0}: une page de feuille de route, présentée à deux au conseil, et un cahier pour la personne qui viendra après.",
    ),
    (
        CasePart::Outcome,
        "Les quatorze accès sont à notre nom. Il n’y a plus de panne le lundi. Le devis de refonte, soixante mille euros, n’a pas été signé\u{a0}: il ne réglait rien de ce qui nous gênait.\n\nCe qui n’a pas marché\u{a0}: nous voulions changer d’hébergeur, et nous avons mis une semaine à comprendre que ce n’était pas utile. Le recrutement, prévu dans la foulée, a pris du retard.",
    ),
    (
        CasePart::LastWord,
        "Je ne suis pas devenue technicienne. Mais quand on me dit qu’une chose est compliquée, je sais demander pour qui, et pour combien.",
    ),
];

/// Plays one act of the end: what was aimed at, before it; what both say of it, after.
pub(super) async fn play(
    market: &Marketplace,
    ceo: &Visitor,
    cto: &Visitor,
    mission: MissionId,
    (act, tells): (Act, bool),
) -> Result<(), Problem> {
    let Some(engagement) = engagements::of_mission(market, ceo, mission).await? else { return Ok(()) };
    let (ceo, cto) = (engagements::party(market, ceo, engagement).await?, engagements::party(market, cto, engagement).await?);
    if act == Act::Aim {
        return if tells { aim(market, &cto).await } else { Ok(()) };
    }
    for by in [&ceo, &cto] {
        review(market, by).await?;
    }
    if tells { tell(market, &ceo, &cto).await } else { Ok(()) }
}

/// As they stand when the work ends.
async fn aim(market: &Marketplace, cto: &Party) -> Result<(), Problem> {
    let due = market.today().to_string();
    for [title, measure, target, state, reason] in OBJECTIVES {
        let typed =
            [("title", title), ("measure", measure), ("target", target), ("due", due.as_str()), ("state", state), ("reason", reason)];
        let typed: Vec<(String, String)> = typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        mandates::write::add(market, cto, EntryKind::Objective.code(), &Uuid::now_v7().to_string(), &typed).await?;
    }
    Ok(())
}

/// It went well, and the sector was a new one.
async fn review(market: &Marketplace, by: &Party) -> Result<(), Problem> {
    let answer = |question| match question {
        OutcomeQuestion::Sector => OutcomeAnswer::RatherNo,
        OutcomeQuestion::Rhythm | OutcomeQuestion::Explanations => OutcomeAnswer::RatherYes,
        _ => OutcomeAnswer::Yes,
    };
    let typed: Vec<(String, String)> =
        OutcomeQuestion::of(by.role()).map(|question| (question.code().to_owned(), answer(question).code().to_owned())).collect();
    reviews::write(market, by, "0", reviews::SEND, &typed).await
}

/// The CEO writes it and is named; both agree.
async fn tell(market: &Marketplace, ceo: &Party, cto: &Party) -> Result<(), Problem> {
    write::begin(market, ceo, "fr").await?;
    for (part, words) in STUDY {
        write::write(market, ceo, part.code(), "0", words).await?;
    }
    write::choose(market, ceo, write::Choice { names: "true", objectives: "true", language: "fr" }).await?;
    for by in [cto, ceo] {
        let Some(sheet) = read::sheet(market, by).await? else { continue };
        consent::agree(market, by, &sheet.revision.to_string()).await?;
    }
    Ok(())
}
