//! Laws:
//! 1. What is read from the labelled needs reaches the floor of each field: what was measured, less a margin. The product's floors are 0.90 for
//!    technologies, and for rhythm, rate and team exactly as said.

use evaluation::extraction;
use tests::root;

use crate::scene::today;

/// Field, measure, floor.
const FLOORS: [(&str, &str, f64); 16] = [
    ("stack", "f1", 0.84),
    ("stack_negative", "f1", 0.40),
    ("sector", "f1", 0.60),
    ("mission_type", "f1", 0.63),
    ("impact", "f1", 0.71),
    ("impact", "first_right", 0.69),
    ("impact", "recall_at_3", 0.63),
    ("stage", "accuracy", 0.78),
    ("orientation", "accuracy", 0.19),
    ("remote", "accuracy", 0.67),
    ("days_per_week", "exact", 0.75),
    ("rate_eur_per_day", "exact", 0.81),
    ("budget_eur_per_month", "exact", 0.92),
    ("team.developers", "exact", 0.70),
    ("team.agency", "exact", 0.92),
    ("team.cto_left", "exact", 0.80),
];

#[test]
fn law_1_every_field_reaches_its_floor() {
    let file = root().join("tests/relevance/extraction.jsonl");
    let report = extraction::evaluate(&file, today(), None, &mut |_| {}).unwrap();
    assert!(report.texts >= 60);
    let below = FLOORS.iter().filter(|(field, measure, floor)| {
        let value = report.ours(field, measure).and_then(|one| one.value).unwrap();
        value < *floor
    });
    let below: Vec<String> = below.map(|(field, measure, floor)| format!("{field} {measure} is below {floor}")).collect();
    assert!(below.is_empty(), "{}\n{}", below.join("\n"), report.table());
    assert_eq!(FLOORS.len(), report.ours.len(), "every field has a floor");
}
