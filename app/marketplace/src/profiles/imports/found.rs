//! What was read from a CV: each fact with the words that say it, ready to be looked at.

use chrono::NaiveDate;
use domain::{CriterionKind, CriterionValue, Evidence, ProfileId, profile::LinkKind};
use imports::{LinkSort, Resume};
use matching::{
    ReadProfile, read_profile,
    understand::profile::{ReadFact, ReadStation, Told, source},
};
use serde::{Deserialize, Serialize};

/// How many technologies are proposed.
const MOST_TECHNOLOGIES: usize = 80;
/// How much of a line is shown on each side of the words, in characters.
const AROUND: usize = 60;

/// A CV, read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    pub headline: Option<String>,
    pub story: String,
    /// Whole years of practice.
    pub years: Option<u8>,
    pub facts: Vec<FoundFact>,
    pub stations: Vec<FoundStation>,
    pub links: Vec<FoundLink>,
}

/// One fact and the words that say it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundFact {
    pub kind: CriterionKind,
    pub code: String,
    pub relation: Relation,
    /// Years of a technology or in a sector, times of a kind of mission.
    pub amount: Option<u8>,
    /// Of a technology: practised today.
    pub current: bool,
    pub quote: Quote,
}

/// Whether something was done, is looked for, or is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    Has,
    Wants,
    Refuses,
}

impl Relation {
    /// The code, as it stands in SQL.
    pub fn code(self) -> &'static str {
        match self {
            Self::Has => "has",
            Self::Wants => "wants",
            Self::Refuses => "refuses",
        }
    }
}

/// Words, with a little of their line on each side.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    pub before: String,
    pub words: String,
    pub after: String,
}

/// A station of a career.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundStation {
    pub company: String,
    pub title: String,
    pub description: String,
    pub started: Option<i16>,
    pub ended: Option<i16>,
    /// The words that say it, where they were read from a text; nothing where the file keeps stations apart.
    #[serde(default)]
    pub quote: Option<Quote>,
}

/// A link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundLink {
    pub kind: LinkKind,
    pub title: String,
    pub address: String,
    pub year: Option<i16>,
}

impl FoundFact {
    /// What it says; `None` where a newer vocabulary no longer knows it.
    pub fn value(&self) -> Option<CriterionValue> {
        CriterionValue::parse(self.kind, &self.code).ok()
    }
}

/// Reads a file's career into facts. Works the processor; no I/O.
pub(super) fn find(profile: ProfileId, resume: Resume, today: NaiveDate) -> Found {
    let headline = resume.headline.clone().unwrap_or_default();
    let read = read_profile(profile, "", &resume.text, today);
    let text = source("", &resume.text);
    let mut stack = 0;
    let facts = read.facts.iter().filter_map(|fact| {
        stack += usize::from(fact.value.kind() == CriterionKind::Stack);
        (stack <= MOST_TECHNOLOGIES || fact.value.kind() != CriterionKind::Stack).then(|| found(&read, fact, &text))
    });
    let station = |one: imports::Station| FoundStation {
        company: one.company,
        title: one.title,
        description: one.description,
        started: one.started,
        ended: one.ended,
        quote: None,
    };
    let stations: Vec<FoundStation> = match resume.stations.is_empty() {
        true => read.stations.iter().map(|one| told(one, &text)).collect(),
        false => resume.stations.into_iter().map(station).collect(),
    };
    let link = |one: imports::Link| FoundLink {
        kind: match one.sort {
            LinkSort::Writing => LinkKind::Writing,
            LinkSort::Community => LinkKind::Community,
        },
        title: one.title,
        address: one.address,
        year: one.year,
    };
    Found {
        facts: facts.collect(),
        headline: Some(headline).filter(|headline| !headline.is_empty()),
        story: resume.summary,
        years: read.profile.years,
        stations,
        links: resume.links.into_iter().map(link).collect(),
    }
}

fn found(read: &ReadProfile, fact: &ReadFact, text: &str) -> FoundFact {
    let profile = &read.profile;
    let (amount, current) = match &fact.value {
        CriterionValue::Stack(technology) => {
            let known = profile.stack.iter().find(|known| known.technology == *technology);
            (known.and_then(|known| known.years), known.is_none_or(|known| known.current))
        }
        CriterionValue::Sector(sector) => {
            (profile.sectors.iter().find(|known| known.sector == *sector).and_then(|known| known.years), true)
        }
        CriterionValue::MissionType(mission_type) => {
            (profile.mission_types.iter().find(|done| done.mission_type == *mission_type).map(|done| done.times), true)
        }
        _ => (None, true),
    };
    let relation = match fact.told {
        Told::Done => Relation::Has,
        Told::Wished => Relation::Wants,
        Told::Refused => Relation::Refuses,
    };
    let amount = if relation == Relation::Has { amount } else { None };
    FoundFact { kind: fact.value.kind(), code: fact.value.code(), relation, amount, current, quote: quote(text, fact.evidence) }
}

/// A station that a text tells.
fn told(station: &ReadStation, text: &str) -> FoundStation {
    FoundStation {
        company: station.company.clone(),
        title: station.title.clone(),
        description: station.description.clone(),
        started: Some(station.started),
        ended: station.ended,
        quote: Some(quote(text, station.evidence)),
    }
}

/// Words of the text, and what stands beside them on their line.
fn quote(text: &str, evidence: Evidence) -> Quote {
    let (start, end) = (evidence.start as usize, evidence.end as usize);
    let (Some(words), Some(before), Some(after)) = (text.get(start..end), text.get(..start), text.get(end..)) else {
        return Quote::default();
    };
    let before = before.rsplit('\n').next().unwrap_or_default();
    let after = after.split('\n').next().unwrap_or_default();
    let skipped = before.chars().count().saturating_sub(AROUND);
    let cut = |is_cut: bool| if is_cut { "…" } else { "" };
    Quote {
        before: format!("{}{}", cut(skipped > 0), before.chars().skip(skipped).collect::<String>()),
        words: words.split_whitespace().collect::<Vec<_>>().join(" "),
        after: format!("{}{}", after.chars().take(AROUND).collect::<String>(), cut(after.chars().count() > AROUND)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CV: &str = "CTO à temps partagé, Lyon\n\nExpérience\n2018 – 2023 CTO, Quatre Épices\nReprise d’une agence, PHP 8 et Symfony, équipe de cinq.\n\nLangues\nFrançais, anglais\n\nTJM 850 €, 2 jours par semaine";

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 28).expect("a day")
    }

    #[test]
    fn each_fact_shows_its_words() {
        let resume = imports::read(CV.as_bytes()).expect("a CV");
        let found = find(ProfileId::NIL, resume, today());
        let symfony = found.facts.iter().find(|fact| fact.code == "symfony").expect("Symfony");
        assert_eq!((symfony.amount, symfony.quote.words.as_str()), (Some(6), "Symfony"));
        assert!(symfony.quote.before.ends_with("PHP 8 et "), "{:?}", symfony.quote);
        let [station] = found.stations.as_slice() else { panic!("one station: {:?}", found.stations) };
        assert_eq!((station.title.as_str(), station.company.as_str(), station.started), ("CTO", "Quatre Épices", Some(2018)));
        assert_eq!(station.quote.as_ref().map(|quote| quote.words.as_str()), Some("2018 – 2023 CTO, Quatre Épices"));
        let codes: Vec<(&str, String)> = found.facts.iter().map(|fact| (fact.kind.code(), fact.code.clone())).collect();
        for expected in [("rate", "850-"), ("rhythm", "2"), ("place", "lyon"), ("language", "en")] {
            assert!(codes.iter().any(|(kind, code)| (*kind, code.as_str()) == expected), "{expected:?}: {codes:?}");
        }
    }

    #[test]
    fn what_waits_reads_back_as_itself() {
        let found = find(ProfileId::NIL, imports::read(CV.as_bytes()).expect("a CV"), today());
        let json = serde_json::to_value(&found).expect("JSON");
        assert_eq!(serde_json::from_value::<Found>(json).expect("what was found"), found);
    }
}
