//! Titles: a CTO has held the roadmap and a team. A title counts where it is the writer's own: who reports to the CTO is none.

use domain::{Area, CriterionValue, MissionType, Orientation};

use super::reach_before;
use crate::understand::Reading;
use crate::understand::fold::whole;
use crate::understand::lexicon::Span;

/// What a title says of the work, by folded words that stand as a whole. The last is no title, and people are attached to it as to one.
const TITLES: [(&str, &[CriterionValue]); 28] = [
    ("cto", &CHIEF),
    ("directeur technique", &CHIEF),
    ("directrice technique", &CHIEF),
    ("chief technology officer", &CHIEF),
    ("chief technical officer", &CHIEF),
    ("cpto", &CHIEF_OF_PRODUCT),
    ("vp engineering", &CHIEF),
    ("vp of engineering", &CHIEF),
    ("head of engineering", &CHIEF),
    ("director of engineering", &CHIEF),
    ("engineering manager", &MANAGER),
    ("development manager", &MANAGER),
    ("r&d manager", &MANAGER),
    ("team lead", &LEAD),
    ("team leader", &LEAD),
    ("tech lead", &LEAD),
    ("lead developer", &LEAD),
    ("lead dev", &LEAD),
    ("software architect", &ARCHITECT),
    ("solution architect", &ARCHITECT),
    ("architecte logiciel", &ARCHITECT),
    ("data scientist", &DATA),
    ("data engineer", &DATA),
    ("machine learning engineer", &DATA),
    ("devops engineer", &OPERATIONS),
    ("site reliability engineer", &OPERATIONS),
    ("product manager", &PRODUCT),
    ("direction technique", &[]),
];
const CHIEF: [CriterionValue; 4] = [
    CriterionValue::MissionType(MissionType::Roadmap),
    CriterionValue::MissionType(MissionType::TeamStructuring),
    CriterionValue::Orientation(Orientation::People),
    CriterionValue::Orientation(Orientation::Tech),
];
const CHIEF_OF_PRODUCT: [CriterionValue; 3] = [
    CriterionValue::MissionType(MissionType::Roadmap),
    CriterionValue::Orientation(Orientation::Product),
    CriterionValue::Orientation(Orientation::People),
];
const MANAGER: [CriterionValue; 2] =
    [CriterionValue::MissionType(MissionType::TeamStructuring), CriterionValue::Orientation(Orientation::People)];
const LEAD: [CriterionValue; 2] = [CriterionValue::Orientation(Orientation::Tech), CriterionValue::Orientation(Orientation::People)];
const ARCHITECT: [CriterionValue; 2] =
    [CriterionValue::MissionType(MissionType::Architecture), CriterionValue::Orientation(Orientation::Tech)];
const DATA: [CriterionValue; 3] =
    [CriterionValue::MissionType(MissionType::DataAi), CriterionValue::Area(Area::Data), CriterionValue::Orientation(Orientation::Tech)];
const OPERATIONS: [CriterionValue; 3] =
    [CriterionValue::Area(Area::Hosting), CriterionValue::Area(Area::Availability), CriterionValue::Orientation(Orientation::Tech)];
const PRODUCT: [CriterionValue; 1] = [CriterionValue::Orientation(Orientation::Product)];

/// Words, folded, after which a title is somebody else's.
const BESIDE: [&str; 84] = [
    "rattache",
    "rattachee",
    "rattaches",
    "rattachees",
    "rattachement",
    "rattachement hierarchique",
    "reporting to",
    "reporting directly",
    "reporting au",
    "reporting direct",
    "reporting directement",
    "reports to",
    "reports directly",
    "report to",
    "report directly",
    "reported to",
    "reported directly",
    "reportant au",
    "reportant directement",
    "sous la responsabilite",
    "sous la",
    "sous la direction",
    "sous la direction technique",
    "sous la supervision",
    "sous la houlette",
    "sous l autorite",
    "sous responsabilite",
    "lien avec",
    "lien direct avec",
    "lien etroit avec",
    "contact avec",
    "relation avec",
    "interface avec",
    "collaboration avec",
    "binome avec",
    "tandem avec",
    "concert avec",
    "avec le",
    "avec la",
    "avec l",
    "avec notre",
    "avec un",
    "avec une",
    "with the",
    "with our",
    "with their",
    "with a",
    "aux cotes du",
    "aux cotes de",
    "aupres du",
    "aupres de",
    "alongside the",
    "alongside our",
    "alongside a",
    "assistant du",
    "assistante du",
    "assistant de",
    "assistante de",
    "assistant to",
    "adjoint du",
    "adjointe du",
    "adjoint au",
    "adjointe au",
    "adjoint de",
    "adjointe de",
    "bras droit du",
    "bras droit de",
    "right hand of",
    "right hand to",
    "encadre par",
    "encadree par",
    "manage par",
    "managee par",
    "dirige par",
    "dirigee par",
    "supervise par",
    "supervisee par",
    "managed by",
    "led by",
    "supervised by",
    "under the supervision of",
    "under the direction of",
    "answering to",
    "equipe du",
];
/// What may stand between those words and the title: articles, and other people.
const BETWEEN: [&str; 57] = [
    "a",
    "au",
    "aux",
    "de",
    "du",
    "des",
    "d",
    "la",
    "le",
    "les",
    "l",
    "the",
    "an",
    "our",
    "my",
    "their",
    "its",
    "notre",
    "mon",
    "ma",
    "un",
    "une",
    "et",
    "and",
    "or",
    "ou",
    "both",
    "direct",
    "directe",
    "directement",
    "directly",
    "hierarchiquement",
    "fonctionnellement",
    "nouveau",
    "nouvelle",
    "new",
    "to",
    "ceo",
    "coo",
    "cpo",
    "cfo",
    "cio",
    "cto",
    "dg",
    "pdg",
    "dsi",
    "president",
    "presidente",
    "directeur",
    "directrice",
    "general",
    "generale",
    "dirigeant",
    "dirigeante",
    "groupe",
    "founder",
    "fondateur",
];
/// How far before a title those words may stand, in characters.
const REACH: usize = 80;
/// What parts a title from the words before it.
const ENDS: [char; 11] = ['.', ',', ';', '(', ')', '|', '\n', '•', '-', '!', '?'];

/// The titles of a text.
#[derive(Debug, Default)]
pub struct Titles {
    own: Vec<(&'static [CriterionValue], Span)>,
    /// Those of others, ascending.
    of_others: Vec<Span>,
}

impl Titles {
    /// Finds the titles of a text.
    pub fn new(reading: &Reading<'_>) -> Self {
        let text = reading.text();
        let mut titles = Self::default();
        for (title, values) in TITLES {
            for place in whole(text, title) {
                let span = Span { start: place.start, end: place.end };
                if is_of_another(reading, span) { titles.of_others.push(span) } else { titles.own.push((values, span)) }
            }
        }
        titles.of_others.sort();
        titles
    }

    /// The writer's own, each with what it says of the work.
    pub fn own(&self) -> impl Iterator<Item = (&'static [CriterionValue], Span)> {
        self.own.iter().copied()
    }

    /// Whether words at a span are, or begin with, the title of somebody else.
    pub fn are_of_others(&self, span: Span) -> bool {
        let at = self.of_others.partition_point(|title| title.end <= span.start);
        self.of_others.get(at).is_some_and(|title| title.start <= span.start)
    }
}

/// Whether the words around a title say that somebody else bears it. One that begins its line is the writer's.
fn is_of_another(reading: &Reading<'_>, span: Span) -> bool {
    let text = reading.text();
    if text[span.end..].starts_with("'s ") {
        return true;
    }
    let begins_line = span.start.checked_sub(1).is_some_and(|before| reading.folded.line_breaks().binary_search(&before).is_ok());
    if begins_line {
        return false;
    }
    let clause = reach_before(text, span.start, REACH).rsplit(ENDS).next().unwrap_or_default();
    let words: Vec<&str> = clause.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let small = words.iter().rev().take_while(|word| BETWEEN.contains(*word)).count();
    let ends_with = |words: &[&str], phrase: &str| {
        let mut before = words.iter().rev();
        phrase.rsplit(' ').all(|word| before.next().is_some_and(|one| *one == word))
    };
    (0..=small).any(|dropped| BESIDE.iter().any(|phrase| ends_with(&words[..words.len() - dropped], phrase)))
}

#[cfg(test)]
mod tests {
    //! Laws: 1. a title beside which somebody works says nothing of them; 2. their own does, whomever they report to.

    use chrono::NaiveDate;
    use domain::{MissionType, Orientation, ProfileId};

    use super::super::read_profile;

    /// Whether a text tells of a roadmap, of a team, and of somebody for people.
    fn told(text: &str) -> (bool, bool, bool) {
        let profile = read_profile(ProfileId::NIL, "", text, NaiveDate::from_ymd_opt(2026, 9, 14).expect("a day")).profile;
        let has = |kind| profile.mission_types.iter().any(|done| done.mission_type == kind);
        (has(MissionType::Roadmap), has(MissionType::TeamStructuring), profile.orientations.contains(&Orientation::People))
    }

    #[test]
    fn law_1_a_title_of_somebody_else_says_nothing() {
        for words in [
            "Rattaché au CTO",
            "Rattachée au directeur général et au CTO",
            "rattachée à la direction technique",
            "Rattachement hiérarchique : CTO",
            "reporting to the CTO",
            "Reporting directly to the CEO and CTO",
            "Reporting to the Head of Engineering",
            "sous la responsabilité du CTO",
            "Sous la responsabilité de la directrice technique",
            "en lien avec le DSI",
            "En lien direct avec le directeur technique",
            "assistant du CTO",
            "Aux côtés du CTO",
            "the CTO’s right hand",
        ] {
            assert_eq!(told(&format!("Développeuse Python, {words}.")), (false, false, false), "{words}");
        }
    }

    #[test]
    fn law_2_a_title_of_one_s_own_does() {
        for text in [
            "CTO, rattachée au CEO.",
            "Reporting to the CEO as CTO.",
            "Rattachée au CEO\nCTO de transition",
            "Assistante du CTO, puis CTO.",
            "2018 – 2022 Directeur technique, Acme",
        ] {
            assert_eq!(told(text), (true, true, true), "{text}");
        }
    }
}
