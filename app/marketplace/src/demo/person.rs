//! A CTO of the demo community, before any row is written: what the rules see, and what an introduction shows.

use chrono::{DateTime, Datelike, Duration, NaiveDate, Utc};
use domain::{AccountId, ExperienceId, Impact, MissionType, ProfileId, Sector, TechnologyId, UnknownCode};
use matching::{
    Profile,
    profile::{KnownImpact, KnownSector, KnownTechnology, MissionTypeDone},
};

use super::chance::Chance;
use crate::profiles::Experience;

/// One CTO.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Person {
    pub account: AccountId,
    pub name: String,
    pub email: String,
    pub about: String,
    pub career: Vec<Experience>,
    /// Companies that never see this CTO, as a person would write them.
    pub exclusions: Vec<String>,
    /// Days since the profile joined the community.
    pub joined: i64,
    /// Takes a break from proposals.
    pub pauses: bool,
    /// `text` and `proofs` follow from the rest: see [`Person::finished`].
    pub facts: Profile,
}

impl Person {
    /// Somebody of whom nothing is known yet but a name.
    pub fn named(chance: &mut Chance, name: &str, email: &str) -> Self {
        let facts = Profile::unknown(ProfileId(chance.id()));
        Self {
            account: AccountId(chance.id()),
            name: name.to_owned(),
            email: email.to_owned(),
            about: String::new(),
            career: Vec::new(),
            exclusions: Vec::new(),
            joined: 60,
            pauses: false,
            facts,
        }
    }

    /// When the profile joined the community.
    pub fn joined_at(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        now - Duration::days(self.joined)
    }

    /// With the text and the number of proofs that Postgres will give back: latest experience first.
    pub fn finished(mut self) -> Self {
        self.career.sort_by_key(|station| std::cmp::Reverse(station.started));
        let career: Vec<String> = self.career.iter().map(|station| format!("{}. {}", station.title, station.description)).collect();
        self.facts.text = format!("{}\n{}", self.about, career.join("\n"));
        self.facts.proofs = u8::try_from(self.career.iter().filter(|station| station.confirmed).count()).unwrap_or(u8::MAX);
        self
    }
}

/// Reads `symfony 6`, `php 8 past`, or `docker` (years not said).
pub(super) fn technology(text: &str) -> Result<KnownTechnology, UnknownCode> {
    let mut words = text.split(' ');
    let technology: TechnologyId = words.next().unwrap_or_default().parse()?;
    let years = words.next().and_then(|years| years.parse().ok());
    Ok(KnownTechnology { technology, years, current: words.next().is_none() })
}

/// Technologies, one a comma.
pub(super) fn technologies(text: &str) -> Result<Vec<KnownTechnology>, UnknownCode> {
    text.split(", ").map(technology).collect()
}

pub(super) fn sector(sector: Sector, years: u8) -> KnownSector {
    KnownSector { sector, years: Some(years) }
}

pub(super) fn done(mission_type: MissionType, times: u8) -> MissionTypeDone {
    MissionTypeDone { mission_type, times }
}

pub(super) fn engaged(impact: Impact, evidence: Option<&str>) -> KnownImpact {
    KnownImpact { impact, evidence: evidence.map(str::to_owned) }
}

/// A station that somebody confirmed to staff, `ago` years before the year of `today`, for so many years; 0 is "until now".
pub(super) fn confirmed(today: NaiveDate, ago: i16, years: i16, company: &str, title: &str, description: &str) -> Experience {
    let year = i16::try_from(today.year()).unwrap_or(i16::MAX);
    let started = year - ago;
    Experience {
        // The row gets its own.
        id: ExperienceId::NIL,
        company: company.to_owned(),
        title: title.to_owned(),
        description: description.to_owned(),
        started,
        ended: (years > 0).then_some(started + years),
        confirmed: true,
    }
}
