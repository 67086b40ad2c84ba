//! The founding story: the startup, the words that its CEO types first, and the CTO whom staff finds for it.

use chrono::{Datelike, NaiveDate};
use domain::{Area, DailyRate, Impact, Language, MissionType, Orientation, Place, Rhythm, Role, Sector, Stage, UnknownCode};
use matching::profile::Wishes;

use super::{
    DemoAccount,
    chance::Chance,
    person::{Person, confirmed, done, engaged, sector, technologies},
};
use crate::profiles::Experience;

/// What the CEO of La Tablée writes, in French.
pub const FOUNDING_WORDS_FR: &str = "La Tablée vend des titres-restaurant éthiques et solidaires aux entreprises engagées dans la transition. L’argent dépensé finance la résilience agricole.

Une agence a construit notre première version : les tests se sont bien passés, nous préparons la version que nous vendrons à l’automne. Mais notre CTO vient de partir. Depuis, je ne sais plus parler aux développeurs, je ne vois pas ce qu’ils font, et je ne peux discuter ni leurs choix, ni leur budget, ni leur planning.

Je cherche quelqu’un de technique et de produit, encore proche du code, qui connaisse le Symfony de l’agence. Deux jours par semaine, à Lyon ou à distance. Plus tard, je voudrais recruter une équipe chez nous.";

/// The same in English.
pub const FOUNDING_WORDS_EN: &str = "La Tablée sells ethical and solidarity-based meal vouchers to companies committed to the transition. The money that is spent funds agricultural resilience.

An agency built our first version: the tests went well, and we are preparing the version that we will sell in the autumn. But our CTO has just left. Since then I can no longer talk to the developers, I do not see what they do, and I cannot challenge their choices, their budget or their planning.

I am looking for someone technical and product-minded, still close to the code, who knows the agency’s Symfony. Two days a week, in Lyon or remotely. Later, I would like to recruit a team in house.";

/// What staff and the CEO add to the founding need, or weigh anew, while they complete it: `kind value importance`, the start in days from today.
pub const FOUNDING_ADDITIONS: [&str; 5] =
    ["mission_type agency-steering must", "rhythm 2 must", "rate 750-950 important", "language fr must", "start 30 important"];

/// The founding startup.
pub(super) const COMPANY: &str = "La Tablée";
pub(super) const PASSWORD: &str = "traversee-2026";
pub(super) const STAFF: DemoAccount =
    DemoAccount { name: "Nadia Benali", email: "nadia@passerelle.example", password: PASSWORD, role: Role::Staff };
pub(super) const CEO: DemoAccount =
    DemoAccount { name: "Camille Aubry", email: "camille@latablee.example", password: PASSWORD, role: Role::Ceo };
pub(super) const CTO: DemoAccount =
    DemoAccount { name: "Salomé Garnier", email: "salome@garnier.example", password: PASSWORD, role: Role::Cto };

/// The first day of the next month.
pub(super) fn next_month(today: NaiveDate) -> NaiveDate {
    let (year, month) = if today.month() == 12 { (today.year() + 1, 1) } else { (today.year(), today.month() + 1) };
    NaiveDate::from_ymd_opt(year, month, 1).unwrap_or(today)
}

/// Salomé Garnier, whom staff chooses.
pub(super) fn chosen(chance: &mut Chance, today: NaiveDate) -> Result<Person, UnknownCode> {
    let mut person = Person::named(chance, CTO.name, CTO.email);
    person.about = "Je reprends des produits que d’autres ont construits, et je reste assez près du code pour en répondre. Avec les fondatrices et les fondateurs, je parle ventes, clients et dates ; avec l’agence, je parle tests, dette et recette. Les deux conversations figurent dans le même compte rendu d’une page.\nJ’ai grandi dans une ferme de la Drôme. La résilience agricole n’est pas pour moi une ligne de présentation.".to_owned();
    person.career = career(today);
    person.exclusions = vec!["Graine de Midi".to_owned()];
    person.joined = 410;
    let facts = &mut person.facts;
    facts.headline = "Reprend les produits d’une agence et en fait l’affaire de l’équipe".to_owned();
    facts.stack =
        technologies("symfony 6, php 11, api-platform 5, vue 4, postgresql 8, docker 6, gitlab-ci 5, typescript 4, sylius 2 past")?;
    facts.sectors = vec![sector(Sector::Foodtech, 5), sector(Sector::Retail, 4)];
    facts.impacts = vec![
        engaged(Impact::Sdg2, Some("A tenu trois ans la technique d’une coopérative d’achat en circuit court")),
        engaged(Impact::Ess, Some("Sociétaire et responsable technique d’une SCIC")),
        engaged(Impact::Sdg12, Some("Paniers-repas sans emballage jetable, bilan publié")),
        engaged(Impact::Sdg13, None),
    ];
    facts.mission_types = vec![
        done(MissionType::AgencySteering, 2),
        done(MissionType::Interim, 2),
        done(MissionType::FirstHires, 2),
        done(MissionType::Insourcing, 2),
        done(MissionType::Roadmap, 3),
        done(MissionType::BuildMvp, 1),
    ];
    facts.areas = vec![Area::Hosting, Area::Integration, Area::Cost];
    facts.stages = vec![Stage::Mvp, Stage::Seed];
    facts.orientations = vec![Orientation::Tech, Orientation::Product];
    facts.languages = vec![Language::Fr, Language::En];
    facts.rhythm = Rhythm::days(2, 2);
    facts.rate = DailyRate::new(850);
    facts.places = vec![Place::City("lyon".parse()?), Place::Remote];
    facts.available_from = Some(next_month(today));
    facts.years = Some(13);
    facts.wishes = Wishes {
        sectors: vec![Sector::Foodtech, Sector::Agritech],
        impacts: vec![Impact::Sdg2, Impact::Ess],
        mission_types: vec![MissionType::AgencySteering, MissionType::Insourcing],
        stages: vec![Stage::Mvp, Stage::Seed],
        refused_sectors: vec![Sector::Crypto],
        refused_mission_types: Vec::new(),
    };
    Ok(person.finished())
}

/// Four stations, each of which somebody confirmed.
fn career(today: NaiveDate) -> Vec<Experience> {
    vec![
        confirmed(
            today,
            3,
            0,
            "Graine de Midi",
            "CTO à temps partagé",
            "Paniers-repas de producteurs pour les entreprises. Pilotage de l’agence qui avait construit la première version sous Symfony, reprise du code, recrutement d’une équipe de trois développeurs chez nous.",
        ),
        confirmed(
            today,
            5,
            2,
            "Quatre Épices",
            "CTO par intérim",
            "Titres et cartes de cantine pour PME. Relais après le départ du CTO : budget, planning et choix techniques de l’agence rendus lisibles aux fondateurs, version vendable livrée à l’automne.",
        ),
        confirmed(
            today,
            9,
            4,
            "Sillon Neuf",
            "Lead technique et produit",
            "Coopérative d’achat alimentaire. Développement et feuille de route produit, de la première version à 40 000 clients.",
        ),
        confirmed(
            today,
            13,
            4,
            "Brume & Fils",
            "Développement senior",
            "Boutiques en ligne et logiciels de caisse pour des commerces de bouche.",
        ),
    ]
}
