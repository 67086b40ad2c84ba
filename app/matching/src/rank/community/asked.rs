//! A need made ready to be compared with everybody: each rule is asked once for each different fact, and never again.

use domain::{Criterion, CriterionValue, Importance, ProfileId};

use super::columns::{self, COLUMNS};
use super::credits::Credits;
use super::elements::{self, Element};
use super::{Community, Row};
use crate::profile::Wishes;
use crate::rank::outcome::{Outcome, share};
use crate::rank::rule::{Judgement, Pair, Pull, counts, mean};
use crate::rank::words::{Words, squashed};
use crate::rank::{Comparison, RuleId, Side, WHOLE};
use crate::vocabulary::vocabulary;
use crate::{Need, Profile};

/// A need, and what every fact earns for it.
pub(super) struct Asked<'a> {
    pub comparison: Comparison<'a>,
    community: &'a Community,
    columns: Vec<Column>,
    /// For each of the sixteen ways to have wishes, the weight of the CTO's rule of each column.
    cto: [[u32; COLUMNS]; 16],
    pub lists: Vec<List>,
    elements: Credits,
    /// The best of each wish of the lists, and of each word; scratch.
    best: Vec<u32>,
    pub words: Option<Telling>,
    blank: Profile,
}

/// A column that some rule reads for this need.
struct Column {
    at: usize,
    /// The weights of the rules that may apply, in the order of [`columns::RULES`].
    ceo: Vec<(RuleId, u32)>,
    cto: Vec<RuleId>,
    entries: Vec<Option<Entry>>,
}

/// What one fact of a column earns.
#[derive(Debug, Clone, Copy, Default)]
struct Entry {
    low: u32,
    open: u32,
    /// For the CTO's rule, whose weight follows from the wishes; `None` while it is unknown.
    cto: Option<u32>,
    blocks: bool,
    wish: usize,
}

/// A list that a rule reads for this need.
pub(super) struct List {
    pub weight: u32,
    /// The number of "nothing said".
    pub nothing: Option<u32>,
    pub wishes: Vec<Wanted>,
}

/// One wanted thing of a list.
pub(super) struct Wanted {
    pub importance: u32,
    pub must: bool,
    /// Its place in the scratch.
    at: usize,
    /// What earns something for it: the element, the value, and whether a `must` is satisfied.
    pub served_by: Vec<(u32, u32, bool)>,
}

/// The rule of words, where it applies.
pub(super) struct Telling {
    weight: u32,
    half: u32,
    credits: Credits,
    wanted: Vec<u32>,
    /// The most that any story can earn, in micro-points of the side.
    pub most: u32,
}

/// One side, as far as it is known.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sums {
    pub ceo_low: u32,
    pub ceo_open: u32,
    pub cto_low: u32,
    pub cto_open: u32,
    pub blocked: bool,
}

impl<'a> Asked<'a> {
    pub(super) fn new(community: &'a Community, need: &'a Need, weights: &'a crate::Weights) -> Self {
        let comparison = Comparison::new(need, weights, vocabulary());
        let blank = Profile::unknown(ProfileId::NIL);
        let ceo = comparison.weights_of(Side::Ceo, &blank);
        let weight = |rule: RuleId| ceo.iter().find(|(one, _)| *one == rule).map(|(_, weight)| *weight);
        let mut columns: Vec<Column> = (0..COLUMNS).filter_map(|at| Column::new(at, community, &weight)).collect();
        // Most people are ruled out by a `must`: those columns are read first.
        columns.sort_by_key(|column| !column.ceo.iter().any(|(rule, _)| has_must(need, *rule)));
        let cto = std::array::from_fn(|mask| cto_weights(&comparison, mask));
        let mut elements = Credits::new(community.elements.len());
        let mut scratch = 0;
        let lists = elements::RULES.iter().filter_map(|rule| {
            let list = list_of(community, &comparison, *rule, weight(*rule)?, &mut scratch);
            for wanted in &list.wishes {
                wanted.served_by.iter().for_each(|(element, value, _)| elements.give(*element, wanted.at, *value));
            }
            Some(list)
        });
        let lists: Vec<List> = lists.collect();
        let words = weight(RuleId::Words).map(|weight| Telling::new(community, &comparison.words, weight, weights.words_half));
        Self { columns, cto, lists, elements, best: vec![0; scratch], words, blank, comparison, community }
    }

    /// The most that the CEO's side can be worth to somebody beyond what the lists give.
    pub(super) fn ceo_beyond_lists(&self) -> u32 {
        let columns: u32 = self.columns.iter().flat_map(|column| &column.ceo).map(|(_, weight)| *weight).sum();
        columns + self.words.as_ref().map_or(0, Telling::at_most)
    }

    /// What the columns say of a profile: all of the CTO's side, and what is neither list nor story of the CEO's. `None` for somebody
    /// blocked where those are `left_out`.
    pub(super) fn columns(&mut self, row: &Row, left_out: bool) -> Option<Sums> {
        let mut sums = Sums::default();
        let mut wishes = 0;
        let mut cto: [Option<Option<u32>>; COLUMNS] = [None; COLUMNS];
        for column in &mut self.columns {
            let number = row.facets[column.at];
            let entry = match column.entries.get(number as usize).copied().flatten() {
                Some(entry) => entry,
                None => column.ask(&self.comparison, self.community, &mut self.blank, number),
            };
            if entry.blocks && left_out {
                return None;
            }
            sums.ceo_low += entry.low;
            sums.ceo_open += entry.open;
            sums.blocked |= entry.blocks;
            wishes |= entry.wish;
            if !column.cto.is_empty() {
                cto[column.at] = Some(entry.cto);
            }
        }
        for (weight, value) in self.cto[wishes].iter().zip(cto) {
            match value {
                Some(Some(value)) => sums.cto_low += share(*weight, value),
                Some(None) => sums.cto_open += weight,
                None => {}
            }
        }
        Some(sums)
    }

    /// Adds what the lists of a profile earn, exactly.
    pub(super) fn add_lists(&mut self, elements: &[u32], sums: &mut Sums) {
        self.elements.best_of(elements, &mut self.best);
        for list in &self.lists {
            if list.nothing.is_some_and(|nothing| elements.contains(&nothing)) {
                sums.ceo_open += list.weight;
            } else {
                let value = mean(list.wishes.iter().map(|one| (one.importance, self.best.get(one.at).copied().unwrap_or(0))));
                sums.ceo_low += share(list.weight, value);
            }
        }
    }

    /// Adds what the story of a profile earns, exactly.
    pub(super) fn add_words(&mut self, row: &Row, story: &[u32], sums: &mut Sums) {
        let Some(words) = &mut self.words else { return };
        if row.told {
            sums.ceo_low += words.earned(story);
        } else {
            sums.ceo_open += words.weight;
        }
    }

    /// The order's key.
    pub(super) fn key(&self, sums: &Sums) -> u32 {
        let (ceo, cto) = (sums.ceo_low, sums.cto_low);
        self.comparison
            .key_of(crate::rank::Score { low: ceo, high: ceo + sums.ceo_open }, crate::rank::Score { low: cto, high: cto + sums.cto_open })
    }

    /// What an element list that says nothing is believed to be worth at most.
    pub(super) fn believed(&self, weight: u32) -> u32 {
        share(weight, self.comparison.weights.lambda) + 1
    }
}

/// Whether a rule has a `must` to watch over.
fn has_must(need: &Need, rule: RuleId) -> bool {
    rule.reads().is_some_and(|kind| need.of(kind).any(|criterion| criterion.importance == Importance::Must))
}

/// The weights of the CTO's rules for somebody who wishes these kinds of things, by column.
fn cto_weights(comparison: &Comparison<'_>, mask: usize) -> [u32; COLUMNS] {
    let wished = |bit: usize| mask & bit != 0;
    let mut profile = Profile::unknown(ProfileId::NIL);
    profile.wishes = Wishes {
        sectors: domain::Sector::ALL.iter().take(usize::from(wished(1))).copied().collect(),
        impacts: domain::Impact::ALL.iter().take(usize::from(wished(2))).copied().collect(),
        mission_types: domain::MissionType::ALL.iter().take(usize::from(wished(4))).copied().collect(),
        stages: domain::Stage::ALL.iter().take(usize::from(wished(8))).copied().collect(),
        ..Wishes::default()
    };
    let weights = comparison.weights_of(Side::Cto, &profile);
    std::array::from_fn(|at| weights.iter().find(|(rule, _)| columns::RULES[at].contains(rule)).map_or(0, |(_, weight)| *weight))
}

impl Column {
    /// `None` where no rule reads it for this need.
    fn new(at: usize, community: &Community, weight: &impl Fn(RuleId) -> Option<u32>) -> Option<Self> {
        let of = |side: Side| columns::RULES[at].iter().filter(move |rule| rule.side() == side);
        let ceo: Vec<(RuleId, u32)> = of(Side::Ceo).filter_map(|rule| Some((*rule, weight(*rule)?))).collect();
        let cto: Vec<RuleId> = of(Side::Cto).copied().collect();
        let different = community.columns[at].len();
        (!ceo.is_empty() || !cto.is_empty()).then(|| Self { at, ceo, cto, entries: vec![None; different] })
    }

    /// Asks the rules for one fact, and remembers.
    fn ask(&mut self, comparison: &Comparison<'_>, community: &Community, blank: &mut Profile, number: u32) -> Entry {
        let Some(facet) = community.columns[self.at].get(number) else { return Entry::default() };
        facet.put_into(blank);
        let mut entry = Entry { wish: facet.wish(), ..Entry::default() };
        for (rule, weight) in &self.ceo {
            let Judgement { outcome, blocks } = judge(comparison, comparison.need, *rule, blank);
            match outcome {
                Outcome::Known { value, .. } => entry.low += share(*weight, value),
                Outcome::Unknown { .. } => entry.open += weight,
            }
            entry.blocks |= !blocks.is_empty();
        }
        for rule in &self.cto {
            if rule.rule().pull(comparison.need, &blank.wishes) == Pull::None {
                continue;
            }
            let Judgement { outcome, blocks } = judge(comparison, comparison.need, *rule, blank);
            entry.cto = match outcome {
                Outcome::Known { value, .. } => Some(value),
                Outcome::Unknown { .. } => None,
            };
            entry.blocks |= !blocks.is_empty();
        }
        facet.nothing().put_into(blank);
        if let Some(known) = self.entries.get_mut(number as usize) {
            *known = Some(entry);
        }
        entry
    }
}

/// What a rule says of a profile that may have a single fact.
fn judge(comparison: &Comparison<'_>, need: &Need, rule: RuleId, profile: &Profile) -> Judgement {
    let pair = Pair { need, words: &comparison.words, profile, story: None, weights: comparison.weights, knowledge: comparison.knowledge };
    rule.rule().judge(&pair)
}

/// What serves the wishes that a rule reads from a list.
fn list_of(community: &Community, comparison: &Comparison<'_>, rule: RuleId, weight: u32, scratch: &mut usize) -> List {
    let mut wishes = Vec::new();
    for criterion in rule.reads().into_iter().flat_map(|kind| comparison.need.of(kind)) {
        let served_by = served_by(community, comparison, rule, criterion);
        let importance = counts(criterion, comparison.weights);
        wishes.push(Wanted { importance, must: criterion.importance == Importance::Must, at: *scratch, served_by });
        *scratch += 1;
    }
    List { weight, nothing: community.elements.nothing(rule), wishes }
}

/// Asks the rule for each element that may earn something, alone.
fn served_by(community: &Community, comparison: &Comparison<'_>, rule: RuleId, criterion: &Criterion) -> Vec<(u32, u32, bool)> {
    let elements = &community.elements;
    let candidates: Vec<u32> = match &criterion.value {
        CriterionValue::Stack(wanted) => {
            let near = vocabulary().near(wanted);
            let near = near.iter().map(|(known, _)| *known).filter(|known| *known != wanted);
            std::iter::once(wanted).chain(near).flat_map(|known| elements.of_technology(known)).copied().collect()
        }
        _ => elements.of_rule(rule).to_vec(),
    };
    // Asked as a `must`, so that the answer says whether one would be satisfied.
    let alone = Need { text: String::new(), criteria: vec![Criterion { importance: Importance::Must, ..criterion.clone() }] };
    let serves = candidates.into_iter().filter_map(|number| {
        let element = elements.get(number).filter(|element| !matches!(element, Element::Nothing(_)))?;
        let mut profile = Profile::unknown(ProfileId::NIL);
        element.put_into(&mut profile);
        let Judgement { outcome, blocks } = judge(comparison, &alone, rule, &profile);
        let Outcome::Known { value, .. } = outcome else { return None };
        (value > 0 || blocks.is_empty()).then_some((number, value, blocks.is_empty()))
    });
    serves.collect()
}

impl Telling {
    fn new(community: &Community, need: &Words, weight: u32, half: u32) -> Self {
        let credits = community.lexicon.credits(need);
        let wanted = vec![0; need.iter().count()];
        let sum: u64 = need.iter().map(|word| u64::from(crate::rank::words::shared_worth(word, crate::rank::words::SAME))).sum();
        Self { weight, half, credits, wanted, most: share(weight, squashed(sum, half)) }
    }

    /// The most that a story, or the belief in one that was not told, is worth.
    fn at_most(&self) -> u32 {
        self.most.max(self.weight)
    }

    fn earned(&mut self, story: &[u32]) -> u32 {
        self.credits.best_of(story, &mut self.wanted);
        let sum: u64 = self.wanted.iter().map(|value| u64::from(*value)).sum();
        share(self.weight, squashed(sum, self.half).min(WHOLE))
    }
}
