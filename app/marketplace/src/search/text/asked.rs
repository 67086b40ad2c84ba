//! A search as its address says it: words, chosen values, order, page. Written back, it is the same search for everybody who may see it.

use std::collections::{BTreeMap, BTreeSet};

use domain::{CriterionKind, Language, Stage, lifecycle::ProfileState};
use matching::vocabulary::vocabulary;
use serde::{Deserialize, Serialize};

/// What is searched, and by whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Open missions, by a CTO.
    Missions,
    /// The community's profiles, by staff.
    Profiles,
}

/// Something by which results are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    State,
    Stack,
    Sector,
    Impact,
    MissionType,
    Area,
    Stage,
    Orientation,
    Place,
    Rhythm,
    Rate,
    /// When a CTO is free, or a mission begins.
    Beginning,
    Language,
}

/// The order of results.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    Relevance,
    Newest,
    /// The best paid mission first; the least expensive CTO first.
    Rate,
    /// Soonest first.
    Beginning,
    /// What suits both sides first; for CTOs.
    Fit,
}

/// Daily rates, in euros: from, and below. Codes of addresses and saved searches; kept for ever.
pub const RATE_BANDS: [(&str, u16, u16); 5] =
    [("0-600", 0, 600), ("600-750", 600, 750), ("750-900", 750, 900), ("900-1100", 900, 1_100), ("1100", 1_100, u16::MAX)];

/// When something begins, in days from today: after, and up to. Who is free now is free within a month; only "later" begins where another ends.
pub const BEGINNINGS: [(&str, i64, i64); 4] =
    [("now", i64::MIN, 0), ("month", i64::MIN, 31), ("quarter", i64::MIN, 92), ("later", 92, 36_500)];

/// Days a week, rounded up.
pub const RHYTHMS: [&str; 5] = ["1", "2", "3", "4", "5"];

/// How many pages of results there are at most.
pub const MOST_PAGES: u32 = 50;

/// The most characters that are searched for.
pub const MOST_CHARACTERS: usize = 200;

impl Scope {
    /// The code in SQL.
    pub fn code(self) -> &'static str {
        match self {
            Self::Missions => "missions",
            Self::Profiles => "profiles",
        }
    }

    /// By what its results are told apart, in the order in which a person meets them.
    pub fn facets(self) -> &'static [Facet] {
        use Facet::{Area, Beginning, Impact, Language, MissionType, Orientation, Place, Rate, Rhythm, Sector, Stack, Stage, State};
        match self {
            Self::Missions => &[Stack, Sector, Impact, MissionType, Area, Stage, Orientation, Place, Rhythm, Rate, Beginning, Language],
            Self::Profiles => {
                &[State, Stack, Sector, Impact, MissionType, Area, Stage, Orientation, Place, Rhythm, Rate, Beginning, Language]
            }
        }
    }

    /// In which orders they may stand.
    pub fn sorts(self) -> &'static [Sort] {
        match self {
            Self::Missions => &[Sort::Relevance, Sort::Fit, Sort::Newest, Sort::Rate, Sort::Beginning],
            Self::Profiles => &[Sort::Relevance, Sort::Newest, Sort::Rate, Sort::Beginning],
        }
    }
}

impl Facet {
    /// Its name in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Stack => "stack",
            Self::Sector => "sector",
            Self::Impact => "impact",
            Self::MissionType => "mission",
            Self::Area => "area",
            Self::Stage => "stage",
            Self::Orientation => "orientation",
            Self::Place => "place",
            Self::Rhythm => "rhythm",
            Self::Rate => "rate",
            Self::Beginning => "from",
            Self::Language => "language",
        }
    }

    /// The kind of criterion whose values these are, where the vocabulary names them.
    pub fn kind(self) -> Option<CriterionKind> {
        match self {
            Self::Stack => Some(CriterionKind::Stack),
            Self::Sector => Some(CriterionKind::Sector),
            Self::Impact => Some(CriterionKind::Impact),
            Self::MissionType => Some(CriterionKind::MissionType),
            Self::Area => Some(CriterionKind::Area),
            Self::Stage => Some(CriterionKind::Stage),
            Self::Orientation => Some(CriterionKind::Orientation),
            Self::Place => Some(CriterionKind::Place),
            Self::Language => Some(CriterionKind::Language),
            Self::State | Self::Rhythm | Self::Rate | Self::Beginning => None,
        }
    }

    /// Whether this is one of its values.
    pub fn knows(self, value: &str) -> bool {
        match self {
            Self::State => value.parse::<ProfileState>().is_ok_and(|state| state != ProfileState::Draft),
            Self::Rhythm => RHYTHMS.contains(&value),
            Self::Rate => RATE_BANDS.iter().any(|(band, ..)| *band == value),
            Self::Beginning => BEGINNINGS.iter().any(|(beginning, ..)| *beginning == value),
            Self::Stage => value.parse::<Stage>().is_ok(),
            Self::Language => value.parse::<Language>().is_ok(),
            Self::Stack => value.parse().is_ok_and(|id| vocabulary().technology(&id).is_some()),
            Self::Place => value == "remote" || value.parse().is_ok_and(|id| vocabulary().city(&id).is_some()),
            Self::Sector | Self::Impact | Self::MissionType | Self::Area | Self::Orientation => {
                self.kind().is_some_and(|kind| vocabulary().labels(kind).iter().any(|label| label.code == value))
            }
        }
    }
}

impl Sort {
    /// Its name in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::Relevance => "relevance",
            Self::Newest => "newest",
            Self::Rate => "rate",
            Self::Beginning => "soonest",
            Self::Fit => "fit",
        }
    }
}

/// A search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub scope: Scope,
    pub words: String,
    /// Of one facet any value does; of several facets each must.
    pub chosen: BTreeMap<Facet, BTreeSet<String>>,
    /// `None` is the usual order.
    pub sort: Option<Sort>,
    /// From 0.
    pub page: u32,
    /// What the address asked for and nobody knows: names of facets and their values.
    pub unknown: Vec<(String, String)>,
    /// More was typed than is searched for.
    pub shortened: bool,
}

impl Asked {
    /// Everything there is.
    pub fn everything(scope: Scope) -> Self {
        Self { scope, words: String::new(), chosen: BTreeMap::new(), sort: None, page: 0, unknown: Vec::new(), shortened: false }
    }

    /// Reads the query of an address. What is not understood is set aside, and never an error; names that are not a search's are others' business.
    pub fn read(scope: Scope, query: &str) -> Self {
        let mut asked = Self::everything(scope);
        for (name, value) in form_urlencoded::parse(query.trim_start_matches('?').as_bytes()) {
            let value = value.trim();
            if value.is_empty() {
                continue;
            }
            match &*name {
                "q" => {
                    asked.shortened = value.chars().count() > MOST_CHARACTERS;
                    asked.words = value.chars().filter(|letter| !letter.is_control()).take(MOST_CHARACTERS).collect();
                }
                "page" => asked.page = value.parse::<u32>().map_or(0, |page| page.clamp(1, MOST_PAGES) - 1),
                "sort" => match scope.sorts().iter().find(|sort| sort.code() == value) {
                    Some(sort) => asked.sort = Some(*sort),
                    None => asked.unknown.push((name.into_owned(), short(value))),
                },
                _ => asked.choose(&name, value),
            }
        }
        asked
    }

    fn choose(&mut self, name: &str, value: &str) {
        let Some(facet) = self.scope.facets().iter().find(|facet| facet.code() == name) else { return };
        if facet.knows(value) {
            self.chosen.entry(*facet).or_default().insert(value.to_owned());
        } else {
            self.unknown.push((name.to_owned(), short(value)));
        }
    }

    /// The query of its address, without the page: the same search is always written in the same way. Empty for everything.
    pub fn query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if !self.words.is_empty() {
            query.append_pair("q", &self.words);
        }
        for (facet, values) in &self.chosen {
            query.extend_pairs(values.iter().map(|value| (facet.code(), value)));
        }
        if let Some(sort) = self.sort {
            query.append_pair("sort", sort.code());
        }
        query.finish()
    }

    /// Whether it asks for nothing in particular.
    pub fn is_everything(&self) -> bool {
        self.words.is_empty() && self.chosen.is_empty()
    }

    /// Whether a value was chosen.
    pub fn has(&self, facet: Facet, value: &str) -> bool {
        self.chosen.get(&facet).is_some_and(|values| values.contains(value))
    }

    /// The same search from its first page, with one value chosen or no longer.
    pub fn toggled(&self, facet: Facet, value: &str) -> Self {
        let mut asked = Self { page: 0, ..self.clone() };
        let values = asked.chosen.entry(facet).or_default();
        if !values.remove(value) {
            values.insert(value.to_owned());
        }
        asked.chosen.retain(|_, values| !values.is_empty());
        asked
    }

    /// The order in force: without words there is nothing to be relevant to, and the newest come first.
    pub fn order(&self) -> Sort {
        match self.sort.unwrap_or(Sort::Relevance) {
            Sort::Relevance if self.words.is_empty() => Sort::Newest,
            sort => sort,
        }
    }
}

/// The beginning of a value that nobody knows, for the sentence that says so.
fn short(value: &str) -> String {
    value.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    //! Laws:
    //! 1. a search written and read again is the same search, and is always written in the same way;
    //! 2. values that nobody knows are set aside, by name, and change nothing else;
    //! 3. any address at all is read, within bounds;
    //! 4. choosing a value twice changes nothing.

    use proptest::prelude::*;

    use super::*;

    fn read(query: &str) -> Asked {
        Asked::read(Scope::Missions, query)
    }

    #[test]
    fn law_1_an_address_reads_back_as_itself() {
        let asked = read("q=%C3%A9quipe%20%22produit%20net%22&sector=health&stack=php&sector=foodtech&sort=fit&page=3");
        assert_eq!((asked.words.as_str(), asked.page, asked.sort), ("équipe \"produit net\"", 2, Some(Sort::Fit)));
        assert!(asked.has(Facet::Sector, "health") && asked.has(Facet::Sector, "foodtech") && asked.has(Facet::Stack, "php"));
        let again = read(&asked.query());
        assert_eq!(again, Asked { page: 0, ..asked.clone() });
        let labels = "impact=b-corp&impact=ess&area=hosting&orientation=tech";
        for scope in [Scope::Missions, Scope::Profiles] {
            assert_eq!(Asked::read(scope, labels).query(), labels);
        }
        assert_eq!(read("stack=php&sort=fit&sector=foodtech&sector=health&q=%C3%A9quipe+%22produit+net%22").query(), asked.query());
    }

    #[test]
    fn law_2_unknown_values_are_set_aside() {
        let asked =
            read("sector=voodoo&stack=php&rate=1&sort=luck&from=yesterday&place=atlantis&impact=fame&area=51&state=accepted&utm_source=x");
        let unknown: Vec<&str> = asked.unknown.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(unknown, ["sector", "rate", "sort", "from", "place", "impact", "area"]);
        assert_eq!(asked.query(), "stack=php");
        assert!(Asked::read(Scope::Profiles, "state=draft").chosen.is_empty(), "a draft is its CTO's own");
    }

    proptest! {
        #[test]
        fn law_3_any_address_is_read(query in "\\PC{0,200}|(q|page|sort|sector|stack|rate)=[a-z0-9%&=-]{0,80}") {
            for scope in [Scope::Missions, Scope::Profiles] {
                let asked = Asked::read(scope, &query);
                prop_assert!(asked.words.chars().count() <= MOST_CHARACTERS && asked.page < MOST_PAGES);
                let again = Asked::read(scope, &asked.query());
                prop_assert_eq!(again.query(), asked.query());
            }
        }
    }

    #[test]
    fn law_4_choosing_twice_changes_nothing() {
        let asked = read("q=audit&stack=php&page=4");
        let twice = asked.toggled(Facet::Sector, "health").toggled(Facet::Sector, "health");
        assert_eq!(twice, Asked { page: 0, ..asked });
    }
}
