//! The words that the demo community is written from: this crate's `demo/` folder, compiled in.

use std::collections::BTreeMap;

use domain::{CriterionKind, Impact, Importance, MissionType, Orientation, Sector, TechnologyId, UnknownCode};
use serde::Deserialize;

use crate::{Problem, missions::draft::Language};

/// A text or a list of texts in both languages.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Both<T> {
    fr: T,
    en: T,
}

impl<T> Both<T> {
    pub fn get(&self, language: Language) -> &T {
        match language {
            Language::Fr => &self.fr,
            Language::En => &self.en,
        }
    }
}

pub(super) type Lines = Both<Vec<String>>;

/// Names to draw from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Names {
    pub given: Vec<String>,
    pub family: Vec<String>,
    pub companies: Vec<String>,
}

/// A kind of CTO.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Trade {
    /// How many of them there are beside the others.
    pub share: usize,
    pub core: Vec<TechnologyId>,
    pub around: Vec<TechnologyId>,
    pub past: Vec<TechnologyId>,
    pub sectors: Vec<Sector>,
    pub does: Vec<MissionType>,
    pub orientations: Vec<Orientation>,
    pub setting: Lines,
    pub opening: Lines,
}

/// How a kind of mission is told.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Deed {
    pub headline: Lines,
    /// With `{product}` in it.
    pub career: Lines,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Phrases {
    pub deed: BTreeMap<MissionType, Deed>,
    pub product: BTreeMap<Sector, Lines>,
    pub evidence: BTreeMap<Impact, Both<String>>,
    pub habits: Lines,
    pub newcomer: Lines,
    pub sparse: Lines,
    pub titles: Lines,
}

/// A startup and its needs.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Startup {
    pub company: String,
    pub ceo: String,
    pub email: String,
    pub need: Vec<WrittenNeed>,
}

/// How far a mission has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Ends {
    Draft,
    Submitted,
    /// Submitted, and the CEO is asked to sign the criteria off.
    Asked,
    /// Submitted and signed off.
    Signed,
    Open,
    Shortlisted,
    /// Shortlisted, with meetings.
    Meeting,
    Engaged,
    Completed,
    Cancelled,
}

/// How far a meeting has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Meets {
    /// Slots wait for an answer.
    Proposed,
    /// There is a date.
    Agreed,
    /// The date is over, and both are asked.
    Asked,
}

/// What everybody may read of an open mission.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenPosting {
    pub summary: String,
    pub shows_rate: bool,
}

/// A need as it was written, and what became of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenNeed {
    pub title: String,
    pub words: String,
    /// What staff adds: `kind value importance`; the value of a start is in days from now.
    pub adds: Vec<String>,
    pub ends: Ends,
    /// How far the first meeting has come, where it ends there.
    #[serde(default)]
    pub meets: Option<Meets>,
    /// Hours since it was submitted.
    pub hours: i64,
    /// How many CTOs are invited.
    #[serde(default)]
    pub invites: usize,
    /// How many of them apply.
    #[serde(default)]
    pub applies: usize,
    /// How many of them refuse.
    #[serde(default)]
    pub refuses: usize,
    /// Invited last, by address, and still thinking.
    #[serde(default)]
    pub guests: Vec<String>,
    /// Why it was given up.
    #[serde(default)]
    pub reason: String,
    /// What its CEO shows to everybody.
    #[serde(default)]
    pub posting: Option<WrittenPosting>,
    /// Whether both tell it in public once it has ended.
    #[serde(default)]
    pub tells: bool,
}

/// Everything, read.
#[derive(Debug)]
pub(super) struct Texts {
    pub names: Names,
    pub trades: Vec<Trade>,
    pub phrases: Phrases,
    pub startups: Vec<(Language, Startup)>,
}

#[derive(Deserialize)]
struct Trades {
    trade: Vec<Trade>,
}

#[derive(Deserialize)]
struct Startups {
    startup: Vec<Startup>,
}

impl Texts {
    pub fn read() -> Result<Self, Problem> {
        let names = toml::from_str(include_str!("../../demo/names.toml")).map_err(Problem::broken)?;
        let Trades { trade: trades } = toml::from_str(include_str!("../../demo/trades.toml")).map_err(Problem::broken)?;
        let phrases = toml::from_str(include_str!("../../demo/phrases.toml")).map_err(Problem::broken)?;
        let french: Startups = toml::from_str(include_str!("../../demo/missions-fr.toml")).map_err(Problem::broken)?;
        let english: Startups = toml::from_str(include_str!("../../demo/missions-en.toml")).map_err(Problem::broken)?;
        let of = |language, startups: Startups| startups.startup.into_iter().map(move |startup| (language, startup));
        let startups = of(Language::Fr, french).chain(of(Language::En, english)).collect();
        Ok(Self { names, trades, phrases, startups })
    }
}

/// One addition of staff's: `rate 700-900 important`, `start 30 nice`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Addition {
    pub kind: CriterionKind,
    pub value: String,
    pub importance: Importance,
}

impl Addition {
    /// Reads it; a start in days from `today`.
    pub fn read(text: &str, today: chrono::NaiveDate) -> Result<Self, UnknownCode> {
        let mut words = text.split(' ');
        let mut word = || words.next().unwrap_or_default();
        let (kind, value, importance) = (word().parse()?, word(), word().parse()?);
        let value = match (kind, value.parse()) {
            (CriterionKind::Start, Ok(days)) => (today + chrono::Duration::days(days)).to_string(),
            _ => value.to_owned(),
        };
        Ok(Self { kind, value, importance })
    }
}
