//! `passerelle match`

use anyhow::Context as _;
use domain::{Criterion, ProfileId};
use marketplace::matches::preview;
use matching::rank::{Block, Part, Score};
use matching::{Match, Need};
use serde::{Deserialize, Serialize};

use super::open::with_marketplace;
use super::{answer, standard_input, understand};
use crate::cli::Output;
use crate::config::Config;

/// Criteria as `understand --json` prints them; other keys are left alone, so that its output can be piped in.
#[derive(Deserialize)]
struct Given {
    #[serde(default)]
    text: String,
    criteria: Vec<Criterion>,
}

/// One profile at its place. Scores are micro-points: 1 000 000 is everything.
#[derive(Serialize)]
struct Ranked<'a> {
    rank: usize,
    profile: ProfileId,
    ceo: Score,
    cto: Score,
    parts: Vec<RankedPart<'a>>,
    blocked_by: &'a [Block],
}

/// A rule's share: what it surely gives its side, and what an answer could add.
#[derive(Serialize)]
struct RankedPart<'a> {
    #[serde(flatten)]
    part: &'a Part,
    contribution: u32,
    open: u32,
}

pub(super) async fn run(config: &Config, limit: usize, output: Output) -> anyhow::Result<()> {
    let need = need(&standard_input()?)?;
    let matches = with_marketplace(config, async |marketplace| Ok(preview(marketplace, &need).await?)).await?;
    let ranked = matches.iter().take(limit).enumerate().map(|(index, one)| ranked(index + 1, one));
    if output.json {
        answer::json(&ranked.collect::<Vec<_>>())?;
        return Ok(());
    }
    for Ranked { rank, profile, ceo, cto, blocked_by, .. } in ranked {
        let blocked = if blocked_by.is_empty() { "" } else { "  ruled out" };
        answer::line(format_args!("{rank:>4}  {}  ceo {}  cto {}{blocked}", profile.0, range(ceo), range(cto)))?;
    }
    Ok(())
}

fn need(input: &str) -> anyhow::Result<Need> {
    if !input.trim_start().starts_with('{') {
        return Ok(Need { text: input.to_owned(), criteria: understand::read(input).criteria });
    }
    let given: Given = serde_json::from_str(input).context("the criteria cannot be read")?;
    Ok(Need { text: given.text, criteria: given.criteria })
}

fn ranked(rank: usize, one: &Match) -> Ranked<'_> {
    let parts = one.parts.iter().map(|part| RankedPart { part, contribution: part.contribution(), open: part.open() });
    Ranked { rank, profile: one.profile, ceo: one.ceo, cto: one.cto, parts: parts.collect(), blocked_by: &one.blocked_by }
}

/// Whole points of 100, rounded down: nothing is promised that is not there.
fn range(score: Score) -> String {
    format!("{:>3}–{:<3}", score.low / 10_000, score.high / 10_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_and_the_criteria_printed_from_it_are_the_same_need() {
        let text = "Nous cherchons un CTO qui connaît Rust.";
        let read = need(text).unwrap();
        let printed = serde_json::json!({ "criteria": read.criteria, "unknown": ["rate"] }).to_string();
        assert_eq!(need(&printed).unwrap().criteria, read.criteria);
    }

    #[test]
    fn criteria_that_mean_nothing_are_refused() {
        let error = need(r#"{"criteria":[{"kind":"stack","value":"rust","importance":"very"}]}"#).unwrap_err();
        assert!(format!("{error:#}").contains("the criteria cannot be read"));
    }
}
