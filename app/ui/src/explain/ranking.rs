//! "How ranking works": chapters made from the rules, their weights and what they give in plain cases. The page and the document
//! in `docs/` are both written from them, so that neither can say anything else than what is done.

mod document;
mod example;
mod outcome;

use matching::{
    Weights,
    rank::{Explanation, ProposalWeights, RuleId, Samples, Side, WHOLE, apportioned},
};

pub use document::document;
pub use example::{Example, ExampleRow};

use super::{rule_name, rule_says};
use crate::{Locale, format, t::ranking as words};
use example::example;
use outcome::outcome;

/// A chapter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chapter {
    /// What its address ends with.
    pub id: &'static str,
    pub title: &'static str,
    pub blocks: Vec<Block>,
}

/// A piece of a chapter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    Text(String),
    List(Vec<String>),
    /// What never counts, each with what stands smaller beside it.
    Refused(Vec<(&'static str, Option<&'static str>)>),
    Rules(Vec<RuleRow>),
    Example(Example),
}

/// One rule, as a row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleRow {
    pub name: &'static str,
    pub looks_at: &'static str,
    pub gives: String,
    /// In points of its side's hundred, before importance.
    pub weight: String,
    pub can_block: bool,
}

/// Every chapter, in order.
pub fn ranking(locale: Locale, weights: &Weights) -> Vec<Chapter> {
    let samples = Samples::of(weights);
    let chapter = |id, title, blocks| Chapter { id, title, blocks };
    let text = |text: &str| Block::Text(text.to_owned());
    let by = &weights.importance;
    let (worked, sum) = example(locale, weights);
    let weighed = words::weights_note(locale, by.important, by.must, by.nice);
    vec![
        chapter("principle", words::principle(locale), vec![text(words::principle_text(locale)), text(words::both(locale))]),
        chapter("example", words::sum(locale), vec![Block::Text(worked), Block::Example(sum)]),
        chapter(
            "rules-ceo",
            words::rules_ceo(locale),
            vec![Block::Text(weighed), text(words::supposed(locale)), rules(locale, Side::Ceo, weights, &samples)],
        ),
        chapter("rules-cto", words::rules_cto(locale), vec![text(words::block_note(locale)), rules(locale, Side::Cto, weights, &samples)]),
        chapter("near", words::near(locale), near(locale, weights, &samples)),
        chapter("order", words::order(locale), order(locale, weights)),
        chapter("proposal", words::proposal(locale), vec![text(words::proposal_text(locale)), proposal(locale, &weights.proposal)]),
        chapter("never", words::never(locale), vec![never(locale)]),
        chapter("decides", words::decides(locale), vec![text(words::decides_text(locale))]),
    ]
}

fn rules(locale: Locale, side: Side, weights: &Weights, samples: &Samples) -> Block {
    let explained: Vec<_> = RuleId::ALL.iter().filter(|rule| rule.side() == side).map(|rule| rule.explain(weights)).collect();
    let weighed: Vec<u32> = explained.iter().map(|one| one.weight).collect();
    let tenths = apportioned(&weighed, WHOLE / TENTH);
    let row = |(one, tenths): (&Explanation, u32)| RuleRow {
        name: rule_name(locale, one.rule),
        looks_at: rule_says(locale, one.rule),
        gives: outcome(locale, one.rule, weights, samples),
        weight: if tenths == 0 { "0".to_owned() } else { format::percent(locale, tenths * TENTH) },
        can_block: one.can_block,
    };
    Block::Rules(explained.iter().zip(tenths).map(row).collect())
}

/// A tenth of a point, in micro-points: what is shown is no finer.
const TENTH: u32 = WHOLE / 1_000;

fn near(locale: Locale, weights: &Weights, samples: &Samples) -> Vec<Block> {
    let share = |value| share(locale, value);
    let [n1, n2, n3, n4] = samples.neighbours.map(share);
    let [c1, c2, c3, c4] = samples.city_km.map(share);
    vec![
        Block::Text(words::near_text(locale, share(samples.label_near_from), n1, n2, n3, n4, share(samples.technology_near_from))),
        Block::Text(words::near_city(locale, c1, c2, c3, c4)),
        Block::Text(words::near_must(locale, share(weights.must_from))),
    ]
}

fn order(locale: Locale, weights: &Weights) -> Vec<Block> {
    vec![
        Block::Text(words::order_text(
            locale,
            share(locale, weights.ceo_share),
            share(locale, WHOLE - weights.ceo_share),
            share(locale, weights.lambda),
        )),
        Block::Text(words::order_good(locale, share(locale, weights.good_from))),
    ]
}

fn proposal(locale: Locale, weights: &ProposalWeights) -> Block {
    Block::List(vec![
        words::proposal_places(locale, weights.places),
        words::proposal_reach(locale, share(locale, weights.reach)),
        words::proposal_diversity(locale, share(locale, weights.diversity)),
        words::proposal_fair(locale, weights.newcomer_days),
    ])
}

fn never(locale: Locale) -> Block {
    Block::Refused(vec![
        (words::never_1(locale), Some(words::never_1_detail(locale))),
        (words::never_2(locale), None),
        (words::never_3(locale), None),
        (words::never_4(locale), Some(words::never_4_detail(locale))),
    ])
}

/// Micro-points out of a hundred: whole, or with one decimal where that is exact.
fn share(locale: Locale, value: u32) -> String {
    if !value.is_multiple_of(10_000) && value.is_multiple_of(1_000) {
        format::percent(locale, value)
    } else {
        ((value + 5_000) / 10_000).to_string()
    }
}
