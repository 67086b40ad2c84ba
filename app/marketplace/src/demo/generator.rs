//! Draws believable CTOs: a trade, a career in its sectors, and wishes that follow from both. The same chance gives the same people.

use std::collections::HashSet;

use chrono::{Datelike, Duration, NaiveDate};
use domain::{Area, DailyRate, Impact, Language as Spoken, MissionType, Place, Rhythm, Sector, Stage, UnknownCode, place::CityId};
use matching::profile::{KnownTechnology, MissionTypeDone, Wishes};

use super::{
    chance::Chance,
    person::{Person, engaged, sector},
    texts::{Texts, Trade},
    wording::{Writer, address},
};
use crate::missions::draft::Language;

/// Where the people live, the larger cities more often.
const CITIES: &[&str] = &[
    "paris",
    "paris",
    "paris",
    "paris",
    "paris",
    "lyon",
    "lyon",
    "lyon",
    "nantes",
    "nantes",
    "bordeaux",
    "bordeaux",
    "lille",
    "lille",
    "toulouse",
    "toulouse",
    "rennes",
    "rennes",
    "marseille",
    "marseille",
    "montpellier",
    "grenoble",
    "strasbourg",
    "nice",
    "aix-en-provence",
    "clermont-ferrand",
    "angers",
    "brest",
    "tours",
    "rouen",
    "dijon",
    "annecy",
    "la-rochelle",
    "bayonne",
    "nancy",
    "saint-etienne",
    "caen",
    "metz",
    "saint-denis-reunion",
    "fort-de-france",
    "brussels",
    "geneva",
    "lausanne",
    "luxembourg",
    "barcelona",
    "berlin",
    "london",
    "lisbon",
];
const RHYTHMS: &[&str] = &["1", "1", "1-2", "1-2", "2", "2", "2", "2-3", "2-3", "3", "1.5", "0.5-1", "3-4", "2-4", "4"];
const REFUSED_SECTORS: &[Sector] =
    &[Sector::Crypto, Sector::Crypto, Sector::Space, Sector::Marketing, Sector::Gaming, Sector::Insurtech, Sector::Fashion];
const REFUSED_TYPES: &[MissionType] =
    &[MissionType::Interim, MissionType::DueDiligence, MissionType::Fundraising, MissionType::BuildMvp, MissionType::SecurityCompliance];

/// Which engagements go with a sector.
fn engagements(sector: Sector) -> &'static [Impact] {
    match sector {
        Sector::Agritech | Sector::Foodtech => &[Impact::Sdg2, Impact::Sdg12, Impact::Sdg15],
        Sector::Health | Sector::Biotech | Sector::SportWellbeing => &[Impact::Sdg3, Impact::Sdg10, Impact::MissionCompany],
        Sector::Edtech | Sector::Culture => &[Impact::Sdg4, Impact::Sdg10, Impact::Ess],
        Sector::Hr => &[Impact::Sdg8, Impact::Sdg5, Impact::Sdg10],
        Sector::Energy => &[Impact::Sdg7, Impact::Sdg13],
        Sector::Climate | Sector::Fashion | Sector::Retail => &[Impact::Sdg12, Impact::Sdg13, Impact::BCorp],
        Sector::Mobility | Sector::Logistics | Sector::Proptech | Sector::Construction => &[Impact::Sdg11, Impact::Sdg13],
        Sector::Social | Sector::Services => &[Impact::Ess, Impact::Esus, Impact::Sdg1, Impact::Sdg17],
        Sector::Public | Sector::Legal => &[Impact::Sdg16, Impact::Sdg10],
        Sector::Industry | Sector::Telecom | Sector::Devtools => &[Impact::Sdg9, Impact::Sdg6],
        _ => &[Impact::Sdg5, Impact::Sdg9, Impact::MissionCompany, Impact::Sdg14],
    }
}

/// What kind of page somebody keeps.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Page {
    Full,
    /// Joined this month; nothing is confirmed yet.
    New,
    /// Little was said: much is unknown.
    Sparse,
}

/// Draws people; names, and as far as possible headlines, are not given twice.
pub(super) struct Generator<'a> {
    texts: &'a Texts,
    writer: Writer<'a>,
    today: NaiveDate,
    taken: HashSet<String>,
    /// How many were drawn of a crowd, in which names and headlines repeat.
    crowd: Option<u32>,
}

impl<'a> Generator<'a> {
    pub fn new(texts: &'a Texts, today: NaiveDate, taken: impl IntoIterator<Item = String>) -> Self {
        Self { texts, writer: Writer::new(&texts.names, &texts.phrases), today, taken: taken.into_iter().collect(), crowd: None }
    }

    /// For more people than there are names: an address has a number in it.
    pub fn of_a_crowd(texts: &'a Texts, today: NaiveDate) -> Self {
        Self { crowd: Some(0), ..Self::new(texts, today, []) }
    }

    /// One more person.
    pub fn person(&mut self, chance: &mut Chance) -> Result<Person, UnknownCode> {
        let (name, email) = self.name(chance);
        let mut person = Person::named(chance, &name, &email);
        let Some(trade) = self.trade(chance) else { return Ok(person) };
        let language = if chance.percent(76) { Language::Fr } else { Language::En };
        let page = match chance.below(100) {
            0..8 => Page::Sparse,
            8..18 => Page::New,
            _ => Page::Full,
        };
        let years = if page == Page::New { chance.within(6, 15) } else { chance.within(7, 28) };
        self.practice(chance, &mut person, trade, years)?;
        self.terms(chance, &mut person, language, years)?;
        self.wishes(chance, &mut person);
        person.facts.headline = self.headline(chance, trade, &person, language);
        person.about = match page {
            Page::Sparse => self.writer.sparse(chance, language),
            Page::New => self.writer.about(chance, trade, language, true),
            Page::Full => self.writer.about(chance, trade, language, false),
        };
        let year = i16::try_from(self.today.year()).unwrap_or(i16::MAX);
        person.career = self.writer.career(chance, &person.facts, years, year, language);
        person.joined = if page == Page::New { i64::from(chance.within(1, 25)) } else { 40 + 4 * i64::from(chance.within(0, 250)) };
        person.pauses = page == Page::Full && chance.percent(5);
        if chance.percent(14) {
            person.exclusions.extend(person.career.first().map(|station| station.company.clone()));
            person.exclusions.extend(chance.one(&self.texts.startups).map(|(_, startup)| startup.company.clone()));
        }
        match page {
            Page::Sparse => forget(chance, &mut person),
            Page::New => person.career.iter_mut().for_each(|station| station.confirmed = false),
            Page::Full => {}
        }
        Ok(person.finished())
    }

    fn name(&mut self, chance: &mut Chance) -> (String, String) {
        loop {
            let given = chance.one(&self.texts.names.given).cloned().unwrap_or_default();
            let family = chance.one(&self.texts.names.family).cloned().unwrap_or_default();
            let email = address(&given, &family);
            if let Some(number) = &mut self.crowd {
                *number += 1;
                return (format!("{given} {family}"), format!("{number}.{email}"));
            }
            if self.taken.insert(email.clone()) {
                return (format!("{given} {family}"), email);
            }
        }
    }

    /// A headline that nobody else has, as far as a few tries find one.
    fn headline(&mut self, chance: &mut Chance, trade: &Trade, person: &Person, language: Language) -> String {
        let deed = |chance: &mut Chance| chance.one(&person.facts.mission_types).map(|one| one.mission_type);
        let mut headline = String::new();
        for _ in 0..12 {
            let deed = deed(chance);
            headline = self.writer.headline(chance, trade, deed, language);
            if self.crowd.is_some() || self.taken.insert(headline.clone()) {
                break;
            }
        }
        headline
    }

    fn trade(&self, chance: &mut Chance) -> Option<&'a Trade> {
        let all: usize = self.texts.trades.iter().map(|trade| trade.share).sum();
        let mut at = chance.below(all);
        self.texts.trades.iter().find(|trade| {
            let found = at < trade.share;
            at = at.saturating_sub(trade.share);
            found
        })
    }

    /// What they have done, and with what.
    fn practice(&self, chance: &mut Chance, person: &mut Person, trade: &Trade, years: u8) -> Result<(), UnknownCode> {
        let facts = &mut person.facts;
        facts.years = Some(years);
        let most = years.min(14);
        for technology in &trade.core {
            facts.stack.push(KnownTechnology { technology: technology.clone(), years: Some(chance.within(3, most.max(3))), current: true });
        }
        let count = usize::from(chance.within(3, 6));
        for technology in chance.some(&trade.around, count) {
            let years = chance.percent(80).then(|| chance.within(1, most.clamp(2, 7)));
            facts.stack.push(KnownTechnology { technology, years, current: chance.percent(90) });
        }
        let count = usize::from(chance.within(0, 2));
        for technology in chance.some(&trade.past, count) {
            facts.stack.push(KnownTechnology { technology, years: Some(chance.within(1, 6)), current: false });
        }
        let count = usize::from(chance.within(1, 3));
        let mut sectors = chance.some(&trade.sectors, count);
        if chance.percent(35) {
            sectors.extend(chance.one(Sector::ALL).copied());
        }
        sectors.sort();
        sectors.dedup();
        facts.sectors = chance.some(&sectors, sectors.len()).into_iter().map(|one| sector(one, chance.within(0, most.min(8)))).collect();
        let count = usize::from(chance.within(2, 4));
        let mut does = chance.some(&trade.does, count);
        if let Some(other) = chance.one(MissionType::ALL).filter(|one| !does.contains(one)).copied().filter(|_| chance.percent(40)) {
            does.push(other);
        }
        facts.mission_types = does.into_iter().map(|mission_type| MissionTypeDone { mission_type, times: chance.within(1, 4) }).collect();
        let count = usize::from(chance.within(1, 3));
        facts.areas = chance.some(Area::ALL, count);
        let from = chance.below(5);
        let count = usize::from(chance.within(1, 3));
        facts.stages = Stage::ALL.iter().skip(from).take(count).copied().collect();
        if chance.percent(10) {
            facts.stages.push(Stage::NonProfit);
            facts.stages.dedup();
        }
        facts.orientations = trade.orientations.clone();
        if facts.orientations.len() > 1 && chance.percent(45) {
            facts.orientations.pop();
        }
        Ok(())
    }

    /// How, where, when and for how much they work.
    fn terms(&self, chance: &mut Chance, person: &mut Person, language: Language, years: u8) -> Result<(), UnknownCode> {
        let facts = &mut person.facts;
        facts.languages = match language {
            Language::Fr => vec![Spoken::Fr],
            Language::En => vec![Spoken::En],
        };
        let second = if language == Language::Fr { Spoken::En } else { Spoken::Fr };
        if chance.percent(if language == Language::Fr { 72 } else { 50 }) {
            facts.languages.push(second);
        }
        if chance.percent(14) {
            facts.languages.extend(chance.one(&[Spoken::Es, Spoken::De, Spoken::It, Spoken::Pt, Spoken::Nl]).copied());
        }
        let city: CityId = chance.one(CITIES).copied().unwrap_or("paris").parse()?;
        facts.places = match chance.below(100) {
            0..12 => vec![Place::Remote],
            12..24 => vec![Place::City(city)],
            _ => vec![Place::City(city), Place::Remote],
        };
        facts.rhythm = chance.one(RHYTHMS).map(|rhythm| rhythm.parse::<Rhythm>()).transpose()?;
        let rate = 430 + 24 * u16::from(years) + 25 * u16::from(chance.within(0, 10));
        facts.rate = DailyRate::new((rate / 25 * 25).clamp(450, 1_400));
        let free = i64::from(chance.within(0, 150)) - 30;
        facts.available_from = chance.percent(92).then(|| self.today + Duration::days(free));
        Ok(())
    }

    fn wishes(&self, chance: &mut Chance, person: &mut Person) {
        let facts = &mut person.facts;
        let around = facts.sectors.first().map_or(Sector::Services, |known| known.sector);
        if chance.percent(45) {
            let count = usize::from(chance.within(1, 2));
            for impact in chance.some(engagements(around), count) {
                let evidence = self.texts.phrases.evidence.get(&impact).filter(|_| chance.percent(60));
                let language = if facts.languages.first() == Some(&Spoken::En) { Language::En } else { Language::Fr };
                facts.impacts.push(engaged(impact, evidence.map(|evidence| evidence.get(language).as_str())));
            }
        }
        let mut wishes = Wishes::default();
        if chance.percent(40) {
            wishes.sectors = facts.sectors.iter().take(1).map(|known| known.sector).chain(chance.one(Sector::ALL).copied()).collect();
            wishes.sectors.dedup();
        }
        if chance.percent(30) {
            wishes.impacts = chance.some(engagements(around), 1);
        }
        if chance.percent(45) {
            wishes.mission_types = facts.mission_types.iter().take(usize::from(chance.within(1, 2))).map(|one| one.mission_type).collect();
        }
        if chance.percent(30) {
            wishes.stages.clone_from(&facts.stages);
        }
        if chance.percent(24) {
            let count = usize::from(chance.within(1, 2));
            wishes.refused_sectors = chance.some(REFUSED_SECTORS, count).into_iter().filter(|one| !wishes.sectors.contains(one)).collect();
            wishes.refused_sectors.dedup();
        }
        if chance.percent(10) {
            let done = |one: &MissionType| facts.mission_types.iter().any(|done| done.mission_type == *one);
            wishes.refused_mission_types = chance.some(REFUSED_TYPES, 1).into_iter().filter(|one| !done(one)).collect();
        }
        facts.wishes = wishes;
    }
}

/// Leaves most of the page empty.
fn forget(chance: &mut Chance, person: &mut Person) {
    person.career.truncate(1);
    let facts = &mut person.facts;
    facts.impacts.clear();
    facts.areas.clear();
    facts.wishes = Wishes::default();
    facts.stages.clear();
    facts.stack.truncate(3);
    facts.stack.iter_mut().for_each(|known| known.years = None);
    if chance.percent(50) {
        facts.rate = None;
        facts.orientations.clear();
    } else {
        facts.rhythm = None;
        facts.mission_types.clear();
    }
    if chance.percent(50) {
        facts.available_from = None;
        facts.sectors.clear();
    }
}
