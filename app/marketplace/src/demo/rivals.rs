//! Those who almost fit the founding need: each meets all of it but one thing.
//!
//! They show that the order has reasons, and what a single criterion does to it.

use chrono::{Duration, NaiveDate};
use domain::{DailyRate, Impact, Language, MissionType, Orientation, Place, Rhythm, Sector, Stage, UnknownCode};
use matching::{Profile, rank::RuleId};

use super::{
    chance::Chance,
    person::{Person, confirmed, done, engaged, sector, technologies},
    story::next_month,
};

/// A rival, and the rule that says why it is not them.
pub(super) struct Rival {
    pub name: &'static str,
    pub email: &'static str,
    /// The one rule that finds a gap, or blocks.
    pub fails: RuleId,
    headline: &'static str,
    about: &'static str,
    company: &'static str,
    career: &'static str,
    /// What is true of them that breaks the match.
    but: fn(&mut Profile, NaiveDate) -> Result<(), UnknownCode>,
}

/// Every rival, each with another failing.
pub(super) const RIVALS: [Rival; 13] = [
    Rival {
        name: "Mathilde Roche",
        email: "mathilde@roche.example",
        fails: RuleId::Stack,
        headline: "Reprend des plateformes alimentaires, en Java et au calme",
        about: "Quinze ans de produits pour cantines et restaurateurs. Je parle budget avec les fondateurs et tests avec l’agence.",
        company: "Marmite Nord",
        career: "Titres de cantine pour administrations : pilotage du prestataire, puis équipe interne.",
        but: |facts, _| {
            facts.stack = technologies("java 12, spring 10, kafka 4, angular 6, oracle 8, kubernetes 4")?;
            Ok(())
        },
    },
    Rival {
        name: "Bruno Castaldi",
        email: "bruno@castaldi.example",
        fails: RuleId::Sector,
        headline: "Remet des équipes Symfony d’accord avec leurs fondateurs",
        about: "Mes clients éditent des cours en ligne et des magazines. Le métier change, l’agence à piloter reste la même.",
        company: "Pupitre",
        career: "Cours en ligne solidaires : relais après le départ du CTO, reprise du code de l’agence, recrutement.",
        but: |facts, _| {
            facts.sectors = vec![sector(Sector::Edtech, 6), sector(Sector::Media, 4)];
            Ok(())
        },
    },
    Rival {
        name: "Aïssatou Bangoura",
        email: "aissatou@bangoura.example",
        fails: RuleId::Impact,
        headline: "Pilote les agences des services de restauration",
        about: "Mon engagement, c’est la santé : des repas d’hôpital aux régimes. Les fermes et le climat, je les connais mal et je le dis.",
        company: "Zeste Public",
        career: "Repas d’hôpitaux et de maisons de retraite : agence, budget, planning, puis premiers développeurs.",
        but: |facts, _| {
            facts.impacts = vec![engaged(Impact::Sdg3, None)];
            Ok(())
        },
    },
    Rival {
        name: "Grégoire Mallet",
        email: "gregoire@mallet.example",
        fails: RuleId::MissionType,
        headline: "Monte des équipes Symfony dans l’alimentation",
        about: "J’ai toujours travaillé avec des développeurs salariés : recruter, organiser, livrer. Les agences, je les ai remplacées avant d’avoir à les piloter.",
        company: "Levain Commun",
        career: "Réseau d’achat de boulangeries : équipe de cinq personnes recrutée autour de la première version.",
        but: |facts, _| {
            facts.mission_types = vec![
                done(MissionType::Interim, 1),
                done(MissionType::FirstHires, 2),
                done(MissionType::Insourcing, 1),
                done(MissionType::Roadmap, 2),
                done(MissionType::BuildMvp, 1),
            ];
            Ok(())
        },
    },
    Rival {
        name: "Sandrine Keller",
        email: "sandrine@keller.example",
        fails: RuleId::Orientation,
        headline: "Fait grandir les équipes techniques de la restauration",
        about: "Mon métier, ce sont les gens : recruter, écouter, trancher. Je lis le code, je laisse le produit à d’autres.",
        company: "Comptoir des Halles",
        career: "Logiciel pour restaurateurs : organisation de l’équipe et dialogue avec l’agence après un départ.",
        but: |facts, _| {
            facts.orientations = vec![Orientation::Tech, Orientation::People];
            Ok(())
        },
    },
    Rival {
        name: "Tomás Ferrão",
        email: "tomas@ferrao.example",
        fails: RuleId::Rhythm,
        headline: "Prend les produits alimentaires à bras-le-corps, quatre jours sur cinq",
        about: "Je préfère un seul client à la fois. En dessous de quatre jours par semaine, je rends service à moitié.",
        company: "Bonne Pioche",
        career: "Paniers de producteurs : direction technique de transition, agence remplacée par une équipe.",
        but: |facts, _| {
            facts.rhythm = Rhythm::days(4, 5);
            Ok(())
        },
    },
    Rival {
        name: "Maud Etchegaray",
        email: "maud@etchegaray.example",
        fails: RuleId::Place,
        headline: "Travaille au milieu des équipes, dans les cuisines comme dans le code",
        about: "Je ne sais travailler qu’avec les gens dans la pièce. Bayonne et ses environs, jamais à distance.",
        company: "Piment Doux",
        career: "Plateforme d’achat pour cantines : pilotage de l’agence, budget, recrutement sur place.",
        but: |facts, _| {
            facts.places = vec![Place::City("bayonne".parse()?)];
            Ok(())
        },
    },
    Rival {
        name: "Édith Vauquelin",
        email: "edith@vauquelin.example",
        fails: RuleId::Rate,
        headline: "Redresse les produits alimentaires avant leur mise sur le marché",
        about: "Je viens peu de temps, je coûte cher et je laisse une équipe en ordre de marche.",
        company: "Table Ronde",
        career: "Cartes-repas d’entreprise : relais du CTO, négociation avec l’agence, version vendable.",
        but: |facts, _| {
            facts.rate = DailyRate::new(1_390);
            Ok(())
        },
    },
    Rival {
        name: "Alistair McKinnon",
        email: "alistair@mckinnon.example",
        fails: RuleId::Language,
        headline: "Steers agencies for food companies and brings the code home",
        about: "I live near Lyon and work in English with teams across Europe. I can order a meal in French; I cannot lead a meeting in it.",
        company: "Oat & Barley",
        career: "Meal kits from small farms: steered the agency after the CTO had left, then hired a team.",
        but: |facts, _| {
            facts.languages = vec![Language::En, Language::De];
            Ok(())
        },
    },
    Rival {
        name: "Raphaël Zemmouri",
        email: "raphael@zemmouri.example",
        fails: RuleId::Start,
        headline: "Tient l’agence et les dates pour des fondateurs qui nourrissent les gens",
        about: "Je termine une longue mission et je ne la quitterai pas avant sa fin. Ensuite, je suis tout à vous.",
        company: "Halle Ouverte",
        career: "Marché de producteurs en ligne : choix techniques discutés avec l’agence, équipe recrutée.",
        but: |facts, today| {
            facts.available_from = Some(today + Duration::days(190));
            Ok(())
        },
    },
    Rival {
        name: "Constance de Brécy",
        email: "constance@debrecy.example",
        fails: RuleId::Stage,
        headline: "Pilote les prestataires des grands de l’alimentation",
        about: "Mes clients ont des usines, des directions et des comités. Je connais mal les débuts, où tout se décide à trois.",
        company: "Moulins Associés",
        career: "Groupe agroalimentaire coopératif : pilotage de deux agences, internalisation par étapes.",
        but: |facts, _| {
            facts.stages = vec![Stage::Growth, Stage::Established];
            facts.wishes.stages = vec![Stage::Seed, Stage::Growth];
            Ok(())
        },
    },
    Rival {
        name: "Ioana Petrescu",
        email: "ioana@petrescu.example",
        fails: RuleId::Refusals,
        headline: "Reprend les produits d’agence et prépare l’équipe interne",
        about: "Huit ans dans l’alimentaire, et une décision : plus de repas, plus de restaurants. Le reste, avec plaisir.",
        company: "Potager Central",
        career: "Cantines d’entreprise : relais du CTO, agence, budget et planning, premières recrues.",
        but: |facts, _| {
            facts.wishes.refused_sectors = vec![Sector::Foodtech];
            Ok(())
        },
    },
    Rival {
        name: "Kévin Rabearivelo",
        email: "kevin@rabearivelo.example",
        fails: RuleId::WishedMissionType,
        headline: "Remet sur pied les produits alimentaires et leurs données",
        about: "J’ai fait mon temps d’agences et de recettes. Ce que je cherche désormais : des données, des modèles, de la sécurité.",
        company: "Grenier Clair",
        career: "Collecte de récoltes : pilotage de l’agence et premières embauches, il y a deux ans.",
        but: |facts, _| {
            facts.wishes.mission_types = vec![MissionType::DataAi, MissionType::SecurityCompliance];
            Ok(())
        },
    },
];

impl Rival {
    /// The rival as a person: everything that the founding need asks for, and the one thing that breaks it.
    pub fn person(&self, chance: &mut Chance, today: NaiveDate) -> Result<Person, UnknownCode> {
        let mut person = Person::named(chance, self.name, self.email);
        person.about = self.about.to_owned();
        person.career = vec![confirmed(today, 4, 2, self.company, "CTO à temps partagé", self.career)];
        person.joined = 90 + i64::from(chance.within(0, 200));
        almost(&mut person.facts, chance, today)?;
        person.facts.headline = self.headline.to_owned();
        (self.but)(&mut person.facts, today)?;
        Ok(person.finished())
    }
}

/// What all of them share: they fit, though less deeply than the one whom staff chooses.
fn almost(facts: &mut Profile, chance: &mut Chance, today: NaiveDate) -> Result<(), UnknownCode> {
    facts.stack = technologies("symfony 2, php 6, mysql 5, vue 2")?;
    facts
        .stack
        .extend(technologies(&chance.some(&["docker 3", "redis 2", "react 2", "gitlab-ci 3", "elasticsearch 1", "ovh 4"], 2).join(", "))?);
    facts.sectors = vec![sector(Sector::Foodtech, 1), sector(Sector::Agritech, 1)];
    facts.impacts =
        vec![engaged(Impact::Sdg2, None), engaged(Impact::Ess, None), engaged(Impact::Sdg12, None), engaged(Impact::Sdg13, None)];
    facts.mission_types = vec![
        done(MissionType::AgencySteering, 1),
        done(MissionType::Interim, 1),
        done(MissionType::FirstHires, 1),
        done(MissionType::Insourcing, 1),
        done(MissionType::Roadmap, 1),
        done(MissionType::BuildMvp, 1),
    ];
    facts.stages = vec![Stage::Mvp, Stage::Seed];
    facts.orientations = vec![Orientation::Tech, Orientation::Product];
    facts.languages = vec![Language::Fr, Language::En];
    facts.rhythm = Rhythm::days(chance.within(1, 2), chance.within(2, 3));
    facts.rate = DailyRate::new(780 + 20 * u16::from(chance.within(0, 8)));
    facts.places = vec![Place::City("lyon".parse()?), Place::Remote];
    facts.available_from = Some(next_month(today));
    facts.years = Some(chance.within(9, 19));
    facts.wishes.stages = vec![Stage::Seed];
    Ok(())
}
