//! What understanding and ranking both know: technologies and their graph, labels and their neighbours, cities, the glossary, and
//! objectives to begin a mandate with.
//!
//! The words live in this crate's `vocabulary/` folder, one TOML file per subject, and are compiled in.

mod earth;
pub mod entries;
mod find;
pub mod glossary;
pub mod graph;
pub mod load;
mod near;
mod objectives;
pub mod term;

#[cfg(test)]
mod laws;

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use domain::{CriterionKind, Sector, TechnologyId, place::CityId};

pub use entries::{City, GlossaryEntry, Grade, Label, Lang, Technology, TechnologyKind, Wording};
use glossary::Glossary;
use graph::{Distances, Roads};
use load::{Cues, DataError, Passages, SituationWords};
pub use objectives::{ObjectiveTemplate, ObjectiveTemplates};

use crate::rank::Knowledge;

/// Everything that is known, ready to be asked.
#[derive(Debug)]
pub struct Vocabulary {
    technologies: Vec<Technology>,
    technology_index: HashMap<TechnologyId, usize>,
    technology_distances: Distances,
    bundles: Vec<(String, Vec<TechnologyId>)>,
    labels: BTreeMap<CriterionKind, Labels>,
    cities: Vec<City>,
    city_index: HashMap<CityId, usize>,
    glossary: Glossary,
    objectives: ObjectiveTemplates,
    cues: Cues,
    names: find::Names,
    situation: SituationWords,
    passages: Passages,
    fingerprint: u64,
}

#[derive(Debug)]
struct Labels {
    entries: Vec<Label>,
    distances: Distances,
}

/// The vocabulary, read once.
pub fn vocabulary() -> &'static Vocabulary {
    static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
        #[expect(
            clippy::expect_used,
            reason = "the files are compiled in and this crate's tests read every one: a program with a broken vocabulary does not ship"
        )]
        Vocabulary::read().expect("the vocabulary's data files are sound")
    });
    &VOCABULARY
}

impl Vocabulary {
    fn read() -> Result<Self, DataError> {
        let technologies = load::technologies()?;
        let technology_index: HashMap<TechnologyId, usize> =
            technologies.iter().enumerate().map(|(at, entry)| (entry.id.clone(), at)).collect();
        let cities = load::cities()?;
        let families = load::families()?;
        let labels = load::LABELS.iter().map(|(kind, file)| Ok((*kind, Labels::new(load::labels(file, &families)?))));
        let labels = labels.collect::<Result<_, DataError>>()?;
        Ok(Self {
            technology_distances: Distances::new(&technology_roads(&technologies, &technology_index)),
            names: find::Names::new(&technologies, &cities),
            technology_index,
            technologies,
            bundles: load::bundles()?,
            labels,
            city_index: cities.iter().enumerate().map(|(at, city)| (city.id.clone(), at)).collect(),
            cities,
            glossary: Glossary::new(load::glossary()?),
            objectives: load::objectives()?,
            cues: load::cues()?,
            situation: load::situation()?,
            passages: load::passages()?,
            fingerprint: load::fingerprint(),
        })
    }

    /// Every technology, by id.
    pub fn technologies(&self) -> &[Technology] {
        &self.technologies
    }

    /// A technology by its id; `None` for one that is not known.
    pub fn technology(&self, id: &TechnologyId) -> Option<&Technology> {
        self.technology_index.get(id).and_then(|at| self.technologies.get(*at))
    }

    /// Whether a technology is what a product is made of, rather than what it stands on or is made with.
    pub fn is_core(&self, id: &TechnologyId) -> bool {
        self.technology(id).is_some_and(|technology| technology.kind.is_core())
    }

    /// Names of several technologies at once, written in capitals (`LAMP`), with the positions of those among [`Self::technologies`].
    pub fn bundles(&self) -> impl Iterator<Item = (&str, impl Iterator<Item = usize>)> {
        self.bundles.iter().map(|(name, ids)| (name.as_str(), ids.iter().filter_map(|id| self.technology_index.get(id).copied())))
    }

    /// How far what is known is from what is wanted: 0 for the same, small where knowing the one proves the other, `None` where they have
    /// nothing in common. Not symmetric: see [`graph`]. An id that the vocabulary does not hold is at 0 from itself and far from all else.
    pub fn distance(&self, wanted: &TechnologyId, known: &TechnologyId) -> Option<f32> {
        if wanted == known {
            return Some(0.0);
        }
        self.technology_distances.between(*self.technology_index.get(wanted)?, *self.technology_index.get(known)?)
    }

    /// The technologies near a wanted one and their distances, nearest first, itself included.
    pub fn near(&self, wanted: &TechnologyId) -> Vec<(&TechnologyId, f32)> {
        let around = self.technology_index.get(wanted).map(|at| self.technology_distances.around(*at)).unwrap_or_default();
        around.into_iter().filter_map(|(at, far)| self.technologies.get(at).map(|technology| (&technology.id, far))).collect()
    }

    /// The labels of a kind, by code; empty for a kind without labels (stack, rhythm, rate, start).
    pub fn labels(&self, kind: CriterionKind) -> &[Label] {
        self.labels.get(&kind).map(|labels| labels.entries.as_slice()).unwrap_or_default()
    }

    /// What a value is called: a label, a technology, a city, a language, `remote`. `None` for kinds whose values are numbers or dates, and for unknown codes.
    pub fn label(&self, kind: CriterionKind, code: &str, lang: Lang) -> Option<&str> {
        match kind {
            CriterionKind::Stack => code.parse().ok().and_then(|id| self.technology(&id)).map(|technology| technology.name.as_str()),
            _ => self.entry(kind, code).map(|label| label.name.get(lang)).or_else(|| {
                let city = (kind == CriterionKind::Place).then(|| code.parse().ok()).flatten().and_then(|id| self.city(&id));
                city.map(|city| city.name.get(lang))
            }),
        }
    }

    /// The plain sentence that explains a value, where there is one.
    pub fn explanation(&self, kind: CriterionKind, code: &str, lang: Lang) -> Option<&str> {
        match kind {
            CriterionKind::Stack => {
                code.parse().ok().and_then(|id| self.technology(&id)).and_then(|technology| technology.explanation(lang))
            }
            _ => self.entry(kind, code).and_then(|label| label.explanation.as_ref()).map(|explanation| explanation.get(lang)),
        }
    }

    /// How far a known label of a kind is from the wanted one; 0 for the same, `None` where they have nothing in common.
    pub fn label_distance(&self, kind: CriterionKind, wanted: &str, known: &str) -> Option<f32> {
        let labels = self.labels.get(&kind)?;
        labels.distances.between(labels.position(wanted)?, labels.position(known)?)
    }

    /// How far a known sector is from the wanted one; 0 for the same, `None` where they have nothing in common.
    pub fn sector_distance(&self, wanted: Sector, known: Sector) -> Option<f32> {
        self.label_distance(CriterionKind::Sector, wanted.code(), known.code())
    }

    /// Every city, by id.
    pub fn cities(&self) -> &[City] {
        &self.cities
    }

    /// A city by its id; `None` for one that is not known.
    pub fn city(&self, id: &CityId) -> Option<&City> {
        self.city_index.get(id).and_then(|at| self.cities.get(*at))
    }

    /// The distance between two cities in kilometres, as the crow flies; `None` where one is not known.
    pub fn city_distance_km(&self, one: &CityId, other: &CityId) -> Option<f32> {
        Some(earth::distance_km(self.city(one)?, self.city(other)?))
    }

    /// The words that a CEO meets, explained.
    pub fn glossary(&self) -> &Glossary {
        &self.glossary
    }

    /// Objectives to begin a mandate with.
    pub fn objectives(&self) -> &ObjectiveTemplates {
        &self.objectives
    }

    /// Words that say how other words count.
    pub fn cues(&self) -> &Cues {
        &self.cues
    }

    /// Words that tell a company's situation.
    pub fn situation(&self) -> &SituationWords {
        &self.situation
    }

    /// Words that say what a passage of a text is about.
    pub fn passages(&self) -> &Passages {
        &self.passages
    }

    /// A number that changes when and only when the data files do; the same on every machine.
    pub fn fingerprint(&self) -> u64 {
        self.fingerprint
    }

    fn entry(&self, kind: CriterionKind, code: &str) -> Option<&Label> {
        let labels = self.labels.get(&kind)?;
        labels.position(code).and_then(|at| labels.entries.get(at))
    }
}

impl Knowledge for Vocabulary {
    fn technology_distance(&self, wanted: &TechnologyId, known: &TechnologyId) -> Option<f32> {
        self.distance(wanted, known)
    }

    fn label_distance(&self, kind: CriterionKind, wanted: &str, known: &str) -> Option<f32> {
        Vocabulary::label_distance(self, kind, wanted, known)
    }

    fn city_distance_km(&self, wanted: &CityId, known: &CityId) -> Option<f32> {
        Vocabulary::city_distance_km(self, wanted, known)
    }
}

impl Labels {
    fn new(entries: Vec<Label>) -> Self {
        let mut roads = vec![Roads::default(); entries.len()];
        let mut labels = Self { entries, distances: Distances::default() };
        for (at, label) in labels.entries.iter().enumerate() {
            for (near, far) in label.neighbours.iter().filter_map(|(code, far)| labels.position(code).map(|near| (near, *far))) {
                join(&mut roads, at, near, far);
            }
        }
        labels.distances = Distances::new(&roads);
        labels
    }

    /// Labels are kept by code.
    fn position(&self, code: &str) -> Option<usize> {
        self.entries.binary_search_by(|label| label.code.as_str().cmp(code)).ok()
    }
}

fn technology_roads(technologies: &[Technology], index: &HashMap<TechnologyId, usize>) -> Vec<Roads> {
    let mut roads = vec![Roads::default(); technologies.len()];
    for (at, technology) in technologies.iter().enumerate() {
        for parent in technology.parents.iter().filter_map(|parent| index.get(parent).copied()) {
            roads[at].parents.push(parent);
            roads[parent].children.push(at);
        }
        for (near, far) in technology.neighbours.iter().filter_map(|(near, far)| index.get(near).map(|near| (*near, *far))) {
            join(&mut roads, at, near, far);
        }
    }
    roads
}

/// Neighbours are written once and hold both ways.
fn join(roads: &mut [Roads], one: usize, other: usize, far: f32) {
    roads[one].neighbours.push((other, far));
    roads[other].neighbours.push((one, far));
}
