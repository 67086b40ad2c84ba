//! What companies and CTOs of the demo community who work together have agreed on, in French.

use chrono::{Days, NaiveDate};
use domain::{EntryId, MissionId, mandate::EntryKind};
use uuid::Uuid;

use crate::{
    Marketplace, Problem,
    accounts::{CurrentCto, Visitor},
    engagements::{self, Party},
    mandates::write,
};

/// A field and what is typed into it; `{7}` stands for the day in a week, `{-12}` for one of twelve days ago.
type Field = (&'static str, &'static str);

const OBJECTIVES: [&[Field]; 3] = [
    &[
        ("title", "Mettre chaque accès au nom de l’entreprise"),
        ("measure", "Accès dont l’entreprise détient le compte principal"),
        ("target", "Les cinq : code, hébergement, domaine, magasins d’applications, mesures"),
        ("due", "{24}"),
        ("state", "under_way"),
    ],
    &[
        ("title", "Tenir les dates annoncées"),
        ("measure", "Part des étapes livrées le jour annoncé"),
        ("target", "Huit sur dix"),
        ("due", "{80}"),
        ("state", "under_way"),
    ],
    &[
        ("title", "Recruter une première personne"),
        ("measure", "La personne a signé et commencé"),
        ("target", "Une personne"),
        ("due", "{110}"),
        ("state", "planned"),
    ],
];

const MILESTONES: [&[Field]; 3] = [
    &[("title", "Relecture de tout ce qui existe"), ("due", "{-9}"), ("done", "{-9}"), ("owner", "Le CTO")],
    &[("title", "Première livraison suivie de bout en bout"), ("due", "{-2}"), ("done", "{-1}"), ("owner", "Le CTO et l’équipe")],
    &[("title", "Trois premiers clients sur la nouvelle version"), ("due", "{75}"), ("owner", "La direction")],
];

/// As it was said first, and put off since.
const MOVED: [&[Field]; 2] = [
    &[("title", "Essai à blanc d’une restauration des sauvegardes"), ("due", "{12}"), ("owner", "Le CTO")],
    &[
        ("title", "Essai à blanc d’une restauration des sauvegardes"),
        ("due", "{19}"),
        ("owner", "Le CTO"),
        ("reason", "L’hébergeur ouvre le second serveur une semaine plus tard que promis."),
    ],
];

const DECISIONS: [&[Field]; 2] = [
    &[
        ("day", "{-6}"),
        ("title", "Garder les technologies en place"),
        ("reason", "L’équipe les connaît, et ce qui coûte aujourd’hui n’est pas le langage mais l’absence de vérifications."),
        ("refused", "Tout réécrire : six mois sans rien livrer"),
    ],
    &[
        ("day", "{-3}"),
        ("title", "Payer un second serveur pour les essais"),
        ("reason", "Essayer chaque nouveauté à l’abri des clients, avant de la leur donner."),
        ("cost_once", "300"),
        ("cost_monthly", "90"),
    ],
];

const RISKS: [&[Field]; 2] = [
    &[
        ("title", "Une seule personne sait mettre le produit en ligne"),
        ("likelihood", "medium"),
        ("severity", "high"),
        ("remedy", "Chaque mise en ligne se fait à deux, et la marche à suivre est écrite."),
        ("state", "open"),
    ],
    &[
        ("title", "Les sauvegardes n’ont jamais été essayées"),
        ("likelihood", "medium"),
        ("severity", "high"),
        ("remedy", "Essai prévu ce mois-ci."),
        ("state", "open"),
    ],
];

/// Both write what they agreed on.
pub(super) async fn play(market: &Marketplace, ceo: &Visitor, cto: &CurrentCto, mission: MissionId) -> Result<(), Problem> {
    let Some(engagement) = engagements::of_mission(market, ceo, mission).await? else { return Ok(()) };
    let cto = Visitor { signed_in: Some(cto.who().clone()), browser: None };
    let ceo = engagements::party(market, ceo, engagement).await?;
    let cto = engagements::party(market, &cto, engagement).await?;
    for (kind, author, written) in [
        (EntryKind::Objective, &ceo, &OBJECTIVES[..]),
        (EntryKind::Milestone, &cto, &MILESTONES[..]),
        (EntryKind::Decision, &cto, &DECISIONS[..]),
        (EntryKind::Risk, &cto, &RISKS[..]),
    ] {
        for fields in written {
            add(market, author, kind, fields).await?;
        }
    }
    let [first, later] = MOVED;
    let milestone = add(market, &cto, EntryKind::Milestone, first).await?;
    let typed = typed(later, market.today());
    write::change(market, &cto, EntryKind::Milestone.code(), (&milestone.to_string(), "1"), &typed).await.map(drop)
}

async fn add(market: &Marketplace, author: &Party, kind: EntryKind, fields: &[Field]) -> Result<EntryId, Problem> {
    let id = EntryId(Uuid::now_v7());
    write::add(market, author, kind.code(), &id.to_string(), &typed(fields, market.today())).await?;
    Ok(id)
}

fn typed(fields: &[Field], today: NaiveDate) -> Vec<(String, String)> {
    fields.iter().map(|(name, value)| ((*name).to_owned(), day(value, today).unwrap_or_else(|| (*value).to_owned()))).collect()
}

/// The day that a value in braces stands for.
fn day(value: &str, today: NaiveDate) -> Option<String> {
    let days: i64 = value.strip_prefix('{')?.strip_suffix('}')?.parse().ok()?;
    let far = Days::new(days.unsigned_abs());
    let day = if days < 0 { today.checked_sub_days(far) } else { today.checked_add_days(far) };
    day.map(|day| day.to_string())
}
