//! The trades of this field and what people call them, in French and English: a post for a front-end developer and a CV of "intégration web" speak
//! of one trade without sharing a word.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

/// A trade, as reasons show it, and its spellings: folded, words joined by single spaces. Each trade's own name has a hyphen, which no word of
/// a text has once it is read, so that the two cannot be taken for each other.
const TRADES: [(&str, &[&str]); 25] = [
    (
        "front-end",
        &[
            "front end",
            "frontend",
            "front ends",
            "ui developer",
            "ui engineer",
            "integrateur web",
            "integratrice web",
            "integration web",
            "react developer",
            "angular developer",
            "vue developer",
            "javascript developer",
        ],
    ),
    (
        "back-end",
        &[
            "back end",
            "backend",
            "back ends",
            "server side",
            "cote serveur",
            "serveur d applications",
            "python developer",
            "java developer",
            "php developer",
            "django developer",
            "rails developer",
            "node developer",
            "golang developer",
        ],
    ),
    ("full-stack", &["full stack", "fullstack"]),
    (
        "web-development",
        &[
            "web developer",
            "web developers",
            "web development",
            "developpement web",
            "developpeur web",
            "developpeuse web",
            "web applications",
            "applications web",
            "web apps",
            "site web",
            "sites web",
            "websites",
        ],
    ),
    (
        "mobile-apps",
        &[
            "ios",
            "android",
            "mobile developer",
            "mobile app",
            "mobile apps",
            "mobile application",
            "mobile applications",
            "application mobile",
            "applications mobiles",
            "developpeur mobile",
            "developpeuse mobile",
        ],
    ),
    (
        "data-science",
        &[
            "data scientist",
            "data scientists",
            "data science",
            "datascience",
            "datascientist",
            "data analyst",
            "data analysis",
            "data analytics",
            "statistics",
            "statistique",
            "statistiques",
            "statisticien",
            "statisticienne",
            "science des donnees",
            "analyse de donnees",
            "analyse des donnees",
        ],
    ),
    (
        "machine-learning",
        &[
            "machine learning",
            "deep learning",
            "apprentissage automatique",
            "apprentissage profond",
            "intelligence artificielle",
            "artificial intelligence",
            "reseaux de neurones",
            "neural networks",
            "nlp",
            "natural language processing",
            "traitement automatique des langues",
            "traitement du langage",
        ],
    ),
    (
        "computer-vision",
        &[
            "computer vision",
            "vision par ordinateur",
            "image processing",
            "traitement d image",
            "traitement d images",
            "image recognition",
            "reconnaissance d images",
            "object detection",
            "slam",
        ],
    ),
    (
        "data-engineering",
        &[
            "data engineer",
            "data engineers",
            "data engineering",
            "ingenieur data",
            "ingenieur donnees",
            "big data",
            "data pipeline",
            "data pipelines",
            "data warehouse",
            "data lake",
            "etl",
            "entrepot de donnees",
            "hadoop",
        ],
    ),
    (
        "dev-ops",
        &[
            "devops",
            "dev ops",
            "site reliability",
            "sre",
            "sysadmin",
            "sysadmins",
            "system administrator",
            "systems administrator",
            "system administration",
            "administrateur systeme",
            "administration systeme",
            "administratrice systeme",
            "infrastructure engineer",
            "cloud engineer",
            "platform engineer",
        ],
    ),
    (
        "net-works",
        &[
            "network engineer",
            "network administrator",
            "network administration",
            "network security",
            "ingenieur reseau",
            "administrateur reseau",
            "reseaux informatiques",
            "ccna",
            "ccnp",
            "cisco",
        ],
    ),
    (
        "quality-assurance",
        &[
            "qa",
            "quality assurance",
            "test engineer",
            "testing engineer",
            "tester",
            "testers",
            "test automation",
            "automation testing",
            "automated testing",
            "manual testing",
            "automatisation des tests",
            "testeur",
            "testeuse",
            "recette fonctionnelle",
        ],
    ),
    (
        "it-security",
        &[
            "security engineer",
            "cybersecurity",
            "cybersecurite",
            "information security",
            "securite informatique",
            "penetration testing",
            "pentest",
            "pentester",
            "application security",
            "ssi",
            "rssi",
        ],
    ),
    (
        "embedded-systems",
        &[
            "embedded",
            "systemes embarques",
            "logiciel embarque",
            "firmware",
            "microcontroller",
            "microcontrollers",
            "microcontroleur",
            "fpga",
            "plc",
            "scada",
        ],
    ),
    (
        "robot-ics",
        &[
            "robotics",
            "robotique",
            "robot",
            "robots",
            "drone",
            "drones",
            "autonomous flight",
            "autonomous vehicles",
            "control engineer",
            "mechatronics",
        ],
    ),
    (
        "software-architecture",
        &[
            "architect",
            "architects",
            "architecte",
            "software architecture",
            "architecture logicielle",
            "system design",
            "microservices",
            "urbanisation",
        ],
    ),
    (
        "team-leading",
        &[
            "team lead",
            "team leader",
            "tech lead",
            "technical lead",
            "engineering manager",
            "development manager",
            "head of engineering",
            "vp of engineering",
            "vp engineering",
            "director of engineering",
            "lead developer",
            "lead dev",
            "r d manager",
            "directeur technique",
            "directrice technique",
            "responsable technique",
        ],
    ),
    (
        "found-ing",
        &[
            "co founder",
            "cofounder",
            "cofondateur",
            "cofondatrice",
            "founding engineer",
            "founding team",
            "founder",
            "first engineer",
            "first engineers",
            "engineer 1",
        ],
    ),
    (
        "teach-ing",
        &[
            "instructor",
            "teacher",
            "teaching",
            "mentor",
            "mentoring",
            "mentored",
            "trainer",
            "lecturer",
            "tutor",
            "taught",
            "bootcamp",
            "formateur",
            "formatrice",
            "enseignant",
            "enseignante",
            "pedagogie",
            "pedagogique",
        ],
    ),
    (
        "data-bases",
        &[
            "database administrator",
            "database administration",
            "dba",
            "database design",
            "administrateur de bases de donnees",
            "administration de bases de donnees",
        ],
    ),
    (
        "block-chain",
        &["blockchain", "blockchains", "smart contract", "smart contracts", "web3", "bitcoin", "crypto wallet", "contrats intelligents"],
    ),
    (
        "user-experience",
        &[
            "ux",
            "ui ux",
            "ux ui",
            "user experience",
            "experience utilisateur",
            "ux designer",
            "ui designer",
            "product designer",
            "designer",
            "designers",
            "ergonome",
            "ergonomie",
            "user research",
            "recherche utilisateur",
        ],
    ),
    (
        "product-management",
        &[
            "product manager",
            "product managers",
            "product owner",
            "product management",
            "chef de produit",
            "cheffe de produit",
            "gestion de produit",
        ],
    ),
    (
        "geo-data",
        &[
            "gis",
            "sig",
            "geomatique",
            "geomaticien",
            "geomaticienne",
            "cartographie",
            "cartographer",
            "geospatial",
            "teledetection",
            "remote sensing",
        ],
    ),
    ("business-software", &["sap", "erp", "crm", "abap", "progiciel", "progiciels", "salesforce developer", "sharepoint"]),
];

struct Finder {
    automaton: AhoCorasick,
    /// Per spelling, its trade.
    trades: Vec<&'static str>,
}

static FINDER: LazyLock<Option<Finder>> = LazyLock::new(|| {
    let spelled = || TRADES.iter().flat_map(|(trade, spellings)| spellings.iter().map(move |spelling| (*trade, *spelling)));
    let automaton =
        AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(spelled().map(|(_, spelling)| format!(" {spelling} "))).ok()?;
    Some(Finder { automaton, trades: spelled().map(|(trade, _)| trade).collect() })
});

/// The trades that a text speaks of. `words` are those of the text, folded, joined by single spaces, with one before the first and after the last.
pub(super) fn trades(words: &str) -> Vec<&'static str> {
    let mut found = Vec::new();
    let Some(finder) = FINDER.as_ref() else { return found };
    let mut at = 0;
    while let Some(spelling) = words.get(at..).and_then(|rest| finder.automaton.find(rest)) {
        found.extend(finder.trades.get(spelling.pattern().as_usize()).copied());
        // The space after one name is the one before the next.
        at += spelling.end() - 1;
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether a word is the name of a trade.
pub(super) fn is_trade(word: &str) -> bool {
    word.contains('-')
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    // 1. A trade is found by any of its names, in both languages, as whole words only.
    // 2. A name belongs to one trade, folded; the trade's own name has a hyphen.

    #[test]
    fn law_1_by_any_name() {
        assert_eq!(trades(" senior front end and backend developer "), ["back-end", "front-end"]);
        assert_eq!(trades(" developpeuse web "), trades(" web developer "));
        assert_eq!(trades(" data scientist data engineer "), ["data-engineering", "data-science"]);
        assert!(trades(" sapling biosphere ").is_empty());
        assert!(trades("").is_empty());
    }

    #[test]
    fn law_2_one_trade_a_name() {
        let mut seen = HashSet::new();
        for (trade, spellings) in TRADES {
            assert!(is_trade(trade), "{trade}");
            for spelling in spellings {
                assert!(seen.insert(spelling), "{spelling} twice");
                assert!(spelling.bytes().all(|byte| byte == b' ' || byte.is_ascii_lowercase() || byte.is_ascii_digit()), "{spelling}");
            }
        }
    }
}
