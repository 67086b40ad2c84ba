//! Writes headlines, texts and careers for drawn people, in their language.

use domain::{ExperienceId, MissionType, Sector};
use matching::Profile;
use unicode_normalization::UnicodeNormalization;

use super::{
    chance::Chance,
    texts::{Names, Phrases, Trade},
};
use crate::{missions::draft::Language, profiles::Experience};

/// An address at an invented domain: `salome@garnier.example`.
pub(super) fn address(given: &str, family: &str) -> String {
    format!("{}@{}.example", letters(given), letters(family))
}

/// Lower-case ASCII letters only.
fn letters(name: &str) -> String {
    name.nfkd().filter(char::is_ascii_alphabetic).map(|letter| letter.to_ascii_lowercase()).collect()
}

pub(super) struct Writer<'a> {
    names: &'a Names,
    phrases: &'a Phrases,
}

impl<'a> Writer<'a> {
    pub fn new(names: &'a Names, phrases: &'a Phrases) -> Self {
        Self { names, phrases }
    }

    /// A verb first, and nobody's name.
    pub fn headline(&self, chance: &mut Chance, trade: &Trade, deed: Option<MissionType>, language: Language) -> String {
        let deed = deed.and_then(|kind| self.phrases.deed.get(&kind)).and_then(|deed| chance.one(deed.headline.get(language)));
        let setting = chance.one(trade.setting.get(language)).filter(|_| chance.percent(60));
        match (deed, setting) {
            (Some(deed), Some(setting)) => format!("{deed}, {setting}"),
            (Some(deed), None) => deed.clone(),
            (None, _) => match language {
                Language::Fr => "Accompagne des équipes techniques".to_owned(),
                Language::En => "Works with technical teams".to_owned(),
            },
        }
    }

    /// How somebody who says little puts it.
    pub fn sparse(&self, chance: &mut Chance, language: Language) -> String {
        if chance.percent(40) { String::new() } else { chance.one(self.phrases.sparse.get(language)).cloned().unwrap_or_default() }
    }

    /// The text about a person.
    pub fn about(&self, chance: &mut Chance, trade: &Trade, language: Language, newcomer: bool) -> String {
        let opening = chance.one(trade.opening.get(language)).cloned();
        let joined = chance.one(self.phrases.newcomer.get(language)).filter(|_| newcomer).cloned();
        let count = usize::from(chance.within(1, 3));
        let habits = chance.some(self.phrases.habits.get(language), count);
        opening.into_iter().chain(joined).chain(habits).collect::<Vec<_>>().join(" ")
    }

    /// Two to four stations, the last one until now or lately, reaching back as far as the years of practice go.
    pub fn career(&self, chance: &mut Chance, facts: &Profile, years: u8, this_year: i16, language: Language) -> Vec<Experience> {
        let count = usize::from(chance.within(2, 4));
        let mut companies = chance.some(&self.names.companies, count).into_iter();
        let titles = self.phrases.titles.get(language);
        let mut ended = this_year;
        let mut left = i16::from(years);
        let deeds = chance.some(&facts.mission_types, facts.mission_types.len());
        let sectors = chance.some(&facts.sectors, facts.sectors.len());
        let mut stations = Vec::new();
        for at in 0..count {
            let Some(company) = companies.next() else { break };
            let lasted = i16::from(chance.within(1, 5)).min(left.max(1));
            let sector = sectors.get(at % sectors.len().max(1)).map_or(Sector::Services, |known| known.sector);
            let deed = deeds.get(at % deeds.len().max(1)).map(|one| one.mission_type);
            let title = titles.get((at * 2 + chance.below(2)).min(titles.len().saturating_sub(1))).cloned().unwrap_or_default();
            stations.push(Experience {
                // The row gets its own.
                id: ExperienceId::NIL,
                company,
                title,
                description: self.station(chance, sector, deed, language),
                started: ended - lasted,
                ended: (at > 0 || chance.percent(55)).then_some(ended),
                confirmed: chance.percent(45),
            });
            ended -= lasted;
            left -= lasted;
            if left <= 0 {
                break;
            }
        }
        stations
    }

    fn station(&self, chance: &mut Chance, sector: Sector, deed: Option<MissionType>, language: Language) -> String {
        let product =
            self.phrases.product.get(&sector).and_then(|products| chance.one(products.get(language))).cloned().unwrap_or_default();
        let deed = deed.and_then(|kind| self.phrases.deed.get(&kind)).and_then(|deed| chance.one(deed.career.get(language)));
        match deed {
            Some(line) => spoken(&line.replace("{product}", &product)),
            None => spoken(&format!("{product}.")),
        }
    }
}

/// French elides `de` before an article that begins with a vowel; a sentence begins with a capital.
fn spoken(sentence: &str) -> String {
    let elided = sentence.replace(" de une ", " d’une ").replace(" de un ", " d’un ");
    let mut letters = elided.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
