//! Laws:
//! 1. What is read from the labelled needs reaches the floor of each field: what was measured, less a margin. The product's floors are 0.90 for
//!    technologies, and for rhythm, rate and team exactly as said.
//! 2. So does what is read from needs that were labelled later, of which only words of sectors and impacts were looked at since.

use evaluation::extraction::{self, Report};
use tests::root;

use crate::scene::today;

/// Field, measure, floor.
const FLOORS: [(&str, &str, f64); 16] = [
    ("stack", "f1", 0.94),
    ("stack_negative", "f1", 0.92),
    ("sector", "f1", 0.88),
    ("mission_type", "f1", 0.88),
    ("impact", "f1", 0.75),
    ("impact", "first_right", 0.77),
    ("impact", "recall_at_3", 0.78),
    ("stage", "accuracy", 0.80),
    ("orientation", "accuracy", 0.70),
    ("remote", "accuracy", 0.95),
    ("days_per_week", "exact", 0.95),
    ("rate_eur_per_day", "exact", 0.95),
    ("budget_eur_per_month", "exact", 0.95),
    ("team.developers", "exact", 0.93),
    ("team.agency", "exact", 0.95),
    ("team.cto_left", "exact", 0.93),
];

/// The same for the needs that were labelled later.
const LATER: [(&str, &str, f64); 6] = [
    ("stack", "f1", 0.94),
    ("sector", "f1", 0.88),
    ("mission_type", "f1", 0.82),
    ("rate_eur_per_day", "exact", 0.95),
    ("budget_eur_per_month", "exact", 0.95),
    ("team.agency", "exact", 0.90),
];

fn below(file: &str, floors: &[(&str, &str, f64)]) -> (Report, Vec<String>) {
    let report = extraction::evaluate(&root().join(file), today(), None, &mut |_| {}).unwrap();
    let value = |field, measure| report.ours(field, measure).and_then(|one| one.value).unwrap();
    let missed = floors.iter().filter(|(field, measure, floor)| value(field, measure) < *floor);
    let below = missed.map(|(field, measure, floor)| format!("{field} {measure} is below {floor}")).collect();
    (report, below)
}

#[test]
fn law_1_every_field_reaches_its_floor() {
    let (report, below) = below("tests/relevance/extraction.jsonl", &FLOORS);
    assert!(report.texts >= 60);
    assert!(below.is_empty(), "{}\n{}", below.join("\n"), report.table());
    assert_eq!(FLOORS.len(), report.ours.len(), "every field has a floor");
}

#[test]
fn law_2_needs_that_were_labelled_later_reach_their_floors() {
    let (report, below) = below("tests/relevance/extraction-later.jsonl", &LATER);
    assert!(report.texts >= 20);
    assert!(below.is_empty(), "{}\n{}", below.join("\n"), report.table());
}
