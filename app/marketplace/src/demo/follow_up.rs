//! What follows the start of a mission of the demo community, in French: the developers' page with two questions, and how its CTO says that it goes.

use domain::MissionId;

use crate::{
    Marketplace, Problem,
    accounts::{CurrentCto, Visitor},
    briefing::{self, aims, aims::TypedAim, link, questions, questions::GuestTyped},
    checkups, engagements,
};

/// What the company wants, and why.
const AIMS: [(&str, &str); 3] = [
    (
        "Que chaque accès soit au nom de l’entreprise",
        "Le jour où une personne part, rien ne doit s’arrêter : c’est ce que nos premiers clients nous demandent par écrit.",
    ),
    (
        "Livrer toutes les deux semaines, le jour annoncé",
        "Une date tenue vaut plus pour nos clients qu’une fonction de plus : ils préparent leurs équipes.",
    ),
    (
        "Trois premiers clients sur la nouvelle version avant le printemps",
        "Leur usage décide de la levée. Mieux vaut trois clients contents que dix qui attendent.",
    ),
];

const ASKED: (&str, &str) = (
    "Si une livraison doit attendre, qui décide : la qualité ou la date ?",
    "La qualité, tant que le retard tient dans la semaine et qu’il est annoncé avant le jeudi. Au-delà, parlons-en le jour même.",
);
const OPEN: &str = "Le second serveur reste-t-il chez l’hébergeur actuel, ou préparons-nous un départ ?";

/// Plays it, at the present moment of the play.
pub(super) async fn play(market: &Marketplace, ceo: &Visitor, cto: &CurrentCto, mission: MissionId) -> Result<(), Problem> {
    let Some(engagement) = engagements::of_mission(market, ceo, mission).await? else { return Ok(()) };
    let cto = Visitor { signed_in: Some(cto.who().clone()), browser: None };
    let ceo = engagements::party(market, ceo, engagement).await?;
    let cto = engagements::party(market, &cto, engagement).await?;
    let ties = briefing::sheet(market, &ceo).await?.ties;
    for (at, (title, why)) in AIMS.into_iter().enumerate() {
        let tie = ties.get(at).map(|tie| format!("{}:{}", tie.kind, tie.id)).unwrap_or_default();
        aims::keep(market, &ceo, TypedAim { title, why, tie: &tie, ..TypedAim::default() }).await?;
    }
    let (_, key) = link::invite(market, &ceo).await?;
    let guest = briefing::guest(market, &key.reveal()).await?;
    briefing::shown(market, &guest).await?;
    let (question, answer) = ASKED;
    for (words, owner) in [(question, "ceo"), (OPEN, "cto")] {
        let typed = GuestTyped { name: "Hugo, développeur", words, once: "", network: "" };
        questions::ask_as_guest(market, &guest, typed, owner).await?;
    }
    let asked = briefing::sheet(market, &ceo).await?.questions.into_iter().find(|exchange| exchange.words == question);
    if let Some(exchange) = asked {
        questions::answer(market, &ceo, &exchange.id.to_string(), answer, "").await?;
    }
    checkups::watch(market, engagement).await?;
    if checkups::sheet(market, &cto).await?.is_some() {
        let typed = checkups::answer::Typed { going: "yes", missing: "Un accès en lecture aux statistiques de vente.", call: "no" };
        checkups::answer::answer(market, &cto, typed).await?;
    }
    Ok(())
}
