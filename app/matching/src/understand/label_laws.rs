//! How labels are weighed.
//!
//! 1. What the text says the company is not is no label of it, nor is a word inside a longer one that speaks of something else.
//! 2. Benefits, requirements and how to apply say nothing of what the company does.
//! 3. What a company counts tells how far it has come.
//! 4. Labels are known by weight, also those that the text only touches.
//! 5. A heading that stands alone holds for what is below it, and a sentence that begins like one for itself alone.
//! 6. A CTO who has left is to be replaced, a team that exists is not hired for the first time, an advertisement hires for itself, and a kind of
//!    mission calls for a kind of person.
//! 7. A mission is known by what it should bring, in whatever words.
//! 8. What somebody was before, whose house it is and who supplies it is no label of the company, nor are words that any company says.
//! 9. A trade of every day has its sector.

use chrono::NaiveDate;
use domain::CriterionKind;

use super::{Understanding, understand};

fn read(text: &str) -> Understanding {
    understand(text, NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day"))
}

fn reads(kind: CriterionKind, cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        let read = read(text);
        let codes: Vec<String> = read.criteria.iter().filter(|one| one.value.kind() == kind).map(|one| one.value.code()).collect();
        assert_eq!(codes, *expected, "{text:?}");
    }
}

#[test]
fn what_a_company_is_not_is_no_label_of_it() {
    reads(
        CriterionKind::Sector,
        &[
            ("Pas de blockchain : nous vendons des panneaux solaires.", &["energy"]),
            ("We are not a crypto company. We help lawyers.", &["legal"]),
            ("Not some food delivery service: an insurtech.", &["insurtech"]),
            ("Notre API est faite avec API Platform.", &[]),
            ("L’agence est juge et partie.", &[]),
            ("Nous éditons un logiciel pour les avocats.", &["legal"]),
            ("Je dirige une start-up de télésurveillance cardiaque.", &["health"]),
            ("J’ai une fuite sous l’évier de la cuisine.", &[]),
            ("On est prêts pour le lancement, avec 35 salariés dont 9 développeurs.", &[]),
        ],
    );
}

#[test]
fn what_every_job_ad_has_says_nothing_of_the_company() {
    reads(
        CriterionKind::Sector,
        &[
            ("We make games.\n\nBenefits:\n- medical insurance\n- gym membership\n- catered meals", &["gaming"]),
            ("Nous louons des vélos électriques.\n\nAvantages :\n- tickets restaurant\n- mutuelle", &["mobility"]),
            ("We build robots.\n\nRequirements:\n- experience in fintech or health care", &["industry"]),
        ],
    );
}

#[test]
fn a_mission_is_known_by_what_it_should_bring() {
    reads(
        CriterionKind::MissionType,
        &[
            ("L’un dit que tout va bien, l’autre que tout est perdu. Qui peut regarder le code et nous dire qui ment ?", &["audit"]),
            ("We need someone to tell the agency what matters and to judge what they deliver.", &["agency-steering"]),
            ("Elle devient responsable technique et n’a jamais dirigé personne. Qui pour l’accompagner ?", &["mentoring"]),
            ("Nous voulons une vraie application avant la reprise d’août.", &["build-mvp"]),
        ],
    );
}

#[test]
fn what_a_company_counts_tells_its_stage() {
    reads(
        CriterionKind::Stage,
        &[
            ("Nous avons levé 800 000 € l’an dernier.", &["seed"]),
            ("We raised $8M last year.", &["series-a"]),
            ("Nous avons levé 35 millions d’euros.", &["growth"]),
            ("Entreprise de 450 salariés, leader français.", &["established"]),
            ("Notre panier moyen est de 80 €.", &[]),
        ],
    );
}

#[test]
fn labels_are_known_by_weight_also_those_that_are_only_touched() {
    let text = "Nous sommes une fintech. Un jour peut-être, le commerce.";
    let read = read(text);
    let strongest = read.by_strength().into_iter().find(|one| one.value.kind() == CriterionKind::Sector).map(|one| one.value.code());
    assert_eq!(strongest.as_deref(), Some("fintech"));
    let touched: Vec<_> = read.weighed.iter().filter(|one| one.value.kind() == CriterionKind::Sector).collect();
    assert!(touched.windows(2).all(|pair| pair[0].weight >= pair[1].weight), "{touched:?}");
    assert!(touched.iter().any(|one| one.value.code() == "retail"), "{touched:?}");
}

#[test]
fn a_sentence_that_begins_like_a_heading_ends_with_itself() {
    reads(
        CriterionKind::MissionType,
        &[
            ("Our stack is Rust and Kubernetes. We need help scaling the platform.", &["architecture"]),
            ("Notre stack : Rust, Kubernetes.\nIl faut passer la plateforme à l’échelle.", &["architecture"]),
            ("Requirements:\n- scaling experience\n- mentoring junior engineers\n\nWe want an audit of our code.", &["audit"]),
            ("Notre stack comprend Rust.\n\nIl nous faut un audit technique.", &["audit"]),
            ("Ce qu’il nous faut :\n- une feuille de route\n- un audit du code", &["roadmap", "audit"]),
        ],
    );
    reads(CriterionKind::Sector, &[("Benefits:\n\n- medical insurance\n- gym membership\n\nWe make games.", &["gaming"])]);
}

#[test]
fn what_follows_from_the_situation_is_read() {
    reads(
        CriterionKind::MissionType,
        &[
            ("Notre associée technique nous a quittés.", &["interim"]),
            ("Nous avons cinq développeurs et voulons en recruter : embaucher des développeurs plus vite.", &["team-structuring"]),
            ("Nous n’avons aucun développeur et voulons embaucher un développeur.", &["first-hires"]),
            ("Acme | Rails Developer | Paris | Full-time | We are hiring developers, apply with your resume.", &[]),
        ],
    );
    reads(CriterionKind::Orientation, &[("Il nous faut un audit du code.", &["tech"]), ("Nous voulons structurer l’équipe.", &["people"])]);
}

#[test]
fn a_mission_is_known_in_plain_words_too() {
    reads(
        CriterionKind::MissionType,
        &[
            ("Notre unique développeuse a démissionné.", &["interim"]),
            ("Le directeur informatique prend sa retraite en mars.", &["interim"]),
            ("My nephew, who built it, has vanished.", &["interim"]),
            ("La billetterie s’écroule le samedi soir.", &["architecture"]),
            ("Our booking system takes twenty seconds to load.", &["architecture"]),
            ("J’ai peur de m’être fait arnaquer.", &["audit"]),
            ("Tout est sur papier, on voudrait un vrai outil.", &["build-mvp"]),
            ("Nous voulons ouvrir notre capital cet hiver.", &["fundraising"]),
            ("On a douze ans de relevés et on n’en fait rien.", &["data-ai"]),
            ("Le directeur commercial est parti.", &[]),
            ("Ça tombe bien, nous vendons du pain.", &[]),
        ],
    );
    reads(
        CriterionKind::Area,
        &[("Les boîtiers perdent la connexion.", &["devices", "networks"]), ("Tout est dans des fichiers Excel.", &["data"])],
    );
}

#[test]
fn what_is_somebody_elses_is_no_label_of_the_company() {
    reads(
        CriterionKind::Sector,
        &[
            ("Notre banque nous suit depuis le début.", &[]),
            ("My accountant says that our insurer is right.", &[]),
            ("Ancienne infirmière, je vends des chaussures.", &["fashion"]),
            ("Nos bureaux sont au-dessus d’une pharmacie.", &[]),
            ("Nos clients adorent nos bougies.", &[]),
            ("Quelqu’un de patient et de pédagogue.", &[]),
            ("Nous sommes une pharmacie.", &["health"]),
            ("Une startup fintech.", &["fintech"]),
        ],
    );
    reads(
        CriterionKind::Impact,
        &[
            ("Nous vendons des chaussures depuis le Covid.", &[]),
            ("Notre ERP est vieux.", &[]),
            ("J’ai fait une école de commerce.", &[]),
            ("Our CTO has a burnout.", &[]),
            ("We plant forests and protect wildlife.", &["sdg-15"]),
        ],
    );
}

#[test]
fn a_trade_of_every_day_has_its_sector() {
    reads(
        CriterionKind::Sector,
        &[
            ("Nous entretenons des ascenseurs.", &["construction"]),
            ("Une entreprise de déménagement.", &["logistics"]),
            ("Nous louons des bennes.", &["climate"]),
            ("We run a laundry.", &["services"]),
            ("Nous faisons des savons.", &["fashion"]),
            ("Nous organisons des mariages.", &["culture"]),
        ],
    );
}
