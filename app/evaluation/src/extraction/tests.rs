//! 1. What is written can be read from the text: every piece of evidence lies on character boundaries, and cites a value of its field.
//! 2. A text without labels is read and written, and not scored.
//! 3. Labels that are exactly what is read give 1 everywhere; technologies are compared by their folded names.
//! 4. The same file gives the same bytes.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::*;

const TEXT: &str =
    "Éditeur d’une appli santé 🚑, nous cherchons un CTO 2 à 3 jours par semaine à Lyon, sans PHP, avec Node.js. TJM 750-950 €.";

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 5).unwrap()
}

fn evaluated(name: &str, lines: &[Value]) -> (Report, String) {
    let path = std::env::temp_dir().join(format!("passerelle-extraction-{}-{name}.jsonl", std::process::id()));
    std::fs::write(&path, lines.iter().map(|line| format!("{line}\n")).collect::<String>()).unwrap();
    let mut written = Vec::new();
    let report = evaluate(&path, today(), Some((&path, &mut written)), &mut |_| {}).unwrap();
    std::fs::remove_file(path).unwrap();
    (report, String::from_utf8(written).unwrap())
}

#[test]
fn law_1_evidence_can_be_read_in_the_text() {
    let (_, written) = evaluated("evidence", &[json!({ "id": "a", "lang": "fr", "text": TEXT })]);
    let line: Value = serde_json::from_str(&written).unwrap();
    let evidence = line["evidence"].as_array().unwrap();
    assert!(evidence.len() >= 4, "{evidence:?}");
    for one in evidence {
        let (start, end) = (one["start"].as_u64().unwrap() as usize, one["end"].as_u64().unwrap() as usize);
        assert!(TEXT.get(start..end).is_some_and(|words| !words.is_empty()), "{one}");
        let said = &line["predicted"][one["field"].as_str().unwrap()];
        assert!(said == &one["value"] || said.as_array().is_some_and(|said| said.contains(&one["value"])), "{one} of {said}");
    }
    assert_eq!(line["predicted"]["days_per_week"], json!([2, 3]));
    assert_eq!(line["predicted"]["rate_eur_per_day"], json!([750, 950]));
    assert_eq!(line["predicted"]["stack_negative"], json!(["PHP"]));
}

#[test]
fn law_2_a_text_without_labels_is_read() {
    let (report, written) = evaluated("unlabelled", &[json!({ "id": "a", "text": TEXT })]);
    assert_eq!((report.texts, report.ours.len(), written.lines().count()), (1, 0, 1));
}

#[test]
fn law_3_what_is_labelled_as_it_is_read_is_perfect() {
    let (_, written) = evaluated("first", &[json!({ "id": "a", "text": TEXT })]);
    let mut gold = serde_json::from_str::<Value>(&written).unwrap()["predicted"].clone();
    gold["stack"] = json!(["nodejs"]);
    let (report, _) = evaluated("second", &[json!({ "id": "a", "text": TEXT, "gold": gold })]);
    assert!(report.ours.iter().all(|one| one.value.is_none_or(|value| value == 1.0)), "{}", report.table());
    assert_eq!(report.ours("stack", "f1").unwrap().value, Some(1.0));
}

#[test]
fn law_4_the_same_file_gives_the_same_bytes() {
    let lines = [
        json!({ "id": "a", "text": TEXT, "gold": { "stack": ["PHP"] }, "optional": { "stack": ["Node"] } }),
        json!({ "id": "b", "text": "" }),
    ];
    let ((one, first), (two, second)) = (evaluated("one", &lines), evaluated("two", &lines));
    assert_eq!(first, second);
    assert_eq!(serde_json::to_string(&one).unwrap(), serde_json::to_string(&two).unwrap());
    assert_eq!(one.ours("stack", "f1").unwrap().counts.unwrap().wrong, 0, "optional");
}
