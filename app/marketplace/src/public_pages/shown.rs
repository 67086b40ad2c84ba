//! What of a profile everybody may read: the one place that decides it.

use chrono::{DateTime, Utc};
use domain::{Area, Language, Place, Stage, profile::Photo};
use matching::{
    Profile,
    profile::{KnownImpact, KnownSector, KnownTechnology, MissionTypeDone},
};

use super::PublicPage;
use crate::{
    discretion::Identity,
    profiles::{Contact, Link, fold_company},
};

/// A station of a career, as everybody reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Station {
    pub title: String,
    /// Where the CTO shows employers.
    pub company: Option<String>,
    pub started: i16,
    pub ended: i16,
    /// Somebody else has confirmed it to staff.
    pub confirmed: bool,
}

/// A CTO, as everybody reads them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Stays the same, whatever the address becomes.
    pub id: domain::PublicPageId,
    pub(super) profile: domain::ProfileId,
    pub slug: String,
    pub name: String,
    pub headline: String,
    pub photo: Option<Photo>,
    /// What a company gains, in the CTO's words.
    pub contribution: Option<String>,
    pub story: Option<String>,
    pub stations: Vec<Station>,
    pub links: Vec<Link>,
    pub missions: Vec<MissionTypeDone>,
    pub sectors: Vec<KnownSector>,
    pub stack: Vec<KnownTechnology>,
    pub impacts: Vec<KnownImpact>,
    pub areas: Vec<Area>,
    pub stages: Vec<Stage>,
    pub places: Vec<Place>,
    pub languages: Vec<Language>,
    pub years: Option<u8>,
    /// When it was first public.
    pub published_at: Option<DateTime<Utc>>,
}

/// Companies that no public page tells of: present clients, and those that must not see the CTO.
pub(super) struct Unnamed(Vec<String>);

impl Unnamed {
    /// By their names. Where somebody works now is a present client too.
    pub fn of<'a>(clients: impl IntoIterator<Item = &'a str>, contact: &Contact) -> Self {
        let present = contact.experiences.iter().filter(|one| one.ended.is_none()).map(|one| one.company.clone());
        Self(clients.into_iter().map(str::to_owned).chain(present).collect())
    }

    /// Whether the company is one of them.
    fn holds(&self, company: &str) -> bool {
        let company = fold_company(company);
        self.0.iter().any(|one| fold_company(one) == company)
            || Identity::of_companies(self.0.iter().map(String::as_str)).is_told_by(&company)
    }

    /// Whether an address names one of them, be it without blanks.
    fn stand_in(&self, address: &str) -> bool {
        let letters = |text: &str| fold_company(text).replace(' ', "");
        let (address, names) = (letters(address), Identity::of_companies(self.0.iter().map(String::as_str)));
        names.words().into_iter().map(letters).any(|name| name.chars().count() > 2 && address.contains(&name))
    }
}

/// The page. `unnamed` are companies of which it tells nothing.
pub(super) fn shown(page: &PublicPage, facts: &Profile, contact: Contact, unnamed: &Unnamed) -> Shown {
    let former = contact.experiences.iter().filter(|_| !page.shows_employers).map(|one| one.company.as_str());
    // Ways to reach somebody are veiled with them: whoever reads writes through the site.
    let who = Identity::of_companies(unnamed.0.iter().map(String::as_str).chain(former));
    let said = |text: &str| Some(who.veil(text.trim())).filter(|text| !text.is_empty());
    let station = |one: &crate::profiles::Experience| {
        let ended = one.ended.filter(|_| !unnamed.holds(&one.company))?;
        let company = page.shows_employers.then(|| one.company.clone());
        Some(Station { title: who.veil(&one.title), company, started: one.started, ended, confirmed: one.confirmed })
    };
    let links = contact.links.iter().filter(|link| !unnamed.stand_in(link.address.as_str()));
    let impacts =
        facts.impacts.iter().map(|one| KnownImpact { evidence: one.evidence.as_deref().map(|text| who.veil(text)), ..one.clone() });
    Shown {
        id: page.id,
        profile: contact.profile,
        slug: page.slug.clone(),
        headline: who.veil(&facts.headline),
        contribution: said(&page.contribution),
        story: said(&contact.about).filter(|_| page.shows_story),
        stations: contact.experiences.iter().filter_map(station).collect(),
        links: links.map(|link| Link { title: who.veil(&link.title), ..link.clone() }).collect(),
        photo: contact.photo.filter(|_| page.shows_photo),
        name: contact.name,
        missions: facts.mission_types.clone(),
        sectors: facts.sectors.clone(),
        stack: facts.stack.iter().filter(|one| one.current).cloned().collect(),
        impacts: impacts.collect(),
        areas: facts.areas.clone(),
        stages: facts.stages.clone(),
        places: facts.places.clone(),
        languages: facts.languages.clone(),
        years: facts.years,
        published_at: page.published_at,
    }
}

#[cfg(test)]
mod tests;
