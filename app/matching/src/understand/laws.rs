//! What each reader makes of ordinary sentences, and the laws that hold for any text.
//!
//! 1. No text makes the reader fail, and the same text gives the same answer.
//! 2. Every span lies inside the text, on character boundaries, and is not empty.
//! 3. A value is read once, a kind that holds one value holds one, and what is read is not unknown.
//! 4. A technology is not both wanted and declined.

use chrono::NaiveDate;
use domain::{CriterionKind, CriterionValue};
use proptest::prelude::*;

use super::{Understanding, understand};

fn read(text: &str) -> Understanding {
    understand(text, NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day"))
}

fn codes(text: &str, kind: CriterionKind) -> Vec<String> {
    read(text).criteria.iter().filter(|one| one.value.kind() == kind).map(|one| one.value.code()).collect()
}

fn weighed(text: &str, kind: CriterionKind) -> Vec<String> {
    read(text)
        .criteria
        .iter()
        .filter(|one| one.value.kind() == kind)
        .map(|one| format!("{} {}", one.value.code(), one.importance))
        .collect()
}

fn declined(text: &str) -> Vec<String> {
    read(text).declined.iter().map(|one| one.technology.to_string()).collect()
}

#[track_caller]
fn reads(kind: CriterionKind, cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(codes(text, kind), *expected, "{text:?}");
    }
}

#[test]
fn technologies_are_read_under_all_their_names() {
    reads(
        CriterionKind::Stack,
        &[
            ("Notre backend est en NodeJS, avec Postgres et K8s.", &["node", "postgresql", "kubernetes"]),
            ("Stack: C++, C#, .NET and F#.", &["c++", "c#", "dotnet", "f#"]),
            ("Vue.js/Nuxt (TypeScript), Ruby on Rails 7, PHP8", &["vue", "nuxt", "typescript", "rails", "php"]),
            ("We run a LAMP stack.", &["linux", "apache", "mysql", "php"]),
            ("What do you mean by a lamp?", &[]),
            ("Écrivez à dev@symfony.com ou voyez https://reactjs.org/docs", &[]),
        ],
    );
}

#[test]
fn a_name_that_is_also_a_word_needs_a_technical_context() {
    reads(
        CriterionKind::Stack,
        &[
            ("Notre API est écrite en Go.", &["go"]),
            ("Nous voulons go to market vite, let's go!", &[]),
            ("Our services are written in Rust and Swift.", &["rust", "swift"]),
            ("Swift growth, no rust on our bikes.", &[]),
            ("Java, Spring, Oracle", &["java", "spring", "oracle"]),
            ("We launch next spring; consult the oracle.", &[]),
            ("De notre point de vue, React convient.", &[]),
            ("Front en Vue, back en Flask.", &["vue", "flask"]),
            ("Le chef de projet joue un rôle express.", &[]),
            ("Chef, Puppet, Terraform", &["chef", "puppet", "terraform"]),
            ("Nos statistiques sont en R, Python et SAS.", &["r", "python", "sas"]),
            ("La SAS La Tablée, vitamin C, plan R.", &[]),
        ],
    );
}

#[test]
fn what_is_left_or_refused_is_declined() {
    for (text, no, yes) in [
        ("Nous voulons quitter PHP pour Symfony.", vec!["php"], vec!["symfony"]),
        ("Sans PHP ni WordPress, plutôt Python.", vec!["php", "wordpress"], vec!["python"]),
        ("We are leaving Rails and moving to Elixir, with Postgres.", vec!["rails"], vec!["elixir", "postgresql"]),
        ("Migrer de notre vieux monolithe Java vers Kotlin.", vec!["java"], vec!["kotlin"]),
        ("No PHP, please. Django is fine.", vec!["php"], vec!["django"]),
        ("Replace Angular with React components.", vec!["angular"], vec!["react"]),
        ("Un site sans fioritures en WordPress.", vec![], vec!["wordpress"]),
    ] {
        assert_eq!(declined(text), no, "{text:?}");
        assert_eq!(codes(text, CriterionKind::Stack), yes, "{text:?}");
    }
}

#[test]
fn the_words_around_say_how_much_something_counts() {
    let stack = |text| weighed(text, CriterionKind::Stack);
    assert_eq!(stack("Symfony indispensable, Docker est un plus."), ["symfony must", "docker nice"]);
    assert_eq!(stack("Nous sommes en Symfony. Symfony indispensable."), ["symfony must"]);
    assert_eq!(stack("Docker est un plus. En fait, Docker est indispensable."), ["docker must"]);
    assert_eq!(stack("We use PHP. Ideally Kubernetes and Terraform."), ["php important", "kubernetes nice", "terraform nice"]);
    assert_eq!(
        stack("Must have: Python, Django.\nNice to have: Redis, GraphQL."),
        ["python must", "django must", "redis nice", "graphql nice"]
    );
    assert_eq!(stack("Docker n’est pas indispensable."), ["docker nice"]);
    assert_eq!(weighed("À Lyon impérativement.", CriterionKind::Place), ["lyon must"]);
    assert_eq!(weighed("À Lyon.", CriterionKind::Place), ["lyon nice"]);
}

#[test]
fn sectors_and_impact_are_read() {
    reads(
        CriterionKind::Sector,
        &[
            ("Nous aidons les agriculteurs à vendre leurs récoltes.", &["agritech"]),
            ("An insurtech for freelancers.", &["insurtech"]),
            ("Une plateforme de télémédecine pour les hôpitaux.", &["health"]),
            ("Nous fabriquons quelque chose.", &[]),
        ],
    );
    reads(
        CriterionKind::Impact,
        &[
            ("Nous sommes agréés ESUS.", &["esus"]),
            ("Société à mission, certifiée B Corp.", &["mission-company", "b-corp"]),
            ("We plant forests and protect wildlife.", &["sdg-15"]),
            ("We sell shoes.", &[]),
        ],
    );
}

#[test]
fn mission_types_are_read_from_what_happened() {
    reads(
        CriterionKind::MissionType,
        &[
            ("Il nous faut un audit technique avant d’investir.", &["audit", "due-diligence"]),
            ("Notre directrice technique nous a quittés en juin.", &["interim"]),
            ("We want to bring development in house.", &["insourcing"]),
            ("Je veux une feuille de route claire.", &["roadmap"]),
            ("We need to hire our first developers.", &["first-hires"]),
            ("Nous préparons une levée de fonds.", &["fundraising"]),
            ("Mise en conformité RGPD et ISO 27001.", &["security-compliance"]),
            ("Notre site ne tient plus la charge.", &["architecture"]),
            ("Someone to mentor our lead developer.", &["mentoring"]),
            ("Notre lead dev a besoin d’être épaulé.", &["mentoring"]),
            ("Bonjour.", &[]),
        ],
    );
}

#[test]
fn a_stage_is_one() {
    reads(
        CriterionKind::Stage,
        &[
            ("Nous avons levé en seed l’an dernier.", &["seed"]),
            ("We closed our Series A in May.", &["series-a"]),
            ("Une PME familiale depuis trente ans.", &["established"]),
            ("J’ai une idée, pas encore de produit.", &["idea"]),
            ("Notre association loi 1901 aide les familles.", &["non-profit"]),
        ],
    );
}

#[test]
fn orientation_areas_and_languages_are_read() {
    reads(
        CriterionKind::Orientation,
        &[("A hands-on CTO.", &["tech"]), ("À l’aise en avant-vente.", &["business"]), ("Un fort sens du produit.", &["product"])],
    );
    reads(
        CriterionKind::Area,
        &[
            ("Notre hébergement coûte cher, comment réduire la facture cloud ?", &["hosting", "cost"]),
            ("Single sign-on and GDPR.", &["trust"]),
        ],
    );
    reads(
        CriterionKind::Language,
        &[
            ("Anglais courant exigé.", &["en"]),
            ("French and English, fluent German a plus.", &["en", "fr", "de"]),
            ("Nous vendons en Allemagne.", &[]),
        ],
    );
}

#[test]
fn days_a_week_are_counted() {
    reads(
        CriterionKind::Rhythm,
        &[
            ("Deux jours par semaine.", &["2"]),
            ("2 à 3 jours/semaine", &["2-3"]),
            ("1,5 j/sem", &["1.5"]),
            ("Two to three days per week", &["2-3"]),
            ("2-3 days a week", &["2-3"]),
            ("Half a day a week", &["0.5"]),
            ("une demi-journée par semaine", &["0.5"]),
            ("8 jours par mois", &["2"]),
            ("à mi-temps", &["2.5"]),
            ("A full-time position", &["5"]),
            ("Un temps plein serait trop cher.", &[]),
            ("Trois jours à Lyon.", &[]),
            ("12 jours par semaine", &[]),
        ],
    );
}

#[test]
fn rates_are_read_as_ranges() {
    reads(
        CriterionKind::Rate,
        &[
            ("TJM 800 €", &["800-800"]),
            ("entre 750 et 950 € par jour", &["750-950"]),
            ("€900/day", &["900-900"]),
            ("750 € - 950 € HT / jour", &["750-950"]),
            ("Jusqu’à 1 000 euros par jour", &["-1000"]),
            ("a daily rate of up to 900 euros", &["-900"]),
            ("TJM à partir de 700 €", &["700-"]),
            ("Deux jours par semaine, budget 4 000 € par mois.", &["-461"]),
            ("2 days a week, 4k€ per month", &["-461"]),
            ("Notre panier moyen est de 80 € par mois.", &[]),
            ("Nous avons levé 800 000 €.", &[]),
            ("We serve readers daily, 1,000 of them.", &[]),
        ],
    );
}

#[test]
fn a_sector_that_rests_on_one_weak_word_counts_a_little() {
    let sector = |text| weighed(text, CriterionKind::Sector);
    assert_eq!(sector("Nous avons une ferme. Je cherche un CTO."), ["agritech nice"]);
    assert_eq!(sector("Nous aidons les agriculteurs. Je cherche un CTO."), ["agritech important"]);
    assert_eq!(sector("Notre prototype fait avec Bubble aide les lycées. Je cherche un CTO."), ["edtech important"]);
    assert_eq!(codes("Nous aidons les chercheurs d’emploi.", CriterionKind::Stage), Vec::<String>::new());
}

#[test]
fn places_are_cities_or_a_distance() {
    reads(
        CriterionKind::Place,
        &[
            ("Nos bureaux sont à Saint-Étienne.", &["saint-etienne"]),
            ("à lyon ou en télétravail", &["lyon", "remote"]),
            ("Fully remote, or in London.", &["remote", "london"]),
            ("Basée à Nice.", &["nice"]),
            ("Nice people, guided tours.", &[]),
            ("Pas de télétravail, à Tours.", &["tours"]),
        ],
    );
}

#[test]
fn a_start_needs_words_that_say_so() {
    reads(
        CriterionKind::Start,
        &[
            ("Dès que possible.", &["asap"]),
            ("À partir de janvier.", &["2027-01-01"]),
            ("Démarrage le 1er décembre", &["2026-12-01"]),
            ("From March 2027", &["2027-03-01"]),
            ("Starting December 15, 2026", &["2026-12-15"]),
            ("À partir du 01/02/2027", &["2027-02-01"]),
            ("Démarrage dans deux semaines.", &["2026-12-06"]),
            ("Start next month", &["2026-12-22"]),
            ("Nous vendrons à l’automne, en janvier.", &[]),
            ("À partir du 31 février", &[]),
        ],
    );
}

#[test]
fn a_text_that_says_nothing_leaves_everything_unknown() {
    for text in ["", " \n\n ", "Bonjour, merci !", "🙂🙂🙂"] {
        let read = read(text);
        assert!(read.criteria.is_empty() && read.declined.is_empty(), "{text:?}");
        assert_eq!(read.unknown, CriterionKind::ALL);
    }
}

fn hold(text: &str) {
    let once = read(text);
    assert_eq!(once, read(text), "the same text gives the same answer");
    let mut values: Vec<&CriterionValue> = Vec::new();
    for criterion in &once.criteria {
        let words = criterion.evidence.and_then(|evidence| evidence.words(text));
        assert!(words.is_some_and(|words| !words.is_empty()), "{criterion:?} has words");
        assert!(!values.contains(&&criterion.value), "{criterion:?} is read once");
        let kind = criterion.value.kind();
        assert!(kind.holds_several() || values.iter().all(|value| value.kind() != kind), "one {kind}");
        assert!(!once.unknown.contains(&kind), "{kind} is read and unknown");
        values.push(&criterion.value);
    }
    for declined in &once.declined {
        assert!(declined.evidence.words(text).is_some_and(|words| !words.is_empty()));
        assert!(!values.contains(&&CriterionValue::Stack(declined.technology.clone())), "{} is both", declined.technology);
    }
}

/// Pieces of needs, glued in any order: they reach further into the readers than characters at random.
const PIECES: [&str; 44] = [
    "sans",
    "without ",
    "quitter ",
    "leaving ",
    "PHP",
    "Go",
    " go ",
    "C",
    "C++",
    "Rails",
    ", ",
    " et ",
    " ni ",
    "/",
    " (",
    ")",
    "MEAN",
    "idéalement ",
    " est un plus",
    "must have: ",
    "2",
    " à ",
    "-",
    " jours",
    " par ",
    "semaine",
    "mois",
    "TJM ",
    "800",
    " 000",
    "€",
    "k€",
    "1er ",
    "décembre",
    " 2027",
    "dès ",
    "Lyon",
    "à distance",
    "\n\n",
    ".",
    "e\u{301}",
    "👩‍💻",
    "’",
    "notre CTO ",
];

proptest! {
    #[test]
    fn the_laws_hold_for_any_text(text in "(?s).{0,200}") {
        hold(&text);
    }

    #[test]
    fn the_laws_hold_for_pieces_of_needs(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..40)) {
        hold(&pieces.concat());
    }
}
