//! Rhythm, money, place, duration and team, as people write them: each table is a sort of phrasing, not a sentence that must be known.
//!
//! 1. What is counted a week or a month is the rhythm; the days of others, of work at a distance and of presence are not.
//! 2. Of two rhythms the first holds, unless the later one corrects it.
//! 3. A rate is of a day and in euros; what a month may cost is a budget; prices, bills, salaries and other currencies are neither.
//! 4. Distance and site as alternatives are "yes", a part of each is "partly", site alone is "no".
//! 5. Developers are those that there are, not those who are wanted or the agency's.
//! 6. What is not said is nothing, and neither is what is more than can be counted.

use chrono::NaiveDate;
use domain::CriterionKind;

use super::{Understanding, situation::Remote, understand};

fn read(text: &str) -> Understanding {
    understand(text, NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day"))
}

#[track_caller]
fn reads(kind: CriterionKind, cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        let read = read(text);
        let found: Vec<String> = read.criteria.iter().filter(|one| one.value.kind() == kind).map(|one| one.value.code()).collect();
        assert_eq!(found.join(" "), *expected, "{text:?}");
    }
}

#[test]
fn days_are_counted_by_the_week_the_month_or_the_hour() {
    reads(
        CriterionKind::Rhythm,
        &[
            ("2j/sem", "2"),
            ("3d/week", "3"),
            ("2 à 3 j / semaine", "2-3"),
            ("deux ou trois jours hebdo", "2-3"),
            ("deux-trois jours par semaine", "2-3"),
            ("Une journée et demie hebdomadaire", "1.5"),
            ("un jour et demi par semaine", "1.5"),
            ("one and a half days a week", "1.5"),
            ("a day a week", "1"),
            ("un demi-jour par semaine", "0.5"),
            ("two afternoons a week", "1"),
            ("un jour sur deux", "2.5"),
            ("deux jours sur cinq", "2"),
            ("deux jours tous les quinze jours", "1"),
            ("two days every two weeks", "1"),
            ("8 jours ouvrés par mois", "2"),
            ("10 jours/mois", "2.5"),
            ("20 h/week", "2.5"),
            ("14 heures par semaine", "2"),
            ("35 heures par semaine", "5"),
            ("quelqu’un deux jours par semaine", "2"),
            ("Rythme : 2 à 3 jours", "2-3"),
            ("tous les lundis et jeudis", "2"),
        ],
    );
}

#[test]
fn more_days_than_can_be_counted_are_no_rhythm() {
    for (first, again) in [("tous les ", "lundis, "), ("every ", "monday and "), ("chaque ", "mardi et ")] {
        reads(CriterionKind::Rhythm, &[(format!("{first}{}", again.repeat(300)).as_str(), "")]);
    }
    let endless = format!("{} jours par semaine", "9".repeat(400));
    reads(CriterionKind::Rhythm, &[(endless.as_str(), ""), ("99999999999 jours par semaine", "")]);
    assert_eq!(read(&"300 devs, ".repeat(300)).situation.team.developers, None);
}

#[test]
fn a_share_of_full_time_is_a_rhythm() {
    reads(
        CriterionKind::Rhythm,
        &[
            ("un CTO à 60 %", "3"),
            ("20 % d’un temps plein", "1"),
            ("Rythme souhaité : 40 % (2 jours)", "2"),
            ("0.4 FTE", "2"),
            ("half-time", "2.5"),
            ("à temps plein", "5"),
            ("100 % remote", ""),
            ("Rachetés à hauteur de 60 % par un groupe", ""),
            ("People spend 30% of their time searching.", ""),
            ("Un développeur à mi-temps nous aide.", ""),
        ],
    );
}

#[test]
fn days_of_others_and_of_presence_are_no_rhythm() {
    reads(
        CriterionKind::Rhythm,
        &[
            ("Télétravail 2 jours par semaine. Puis : 3 jours par semaine.", "3"),
            ("2,5 jours par semaine, au moins un jour par semaine sur place", "2.5"),
            ("deux jours de présence par semaine, trois jours par semaine en tout", "3"),
            ("Un stagiaire deux jours par semaine nous aide.", ""),
            ("une due diligence, cinq jours au total", ""),
            ("600 clients par jour", ""),
        ],
    );
}

#[test]
fn the_first_rhythm_holds_unless_it_is_corrected_or_bounded() {
    reads(
        CriterionKind::Rhythm,
        &[
            ("3 jours/semaine jusqu’à Noël puis 1 jour par semaine", "3"),
            ("Quatre jours par semaine, ou plutôt deux jours par semaine.", "2"),
            ("Pas plus de deux jours par semaine, pas moins d’un.", "1-2"),
            ("Au moins un jour par semaine, trois au maximum.", "1-3"),
        ],
    );
}

#[test]
fn rates_of_a_day_are_in_euros() {
    reads(
        CriterionKind::Rate,
        &[
            ("600 €/j", "600-600"),
            ("TJM 700 HT", "700-700"),
            ("TJM visé : 700 €", "700-700"),
            ("tjm 550/600", "550-600"),
            ("700 euros la journée", "700-700"),
            ("sept cents euros par jour", "700-700"),
            ("mille deux cents euros la journée", "1200-1200"),
            ("1 200 € HT par jour", "1200-1200"),
            ("1.2k/jour", "1200-1200"),
            ("1,1 k€ la journée", "1100-1100"),
            ("€500 p/d", "500-500"),
            ("600/day", "600-600"),
            ("700-ish euros per day", "700-700"),
            ("a daily rate between 850 and 950 EUR", "850-950"),
            ("TJM : on pensait à 600, on ira jusqu’à 700", "600-700"),
            ("un jour par semaine à 500 €", "500-500"),
            ("Deux jours par semaine, à distance, 950 € maximum.", "-950"),
            ("Two days a week from home, max 800 €.", "-800"),
            ("Deux jours par semaine. L’audit : 950 € maximum.", ""),
            ("Pas au-delà de 550 € par jour", "-550"),
            ("1 100 € par jour au plus", "-1100"),
            ("850 € par jour grand maximum", "-850"),
            ("900 euros a day at most", "-900"),
            ("we cannot pay more than €800 a day", "-800"),
            ("au moins 700 € par jour", "700-"),
            ("Nous pouvons payer plus de 800 € par jour", "800-"),
            ("We pay more than €800 a day", "800-"),
            ("au-delà de 800 € par jour", "800-"),
            ("pas moins de 700 € par jour", "700-"),
            ("no less than 700 euros a day", "700-"),
            ("moins de 800 € par jour", "-800"),
            ("no more than 800 euros a day", "-800"),
            ("pas plus de 800 € par jour", "-800"),
            ("Au plus 800 € par jour", "-800"),
            ("Au plus tôt, 800 € par jour", "800-800"),
            ("800 € par jour, au plus tôt en mars", "800-800"),
            ("800 € par jour au plus tôt", "800-800"),
            ("En plus, 800 € par jour", "800-800"),
            ("£500 per day", ""),
            ("$800/day", ""),
            ("500 dollars a day", ""),
            ("100 € de l’heure", ""),
            ("salaire de 60 000 € par an", ""),
            ("85 à 100 k€ selon profil", ""),
            ("On loue du matériel, panier moyen 138 €/jour", ""),
            ("L’agence nous facture 900 € par jour", ""),
            ("200 visiteurs par jour", ""),
        ],
    );
}

#[test]
fn a_months_budget_is_not_a_rate() {
    let budget = |text: &str| read(text).situation.budget.map(|told| (told.value.least(), told.value.most()));
    for (text, expected) in [
        ("5k€/mois", Some((5_000, 5_000))),
        ("entre 10 et 12k€ par mois", Some((10_000, 12_000))),
        ("1 500 € mensuels", Some((1_500, 1_500))),
        ("Budget max 2k par mois", Some((2_000, 2_000))),
        ("€1,500 a month", Some((1_500, 1_500))),
        ("budget 60 000 € sur 6 mois", Some((10_000, 10_000))),
        ("1500€/mois ça irait ?", Some((1_500, 1_500))),
        ("89 €/mois par abonné", None),
        ("L’agence nous facture 22 000 € par mois", None),
        ("12 000 € par mois de CA", None),
        ("$5,000 per month", None),
    ] {
        assert_eq!(budget(text), expected, "{text:?}");
    }
    let both = read("Deux jours par semaine, 4 000 € par mois.");
    assert_eq!(both.stated_rate(), None, "a derived rate was not said");
    assert_eq!(read("TJM 900 €").stated_rate().map(|rate| rate.to_string()).as_deref(), Some("900-900"));
}

#[test]
fn work_at_a_distance_is_all_some_or_none() {
    for (text, expected) in [
        ("100 % remote", Some(Remote::Yes)),
        ("Lyon ou télétravail", Some(Remote::Yes)),
        ("Full-time Onsite/Remote", Some(Remote::Yes)),
        ("En visio uniquement.", Some(Remote::Yes)),
        ("Nous cherchons un accompagnement en visio.", Some(Remote::Yes)),
        ("À distance, avec une réunion par trimestre dans nos locaux", Some(Remote::Yes)),
        ("Télétravail partiel", Some(Remote::Partly)),
        ("Hybrid, our office is in Amsterdam.", Some(Remote::Partly)),
        ("Télétravail 2 jours par semaine", Some(Remote::Partly)),
        ("Trois jours par semaine, dont un sur site", Some(Remote::Partly)),
        ("Sur site le lundi, sinon remote", Some(Remote::Partly)),
        ("4 jours par semaine. Paris, 3 jours sur place.", Some(Remote::Partly)),
        ("a visit every two weeks", Some(Remote::Partly)),
        ("Pas 100 % remote", Some(Remote::Partly)),
        ("On-site only", Some(Remote::No)),
        ("No remote.", Some(Remote::No)),
        ("Zéro télétravail", Some(Remote::No)),
        ("jamais à distance", Some(Remote::No)),
        ("Sur place à Rennes, on y tient.", Some(Remote::No)),
        ("Semaine sur place.", Some(Remote::No)),
        ("Une plateforme de formation à distance", None),
        ("Nous proposons du soutien scolaire en visio.", None),
        ("remote patient monitoring on a hybrid cloud", None),
        ("phone screen, then an onsite interview", None),
        ("Bonjour", None),
    ] {
        assert_eq!(read(text).situation.remote.map(|told| told.value), expected, "{text:?}");
    }
    reads(CriterionKind::Place, &[("Hybride à Lyon", "lyon"), ("Hybride", "remote"), ("À Lyon ou à distance", "lyon remote")]);
}

#[test]
fn developers_are_counted_when_they_are_there() {
    for (text, expected) in [
        ("deux développeurs", Some(2)),
        ("une équipe de 4 dont 2 devs", Some(2)),
        ("team of 5 engineers", Some(5)),
        ("a five-person engineering team", Some(5)),
        ("une équipe technique de six personnes", Some(6)),
        ("4 alternants développeurs et un dev confirmé", Some(5)),
        ("Équipe = 2 embarqué, 2 backend", Some(4)),
        ("Le solo dev est un freelance.", Some(1)),
        ("our only developer", Some(1)),
        ("une seule développeuse", Some(1)),
        ("Aucun développeur chez nous", Some(0)),
        ("No developers of our own", Some(0)),
        ("Il passe de 3 à 10 développeurs", Some(3)),
        ("Nous voulons recruter deux développeurs.", None),
        ("help us hire our first two engineers", None),
        ("un outil pour 5 000 développeurs", None),
        ("Deux devs arrivent le 1er octobre.", None),
        ("L’agence met trois développeurs sur le projet.", None),
    ] {
        assert_eq!(read(text).situation.team.developers.map(|told| told.value), expected, "{text:?}");
    }
}

#[test]
fn an_agency_builds_the_product_or_not() {
    for (text, expected) in [
        ("Notre agence ne répond plus.", Some(true)),
        ("développé par une ESN", Some(true)),
        ("It was outsourced to a dev shop.", Some(true)),
        ("Pas d’agence.", Some(false)),
        ("We have no employees and no agency.", Some(false)),
        ("An agency built it. Today five developers, no agency any more.", Some(false)),
        ("Deux freelances", None),
        ("Une agence de voyages bas carbone", None),
        ("trouver une agence locale", None),
    ] {
        assert_eq!(read(text).situation.team.agency.map(|told| told.value), expected, "{text:?}");
    }
}

#[test]
fn a_cto_has_left_or_stays() {
    for (text, expected) in [
        ("notre CTO vient de partir", Some(true)),
        ("Le CTO nous a quittés.", Some(true)),
        ("our CTO just left", Some(true)),
        ("Our CTO is leaving in June.", Some(true)),
        ("We lost our technical cofounder.", Some(true)),
        ("plus de CTO depuis mars", Some(true)),
        ("depuis le départ de notre directrice technique", Some(true)),
        ("Le directeur technique part à la retraite.", Some(true)),
        ("Notre CTO, Paul, faisait le lien avec tout le monde : il est parti en mai.", Some(true)),
        ("We had a CTO until last month.", Some(true)),
        ("Nous n’avons jamais eu de CTO.", Some(false)),
        ("Pas de CTO avant vous.", Some(false)),
        ("CTO en place, débordé", Some(false)),
        ("Pas de CTO.", None),
        ("Nous cherchons un CTO à partir de janvier.", None),
    ] {
        assert_eq!(read(text).situation.team.cto_left.map(|told| told.value), expected, "{text:?}");
    }
}

#[test]
fn a_mission_lasts() {
    let lasts = |text: &str| read(text).situation.duration.map(|told| told.value);
    for (text, expected) in [
        ("6 mois renouvelables", "6-6 Months true"),
        ("3-month contract", "3-3 Months false"),
        ("pendant trois à six mois", "3-6 Months false"),
        ("mission d’un an", "12-12 Months false"),
        ("for twelve weeks", "12-12 Weeks false"),
        ("depuis trois mois", ""),
        ("dans 6 mois", ""),
        ("3 ans d’expérience", ""),
        ("4 jours par mois", ""),
    ] {
        let found = lasts(text).map(|it| format!("{}-{} {:?} {}", it.least, it.most, it.unit, it.renewable)).unwrap_or_default();
        assert_eq!(found, expected, "{text:?}");
    }
}
