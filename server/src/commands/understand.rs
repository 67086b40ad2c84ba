//! `passerelle understand`

use domain::availability::day_of;
use domain::{Criterion, CriterionKind, Importance};
use marketplace::clock::{Clock as _, MachineClock};
use matching::{Situation, Understanding, understand};
use serde::Serialize;

use super::{answer, standard_input};
use crate::cli::Output;

/// What a script gets: the criteria with the bytes of the text that they were read from, and what is said of the situation.
#[derive(Serialize)]
struct Answer {
    criteria: Vec<Found>,
    unknown: Vec<CriterionKind>,
    situation: Situation,
}

#[derive(Serialize)]
struct Found {
    kind: CriterionKind,
    value: String,
    importance: Importance,
    start: u32,
    end: u32,
}

pub(super) fn run(output: Output) -> anyhow::Result<()> {
    let text = standard_input()?;
    let understanding = read(&text);
    if output.json {
        answer::json(&printed(understanding))?;
        return Ok(());
    }
    for Criterion { value, importance, evidence, .. } in &understanding.criteria {
        let words = evidence.and_then(|evidence| evidence.words(&text)).unwrap_or_default();
        answer::line(format_args!("{:<13} {:<24} {:<12} {words:?}", value.kind().code(), value.code(), importance.code()))?;
    }
    let unknown: Vec<_> = understanding.unknown.iter().map(|kind| kind.code()).collect();
    answer::line(format_args!("not said: {}", unknown.join(", ")))?;
    Ok(())
}

/// Reads a need as of today.
pub(super) fn read(text: &str) -> Understanding {
    understand(text, day_of(MachineClock.now()))
}

fn printed(understanding: Understanding) -> Answer {
    let found = |criterion: Criterion| {
        let evidence = criterion.evidence?;
        let value = criterion.value;
        Some(Found { kind: value.kind(), value: value.code(), importance: criterion.importance, start: evidence.start, end: evidence.end })
    };
    Answer {
        criteria: understanding.criteria.into_iter().filter_map(found).collect(),
        unknown: understanding.unknown,
        situation: understanding.situation,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_gets_each_criterion_with_its_words_and_what_is_not_said() {
        let text = "Nous cherchons un CTO qui connaît Rust. Une agence développe.";
        let json = serde_json::to_value(printed(read(text))).unwrap();
        let rust = json["criteria"].as_array().unwrap().iter().find(|one| one["value"] == "rust").unwrap();
        let keys: Vec<_> = rust.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(keys, ["end", "importance", "kind", "start", "value"]);
        let span = rust["start"].as_u64().unwrap() as usize..rust["end"].as_u64().unwrap() as usize;
        assert_eq!(&text[span], "Rust");
        let agency = &json["situation"]["team"]["agency"];
        assert_eq!(agency["value"], true);
        assert_eq!(&text[agency["start"].as_u64().unwrap() as usize..agency["end"].as_u64().unwrap() as usize], "Une agence");
        assert!(json["unknown"].as_array().unwrap().iter().any(|kind| kind == "rate"));
    }
}
