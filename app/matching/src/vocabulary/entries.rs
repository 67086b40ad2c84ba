//! What the vocabulary holds: technologies, labels, cities, the glossary.

use domain::{TechnologyId, place::CityId};
use serde::{Deserialize, Serialize};

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    Fr,
    En,
}

/// Words in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    pub fr: String,
    pub en: String,
}

impl Wording {
    /// The words in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
        }
    }
}

/// What sort of technology something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TechnologyKind {
    Language,
    Framework,
    Library,
    Database,
    Cloud,
    Infrastructure,
    Data,
    Ai,
    Mobile,
    Cms,
    Ecommerce,
    Nocode,
    Testing,
    Security,
    Messaging,
    Monitoring,
    Platform,
    Tool,
    /// A format, or the way in which programs or devices speak to each other.
    Protocol,
    Embedded,
    /// An idea rather than a tool: a person may choose it or refuse it; a text that mentions it does not yet wish for it.
    Concept,
}

impl TechnologyKind {
    /// Whether somebody is chosen for it: a team can add a database, it cannot change its language.
    pub fn is_core(self) -> bool {
        matches!(
            self,
            Self::Language | Self::Framework | Self::Mobile | Self::Cms | Self::Ecommerce | Self::Ai | Self::Embedded | Self::Nocode
        )
    }
}

/// A technology that criteria may name.
#[derive(Debug, Clone)]
pub struct Technology {
    pub id: TechnologyId,
    /// As its makers write it.
    pub name: String,
    pub kind: TechnologyKind,
    /// Other spellings, as terms.
    pub aliases: Vec<String>,
    /// Spellings that are also ordinary words: they count in a technical context only.
    pub ambiguous: Vec<String>,
    /// People meet there (Slack, Discord): a text that says so does not build with it.
    pub meeting: bool,
    /// What it is built on.
    pub parents: Vec<TechnologyId>,
    /// What is like it, and how far: see [`super::graph`].
    pub neighbours: Vec<(TechnologyId, f32)>,
    /// One plain sentence for someone who does not program.
    pub explanation: Option<Wording>,
}

impl Technology {
    /// The plain sentence in one language, where there is one.
    pub fn explanation(&self, lang: Lang) -> Option<&str> {
        self.explanation.as_ref().map(|explanation| explanation.get(lang))
    }
}

/// How much a term says of a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// It holds one of the label's terms and speaks of something else: "API Platform" is no platform for APIs.
    Never,
    /// Many texts have it: it supports, and proves nothing.
    Hint,
    /// Two of them suffice, or one where a company says what it does.
    Clue,
    /// It suffices alone, unless it stands among requirements or benefits.
    Signal,
    /// It names the label itself, or what only the label has.
    Surely,
}

impl Grade {
    /// What one term of this grade weighs, in hints.
    pub fn weight(self) -> u32 {
        match self {
            Self::Never => 0,
            Self::Hint => 1,
            Self::Clue => 2,
            Self::Signal => 4,
            Self::Surely => 7,
        }
    }
}

/// A code of a closed set (a sector, a stage, …) and what signals it.
#[derive(Debug, Clone)]
pub struct Label {
    pub code: String,
    pub name: Wording,
    /// One plain sentence.
    pub explanation: Option<Wording>,
    /// What signals it, and how much each says.
    pub terms: Vec<(Grade, String)>,
    /// What is like it, and how far: see [`super::graph`].
    pub neighbours: Vec<(String, f32)>,
    /// For a kind of mission: the orientation that it calls for, by code, where a text says no more of it.
    pub asks_for: Option<String>,
}

/// A city where people work.
#[derive(Debug, Clone)]
pub struct City {
    pub id: CityId,
    pub name: Wording,
    /// The region in its own language.
    pub region: String,
    /// ISO 3166-1, two letters.
    pub country: String,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// Other spellings, as terms.
    pub aliases: Vec<String>,
    /// The name is also an ordinary word: a preposition must stand before it.
    pub ambiguous: bool,
}

/// A word that a CEO meets, explained.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GlossaryEntry {
    /// The word itself.
    pub word: Wording,
    /// One plain sentence.
    pub meaning: Wording,
    /// An ordinary word too, which a text uses without meaning this: it is explained to whoever looks it up, and not where it stands.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub everyday: bool,
}
