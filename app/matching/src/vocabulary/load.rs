//! The data files, read into entries. They are part of the program: what is wrong in them is found by this crate's tests, not by a user.

use std::collections::BTreeMap;

use domain::{CriterionKind, TechnologyId, UnknownCode};
use serde::Deserialize;
use thiserror::Error;

use super::entries::{City, GlossaryEntry, Grade, Label, Technology, TechnologyKind, Wording};
use super::objectives::{ObjectiveTemplate, ObjectiveTemplates};
use super::term::written_out;

/// A data file and the name to report it by.
pub struct DataFile {
    pub name: &'static str,
    pub text: &'static str,
}

macro_rules! data_file {
    ($name:literal) => {
        DataFile { name: $name, text: include_str!(concat!("../../vocabulary/", $name)) }
    };
}

pub const TECHNOLOGIES: &[DataFile] = &[
    data_file!("technologies/languages.toml"),
    data_file!("technologies/web-server.toml"),
    data_file!("technologies/web-browser.toml"),
    data_file!("technologies/mobile.toml"),
    data_file!("technologies/databases.toml"),
    data_file!("technologies/clouds.toml"),
    data_file!("technologies/infrastructure.toml"),
    data_file!("technologies/monitoring.toml"),
    data_file!("technologies/security.toml"),
    data_file!("technologies/data.toml"),
    data_file!("technologies/ai.toml"),
    data_file!("technologies/nocode.toml"),
    data_file!("technologies/commerce.toml"),
    data_file!("technologies/cms.toml"),
    data_file!("technologies/platforms.toml"),
    data_file!("technologies/tools.toml"),
    data_file!("technologies/protocols.toml"),
    data_file!("technologies/embedded.toml"),
    data_file!("technologies/gis.toml"),
    data_file!("technologies/science.toml"),
    data_file!("technologies/concepts.toml"),
];

pub const EXPLANATIONS: DataFile = data_file!("technologies/explanations.toml");
pub const BUNDLES: DataFile = data_file!("technologies/bundles.toml");
pub const CITIES: DataFile = data_file!("cities.toml");
pub const GLOSSARY: DataFile = data_file!("glossary.toml");
pub const OBJECTIVES: DataFile = data_file!("objectives.toml");
pub const CUES: DataFile = data_file!("cues.toml");
pub const SITUATION: DataFile = data_file!("situation.toml");
pub const PASSAGES: DataFile = data_file!("passages.toml");
pub const FAMILIES: DataFile = data_file!("families.toml");
pub const LEARNED: DataFile = data_file!("learned.tsv");

/// The kinds whose values are labels, and where those are written.
pub const LABELS: &[(CriterionKind, DataFile)] = &[
    (CriterionKind::Sector, data_file!("sectors.toml")),
    (CriterionKind::Impact, data_file!("impacts.toml")),
    (CriterionKind::MissionType, data_file!("mission-types.toml")),
    (CriterionKind::Area, data_file!("areas.toml")),
    (CriterionKind::Stage, data_file!("stages.toml")),
    (CriterionKind::Orientation, data_file!("orientations.toml")),
    (CriterionKind::Language, data_file!("languages.toml")),
    (CriterionKind::Place, data_file!("places.toml")),
];

/// What is wrong with the data files.
#[derive(Debug, Error)]
pub enum DataError {
    #[error("{file}: {source}")]
    Syntax { file: &'static str, source: Box<toml::de::Error> },
    #[error(transparent)]
    Code(#[from] UnknownCode),
    #[error("`{0}` is written twice, explains nothing, or names an unknown family of words")]
    Stray(String),
}

fn read<T: for<'de> Deserialize<'de>>(file: &DataFile) -> Result<T, DataError> {
    toml::from_str(file.text).map_err(|source| DataError::Syntax { file: file.name, source: Box::new(source) })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TechnologyLine {
    name: String,
    kind: TechnologyKind,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    ambiguous: Vec<String>,
    #[serde(default)]
    meeting: bool,
    #[serde(default)]
    parents: Vec<String>,
    #[serde(default)]
    near: BTreeMap<String, f32>,
}

/// Every technology, by id.
pub fn technologies() -> Result<Vec<Technology>, DataError> {
    let mut explanations: BTreeMap<String, Wording> = read(&EXPLANATIONS)?;
    let mut lines: BTreeMap<String, TechnologyLine> = BTreeMap::new();
    for file in TECHNOLOGIES {
        for (id, line) in read::<BTreeMap<String, TechnologyLine>>(file)? {
            if lines.insert(id.clone(), line).is_some() {
                return Err(DataError::Stray(id));
            }
        }
    }
    let technologies = lines
        .into_iter()
        .map(|(id, line)| {
            Ok(Technology {
                explanation: explanations.remove(&id),
                id: id.parse()?,
                name: line.name,
                kind: line.kind,
                aliases: line.aliases,
                ambiguous: line.ambiguous,
                meeting: line.meeting,
                parents: line.parents.iter().map(|parent| parent.parse()).collect::<Result<_, _>>()?,
                neighbours: line.near.iter().map(|(near, far)| Ok((near.parse()?, *far))).collect::<Result<_, UnknownCode>>()?,
            })
        })
        .collect::<Result<_, DataError>>()?;
    match explanations.into_keys().next() {
        Some(id) => Err(DataError::Stray(id)),
        None => Ok(technologies),
    }
}

/// Names of several technologies at once (`LAMP`), with the ids of those.
pub fn bundles() -> Result<Vec<(String, Vec<TechnologyId>)>, DataError> {
    let lines: BTreeMap<String, Vec<TechnologyId>> = read(&BUNDLES)?;
    Ok(lines.into_iter().collect())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LabelLine {
    name: Wording,
    explanation: Option<Wording>,
    #[serde(default)]
    surely: Vec<String>,
    #[serde(default)]
    signals: Vec<String>,
    #[serde(default)]
    clues: Vec<String>,
    #[serde(default)]
    hints: Vec<String>,
    #[serde(default)]
    never: Vec<String>,
    #[serde(default)]
    near: BTreeMap<String, f32>,
    asks_for: Option<String>,
}

/// Families of words that people use for one another, by name, written as the choices of a term.
///
/// # Errors
/// When the file does not read, or a family names one that is not known.
pub fn families() -> Result<BTreeMap<String, String>, DataError> {
    let lines: BTreeMap<String, Vec<String>> = read(&FAMILIES)?;
    Ok(lines.into_iter().map(|(name, words)| (name, format!("({})", words.join("|")))).collect())
}

/// The labels of one file, by code.
pub fn labels(file: &DataFile, families: &BTreeMap<String, String>) -> Result<Vec<Label>, DataError> {
    let lines: BTreeMap<String, LabelLine> = read(file)?;
    lines.into_iter().map(|(code, line)| label(code, line, families)).collect()
}

fn label(code: String, line: LabelLine, families: &BTreeMap<String, String>) -> Result<Label, DataError> {
    let written_out = |(grade, term): (Grade, String)| match written_out(&term, families) {
        Some(term) => Ok((grade, term)),
        None => Err(DataError::Stray(term)),
    };
    Ok(Label {
        code,
        name: line.name,
        explanation: line.explanation,
        terms: [
            (Grade::Surely, line.surely),
            (Grade::Signal, line.signals),
            (Grade::Clue, line.clues),
            (Grade::Hint, line.hints),
            (Grade::Never, line.never),
        ]
        .into_iter()
        .flat_map(|(grade, terms)| terms.into_iter().map(move |term| (grade, term)))
        .map(written_out)
        .collect::<Result<_, _>>()?,
        neighbours: line.near.into_iter().collect(),
        asks_for: line.asks_for,
    })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CityLine {
    fr: String,
    en: Option<String>,
    region: String,
    country: String,
    latitude: f64,
    longitude: f64,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    ambiguous: bool,
}

/// Every city, by id.
pub fn cities() -> Result<Vec<City>, DataError> {
    let lines: BTreeMap<String, CityLine> = read(&CITIES)?;
    lines
        .into_iter()
        .map(|(id, line)| {
            Ok(City {
                id: id.parse()?,
                name: Wording { en: line.en.unwrap_or_else(|| line.fr.clone()), fr: line.fr },
                region: line.region,
                country: line.country,
                latitude: line.latitude,
                longitude: line.longitude,
                aliases: line.aliases,
                ambiguous: line.ambiguous,
            })
        })
        .collect()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GlossaryFile {
    entry: Vec<GlossaryEntry>,
}

/// The glossary, in the order of its file.
pub fn glossary() -> Result<Vec<GlossaryEntry>, DataError> {
    read::<GlossaryFile>(&GLOSSARY).map(|file| file.entry)
}

/// Objectives to begin a mandate with, by the kind of mission.
pub fn objectives() -> Result<ObjectiveTemplates, DataError> {
    let kinds = read::<BTreeMap<String, Vec<ObjectiveTemplate>>>(&OBJECTIVES)?;
    let kinds = kinds.into_iter().map(|(kind, templates)| Ok((kind.parse()?, templates)));
    kinds.collect::<Result<_, DataError>>().map(ObjectiveTemplates)
}

/// Words that say how other words count; what each does is [`crate::understand`]'s to say.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cues {
    /// What follows is not wanted.
    pub without: Vec<String>,
    /// What follows is not wanted, with all of its list.
    pub refusing: Vec<String>,
    /// What follows is being left.
    pub leaving: Vec<String>,
    /// What stands before is being left.
    pub leaving_back: Vec<String>,
    /// What stands right before is not wanted.
    pub refused_after: Vec<String>,
    /// Something goes from one technology to another; a phrase that ends with a word such as "to" names where.
    pub moving: Vec<String>,
    /// What stands in the same clause is a plus.
    pub nice: Vec<String>,
    /// Everything up to the end of the sentence is a plus.
    pub nice_ahead: Vec<String>,
    /// What stands in the same clause is indispensable.
    pub must: Vec<String>,
    /// A name that follows is technical, however it is written.
    pub written_in: Vec<String>,
    /// A name that follows is technical when it is written as a name.
    pub technical_before: Vec<String>,
    /// A name that stands before is technical.
    pub technical_after: Vec<String>,
    /// Names inside these words are not technologies.
    pub never_technical: Vec<String>,
    /// Tools that every office has, named in passing.
    pub office: Vec<String>,
    /// A city that follows is a place of work or the company's home.
    pub place_before: Vec<String>,
    /// A month or a day that follows is when the work begins.
    pub start_before: Vec<String>,
    /// The work begins as soon as possible.
    pub start_now: Vec<String>,
}

/// The cues.
pub fn cues() -> Result<Cues, DataError> {
    read(&CUES)
}

/// Words that tell a company's situation; how they are read together is [`crate::understand`]'s to say.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SituationWords {
    /// Work at a distance and nothing else.
    pub fully_remote: Vec<String>,
    /// Work at a distance on some days, or with visits.
    pub partly_remote: Vec<String>,
    /// Work where the company is.
    pub on_site: Vec<String>,
    /// Words of distance or site inside these say nothing of where the work is done.
    pub never_place: Vec<String>,
    /// Another company builds the product.
    pub agency: Vec<String>,
    /// No other company does.
    pub no_agency: Vec<String>,
    /// Agencies inside these words do not build the product.
    pub never_agency: Vec<String>,
    /// The CTO, the technical co-founder, the lead.
    pub cto: Vec<String>,
    /// After the CTO: who has left.
    pub left_after: Vec<String>,
    /// Before the CTO: who has left.
    pub left_before: Vec<String>,
    /// After "without a CTO": there was one.
    pub left_since: Vec<String>,
    /// After the CTO: who is there.
    pub stays_after: Vec<String>,
    /// Before the CTO: who is there.
    pub stays_before: Vec<String>,
    /// Before the CTO: there never was one.
    pub never_before: Vec<String>,
    /// After the CTO: there never was one.
    pub never_after: Vec<String>,
    /// After "had a CTO": they were there until then.
    pub until: Vec<String>,
}

/// The words of a situation.
pub fn situation() -> Result<SituationWords, DataError> {
    read(&SITUATION)
}

/// Words that say what a passage of a text is about; what each does is [`crate::understand`]'s to say.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Passages {
    /// The company says what it is or does.
    pub telling: Vec<String>,
    /// The sentence is about what every job ad has: benefits, requirements, how to apply.
    pub aside: Vec<String>,
    /// What follows this heading is about that.
    pub aside_heading: Vec<String>,
    /// What follows this heading is about the company or the work.
    pub telling_heading: Vec<String>,
    /// The label that follows is not the company's.
    pub denied: Vec<String>,
    /// What follows is not what the company does: what somebody was before, where the office lies, who is at home.
    pub theirs: Vec<String>,
    /// Whoever speaks is of the company.
    pub speaking: Vec<String>,
    /// The sentence says what is asked of the person.
    pub asking: Vec<String>,
    /// What follows this heading says so.
    pub asking_heading: Vec<String>,
    /// What only an advertisement for a job says.
    pub posting: Vec<String>,
}

/// The words about passages.
pub fn passages() -> Result<Passages, DataError> {
    read(&PASSAGES)
}

/// FNV-1a over every data file, name and text: it changes when and only when the vocabulary does.
pub fn fingerprint() -> u64 {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    let labels = LABELS.iter().map(|(_, file)| file);
    let files = TECHNOLOGIES
        .iter()
        .chain([&EXPLANATIONS, &BUNDLES, &CITIES, &GLOSSARY, &CUES, &SITUATION, &PASSAGES, &FAMILIES, &LEARNED])
        .chain(labels);
    let bytes = files.flat_map(|file| file.name.bytes().chain([0]).chain(file.text.bytes()).chain([0]));
    bytes.fold(OFFSET, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME))
}
